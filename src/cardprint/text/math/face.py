"""What layout asks of a font for formulas, by its OpenType MATH table: every answer is taken from HarfBuzz once.

Measures are in em, up positive.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import uharfbuzz as hb

from cardprint.text.font_files import hb_font, open_typeface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.model.glyphs import Typeface
    from cardprint.text.font_files import FontFile

_MOST_PIECES = 120  # of one sign that grows; what would need more stays shorter
UPRIGHT, LEVEL = "btt", "ltr"  # the directions in which signs grow, as HarfBuzz names them
_HIGH_RIGHT, _HIGH_LEFT, _LOW_RIGHT, _LOW_LEFT = 0, 1, 2, 3  # hb_ot_math_kern_t


class MathGlyph(NamedTuple):
    """A glyph's advance, its reach above and below the baseline, and its ink's edges."""

    id: int
    advance: float
    height: float
    depth: float
    italic: float
    left: float
    right: float


class Piece(NamedTuple):
    """A part of a sign that grows, and where along it that begins."""

    glyph: MathGlyph
    at: float


class MathFace:
    """One font with a MATH table. ``constants`` are those of the table, by HarfBuzz' names, in em or in per cent."""

    def __init__(self, typeface: Typeface) -> None:
        """Take the face."""
        self.typeface = typeface
        self._font = hb_font(typeface)
        self._em = 1 / typeface.units
        self.constants = {each.name: self._constant(each) for each in hb.OTMathConstant}
        small, smaller = self.constants["SCRIPT_PERCENT_SCALE_DOWN"], self.constants["SCRIPT_SCRIPT_PERCENT_SCALE_DOWN"]
        self.scales = (1.0, 1.0, small or 0.7, smaller or 0.5)
        self._chars: dict[tuple[str, int], MathGlyph | None] = {}
        self._glyphs: dict[int, MathGlyph] = {}
        self._grown: dict[tuple[int, str], tuple[Sequence[tuple[MathGlyph, float]], Sequence[hb.OTMathGlyphPart]]] = {}
        self._kerns: dict[tuple[int, int, int], float] = {}
        self._tops: dict[int, float] = {}

    @property
    def cap_height(self) -> float:
        """The height of its capitals as they are drawn: what Lete Sans Math says of it is too little."""
        capital = self.char("H")
        return capital.height if capital else self.typeface.cap_height

    def _constant(self, which: hb.OTMathConstant) -> float:
        value: int = self._font.get_math_constant(which)
        return value / 100 if which.name.endswith(("SCALE_DOWN", "PERCENT")) else value * self._em

    def char(self, char: str, level: int = 0) -> MathGlyph | None:
        """Return the glyph of a character, in its form for scripts of a level from 1 to 2; None where there is none."""
        key = char, level
        if key not in self._chars:
            number = self._font.get_nominal_glyph(ord(char))
            if number and level:
                number = self._script_form(char, level)
            self._chars[key] = self.glyph(number) if number else None
        return self._chars[key]

    def _script_form(self, char: str, level: int) -> int:
        buffer = hb.Buffer()
        buffer.add_str(char)
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer, {"ssty": level})
        infos = buffer.glyph_infos
        number: int = infos[0].codepoint if len(infos) == 1 else self._font.get_nominal_glyph(ord(char))
        return number

    def glyph(self, number: int) -> MathGlyph:
        """Return the measures of a glyph."""
        known = self._glyphs.get(number)
        if known is None:
            box, em = self._font.get_glyph_extents(number), self._em
            advance = self._font.get_glyph_h_advance(number) * em
            italic = self._font.get_math_glyph_italics_correction(number) * em
            if box:
                top, bottom = box.y_bearing * em, -(box.y_bearing + box.height) * em
                left, right = box.x_bearing * em, (box.x_bearing + box.width) * em
                known = MathGlyph(number, advance, top, bottom, italic, left, right)
            else:
                known = MathGlyph(number, advance, 0.0, 0.0, italic, 0.0, advance)
            self._glyphs[number] = known
        return known

    def attachment(self, glyph: MathGlyph) -> float:
        """Return where accents stand over a glyph, or where an accent stands over its letter."""
        if glyph.id not in self._tops:
            self._tops[glyph.id] = self._font.get_math_glyph_top_accent_attachment(glyph.id) * self._em
        return self._tops[glyph.id]

    def kern(self, glyph: MathGlyph, height: float, *, high: bool, right: bool) -> float:
        """Return how far a script may cut into a corner of a glyph at a height (negative), or keeps off it."""
        corner = (_LOW_LEFT, _LOW_RIGHT, _HIGH_LEFT, _HIGH_RIGHT)[2 * high + right]
        key = glyph.id, corner, round(height / self._em)
        if key not in self._kerns:
            self._kerns[key] = self._font.get_math_glyph_kerning(*key) * self._em
        return self._kerns[key]

    def grown(self, glyph: MathGlyph, least: float, direction: str) -> list[Piece]:
        """Return a sign at least so long: its smallest variant that is, else put together from pieces."""
        variants, parts = self._growth(glyph.id, direction)
        longest = glyph
        for variant, length in variants:
            longest = variant
            if length >= least:
                return [Piece(variant, 0.0)]
        return self._assembled(parts, least, direction) if parts else [Piece(longest, 0.0)]

    def variants(self, glyph: MathGlyph, direction: str) -> list[MathGlyph]:
        """Return the variants of a glyph that the font has, shortest first."""
        return [variant for variant, _ in self._growth(glyph.id, direction)[0]] or [glyph]

    def _growth(
        self, number: int, direction: str
    ) -> tuple[Sequence[tuple[MathGlyph, float]], Sequence[hb.OTMathGlyphPart]]:
        key = number, direction
        known = self._grown.get(key)
        if known is None:
            found = self._font.get_math_glyph_variants(number, direction)
            variants = [(self.glyph(each.glyph), each.advance * self._em) for each in found]
            parts, _ = self._font.get_math_glyph_assembly(number, direction)
            known = self._grown[key] = variants, parts
        return known

    def _assembled(self, parts: Sequence[hb.OTMathGlyphPart], least: float, direction: str) -> list[Piece]:
        """Put a sign together from pieces: some of them as often as it takes, overlapping as far as it takes."""
        em = self._em
        overlap = self._font.get_math_min_connector_overlap(direction) * em
        repeated = [bool(int(part.flags) & 1) for part in parts]
        fixed = sum(part.full_advance * em - overlap for part, more in zip(parts, repeated, strict=True) if not more)
        step = sum(part.full_advance * em - overlap for part, more in zip(parts, repeated, strict=True) if more)
        wanted = 0
        while step > 0 and fixed + overlap + wanted * step < least and wanted < _MOST_PIECES:
            wanted += 1
        chain = [part for part, more in zip(parts, repeated, strict=True) for _ in range(wanted if more else 1)]
        joints = [min(one.end_connector_length, other.start_connector_length) * em for one, other in pairwise(chain)]
        spare = (fixed + overlap + wanted * step - least) / len(joints) if joints else 0.0
        pieces, at = [], 0.0
        for index, part in enumerate(chain):
            pieces.append(Piece(self.glyph(part.glyph), at))
            if index < len(joints):
                at += part.full_advance * em - max(overlap, min(joints[index], overlap + spare))
        return pieces


@cache
def math_face(file: FontFile) -> MathFace:
    """Open a font for formulas, once a process."""
    return MathFace(open_typeface(file))
