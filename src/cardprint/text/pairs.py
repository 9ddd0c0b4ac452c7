"""Words of Latin letters, put together from what HarfBuzz made of each pair of neighbours: five times as fast.

In the faces that come with the program a Latin letter's glyph is the same in every word, and its advance depends on
the character after it alone (kerning), unless that is a space; a test holds that for words and for nonsense. Letters
that ligate are one letter here. Letters that these faces lack are in no pairs: words with them are shaped whole, and
so is everything in other fonts.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import accumulate
from operator import add, attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import uharfbuzz as hb

from cardprint.model.glyphs import Glyph, Word
from cardprint.shipped import FONTS
from cardprint.text.font_files import hb_font

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cardprint.model.glyphs import Typeface

# ASCII, the Latin letters of Europe's languages in one piece, quotes, dashes and dots: no marks, nothing that joins.
_LATIN = re.compile("[ -~À-ÖØ-öø-ſ–—‘’“”•…]+")
# What some faces draw as one, the longest first, and what stands for it: non-characters, as GLUE.
_LIGATURES = {"ffi": "\ufdd4", "ffl": "\ufdd5", "ff": "\ufdd6", "fi": "\ufdd7", "fl": "\ufdd8"}
_LIGATED = {sign: letters for letters, sign in _LIGATURES.items()}
# Their figures and dashes depend on the script of the whole word.
_EAST_ASIAN = frozenset(("noto-sans-jp", "noto-sans-kr", "noto-sans-sc", "noto-sans-tc"))
_ADVANCE, _CLUSTER = attrgetter("advance"), attrgetter("cluster")


class NotPairsError(LookupError):
    """A text that is more than Latin letters one behind the other."""


def has_pairs(typeface: Typeface) -> bool:
    """Tell whether a face is known to look no further than a letter's neighbour, and is set without tracking."""
    folder = Path(typeface.path).parent
    return folder.parent == FONTS and folder.name not in _EAST_ASIAN and not typeface.tracking


class Pairs:
    """The glyphs of text that is nothing but Latin letters one behind the other, each told by the next."""

    def __init__(self, typeface: Typeface, lang: str) -> None:
        """Take the face and the language, for which some faces have forms of their own."""
        self._typeface = typeface
        self._units = typeface.units
        self._glyphs = _Glyphs(typeface, lang)
        self._advance_of = _Advances(self._glyphs).__getitem__

    def __getitem__(self, pair: str) -> Glyph:
        """Give the glyph of a character before another one. Raises NotPairsError where they are no pair."""
        return self._glyphs[pair]

    def letters(self, text: str) -> str:
        """Give a text with one letter, or what stands for several that are drawn as one, for each of its glyphs."""
        for letters, sign in self._glyphs.ligatures:
            text = text.replace(letters, sign)
        return text

    def of(self, text: str) -> Iterable[str]:
        """Give the pairs of a text, one for each of its glyphs. The last stands before a space, as at a line's end."""
        letters = self.letters(text) if "f" in text else text
        return map(add, letters, letters[1:] + " ")

    def width(self, text: str) -> float:
        """Give the width of a text in em. Raises NotPairsError where that is more than its pairs tell."""
        return sum(map(self._advance_of, self.of(text))) / self._units

    def word(self, text: str) -> Word:
        """Give what HarfBuzz would make of a word. Raises NotPairsError where that is more than its pairs tell."""
        if not text:
            raise NotPairsError
        glyphs = tuple(map(self._glyphs.__getitem__, self.of(text)))
        advance = sum(map(_ADVANCE, glyphs))
        blank = (len(text) - len(text.rstrip(" "))) * self._advance_of("  ")
        return Word(text, self._typeface, glyphs, advance / self._units, (advance - blank) / self._units)


class _Glyphs(dict[str, Glyph]):
    """The glyph of a character before another one, shaped when it is first asked for."""

    def __init__(self, typeface: Typeface, lang: str) -> None:
        super().__init__()
        self._lang = lang
        self._font = hb_font(typeface)

    def __missing__(self, pair: str) -> Glyph:
        letters = [_LIGATED.get(sign, sign) for sign in pair]
        if not _LATIN.fullmatch("".join(letters)):
            raise NotPairsError
        glyph, *after = self._shaped(letters)
        if after and (glyph.id != self[pair[0]].id or after != [self[pair[1]]]):
            raise NotPairsError
        self[pair] = glyph
        return glyph

    @cached_property
    def ligatures(self) -> Sequence[tuple[str, str]]:
        """The ligatures that the face has, and what stands for each."""
        return [(letters, sign) for letters, sign in _LIGATURES.items() if self._is_one(letters)]

    def _is_one(self, letters: str) -> bool:
        try:
            return bool(self._shaped([letters]))
        except NotPairsError:
            return False

    def _shaped(self, letters: Sequence[str]) -> list[Glyph]:
        """Shape letters, some of which may be ligated, as long as there is one glyph for each."""
        buffer = hb.Buffer()
        buffer.add_str("".join(letters))
        buffer.guess_segment_properties()
        buffer.direction, buffer.language = "ltr", self._lang
        hb.shape(self._font, buffer)
        infos = buffer.glyph_infos
        starts = list(accumulate(map(len, letters), initial=0))
        if [*map(_CLUSTER, infos)] != starts[:-1] or not all(info.codepoint for info in infos):
            raise NotPairsError
        placed = zip(letters, infos, buffer.glyph_positions, strict=True)
        return [Glyph(info.codepoint, letter, at.x_advance, at.x_offset, at.y_offset) for letter, info, at in placed]


class _Advances(dict[str, int]):
    """The advance of a character before another one, in font units."""

    def __init__(self, glyphs: _Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs

    def __missing__(self, pair: str) -> int:
        advance = self[pair] = self._glyphs[pair].advance
        return advance
