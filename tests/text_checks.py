"""What tests of text hold words against: the shape of the whole line they are in."""

from __future__ import annotations

from itertools import groupby

import uharfbuzz
from cardprint.text.mixed_prose import MixedProse

from cardprint.text.fonts import hb_font


def shaped_whole(text, face, lang, *, rtl):
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = lang
    uharfbuzz.shape(hb_font(face), buffer)
    return [
        (info.codepoint, *position.position[:2])
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def stretches(prose):
    """Give the words that stand together in one face and direction, in reading order."""
    mixed = isinstance(prose, MixedProse)
    levels = [detail.level for detail in prose.details] if mixed else [0] * len(prose.words)
    grouped = groupby(zip(prose.words, levels, strict=True), key=lambda pair: (pair[0].typeface, pair[1]))
    for (face, level), pairs in grouped:
        yield face, level % 2 == 1, [word for word, _ in pairs]
