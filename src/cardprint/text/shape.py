"""Words shaped by HarfBuzz: once per word, style and direction, at 1 em; whatever is printed again is only scaled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import uharfbuzz as hb

from cardprint.model.glyphs import Glyph, Word
from cardprint.text.breaks import GLUE, clusters
from cardprint.text.fonts import hb_font

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.model.blocks import Style
    from cardprint.model.glyphs import Typeface
    from cardprint.text.fonts import FontChain

SOFT_HYPHEN = "\u00ad"

# Scripts that share a face but not their rules. Digits and marks go with what stands before them.
_SCRIPTS = re.compile(
    "[\u0370-\u03ff\u1f00-\u1fff]+[^A-Za-z\u00c0-\u024f\u0400-\u052f]*"
    "|[\u0400-\u052f]+[^A-Za-z\u00c0-\u024f\u0370-\u03ff]*"
    "|[^\u0370-\u052f\u1f00-\u1fff]+"
)
# Characters that shape their neighbours or nothing at all: any face may carry them.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+")


class Case(dict[str, "tuple[Word, ...]"]):
    """The words of one style and direction, as a printer's case holds the sorts of one face; shaped when first taken.

    A text gives several words, in reading order, where it needs several faces. Trailing spaces belong to the last.
    GLUE prints as a space, a soft hyphen not at all.
    """

    def __init__(self, fonts: FontChain, lang: str, style: Style, *, rtl: bool = False) -> None:
        """Take the faces to choose from, and the language, for which some faces have forms of their own."""
        super().__init__()
        self.base = fonts.base(style)
        self._fonts = fonts
        self._lang = lang
        self._style = style
        self._rtl = rtl
        self._spaces: dict[Typeface, Word] = {}

    def __missing__(self, text: str) -> tuple[Word, ...]:
        """Shape a text that was not taken before."""
        bare = text.rstrip(" ")
        if bare == text or not bare:
            words = self._shaped(text)
        elif text[len(bare) :] == " ":
            *others, last = self[bare]
            words = (*others, self._spaced(last))
        else:
            words = (*self[bare], *self._shaped(text[len(bare) :]))
        self[text] = words
        return words

    def hyphen(self) -> Word:
        """Give the hyphen that shows where a line ends inside a word; as text it is the soft hyphen it stands for."""
        (word,) = self["-"]
        return Word(SOFT_HYPHEN, word.typeface, (word.glyphs[0]._replace(text=SOFT_HYPHEN),), word.width)

    def _spaced(self, word: Word) -> Word:
        """Give a word with the space of its face after it, which in right-to-left text is on its left."""
        space = self._spaces.get(word.typeface)
        if space is None:
            space = self._spaces[word.typeface] = _shape(" ", word.typeface, self._lang, rtl=self._rtl)
        glyphs = space.glyphs + word.glyphs if self._rtl else word.glyphs + space.glyphs
        return Word(word.text + " ", word.typeface, glyphs, word.width + space.width, bare=word, rtl=self._rtl)

    def _shaped(self, text: str) -> tuple[Word, ...]:
        visible = text.replace(GLUE, " ")
        if visible.isascii():
            words: tuple[Word, ...] = (_shape(visible, self.base, self._lang, rtl=self._rtl),)
        else:
            runs = self._runs(visible.replace(SOFT_HYPHEN, ""))
            words = tuple(_shape(run, typeface, self._lang, rtl=self._rtl) for run, typeface in runs)
        if visible.isspace():
            return tuple(_as_space(word) for word in words)
        return words

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


def _as_space(word: Word) -> Word:
    """Give a word all of whose width is space."""
    nothing = Word("", word.typeface, (), 0.0, rtl=word.rtl)
    return Word(word.text, word.typeface, word.glyphs, word.width, bare=nothing, rtl=word.rtl)


def _shape(text: str, typeface: Typeface, lang: str, *, rtl: bool) -> Word:
    """Shape one run of one face, script and direction."""
    if not text:
        return Word("", typeface, (), 0.0, rtl=rtl)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = lang
    hb.shape(hb_font(typeface), buffer)
    infos = buffer.glyph_infos
    dxs, dys, advances, _ = zip(*[position.position for position in buffer.glyph_positions], strict=True)
    texts = _cluster_texts(text, [info.cluster for info in infos], rtl=rtl)
    glyphs = tuple(map(Glyph._make, zip([info.codepoint for info in infos], texts, advances, dxs, dys, strict=True)))
    return Word(text, typeface, glyphs, sum(advances) / typeface.units, rtl=rtl)


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
