"""Styled runs → measured prose: which faces it needs, how wide every word is, where it may break."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, chain
from operator import add, attrgetter
from typing import TYPE_CHECKING

from cardprint.model.blocks import PLAIN, Run, Style
from cardprint.text import mixed
from cardprint.text.bidi import is_right_to_left
from cardprint.text.breaks import clusters, glue, inner_breaks, is_plain, line_breaks
from cardprint.text.hyphenate import hyphenated
from cardprint.text.prose import Prose
from cardprint.text.shape import MOST_WORDS, Case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.model.glyphs import Typeface, Word
    from cardprint.text.fonts import FontChain

_WIDTH = attrgetter("width")
_INK = attrgetter("ink")


class _NotPlainError(LookupError):
    """A word that needs a face other than the base face of its style, or several."""


class _Units(dict[str, "tuple[Word, ...]"]):
    """The plain words of a style, each divided where a line may end inside it; ``follower`` is a space or nothing."""

    def __init__(self, case: Case, lang: str, follower: str) -> None:
        super().__init__()
        self._case, self._lang, self._follower = case, lang, follower

    def __missing__(self, text: str) -> tuple[Word, ...]:
        ends = inner_breaks(text, self._lang)
        if len(ends) < 2:  # noqa: PLR2004 - the end of the word is one of them
            units = self._case.words(text + self._follower)
            divided = len(units) > 1
        else:
            pieces = [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]
            pieces[-1] += self._follower
            units = tuple(word for piece in pieces for word in self._case.words(piece))
            divided = len(units) != len(pieces)
        if divided or any(unit.typeface is not self._case.base for unit in units):
            raise _NotPlainError
        if len(self) >= MOST_WORDS:
            self.clear()
        self[text] = units
        return units


class Typesetter:
    """Sets text in the faces of one font chain and the language of one deck."""

    def __init__(self, fonts: FontChain, lang: str = "en", *, hyphens: bool = True) -> None:
        """Take the faces, the language (BCP 47), and whether words may be divided at all."""
        self.fonts = fonts
        self.lang = lang
        self.rtl = is_right_to_left(lang)
        self._hyphens = hyphens
        self._cases: dict[tuple[Style, bool], Case] = {}
        self._labels: dict[tuple[str, Style], tuple[Word, ...]] = {}
        self._plain_words: dict[Style, tuple[Typeface, _Units, _Units]] = {}

    def prose(
        self, runs: Sequence[Run], base: Style = PLAIN, *, hyphenate: bool = False, phrases: bool = False
    ) -> Prose:
        """Measure a paragraph. It holds no line break of its own; ``base`` is the style that runs add to.

        With ``hyphenate`` words may be divided; with ``phrases`` even those of Japanese, which has no spaces, are not.
        """
        if hyphenate and self._hyphens and not base.code:
            runs = [run if run.style.code else run._replace(text=hyphenated(run.text, self.lang)) for run in runs]
        if len(runs) == 1:
            style = _merge(base, runs[0].style)
            text = glue(runs[0].text, self.lang)
            if style.shift == 0 and style.link is None and is_plain(text):
                try:
                    return self._plain(text, style)
                except _NotPlainError:
                    pass
        text, styles = self._joined(runs, base)
        whole = () if hyphenate else ("ja", "ko") if phrases else ("ko",)
        return mixed.measure(text, styles, line_breaks(text, self.lang, whole), self._case, rtl=self.rtl)

    def chopped(self, runs: Sequence[Run], base: Style = PLAIN, measure: float = 0.0) -> Prose:
        """Measure a paragraph whose words may break anywhere where they are wider than ``measure``: the last resort."""
        text, styles = self._joined(runs, base)
        whole = line_breaks(text, self.lang)
        prose = mixed.measure(text, styles, whole, self._case, rtl=self.rtl)
        ends: list[int] = []
        for start, end, left, right in zip([0, *whole], whole, prose.starts, prose.ends, strict=False):
            if right - left > measure:
                ends += list(accumulate(map(len, clusters(text[start:end])), initial=start))[1:]
            else:
                ends.append(end)
        return mixed.measure(text, styles, ends, self._case, rtl=self.rtl)

    def words(self, text: str, base: Style = PLAIN) -> tuple[Word, ...]:
        """Shape a short text that stays on one line (a label, a page number), in visual order."""
        words = self._labels.get((text, base))
        if words is None:
            words = self._labels[text, base] = self.prose((Run(text),), base).line_words()
        return words

    def figures(self, number: int) -> tuple[Word, ...]:
        """Give a number, figure by figure: numbers are without end, figures are ten, and all as wide as each other."""
        return tuple([word for figure in str(number) for word in self.words(figure)])

    def words_within(self, text: str, measure: float, base: Style = PLAIN) -> tuple[Word, ...]:
        """Shape a text for a line of ``measure`` em; one that is too long is shortened and ends in an ellipsis."""
        words = self.words(text, base)
        for shorter in _shortened(text):
            if sum(map(_WIDTH, words)) <= measure:
                break
            words = self.words(shorter, base)
        return words

    def _case(self, style: Style, rtl: bool) -> Case:  # noqa: FBT001 - a key, with the style
        case = self._cases.get((style, rtl))
        if case is None:
            case = self._cases[style, rtl] = Case(self.fonts, self.lang, style, rtl=rtl)
        return case

    def _plain(self, text: str, style: Style) -> Prose:
        found = self._plain_words.get(style)
        if found is None:
            case = self._case(style, rtl=False)
            units = (_Units(case, self.lang, " "), _Units(case, self.lang, ""))
            found = self._plain_words[style] = (case.base, *units)
        face, spaced, final = found
        parts = text.split(" ")
        last = parts.pop()
        words = [*chain.from_iterable(map(spaced.__getitem__, parts)), *final[last]]
        starts = list(accumulate(map(_WIDTH, words), initial=0.0))
        ends = list(map(add, starts, map(_INK, words)))
        return Prose(words, starts, ends, ascent=face.ascent, descent=-face.descent)

    def _joined(self, runs: Sequence[Run], base: Style) -> tuple[str, list[tuple[int, Style]]]:
        """Join runs into one text and the ends of its styles. Glue replaces single characters, so that ends stay."""
        runs = [run for run in runs if run.text] or [Run(" ")]
        text = glue("".join(run.text for run in runs), self.lang)
        ends = accumulate(len(run.text) for run in runs)
        return text, [(end, _merge(base, run.style)) for end, run in zip(ends, runs, strict=True)]


@lru_cache(maxsize=256)
def _merge(base: Style, style: Style) -> Style:
    """Add a run's style to its surroundings'; semibold gives way to bold."""
    if base == PLAIN:
        return style
    bold = base.bold or style.bold
    return style._replace(
        bold=bold,
        italic=base.italic or style.italic,
        code=base.code or style.code,
        semibold=base.semibold and not bold,
    )


def _shortened(text: str) -> Iterator[str]:
    """Leave away word after word, and of the last one character after character."""
    kept = text.split(" ")
    while len(kept) > 1:
        kept.pop()
        yield " ".join(kept) + " …"
    letters = clusters(kept[0])
    while letters:
        letters.pop()
        yield "".join(letters) + "…"
