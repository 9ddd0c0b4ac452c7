"""Words of Latin letters, put together from what HarfBuzz made of each pair of neighbours: five times as fast.

In the faces that come with the program a Latin letter's glyph is the same in every word, and its advance depends on
the character after it alone (kerning), unless that is a space; a test holds that for words and for nonsense. Letters
that ligate are one letter here. Letters that these faces lack are in no pairs: words with them are shaped whole, and
so is everything in other fonts.
"""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final, final

import uharfbuzz as hb

from cardprint.files.shipped import FONTS
from cardprint.model.glyphs import Glyph, Word
from cardprint.text.edges import GLUE
from cardprint.text.font_files import hb_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mypy_extensions import i64

    from cardprint.model.glyphs import Typeface

# What some faces draw as one, the longest first, and the byte that stands for it.
_LIGATURES: Final = (("ffi", "\x01"), ("ffl", "\x02"), ("ff", "\x03"), ("fi", "\x04"), ("fl", "\x05"))
# The bytes that stand for characters beyond Latin-1, in the order in which these come: controls, which no text has.
_SPARE: Final = bytes((*range(6, 32), *range(0x7F, 0xA0))).decode("latin-1")
# Their figures and dashes depend on the script of the whole word.
_EAST_ASIAN: Final = frozenset(("noto-sans-jp", "noto-sans-kr", "noto-sans-sc", "noto-sans-tc"))
BYTES: Final[i64] = 256
SPACE: Final[i64] = 32
UNKNOWN: Final[i64] = -1_000_000  # no advance of any glyph


class NotPairsError(LookupError):
    """A text that is more than Latin letters one behind the other."""


def has_pairs(typeface: Typeface) -> bool:
    """Return whether a face is known to look no further than a letter's neighbour, and is set without tracking."""
    folder = Path(typeface.path).parent
    return folder.parent == FONTS and folder.name not in _EAST_ASIAN and not typeface.tracking


@final
class PairTable:
    """The advance and the glyph of a letter before another one, in flat tables.

    Each character is a byte, that of Latin-1 as far as it has one; a pair's number is its first byte times 256 plus its
    second. ``advances`` has the advances of pairs in font units, UNKNOWN where none was asked for yet; ``lengths`` for
    each byte how many letters it stands for, 0 where it is no letter, negative where it is in no pairs.
    """

    def __init__(self, typeface: Typeface, lang: str) -> None:
        """Take the face and the language, for which some faces have forms of their own."""
        self.typeface = typeface
        self.units: float = float(typeface.units)
        self.advances: list[i64] = [UNKNOWN] * (BYTES * BYTES)
        self.lengths: list[i64] = [_length(chr(code)) for code in range(BYTES)]
        self._lang = lang
        self._font = hb_font(typeface)
        self._letters: dict[int, str] = {}  # what a byte stands for that is not itself
        self._translation: dict[int, str] = {}
        self._glyphs: dict[int, Glyph] = {}
        self._alone: dict[str, Glyph] = {}
        self._ligatures: list[tuple[str, str]] | None = None
        self.space: int = self.glyph(SPACE * BYTES + SPACE).advance

    def bytes_of(self, text: str) -> bytes:
        """Return the bytes of a text, one for each of its glyphs: letters that are drawn as one are one.

        Raises NotPairsError for a character that is in no pairs.
        """
        if "f" in text:
            text = self._ligated(text)
        if text.isascii() or max(text) < "\u0100":
            return text.encode("latin-1")
        return self._translated(text)

    def advance(self, text: str) -> int:
        """Return the advance of a text in font units. Raises NotPairsError where that is more than its pairs tell."""
        total: i64 = 0
        pair: i64 = -1
        for byte in self.bytes_of(text) + b" ":
            if pair >= 0:
                advance: i64 = self.advances[pair + byte]
                total += advance if advance != UNKNOWN else self.glyph(pair + byte).advance
            pair = byte * BYTES
        return total

    def word(self, text: str) -> Word:
        """Return what HarfBuzz would make of a text. Raises NotPairsError where that is more than its pairs tell."""
        text = text.replace(GLUE, " ")
        if not text:
            raise NotPairsError
        total = self.advance(text)
        blank = (len(text) - len(text.rstrip(" "))) * self.space
        return Word(text, self.typeface, None, total / self.units, (total - blank) / self.units, pairs=self)

    def join(self, text: str, pieces: list[str]) -> str | None:
        """Return what ``pieces`` has for the pairs of a text, by their numbers; None where it lacks one."""
        found: list[str] = []
        pair: i64 = -1
        for byte in self.bytes_of(text) + b" ":
            if pair >= 0:
                piece = pieces[pair + byte]
                if not piece:
                    return None
                found.append(piece)
            pair = byte * BYTES
        return "".join(found)

    def pairs_of(self, text: str) -> list[int]:
        """Return the numbers of the pairs of a text, one for each of its glyphs; the last one is before a space."""
        return [int(first * BYTES + second) for first, second in pairwise(self.bytes_of(text) + b" ")]

    def glyphs(self, text: str) -> tuple[Glyph, ...]:
        """Return the glyphs of a text that is nothing but pairs."""
        return tuple([self.glyph(pair) for pair in self.pairs_of(text)])

    def glyph(self, pair: int) -> Glyph:
        """Return the glyph of the first of a pair. Raises NotPairsError where they are no pair."""
        glyph = self._glyphs.get(pair)
        if glyph is None:
            glyph = self._glyphs[pair] = self._shaped(self._meant(pair // BYTES), self._meant(pair % BYTES))
            self.advances[pair] = glyph.advance
        return glyph

    def _meant(self, byte: int) -> str:
        """Return the letters that a byte stands for. Raises NotPairsError for a byte that is in no pairs."""
        letters = self._letters.get(byte, chr(byte))
        if self.lengths[byte] < 0:
            raise NotPairsError
        return letters

    def _translated(self, text: str) -> bytes:
        """Return the bytes of a text with characters beyond Latin-1. Raises NotPairsError."""
        for sign in set(text):
            if ord(sign) >= BYTES and ord(sign) not in self._translation:
                length = _length(" " if sign == GLUE else sign)
                if length < 0 or len(self._translation) == len(_SPARE):
                    raise NotPairsError
                spare = self._translation[ord(sign)] = _SPARE[len(self._translation)]
                self._letters[ord(spare)] = " " if sign == GLUE else sign
                self.lengths[ord(spare)] = length
        return text.translate(self._translation).encode("latin-1")

    def _ligated(self, text: str) -> str:
        """Return a text with one sign for letters that are drawn as one."""
        if self._ligatures is None:
            self._ligatures = [(letters, sign) for letters, sign in _LIGATURES if self._is_one(letters)]
            for letters, sign in self._ligatures:
                self._letters[ord(sign)] = letters
                self.lengths[ord(sign)] = len(letters)
        for letters, sign in self._ligatures:
            if letters in text:
                text = text.replace(letters, sign)
        return text

    def _is_one(self, letters: str) -> bool:
        try:
            return len(self._shape([letters])) == 1
        except NotPairsError:
            return False

    def _shaped(self, first: str, second: str) -> Glyph:
        glyph, *after = self._shape([first, second])
        if glyph.id != self._by_itself(first).id or after != [self._by_itself(second)]:
            raise NotPairsError
        return glyph

    def _by_itself(self, letters: str) -> Glyph:
        glyph = self._alone.get(letters)
        if glyph is None:
            (glyph,) = self._shape([letters])
            self._alone[letters] = glyph
        return glyph

    def _shape(self, letters: Sequence[str]) -> list[Glyph]:
        """Shape letters, some of which may be ligated, as long as there is one glyph for each."""
        buffer = hb.Buffer()
        buffer.add_str("".join(letters))
        buffer.guess_segment_properties()
        buffer.direction, buffer.language = "ltr", self._lang
        hb.shape(self._font, buffer)
        infos = buffer.glyph_infos
        starts, start = [], 0
        for each in letters:
            starts.append(start)
            start += len(each)
        if [*map(_CLUSTER, infos)] != starts or not all(info.codepoint for info in infos):
            raise NotPairsError
        placed = zip(letters, infos, buffer.glyph_positions, strict=True)
        return [Glyph(info.codepoint, letter, at.x_advance, at.x_offset, at.y_offset) for letter, info, at in placed]


_CLUSTER: Final = attrgetter("cluster")


def _length(sign: str) -> int:
    """Return 1 for a letter, 0 for another character that can be in pairs, and less for what cannot.

    These are ASCII, the Latin letters of Europe's languages in one piece, quotes, dashes and dots: no marks, nothing
    that joins.
    """
    if " " <= sign <= "~" or ("À" <= sign <= "ſ" and sign not in "×÷") or sign in "–—‘’“”•…":
        return 1 if sign.isalpha() else 0
    return -1
