"""Wider spaces between letters and words, for readers whom close letters confuse; narrower ones between wide marks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from cardprint.patterns import lazy_pattern
from cardprint.text.font_files import hb_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.model.glyphs import Typeface
    from cardprint.model.theme import Spacing

# Scripts whose letters join: Arabic and its kin, Indic, Tibetan, Mongolian. Space would tear their words apart.
_JOINED = lazy_pattern("[\u0600-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufeff]")
# A stop, comma or closing bracket as wide as an ideograph, and before another mark: it gives up its empty half (JLREQ
# 3.1.4, CLREQ 3.1.6). Quotes are wide in East Asian faces alone.
_CLOSING, _OPENING = "、。，．：；！？」』）〕］｝〉》】〗’”", "「『（〔［｛〈《【〖‘“"
HALVED = lazy_pattern(f"[{_CLOSING}](?=[{_CLOSING}{_OPENING}·・])")
_HALF_WITH_INK = 0.55  # em: where the ink of such marks ends, but for those of Taiwan, which stand in the middle
Position: TypeAlias = tuple[int, int, int, int]
"""A glyph's offsets to the right and up, its advance, and its advance in vertical text, as HarfBuzz gives them."""
LIGATURES_OFF = {"liga": False, "clig": False}


@cache
def spaced(typeface: Typeface, spacing: Spacing) -> Typeface:
    """Return a face with wider spaces, the same object every time; a face without a to z stays as it is."""
    font = hb_font(typeface)
    letters = [font.get_nominal_glyph(letter) for letter in range(ord("a"), ord("z") + 1)]
    if None in letters:
        return typeface
    tracking = spacing.letters * sum(map(font.get_glyph_h_advance, letters)) / len(letters)
    return typeface._replace(tracking=round(tracking), word_space=round(spacing.words * tracking))


def widened(positions: Sequence[Position], clusters: Sequence[int], text: str, typeface: Typeface) -> list[Position]:
    """Add a face's spacing to the advances of shaped glyphs, at the end of each cluster of ``text``."""
    wide = list(positions)
    ends = [*clusters[1:], -1]
    for index, (cluster, following) in enumerate(zip(clusters, ends, strict=True)):
        if cluster != following and not _JOINED.match(text, cluster):
            dx, dy, advance, upward = wide[index]
            advance += typeface.tracking
            if text[cluster] == " ":
                advance = max(advance, typeface.word_space)
            wide[index] = dx, dy, advance, upward
    return wide


def halved(
    positions: Sequence[Position], clusters: Sequence[int], glyphs: Sequence[int], marks: str, typeface: Typeface
) -> list[Position]:
    """Take the empty half from wide marks before other marks; ``marks`` is the text with what follows it."""
    font, units = hb_font(typeface), typeface.units
    tight = list(positions)
    for match in HALVED.finditer(marks):
        if match.start() not in clusters:
            continue
        index = clusters.index(match.start())
        dx, dy, advance, upward = tight[index]
        box = font.get_glyph_extents(glyphs[index])
        if advance >= units and box and box.x_bearing + box.width <= _HALF_WITH_INK * units:
            tight[index] = dx, dy, advance - units // 2, upward
    return tight
