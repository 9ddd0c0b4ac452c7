"""Words laid out so that they cross: takes words and the room there is, gives a grid in one piece, dense and small.

A first grid is built word by word, each where it crosses most and makes the grid grow least. Then, again and again,
some words are taken off, with what no longer hangs together with the rest, and put back in another order; a grid that
is no worse is kept. Work is counted in places tried, never in time, so that a seed gives one grid on every machine.
"""

from __future__ import annotations

from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from cardprint.model.puzzle import Square, Squares

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_TAKEN_OFF = 0.3  # the share of words that are taken off at a time
_AFRESH = 40  # grids after which one is built from nothing
_GRID_COST = 50  # places: what building a grid costs besides trying places
_MOST_TRIES = 3000  # places for one word: words of a single letter would have as many as the grid has squares
_CROSSING, _GROWTH, _CHANCE = 1.0, 10.0, 0.3  # what a crossing, growth over all the room, and luck are worth
_SQUARES_A_CROSSING = 20.0  # how many squares a grid may be larger by for one more
_UNEVENNESS = 4.0  # letters: how far the order of words departs from longest first


class GridPlace(NamedTuple):
    """Where a word lies: column and row of its first square, and whether it runs down."""

    column: int
    row: int
    down: bool


class Interlocked(NamedTuple):
    """Places of words, by their index; those of some may be missing. The grid begins at column 0, row 0."""

    places: Mapping[int, GridPlace]
    squares: Squares
    crossings: int

    def turned(self) -> Interlocked:
        """Return the grid with what runs across running down, and the other way round."""
        places = {index: GridPlace(row, column, not down) for index, (column, row, down) in self.places.items()}
        return Interlocked(places, Squares(self.squares.rows, self.squares.columns), self.crossings)


def interlock(words: Sequence[Sequence[str]], room: Squares, ample: float, seed: str, budget: int) -> Interlocked:
    """Lay out words, given as signs, in no more squares than there is room for.

    All have two signs or more, and no two are the same. Beyond ``ample``, times which the grid would still fit the
    room, a smaller one is no better. ``budget`` bounds the work: it is the number of places that may be tried.
    """
    fitting = [index for index, word in enumerate(words) if len(word) <= max(room)]
    if not fitting:
        return Interlocked({}, Squares(0, 0), 0)
    draw = Random(sha256(seed.encode(errors="surrogateescape")).digest())  # noqa: S311 - a puzzle is no secret
    best = kept = _Board(words, room, draw).filled(fitting)
    work, grids = kept.work, 1
    while work < budget:
        anew = grids % _AFRESH == 0
        board = _Board(words, room, draw)
        for index, place in () if anew else _holding_together(words, _thinned(kept.places, draw)).items():
            board.put(index, place)
        board.filled(fitting)
        work += board.work + _GRID_COST
        grids += 1
        if anew or board.worth(ample) >= kept.worth(ample):
            kept = board
        if kept.worth(ample) > best.worth(ample):
            best = kept
    return best.cut_out()


def _thinned(places: Mapping[int, GridPlace], draw: Random) -> dict[int, GridPlace]:
    return {index: place for index, place in places.items() if draw.random() > _TAKEN_OFF}


def _holding_together(words: Sequence[Sequence[str]], places: Mapping[int, GridPlace]) -> dict[int, GridPlace]:
    """Return the largest part of words in places that holds together, moved to where the board begins."""
    lying: dict[Square, list[int]] = {}
    for index, (column, row, down) in places.items():
        for step in range(len(words[index])):
            lying.setdefault((column, row + step) if down else (column + step, row), []).append(index)
    crossing: dict[int, list[int]] = {index: [] for index in places}
    for both in lying.values():
        if len(both) > 1:
            crossing[both[0]].append(both[1])
            crossing[both[1]].append(both[0])
    largest: list[int] = []
    seen: set[int] = set()
    for first in places:
        if first not in seen:
            seen.add(first)
            part = [first]
            for index in part:  # grows while it is gone through
                found = [other for other in crossing[index] if other not in seen]
                seen.update(found)
                part += dict.fromkeys(found)
            largest = max(largest, part, key=len)
    left, top = (min((places[index][side] for index in largest), default=0) for side in (0, 1))
    moved = {}
    for index in sorted(largest):
        column, row, down = places[index]
        moved[index] = GridPlace(column - left, row - top, down)
    return moved


class _Board:
    """A grid being built, on a board so large that it may grow to any side; a square is its index on the board."""

    def __init__(self, words: Sequence[Sequence[str]], room: Squares, draw: Random) -> None:
        self._words = words
        self._room = room
        self._draw = draw
        self._wide = 3 * room.columns + 2 * max(room) + 2
        self._origin = (room.columns + max(room), room.rows + max(room))
        self._signs = [""] * (self._wide * (3 * room.rows + 2 * max(room) + 2))
        self._lying: tuple[set[int], set[int]] = (set(), set())  # squares in words across, and in words down
        self._found: dict[str, list[int]] = {}
        self._box = (0, 0, -1, -1)
        self.places: dict[int, GridPlace] = {}
        self.work = 0

    def filled(self, indices: Sequence[int]) -> _Board:
        """Put what is missing where it fits, longer words first by and large, until nothing more fits."""
        left = [index for index in indices if index not in self.places]
        order = {index: len(self._words[index]) + self._draw.random() * _UNEVENNESS for index in left}
        left.sort(key=lambda index: -order[index])
        if left and not self.places:
            first = left.pop(0)
            self.put(first, GridPlace(0, 0, len(self._words[first]) > self._room.columns))
        count = len(left) + 1
        while len(left) < count:
            count = len(left)
            left = [index for index in left if not self._placed(index)]
        return self

    def put(self, index: int, place: GridPlace) -> None:
        """Write a word."""
        step = self._wide if place.down else 1
        square = self._square(place)
        for sign in self._words[index]:
            if not self._signs[square]:
                self._signs[square] = sign
                self._found.setdefault(sign, []).append(square)
            self._lying[place.down].add(square)
            square += step
        self.places[index] = place
        self._box = self._grown(place, len(self._words[index]))

    def worth(self, ample: float) -> tuple[int, float, float]:
        """Return how good the grid is: by its words, by how well it fits the room, by its crossings and its size.

        Height counts more than width, for clues are to find room below.
        """
        columns, rows = self._size(self._box)
        slack = min(self._room.columns / columns, self._room.rows / rows)
        size = (columns + 2 * self._room.columns) * rows
        return len(self.places), min(slack, ample), self._crossings * _SQUARES_A_CROSSING - size

    def cut_out(self) -> Interlocked:
        """Return the grid."""
        left, top, _, _ = self._box
        places = {
            index: GridPlace(column - left, row - top, down) for index, (column, row, down) in self.places.items()
        }
        return Interlocked(places, Squares(*self._size(self._box)), self._crossings)

    @property
    def _crossings(self) -> int:
        return len(self._lying[0] & self._lying[1])

    def _placed(self, index: int) -> bool:
        """Put a word where that is best; False where it fits nowhere."""
        word = self._words[index]
        best, best_place = 0.0, None
        for place in self._tries(word):
            columns, rows = self._size(self._grown(place, len(word)))
            wide, high = columns / self._room.columns, rows / self._room.rows
            if wide > 1 or high > 1:
                continue
            crossings = self._crossed(word, place)
            if crossings:
                growth = max(wide, high) + wide * high
                worth = crossings * _CROSSING - growth * _GROWTH + self._draw.random() * _CHANCE
                if best_place is None or worth > best:
                    best, best_place = worth, place
        if best_place is not None:
            self.put(index, best_place)
        return best_place is not None

    def _tries(self, word: Sequence[str]) -> Iterator[GridPlace]:
        """Yield the places where a word would cross another."""
        left, top = self._origin
        across, down = self._lying
        tries = 0
        for index, sign in enumerate(word):
            for square in self._found.get(sign, ()):
                row, column = divmod(square, self._wide)
                if square not in across:
                    yield GridPlace(column - left - index, row - top, down=False)
                if square not in down:
                    yield GridPlace(column - left, row - top - index, down=True)
                tries += 1
                if tries > _MOST_TRIES:
                    self.work += tries
                    return
        self.work += tries

    def _crossed(self, word: Sequence[str], place: GridPlace) -> int:
        """Count how many words a word crosses at a place; none where it does not fit there.

        Nothing may touch it but what it crosses, so that whatever stands together in a row or a column is a word.
        """
        signs, lying = self._signs, self._lying[place.down]
        step, aside = (self._wide, 1) if place.down else (1, self._wide)
        square = self._square(place)
        if signs[square - step] or signs[square + step * len(word)]:
            return 0
        crossings = 0
        for sign in word:
            there = signs[square]
            if there:
                if there != sign or square in lying:
                    return 0
                crossings += 1
            elif signs[square - aside] or signs[square + aside]:
                return 0
            square += step
        return crossings

    def _square(self, place: GridPlace) -> int:
        left, top = self._origin
        return (place.row + top) * self._wide + place.column + left

    def _grown(self, place: GridPlace, length: int) -> tuple[int, int, int, int]:
        """Return the columns and rows of the grid with a word at a place: first and last."""
        left, top, right, bottom = self._box
        column, row, down = place
        last_column, last_row = (column, row + length - 1) if down else (column + length - 1, row)
        if right < left:
            return column, row, last_column, last_row
        return min(left, column), min(top, row), max(right, last_column), max(bottom, last_row)

    @staticmethod
    def _size(box: tuple[int, int, int, int]) -> tuple[int, int]:
        left, top, right, bottom = box
        return right - left + 1, bottom - top + 1
