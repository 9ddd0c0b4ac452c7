"""Font programs: takes the encoded glyphs of a face, gives the bytes of a font that has them and no others."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

import uharfbuzz as hb  # noqa: TID251 - subsets the fonts it embeds

from cardprint.pdf.cff import OutlinePen, font_program
from cardprint.pdf.glyf import Composite, font_file
from cardprint.text.fonts import hb_font

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cardprint.pdf.glyph_codes import GlyphEncoder

_EMBEDDED_TABLES = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
_VARIATION_TABLES = ("fvar", "avar", "gvar", "HVAR", "MVAR")  # needed until the axes are pinned


class FontProgram(NamedTuple):
    """A font program: TrueType with the glyph each code means, as a CIDToGIDMap has it, or CFF keyed by code."""

    data: bytes
    glyph_of_code: bytes | None


def program_of(encoder: GlyphEncoder) -> FontProgram:
    """Make the font program that has the encoded glyphs of an encoder and nothing else."""
    if "glyf" in hb_font(encoder.typeface).face.table_tags:
        return _truetype(encoder)
    return _compact(encoder)


def _truetype(encoder: GlyphEncoder) -> FontProgram:
    """Subset a TrueType face, pinned to its place in the design space, and add composites for clusters and blanks.

    Letters of a face that spaces them wider are composites too, of one part and an advance of their own.
    """
    tables, mapping = _subset(encoder)
    count = int.from_bytes(tables["maxp"][4:6], "big")
    glyphs: dict[int, int] = {}
    composites: dict[Composite, int] = {}
    for encoded, code in encoder.codes.items():
        parts = tuple((mapping[glyph], x, y) for glyph, x, y in encoded.parts)
        if len(parts) == 1 and parts[0][1:] == (0, 0) and not encoder.typeface.tracking:
            glyphs[code] = parts[0][0]
        else:
            composite = Composite(parts, encoder.advances[encoded])
            glyphs[code] = count + composites.setdefault(composite, len(composites))
    glyph_of_code = b"".join(glyphs.get(code, 0).to_bytes(2, "big") for code in range(max(glyphs) + 1))
    single = max(encoder.single_codes.values(), default=-1)
    return FontProgram(
        font_file(tables, tuple(composites), [glyphs.get(code, 0) for code in range(single + 1)]), glyph_of_code
    )


def _subset(encoder: GlyphEncoder) -> tuple[dict[str, bytes], Mapping[int, int]]:
    """Let HarfBuzz cut the glyphs in use out of a face; give the tables, and the new number of each old glyph."""
    face = hb_font(encoder.typeface).face
    request = hb.SubsetInput()
    request.glyph_set.update({0, *(glyph for encoded in encoder.codes for glyph, _, _ in encoded.parts)})
    request.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_HINTING
    unused = [tag for tag in face.table_tags if tag not in _EMBEDDED_TABLES and tag not in _VARIATION_TABLES]
    request.drop_table_tag_set.update({int.from_bytes(tag.encode(), "big") for tag in unused})
    axes = dict(encoder.typeface.axes)
    for axis in face.axis_infos:
        request.pin_axis_location(face, axis.tag, axes.get(axis.tag, axis.default_value))
    plan = hb.SubsetPlan(face, request)
    subset = plan.execute()
    return {tag: subset.reference_table(tag).data for tag in _EMBEDDED_TABLES}, plan.old_to_new_glyph_mapping


def _compact(encoder: GlyphEncoder) -> FontProgram:
    """Draw every encoded glyph of a face with cubic outlines into a compact font of our own."""
    font, scale = hb_font(encoder.typeface), 1000 / encoder.typeface.units
    outlines = hb.DrawFuncs()  # what HarfBuzz calls, with our pen as the last argument
    outlines.set_move_to_func(lambda x, y, pen: pen.move_to(x, y))
    outlines.set_line_to_func(lambda x, y, pen: pen.line_to(x, y))
    outlines.set_cubic_to_func(lambda x1, y1, x2, y2, x, y, pen: pen.curve_to(x1, y1, x2, y2, x, y))
    charstrings = {}
    for encoded, code in encoder.codes.items():
        pen = OutlinePen(encoder.typeface.units)
        for glyph, x, y in encoded.parts:
            pen.place(x, y)
            font.draw_glyph(glyph, outlines, pen)
        charstrings[code] = pen.charstring(round(encoder.advances[encoded] * scale))
    return FontProgram(font_program(encoder.typeface.name, charstrings), None)


def tag_of(program: FontProgram, encoder: GlyphEncoder) -> str:
    """Return the six letters that mark a subset, from its content: equal subsets have equal names, and no others."""
    texts = "\0".join(encoded.text for encoded in encoder.codes).encode()
    content = hashlib.sha256(program.data + (program.glyph_of_code or b"") + texts).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in content[:6])
