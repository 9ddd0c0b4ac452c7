"""Paragraphs of plain words: each word is shaped once, and looked up ever after; most text is nothing but such words.

A plain word runs from left to right, is set in the base face of its style, and nothing stands in it or is done to it.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, chain
from operator import add, attrgetter
from typing import TYPE_CHECKING

from cardprint.model.blocks import PLAIN, Run, Style
from cardprint.text.breaks import glue, inner_breaks, is_plain
from cardprint.text.prose import Prose
from cardprint.text.shape import MOST_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.model.glyphs import Typeface, Word
    from cardprint.text.shape import Case, Cases

_MOST_PARAGRAPHS = 2048  # kept at a time: a question's answer is set soon after the card that it is the back of
_WIDTH = attrgetter("width")
_INK = attrgetter("ink")


class NotPlainError(LookupError):
    """Text that is more than plain words."""


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
            raise NotPlainError
        if len(self) >= MOST_WORDS:
            self.clear()
        self[text] = units
        return units


class PlainWords:
    """Measures paragraphs of plain words in one language."""

    def __init__(self, cases: Cases, lang: str) -> None:
        """Take the cases of all styles, and the language."""
        self._cases = cases
        self._lang = lang
        self._units: dict[Style, tuple[Typeface, _Units, _Units]] = {}
        self._lately: dict[tuple[Run | Style, ...], Prose] | None = None

    def remember(self) -> None:
        """Remember paragraphs for a while."""
        self._lately = self._lately or {}

    def prose(self, runs: Sequence[Run], base: Style) -> Prose:
        """Give a paragraph of plain words, measured now or lately. Raises NotPlainError where there is more to it."""
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

    def word(self, text: str, base: Style) -> tuple[Word, ...]:
        """Give the words of a text without spaces, which measures no line. Raises NotPlainError as ``prose`` does."""
        if " " in text or not is_plain(text):
            raise NotPlainError
        return self._units_of(merged(base, PLAIN))[2][text]

    def _measured(self, runs: Sequence[Run], base: Style) -> Prose:
        """Measure a paragraph of plain words, each looked up."""
        styles = []
        for _, run_style, inset, _ in runs:
            style = merged(base, run_style)
            if inset is not None or style.shift or style.link is not None or style.tone:
                raise NotPlainError
            styles.append(style)
        text = glue("".join([run.text for run in runs]), self._lang)
        if not is_plain(text):
            raise NotPlainError
        if len(styles) > 1:
            return self._measured_in(styles, list(accumulate([len(run.text) for run in runs])), text)
        face, spaced, final = self._units_of(styles[0])
        *parts, last = text.split(" ")
        words = [*chain.from_iterable(map(spaced.__getitem__, parts)), *final[last]]
        starts = list(accumulate(map(_WIDTH, words), initial=0.0))
        ends = list(map(add, starts, map(_INK, words)))
        return Prose(words, starts, ends, ascent=face.ascent, descent=-face.descent)

    def _measured_in(self, styles: Sequence[Style], style_ends: Sequence[int], text: str) -> Prose:
        """Measure plain words in several styles. What stands between two spaces is one unit, in whatever styles."""
        words: list[Word] = []
        bounds = [0]
        ascent = descent = 0.0
        opened = ""  # of a unit: what it has in the styles before
        start = 0
        for style, end in zip(styles, style_ends, strict=True):
            face, spaced, final = self._units_of(style)
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
        """Raise NotPlainError where a line may end inside a text."""
        if len(inner_breaks(text, self._lang)) > 1:
            raise NotPlainError

    def _units_of(self, style: Style) -> tuple[Typeface, _Units, _Units]:
        """Give the face of a style and its plain words, those with a space behind them and those without."""
        found = self._units.get(style)
        if found is None:
            case = self._cases[style, False]
            units = (_Units(case, self._lang, " "), _Units(case, self._lang, ""))
            found = self._units[style] = (case.base, *units)
        return found


def _in_units(words: Sequence[Word], bounds: Sequence[int], ascent: float, descent: float) -> Prose:
    """Make prose of words that run from left to right; each unit ends in ink and at most one space."""
    positions = list(accumulate(map(_WIDTH, words), initial=0.0))
    inks = list(map(add, positions, map(_INK, words)))  # of a space by itself: where the word before it ends
    starts = [positions[bound] for bound in bounds]
    ends = [inks[after - 1] for after in bounds[1:]]
    return Prose(words, starts, ends, bounds=bounds, ascent=ascent, descent=descent)


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
