"""Embedded fonts: takes the words of a document, gives the PDF objects of the fonts that show them.

Every face becomes a simple font for its codes of one byte and a Type 0 font with Identity-H encoding for those of two
(see glyph_codes), as far as it has such. Both share one font program, of which only what is used is embedded, and each
has a ToUnicode map that is true for every code.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from typing import TYPE_CHECKING

import uharfbuzz as hb  # noqa: TID251 - subsets the fonts it embeds

from cardprint.pdf.font_programs import program_of, tag_of
from cardprint.pdf.glyph_codes import GlyphEncoder
from cardprint.pdf.streams import PdfObject
from cardprint.pdf.to_unicode import to_unicode
from cardprint.pdf.tokens import number, numbers
from cardprint.text.font_files import damaged
from cardprint.text.fonts import hb_font

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cardprint.model.glyphs import Typeface
    from cardprint.pdf.glyph_codes import EncodedGlyph, WordEncoder

_FIXED_PITCH, _SYMBOLIC, _ITALIC = 1, 4, 64  # flags of a font descriptor, ISO 32000-1 table 123


class EmbeddedFonts:
    """The fonts of one document, or of several that are to embed the same fonts byte for byte."""

    def __init__(self) -> None:
        """Start with no face."""
        self._encoders: dict[Typeface, GlyphEncoder] = {}

    def resource(self, typeface: Typeface, *, wide: bool = False) -> str:
        """Name a font of a face in the resources of a page: F1, F2, … in order of first use, wide ones W1, W2, …."""
        encoder = self._encoder(typeface)
        return encoder.wide_name if wide else encoder.name

    def encoder(self, typeface: Typeface, *, wide: bool = False) -> WordEncoder:
        """Return the encoder of a face's words, for the ``wide`` font of the face or for the other."""
        return self._encoder(typeface).encoder(wide=wide)

    def finished(self) -> dict[str, PdfObject]:
        """Return the fonts of all faces, with the glyphs of every word encoded so far, by their names in resources."""
        used = [encoder for encoder in self._encoders.values() if encoder.codes]
        fonts: dict[str, PdfObject] = {}
        for encoder in used:
            fonts.update(_fonts_of(encoder, used[0].typeface))
        return fonts

    def _encoder(self, typeface: Typeface) -> GlyphEncoder:
        encoder = self._encoders.get(typeface)
        if encoder is None:
            encoder = self._encoders[typeface] = GlyphEncoder(typeface, len(self._encoders) + 1)
        return encoder


def _fonts_of(encoder: GlyphEncoder, main: Typeface) -> dict[str, PdfObject]:
    """Return the fonts of a face by their names. Raises DeckError for damage that shows only now."""
    try:
        return _made(encoder, main)
    except (LookupError, OverflowError, RuntimeError, struct.error) as error:  # as its tables mislead HarfBuzz or us
        raise damaged(encoder.typeface.path) from error


def _made(encoder: GlyphEncoder, main: Typeface) -> dict[str, PdfObject]:
    program = program_of(encoder)
    name = f"{tag_of(program, encoder)}+{encoder.typeface.name}".encode("ascii")
    glyphs = program.glyph_of_code
    if glyphs is None:
        file = (b"/FontFile3 ", _stream(program.data, b"/Subtype/CIDFontType0C"))
    else:
        file = (b"/FontFile2 ", _stream(program.data, b"/Length1 %d" % len(program.data)))
    descriptor = PdfObject((_described(encoder.typeface, main, name), *file, b">>"))
    fonts = {}
    if single := encoder.single_codes:
        fonts[encoder.name] = _simple_font(encoder, single, name, descriptor)
    if double := encoder.double_codes:
        mapped = () if glyphs is None else (b"/CIDToGIDMap ", _stream(glyphs))
        descendant = PdfObject(
            (
                b"<</Type/Font/Subtype/CIDFontType%d/BaseFont/%s" % (2 if mapped else 0, name),
                b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ",
                descriptor,
                _widths(encoder, double),
                *mapped,
                b">>",
            )
        )
        head = b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[" % name
        texts = _stream(to_unicode(double, 2))
        fonts[encoder.wide_name] = PdfObject((head, descendant, b"]/ToUnicode ", texts, b">>"))
    return fonts


def _stream(content: bytes, entries: bytes = b"") -> PdfObject:
    data = zlib.compress(content)
    return PdfObject((b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (entries, len(data), data),))


def _simple_font(
    encoder: GlyphEncoder, codes: Mapping[EncodedGlyph, int], name: bytes, descriptor: PdfObject
) -> PdfObject:
    """Describe the font of the codes of one byte. It is symbolic: what they show is told by the font's own cmap."""
    widths = {code: _width(encoder, encoded) for encoded, code in codes.items()}
    last = max(widths)
    listed = b" ".join([widths.get(code, b"0") for code in range(1, last + 1)])
    head = b"<</Type/Font/Subtype/TrueType/BaseFont/%s/FirstChar 1/LastChar %d/Widths[%s]" % (name, last, listed)
    return PdfObject((head, b"/FontDescriptor ", descriptor, b"/ToUnicode ", _stream(to_unicode(codes, 1)), b">>"))


def _described(typeface: Typeface, main: Typeface, name: bytes) -> bytes:
    """Describe a face. It gets the ascent and descent of the main face: readers tell by these what is on one line."""
    font = hb_font(typeface)
    slant = font.get_style_value(hb.StyleTag.SLANT_ANGLE)
    flags = _SYMBOLIC | (_ITALIC if slant else 0) | (_FIXED_PITCH if _is_fixed_pitch(typeface) else 0)
    stem = 50 + (font.get_style_value(hb.StyleTag.WEIGHT) / 65) ** 2  # as Acrobat guesses it from the weight
    heights = (1000 * height for height in (main.ascent, main.descent, typeface.cap_height))
    return (
        b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%s]/ItalicAngle %d"
        b"/Ascent %.0f/Descent %.0f/CapHeight %.0f/StemV %.0f"
        % (name, flags, numbers(*_box(typeface)).encode("ascii"), round(slant), *heights, stem)
    )


def _widths(encoder: GlyphEncoder, codes: Mapping[EncodedGlyph, int]) -> bytes:
    """Return the advances in 1/1000 em: the commonest as the default, the others in rows of codes that follow.

    The default is a whole number: some readers take no other.
    """
    widths = {code: _width(encoder, encoded) for encoded, code in codes.items()}
    whole = Counter(width for width in widths.values() if width.isdigit())
    default = max(whole, key=whole.__getitem__, default=b"1000")
    rows, last = bytearray(), 0
    for code, width in widths.items():
        if width != default:
            rows += b" " + width if code == last + 1 and rows else b"%s%d[%s" % (b"]" if rows else b"", code, width)
            last = code
    return b"/DW %s%s" % (default, b"/W[%s]]" % rows if rows else b"")


def _width(encoder: GlyphEncoder, encoded: EncodedGlyph) -> bytes:
    """Return the advance of an encoded glyph in 1/1000 em."""
    return number(1000 * encoder.advances[encoded] / encoder.typeface.units).encode("ascii")


def _box(typeface: Typeface) -> list[int]:
    """Return the box that holds every glyph of the whole face, from its head table, in 1/1000 em."""
    corners = struct.unpack_from(">4h", hb_font(typeface).face.reference_table("head").data, 36)
    return [round(corner * 1000 / typeface.units) for corner in corners]


def _is_fixed_pitch(typeface: Typeface) -> bool:
    face = hb_font(typeface).face
    return "post" in face.table_tags and any(face.reference_table("post").data[12:16])
