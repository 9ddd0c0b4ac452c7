"""Words of Latin letters, put together from what HarfBuzz made of each pair of neighbours: five times as fast.

In the faces that come with the program a Latin letter's glyph is the same in every word, and its advance depends on
the character after it alone (kerning); a test holds that for words and for nonsense. Pairs that ligate, and letters
that these faces lack, are no pairs: words with them are shaped whole, and so is everything in other fonts.
"""

from __future__ import annotations

import re
from operator import add, attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import uharfbuzz as hb

from cardprint.model.glyphs import Glyph, Word
from cardprint.shipped import FONTS
from cardprint.text.font_files import hb_font

if TYPE_CHECKING:
    from cardprint.model.glyphs import Typeface

# ASCII, and the Latin letters and quotes of Europe's languages in one piece: no marks, nothing that joins.
_LATIN = re.compile("[ -~À-ÖØ-öø-ſ‘’“”]{1,2}")
# Their figures and dashes depend on the script of the whole word.
_EAST_ASIAN = frozenset(("noto-sans-jp", "noto-sans-kr", "noto-sans-sc", "noto-sans-tc"))
_ADVANCE = attrgetter("advance")


class NotPairsError(LookupError):
    """A text that is more than Latin letters one behind the other."""


def has_pairs(typeface: Typeface) -> bool:
    """Tell whether a face is known to look no further than a letter's neighbour, and is set without tracking."""
    folder = Path(typeface.path).parent
    return folder.parent == FONTS and folder.name not in _EAST_ASIAN and not typeface.tracking


class Pairs(dict[str, Glyph]):
    """The glyph of a character before another one; a character by itself is one at the end of a word."""

    def __init__(self, typeface: Typeface, lang: str) -> None:
        """Take the face and the language, for which some faces have forms of their own."""
        super().__init__()
        self._typeface = typeface
        self._lang = lang
        self._font = hb_font(typeface)

    def word(self, text: str) -> Word:
        """Give what HarfBuzz would make of a word. Raises NotPairsError where that is more than its pairs tell."""
        if not text:
            raise NotPairsError
        glyphs = tuple(map(self.__getitem__, map(add, text, [*text[1:], ""])))
        units = self._typeface.units
        width = sum(map(_ADVANCE, glyphs))
        if text[-1] != " ":
            return Word(text, self._typeface, glyphs, width / units)
        blank = glyphs[-1].advance if text[-2:] != "  " else sum(map(_ADVANCE, glyphs[len(text.rstrip(" ")) :]))
        return Word(text, self._typeface, glyphs, width / units, (width - blank) / units)

    def __missing__(self, pair: str) -> Glyph:
        """Ask HarfBuzz for a pair that was not met before."""
        if not _LATIN.fullmatch(pair):
            raise NotPairsError
        glyph, *after = self._shaped(pair)
        if after and (glyph.id != self[pair[0]].id or after != [self[pair[1]]]):
            raise NotPairsError
        self[pair] = glyph
        return glyph

    def _shaped(self, text: str) -> list[Glyph]:
        """Shape a character or two, as long as there is one glyph for each."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction, buffer.language = "ltr", self._lang
        hb.shape(self._font, buffer)
        infos = buffer.glyph_infos
        if len(infos) != len(text) or not all(info.codepoint for info in infos):
            raise NotPairsError
        placed = zip(text, infos, buffer.glyph_positions, strict=True)
        return [
            Glyph(info.codepoint, character, at.x_advance, at.x_offset, at.y_offset) for character, info, at in placed
        ]
