"""Styled runs → measured prose: which faces it needs, how wide every word is, where it may break."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate, chain
from math import inf
from operator import add, attrgetter
from typing import TYPE_CHECKING

from cardprint.model.blocks import PLAIN, Formula, Ruby, Run, Style
from cardprint.text import mixed
from cardprint.text.bidi import is_right_to_left
from cardprint.text.breaks import INSET, WIDE_INSET, clusters, glue, inner_breaks, is_plain, line_breaks, taken_apart
from cardprint.text.hyphenate import hyphenated
from cardprint.text.prose import Prose
from cardprint.text.shape import MOST_WORDS, Case

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cardprint.model.glyphs import Typeface, Word
    from cardprint.text.fonts import FontChain
    from cardprint.text.inset import Inset

_MOST_LABELS = 4096  # kept at a time; pupils' names are without end
_MOST_PARAGRAPHS = 2048  # kept at a time: a question's answer is set soon after the card that it is the back of
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
        if divided or [unit for unit in units if unit.typeface is not self._case.base]:
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
        self._insets: dict[tuple[Run, Style], Inset] = {}
        self._plain_words: dict[Style, tuple[Typeface, _Units, _Units]] = {}
        self._lately: dict[tuple[Run | Style, ...], Prose] | None = None

    def remember(self) -> None:
        """Remember paragraphs for a while, where they are set again soon: an answer on its card, and then on the key.

        Where none comes again, this would take a tenth of the time for nothing.
        """
        self._lately = self._lately or {}

    def prose(
        self, runs: Sequence[Run], base: Style = PLAIN, *, hyphenate: bool = False, phrases: bool = False
    ) -> Prose:
        """Measure a paragraph. It holds no line break of its own; ``base`` is the style that runs add to.

        With ``hyphenate`` words may be divided; with ``phrases`` even those of Chinese and Japanese, which have no
        spaces, are not.
        """
        if hyphenate and self._hyphens and not base.code:
            runs = [
                run if run.style.code or run.inset else run._replace(text=hyphenated(run.text, self.lang))
                for run in runs
            ]
        try:
            return self._plain(runs, base)
        except _NotPlainError:
            pass
        text, styles, insets = self._joined(runs, base)
        whole = () if hyphenate else ("ja", "ko", "zh") if phrases else ("ko",)
        ends = line_breaks(text, self.lang, whole)
        if insets:
            from cardprint.text.insets import hung  # noqa: PLC0415 - as in _inset

            insets = hung(insets, text, ends)
        return mixed.measure(text, styles, ends, self._case, insets, rtl=self.rtl)

    def chopped(self, runs: Sequence[Run], base: Style = PLAIN, measure: float = 0.0, height: float = inf) -> Prose:
        """Measure a paragraph as the last resort where it does not fit a line of ``measure`` and so many em of height.

        Words that are wider may break between letters, and what counts as one letter but is wider still, such as a row
        of joined emoji, anywhere; formulas behind their operators. Formulas still wider, or higher, become smaller.
        """
        runs = [part for run in runs for part in self._parted(run, base, measure)]
        text, styles, insets = self._joined(runs, base)
        insets = {at: inset.within(measure, height) for at, inset in insets.items()}
        whole = line_breaks(text, self.lang)
        prose = mixed.measure(text, styles, whole, self._case, insets, rtl=self.rtl)
        ends = taken_apart(text, whole, prose.widths, measure)
        return mixed.measure(text, styles, ends, self._case, insets, rtl=self.rtl)

    def code(self, runs: Sequence[Run], measure: float = inf) -> Prose:
        """Measure a line of code. What is wider than ``measure`` may break anywhere."""
        return mixed.measure_code(runs, self._case, measure)

    def words(self, text: str, base: Style = PLAIN) -> tuple[Word, ...]:
        """Shape a short text that stays on one line (a label, a page number), in visual order."""
        words = self._labels.get((text, base))
        if words is None:
            if len(self._labels) >= _MOST_LABELS:
                self._labels.clear()
            words = self._labels[text, base] = self._label(text, base)
        return words

    def _label(self, text: str, base: Style) -> tuple[Word, ...]:
        """Shape a label. What has no spaces, as numbers and names of cards, is looked up without measuring a line."""
        if " " not in text and is_plain(text):
            try:
                return self._plain_units(_merge(base, PLAIN))[2][text]
            except _NotPlainError:
                pass
        return self.prose((Run(text),), base).line_words()

    def shaped(self, text: str) -> tuple[Word, ...]:
        """Shape a text that is not seen, so that it needs no looks: regular, left to right, without breaks."""
        return self._case(PLAIN, rtl=False)[text]

    def figures(self, number: int) -> tuple[Word, ...]:
        """Give a number, figure by figure: numbers are without end, figures are ten, and all as wide as each other."""
        return tuple([word for figure in str(number) for word in self.words(figure)])

    def words_within(self, text: str, measure: float, base: Style = PLAIN) -> tuple[Word, ...]:
        """Shape a text for a line of ``measure`` em; one that is too long is shortened and ends in an ellipsis."""
        words = self.words(text, base)
        if sum(map(_WIDTH, words)) <= measure:
            return words
        parts = text.split(" ")
        most = self._most_that_fit(lambda count: " ".join(parts[:count]) + " …", len(parts), measure, base)
        if most:
            return self.words(" ".join(parts[:most]) + " …", base)
        letters = clusters(parts[0])
        most = self._most_that_fit(lambda count: "".join(letters[:count]) + "…", len(letters), measure, base)
        return self.words("".join(letters[:most]) + "…", base)

    def _most_that_fit(self, text_of: Callable[[int], str], count: int, measure: float, base: Style) -> int:
        """Say how many of ``count`` parts, but not all of them, a line has room for; by halves, a text may be long."""
        return bisect_right(
            range(1, count), measure, key=lambda kept: sum(map(_WIDTH, self.words(text_of(kept), base)))
        )

    def _case(self, style: Style, rtl: bool) -> Case:  # noqa: FBT001 - a key, with the style
        case = self._cases.get((style, rtl))
        if case is None:
            case = self._cases[style, rtl] = Case(self.fonts, self.lang, style, rtl=rtl)
        return case

    def _plain(self, runs: Sequence[Run], base: Style) -> Prose:
        """Give a paragraph of plain words, measured now or lately. Raises _NotPlainError where there is more to it."""
        lately = self._lately
        if lately is None:
            return self._measured(runs, base)
        key: tuple[Run | Style, ...] = (*runs, base)
        prose = lately.get(key)
        if prose is None:
            prose = self._measured(runs, base)
            if len(lately) >= _MOST_PARAGRAPHS:
                lately.clear()
            lately[key] = prose
        return prose

    def _measured(self, runs: Sequence[Run], base: Style) -> Prose:
        """Measure a paragraph of plain words, each looked up."""
        styles = []
        for _, run_style, inset, _ in runs:
            style = _merge(base, run_style)
            if inset is not None or style.shift or style.link is not None or style.tone:
                raise _NotPlainError
            styles.append(style)
        text = glue("".join([run.text for run in runs]), self.lang)
        if not is_plain(text):
            raise _NotPlainError
        if len(styles) > 1:
            return self._plain_in(styles, list(accumulate([len(run.text) for run in runs])), text)
        face, spaced, final = self._plain_units(styles[0])
        *parts, last = text.split(" ")
        words = [*chain.from_iterable(map(spaced.__getitem__, parts)), *final[last]]
        starts = list(accumulate(map(_WIDTH, words), initial=0.0))
        ends = list(map(add, starts, map(_INK, words)))
        return Prose(words, starts, ends, ascent=face.ascent, descent=-face.descent)

    def _plain_in(self, styles: Sequence[Style], style_ends: Sequence[int], text: str) -> Prose:
        """Measure plain words in several styles. What stands between two spaces is one unit, in whatever styles."""
        words: list[Word] = []
        bounds = [0]
        ascent = descent = 0.0
        opened = ""  # of a unit: what it has in the styles before
        start = 0
        for style, end in zip(styles, style_ends, strict=True):
            face, spaced, final = self._plain_units(style)
            ascent, descent = max(ascent, face.ascent), max(descent, -face.descent)
            *closed, last = text[start:end].split(" ")
            start = end
            if closed:
                if opened:
                    first, *closed = closed
                    if first:
                        self._see_undivided(opened + first)
                    words += spaced[first]
                    bounds.append(len(words))
                words += chain.from_iterable(map(spaced.__getitem__, closed))
                bounds += range(bounds[-1] + 1, len(words) + 1)
                opened = ""
            if last:
                opened += last
                self._see_undivided(opened)
                words += final[last]
        bounds.append(len(words))
        return _in_units(words, bounds, ascent, descent)

    def _see_undivided(self, text: str) -> None:
        """Raise _NotPlainError where a line may end inside a text."""
        if len(inner_breaks(text, self.lang)) > 1:
            raise _NotPlainError

    def _plain_units(self, style: Style) -> tuple[Typeface, _Units, _Units]:
        """Give the face of a style and its plain words, those with a space behind them and those without."""
        found = self._plain_words.get(style)
        if found is None:
            case = self._case(style, rtl=False)
            units = (_Units(case, self.lang, " "), _Units(case, self.lang, ""))
            found = self._plain_words[style] = (case.base, *units)
        return found

    def _joined(self, runs: Sequence[Run], base: Style) -> tuple[str, list[tuple[int, Style]], Mapping[int, Inset]]:
        """Join runs into one text, the ends of its styles, and the insets by the index of their stand-in.

        Glue replaces single characters, so that ends stay.
        """
        runs = [run for run in runs if run.text] or [Run(" ")]
        texts = [run.text if run.inset is None else _stand_in(run) for run in runs]
        styles = [_merge(base, run.style) for run in runs]
        ends = list(accumulate(map(len, texts)))
        insets = {
            end - 1: self._inset(run, style)
            for end, run, style in zip(ends, runs, styles, strict=True)
            if run.inset is not None
        }
        return glue("".join(texts), self.lang), list(zip(ends, styles, strict=True)), insets

    def _parted(self, run: Run, base: Style, measure: float) -> list[Run]:
        """Take a formula apart that is wider than a measure."""
        if not isinstance(run.inset, Formula) or self._inset(run, _merge(base, run.style)).width <= measure:
            return [run]
        from cardprint.text.tex import pieces  # noqa: PLC0415 - as below

        *before, last = pieces(run.text)
        parted = run.inset._replace(parted=True)
        return [*(run._replace(text=piece, inset=parted) for piece in before), run._replace(text=last)]

    def _inset(self, run: Run, style: Style) -> Inset:
        inset = self._insets.get((run, style))
        if inset is None:
            from cardprint.text.insets import make_inset  # noqa: PLC0415 - most decks have words alone

            inset = self._insets[run, style] = make_inset(self, run, style)
        return inset


def _in_units(words: Sequence[Word], bounds: Sequence[int], ascent: float, descent: float) -> Prose:
    """Make prose of words that run from left to right; each unit ends in ink and at most one space."""
    positions = list(accumulate(map(_WIDTH, words), initial=0.0))
    inks = list(map(add, positions, map(_INK, words)))  # of a space by itself: where the word before it ends
    starts = [positions[bound] for bound in bounds]
    ends = [inks[after - 1] for after in bounds[1:]]
    return Prose(words, starts, ends, bounds=bounds, ascent=ascent, descent=descent)


def _stand_in(run: Run) -> str:
    """Give the character that breaks lines as the inset should.

    That is a letter; but an ideograph for words of ideographs, and for a formula that may be parted behind it.
    """
    is_word = isinstance(run.inset, Ruby) and "\u2e80" <= run.text[0] <= "\ud7af"
    return WIDE_INSET if is_word or (isinstance(run.inset, Formula) and run.inset.parted) else INSET


@lru_cache(maxsize=256)
def _merge(base: Style, style: Style) -> Style:
    """Add a run's style to its surroundings'; semibold gives way to bold, and nothing quiet is semibold."""
    if base == PLAIN:
        return style
    bold = base.bold or style.bold
    return style._replace(
        bold=bold,
        italic=base.italic or style.italic,
        code=base.code or style.code,
        semibold=base.semibold and not bold and style.tone != "quiet",
    )
