"""The type case: takes words, gives the codes that show them, and remembers what each code stands for.

Every code of a font says truly what text it is, so that what a reader copies, searches or hears is the deck's text:

* A code belongs to a picture *and* a text. The same glyph gets a code for each text it stands for: a space and a
  no-break space, say, or an Arabic form that two letters share.
* The glyphs of one cluster (a letter and its marks, the parts of a syllable) become one sort, a composite glyph, with
  one code for the whole cluster. Readers disagree on what a glyph without text says, so there are none.
* From right to left the glyphs come in visual order and readers turn them around, code by code. A cluster of several
  characters is therefore spelt out: blanks of no width carry all characters but the first, in front of its sort.

Codes avoid the five bytes that would need an escape in a PDF string. The first 250 sorts of a face have one byte, as
most faces need no more; it halves the text of a page. All others have two and stand in a second font of the face, which
is taken up for them alone. Of a face of ideographs or syllables, which would go to and fro, all sorts have two.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cardprint.errors import LimitError
from cardprint.text.fonts import hb_font

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cardprint.model.glyphs import Glyph, Typeface, Word

_PLAIN_BYTES = tuple(byte for byte in range(256) if byte not in b"\n\r()\\")
_MOST_CODES = len(_PLAIN_BYTES) ** 2 - 1  # code 0 is the glyph for what is missing
_ONE_BYTE = 0x100  # codes below it are single bytes, as far as the face has such
_SINGLE_BYTES = len(_PLAIN_BYTES) - 1  # of these codes, 0 being taken
_MANIFOLD = "一가あ"  # whoever has one of these has hundreds
_CODE_UNITS = 1000  # PDF measures glyphs and kerning in thousandths of an em

_TEXT = attrgetter("text")

Part: TypeAlias = tuple[int, int, int]  # a glyph and where its origin lies, in font units


class Sort(NamedTuple):
    """A piece of type: the glyphs that make its picture (none: a blank), and the text it stands for."""

    parts: tuple[Part, ...]
    text: str


class TypeCase:
    """The sorts of one face, each with its code and its advance in font units.

    ``name`` is that of its font in the file's resources, ``wide_name`` that of the font of its codes of two bytes. They
    are the same where it ``has_single_bytes`` not.
    """

    def __init__(self, typeface: Typeface, number: int) -> None:
        """Take the face and its number in the file; start with no sort."""
        self.typeface = typeface
        self.has_single_bytes = _has_single_bytes(typeface)
        self.name = f"F{number}"
        self.wide_name = f"W{number}" if self.has_single_bytes else self.name
        self._sorts = _Sorts(self)
        self.codes, self.advances = self._sorts.codes, self._sorts.advances
        self._pieces = (_Pieces(self._sorts, rtl=False), _Pieces(self._sorts, rtl=True))
        self._clusters: dict[tuple[Glyph, ...], str] = {}

    def show(self, word: Word) -> str:
        """Give what shows a word inside ``[(…)]TJ`` at size 1: codes, and kerning between strings of them."""
        if all(map(_TEXT, word.glyphs)):
            shown = "".join(map(self._pieces[word.rtl].__getitem__, word.glyphs))
        else:
            shown = "".join(self._cluster(cluster, rtl=word.rtl) for cluster in _clusters(word))
        return shown.replace(self._sorts.turn, "") if len(self.codes) > _SINGLE_BYTES else shown

    @property
    def single_codes(self) -> dict[Sort, int]:
        """The sorts that have codes of one byte, and these."""
        return {sort: code for sort, code in self.codes.items() if self.has_single_bytes and code < _ONE_BYTE}

    @property
    def double_codes(self) -> dict[Sort, int]:
        """The sorts that have codes of two bytes, and these."""
        return {sort: code for sort, code in self.codes.items() if not (self.has_single_bytes and code < _ONE_BYTE)}

    def take(self, sorts: Iterable[tuple[Sort, int]]) -> None:
        """Give codes to sorts with these advances, as far as they have none."""
        for sort, advance in sorts:
            self._sorts.code(sort, advance)

    def _cluster(self, glyphs: tuple[Glyph, ...], *, rtl: bool) -> str:
        piece = self._clusters.get(glyphs)
        if piece is None:
            piece = self._clusters[glyphs] = self._sorts.piece(glyphs, rtl=rtl)
        return piece


class _Sorts:
    """The codes and advances of a face's sorts, and what shows the clusters made of them."""

    def __init__(self, case: TypeCase) -> None:
        self.codes: dict[Sort, int] = {}
        self.advances: dict[Sort, int] = {}
        self._typeface = case.typeface
        self._font = hb_font(case.typeface)
        self._has_single_bytes = case.has_single_bytes
        # Between its other codes, a code of two bytes is a string of its own, in the wide font.
        self._leave, self._return = f")]TJ /{case.wide_name} 1 Tf[(", f")]TJ /{case.name} 1 Tf[("
        self.turn = self._return + self._leave  # between two of them: is left out

    def piece(self, glyphs: tuple[Glyph, ...], *, rtl: bool) -> str:
        """Give the codes of a cluster, and its kerning where its advance is not that of its sort."""
        pen, parts = 0, []
        for glyph in glyphs:
            parts.append((glyph.id, pen + glyph.dx, glyph.dy))
            pen += glyph.advance
        if len(parts) > 1 or not pen:
            parts = [part for part in parts if self._has_ink(part[0])]
        text = "".join(glyph.text for glyph in glyphs)
        blanks = ""
        if rtl and len(text) > 1:
            blanks = self._blanks(text[:0:-1])
            text = text[0]
        sort = Sort(tuple(parts), text)
        code = self.code(sort, self._natural_advance(sort, pen))
        kerning = round((self.advances[sort] - pen) * _CODE_UNITS / self._typeface.units)
        return f"{blanks}{code}){kerning}(" if kerning else blanks + code

    def _blanks(self, text: str) -> str:
        """Give the codes that spell a text invisibly. Of equal codes in one place readers drop one, so those differ."""
        space = self._font.get_nominal_glyph(0x20) or 0
        sorts, doubled = [], False
        for index, char in enumerate(text):
            doubled = text[index - 1 : index] == char and not doubled
            sorts.append(Sort(((space, 0, 0),) if doubled else (), char))
        return "".join(self.code(sort, 0) for sort in sorts)

    def _natural_advance(self, sort: Sort, pen: int) -> int:
        """Give a lone glyph the advance the font gives it, anything else the one it is first set with."""
        if len(sort.parts) == 1 and sort.parts[0][1:] == (0, 0):
            advance: int = self._font.get_glyph_h_advance(sort.parts[0][0])
            return advance + self._typeface.tracking
        return pen

    def _has_ink(self, glyph: int) -> bool:
        extents = self._font.get_glyph_extents(glyph)
        return extents is not None and extents.width != 0

    def code(self, sort: Sort, advance: int) -> str:
        """Give what shows a sort; ``advance`` is for one that has no code yet."""
        code = self.codes.get(sort)
        if code is None:
            count = len(self.codes) + 1
            if count > _MOST_CODES:
                raise LimitError.of(
                    f"more than {_MOST_CODES} different characters in {self._typeface.name}",
                    hint="split the deck into several",
                )
            high, low = divmod(count, len(_PLAIN_BYTES))
            code = self.codes[sort] = _PLAIN_BYTES[high] << 8 | _PLAIN_BYTES[low]
            self.advances[sort] = advance
        if not self._has_single_bytes:
            return chr(code >> 8) + chr(code & 0xFF)
        if code < _ONE_BYTE:
            return chr(code)
        return f"{self._leave}{chr(code >> 8)}{chr(code & 0xFF)}{self._return}"


class _Pieces(dict["Glyph", str]):
    """What shows a glyph that is a cluster of its own."""

    __slots__ = ("_rtl", "_sorts")

    def __init__(self, sorts: _Sorts, *, rtl: bool) -> None:
        super().__init__()
        self._sorts = sorts
        self._rtl = rtl

    def __missing__(self, glyph: Glyph) -> str:
        piece = self[glyph] = self._sorts.piece((glyph,), rtl=self._rtl)
        return piece


def _has_single_bytes(typeface: Typeface) -> bool:
    """Whether a face has codes of one byte: outlines of TrueType, and no script that needs hundreds of sorts."""
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
