"""What shapes of an SVG are filled and outlined with: colours, and gradients from their elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.errors import shortened
from cardprint.images.errors import UnfitPictureError
from cardprint.model.drawing import Gradient, Matrix, Stop
from cardprint.patterns import lazy_pattern
from cardprint.svg.path_data import bounds
from cardprint.svg.values import colour, length, share, transform

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cardprint.model.drawing import Paint, VectorPath
    from cardprint.model.geometry import Size
    from cardprint.svg.css import StyleSheet, SvgStyle
    from cardprint.svg.tree import Element

_REFERENCE = lazy_pattern(r"\s*url\(\s*['\"]?#([^)]*)\)(.*)")
_BLACK = "#000000"
_MOST_LINKS = 16  # editors make chains of two or three
_MOST_STOPS = 50_000  # in all uses of gradients: each use is written out; they take half a second
_GRADIENTS = ("linearGradient", "radialGradient")
_AS_PNG = "save it as PNG instead"


class Painted(NamedTuple):
    """A paint and how opaque it is."""

    paint: Paint
    opacity: float


def reference(value: str) -> tuple[str, str] | None:
    """Read ``url(#name)`` and what stands after it; None where there is none."""
    match = _REFERENCE.fullmatch(value)
    return (match[1].rstrip(" \t'\""), match[2].strip()) if match else None


class Paints:
    """The paints of one file."""

    def __init__(self, ids: Mapping[str, Element], sheet: StyleSheet) -> None:
        """Take its elements by their ids, and its rules."""
        self._ids = ids
        self._sheet = sheet
        self._stops: dict[int, tuple[Stop, ...]] = {}  # by the identity of their gradients
        self._stops_used = 0

    def find(self, name: str, style: SvgStyle, outline: VectorPath, viewport: Size) -> Painted | None:
        """Return the paint of ``fill`` or ``stroke`` for an outline; None where it has none."""
        value = style.get(name, "black" if name == "fill" else "none")
        if value in ("context-fill", "context-stroke"):  # of the line that a mark stands at
            value = style.get(value, "none")
        referred = reference(value)
        if referred:
            target = self._ids.get(referred[0])
            if target is not None:
                return self._gradient(target, outline, viewport)
            value = referred[1] or "none"
        if value in ("none", ""):
            return None
        found = colour(style.get("color", "black") if value.lower() == "currentcolor" else value)
        if found is None:
            return Painted(_BLACK, 1.0) if name == "fill" else None
        return Painted(*found) if found[1] else None

    def _gradient(self, element: Element, outline: VectorPath, viewport: Size) -> Painted | None:
        if element.name not in _GRADIENTS:
            message = f"is filled with a {shortened(element.name)}, in line {element.line}"
            raise UnfitPictureError(message, _AS_PNG)
        chain = list(self._chain(element))
        stops = next((stops for link in chain if (stops := self._stops_of(link))), ())
        if not stops:
            return None
        self._stops_used += len(stops)
        if self._stops_used > _MOST_STOPS:
            message = f"has gradients with more than {_MOST_STOPS:,} stops in all, in line {element.line}"
            raise UnfitPictureError(message, _AS_PNG, is_limit=True)
        attributes: dict[str, str] = {}
        for link in reversed(chain):
            attributes.update(link.attributes)
        if attributes.get("spreadMethod", "pad") != "pad":
            message = f"has a gradient that repeats, in line {element.line}"
            raise UnfitPictureError(message, _AS_PNG)
        left, top, right, bottom = bounds(outline)
        in_box = attributes.get("gradientUnits", "objectBoundingBox") == "objectBoundingBox"
        flat = in_box and (right == left or bottom == top)
        last = stops[-1]
        circles = _circles(element, attributes, (1.0, 1.0) if in_box else viewport)
        if len(stops) == 1 or flat or circles is None:
            return Painted(last.colour, last.opacity)
        box = Matrix(right - left, 0, 0, bottom - top, left, top) if in_box else Matrix()
        matrix = box.after(transform(attributes.get("gradientTransform", "")))
        return Painted(Gradient(*circles, stops, matrix), 1.0)

    def _chain(self, element: Element) -> Iterator[Element]:
        """Yield a gradient, the one it takes after, and so on."""
        seen: list[Element] = []
        link: Element | None = element
        while link is not None and link.name in _GRADIENTS and not any(link is other for other in seen):
            if len(seen) == _MOST_LINKS:
                message = f"has gradients that take after more than {_MOST_LINKS} others, in line {element.line}"
                raise UnfitPictureError(message, _AS_PNG, is_limit=True)
            seen.append(link)
            yield link
            link = self._ids.get(link.attributes.get("href", "").strip().removeprefix("#"))

    def _stops_of(self, element: Element) -> tuple[Stop, ...]:
        if id(element) not in self._stops:
            self._stops[id(element)] = tuple(self._read_stops(element))
        return self._stops[id(element)]

    def _read_stops(self, element: Element) -> Iterator[Stop]:
        at = 0.0
        for child in element.children:
            if child.name == "stop":
                style = self._sheet.of(child, {})
                at = max(at, _share(child.attributes.get("offset", "0"), 0.0))
                value = style.get("stop-color", _BLACK)
                found = colour(style.get("color", _BLACK) if value.lower() == "currentcolor" else value)
                shown, opacity = found or (_BLACK, 1.0)
                yield Stop(at, shown, opacity * _share(style.get("stop-opacity", "1"), 1.0))


def _circles(
    element: Element, attributes: Mapping[str, str], viewport: tuple[float, float]
) -> tuple[tuple[float, float, float], tuple[float, float, float]] | None:
    """Return the circles that colours run between; None where they are one point."""
    width, height = viewport
    across = ((width**2 + height**2) / 2) ** 0.5

    def place(name: str, default: str, whole: float) -> float:
        try:
            return length(attributes.get(name, default), whole)
        except ValueError:
            return length(default, whole)

    if element.name == "linearGradient":
        x1, y1 = place("x1", "0%", width), place("y1", "0%", height)
        x2, y2 = place("x2", "100%", width), place("y2", "0%", height)
        return None if (x1, y1) == (x2, y2) else ((x1, y1, 0.0), (x2, y2, 0.0))
    cx, cy, radius = place("cx", "50%", width), place("cy", "50%", height), place("r", "50%", across)
    fx = place("fx", attributes.get("cx", "50%"), width)
    fy = place("fy", attributes.get("cy", "50%"), height)
    return None if radius <= 0 else ((fx, fy, place("fr", "0%", across)), (cx, cy, radius))


def _share(text: str, default: float) -> float:
    try:
        return share(text)
    except ValueError:
        return default
