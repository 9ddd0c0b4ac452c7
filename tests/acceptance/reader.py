"""Reads a PDF as pdfium does, which knows nothing of how cardprint lays out or draws.

All it gives is what stands where on a page, in points from the page's top left corner, y down.
"""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from cardprint.model.units import mm

_TEXT = "#1c1c1e"


class Area(NamedTuple):
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def shrunk(self, by: float) -> Area:
        return Area(self.left + by, self.top + by, self.right - by, self.bottom - by)

    def holds(self, other: Area, tolerance: float = 0.0) -> bool:
        return (
            other.left >= self.left - tolerance
            and other.top >= self.top - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )


class Glyph(NamedTuple):
    """A character: its origin on the baseline, where the next one begins, the box of its ink, its size, its colour.

    ``ink`` is None for white space that the reader found between words and at the ends of lines. A ``turned`` one
    stands upside down.
    """

    text: str
    x: float
    y: float
    end: float
    ink: Area | None
    size: float
    turned: bool
    colour: str


class Drawn(NamedTuple):
    """A line or shape that is not text: the box of its ink, its colour, and whether it is filled."""

    ink: Area
    colour: str
    filled: bool


class Read(NamedTuple):
    """A page as pdfium reads it, glyphs in reading order."""

    width: float
    height: float
    label: str
    glyphs: list[Glyph]
    drawn: list[Drawn]

    @property
    def text(self) -> str:
        """Its text; a line's end is ``\r\n``."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def area(self) -> Area:
        return Area(0.0, 0.0, self.width, self.height)

    @property
    def cuts(self) -> tuple[list[float], list[float]]:
        """Where it is to be cut, across and down: in the middle of each thin black line of 3 or 4 mm."""
        marks = [shape.ink for shape in self.drawn if shape.colour == "#000000" and not shape.filled]
        thin, short, long = mm(0.5), mm(2.9), mm(4.5)
        across = {round(mark.middle[0], 3) for mark in marks if mark.width < thin and short < mark.height < long}
        down = {round(mark.middle[1], 3) for mark in marks if mark.height < thin and short < mark.width < long}
        return sorted(across), sorted(down)


class Piece(NamedTuple):
    """What is printed inside the edges of one card: its text, its lines and shapes, and the band of its tag."""

    edges: Area
    glyphs: list[Glyph]
    drawn: list[Drawn]
    tag: str
    band: Area | None

    @property
    def text(self) -> str:
        """What is read there but for the tag. White space that only the reader sees is a line's end."""
        return "".join(glyph.text if glyph.ink else "\n" for glyph in self.glyphs)


def cut(page: Read) -> list[Piece]:
    """Cut a page along its crop marks and give the pieces that are not empty."""
    columns, rows = (list(pairwise(cuts)) for cuts in page.cuts)
    glyphs: dict[Area | None, list[Glyph]] = {}
    drawn: dict[Area | None, list[Drawn]] = {}
    where = None
    for glyph in page.glyphs:
        where = _place(glyph.ink, columns, rows) if glyph.ink else where
        glyphs.setdefault(where, []).append(glyph)
    for shape in page.drawn:
        drawn.setdefault(_place(shape.ink, columns, rows), []).append(shape)
    return [_piece(edges, found, drawn.get(edges, [])) for edges, found in glyphs.items() if edges]


def _place(ink: Area, columns: list[tuple[float, float]], rows: list[tuple[float, float]]) -> Area | None:
    x, y = ink.middle
    column = next((column for column in columns if column[0] <= x < column[1]), None)
    row = next((row for row in rows if row[0] <= y < row[1]), None)
    return Area(column[0], row[0], column[1], row[1]) if column and row else None


def _piece(edges: Area, glyphs: list[Glyph], drawn: list[Drawn]) -> Piece:
    """Return a rectangle of a card as a band where it is filled and near the corner where reading begins."""
    near = mm(6)
    bands = [
        shape
        for shape in drawn
        if shape.filled
        and shape.colour != _TEXT  # that would be a formula
        and (shape.ink.left - edges.left < near or edges.right - shape.ink.right < near)
        and shape.ink.top - edges.top < near
    ]
    if not bands:
        return Piece(edges, glyphs, drawn, "", None)
    (band,) = bands
    tag, others = [], []
    on_it = False
    for glyph in glyphs:
        on_it = band.ink.holds(glyph.ink) if glyph.ink else on_it
        (tag if on_it else others).append(glyph)
    others_drawn = [shape for shape in drawn if shape is not band]
    return Piece(edges, others, others_drawn, "".join(glyph.text for glyph in tag).strip(), band.ink)


def read_pdf(data: bytes) -> list[Read]:
    """Read every page."""
    with pypdfium2.PdfDocument(data) as document:
        return [_page(page, document.get_page_label(index)) for index, page in enumerate(document)]


def _page(page: pypdfium2.PdfPage, label: str) -> Read:
    width, height = page.get_size()
    glyphs = _reading(page, height)
    if any(glyph.turned for glyph in glyphs):
        # What stands upside down is read as anybody would read it: the page turned. Places stay those of the page.
        upright = [glyph for glyph in glyphs if not glyph.turned]
        page.set_rotation(180)
        glyphs = upright + [glyph for glyph in _reading(page, height) if glyph.turned]
    drawn = [_drawn(shape, height) for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])]
    page.close()
    return Read(width, height, label, glyphs, drawn)


def _reading(page: pypdfium2.PdfPage, height: float) -> list[Glyph]:
    text = page.get_textpage()
    lens = _Lens(text.raw, height)
    glyphs: list[Glyph] = []
    for index in range(raw.FPDFText_CountChars(text)):
        glyph = lens.glyph(index, after_turned=bool(glyphs) and glyphs[-1].turned)
        if "\ud800" <= glyph.text <= "\udfff" and glyphs and "\ud800" <= glyphs[-1].text <= "\udfff":
            # The halves of a character of UTF-16, which pdfium gives one by one, in lines from right to left reversed.
            halves = sorted((glyphs.pop().text, glyph.text))
            glyph = glyph._replace(text="".join(halves).encode("utf-16", "surrogatepass").decode("utf-16"))
        glyphs.append(glyph)
    text.close()
    return glyphs


class _Lens:
    """Looks at one character of a page after another: pdfium writes what it sees into the same few places."""

    def __init__(self, page: raw.FPDF_TEXTPAGE, height: float) -> None:
        self._page, self._height = page, height
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._loose = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._box = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
        self._rgba = [ctypes.c_uint() for _ in range(4)]

    def glyph(self, index: int, *, after_turned: bool) -> Glyph:
        page, height, loose, matrix = self._page, self._height, self._loose, self._matrix
        # pdfium marks a hyphen at the end of a line in a way of its own.
        code = raw.FPDFText_GetUnicode(page, index)
        text = "\u00ad" if code in (0x2, 0xFFFE) else chr(code)
        raw.FPDFText_GetCharOrigin(page, index, self._x, self._y)
        x, y = self._x.value, self._y.value
        raw.FPDFText_GetLooseCharBox(page, index, loose)
        if raw.FPDFText_IsGenerated(page, index) or (text == " " and loose.left == loose.right):
            return Glyph(text, x, height - y, x, None, 0.0, after_turned, "")
        raw.FPDFText_GetMatrix(page, index, matrix)
        raw.FPDFText_GetCharBox(page, index, *self._box)
        left, right, bottom, top = [edge.value for edge in self._box]
        raw.FPDFText_GetFillColor(page, index, *self._rgba)
        return Glyph(
            text,
            x,
            height - y,
            loose.left if matrix.a < 0 else loose.right,
            _flipped((left, bottom, right, top), height),
            abs(matrix.a) * raw.FPDFText_GetFontSize(page, index),
            matrix.a < 0,
            _hex(self._rgba),
        )


def _flipped(box: tuple[float, float, float, float], height: float) -> Area:
    left, bottom, right, top = box
    return Area(left, height - top, right, height - bottom)


def _drawn(shape: pypdfium2.PdfObject, height: float) -> Drawn:
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(shape, filled, stroked)
    rgba = [ctypes.c_uint() for _ in range(4)]
    (raw.FPDFPageObj_GetStrokeColor if stroked.value else raw.FPDFPageObj_GetFillColor)(shape, *rgba)
    return Drawn(_flipped(shape.get_bounds(), height), _hex(rgba), filled.value != raw.FPDF_FILLMODE_NONE)


def _hex(rgba: list[ctypes.c_uint]) -> str:
    red, green, blue, _ = [channel.value for channel in rgba]
    return f"#{red:02x}{green:02x}{blue:02x}"
