"""Accents (The TeXbook, appendix G, rule 12), and what is drawn along a body: lines, braces, arrows with labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.text.math.boxes import Box, bar, glyph_box, level_box
from cardprint.text.math.face import LEVEL
from cardprint.text.math.scripts import smaller

if TYPE_CHECKING:
    from cardprint.text.math.layout import Layout
    from cardprint.text.math.nodes import Accent, Arrow, Brace, Line, Negated

_LABEL_GAP = 0.11  # em: between an arrow and its label
_LABEL_PAD = 0.3  # em of the label: so far an arrow reaches beyond it, at either side
_SHORTEST_ARROW = 1.0  # em
_ALONG_GAP = 0.1  # em: between a body and a brace or an arrow along it


def set_accent(layout: Layout, node: Accent, style: int, cramped: bool) -> Box:  # noqa: ARG001, FBT001 - as all setters
    """Set an accent over, or under, a body."""
    body = layout.inner(node.body, style, True)  # noqa: FBT003
    scale = layout.scale(style)
    face = layout.face
    glyph = face.char(node.char)
    if glyph is None:
        face, pieces = layout.grown(node.char, 0.0, style, LEVEL)
        glyph = pieces[0].glyph
    if node.wide:
        fitting = [each for each in face.variants(glyph, LEVEL) if (each.right - each.left) * scale <= body.width]
        glyph = fitting[-1] if fitting else glyph
    accent = glyph_box(face, glyph, node.char, scale, layout.colour)
    ink = (glyph.left + glyph.right) / 2 * scale
    if node.wide or body.glyph is None or body.face is None:
        x = body.width / 2 + (0.0 if node.wide else body.italic / 2) - ink
    else:
        x = body.face.attachment(body.glyph) * body.scale - face.attachment(glyph) * scale
    if node.under:
        y = -body.depth - glyph.height * scale - _ALONG_GAP * scale
        return Box(body.width, body.height, glyph.depth * scale - y, [(0.0, 0.0, body), (x, y, accent)])
    up = body.height - min(body.height, layout.constant("ACCENT_BASE_HEIGHT", style))
    box = Box(body.width, max(body.height, accent.height + up), body.depth, [(0.0, 0.0, body), (x, up, accent)])
    box.italic = body.italic
    return box


def set_brace(layout: Layout, node: Brace, style: int, cramped: bool) -> Box:  # noqa: ARG001, FBT001 - as all setters
    """Set a brace, a bracket or an arrow along a body."""
    body = layout.inner(node.body, style, True)  # noqa: FBT003
    sign = _level(layout, node.char, body.width, style)
    gap = _ALONG_GAP * layout.scale(style)
    width = max(body.width, sign.width)
    x, inner = (width - sign.width) / 2, (width - body.width) / 2
    if node.under:
        y = -(body.depth + gap) - sign.height
        return Box(width, body.height, sign.depth - y, [(inner, 0.0, body), (x, y, sign)])
    y = body.height + gap + sign.depth
    return Box(width, y + sign.height, body.depth, [(inner, 0.0, body), (x, y, sign)])


def _level(layout: Layout, char: str, width: float, style: int) -> Box:
    face, pieces = layout.grown(char, width, style, LEVEL)
    return level_box(face, pieces, char, layout.scale(style), layout.colour)


def set_line(layout: Layout, node: Line, style: int, cramped: bool) -> Box:  # noqa: ARG001, FBT001 - as all setters
    """Set a line above or below a body."""
    body = layout.inner(node.body, style, True)  # noqa: FBT003
    name = "UNDERBAR" if node.under else "OVERBAR"
    gap, thick = layout.constant(f"{name}_VERTICAL_GAP", style), layout.constant(f"{name}_RULE_THICKNESS", style)
    line = bar(body.width, thick, 0.0, layout.colour)
    if node.under:
        below = body.depth + gap + thick
        return Box(body.width, body.height, below, [(0.0, 0.0, body), (0.0, -below, line)])
    above = body.height + gap
    return Box(body.width, above + thick, body.depth, [(0.0, 0.0, body), (0.0, above, line)])


def set_arrow(layout: Layout, node: Arrow, style: int, cramped: bool) -> Box:  # noqa: FBT001 - as all setters
    """Set an arrow as long as its labels, and these."""
    small = smaller(style)
    above = layout.inner(node.above, small, cramped) if node.above else Box()
    below = layout.inner(node.below, small, True) if node.below else Box()  # noqa: FBT003
    pad = 2 * _LABEL_PAD * layout.scale(small)
    least = max(above.width + pad, below.width + pad, _SHORTEST_ARROW * layout.scale(style))
    arrow = _level(layout, node.char, least, style)
    width, gap = max(least, arrow.width), _LABEL_GAP * layout.scale(style)
    up, down = arrow.height + gap + above.depth, arrow.depth + gap + below.height
    parts = [((width - arrow.width) / 2, 0.0, arrow), ((width - above.width) / 2, up, above)]
    parts.append(((width - below.width) / 2, -down, below))
    height = up + above.height if above.width else arrow.height
    return Box(width, height, down + below.depth if below.width else max(0.0, arrow.depth), parts)


def set_negated(layout: Layout, node: Negated, style: int, cramped: bool) -> Box:  # noqa: FBT001 - as all setters
    """Set a sign with a stroke through its middle."""
    body, stroke = layout.inner(node.body, style, cramped), layout.sign("/", style)
    y = (body.height - body.depth - stroke.height + stroke.depth) / 2
    height, depth = max(body.height, stroke.height + y), max(body.depth, stroke.depth - y)
    return Box(body.width, height, depth, [(0.0, 0.0, body), ((body.width - stroke.width) / 2, y, stroke)])
