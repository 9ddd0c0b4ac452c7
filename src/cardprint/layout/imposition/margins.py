"""The free paper around the cards of one side of a sheet: takes what stands there already, gives places for more."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from cardprint.layout.imposition.marks import MARK_ROOM
from cardprint.model.geometry import Rect
from cardprint.model.paper import UNPRINTABLE
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cardprint.model.geometry import Size
    from cardprint.model.page import Rule

_AIR = mm(1)
"""The least distance between two things on the margin."""


class Margins:
    """Gives places away one after another. None is nearer than the air to a card, a mark or another place."""

    def __init__(self, paper: Size, cards: Rect, marks: Iterable[Rule]) -> None:
        """Take the paper, the rectangle around all cards, and the cut marks beside them."""
        self._paper = paper
        self._printable = Rect(0, 0, *paper).inset(UNPRINTABLE)
        self._cards = cards
        self._taken = [cards, *(Rect(rule.x1, rule.y1, rule.x2 - rule.x1, rule.y2 - rule.y1) for rule in marks)]

    def occupy(self, place: Rect) -> None:
        """Mark a place as taken."""
        self._taken.append(place)

    def take(self, size: Size, left: float, *, at_foot: bool = False) -> Rect | None:
        """Occupy a place for something of this size, its left edge at ``left`` if it can be; None where none is free.

        The head of the sheet comes first, then its foot (the other way round with ``at_foot``), then its sides.
        """
        head, foot = self._cards.y, self._paper.height - self._cards.bottom
        half_way = (self._paper.height - size.height) / 2
        tops = (*_middles(head, foot, self._paper.height, size.height, far_first=at_foot), half_way)
        end = self._printable.right - size.width
        lefts = (left, self._printable.x, end, *(other.right + _AIR for other in self._taken))
        return self._first_free(size, ((x, y) for y, x in product(tops, lefts)))

    def take_beside(self, size: Size) -> Rect | None:
        """Occupy a place left or else right of the cards, half-way down if it can be; None where none is free."""
        left, right = self._cards.x, self._paper.width - self._cards.right
        half_way = (self._paper.height - size.height) / 2
        tops = (half_way, self._printable.y, *(other.bottom + _AIR for other in self._taken))
        return self._first_free(size, product(_middles(left, right, self._paper.width, size.width), tops))

    def _first_free(self, size: Size, corners: Iterable[tuple[float, float]]) -> Rect | None:
        for corner in corners:
            place = Rect(*corner, *size)
            if self._is_free(place):
                self.occupy(place)
                return place
        return None

    def _is_free(self, place: Rect) -> bool:
        held = self._printable
        inside = place.x >= held.x and place.y >= held.y and place.right <= held.right and place.bottom <= held.bottom
        return inside and not any(_meet(place.inset(-_AIR), other) for other in self._taken)


def _middles(near: float, far: float, paper: float, extent: float, *, far_first: bool = False) -> tuple[float, ...]:
    """Return where to begin to be in the middle of a margin: of the strip beyond the crop marks, then of all of it.

    ``near`` and ``far`` are the widths of the two margins on either side of the cards, the near one being first.
    """
    before = [(UNPRINTABLE + inner - _AIR - extent) / 2 for inner in (near - MARK_ROOM, near)]
    after = [paper - (UNPRINTABLE + inner - _AIR + extent) / 2 for inner in (far - MARK_ROOM, far)]
    first, second = (after, before) if far_first else (before, after)
    return (*first, *second)


def _meet(one: Rect, other: Rect) -> bool:
    """Return whether two rectangles share more than an edge; one of no width, a line, is a rectangle too."""
    dust = 1e-6
    return (
        one.x < other.right - dust
        and other.x < one.right - dust
        and one.y < other.bottom - dust
        and other.y < one.bottom - dust
    )
