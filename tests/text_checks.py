"""What tests of text read off pages, and hold words against: the shape of the whole line they are in."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import uharfbuzz

from cardprint.model.text import Text, TextBlock
from cardprint.text.fonts import hb_font

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cardprint.model.page import Item


def texts_in(items: Iterable[Item]) -> Iterator[Text]:
    """Yield the texts among items, each line of a block as one."""
    for item in items:
        if isinstance(item, TextBlock):
            yield from item.as_texts()
        elif isinstance(item, Text):
            yield item


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


def stretches(measured):
    """Yield the words that stand together in one face and direction, in reading order."""
    grouped = groupby(
        zip(measured.words, measured.details, strict=True), key=lambda pair: (pair[0].typeface, pair[1].level)
    )
    for (face, level), pairs in grouped:
        yield face, level % 2 == 1, [word for word, _ in pairs]
