"""The marks that an SVG puts at the corners of lines, such as the heads of arrows: where they stand and how turned."""

from __future__ import annotations

from itertools import pairwise
from math import atan2, cos, degrees, hypot, radians, sin
from typing import TYPE_CHECKING, NamedTuple

from cardprint.model.drawing import SAME, Clip, Matrix
from cardprint.model.geometry import Size
from cardprint.svg.boxes import fitted, length_or, view_box
from cardprint.svg.path_data import polygon
from cardprint.svg.placement import em_of
from cardprint.svg.values import length

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cardprint.model.drawing import VectorPath
    from cardprint.svg.css import SvgStyle
    from cardprint.svg.placement import ElementPlace
    from cardprint.svg.tree import Element

MARKED = ("path", "line", "polyline", "polygon")
"""The shapes that can have marks."""
PLACES = ("marker-start", "marker-mid", "marker-end")

_SIDE = 3.0  # how wide and high a mark is that does not say (SVG 1.1, 11.6.2)


class Corner(NamedTuple):
    """A point of an outline, and the directions in which the line comes and goes there; None where it does not."""

    x: float
    y: float
    comes: tuple[float, float] | None
    goes: tuple[float, float] | None

    def angle(self) -> float:
        """Return the direction of a mark that follows the line, in degrees: between that in which it comes and goes."""
        vectors = [(x / hypot(x, y), y / hypot(x, y)) for x, y in filter(None, (self.comes, self.goes))]
        x, y = sum(x for x, _ in vectors), sum(y for _, y in vectors)
        return degrees(atan2(y, x)) if vectors else 0.0


class PlacedMarker(NamedTuple):
    """A mark to draw: its element, where it goes, how what is in it is fitted to it, and what of it shows."""

    element: Element
    matrix: Matrix
    inner: Matrix
    clips: tuple[Clip, ...]
    viewport: Size


def asks_for_marks(style: SvgStyle) -> bool:
    """Return whether a style has any marks at lines."""
    return any(style.get(name, "none") != "none" for name in ("marker", *PLACES))


def marks(outline: VectorPath, place: ElementPlace, found: Mapping[str, Element]) -> Iterator[PlacedMarker]:
    """Yield the marks of a line, ``found`` by the places that ask for them."""
    corners = list(_corners(outline))
    style = place.style
    scale = length_or(style.get("stroke-width", "1"), place.across, em_of(style), 1.0)
    for index, corner in enumerate(corners):
        names = [name for name, here in zip(PLACES, _which(index, len(corners)), strict=True) if here and name in found]
        for name in names:
            yield _mark(found[name], corner, scale, is_start=name == "marker-start")


def _which(index: int, count: int) -> tuple[bool, bool, bool]:
    return index == 0, 0 < index < count - 1, index == count - 1


def _mark(element: Element, corner: Corner, scale: float, *, is_start: bool) -> PlacedMarker:
    attributes = element.attributes
    sizes = [length_or(attributes.get(name, ""), 0.0, 16.0, _SIDE) for name in ("markerWidth", "markerHeight")]
    size, box = Size(*sizes), view_box(element)
    inner = fitted(box, size, element) if box else SAME
    x, y = inner.at(*(_number(attributes.get(name, "0")) for name in ("refX", "refY")))
    turn = radians(_angle(attributes.get("orient", "0"), corner, is_start=is_start))
    turned = Matrix(cos(turn), sin(turn), -sin(turn), cos(turn), corner.x, corner.y)
    if attributes.get("markerUnits") != "userSpaceOnUse":
        turned = turned.after(Matrix(a=scale, d=scale))
    edges = Clip(polygon((0, 0, size.width, 0, size.width, size.height, 0, size.height), closed=True))
    clips = () if attributes.get("overflow") in ("visible", "auto") else (edges,)
    return PlacedMarker(element, turned.after(Matrix(e=-x, f=-y)), inner, clips, Size(*box[2:]) if box else size)


def _angle(orient: str, corner: Corner, *, is_start: bool) -> float:
    if orient in ("auto", "auto-start-reverse"):
        return corner.angle() + (180 if is_start and orient != "auto" else 0)
    return _number(orient.removesuffix("deg"))


def _number(text: str) -> float:
    try:
        return length(text, 0.0)
    except ValueError:
        return 0.0


def _corners(outline: VectorPath) -> Iterator[Corner]:
    """Yield the corners of an outline; a closed one comes back to its first."""
    points: list[tuple[float, float]] = []
    comes: list[tuple[float, float] | None] = []
    goes: list[tuple[float, float] | None] = []
    start = (0.0, 0.0)
    for step, numbers in outline:
        ends = list(zip(numbers[::2], numbers[1::2], strict=True)) or [start]
        if step == "M":
            start = ends[0]
            points.append(start)
            comes.append(None)
            goes.append(None)
            continue
        hull = [points[-1], *ends] if points else ends
        ways = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(hull) if a != b]
        if not ways:
            continue
        goes[-1] = ways[0]
        points.append(ends[-1])
        comes.append(ways[-1])
        goes.append(None)
    for point, come, go in zip(points, comes, goes, strict=True):
        yield Corner(*point, come, go)
