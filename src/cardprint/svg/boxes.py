"""The boxes of an SVG: how large it is, and how what is in it is fitted to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.images.errors import UnfitPictureError
from cardprint.model.drawing import Matrix
from cardprint.model.geometry import Size
from cardprint.svg.path_data import numbers
from cardprint.svg.values import length

if TYPE_CHECKING:
    from cardprint.svg.tree import Element

_THINNEST = 10_000  # times as long as wide: a slip, and nothing that print could show


def length_or(text: str, whole: float, em: float, default: float) -> float:
    """Read a length as ``svg_values.length`` does; give the default for what is none."""
    try:
        return length(text, whole, em)
    except ValueError:
        return default


def points(text: str) -> list[float]:
    """Read a list of numbers; none where any is damaged."""
    try:
        return numbers(text)
    except ValueError:
        return []


def view_box(element: Element) -> list[float] | None:
    """Return x, y, width and height of what an element shows of its content; None where it does not say."""
    box = points(element.attributes.get("viewBox", ""))
    return box if len(box) == 4 and box[2] > 0 and box[3] > 0 else None  # noqa: PLR2004 - x, y, width, height


def root_size(root: Element, box: list[float] | None) -> Size:
    """Return the size of the drawing in user units: as it says, or else that of its view box."""
    sides = []
    for index, name in enumerate(("width", "height")):
        text = root.attributes.get(name, "")
        side = 0.0 if text.strip().endswith("%") else length_or(text, 0.0, 16.0, 0.0)
        sides.append(side if side > 0 else box[2 + index] if box else 0.0)
    if min(sides) <= 0:
        raise UnfitPictureError("does not say how large it is", "give its 'svg' element a viewBox")
    if max(sides) > _THINNEST * min(sides):
        raise UnfitPictureError("is a line, by its size")
    return Size(*sides)


def fitted(box: list[float], size: Size, element: Element) -> Matrix:
    """Map a view box to a size, as ``preserveAspectRatio`` says."""
    x, y, width, height = box
    across, down = size.width / width, size.height / height
    align, *more = element.attributes.get("preserveAspectRatio", "").split() or ["xMidYMid"]
    if align == "none":
        return Matrix(across, 0, 0, down, -x * across, -y * down)
    scale = max(across, down) if "slice" in more else min(across, down)
    spare_x, spare_y = size.width - scale * width, size.height - scale * height
    left = 0.0 if "xMin" in align else spare_x if "xMax" in align else spare_x / 2
    top = 0.0 if "YMin" in align else spare_y if "YMax" in align else spare_y / 2
    return Matrix(scale, 0, 0, scale, left - x * scale, top - y * scale)
