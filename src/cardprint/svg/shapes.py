"""The basic shapes of SVG as outlines, and the lines that are drawn along outlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.model.drawing import Stroke
from cardprint.svg.boxes import length_or, points
from cardprint.svg.path_data import ellipse, path, polygon, rounded
from cardprint.svg.placement import em_of, share_of

if TYPE_CHECKING:
    from cardprint.model.drawing import VectorPath
    from cardprint.svg.paint import Paints
    from cardprint.svg.placement import ElementPlace
    from cardprint.svg.tree import Element

SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
"""The elements that ``outline_of`` knows."""

_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


def outline_of(element: Element, place: ElementPlace) -> VectorPath:
    """Return the outline of a shape; an empty one where it has no size."""
    if element.name == "path":
        return path(element.attributes.get("d", ""))
    if element.name in ("polyline", "polygon"):
        return polygon(points(element.attributes.get("points", "")), closed=element.name == "polygon")
    if element.name == "line":
        return polygon(place.lengths(element, "x1", "y1", "x2", "y2"), closed=False)
    if element.name == "rect":
        return _rectangle(element, place)
    cx, cy = place.lengths(element, "cx", "cy")
    if element.name == "circle":
        rx = ry = place.length(element, "r", place.across)
    else:
        rx, ry = place.lengths(element, "rx", "ry")
    return ellipse(cx, cy, rx, ry) if rx > 0 and ry > 0 else ()


def _rectangle(element: Element, place: ElementPlace) -> VectorPath:
    x, y = place.lengths(element, "x", "y")
    width, height = place.lengths(element, "width", "height")
    if width <= 0 or height <= 0:
        return ()
    rx = place.length(element, "rx", place.viewport.width, -1.0)
    ry = place.length(element, "ry", place.viewport.height, -1.0)
    rx, ry = max(rx if rx >= 0 else ry, 0.0), max(ry if ry >= 0 else rx, 0.0)
    return rounded(x, y, width, height, min(rx, width / 2), min(ry, height / 2))


def stroke_of(outline: VectorPath, place: ElementPlace, paints: Paints) -> Stroke | None:
    """Return the line along an outline; None where its style asks for none."""
    style = place.style
    found = paints.find("stroke", style, outline, place.viewport)
    if found is None:
        return None
    across, em = place.across, em_of(style)
    width = length_or(style.get("stroke-width", "1"), across, em, 1.0)
    if width <= 0:
        return None
    dash = tuple(
        length_or(part, across, em, 0.0) for part in style.get("stroke-dasharray", "").replace(",", " ").split()
    )
    if min(dash, default=0.0) < 0 or sum(dash) <= 0:
        dash = ()
    return Stroke(
        found.paint,
        width,
        found.opacity * share_of(style, "stroke-opacity"),
        _CAPS.get(style.get("stroke-linecap", ""), 0),
        _JOINS.get(style.get("stroke-linejoin", ""), 0),
        max(1.0, length_or(style.get("stroke-miterlimit", "4"), 1.0, em, 4.0)),
        dash * 2 if len(dash) % 2 else dash,
        length_or(style.get("stroke-dashoffset", "0"), across, em, 0.0),
    )
