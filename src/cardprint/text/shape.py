"""Words shaped by HarfBuzz: once per word, style and direction, at 1 em; whatever is printed again is only scaled."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING

import uharfbuzz as hb

from cardprint.model.glyphs import Glyph, Word
from cardprint.text.breaks import GLUE, clusters
from cardprint.text.fonts import hb_font
from cardprint.text.spacing import LIGATURES_OFF, Position, widened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.model.blocks import Style
    from cardprint.model.glyphs import Typeface
    from cardprint.text.fonts import FontChain

SOFT_HYPHEN = "\u00ad"
# How many words of a style to remember. A word takes half a kilobyte, and those worth it come back soon: a cupboard
# that is emptied when it is full costs 3 % of the time of 10,000 cards and saves 10 % of their memory.
MOST_WORDS = 8_000

# Scripts that share a face but not their rules. Digits and marks go with what stands before them.
_SCRIPTS = re.compile(
    "[\u0370-\u03ff\u1f00-\u1fff]+[^A-Za-z\u00c0-\u024f\u0400-\u052f]*"
    "|[\u0400-\u052f]+[^A-Za-z\u00c0-\u024f\u0370-\u03ff]*"
    "|[^\u0370-\u052f\u1f00-\u1fff]+"
)
# Characters that shape their neighbours or nothing at all: any face may carry them.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+")


# What HarfBuzz tells of a glyph, read as fast as Python can.
_ID, _CLUSTER, _POSITION = attrgetter("codepoint"), attrgetter("cluster"), attrgetter("position")
_ADVANCE = attrgetter("advance")


class _Glyphs(dict["tuple[int, str, Position]", Glyph]):
    """Glyphs by their number, their text and their position: text is many words of few glyphs, so each is kept once."""

    def __missing__(self, key: tuple[int, str, Position]) -> Glyph:
        number, text, (dx, dy, advance, _) = key
        glyph = self[key] = Glyph(number, text, advance, dx, dy)
        return glyph


class Case(dict[str, "tuple[Word, ...]"]):
    """The words of one style and direction, as a printer's case holds the sorts of one face; shaped when first taken.

    A text gives several words, in reading order, where it needs several faces. The space at its end belongs to the
    last. GLUE prints as a space, a soft hyphen not at all.
    """

    def __init__(self, fonts: FontChain, lang: str, style: Style, *, rtl: bool = False) -> None:
        """Take the faces to choose from, and the language, for which some faces have forms of their own."""
        super().__init__()
        self.base = fonts.base(style)
        self._fonts = fonts
        self._lang = lang
        self._style = style
        self._rtl = rtl
        self._sets_ascii = fonts.sets_ascii(style)
        self._base_font = hb_font(self.base)
        self._glyphs = _Glyphs()
        self._hyphen: Word | None = None

    def __missing__(self, text: str) -> tuple[Word, ...]:
        """Shape a text that was not taken before."""
        if len(self) >= MOST_WORDS:
            self.clear()
        words = self[text] = self.words(text)
        return words

    def words(self, text: str) -> tuple[Word, ...]:
        """Shape a text without keeping it: for those who keep its words themselves."""
        visible = text.replace(GLUE, " ")
        if self._sets_ascii and visible.isascii():
            return (self.shape(visible, self.base),)
        runs = self._runs(visible.replace(SOFT_HYPHEN, ""))
        return tuple([self.shape(run, typeface) for run, typeface in runs])

    def shape(self, text: str, typeface: Typeface) -> Word:
        """Shape one run of one face and script."""
        if not text:
            return Word("", typeface, (), 0.0, None, self._rtl)
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if self._rtl else "ltr"
        buffer.language = self._lang
        features = LIGATURES_OFF if typeface.tracking else None
        hb.shape(self._base_font if typeface is self.base else hb_font(typeface), buffer, features)
        infos = buffer.glyph_infos
        starts = [*map(_CLUSTER, infos)]
        positions = [*map(_POSITION, buffer.glyph_positions)]
        if typeface.tracking:
            positions = widened(positions, starts, text, typeface)
        texts = _cluster_texts(text, starts, rtl=self._rtl)
        glyphs = tuple(map(self._glyphs.__getitem__, zip(map(_ID, infos), texts, positions, strict=True)))
        width = sum(map(_ADVANCE, glyphs))
        ink = None
        if text[-1] == " ":
            spaces = len(text) - len(text.rstrip(" "))
            blank = glyphs[:spaces] if self._rtl else glyphs[-spaces:]
            ink = (width - sum(map(_ADVANCE, blank))) / typeface.units
        return Word(text, typeface, glyphs, width / typeface.units, ink, self._rtl)

    def hyphen(self) -> Word:
        """Give the hyphen that shows where a line ends inside a word; as text it is the soft hyphen it stands for."""
        if self._hyphen is None:
            (word,) = self["-"]
            glyph = word.glyphs[0]._replace(text=SOFT_HYPHEN)
            self._hyphen = Word(SOFT_HYPHEN, word.typeface, (glyph,), word.width)
        return self._hyphen

    def _runs(self, text: str) -> Iterator[tuple[str, Typeface]]:
        """Split text where the face changes, and within a face where the script does."""
        run, typeface = "", self.base
        for cluster in clusters(text):
            if cluster == " " or _INVISIBLE.fullmatch(cluster):
                found = typeface
            else:
                found = self._fonts.face_for(cluster, self._style) or self.base
            if found is not typeface and run:
                yield from ((piece, typeface) for piece in _SCRIPTS.findall(run))
                run = ""
            run, typeface = run + cluster, found
        yield from ((piece, typeface) for piece in _SCRIPTS.findall(run) or [run])


def _cluster_texts(text: str, starts: list[int], *, rtl: bool) -> str | list[str]:
    """Give each glyph the text it stands for: its cluster's on the base glyph, '' on the others.

    The base is the first glyph of a cluster, except from right to left, where marks stand before their base.
    """
    if starts == list(range(len(text))):
        return text
    ordered = sorted(set(starts))
    ends = dict(zip(ordered, [*ordered[1:], len(text)], strict=True))
    texts = []
    for index, start in enumerate(starts):
        neighbour = starts[index + 1 : index + 2] if rtl else starts[max(index - 1, 0) : index]
        texts.append("" if neighbour == [start] else text[start : ends[start]])
    return texts
