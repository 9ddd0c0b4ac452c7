"""Styled runs → measured text: which faces it needs, how wide every word is, where it may break."""

from __future__ import annotations

from bisect import bisect_right
from contextlib import suppress
from functools import lru_cache
from itertools import accumulate
from math import inf
from operator import attrgetter
from typing import TYPE_CHECKING

from cardprint.model.blocks import PLAIN, Formula, Ruby, Run, Style
from cardprint.text.bidi import is_right_to_left
from cardprint.text.breaks import INSET, WIDE_INSET, clusters, glue, line_breaks, taken_apart
from cardprint.text.hyphenate import hyphenated
from cardprint.text.measure import measure_code, measure_text
from cardprint.text.pairs import NotPairsError
from cardprint.text.plain import measure_plain
from cardprint.text.word_table import WordTables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cardprint.model.blocks import Stretch
    from cardprint.model.glyphs import Word
    from cardprint.text.fonts import FontChain
    from cardprint.text.inset import Inset
    from cardprint.text.measured_text import MeasuredText
    from cardprint.text.pairs import PairTable

_MOST_LABELS = 4096  # kept at a time; pupils' names are without end
_WIDTH = attrgetter("width")


class Typesetter:
    """Sets text in the faces of one font chain and the language of one deck."""

    def __init__(self, fonts: FontChain, lang: str = "en", *, hyphens: bool = True) -> None:
        """Take the faces, the language (BCP 47), and whether words may be divided at all."""
        self.fonts = fonts
        self.lang = lang
        self.rtl = is_right_to_left(lang)
        self._hyphens = hyphens
        self._tables = WordTables(fonts, lang)
        self._labels: dict[tuple[str, Style], tuple[Word, ...]] = {}
        self._insets: dict[tuple[Run, Style], Inset] = {}
        self._pairs: dict[tuple[Style, Style], PairTable] = {}

    def measure(
        self,
        runs: Sequence[Run],
        base: Style = PLAIN,
        *,
        hyphenate: bool = False,
        phrases: bool = False,
        widest: float = inf,
    ) -> MeasuredText:
        """Measure a paragraph. It holds no line break of its own; ``base`` is the style that runs add to.

        With ``hyphenate`` words may be divided; with ``phrases`` even those of Chinese and Japanese, which have no
        spaces, are not. Formulas that are wider than the ``widest`` may be broken behind their operators.
        """
        if widest < inf:
            runs = [part for run in runs for part in self._parted(run, base, widest)]
        if hyphenate and self._hyphens and not base.code:
            runs = [
                run if run.style.code or run.inset else run._replace(text=hyphenated(run.text, self.lang))
                for run in runs
            ]
        plain = self.plain(runs, base)
        if plain is not None:
            return plain
        text, styles, insets = self._joined(runs, base)
        whole = () if hyphenate else ("ja", "ko", "zh") if phrases else ("ko",)
        ends = line_breaks(text, self.lang, whole)
        if insets:
            from cardprint.text.inset_factory import hung  # noqa: PLC0415 - as in _inset

            insets = hung(insets, text, ends)
        return measure_text(text, styles, ends, self._tables, insets, rtl=self.rtl)

    def measure_broken(
        self, runs: Sequence[Run], base: Style = PLAIN, measure: float = 0.0, height: float = inf
    ) -> MeasuredText:
        """Measure a paragraph as the last resort where it does not fit a line of ``measure`` and so many em of height.

        Words that are wider may break between letters, and what counts as one letter but is wider still, such as a row
        of joined emoji, anywhere; formulas behind their operators. Formulas still wider, or higher, become smaller.
        """
        runs = [part for run in runs for part in self._parted(run, base, measure)]
        text, styles, insets = self._joined(runs, base)
        insets = {at: inset.within(measure, height) for at, inset in insets.items()}
        whole = line_breaks(text, self.lang)
        measured = measure_text(text, styles, whole, self._tables, insets, rtl=self.rtl)
        ends = taken_apart(text, whole, measured.widths, measure)
        return measure_text(text, styles, ends, self._tables, insets, rtl=self.rtl)

    def code(self, runs: Sequence[Run], measure: float = inf) -> MeasuredText:
        """Measure a line of code. What is wider than ``measure`` may break anywhere."""
        return measure_code(runs, self._tables, measure)

    def words(self, text: str, base: Style = PLAIN) -> tuple[Word, ...]:
        """Shape a short text that stays on one line (a label, a page number), in visual order."""
        words = self._labels.get((text, base))
        if words is None:
            if len(self._labels) >= _MOST_LABELS:
                self._labels.clear()
            words = self._labels[text, base] = self._label(text, base)
        return words

    def _label(self, text: str, base: Style) -> tuple[Word, ...]:
        """Return the words of a label. What has no spaces, as most numbers and names, measures no line."""
        table = self._tables.table(base)
        if table.pairs is not None and text.isascii() and text.isalnum():
            with suppress(NotPairsError):
                return (table.pairs.word(text),)
        return self.measure((Run(text),), base).line_words()

    def plain(self, stretches: Sequence[Stretch], base: Style = PLAIN) -> MeasuredText | None:
        """Measure a paragraph of plain words; None where it takes ``measured``."""
        texts: list[str] = []
        pairs: list[PairTable] = []
        for text, style, inset, _ in stretches:
            table = self._pairs.get((base, style))
            if table is None:
                if style.shift or style.link is not None or style.tone:
                    return None
                table = self._tables.table(style if base == PLAIN else merged(base, style)).pairs
                if table is None:
                    return None
                self._pairs[base, style] = table
            if inset is not None:
                return None
            if text:
                texts.append(text)
                pairs.append(table)
        return measure_plain(texts, pairs, self.lang) if texts else None

    def shaped(self, text: str) -> tuple[Word, ...]:
        """Shape a text that is not seen, so that it needs no looks: regular, left to right, without breaks."""
        return self._tables.table(PLAIN).words(text)

    def number(self, number: int) -> tuple[Word, ...]:
        """Return the words of a number; they are not kept, since numbers are without end."""
        return self._label(str(number), PLAIN)

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
        """Return how many of ``count`` parts, but not all, a line has room for; by bisection, a text may be long."""
        return bisect_right(
            range(1, count), measure, key=lambda kept: sum(map(_WIDTH, self.words(text_of(kept), base)))
        )

    def _joined(self, runs: Sequence[Run], base: Style) -> tuple[str, list[tuple[int, Style]], Mapping[int, Inset]]:
        """Join runs into one text, the ends of its styles, and the insets by the index of their stand-in.

        Glue replaces single characters, so that ends stay.
        """
        runs = [run for run in runs if run.text] or [Run(" ")]
        texts = [run.text if run.inset is None else _stand_in(run) for run in runs]
        styles = [merged(base, run.style) for run in runs]
        ends = list(accumulate(map(len, texts)))
        insets = {
            end - 1: self._inset(run, style)
            for end, run, style in zip(ends, runs, styles, strict=True)
            if run.inset is not None
        }
        return glue("".join(texts), self.lang), list(zip(ends, styles, strict=True)), insets

    def _parted(self, run: Run, base: Style, measure: float) -> list[Run]:
        """Take a formula apart that is wider than a measure."""
        if not isinstance(run.inset, Formula) or self._inset(run, merged(base, run.style)).width <= measure:
            return [run]
        from cardprint.text.math.breaking import pieces  # noqa: PLC0415 - as below

        *before, last = pieces(run.text)
        parted = run.inset._replace(parted=True)
        return [*(run._replace(text=piece, inset=parted) for piece in before), run._replace(text=last)]

    def _inset(self, run: Run, style: Style) -> Inset:
        inset = self._insets.get((run, style))
        if inset is None:
            from cardprint.text.inset_factory import make_inset  # noqa: PLC0415 - most decks have words alone

            inset = self._insets[run, style] = make_inset(self, run, style)
        return inset


def _stand_in(run: Run) -> str:
    """Return the character that breaks lines as the inset should.

    That is a letter; but an ideograph for words of ideographs, and for a formula that may be parted behind it.
    """
    is_word = isinstance(run.inset, Ruby) and "\u2e80" <= run.text[0] <= "\ud7af"
    return WIDE_INSET if is_word or (isinstance(run.inset, Formula) and run.inset.parted) else INSET


@lru_cache(maxsize=256)
def merged(base: Style, style: Style) -> Style:
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
