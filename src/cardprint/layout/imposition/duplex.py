"""Where the back of a slot is: takes a place on the front of a sheet, gives its place on the back.

A sheet turns about one of its edges. Which one the user names by length, ``Flip``; what counts is whether that edge
stands or lies on the page, and that is settled once, in ``axis``. All else follows from the axis alone.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from cardprint.model.job import Flip, Turn

if TYPE_CHECKING:
    from cardprint.model.geometry import Rect, Size


class Axis(StrEnum):
    """The direction, on the page, of the line about which a sheet or a card turns over."""

    VERTICAL = "vertical"
    HORIZONTAL = "horizontal"


class Place(NamedTuple):
    """Where a face is printed, and whether it is printed upside down."""

    rect: Rect
    turned: bool = False

    @property
    def origin(self) -> tuple[float, float]:
        """The page's point where the face has its own top left corner: that of a ``Panel`` for it."""
        return (self.rect.right, self.rect.bottom) if self.turned else (self.rect.x, self.rect.y)


def axis(page: Size, flip: Flip) -> Axis:
    """Return the axis that a page turns over about. A square page counts as upright.

    ``page`` is the paper as it is printed, so that the answer holds for upright and lying pages alike.
    """
    return Axis.HORIZONTAL if page.is_landscape == (flip is Flip.LONG) else Axis.VERTICAL


def back_slot(rect: Rect, page: Size, flip: Flip) -> Rect:
    """Return the place on the back of the sheet that lies behind ``rect`` on its front, and the other way round."""
    if axis(page, flip) is Axis.VERTICAL:
        return rect._replace(x=page.width - rect.right)
    return rect._replace(y=page.height - rect.bottom)


def is_turned(over: Axis, turn: Turn) -> bool:
    """Return whether a back is printed upside down, when its sheet (or its fold) goes over the given axis.

    A sheet that goes over sideways brings up backs that are upright to whoever turns the card sideways too. One that
    goes top over bottom brings up backs upside down to that person, but upright to one who turns cards top over.
    """
    return (over is Axis.HORIZONTAL) != (turn is Turn.TOP)


def back_place(
    rect: Rect, page: Size, flip: Flip, turn: Turn = Turn.SIDE, offset: tuple[float, float] = (0.0, 0.0)
) -> Place:
    """Return the place of a back, and whether it is turned, for the slot that is at ``rect`` on the front.

    ``offset`` is how far the printer needs its backs moved right and down, as seen on the back. It comes last, so that
    it means the same for every flip.
    """
    behind = back_slot(rect, page, flip)
    moved = behind._replace(x=behind.x + offset[0], y=behind.y + offset[1])
    return Place(moved, is_turned(axis(page, flip), turn))
