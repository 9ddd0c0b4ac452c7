"""The type case: takes words, gives the codes that show them, and remembers what each code stands for.

Every code of a font says truly what text it is, so that what a reader copies, searches or hears is the deck's text:

* A code belongs to a picture *and* a text. The same glyph gets a code for each text it stands for: a space and a
  no-break space, say, or an Arabic form that two letters share.
* The glyphs of one cluster (a letter and its marks, the parts of a syllable) become one sort, a composite glyph, with
  one code for the whole cluster. Readers disagree on what a glyph without text says, so there are none.
* A text longer than poppler reads of a code, such as that of a flag with very many tags, is spelt out in front of it.
* From right to left the glyphs come in visual order and readers turn them around, code by code. A cluster of several
  characters is therefore spelt out: blanks of no width carry all characters but the first, in front of its sort.

Codes avoid the five bytes that would need an escape in a PDF string. The first 250 sorts of a face may be shown by one
byte each, as most faces need no more; it halves the text of a page. A line with any other sort of the face is shown by
two bytes each, in a second font: as a whole, for some readers drop what has no width where it is all that a font shows.
So is all text in faces of ideographs or syllables, which would go to and fro.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cardprint.errors import LimitError
from cardprint.model.glyphs import Slug
from cardprint.text.fonts import hb_font

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cardprint.model.glyphs import Glyph, Pairing, Typeface, Word

_PLAIN_BYTES = tuple(byte for byte in range(256) if byte not in b"\n\r()\\")
_MOST_CODES = len(_PLAIN_BYTES) ** 2 - 1  # code 0 is the glyph for what is missing
_SINGLE_BYTES = 0x100  # codes below it may be written as one
_MANIFOLD = "一가あ"  # whoever has one of these has hundreds
_MOST_TEXT = 30  # characters of a code's text: poppler reads 63 units of UTF-16, and a character may have two
_CODE_UNITS = 1000  # PDF measures glyphs and kerning in thousandths of an em

_MOST_WORDS = 8_000  # of one pairing, to remember what shows them; those that are worth it come back soon
_TEXT = attrgetter("text")

Part: TypeAlias = tuple[int, int, int]  # a glyph and where its origin lies, in font units


class Sort(NamedTuple):
    """A piece of type: the glyphs that make its picture (none: a blank), and the text it stands for."""

    parts: tuple[Part, ...]
    text: str


class NoSingleByteError(LookupError):
    """A sort whose code has two bytes."""


class TypeCase:
    """The sorts of one face, each with its code and its advance in font units.

    ``name`` is that of its font in the file's resources, ``wide_name`` that of the font of two bytes a code: one and
    the same where it has no other.
    """

    def __init__(self, typeface: Typeface, number: int) -> None:
        """Take the face and its number in the file; start with no sort."""
        self.typeface = typeface
        self.has_single_bytes = _has_single_bytes(typeface)
        self.name = f"F{number}"
        self.wide_name = f"W{number}" if self.has_single_bytes else self.name
        self._sorts = _Sorts(typeface)
        self.codes, self.advances = self._sorts.codes, self._sorts.advances
        self._by_one, self._by_two = _Shown(self._sorts, 1), _Shown(self._sorts, 2)
        self._letters: dict[int, tuple[Pairing, set[str]]] = {}

    def shown(self, *, wide: bool) -> Callable[[Word], str]:
        """Give what gives what shows a word inside ``[(…)]TJ`` at size 1: codes, and kerning between strings of them.

        It raises NoSingleByteError where a word can be shown in the ``wide`` font only.
        """
        return (self._by_two if wide or not self.has_single_bytes else self._by_one).show

    def need(self, word: Word) -> None:
        """Have the sorts of a word."""
        if isinstance(word, Slug) and self._has(word):
            return
        try:
            self.shown(wide=False)(word)
        except NoSingleByteError:
            self.shown(wide=True)(word)

    def _has(self, slug: Slug) -> bool:
        """Whether a slug has nothing but letters that were needed before in slugs of its pairing: most have."""
        _, known = self._letters.setdefault(id(slug.pairs), (slug.pairs, set()))
        letters = slug.pairs.letters(slug.text)
        if known.issuperset(letters):
            return True
        known.update(letters)
        return False

    @property
    def single_codes(self) -> dict[Sort, int]:
        """The sorts that are shown by one byte, and their codes."""
        return {sort: code for sort, code in self.codes.items() if self.has_single_bytes and code < _SINGLE_BYTES}

    @property
    def double_codes(self) -> dict[Sort, int]:
        """The sorts that may be shown by two bytes, and their codes: all or none."""
        is_needed = not self.has_single_bytes or any(code >= _SINGLE_BYTES for code in self.codes.values())
        return self.codes if is_needed else {}

    def take(self, sorts: Iterable[tuple[Sort, int]]) -> None:
        """Give codes to sorts with these advances, as far as they have none."""
        for sort, advance in sorts:
            self._sorts.code(sort, advance)


class _Sorts:
    """The codes and advances of a face's sorts, and what shows the clusters made of them."""

    def __init__(self, typeface: Typeface) -> None:
        self.codes: dict[Sort, int] = {}
        self.advances: dict[Sort, int] = {}
        self._typeface = typeface
        self._font = hb_font(typeface)

    def piece(self, glyphs: tuple[Glyph, ...], size: int, *, rtl: bool) -> str:
        """Give the codes of a cluster, of ``size`` bytes, and its kerning where its advance is not that of its sort."""
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
        sort = Sort(tuple(parts), text)
        code = _written(self.code(sort, self._natural_advance(sort, pen)), size)
        kerning = round((self.advances[sort] - pen) * _CODE_UNITS / self._typeface.units)
        return f"{blanks}{code}){kerning}(" if kerning else blanks + code

    def _blanks(self, texts: Sequence[str], size: int) -> str:
        """Give the codes that spell texts invisibly. Of equal codes in one place readers drop one, so those differ."""
        space = self._font.get_nominal_glyph(0x20) or 0
        sorts, doubled = [], False
        for index, text in enumerate(texts):
            doubled = index > 0 and texts[index - 1] == text and not doubled
            sorts.append(Sort(((space, 0, 0),) if doubled else (), text))
        return "".join(_written(self.code(sort, 0), size) for sort in sorts)

    def _natural_advance(self, sort: Sort, pen: int) -> int:
        """Give a lone glyph the advance the font gives it, anything else the one it is first set with."""
        if len(sort.parts) == 1 and sort.parts[0][1:] == (0, 0):
            advance: int = self._font.get_glyph_h_advance(sort.parts[0][0])
            return advance + self._typeface.tracking
        return pen

    def _has_ink(self, glyph: int) -> bool:
        extents = self._font.get_glyph_extents(glyph)
        return extents is not None and extents.width != 0

    def code(self, sort: Sort, advance: int) -> int:
        """Give the code of a sort; ``advance`` is for one that has none yet."""
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
        return code


class _Shown:
    """What shows the words of a face by codes of so many bytes."""

    def __init__(self, sorts: _Sorts, size: int) -> None:
        self._sorts = sorts
        self._size = size
        self._pieces = (_Pieces(sorts, size, rtl=False), _Pieces(sorts, size, rtl=True))
        self._clusters: dict[tuple[Glyph, ...], str] = {}
        self._paired: dict[int, _PairedWords] = {}

    def show(self, word: Word) -> str:
        if isinstance(word, Slug):
            words = self._paired.get(id(word.pairs)) or self._pair(word.pairs)
            first, *others = word.text.split(" ")
            return words[" "].join([words[first], *map(words.__getitem__, others)]) if others else words[first]
        if all(map(_TEXT, word.glyphs)):
            return "".join(map(self._pieces[word.rtl].__getitem__, word.glyphs))
        return "".join(self._cluster(cluster, rtl=word.rtl) for cluster in _clusters(word))

    def _pair(self, pairs: Pairing) -> _PairedWords:
        words = self._paired[id(pairs)] = _PairedWords(self._pieces[False], pairs)
        return words

    def _cluster(self, glyphs: tuple[Glyph, ...], *, rtl: bool) -> str:
        piece = self._clusters.get(glyphs)
        if piece is None:
            piece = self._clusters[glyphs] = self._sorts.piece(glyphs, self._size, rtl=rtl)
        return piece


class _Pieces(dict["Glyph", str]):
    """What shows a glyph that is a cluster of its own."""

    __slots__ = ("_rtl", "_size", "_sorts")

    def __init__(self, sorts: _Sorts, size: int, *, rtl: bool) -> None:
        super().__init__()
        self._sorts = sorts
        self._size = size
        self._rtl = rtl

    def __missing__(self, glyph: Glyph) -> str:
        piece = self[glyph] = self._sorts.piece((glyph,), self._size, rtl=self._rtl)
        return piece


class _PairedWords(dict[str, str]):
    """What shows the words of a pairing, which it keeps alive."""

    __slots__ = ("_pairs", "_pieces")

    def __init__(self, pieces: _Pieces, pairs: Pairing) -> None:
        super().__init__()
        self._pairs = pairs
        self._pieces = _PairPieces(pieces, pairs)

    def __missing__(self, text: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        shown = self[text] = "".join(map(self._pieces.__getitem__, self._pairs.of(text)))
        return shown


class _PairPieces(dict[str, str]):
    """What shows a letter before another one."""

    __slots__ = ("_pairs", "_pieces")

    def __init__(self, pieces: _Pieces, pairs: Pairing) -> None:
        super().__init__()
        self._pieces = pieces
        self._pairs = pairs

    def __missing__(self, pair: str) -> str:
        piece = self[pair] = self._pieces[self._pairs[pair]]
        return piece


def _written(code: int, size: int) -> str:
    """Write a code as so many bytes, each a character."""
    if size == 1 and code >= _SINGLE_BYTES:
        raise NoSingleByteError
    return chr(code) if size == 1 else chr(code >> 8) + chr(code & 0xFF)


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
