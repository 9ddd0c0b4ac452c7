"""Strips: the stretches of a column that a worksheet is put together from, with what its key adds to each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from cardprint.model.page import Box, Group, Link, Outline, PlacedPicture, Polygon, Rule, moved
from cardprint.model.text import Text, TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.model.page import Item


class Strip(NamedTuple):
    """A stretch of a column that no page break divides.

    ``answered`` is what the key adds to what is ``printed``; ``rules`` counts the writing lines. ``baselines`` has the
    number of each question that begins on it and how far the first baseline of that is below the top.
    """

    height: float
    printed: tuple[Item, ...]
    answered: tuple[Item, ...] = ()
    rules: int = 0
    baselines: tuple[tuple[int, float], ...] = ()

    def items(self, *, key: bool) -> tuple[Item, ...]:
        """Return what is seen of it, on the sheet or on the key."""
        return (*self.printed, *self.answered) if key else self.printed


class Flowing(Protocol):
    """What becomes a strip, or several, only when it is known how much room there is."""

    def taken(self, room: float, *, fresh: bool) -> tuple[Strip | None, Flowing | None]:
        """Return what has room in a height, and what is left for the next column; None for nothing of either.

        ``fresh`` is whether the column is empty so far. Of a whole empty column something is always taken.
        """


def joined(strips: Sequence[Strip]) -> Strip:
    """Put strips below one another into one."""
    if len(strips) == 1:
        return strips[0]
    y = 0.0
    printed: list[Item] = []
    answered: list[Item] = []
    baselines: list[tuple[int, float]] = []
    for strip in strips:
        if y:
            baselines += [(number, y + baseline) for number, baseline in strip.baselines]
            printed += [moved(item, 0.0, y) for item in strip.printed]
            answered += [moved(item, 0.0, y) for item in strip.answered]
        else:
            baselines += strip.baselines
            printed += strip.printed
            answered += strip.answered
        y += strip.height
    rules = sum(strip.rules for strip in strips)
    return Strip(y, tuple(printed), tuple(answered), rules, tuple(baselines))


def mirrored(item: Item, width: float) -> Item:
    """Return an item at the place it has in a column of a width when that is seen in a mirror; text is not turned."""
    if isinstance(item, Box):
        upper_left, upper_right, lower_right, lower_left = item.radii
        radii = (upper_right, upper_left, lower_left, lower_right)
        return item._replace(x=width - item.x - item.width, radii=radii)
    if isinstance(item, TextBlock):
        return item.mirrored(width)
    if isinstance(item, Text | Outline | Group | Link | PlacedPicture):
        return item._replace(x=width - item.x - item.width)
    if isinstance(item, Rule):
        return item._replace(x1=width - item.x2, x2=width - item.x1)
    if isinstance(item, Polygon):
        return item._replace(points=tuple((width - x, y) for x, y in item.points))
    return item._replace(x=width - item.x)
