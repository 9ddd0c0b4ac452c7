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

# Optional ligatures ("st", "ct") are for display type; everything a script needs is on by default.
_FEATURES = {"dlig": False}
# Scripts that share a face but not their rules. Digits and marks go with what stands before them.
_SCRIPTS = re.compile(
    "[\u0370-\u03ff\u1f00-\u1fff]+[^A-Za-z\u00c0-\u024f\u0400-\u052f]*"
    "|[\u0400-\u052f]+[^A-Za-z\u00c0-\u024f\u0370-\u03ff]*"
    "|[^\u0370-\u052f\u1f00-\u1fff]+"
)
# Characters that shape their neighbours or nothing at all: invisible, so any face may carry them.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad]+")


class Shaper:
    """Shapes the words of a deck in one language and remembers them."""

    def __init__(self, fonts: FontChain, lang: str) -> None:
        """Take the faces to choose from and the language, which some faces draw differently for."""
        self._fonts = fonts
        self._lang = lang
        self._shaped: dict[tuple[str, Style, bool], tuple[Word, ...]] = {}

    def words(self, text: str, style: Style, *, rtl: bool = False) -> tuple[Word, ...]:
        """Shape text between two line breaks; several words, in reading order, where it needs several faces.

        Trailing spaces belong to the last word. GLUE prints as a space, a soft hyphen not at all.
        """
        key = (text, style, rtl)
        shaped = self._shaped.get(key)
        if shaped is None:
            shaped = self._shaped[key] = self._shape(text, style, rtl=rtl)
        return shaped

    def hyphen(self, style: Style) -> Word:
        """Give the hyphen that shows where a line ends inside a word; as text it is the soft hyphen it stands for."""
        (word,) = self.words("-", style)
        return Word(SOFT_HYPHEN, word.typeface, (word.glyphs[0]._replace(text=SOFT_HYPHEN),), word.width)

    def _shape(self, text: str, style: Style, *, rtl: bool) -> tuple[Word, ...]:
        visible = text.replace(GLUE, " ")
        if not visible.isascii():
            visible = visible.replace(SOFT_HYPHEN, "")
        return tuple(self._word(piece, typeface, rtl=rtl) for piece, typeface in self._runs(visible, style))

    def _runs(self, text: str, style: Style) -> Iterator[tuple[str, Typeface]]:
        """Split text where the face changes, and within a face where the script does."""
        base = self._fonts.base(style)
        if text.isascii():
            yield text, base
            return
        run, typeface = "", base
        for cluster in clusters(text):
            if cluster == " " or _INVISIBLE.fullmatch(cluster):
                found: Typeface | None = typeface
            else:
                found = self._fonts.face_for(cluster, style) or base
            if found is not typeface and run:
                yield from ((piece, typeface) for piece in _SCRIPTS.findall(run))
                run = ""
            run, typeface = run + cluster, found or base
        yield from ((piece, typeface) for piece in _SCRIPTS.findall(run) or [run])

    def _word(self, text: str, typeface: Typeface, *, rtl: bool) -> Word:
        stripped = text.rstrip(" ")
        bare = _set(stripped, typeface, self._lang, rtl=rtl)
        if stripped == text:
            return bare
        spaces = _set(text[len(stripped) :], typeface, self._lang, rtl=rtl)
        glyphs = spaces.glyphs + bare.glyphs if rtl else bare.glyphs + spaces.glyphs
        return Word(text, typeface, glyphs, bare.width + spaces.width, bare=bare, rtl=rtl)


def _set(text: str, typeface: Typeface, lang: str, *, rtl: bool) -> Word:
    """Shape one run of one face, script and direction."""
    if not text:
        return Word("", typeface, (), 0.0, rtl=rtl)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = lang
    hb.shape(hb_font(typeface), buffer, _FEATURES)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = [info.cluster for info in infos]
    texts = _cluster_texts(text, starts, rtl=rtl)
    total = 0
    glyphs = []
    for info, position, source in zip(infos, positions, texts, strict=True):
        dx, dy, advance, _ = position.position
        total += advance
        glyphs.append(Glyph(info.codepoint, source, advance, dx, dy))
    return Word(text, typeface, tuple(glyphs), total / typeface.units, rtl=rtl)


def _cluster_texts(text: str, starts: list[int], *, rtl: bool) -> list[str]:
    """Give each glyph the text it stands for: its cluster's on the base glyph, '' on the others.

    The base is the first glyph of a cluster, except from right to left, where marks stand before their base.
    """
    if len(starts) == len(text) and len(set(starts)) == len(text):
        return [text[start] for start in starts]
    ends = dict(zip(sorted(set(starts)), [*sorted(set(starts))[1:], len(text)], strict=True))
    texts = []
    for index, start in enumerate(starts):
        neighbour = starts[index + 1 : index + 2] if rtl else starts[max(index - 1, 0) : index]
        texts.append("" if neighbour == [start] else text[start : ends[start]])
    return texts
