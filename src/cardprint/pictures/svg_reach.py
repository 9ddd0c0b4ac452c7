"""How far the numbers of a drawing reach, so that what is written of them stays within what PDF can hold."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from cardprint.model.drawing import SAME, Gradient, Group
from cardprint.pictures.unfit import UnfitPictureError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cardprint.model.drawing import Drawing, Matrix, Outline, Paint, Shape

_FARTHEST = 1e9  # PDF's integers end at 2,147,483,647 (ISO 32000-1, annex C)
_SMALLEST = 1e-3  # user units of a side; its inverse is written


def see_reach(drawing: Drawing) -> None:
    """Raise UnfitPictureError where a number of a drawing is larger than PDF can hold, or the drawing next to nothing.

    What is read is bounded, but transforms and sizes of type inside each other multiply.
    """
    if min(drawing.size) < _SMALLEST:
        raise UnfitPictureError(
            "is smaller than anything that can be printed", "give its 'svg' element a larger viewBox"
        )
    if not all(abs(number) < _FARTHEST for number in _numbers(drawing.content, SAME)):  # which what is no number fails
        raise UnfitPictureError("has numbers too large to be drawn", "save it as PNG instead")


def _numbers(group: Group, around: Matrix) -> Iterator[float]:
    """Yield all that is written of a group, which lies in a matrix."""
    yield from group.matrix
    inside = around.after(group.matrix)
    yield from inside  # what gradients of lines are written with
    for clip in group.clips:
        yield from _points(clip.outline)
    for item in group.content:
        yield from _numbers(item, inside) if isinstance(item, Group) else _of_shape(item, inside)


def _of_shape(shape: Shape, around: Matrix) -> Iterator[float]:
    yield from _points(shape.outline)
    yield from _of_paint(shape.fill, around)
    if shape.stroke is not None:
        yield from (shape.stroke.width, shape.stroke.miter, shape.stroke.phase, *shape.stroke.dash)
        yield from _of_paint(shape.stroke.paint, around)


def _of_paint(paint: Paint | None, around: Matrix) -> Iterator[float]:
    if isinstance(paint, Gradient):
        yield from (*paint.start, *paint.end, *paint.matrix, *around.after(paint.matrix))


def _points(outline: Outline) -> Iterable[float]:
    return chain.from_iterable(segment.points for segment in outline)
