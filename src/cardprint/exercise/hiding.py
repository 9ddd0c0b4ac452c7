"""Words hidden among letters: takes words, squares and the ways words may run, gives a square full of letters.

Every word is there once and no more: neither letters between words nor words beside each other spell one again.
"""

from __future__ import annotations

from hashlib import sha256
from itertools import count
from random import Random
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cardprint.model.puzzle import Square, Squares

    Word: TypeAlias = Sequence[str]

_TRIES = 24  # whole squares, each with other places for the words
_STARTS = 40  # places tried for a word before all are
_ROUNDS = 40  # of letters drawn again where they spelt a word
_WORK_A_START = 4  # squares: what it takes to try a place
EMPTY = " "
"""What stands where every letter would spell a word: nothing."""


class Work:
    """How many squares may still be looked at; the last look may take more than is left."""

    def __init__(self, squares: int) -> None:
        """Allow so many."""
        self.left = squares


class WordPosition(NamedTuple):
    """Where a word lies: its first square, and the way to the next."""

    first: Square
    way: Square


class Hidden(NamedTuple):
    """The places of words, in their order, and what is written in each square."""

    positions: tuple[WordPosition, ...]
    signs: Mapping[Square, str]
    squares: Squares


def hide(  # noqa: PLR0913, PLR0917 - words and where they go
    words: Sequence[Word], squares: Squares, ways: Sequence[Square], pool: Sequence[str], seed: str, work: Work
) -> Hidden | None:
    """Hide words in squares; None where that is not to be done, or not with the work that is left.

    ``pool`` has the signs that stand between them, as often as they are to come up. A word that is part of another lies
    in it; none may be part of others more than once.
    """
    draw = Random(sha256(seed.encode(errors="surrogateescape")).digest())  # noqa: S311 - a puzzle is no secret
    board = _Board(squares, ways, work)
    order = sorted(range(len(words)), key=lambda index: -len(words[index]))
    for _ in range(_TRIES):
        if work.left <= 0:
            break
        found = board.placed(words, order, draw)
        if found is not None:
            positions, written = found
            board.fill(words, positions, written, pool, draw)
            return Hidden(tuple(positions[index] for index in range(len(words))), written, squares)
    return None


def is_within(word: Word, other: Word, ways: Sequence[Square]) -> int:
    """Count how often a word can be read in another, backwards too where words may run so."""
    back = any((-right, -down) in ways for right, down in ways)
    readings = {tuple(word), tuple(reversed(word))} if back else {tuple(word)}
    size = len(word)
    return sum(tuple(other[start : start + size]) in readings for start in range(len(other) - size + 1))


class _Board:
    """Squares, and the lines that words may be read along."""

    def __init__(self, squares: Squares, ways: Sequence[Square], work: Work) -> None:
        self._work = work
        self._squares = squares
        self._ways = ways
        self._lines = {way: tuple(self._lines_along(way)) for way in ways}

    def placed(
        self, words: Sequence[Word], order: Iterable[int], draw: Random
    ) -> tuple[dict[int, WordPosition], dict[Square, str]] | None:
        """Find places for words, longest first; None where one finds none, or can be read twice."""
        written: dict[Square, str] = {}
        positions: dict[int, WordPosition] = {}
        ways = list(self._ways)
        for index in order:
            if self._work.left <= 0:
                return None
            word = words[index]
            within = self.readings(word, written)
            if len(within) > 1:
                return None
            position = within[0] if within else None
            if position is None:
                _shuffle(ways, draw)
                position = next(self._free(word, ways, written, draw), None)
            if position is None:
                return None
            positions[index] = position
            written |= _along(word, position)
        if self._work.left <= 0 or any(len(self.readings(word, written)) != 1 for word in words):
            return None
        return positions, written

    def fill(
        self,
        words: Sequence[Word],
        positions: Mapping[int, WordPosition],
        written: dict[Square, str],
        pool: Sequence[str],
        draw: Random,
    ) -> None:
        """Write signs into the squares between words, none of which spells one of these again."""
        columns, rows = self._squares
        free = [(column, row) for row in range(rows) for column in range(columns) if (column, row) not in written]
        between = set(free)
        for square in free:
            written[square] = _drawn(pool, draw)
        for turn in count():
            again = [
                [square for square in _along(word, position) if square in between]
                for index, word in enumerate(words)
                for position in self.readings(word, written)
                if not _same(position, positions[index], word)
            ]
            if not again:
                return
            for squares in again:
                square = squares[int(draw.random() * len(squares))]
                written[square] = _drawn(pool, draw) if turn < _ROUNDS and self._work.left > 0 else EMPTY

    def readings(self, word: Word, written: Mapping[Square, str]) -> list[WordPosition]:
        """Return all places where a word can be read; what reads alike from both ends is there once."""
        found: list[WordPosition] = []
        text = tuple(word)
        self._work.left -= self._squares.columns * self._squares.rows * len(self._ways)
        for way, lines in self._lines.items():
            for line in lines:
                signs = [written.get(square, "") for square in line]
                for start in range(len(signs) - len(text) + 1):
                    if signs[start] == text[0] and tuple(signs[start : start + len(text)]) == text:
                        position = WordPosition(line[start], way)
                        if not any(_same(position, other, word) for other in found):
                            found.append(position)
        return found

    def _free(
        self, word: Word, ways: Sequence[Square], written: Mapping[Square, str], draw: Random
    ) -> Iterator[WordPosition]:
        """Yield places where a word fits: the first ones at random, of these what shares most letters."""
        for way in ways:
            starts = list(self._starts(len(word), way))
            self._work.left -= _WORK_A_START * len(starts)
            _shuffle(starts, draw)
            shared = {}
            for first in starts[:_STARTS]:
                number = _shared(word, WordPosition(first, way), written)
                if number is not None:
                    shared[first] = number
            yield from (WordPosition(first, way) for first in sorted(shared, key=lambda first: -min(shared[first], 1)))
            rest = (WordPosition(first, way) for first in starts[_STARTS:])
            yield from (position for position in rest if _shared(word, position, written) is not None)

    def _starts(self, length: int, way: Square) -> Iterator[Square]:
        (columns, rows), (right, down) = self._squares, way
        for row in range(rows):
            for column in range(columns):
                last = column + right * (length - 1), row + down * (length - 1)
                if 0 <= last[0] < columns and 0 <= last[1] < rows:
                    yield column, row

    def _lines_along(self, way: Square) -> Iterator[tuple[Square, ...]]:
        """Yield the lines that run a way from edge to edge."""
        (columns, rows), (right, down) = self._squares, way
        for row in range(rows):
            for column in range(columns):
                if not (0 <= column - right < columns and 0 <= row - down < rows):
                    steps = range(max(columns, rows))
                    squares = ((column + step * right, row + step * down) for step in steps)
                    yield tuple(square for square in squares if 0 <= square[0] < columns and 0 <= square[1] < rows)


def _along(word: Word, position: WordPosition) -> dict[Square, str]:
    (column, row), (right, down) = position
    return {(column + step * right, row + step * down): sign for step, sign in enumerate(word)}


def _same(one: WordPosition, other: WordPosition, word: Word) -> bool:
    """Return whether a word covers the same squares at two places."""
    return one == other or _along(word, one).keys() == _along(word, other).keys()


def _shared(word: Word, position: WordPosition, written: Mapping[Square, str]) -> int | None:
    """Count the letters that a word shares with those that are there; None where it does not fit."""
    number = 0
    for square, sign in _along(word, position).items():
        there = written.get(square)
        if there is not None:
            if there != sign:
                return None
            number += 1
    return number if number < len(word) else None


def _drawn(pool: Sequence[str], draw: Random) -> str:
    return pool[int(draw.random() * len(pool))]


def _shuffle(things: list[Square], draw: Random) -> None:
    for place in range(len(things) - 1, 0, -1):
        drawn = int(draw.random() * (place + 1))
        things[place], things[drawn] = things[drawn], things[place]
