"""Words in squares: puzzles as they are solved on paper.

Squares count from 0, from where reading begins and from the top. Of a right-to-left deck the first square of a row is
its rightmost; layout sees to that.
"""

from __future__ import annotations

from dataclasses import dataclass
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

ACROSS: Square = (1, 0)
DOWN: Square = (0, 1)


class Spelling(NamedTuple):
    """An answer as it is written into squares: words, of signs that fill a square each."""

    words: tuple[tuple[str, ...], ...]

    @property
    def signs(self) -> tuple[str, ...]:
        """What is written, square by square."""
        return tuple(sign for word in self.words for sign in word)

    @property
    def text(self) -> str:
        """The words with spaces between them."""
        return " ".join("".join(word) for word in self.words)

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
        """Give its squares in order, each with what is written there."""
        (column, row), (right, down) = self.first, self.step
        for index, sign in enumerate(self.spelling.signs):
            yield (column + index * right, row + index * down), sign


@dataclass(frozen=True, slots=True)
class Crossword:
    """Words that cross, each the answer of one card of the task, in the cards' order: those across, then those down.

    ``bank`` has all of them in the order of the alphabet, where they are given.
    """

    entries: tuple[Entry, ...]
    squares: Squares
    bank: tuple[str, ...] = ()
    right_to_left: bool = False

    def label(self, entry: Entry) -> str:
        """Give the name of a clue: its number, and an arrow the way that its answer runs."""
        return f"{entry.number}{'↓' if entry.step == DOWN else '←' if self.right_to_left else '→'}"

    def signs(self) -> dict[Square, str]:
        """Give what is written in each square that is not empty."""
        return {square: sign for entry in self.entries for square, sign in entry.squares()}

    def numbers(self) -> dict[Square, int]:
        """Give the numbers of the squares in which words begin."""
        return {entry.first: entry.number for entry in self.entries}
