"""Fractions (The TeXbook, appendix G, rule 15) and roots (rule 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.text.math.boxes import Box, bar, upright_box
from cardprint.text.math.face import UPRIGHT
from cardprint.text.math.layout import DISPLAY, SMALLEST

if TYPE_CHECKING:
    from cardprint.text.math.layout import Layout
    from cardprint.text.math.nodes import Fraction, Root

_BESIDE = 0.1  # em: space at either side of a fraction (TeX's \nulldelimiterspace is 0.12)
_OVERHANG = 0.04  # em: a line reaches so far beyond the wider part


def set_fraction(layout: Layout, node: Fraction, style: int, cramped: bool) -> Box:  # noqa: FBT001 - as all setters
    """Set a fraction about the axis."""
    if node.style is not None:
        style = node.style
    small = style if node.continued else min(style + 1, SMALLEST)
    above, below = layout.inner(node.above, small, cramped), layout.inner(node.below, small, True)  # noqa: FBT003
    rule = layout.constant("FRACTION_RULE_THICKNESS", style) if node.rule is None else max(node.rule, 0) * layout.size
    up, down = _shifts(layout, above, below, style, rule) if rule else _stack_shifts(layout, above, below, style)
    pad, overhang = _BESIDE * layout.scale(style), _OVERHANG * layout.scale(style)
    width = max(above.width, below.width)
    share = {"l": 0.0, "c": 0.5, "r": 1.0}.get(node.align, 0.5)
    parts = [(pad + (width - above.width) * share, up, above), (pad + (width - below.width) / 2, -down, below)]
    if rule:
        line = bar(width + 2 * overhang, rule / 2, rule / 2, layout.colour)
        parts.append((pad - overhang, layout.axis(style), line))
    return Box(width + 2 * pad, up + above.height, down + below.depth, parts)


def _shifts(layout: Layout, above: Box, below: Box, style: int, rule: float) -> tuple[float, float]:
    is_display = style == DISPLAY
    kind = "DISPLAY_STYLE_" if is_display else ""
    up = layout.constant(f"FRACTION_NUMERATOR_{kind}SHIFT_UP", style)
    down = layout.constant(f"FRACTION_DENOMINATOR_{kind}SHIFT_DOWN", style)
    gap_above = "FRACTION_NUM_DISPLAY_STYLE_GAP_MIN" if is_display else "FRACTION_NUMERATOR_GAP_MIN"
    gap_below = "FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN" if is_display else "FRACTION_DENOMINATOR_GAP_MIN"
    axis = layout.axis(style)
    return (
        max(up, above.depth + layout.constant(gap_above, style) + axis + rule / 2),
        max(down, below.height + layout.constant(gap_below, style) - axis + rule / 2),
    )


def _stack_shifts(layout: Layout, above: Box, below: Box, style: int) -> tuple[float, float]:
    is_display = style == DISPLAY
    kind = "DISPLAY_STYLE_" if is_display else ""
    up = layout.constant(f"STACK_TOP_{kind}SHIFT_UP", style)
    down = layout.constant(f"STACK_BOTTOM_{kind}SHIFT_DOWN", style)
    least = layout.constant("STACK_DISPLAY_STYLE_GAP_MIN" if is_display else "STACK_GAP_MIN", style)
    short = max(0.0, least - (up - above.depth - below.height + down))
    return up + short / 2, down + short / 2


def set_root(layout: Layout, node: Root, style: int, cramped: bool) -> Box:  # noqa: ARG001, FBT001 - as all setters
    """Set a root, its line and its degree."""
    body = layout.inner(node.body, style, True)  # noqa: FBT003
    rule = layout.constant("RADICAL_RULE_THICKNESS", style)
    gap = layout.constant("RADICAL_DISPLAY_STYLE_VERTICAL_GAP" if style == DISPLAY else "RADICAL_VERTICAL_GAP", style)
    body_height = max(body.height, layout.constant("ACCENT_BASE_HEIGHT", style))
    least = body_height + body.depth + gap + rule
    face, pieces = layout.grown("√", least, style, UPRIGHT)
    sign = upright_box(face, pieces, "√", layout.scale(style), layout.colour)
    gap += max(0.0, sign.height - least) / 2
    top = body_height + gap + rule
    x, reach, parts = 0.0, 0.0, []
    if node.degree:
        degree = layout.inner(node.degree, SMALLEST, False)  # noqa: FBT003
        before = max(0.0, layout.constant("RADICAL_KERN_BEFORE_DEGREE", style))
        share = layout.face.constants["RADICAL_DEGREE_BOTTOM_RAISE_PERCENT"]
        y = top - sign.height + share * sign.height + degree.depth
        x = max(0.0, before + degree.width + layout.constant("RADICAL_KERN_AFTER_DEGREE", style))
        parts.append((x - layout.constant("RADICAL_KERN_AFTER_DEGREE", style) - degree.width, y, degree))
        reach = y + degree.height
    parts.append((x, top - sign.height, sign))
    parts.append((x + sign.width, top - rule, bar(body.width, rule, 0.0, layout.colour)))
    parts.append((x + sign.width, 0.0, body))
    height = max(top + layout.constant("RADICAL_EXTRA_ASCENDER", style), reach)
    return Box(x + sign.width + body.width, height, max(body.depth, sign.height - top), parts)
