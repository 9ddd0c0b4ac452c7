"""Scripts at the side of a base (The TeXbook, appendix G, rule 18), and below and above it (rule 13a)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.text.math.boxes import Box
from cardprint.text.math.layout import DISPLAY, SCRIPT, SMALLEST, TEXT
from cardprint.text.math.nodes import SWITCHES, Arrow, Brace, Group, LeftScripts, Name, NamedBody, Stack, Symbol, core
from cardprint.text.math.signs import NO_LIMITS

if TYPE_CHECKING:
    from cardprint.text.math.layout import Layout
    from cardprint.text.math.nodes import Scripts


def smaller(style: int) -> int:
    """Return the style of a script."""
    return SCRIPT if style <= TEXT else SMALLEST


def set_scripts(layout: Layout, node: Scripts, style: int, cramped: bool) -> Box:  # noqa: FBT001 - as all setters
    """Set scripts where they belong."""
    base = (layout.inner if isinstance(node.base, SWITCHES) else layout.node)(node.base, style, cramped)
    small = smaller(style)
    high = layout.inner(node.high, small, cramped) if node.high else None
    low = layout.inner(node.low, small, True) if node.low else None  # noqa: FBT003
    if _has_limits(node, style):
        return stacked(layout, base, high, low, style)
    return _beside(layout, base, high, low, style, cramped=cramped, is_operator=core(node.base).kind == "op")


def _has_limits(node: Scripts, style: int) -> bool:
    """Return whether scripts stand below and above their base."""
    base, held = node.base, core(node.base)
    if node.limits is not None:
        return node.limits
    if isinstance(held, Arrow) or (isinstance(held, Brace) and held.labelled):
        return True
    if style != DISPLAY:
        return False
    if isinstance(held, Symbol) and held.kind == "op":
        return held.char not in NO_LIMITS
    if isinstance(held, Name | NamedBody):
        return held.limits
    return base.kind == "op" and isinstance(base, Group | LeftScripts | Stack)


def _beside(  # noqa: PLR0913 - a base and all that stands beside it
    layout: Layout,
    base: Box,
    high: Box | None,
    low: Box | None,
    style: int,
    *,
    cramped: bool,
    is_operator: bool,
) -> Box:
    up, down = _shifts(layout, base, high, low, style, cramped=cramped)
    parts, space = [(0.0, 0.0, base)], layout.constant("SPACE_AFTER_SCRIPT", style)
    width, height, depth = base.width, base.height, base.depth
    if high:
        x = base.width + (0.0 if is_operator else base.italic) + _cut(base, high, up, is_high=True)
        parts.append((x, up, high))
        width = max(width, x + high.width + space)
        height, depth = max(height, high.height + up), max(depth, high.depth - up)
    if low:
        x = base.width - (base.italic if is_operator else 0.0) + _cut(base, low, -down, is_high=False)
        parts.append((x, -down, low))
        width = max(width, x + low.width + space)
        height, depth = max(height, low.height - down), max(depth, low.depth + down)
    return Box(width, height, depth, parts)


def _shifts(  # noqa: PLR0913 - as above
    layout: Layout, base: Box, high: Box | None, low: Box | None, style: int, *, cramped: bool
) -> tuple[float, float]:
    """Return how far up and down scripts are moved from the baseline."""
    small = smaller(style)
    up = down = 0.0
    if base.glyph is None or base.height > layout.constant("ACCENT_BASE_HEIGHT", style) * 2:
        up = base.height - layout.constant("SUPERSCRIPT_BASELINE_DROP_MAX", small)
        down = base.depth + layout.constant("SUBSCRIPT_BASELINE_DROP_MIN", small)
    if high:
        least = layout.constant("SUPERSCRIPT_SHIFT_UP_CRAMPED" if cramped else "SUPERSCRIPT_SHIFT_UP", style)
        up = max(up, least, high.depth + layout.constant("SUPERSCRIPT_BOTTOM_MIN", style))
    if low:
        down = max(down, layout.constant("SUBSCRIPT_SHIFT_DOWN", style))
        if not high:
            down = max(down, low.height - layout.constant("SUBSCRIPT_TOP_MAX", style))
    if high and low:
        short = layout.constant("SUB_SUPERSCRIPT_GAP_MIN", style) - (up - high.depth - low.height + down)
        if short > 0:
            lift = layout.constant("SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT", style) - (up - high.depth)
            lift = max(0.0, min(lift, short))
            up, down = up + lift, down + short - lift
    return up, down


def _cut(base: Box, script: Box, shift: float, *, is_high: bool) -> float:
    """Return how far a script moves by the cut-ins of its base and its own, at the two heights that OpenType names."""
    if base.glyph is None or base.face is None:
        return 0.0
    first = script
    while first.glyph is None and first.parts:
        first = first.parts[0][2]
    edges = (shift - script.depth, base.height) if is_high else (shift + script.height, -base.depth)

    def at(height: float) -> float:
        kern = base.face.kern(base.glyph, height / base.scale, high=is_high, right=True) * base.scale  # type: ignore[union-attr, arg-type] # seen above
        if first.glyph is not None and first.face is not None:
            own = (height - shift) / first.scale
            kern += first.face.kern(first.glyph, own, high=not is_high, right=False) * first.scale
        return kern

    return max(map(at, edges))


def stacked(layout: Layout, base: Box, high: Box | None, low: Box | None, style: int) -> Box:
    """Put scripts above and below a base, each about its middle, moved by its slant."""
    width = max(box.width for box in (base, high, low) if box)
    parts = [((width - base.width) / 2, 0.0, base)]
    height, depth = base.height, base.depth
    if high:
        gap = layout.constant("UPPER_LIMIT_GAP_MIN", style) + high.depth
        y = base.height + max(gap, layout.constant("UPPER_LIMIT_BASELINE_RISE_MIN", style))
        parts.append(((width - high.width + base.italic) / 2, y, high))
        height = y + high.height
    if low:
        gap = layout.constant("LOWER_LIMIT_GAP_MIN", style) + low.height
        y = base.depth + max(gap, layout.constant("LOWER_LIMIT_BASELINE_DROP_MIN", style))
        parts.append(((width - low.width - base.italic) / 2, -y, low))
        depth = y + low.depth
    left = min(0.0, *(x for x, _, _ in parts))
    right = max(width, *(x + box.width for x, _, box in parts))
    return Box(right - left, height, depth, [(x - left, y, box) for x, y, box in parts])


def set_left_scripts(layout: Layout, node: LeftScripts, style: int, cramped: bool) -> Box:  # noqa: FBT001 - as all setters
    """Set scripts at the left of a base, against it."""
    base = layout.inner(node.base, style, cramped)
    small = smaller(style)
    high = layout.inner(node.high, small, cramped) if node.high else None
    low = layout.inner(node.low, small, True) if node.low else None  # noqa: FBT003
    measured = base if base.height else layout.sign("A", style)
    up, down = _shifts(layout, measured, high, low, style, cramped=cramped)
    width = max((box.width for box in (high, low) if box), default=0.0)
    parts = [(width, 0.0, base)]
    height, depth = base.height, base.depth
    if high:
        parts.append((width - high.width, up, high))
        height = max(height, up + high.height)
    if low:
        parts.append((width - low.width, -down, low))
        depth = max(depth, down + low.depth)
    return Box(width + base.width, height, depth, parts)


def set_stack(layout: Layout, node: Stack, style: int, cramped: bool) -> Box:  # noqa: FBT001 - as all setters
    """Set something small above or below a base."""
    small = smaller(style)
    above = layout.inner(node.above, small, cramped) if node.above else None
    below = layout.inner(node.below, small, True) if node.below else None  # noqa: FBT003
    return stacked(layout, layout.inner(node.base, style, cramped), above, below, style)


def set_named_body(layout: Layout, node: NamedBody, style: int, cramped: bool) -> Box:  # noqa: FBT001 - as all setters
    r"""Set what ``\operatorname`` holds."""
    return layout.inner(node.body, style, cramped)
