"""Delimiters that grow with what they enclose (The TeXbook, appendix G, rule 19), or have a height of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.text.math import names
from cardprint.text.math.boxes import Box, beside, raised, upright_box
from cardprint.text.math.face import UPRIGHT

if TYPE_CHECKING:
    from cardprint.text.math.layout import Layout
    from cardprint.text.math.nodes import Delimiter, Fence

_NO_DELIMITER = 0.1  # em: where a delimiter is only a point
_SHORT = 0.06  # em: how far a delimiter may fall short of what it encloses, above and below


def delimiter(layout: Layout, char: str, height: float, style: int) -> Box:
    """Set a delimiter at least so high, about the axis; a space where there is none."""
    if not char:
        return Box(_NO_DELIMITER * layout.scale(style))
    face, pieces = layout.grown(char, height, style, UPRIGHT)
    box = upright_box(face, pieces, char, layout.scale(style), layout.colour)
    return raised(box, layout.axis(style) - box.height / 2)


def set_fence(layout: Layout, node: Fence, style: int, cramped: bool) -> Box:  # noqa: FBT001 - as all setters
    """Set what stands between delimiters, and these."""
    inside = [part if isinstance(part, str) else layout.inner(part, style, cramped) for part in node.parts]
    axis = layout.axis(style)
    reach = max(max(box.height - axis, box.depth + axis) for box in inside if isinstance(box, Box))
    height = 2 * (reach - _SHORT * layout.scale(style))
    thick = 3 * names.MU * layout.scale(style)
    parts = [delimiter(layout, node.left, height, style)]
    for part in inside:
        if isinstance(part, Box):
            parts.append(part)
        else:
            parts += (Box(thick), delimiter(layout, part, height, style), Box(thick))
    return beside((*parts, delimiter(layout, node.right, height, style)))


def set_delimiter(layout: Layout, node: Delimiter, style: int, cramped: bool) -> Box:  # noqa: ARG001, FBT001 - as all setters
    """Set a delimiter of its own height."""
    return delimiter(layout, node.char, node.height * layout.size, style)
