"""The free paper around the cards of one side of a sheet: takes what stands there already, gives places for more."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from cardprint.layout.marks import MARK_ROOM
from cardprint.model.geometry import Rect
from cardprint.model.paper import UNPRINTABLE
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
        for y, x in product(self._tops(size.height, at_foot=at_foot), self._lefts(size.width, left)):
            place = Rect(x, y, *size)
            if self._is_free(place):
                self.occupy(place)
                return place
        return None

    def _tops(self, height: float, *, at_foot: bool) -> Iterator[float]:
        """Try the middle of the strip beyond the crop marks, then the middle of the whole margin between them."""
        nearest = (self._cards.y, self._paper.height - self._cards.bottom)
        for foot in (at_foot, not at_foot):
            for inner in (nearest[foot] - MARK_ROOM, nearest[foot]):
                middle = (UNPRINTABLE + inner - _AIR) / 2
                yield (self._paper.height - middle if foot else middle) - height / 2
        yield (self._paper.height - height) / 2

    def _lefts(self, width: float, preferred: float) -> Iterator[float]:
        """Try the preferred edge, the printable strip's two ends, then right of whatever is in the way."""
        yield preferred
        yield self._printable.x
        yield self._printable.right - width
        yield from (other.right + _AIR for other in self._taken)

    def _is_free(self, place: Rect) -> bool:
        held = self._printable
        inside = place.x >= held.x and place.y >= held.y and place.right <= held.right and place.bottom <= held.bottom
        return inside and not any(_meet(place.inset(-_AIR), other) for other in self._taken)


def _meet(one: Rect, other: Rect) -> bool:
    """Say whether two rectangles share more than an edge; one of no width, a line, is a rectangle too."""
    dust = 1e-6
    return (
        one.x < other.right - dust
        and other.x < one.right - dust
        and one.y < other.bottom - dust
        and other.y < one.bottom - dust
    )
