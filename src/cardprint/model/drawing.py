"""Drawings in vectors: shapes, what they are filled and outlined with, and groups of them. The y axis runs down."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from cardprint.model.geometry import Size
    from cardprint.model.text import Colour


class Matrix(NamedTuple):
    """An affine map: ``x' = a x + c y + e`` and ``y' = b x + d y + f``."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def after(self, first: Matrix) -> Matrix:
        """Return the map that does ``first`` and then this."""
        a, b, c, d, e, f = self
        return Matrix(
            a * first.a + c * first.b,
            b * first.a + d * first.b,
            a * first.c + c * first.d,
            b * first.c + d * first.d,
            a * first.e + c * first.f + e,
            b * first.e + d * first.f + f,
        )

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


SAME = Matrix()


class Segment(NamedTuple):
    """A step of an outline: ``M`` to a new start, ``L`` in a line, ``C`` in a cubic Bézier curve, ``Z`` to the start.

    ``points`` are x and y of each point in turn: one, one, three (two handles and the end), none.
    """

    step: str
    points: tuple[float, ...] = ()


VectorPath: TypeAlias = tuple[Segment, ...]


class Stop(NamedTuple):
    """A colour of a gradient: where it is, from 0 to 1, and how opaque it is."""

    offset: float
    colour: Colour
    opacity: float = 1.0


class Gradient(NamedTuple):
    """Colours that run from one circle to another, both of radius 0 where they run along a line.

    ``start`` and ``end`` are x, y and radius; ``matrix`` takes them to where the shape is.
    """

    start: tuple[float, float, float]
    end: tuple[float, float, float]
    stops: tuple[Stop, ...]
    matrix: Matrix = SAME


Paint: TypeAlias = "Colour | Gradient"


class Stroke(NamedTuple):
    """The line along an outline; ``cap`` and ``join`` are numbered as in PDF, ``dash`` is on and off lengths."""

    paint: Paint
    width: float = 1.0
    opacity: float = 1.0
    cap: int = 0
    join: int = 0
    miter: float = 4.0
    dash: tuple[float, ...] = ()
    phase: float = 0.0


class VectorShape(NamedTuple):
    """An outline, filled and stroked; where it crosses itself ``even_odd`` leaves holes."""

    outline: VectorPath
    fill: Paint | None = None
    opacity: float = 1.0
    even_odd: bool = False
    stroke: Stroke | None = None


class Clip(NamedTuple):
    """What of a group shows."""

    outline: VectorPath
    even_odd: bool = False


class VectorGroup(NamedTuple):
    """Shapes that are moved, clipped and made transparent as one. ``clips`` are in the coordinates of its content."""

    content: tuple[VectorShape | VectorGroup, ...]
    matrix: Matrix = SAME
    clips: tuple[Clip, ...] = ()
    opacity: float = 1.0


class Drawing(NamedTuple):
    """A drawing whose upper left corner is the origin. What is beyond its size does not show."""

    size: Size
    content: VectorGroup
