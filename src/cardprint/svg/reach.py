"""How far the numbers of a drawing reach, so that what is written of them stays within what PDF can hold."""

from __future__ import annotations

from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING

from cardprint.images.errors import UnfitPictureError
from cardprint.model.drawing import SAME, Gradient, VectorGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cardprint.model.drawing import Drawing, Matrix, VectorPath, VectorShape

_FARTHEST = 1e9  # PDF's integers end at 2,147,483,647 (ISO 32000-1, annex C)
_POINTS = attrgetter("points")
_SMALLEST = 1e-3  # user units of a side; its inverse is written


def see_reach(drawing: Drawing) -> None:
    """Raise UnfitPictureError where a number of a drawing is larger than PDF can hold, or the drawing next to nothing.

    What is read is bounded, but transforms and sizes of type inside each other multiply.
    """
    if min(drawing.size) < _SMALLEST:
        raise UnfitPictureError(
            "is smaller than anything that can be printed", "give its 'svg' element a larger viewBox"
        )
    if not _is_within(drawing.content, SAME):
        raise UnfitPictureError("has numbers too large to be drawn", "save it as PNG instead")


def _is_within(group: VectorGroup, around: Matrix) -> bool:
    """Return whether all that is written of a group is; gradients of lines are written with the matrix it lies in."""
    inside = around.after(group.matrix)
    return (
        _are_small((*group.matrix, *inside))
        and all(_are_near(clip.outline) for clip in group.clips)
        and all(
            _is_within(item, inside) if isinstance(item, VectorGroup) else _is_shape_within(item, inside)
            for item in group.content
        )
    )


def _is_shape_within(shape: VectorShape, around: Matrix) -> bool:
    numbers: list[float] = []
    if isinstance(shape.fill, Gradient):
        numbers += _of_gradient(shape.fill, around)
    stroke = shape.stroke
    if stroke is not None:
        numbers += (stroke.width, stroke.miter, stroke.phase, *stroke.dash)
        if isinstance(stroke.paint, Gradient):
            numbers += _of_gradient(stroke.paint, around)
    return _are_small(numbers) and _are_near(shape.outline)


def _of_gradient(gradient: Gradient, around: Matrix) -> Iterator[float]:
    return chain(gradient.start, gradient.end, gradient.matrix, around.after(gradient.matrix))


def _are_near(outline: VectorPath) -> bool:
    return _are_small(chain.from_iterable(map(_POINTS, outline)))


def _are_small(numbers: Iterable[float]) -> bool:
    return all(-_FARTHEST < number < _FARTHEST for number in numbers)  # what is no number is neither
