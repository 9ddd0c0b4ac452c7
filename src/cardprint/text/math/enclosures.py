"""Lines around and through a body, grounds below it, black rectangles, and what takes room but has no ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.text.math.boxes import Box, StrokeMark, bar, raised
from cardprint.text.math.fences import delimiter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.text.math.box_nodes import Bar, Enclosed, Phantom, Raised
    from cardprint.text.math.layout import Layout

_PAD, _THICK = 0.25, 0.05  # em: LaTeX's \fboxsep is 0.3 of a text of 10 points, \fboxrule 0.04
_DIVISION_PAD = 0.15


def set_enclosed(layout: Layout, node: Enclosed, style: int, cramped: bool) -> Box:  # noqa: FBT001 - as all setters
    """Set a body with its lines, which lie above its ground and below its ink."""
    body = layout.inner(node.body, style, cramped)
    scale = layout.scale(style)
    thick, pad = _THICK * scale, _PAD * scale
    if node.ground is not None or "box" in node.lines:
        parts = (
            []
            if node.ground is None
            else [(0.0, 0.0, bar(body.width + 2 * pad, body.height + pad, body.depth + pad, node.ground))]
        )
        body = Box(body.width + 2 * pad, body.height + pad, body.depth + pad, [*parts, (pad, 0.0, body)])
    parts = [(0.0, 0.0, body)]
    for line in node.lines:
        if line == "box":
            parts += _frame(body, thick, node.frame or layout.colour)
        elif line == "strike":
            parts.append((0.0, layout.axis(style) - thick / 2, bar(body.width, thick, 0.0, layout.colour)))
        elif line in {"up", "down"}:
            tall = body.height + body.depth
            y, dy = (-body.depth, tall) if line == "up" else (body.height, -tall)
            parts.append((0.0, y, Box(mark=StrokeMark(body.width, dy, thick, layout.colour))))
        else:
            return _division(layout, body, line, style)
    return Box(body.width, body.height, body.depth, parts)


def _frame(body: Box, thick: float, colour: str | None) -> Iterator[tuple[float, float, Box]]:
    for y in (body.height - thick, -body.depth):
        yield 0.0, y, bar(body.width, thick, 0.0, colour)
    for x in (0.0, body.width - thick):
        yield x, 0.0, bar(thick, body.height, body.depth, colour)


def _division(layout: Layout, body: Box, line: str, style: int) -> Box:
    """Set the sign of a long division, or the corner of an annuity."""
    thick, pad = _THICK * layout.scale(style), _DIVISION_PAD * layout.scale(style)
    top = body.height + pad
    if line == "actuarial":
        width = body.width + pad
        corner = [(0.0, top, bar(width, thick, 0.0, layout.colour))]
        corner.append((width - thick, 0.0, bar(thick, top, body.depth, layout.colour)))
        return Box(width + pad, top + thick, body.depth, [(0.0, 0.0, body), *corner])
    bracket = delimiter(layout, ")", top + body.depth, style)
    y = (top - body.depth) / 2 - layout.axis(style)
    left = bracket.width + pad / 2
    parts = [(0.0, y, bracket), (left, 0.0, body), (pad, top, bar(left + body.width - pad, thick, 0.0, layout.colour))]
    return Box(left + body.width, max(top + thick, bracket.height + y), max(body.depth, bracket.depth - y), parts)


def set_bar(layout: Layout, node: Bar, style: int, cramped: bool) -> Box:  # noqa: ARG001, FBT001 - as all setters
    """Set a black rectangle."""
    if node.width <= 0 or node.height <= 0:
        return Box(max(node.width, 0.0) * layout.size, max(node.height + node.raised, 0.0) * layout.size)
    return raised(
        bar(node.width * layout.size, node.height * layout.size, 0.0, layout.colour), node.raised * layout.size
    )


def set_raised(layout: Layout, node: Raised, style: int, cramped: bool) -> Box:  # noqa: FBT001 - as all setters
    """Set a body higher, or about the axis."""
    body = layout.inner(node.body, style, cramped)
    centre = layout.axis(style) - (body.height - body.depth) / 2
    return raised(body, centre if node.by is None else node.by * layout.size)


def set_phantom(layout: Layout, node: Phantom, style: int, cramped: bool) -> Box:  # noqa: FBT001 - as all setters
    """Set what is there of a body."""
    body = layout.inner(node.body, style, cramped)
    width = body.width if node.width else 0.0
    x = 0.0 if node.width else {"l": -body.width, "r": 0.0, "c": -body.width / 2}[node.align]
    parts = [(x, 0.0, body)] if node.ink else []
    return Box(width, body.height if node.height else 0.0, body.depth if node.depth else 0.0, parts)
