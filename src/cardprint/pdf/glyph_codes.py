"""The codes of glyphs: takes words, gives the codes that show them, and remembers what each code stands for.

Every code of a font says truly what text it is, so that what a reader copies, searches or hears is the deck's text:

* A code belongs to a picture *and* a text. The same glyph gets a code for each text it stands for: a space and a
  no-break space, say, or an Arabic form that two letters share.
* The glyphs of one cluster (a letter and its marks, the parts of a syllable) become one composite glyph, with
  one code for the whole cluster. Readers disagree on what a glyph without text says, so there are none.
* A text longer than poppler reads of a code, such as that of a flag with very many tags, is spelt out in front of it.
* From right to left the glyphs come in visual order and readers turn them around, code by code. A cluster of several
  characters is therefore spelt out: blanks of no width carry all characters but the first, in front of its encoded
  glyph.

Codes avoid the five bytes that would need an escape in a PDF string. The first 250 encoded glyphs of a face may be
shown by one byte each, as most faces need no more; it halves the text of a page. A line with any other encoded glyph of
the face is shown by two bytes each, in a second font: as a whole, for some readers drop what has no width where it is
all that a font shows. So is all text in faces of ideographs or syllables, which would go to and fro.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias, final

from cardprint.errors import LimitError
from cardprint.text.fonts import hb_font

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.model.glyphs import Glyph, Pairing, Typeface, Word

_PLAIN_BYTES = tuple(byte for byte in range(256) if byte not in b"\n\r()\\")
_MOST_CODES = len(_PLAIN_BYTES) ** 2 - 1  # code 0 is the glyph for what is missing
_SINGLE_BYTES = 0x100  # codes below it may be written as one
_MANIFOLD = "一가あ"  # whoever has one of these has hundreds
_MOST_TEXT = 30  # characters of a code's text: poppler reads 63 units of UTF-16, and a character may have two
_CODE_UNITS = 1000  # PDF measures glyphs and kerning in thousandths of an em

_PAIRS = 0x10000  # the numbers that pairs of letters have

GlyphPart: TypeAlias = tuple[int, int, int]  # a glyph and where its origin lies, in font units


class EncodedGlyph(NamedTuple):
    """The glyphs that make its picture (none: a blank), and the text it stands for."""

    parts: tuple[GlyphPart, ...]
    text: str


class NoSingleByteError(LookupError):
    """An encoded glyph whose code has two bytes."""


class GlyphEncoder:
    """The encoded glyphs of one face, each with its code and its advance in font units.

    ``name`` is that of its font in the file's resources, ``wide_name`` that of the font of two bytes a code: one and
    the same where it has no other.
    """

    def __init__(self, typeface: Typeface, number: int) -> None:
        """Take the face and its number in the file; start with no encoded glyph."""
        self.typeface = typeface
        self.has_single_bytes = _has_single_bytes(typeface)
        self.name = f"F{number}"
        self.wide_name = f"W{number}" if self.has_single_bytes else self.name
        self._encodings = _EncodedGlyphs(typeface)
        self.codes, self.advances = self._encodings.codes, self._encodings.advances
        self._by_one, self._by_two = WordEncoder(self._encodings, 1), WordEncoder(self._encodings, 2)

    def encoder(self, *, wide: bool) -> WordEncoder:
        """Return the encoder of words for the ``wide`` font, or for that of one byte a code, where there is one."""
        return self._by_two if wide or not self.has_single_bytes else self._by_one

    @property
    def single_codes(self) -> dict[EncodedGlyph, int]:
        """The encoded glyphs that are shown by one byte, and their codes."""
        return {encoded: code for encoded, code in self.codes.items() if self.has_single_bytes and code < _SINGLE_BYTES}

    @property
    def double_codes(self) -> dict[EncodedGlyph, int]:
        """The encoded glyphs that may be shown by two bytes, and their codes: all or none."""
        is_needed = not self.has_single_bytes or any(code >= _SINGLE_BYTES for code in self.codes.values())
        return self.codes if is_needed else {}


class _EncodedGlyphs:
    """The codes and advances of a face's encoded glyphs, and what shows the clusters made of them."""

    def __init__(self, typeface: Typeface) -> None:
        self.codes: dict[EncodedGlyph, int] = {}
        self.advances: dict[EncodedGlyph, int] = {}
        self._typeface = typeface
        self._font = hb_font(typeface)

    def piece(self, glyphs: tuple[Glyph, ...], size: int, *, rtl: bool) -> str:
        """Return codes of a cluster, of ``size`` bytes, and its kerning where its advance is another."""
        pen, parts = 0, []
        for glyph in glyphs:
            parts.append((glyph.id, pen + glyph.dx, glyph.dy))
            pen += glyph.advance
        if len(parts) > 1 or not pen:
            parts = [part for part in parts if self._has_ink(part[0])]
        text = "".join(glyph.text for glyph in glyphs)
        blanks = ""
        if not rtl and len(text) > _MOST_TEXT:
            *before, text = (text[at : at + _MOST_TEXT] for at in range(0, len(text), _MOST_TEXT))
            blanks = self._blanks(before, size)
        if rtl and len(text) > 1:
            blanks = self._blanks(text[:0:-1], size)
            text = text[0]
        encoded = EncodedGlyph(tuple(parts), text)
        code = _written(self.code(encoded, self._natural_advance(encoded, pen)), size)
        kerning = round((self.advances[encoded] - pen) * _CODE_UNITS / self._typeface.units)
        return f"{blanks}{code}){kerning}(" if kerning else blanks + code

    def _blanks(self, texts: Sequence[str], size: int) -> str:
        """Return codes that spell texts invisibly. Of equal codes in one place readers drop one, so those differ."""
        space = self._font.get_nominal_glyph(0x20) or 0
        encoded_glyphs, doubled = [], False
        for index, text in enumerate(texts):
            doubled = index > 0 and texts[index - 1] == text and not doubled
            encoded_glyphs.append(EncodedGlyph(((space, 0, 0),) if doubled else (), text))
        return "".join(_written(self.code(encoded, 0), size) for encoded in encoded_glyphs)

    def _natural_advance(self, encoded: EncodedGlyph, pen: int) -> int:
        """Return a lone glyph the advance the font gives it, anything else the one it is first set with."""
        if len(encoded.parts) == 1 and encoded.parts[0][1:] == (0, 0):
            advance: int = self._font.get_glyph_h_advance(encoded.parts[0][0])
            return advance + self._typeface.tracking
        return pen

    def _has_ink(self, glyph: int) -> bool:
        extents = self._font.get_glyph_extents(glyph)
        return extents is not None and extents.width != 0

    def code(self, encoded: EncodedGlyph, advance: int) -> int:
        """Return the code of an encoded glyph; ``advance`` is for one that has none yet."""
        code = self.codes.get(encoded)
        if code is None:
            count = len(self.codes) + 1
            if count > _MOST_CODES:
                raise LimitError.of(
                    f"more than {_MOST_CODES} different characters in {self._typeface.name}",
                    hint="split the deck into several",
                )
            high, low = divmod(count, len(_PLAIN_BYTES))
            code = self.codes[encoded] = _PLAIN_BYTES[high] << 8 | _PLAIN_BYTES[low]
            self.advances[encoded] = advance
        return code


@final
class WordEncoder:
    """What shows the words of a face inside ``[(…)]TJ`` at size 1: codes, and kerning between strings of them.

    The codes have so many bytes. Raises NoSingleByteError where a word can be shown by more bytes only.
    """

    def __init__(self, encoded_glyphs: _EncodedGlyphs, size: int) -> None:
        """Take the codes of the face, and how many bytes each has."""
        self._encodings = encoded_glyphs
        self._size = size
        self._glyphs: dict[tuple[Glyph, bool], str] = {}
        self._clusters: dict[tuple[Glyph, ...], str] = {}
        self._paired: dict[int, _Pairs] = {}

    def encode(self, word: Word) -> str:
        """Return what shows a word."""
        if word.pairs is not None:
            return self.encode_pairs(word.text, word.pairs)
        glyphs, rtl = word.glyphs, word.rtl
        if all(glyph.text for glyph in glyphs):
            return "".join([self.glyph(glyph, rtl=rtl) for glyph in glyphs])
        return "".join([self._cluster(cluster, rtl=rtl) for cluster in _clusters(word)])

    def encode_pairs(self, text: str, pairs: Pairing) -> str:
        """Return what shows a text by its pairs of letters."""
        paired = self._paired.get(id(pairs))
        if paired is None:
            paired = self._paired[id(pairs)] = _Pairs(pairs)
        encoded = pairs.join(text, paired.pieces)
        if encoded is None:
            for pair in pairs.pairs_of(text):
                if not paired.pieces[pair]:
                    paired.pieces[pair] = self.glyph(pairs.glyph(pair), rtl=False)
            encoded = pairs.join(text, paired.pieces)
        return encoded or ""

    def glyph(self, glyph: Glyph, *, rtl: bool) -> str:
        """Return what shows a glyph that is a cluster of its own."""
        piece = self._glyphs.get((glyph, rtl))
        if piece is None:
            piece = self._glyphs[glyph, rtl] = self._encodings.piece((glyph,), self._size, rtl=rtl)
        return piece

    def _cluster(self, glyphs: tuple[Glyph, ...], *, rtl: bool) -> str:
        piece = self._clusters.get(glyphs)
        if piece is None:
            piece = self._clusters[glyphs] = self._encodings.piece(glyphs, self._size, rtl=rtl)
        return piece


@final
class _Pairs:
    """What shows the pairs of letters of one pairing, which it keeps alive: it is known by its identity."""

    def __init__(self, pairs: Pairing) -> None:
        self.pairs = pairs
        self.pieces = [""] * _PAIRS


def _written(code: int, size: int) -> str:
    """Write a code as so many bytes, each a character."""
    if size == 1 and code >= _SINGLE_BYTES:
        raise NoSingleByteError
    return chr(code) if size == 1 else chr(code >> 8) + chr(code & 0xFF)


def _has_single_bytes(typeface: Typeface) -> bool:
    """Return whether a face has codes of one byte: outlines of TrueType, and no script that needs hundreds of codes."""
    font = hb_font(typeface)
    return "glyf" in font.face.table_tags and not any(font.get_nominal_glyph(ord(sign)) for sign in _MANIFOLD)


def _clusters(word: Word) -> Iterator[tuple[Glyph, ...]]:
    """Divide a word into clusters. From right to left the glyph with the text is the last of its cluster."""
    cluster: list[Glyph] = []
    for glyph in word.glyphs:
        if cluster and (cluster[-1].text if word.rtl else glyph.text):
            yield tuple(cluster)
            cluster = []
        cluster.append(glyph)
    yield tuple(cluster)
