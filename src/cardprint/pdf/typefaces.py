"""Embedded fonts: takes the words of a document, gives the PDF objects of the fonts that show them.

Every face becomes a simple font for its codes of one byte and a Type 0 font with Identity-H encoding for those of two
(see typecase), as far as it has such. Both share one font program, of which only what is used is embedded, and each has
a ToUnicode map that is true for every code.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import uharfbuzz as hb  # noqa: TID251 - subsets the fonts it embeds

from cardprint.pdf.cff import OutlinePen, font_program
from cardprint.pdf.glyf import Composite, font_file
from cardprint.pdf.reportlab_quiet import pdfdoc
from cardprint.pdf.to_unicode import to_unicode
from cardprint.pdf.tokens import number, numbers
from cardprint.pdf.typecase import TypeCase
from cardprint.text.font_files import damaged
from cardprint.text.fonts import hb_font

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cardprint.model.glyphs import Typeface, Word
    from cardprint.pdf.typecase import Sort

_FIXED_PITCH, _SYMBOLIC, _ITALIC = 1, 4, 64  # flags of a font descriptor, ISO 32000-1 table 123
_EMBEDDED_TABLES = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
_VARIATION_TABLES = ("fvar", "avar", "gvar", "HVAR", "MVAR")  # needed until the axes are pinned


class EmbeddedFonts:
    """The fonts of one document, or of several that are to embed the same fonts byte for byte."""

    def __init__(self) -> None:
        """Start with no face."""
        self._cases: dict[Typeface, TypeCase] = {}

    def resource(self, typeface: Typeface, *, wide: bool = False) -> str:
        """Name a font of a face in the resources of a page: F1, F2, … in order of first use, wide ones W1, W2, …."""
        case = self._case(typeface)
        return case.wide_name if wide else case.name

    def shown(self, typeface: Typeface, *, wide: bool = False) -> Callable[[Word], str]:
        """Give what gives what shows a word of a face inside ``[(…)]TJ`` at size 1, as Latin-1 text.

        It raises NoSingleByteError where a word can be shown in the ``wide`` font of its face only.
        """
        return self._case(typeface).shown(wide=wide)

    def add_to_document(self, document: pdfdoc.PDFDocument) -> pdfdoc.PDFDictionary:
        """Add a font for each face to a document, with the sorts of every word shown so far, in any document.

        Gives the dictionary for the Font entry of the pages' resources.
        """
        used = [case for case in self._cases.values() if case.codes]
        fonts: dict[str, bytes] = {}
        for case in used:
            fonts.update(_add(document, case, used[0].typeface))
        return pdfdoc.PDFDictionary(fonts)

    def _case(self, typeface: Typeface) -> TypeCase:
        case = self._cases.get(typeface)
        if case is None:
            case = self._cases[typeface] = TypeCase(typeface, len(self._cases) + 1)
        return case


def _add(document: pdfdoc.PDFDocument, case: TypeCase, main: Typeface) -> dict[str, bytes]:
    """Add the fonts of a face; give the references to them. Raises DeckError for damage that shows only now."""
    try:
        return _add_objects(document, case, main)
    except (LookupError, OverflowError, RuntimeError, struct.error) as error:  # as its tables mislead HarfBuzz or us
        raise damaged(case.typeface.path) from error


def _add_objects(document: pdfdoc.PDFDocument, case: TypeCase, main: Typeface) -> dict[str, bytes]:
    """Add the objects of the fonts of a face; give the references to them by their names."""
    program = _program(case)
    name = f"{_tag(program, case)}+{case.typeface.name}".encode("ascii")

    def add(kind: str, value: bytes) -> bytes:
        reference: bytes = document.Reference(value, f"{kind} {name.decode('ascii')}").format(document)
        return reference

    def add_stream(kind: str, content: bytes, entries: bytes = b"") -> bytes:
        packed = zlib.compress(content)
        stream = b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (entries, len(packed), packed)
        return add(kind, stream)

    if program.glyph_of_code is None:
        file_entry = b"/FontFile3 " + add_stream("font file", program.data, b"/Subtype/CIDFontType0C")
    else:
        file_entry = b"/FontFile2 " + add_stream("font file", program.data, b"/Length1 %d" % len(program.data))
    descriptor = add("font descriptor", _descriptor(case.typeface, main, name, file_entry))
    fonts = {}
    if single := case.single_codes:
        texts = add_stream("text", to_unicode(single, 1))
        fonts[case.name] = add("font", _simple_font(case, single, name, descriptor, texts))
    if double := case.double_codes:
        glyphs = program.glyph_of_code
        mapped = b"" if glyphs is None else b"/CIDToGIDMap " + add_stream("glyphs", glyphs)
        descendant = add(
            "CID font",
            b"<</Type/Font/Subtype/%s/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            b"/FontDescriptor %s%s%s>>"
            % (b"CIDFontType2" if mapped else b"CIDFontType0", name, descriptor, _widths(case, double), mapped),
        )
        fonts[case.wide_name] = add(
            "wide font",
            b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%s]/ToUnicode %s>>"
            % (name, descendant, add_stream("wide text", to_unicode(double, 2))),
        )
    return fonts


def _simple_font(case: TypeCase, codes: Mapping[Sort, int], name: bytes, descriptor: bytes, texts: bytes) -> bytes:
    """Describe the font of the codes of one byte. It is symbolic: what they show is told by the font's own cmap."""
    widths = {code: _width(case, sort) for sort, code in codes.items()}
    last = max(widths)
    listed = b" ".join([widths.get(code, b"0") for code in range(1, last + 1)])
    return (
        b"<</Type/Font/Subtype/TrueType/BaseFont/%s/FirstChar 1/LastChar %d/Widths[%s]/FontDescriptor %s/ToUnicode %s>>"
        % (name, last, listed, descriptor, texts)
    )


def _descriptor(typeface: Typeface, main: Typeface, name: bytes, file_entry: bytes) -> bytes:
    """Describe a face. It gets the ascent and descent of the main face: readers tell by these what is on one line."""
    font = hb_font(typeface)
    slant = font.get_style_value(hb.StyleTag.SLANT_ANGLE)
    flags = _SYMBOLIC | (_ITALIC if slant else 0) | (_FIXED_PITCH if _is_fixed_pitch(typeface) else 0)
    stem = 50 + (font.get_style_value(hb.StyleTag.WEIGHT) / 65) ** 2  # as Acrobat guesses it from the weight
    heights = (1000 * height for height in (main.ascent, main.descent, typeface.cap_height))
    return (
        b"<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%s]/ItalicAngle %d"
        b"/Ascent %.0f/Descent %.0f/CapHeight %.0f/StemV %.0f%s>>"
        % (name, flags, numbers(*_box(typeface)).encode("ascii"), round(slant), *heights, stem, file_entry)
    )


class _Program(NamedTuple):
    """A font program: TrueType with the glyph each code means, as a CIDToGIDMap has it, or CFF keyed by code."""

    data: bytes
    glyph_of_code: bytes | None


def _program(case: TypeCase) -> _Program:
    """Make the font program that has the sorts of a case and nothing else."""
    if "glyf" in hb_font(case.typeface).face.table_tags:
        return _truetype(case)
    return _compact(case)


def _truetype(case: TypeCase) -> _Program:
    """Subset a TrueType face, pinned to its place in the design space, and add composites for clusters and blanks.

    Letters of a face that spaces them wider are composites too, of one part and an advance of their own.
    """
    tables, mapping = _subset(case)
    count = int.from_bytes(tables["maxp"][4:6], "big")
    glyphs: dict[int, int] = {}
    composites: dict[Composite, int] = {}
    for sort, code in case.codes.items():
        parts = tuple((mapping[glyph], x, y) for glyph, x, y in sort.parts)
        if len(parts) == 1 and parts[0][1:] == (0, 0) and not case.typeface.tracking:
            glyphs[code] = parts[0][0]
        else:
            composite = Composite(parts, case.advances[sort])
            glyphs[code] = count + composites.setdefault(composite, len(composites))
    glyph_of_code = b"".join(glyphs.get(code, 0).to_bytes(2, "big") for code in range(max(glyphs) + 1))
    single = max(case.single_codes.values(), default=-1)
    return _Program(
        font_file(tables, tuple(composites), [glyphs.get(code, 0) for code in range(single + 1)]), glyph_of_code
    )


def _subset(case: TypeCase) -> tuple[dict[str, bytes], Mapping[int, int]]:
    """Let HarfBuzz cut the glyphs in use out of a face; give the tables, and the new number of each old glyph."""
    face = hb_font(case.typeface).face
    request = hb.SubsetInput()
    request.glyph_set.update({0, *(glyph for sort in case.codes for glyph, _, _ in sort.parts)})
    request.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_HINTING
    unused = [tag for tag in face.table_tags if tag not in _EMBEDDED_TABLES and tag not in _VARIATION_TABLES]
    request.drop_table_tag_set.update({int.from_bytes(tag.encode(), "big") for tag in unused})
    axes = dict(case.typeface.axes)
    for axis in face.axis_infos:
        request.pin_axis_location(face, axis.tag, axes.get(axis.tag, axis.default_value))
    plan = hb.SubsetPlan(face, request)
    subset = plan.execute()
    return {tag: subset.reference_table(tag).data for tag in _EMBEDDED_TABLES}, plan.old_to_new_glyph_mapping


def _compact(case: TypeCase) -> _Program:
    """Draw every sort of a face with cubic outlines into a compact font of our own."""
    font, scale = hb_font(case.typeface), 1000 / case.typeface.units
    outlines = hb.DrawFuncs()  # what HarfBuzz calls, with our pen as the last argument
    outlines.set_move_to_func(lambda x, y, pen: pen.move_to(x, y))
    outlines.set_line_to_func(lambda x, y, pen: pen.line_to(x, y))
    outlines.set_cubic_to_func(lambda x1, y1, x2, y2, x, y, pen: pen.curve_to(x1, y1, x2, y2, x, y))
    charstrings = {}
    for sort, code in case.codes.items():
        pen = OutlinePen(case.typeface.units)
        for glyph, x, y in sort.parts:
            pen.place(x, y)
            font.draw_glyph(glyph, outlines, pen)
        charstrings[code] = pen.charstring(round(case.advances[sort] * scale))
    return _Program(font_program(case.typeface.name, charstrings), None)


def _widths(case: TypeCase, codes: Mapping[Sort, int]) -> bytes:
    """Give the advances in 1/1000 em: the commonest as the default, the others in rows of codes that follow.

    The default is a whole number: some readers take no other.
    """
    widths = {code: _width(case, sort) for sort, code in codes.items()}
    whole = Counter(width for width in widths.values() if width.isdigit())
    default = max(whole, key=whole.__getitem__, default=b"1000")
    rows, last = bytearray(), 0
    for code, width in widths.items():
        if width != default:
            rows += b" " + width if code == last + 1 and rows else b"%s%d[%s" % (b"]" if rows else b"", code, width)
            last = code
    return b"/DW %s%s" % (default, b"/W[%s]]" % rows if rows else b"")


def _width(case: TypeCase, sort: Sort) -> bytes:
    """Give the advance of a sort in 1/1000 em."""
    return number(1000 * case.advances[sort] / case.typeface.units).encode("ascii")


def _tag(program: _Program, case: TypeCase) -> str:
    """Give the six letters that mark a subset, from its content: equal subsets have equal names, and no others."""
    texts = "\0".join(sort.text for sort in case.codes).encode()
    content = hashlib.sha256(program.data + (program.glyph_of_code or b"") + texts).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in content[:6])


def _box(typeface: Typeface) -> list[int]:
    """Give the box that holds every glyph of the whole face, from its head table, in 1/1000 em."""
    corners = struct.unpack_from(">4h", hb_font(typeface).face.reference_table("head").data, 36)
    return [round(corner * 1000 / typeface.units) for corner in corners]


def _is_fixed_pitch(typeface: Typeface) -> bool:
    face = hb_font(typeface).face
    return "post" in face.table_tags and any(face.reference_table("post").data[12:16])
