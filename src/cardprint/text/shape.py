"""Words shaped by HarfBuzz: once per word, style and direction, at 1 em; whatever is printed again is only scaled."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING

import uharfbuzz as hb

from cardprint.model.blocks import PLAIN
from cardprint.model.glyphs import Glyph, Word
from cardprint.text.breaks import clusters
from cardprint.text.edges import GLUE
from cardprint.text.fonts import has, hb_font
from cardprint.text.han import region
from cardprint.text.pairs import NotPairsError, PairTable, has_pairs
from cardprint.text.spacing import HALVED, LIGATURES_OFF, Position, halved, widened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.model.blocks import Style
    from cardprint.model.glyphs import Typeface
    from cardprint.text.fonts import FontChain

SOFT_HYPHEN = "\u00ad"
# How many words of a style to remember that are shaped whole: they take half a kilobyte each, and those worth it come
# back soon. Of plain words in the faces that come along only the widths are kept (see plain).
_MOST_WORDS = 20_000
# Stands between a text and the neighbours it joins, where those are set in another style. A non-character, as GLUE,
# and none that stands in for an inset.
NEIGHBOUR = "\ufdd3"
# Letters that join, in whatever style: Arabic and its kin, Rohingya, Adlam; and the joiners.
JOINING = re.compile(
    "[\u0600-\u08ff\u200c\u200d\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010d00-\U00010d3f\U0001e900-\U0001e95f]"
)

# Scripts that share a face but not their rules. Digits and marks go with what stands before them.
_SCRIPTS = re.compile(
    "[\u0370-\u03ff\u1f00-\u1fff]+[^A-Za-z\u00c0-\u024f\u0400-\u052f]*"
    "|[\u0400-\u052f]+[^A-Za-z\u00c0-\u024f\u0370-\u03ff]*"
    "|[^\u0370-\u052f\u1f00-\u1fff]+"
)
# Characters that shape their neighbours or nothing at all: any face may carry them.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+")
# Marks that are set in the face of the letters beside them: dandas in all languages, others where they are drawn as
# wide as an ideograph.
_DANDAS, _WIDE = frozenset("।॥"), frozenset("।॥…‥—―‘’“”·")
_STOPS = frozenset(",.:;!?؟،؛'\"()[]-–“”‘’…")  # and those beside letters without bold, so that both are of one weight
_IDEOGRAPH = "一"
_NARROW = frozenset((None, "KR"))  # where marks are as wide as those of Latin

# What HarfBuzz tells of a glyph, read as fast as Python can.
_ID, _CLUSTER, _POSITION = attrgetter("codepoint"), attrgetter("cluster"), attrgetter("position")
_ADVANCE = attrgetter("advance")


class _Glyphs(dict["tuple[int, str, Position]", Glyph]):
    """Glyphs by their number, their text and their position: text is many words of few glyphs, so each is kept once."""

    def __missing__(self, key: tuple[int, str, Position]) -> Glyph:
        number, text, (dx, dy, advance, _) = key
        glyph = self[key] = Glyph(number, text, advance, dx, dy)
        return glyph


class Shaper:
    """Shapes the words of one style and direction.

    A text becomes several words, in reading order, where it needs several faces. The space at its end belongs to the
    last. GLUE prints as a space, a soft hyphen not at all.
    """

    def __init__(self, fonts: FontChain, lang: str, style: Style, *, rtl: bool = False) -> None:
        """Take the faces to choose from, and the language, for which some faces have forms of their own."""
        self.base = fonts.base(style)
        self._fonts = fonts
        self._lang = lang
        self._style = style
        self._rtl = rtl
        self._sets_ascii = fonts.sets_ascii(style)
        self._wide = region(lang) not in _NARROW
        self._sociable = _WIDE if self._wide else _DANDAS
        self._marks = self._sociable | _STOPS if style.bold or style.semibold else self._sociable
        self._base_font = hb_font(self.base)
        self._glyphs = _Glyphs()
        self.pairs = PairTable(self.base, lang) if has_pairs(self.base) and not (rtl or self._wide) else None
        self._hyphen: Word | None = None

    def words(self, text: str) -> tuple[Word, ...]:
        """Return the words of a text, shaped anew."""
        visible = text.replace(GLUE, " ")
        if self.pairs is not None:
            try:
                return (self.pairs.word(visible),)
            except NotPairsError:
                pass
        if self._sets_ascii and visible.isascii():
            return (self.shape(visible, self.base),)
        before = after = ""
        if NEIGHBOUR in visible:
            before, visible, after = visible.split(NEIGHBOUR)
        runs = [*self._runs(visible.replace(SOFT_HYPHEN, ""))]
        if not before and not after:
            return tuple([self.shape(run, typeface) for run, typeface in runs])
        befores, afters = [before, *[""] * (len(runs) - 1)], [*[""] * (len(runs) - 1), after]
        return tuple([self.shape(*run, *joined) for run, *joined in zip(runs, befores, afters, strict=True)])

    def shape(self, text: str, typeface: Typeface, before: str = "", after: str = "") -> Word:
        """Shape one run of one face and script; its letters join those ``before`` and ``after`` it.

        So do marks as wide as ideographs, which leave no two empty halves between them.
        """
        if not text:
            return Word("", typeface, (), 0.0, None, self._rtl)
        buffer = hb.Buffer()
        if before or after:
            buffer.add_str(before + text + after, len(before), len(text))
        else:
            buffer.add_str(text)
        buffer.guess_segment_properties()
        if self._wide and buffer.script is None and typeface is not self.base:
            buffer.script = "Hani"  # dashes and dots alone, whose forms are those of the text around them
        buffer.direction = "rtl" if self._rtl else "ltr"
        buffer.language = self._lang
        features = LIGATURES_OFF if typeface.tracking else None
        hb.shape(self._base_font if typeface is self.base else hb_font(typeface), buffer, features)
        infos = buffer.glyph_infos
        starts = [*map(_CLUSTER, infos)]
        if before:
            starts = [start - len(before) for start in starts]
        positions = [*map(_POSITION, buffer.glyph_positions)]
        if typeface.tracking:
            positions = widened(positions, starts, text, typeface)
        ids = [*map(_ID, infos)]
        if not text.isascii() and HALVED.search(text + after):
            positions = halved(positions, starts, ids, text + after, typeface)
        texts = _cluster_texts(text, starts, rtl=self._rtl)
        glyphs = tuple(map(self._glyphs.__getitem__, zip(ids, texts, positions, strict=True)))
        width = sum(map(_ADVANCE, glyphs))
        ink = None
        if text[-1] == " ":
            spaces = len(text) - len(text.rstrip(" "))
            blank = glyphs[:spaces] if self._rtl else glyphs[-spaces:]
            ink = (width - sum(map(_ADVANCE, blank))) / typeface.units
        return Word(text, typeface, glyphs, width / typeface.units, ink, self._rtl)

    def hyphen(self) -> Word:
        """Return the hyphen that shows where a line ends inside a word; as text it is the soft hyphen it stands for."""
        if self._hyphen is None:
            (word,) = self.words("-")
            glyph = word.glyphs[0]._replace(text=SOFT_HYPHEN)
            self._hyphen = Word(SOFT_HYPHEN, word.typeface, (glyph,), word.width)
        return self._hyphen

    def _runs(self, text: str) -> Iterator[tuple[str, Typeface]]:
        """Split text where the face changes, and within a face where the script does."""
        pieces = clusters(text)
        faces = [self._face_for(cluster) for cluster in pieces]
        if not self._marks.isdisjoint(text):
            self._keep_company(pieces, faces)
        run, typeface = "", self.base
        for cluster, face in zip(pieces, faces, strict=True):
            found = face or typeface
            if found is not typeface and run:
                yield from ((piece, typeface) for piece in _SCRIPTS.findall(run))
                run = ""
            run, typeface = run + cluster, found
        yield from ((piece, typeface) for piece in _SCRIPTS.findall(run) or [run])

    def _face_for(self, cluster: str) -> Typeface | None:
        """Return the face for a cluster, None where any face will do."""
        if cluster == " " or _INVISIBLE.fullmatch(cluster):
            return None
        return self._fonts.face_for(cluster, self._style) or self.base

    def _keep_company(self, pieces: list[str], faces: list[Typeface | None]) -> None:
        """Set marks that are to match letters in the face of those before them, else after them, if that has them."""
        alone = self._fonts.face_for(_IDEOGRAPH, self._style) if self._wide and " " not in pieces else None
        letters = [None if piece in self._marks else face for piece, face in zip(pieces, faces, strict=True)]
        for index, piece in enumerate(pieces):
            if piece in self._marks:
                beside = (*range(index - 1, -1, -1), *range(index + 1, len(pieces)))
                nearest = next((place for place in beside if letters[place]), None)
                company = alone if nearest is None else letters[nearest]
                if company is None or company is self.base or not has(company, ord(piece)):
                    continue
                if piece in self._sociable or (nearest is not None and self._has_no_bold(pieces[nearest], company)):
                    faces[index] = company

    def _has_no_bold(self, letter: str, face: Typeface) -> bool:
        return self._fonts.face_for(letter, PLAIN) is face


def ink_reach(word: Word) -> tuple[float, float]:
    """Return how far the ink of a word reaches above and below the baseline, in em: for signs, whose faces are tall.

    Faces of symbols have room for the tallest among thousands, and would spread lines that have an arrow in them.
    """
    box = hb_font(word.typeface).get_glyph_extents
    inks = [(extents, glyph.dy) for glyph in word.glyphs if (extents := box(glyph.id))]
    above = max((extents.y_bearing + dy for extents, dy in inks), default=0)
    below = max((-extents.y_bearing - extents.height - dy for extents, dy in inks), default=0)
    return above / word.typeface.units, below / word.typeface.units


def _cluster_texts(text: str, starts: list[int], *, rtl: bool) -> str | list[str]:
    """Return each glyph the text it stands for: its cluster's on the base glyph, '' on the others.

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
