"""Plane geometry of paper. The origin is the top left corner, x runs right, y runs down, in points."""

from __future__ import annotations

from typing import NamedTuple


class Size(NamedTuple):
    """Width and height, in points."""

    width: float
    height: float

    @property
    def is_landscape(self) -> bool:
        """Whether it lies on its long edge."""
        return self.width > self.height

    def turned(self) -> Size:
        """Return the same paper after a quarter turn."""
        return Size(self.height, self.width)


class Rect(NamedTuple):
    """A rectangle: its top left corner, width and height, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.height

    @property
    def size(self) -> Size:
        """Width and height without the place."""
        return Size(self.width, self.height)

    def inset(self, by: float) -> Rect:
        """Return the rectangle that lies ``by`` points inside this one on all four sides."""
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)
