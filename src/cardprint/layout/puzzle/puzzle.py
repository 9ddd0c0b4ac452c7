"""Puzzles on paper: squares, and what is said about them below, on one page if they can be, on several if not."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Protocol

from cardprint.layout.composition.fit import FLOOR
from cardprint.layout.puzzle.squares import Sides
from cardprint.layout.sheet.strip import Strip, joined
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.layout.puzzle.clues import Columns
    from cardprint.layout.sheet.bench import SheetContext
    from cardprint.layout.sheet.strip import Flowing
    from cardprint.model.exercise import Task
    from cardprint.model.puzzle import Squares

_BELOW = mm(6)  # the squares
_SIZES_DOWN = (1.0, 0.91, 0.82)  # of type, where a smaller size keeps all on a page
_SIDES_DOWN = (1.0, 0.92, 0.85, 0.78)  # of squares, likewise
# Of the least squares of an edition, though never below those of the hand: smaller ones leave the head on its own page.
_TIGHT = 0.85
_LEAST_PITCH, _PITCH = mm(4.4), mm(6.3)  # between the answers of a strip key, without their cards' names and with them
_DUST = 1e-6


class Figure(Protocol):
    """A puzzle as it is drawn."""

    squares: Squares

    def grid(self, side: float) -> Strip:
        """Set the squares with sides so long."""

    def clues(self, size: float) -> Columns:
        """Set what is said about them in a size of type."""


class Puzzle:
    """A puzzle that waits for its place: its squares, and then as much of what is below as there is room for."""

    def __init__(self, context: SheetContext, figure: Figure, lead: Sequence[Strip]) -> None:
        """Take the figure and what leads to it."""
        self._figure = figure
        self._lead = joined(lead)
        self._size = context.column.size
        self._sides = Sides.of(context.ruling, context.column.theme.least)
        self._tightest = max(_TIGHT * self._sides.least, Sides.of(context.ruling, 0.0).least)
        floor = max(FLOOR, context.column.theme.least)
        self._sizes = tuple(dict.fromkeys(max(floor, context.ruling.question * share) for share in _SIZES_DOWN))

    def taken(self, room: float, *, fresh: bool) -> tuple[Strip | None, Flowing | None]:
        """Take what has room; see Flowing."""
        full = self._size.height
        sets = [self._figure.clues(size) for size in self._sizes]
        whole = self._whole(sets, room)
        if whole is not None:
            return whole, None
        side = self._side(room - self._lead.height - _BELOW)
        if room < full - _DUST and not (fresh and side >= self._tightest - _DUST):
            return None, self
        grid = self._grid(side)
        if sets[0].height <= full:
            return grid, sets[0]  # all of it together on the next page
        clues = min(sets, key=lambda columns: columns.pages(room - grid.height, full))
        first, rest = clues.taken(room - grid.height, fresh=False)
        return joined([grid, *([first] if first else [])]), rest

    def _whole(self, sets: Sequence[Columns], room: float) -> Strip | None:
        """Set all of it together, as large as there is room for; None where there is not enough."""
        for share, clues in sorted(product(_SIDES_DOWN, sets), key=lambda pair: -pair[0] * pair[1].size):
            side = self._side(room, share)
            height = self._lead.height + side * self._figure.squares.rows + _BELOW + clues.height
            if height <= room and self._is_fit(side):
                return joined([self._grid(side), clues.all()])
        return None

    def _grid(self, side: float) -> Strip:
        grid = self._figure.grid(side)
        return joined([self._lead, grid._replace(height=grid.height + _BELOW)])

    def _side(self, height: float, share: float = 1.0) -> float:
        """Return the side of squares in a room so high, at the most a share of what is wanted."""
        columns, rows = self._figure.squares
        return min(self._size.width / columns, height / rows, max(self._sides.least, self._sides.wanted * share))

    def _is_fit(self, side: float) -> bool:
        """Return whether squares are large enough to write in."""
        return side >= self._sides.least - _DUST


def marks(task: Task, height: float) -> Iterator[tuple[int, float]]:
    """Yield the places of answers beside squares for a key of strips: in lines of as many as there have to be."""
    count = len(task.cards)
    to_a_line = -(-count // max(1, int(height / _LEAST_PITCH)))
    pitch = max(_LEAST_PITCH, min(_PITCH, height * to_a_line / count))
    for index in range(count):
        yield task.number + index, pitch * (1 + index // to_a_line)
