"""Crosswords of a deck's answers: which cards share one, and what it looks like in each version."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.exercise.interlock import interlock
from cardprint.model.puzzle import ACROSS, DOWN, Crossword, Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.exercise.interlock import Interlocked
    from cardprint.exercise.spelling import Clued
    from cardprint.model.deck import Card
    from cardprint.model.puzzle import Squares

LARGEST_CROSSWORD = 60
"""The most words of a crossword: more fit no page in squares that can be written in."""

_LEAST = 3  # words: fewer are no crossword
_MOST_PARTS = 4  # into which cards are divided that one crossword does not hold
_AMPLE = 1.3  # times which the grid fits the room in the least squares: 9 mm where 7 mm would do
# Places tried: 60 words take about 0.4 s. All crosswords of a deck together get so much, each a first grid in any case.
_WORK, _WORK_A_PAIR, _ALL_WORK = 150_000, 180, 1_500_000
_WORK_ANEW = 10_000  # the least that a grid of a version gets of that; where it is less they have that of the first


class ClueGroup(NamedTuple):
    """The cards of one crossword, and the grid that has room for all of them."""

    clued: tuple[Clued, ...]
    grid: Interlocked


def groups(clued: Sequence[Clued], room: Squares, seed: str) -> tuple[list[ClueGroup], list[Card]]:
    """Divide cards into as few crosswords as hold all of them, and give the cards that fit into none.

    No two of the cards may have the same spelling.
    """
    found: list[ClueGroup] = []
    left: list[Clued] = []
    parts = _divided(clued, -(-len(clued) // LARGEST_CROSSWORD))
    share = _ALL_WORK // _MOST_PARTS // max(1, len(parts))
    for number, part in enumerate(parts):
        made, without = _as_few_as_hold(part, room, f"{seed}/{number}", share)
        found += made
        left += without
    while len(left) >= _LEAST:
        group, without = _group(left[:LARGEST_CROSSWORD], room, f"{seed}/left/{len(left)}", share)
        if len(group.clued) < _LEAST:
            break
        found.append(group)
        left = [*without, *left[LARGEST_CROSSWORD:]]
    return found, [one.card for one in left]


def can_be_made_anew(count: int) -> bool:
    """Return whether there is work for so many crosswords in all versions, each with a grid of its own."""
    return count * _WORK_ANEW <= _ALL_WORK


def anew(group: ClueGroup, room: Squares, seed: str, of: int) -> ClueGroup:
    """Return a group with another grid for each seed: one of ``of`` groups that are made anew.

    Where not all words are placed again, it is the same grid turned.
    """
    words = [one.spelling.signs for one in group.clued]
    grid = interlock(words, room, _AMPLE, seed, min(_ALL_WORK // of, _work(len(words))))
    if len(grid.places) < len(words):
        grid = group.grid.turned()
        if grid.squares.columns > room.columns or grid.squares.rows > room.rows:
            return group
    return group._replace(grid=grid)


def crossword(
    group: ClueGroup, first: int = 1, *, right_to_left: bool = False, bank: bool = False
) -> tuple[tuple[Card, ...], Crossword]:
    """Return the cards of a group in the order of their clues, and their crossword, perhaps with a bank of its words.

    Numbers count from ``first``: where a sheet has several crosswords, each clue has a number of its own.
    """
    grid = group.grid
    numbers: dict[tuple[int, int], int] = {}
    for column, row, _ in sorted(grid.places.values(), key=lambda place: (place.row, place.column)):
        numbers.setdefault((column, row), len(numbers) + first)
    entries = []
    for index, (column, row, down) in grid.places.items():
        entry = Entry(group.clued[index].spelling, (column, row), DOWN if down else ACROSS, numbers[column, row])
        entries.append((down, entry.number, group.clued[index].card, entry))
    entries.sort(key=lambda found: found[:2])
    words = sorted(entry.spelling.text for *_, entry in entries) if bank else ()
    cards = tuple(card for _, _, card, _ in entries)
    return cards, Crossword(tuple(entry for *_, entry in entries), grid.squares, tuple(words), right_to_left)


def _as_few_as_hold(
    clued: Sequence[Clued], room: Squares, seed: str, share: int
) -> tuple[list[ClueGroup], list[Clued]]:
    """Make one crossword of some cards, or several of about as many each where that leaves fewer cards out."""
    found: list[ClueGroup] = []
    left = list(clued)
    for count in range(1, _MOST_PARTS + 1):
        made: list[ClueGroup] = []
        out: list[Clued] = []
        for number, part in enumerate(_divided(clued, count)):
            group, without = _group(part, room, f"{seed}/{count}/{number}", share // count)
            made.append(group)
            out += without
        if len(out) >= len(left) or any(len(group.clued) < _LEAST for group in made):
            break
        found, left = made, out
        if not left:
            break
    return found, left


def _group(clued: Sequence[Clued], room: Squares, seed: str, share: int) -> tuple[ClueGroup, list[Clued]]:
    words = [one.spelling.signs for one in clued]
    grid = interlock(words, room, _AMPLE, seed, min(share, _work(len(words))))
    places = {new: grid.places[old] for new, old in enumerate(sorted(grid.places))}
    without = [one for index, one in enumerate(clued) if index not in grid.places]
    return ClueGroup(tuple(clued[index] for index in sorted(grid.places)), grid._replace(places=places)), without


def _work(words: int) -> int:
    return min(_WORK, _WORK_A_PAIR * words * words)


def _divided(clued: Sequence[Clued], count: int) -> list[Sequence[Clued]]:
    """Divide cards into parts about as large as one another, in their order."""
    size = -(-len(clued) // max(1, count))
    return [clued[first : first + size] for first in range(0, len(clued), size)] if clued else []
