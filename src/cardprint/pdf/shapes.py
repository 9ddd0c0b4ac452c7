"""Paths of lines, boxes, circles and polygons, and places of pictures.

They come in with y down, as pages have it, and go out with y up.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from cardprint.model.page import WHOLE, Box, Circle, Rule
from cardprint.pdf.tokens import number, numbers

if TYPE_CHECKING:
    from cardprint.model.page import PlacedPicture, Polygon, Shape
    from cardprint.model.picture import Picture

# How far a Bézier curve's handles reach along the tangents so that four curves make a circle, within 0.03 %.
_ARC = 0.5522847498


# By EXIF's orientation of a picture the matrix that turns a unit square of its pixels upright, y up.
_TURNS = (
    (1, 0, 0, 1, 0, 0),
    (-1, 0, 0, 1, 1, 0),
    (-1, 0, 0, -1, 1, 1),
    (1, 0, 0, -1, 0, 1),
    (0, -1, -1, 0, 1, 1),
    (0, -1, 1, 0, 0, 1),
    (0, 1, 1, 0, 0, 0),
    (0, 1, -1, 0, 1, 0),
)


def picture_name(picture: Picture) -> str:
    """Name a picture in the resources of pages: by its file, so that whoever draws it anywhere gives the same name."""
    return "P" + hashlib.sha256(picture.name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def picture_operators(item: PlacedPicture) -> str:
    """Return the operators that draw a picture; what is not to show of it is clipped away."""
    crop = item.crop
    width, height = item.width / crop.width, item.height / crop.height
    left, bottom = item.x - crop.left * width, -(item.y - crop.top * height) - height
    a, b, c, d, e, f = _TURNS[item.picture.turn - 1]
    matrix = numbers(a * width, b * height, c * width, d * height, left + e * width, bottom + f * height)
    window = f"{_at(item.x, item.y + item.height)} {numbers(item.width, item.height)} re W n " if crop != WHOLE else ""
    return f"q {window}{matrix} cm /{picture_name(item.picture)} Do Q"


def shape_path(shape: Rule | Box | Circle | Polygon) -> str:
    """Return the operators that make the path of a shape, not those that draw it."""
    if isinstance(shape, Rule):
        return _rule_path(shape)
    if isinstance(shape, Box):
        return _box_path(shape)
    if isinstance(shape, Circle):
        return _circle_path(shape)
    return _polygon_path(shape)


def outline_path(shape: Shape) -> str:
    """Return the operators that make the path of a shape, in thousandths of an em."""
    return " ".join(
        " ".join((*(str(-value if at % 2 else value) for at, value in enumerate(points)), name))
        for name, points in shape.path
    )


def _at(x: float, y: float) -> str:
    return f"{number(x)} {number(-y)}"


def _curve(x1: float, y1: float, x2: float, y2: float, corner: tuple[float, float]) -> str:
    """Turn from one point to the next round a quarter of an ellipse; ``corner`` is where its tangents meet."""
    x, y = corner
    first = _at(x1 + (x - x1) * _ARC, y1 + (y - y1) * _ARC)
    second = _at(x2 + (x - x2) * _ARC, y2 + (y - y2) * _ARC)
    return f"{first} {second} {_at(x2, y2)} c"


def _rule_path(rule: Rule) -> str:
    """Go from one end of a line to the other."""
    return f"{_at(rule.x1, rule.y1)} m {_at(rule.x2, rule.y2)} l"


def _box_path(box: Box) -> str:
    """Go round a box, clockwise from its top left corner; a rounded corner is a quarter of a circle."""
    left, top, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    if not any(box.radii):
        return f"{_at(left, bottom)} {numbers(box.width, box.height)} re"
    top_left, top_right, bottom_right, bottom_left = box.radii
    path = [f"{_at(left + top_left, top)} m", f"{_at(right - top_right, top)} l"]
    if top_right:
        path.append(_curve(right - top_right, top, right, top + top_right, (right, top)))
    path.append(f"{_at(right, bottom - bottom_right)} l")
    if bottom_right:
        path.append(_curve(right, bottom - bottom_right, right - bottom_right, bottom, (right, bottom)))
    path.append(f"{_at(left + bottom_left, bottom)} l")
    if bottom_left:
        path.append(_curve(left + bottom_left, bottom, left, bottom - bottom_left, (left, bottom)))
    path.append(f"{_at(left, top + top_left)} l")
    if top_left:
        path.append(_curve(left, top + top_left, left + top_left, top, (left, top)))
    return " ".join(path) + " h"


def _circle_path(circle: Circle) -> str:
    """Go round a circle, in four quarters from its right."""
    x, y, radius = circle.x, circle.y, circle.radius
    left, top, right, bottom = x - radius, y - radius, x + radius, y + radius
    return " ".join(
        (
            f"{_at(right, y)} m",
            _curve(right, y, x, bottom, (right, bottom)),
            _curve(x, bottom, left, y, (left, bottom)),
            _curve(left, y, x, top, (left, top)),
            _curve(x, top, right, y, (right, top)),
            "h",
        )
    )


def _polygon_path(polygon: Polygon) -> str:
    """Go round a polygon from point to point and close it."""
    first, *others = (_at(x, y) for x, y in polygon.points)
    return " ".join((f"{first} m", *(f"{point} l" for point in others), "h"))
