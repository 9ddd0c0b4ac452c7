"""Words in squares: puzzles as they are solved on paper.

Squares count from 0, from where reading begins and from the top. Of a right-to-left deck the first square of a row is
its rightmost; layout sees to that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

Square: TypeAlias = tuple[int, int]
"""A column and a row."""


class Squares(NamedTuple):
    """How many columns and rows of squares there are, or may be."""

    columns: int
    rows: int


SHORTEST, LONGEST = 2, 20
"""How many squares a word may take: a longer answer is a sentence, and fits few sheets of paper."""

ON_A4: Squares = Squares(25, 30)
"""How many squares of 7 mm there is room for on A4."""

ROWS_A_WORD = 0.37
"""How many rows of such squares a word takes in a list of three columns below them."""

ACROSS: Square = (1, 0)
DOWN: Square = (0, 1)
EASY_WAYS: tuple[Square, ...] = (ACROSS, DOWN)
FORWARD_WAYS: tuple[Square, ...] = (*EASY_WAYS, (1, 1), (1, -1))
ALL_WAYS: tuple[Square, ...] = (*FORWARD_WAYS, *((-right, -down) for right, down in FORWARD_WAYS))
"""The ways that words run in a word search for beginners, for those who read well, for others."""

_ARROWS = {
    (1, 0): "→",
    (0, 1): "↓",
    (1, 1): "↘",
    (1, -1): "↗",
    (-1, 0): "←",
    (0, -1): "↑",
    (-1, -1): "↖",
    (-1, 1): "↙",
}


_AT_THE_END = str.maketrans("כמנפצ", "ךםןףץ")


class Spelling(NamedTuple):
    """An answer as it is written into squares: words, of signs that fill a square each."""

    words: tuple[tuple[str, ...], ...]

    @property
    def signs(self) -> tuple[str, ...]:
        """What is written, square by square."""
        return tuple(sign for word in self.words for sign in word)

    @property
    def text(self) -> str:
        """The words with spaces between them, in the letters that end words in Hebrew where they end."""
        return " ".join("".join((*word[:-1], word[-1].translate(_AT_THE_END))) for word in self.words)

    @property
    def lengths(self) -> tuple[int, ...]:
        """How many squares each of the words takes."""
        return tuple(map(len, self.words))


class Entry(NamedTuple):
    """A word in its place: its first square, and the way from each to the next. ``number`` is that of its clue."""

    spelling: Spelling
    first: Square
    step: Square
    number: int = 0

    def squares(self) -> Iterator[tuple[Square, str]]:
        """Yield its squares in order, each with what is written there."""
        (column, row), (right, down) = self.first, self.step
        for index, sign in enumerate(self.spelling.signs):
            yield (column + index * right, row + index * down), sign


class Crossword(NamedTuple):
    """Words that cross, each the answer of one card of the task, in the cards' order: those across, then those down.

    ``bank`` has all of them in the order of the alphabet, where they are given.
    """

    entries: tuple[Entry, ...]
    squares: Squares
    bank: tuple[str, ...] = ()
    right_to_left: bool = False

    def listed_answer(self, entry: Entry) -> tuple[str, str]:
        """Return the name of a clue, its number and an arrow the way that its answer runs, and the answer."""
        arrow = "↓" if entry.step == DOWN else "←" if self.right_to_left else "→"
        return f"{entry.number}{arrow}", entry.spelling.text

    def signs(self) -> dict[Square, str]:
        """Return what is written in each square that is not empty."""
        return {square: sign for entry in self.entries for square, sign in entry.squares()}

    def numbers(self) -> dict[Square, int]:
        """Return the numbers of the squares in which words begin."""
        return {entry.first: entry.number for entry in self.entries}


class WordSearch(NamedTuple):
    """Words hidden among letters, each the answer of one card of the task, in the order of the list beside it.

    ``rows`` has what is written in the squares, empty or a space where nothing is; ``ways`` those in which words run.
    The list has the words where they are ``listed``, else the clues.
    """

    entries: tuple[Entry, ...]
    squares: Squares
    rows: tuple[tuple[str, ...], ...]
    ways: tuple[Square, ...]
    right_to_left: bool = False
    listed: bool = True

    def listed_answer(self, entry: Entry) -> tuple[str, str]:
        """Return no name, for a word has its number, and say what it is and where.

        That is an arrow the way it runs, the column and the row of its first letter, from 1.
        """
        column, row = entry.first
        return "", f"{entry.spelling.text}  {self.arrow(entry.step)} {column + 1}, {row + 1}"

    def arrow(self, way: Square) -> str:
        """Return the arrow that points a way on paper."""
        right, down = way
        return _ARROWS[-right if self.right_to_left else right, down]
