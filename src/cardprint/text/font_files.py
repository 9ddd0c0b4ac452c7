"""Font files: takes a path, gives faces that can be measured, asked for characters, and shaped with.

A file is mapped into memory and read where it is asked, never as a whole; a face is opened once per process.
"""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import uharfbuzz as hb

from cardprint.errors import CardprintError, DeckError
from cardprint.model.glyphs import Typeface
from cardprint.text.font_directory import is_whole

if TYPE_CHECKING:
    from pathlib import Path

REGULAR, SEMIBOLD, BOLD = 400, 600, 700  # weight classes as the OS/2 table counts them

_NORMAL_WIDTH = 5  # OS/2 usWidthClass
_ITALIC_BITS = 0x0201  # OS/2 fsSelection: italic, oblique
_FAMILY, _POSTSCRIPT_NAME, _TYPOGRAPHIC_FAMILY = 1, 6, 16  # name table


class FontFile(NamedTuple):
    """Where one face of a family is: a file, its number in there, a point of its design space. Not opened yet."""

    path: str
    weight: int = REGULAR
    italic: bool = False
    number: int = 0
    axes: tuple[tuple[str, float], ...] = ()


class NamedFile(NamedTuple):
    """A face found in a folder, with the family it says it belongs to."""

    family: str
    file: FontFile


@cache
def open_typeface(file: FontFile) -> Typeface:
    """Open a face and read its measures. Raises DeckError where the file is missing, damaged or no font."""
    face = _open_face(file.path, file.number)
    font = _font(face, file.axes)
    units = face.upem
    extents = font.get_font_extents("ltr")
    heights = (
        font.get_metric_position_with_fallback(tag) for tag in (hb.OTMetricsTag.CAP_HEIGHT, hb.OTMetricsTag.X_HEIGHT)
    )
    cap_height, x_height = (height / units for height in heights)
    typeface = Typeface(
        name=_printable_name(face, file),
        path=file.path,
        number=file.number,
        axes=file.axes,
        units=units,
        ascent=extents.ascender / units,
        descent=extents.descender / units,
        cap_height=cap_height,
        x_height=x_height,
    )
    _fonts[typeface] = font
    return typeface


def hb_font(typeface: Typeface) -> hb.Font:
    """Return the HarfBuzz font of a face, scaled to its own units: one object per face and process."""
    font = _fonts.get(typeface)
    if font is None:
        font = _fonts[typeface] = _font(_open_face(typeface.path, typeface.number), typeface.axes)
    return font


def has(typeface: Typeface, codepoint: int) -> bool:
    """Return whether a face has a glyph of its own for a code point."""
    return hb_font(typeface).get_nominal_glyph(codepoint) is not None


def characters(typeface: Typeface) -> frozenset[int]:
    """Read every code point a face covers; slow next to ``has``, meant for telling people."""
    return frozenset(hb_font(typeface).face.unicodes)


def faces_in(path: Path) -> tuple[NamedFile, ...]:
    """List the faces of a font file, the instances of a variable one at the weights we set type in among them.

    Faces without outlines (colour bitmaps) cannot be printed as text and are left out, as are those that a system
    keeps for itself, such as Apple's font of boxes for all of Unicode. Raises DeckError where the file is damaged or no
    font.
    """
    first = _open_face(str(path), 0)
    if not is_whole(path):
        raise damaged(str(path))
    faces = [first, *(_open_face(str(path), index) for index in range(1, first.count))]
    return tuple(
        NamedFile(_family(face), file)
        for index, face in enumerate(faces)
        if not _OUTLINES.isdisjoint(face.table_tags) and "sbix" not in face.table_tags
        if not _family(face).startswith(".")
        for file in _instances(face, str(path), index)
    )


def has_serifs(typeface: Typeface) -> bool:
    """Return whether a face says that its letters have serifs, by its class or its PANOSE numbers."""
    face = hb_font(typeface).face
    panose = _os2_number(face, 32)
    return _os2_number(face, 30) >> 8 in _SERIF_CLASSES or (
        panose >> 8 == _LATIN_TEXT and panose & 0xFF in _SERIF_STYLES
    )


_SERIF_CLASSES = frozenset((1, 2, 3, 4, 5, 7))  # OS/2 sFamilyClass, first byte
_LATIN_TEXT, _SERIF_STYLES = 2, range(2, 11)  # PANOSE: family kind, serif style
_NEEDED = frozenset(("cmap", "head", "hhea", "hmtx", "maxp"))
_OUTLINES = frozenset(("glyf", "CFF ", "CFF2"))
_fonts: dict[Typeface, hb.Font] = {}


def _open_face(path: str, index: int) -> hb.Face:
    try:
        face = hb.Face(hb.Blob.from_file_path(path), index)
    except hb.HarfBuzzError as error:
        if os.access(path, os.R_OK) and os.path.getsize(path):  # noqa: PTH202 - of a text
            raise MemoryError from error  # it is there, and cannot be mapped
        raise DeckError.of(f"cannot read the font file '{path}'", hint="check the path and who may read it") from error
    if not face.glyph_count or not _table_tags(face) >= _NEEDED:
        raise damaged(path)
    return face


def damaged(path: str) -> CardprintError:
    """Make the error for a font file that is not what it should be."""
    return DeckError.of(
        f"'{path}' is damaged or not a font", hint="install the font again, or take the file out of the folder"
    )


def _table_tags(face: hb.Face) -> frozenset[str]:
    try:
        return frozenset(face.table_tags)
    except UnicodeDecodeError:  # tags are four ASCII characters, unless the directory of tables is damaged
        return frozenset()


def _font(face: hb.Face, axes: tuple[tuple[str, float], ...]) -> hb.Font:
    font = hb.Font(face)
    if axes:
        font.set_variations(dict(axes))
    return font


def _printable_name(face: hb.Face, file: FontFile) -> str:
    """Return the PostScript name, which names the face in dumps and in the PDF: letters, digits and hyphens."""
    given = face.get_name(_POSTSCRIPT_NAME) or face.get_name(_FAMILY) or "Font"
    name = re.sub(r"[^A-Za-z0-9-]+", "", given) or "Font"
    return name + "".join(f"-{axis}{value:g}" for axis, value in file.axes)


def _family(face: hb.Face) -> str:
    """Return the family's name. Narrow and wide cuts go by their own, so that they never pass for the normal width."""
    width = _os2_number(face, 6)
    names = (_TYPOGRAPHIC_FAMILY, _FAMILY) if width in (0, _NORMAL_WIDTH) else (_FAMILY, _TYPOGRAPHIC_FAMILY)
    return next((name for name in map(face.get_name, names) if name), "unnamed")


def _instances(face: hb.Face, path: str, index: int) -> tuple[FontFile, ...]:
    italic = bool(_os2_number(face, 62) & _ITALIC_BITS)
    for axis in face.axis_infos:
        if axis.tag == "wght":
            weights = [weight for weight in (REGULAR, SEMIBOLD, BOLD) if axis.min_value <= weight <= axis.max_value]
            return tuple(FontFile(path, weight, italic, index, (("wght", float(weight)),)) for weight in weights)
    return (FontFile(path, _os2_number(face, 4) or REGULAR, italic, index),)


def _os2_number(face: hb.Face, offset: int) -> int:
    """Read two bytes of the OS/2 table: such as the weight class at 4; 0 without one."""
    if "OS/2" not in face.table_tags:
        return 0
    return int.from_bytes(face.reference_table("OS/2").data[offset : offset + 2], "big")
