"""Paragraphs of plain words: the width of each word is worked out once, and looked up ever after.

A plain word runs from left to right, is set in the base face of its style, and nothing stands in it or is done to it.
Most text is nothing but such words.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate, count
from typing import TYPE_CHECKING

from cardprint.model.blocks import PLAIN, Run, Style
from cardprint.model.glyphs import Slug, Word
from cardprint.text.breaks import GLUE, glue, inner_breaks, is_plain, is_undivided
from cardprint.text.pairs import NotPairsError
from cardprint.text.plain_prose import PlainProse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cardprint.text.shape import Case, Cases

# Of a style, to remember how wide they are. Those that are worth it come back soon: 10,000 cards with 60,000 different
# words take 2 MB less than with 20,000, and no more time that could be measured.
MOST_WIDTHS = 8_000


class NotPlainError(LookupError):
    """Text that is more than plain words."""


class _DividedError(NotPlainError):
    """A word in which a line may end: a paragraph in one style can have such."""


class PlainCase(dict[str, float]):
    """The plain words of a style, and how wide each is in em, with the space behind it if it has one.

    ``face`` is what all are set in, and ``space`` the width of that space. ``whole`` are words that are more than pairs
    of letters.
    """

    def __init__(self, case: Case, lang: str) -> None:
        """Take the case of the style, and the language."""
        super().__init__()
        self._case, self._lang = case, lang
        self.face = case.base
        self.whole: set[str] = set()
        spaced = self.word("n ")
        self.space = spaced.width - spaced.ink

    def __missing__(self, piece: str) -> float:
        """Measure a word. Raises _DividedError, and NotPlainError where it needs another face."""
        if not is_undivided(piece) and len(self.parts(piece)) > 1:
            raise _DividedError
        width = self[piece] = self.width(piece)
        return width

    def width(self, piece: str) -> float:
        """Measure a word, or a part of one."""
        try:
            if self._case.pairs is not None:
                return self._case.pairs.width(piece.replace(GLUE, " "))
        except NotPairsError:
            pass
        self.whole.add(piece)
        return self.word(piece).width

    def parts(self, piece: str) -> list[str]:
        """Divide a word where a line may end."""
        ends = inner_breaks(piece.rstrip(" "), self._lang)[:-1]
        return [piece[start:end] for start, end in zip([0, *ends], [*ends, len(piece)], strict=True)]

    def word(self, piece: str) -> Word:
        """Shape a word. Raises NotPlainError where it needs another face."""
        word, *more = self._case[piece]
        if more or word.typeface is not self.face:
            raise NotPlainError
        return word

    def slug(self, text: str, width: float) -> Slug:
        """Cast words side by side. Raises NotPairsError where their face has no pairs of letters."""
        if self._case.pairs is None:
            raise NotPairsError
        return Slug(text, self.face, width, self._case.pairs)

    def forget(self) -> None:
        """Forget what there was, if it is much: words that are worth it come back soon."""
        if len(self) > MOST_WIDTHS:
            self.clear()
            self.whole.clear()


class PlainWords:
    """Measures paragraphs of plain words in one language."""

    def __init__(self, cases: Cases, lang: str) -> None:
        """Take the cases of all styles, and the language."""
        self._cases = cases
        self._lang = lang
        self._plain_cases: dict[Style, PlainCase] = {}

    def prose(self, runs: Sequence[Run], base: Style) -> PlainProse:
        """Measure a paragraph of plain words, each looked up. Raises NotPlainError where there is more to it."""
        styles = []
        for _, run_style, inset, _ in runs:
            style = base if run_style is PLAIN else merged(base, run_style)
            if inset is not None or style.shift or style.link is not None or style.tone:
                raise NotPlainError
            styles.append(style)
        text = glue("".join([run.text for run in runs]), self._lang)
        if not text or not is_plain(text):
            raise NotPlainError
        if len(styles) > 1:
            return self._measured_in(styles, accumulate([len(run.text) for run in runs]), text)
        case = self._case(styles[0])
        pieces = _pieces(text)
        try:
            positions = list(accumulate(map(case.__getitem__, pieces), initial=0.0))
            ends = [end - case.space for end in positions[1:]]
            ends[-1] = positions[-1]
            pairs = case.whole.isdisjoint(pieces)
        except _DividedError:
            pieces = [part for piece in pieces for part in case.parts(piece)]
            positions = list(accumulate(map(case.width, pieces), initial=0.0))
            ends = [
                end - case.space if piece[-1] == " " else end for piece, end in zip(pieces, positions[1:], strict=True)
            ]
            pairs = False  # the parts of a word do not look beyond each other
        face = case.face
        pieces = _visible(pieces) if GLUE in text else pieces
        return PlainProse(pieces, positions, ends, (case,), ascent=face.ascent, descent=-face.descent, pairs=pairs)

    def word(self, text: str, base: Style) -> Word:
        """Give a text without spaces, which measures no line. Raises NotPlainError as ``prose`` does."""
        if " " in text or not is_plain(text):
            raise NotPlainError
        return self._case(merged(base, PLAIN)).word(text)

    def _measured_in(self, styles: Sequence[Style], style_ends: Iterable[int], text: str) -> PlainProse:
        """Measure plain words in several styles. What stands between two spaces is one unit, in whatever styles."""
        pieces: list[str] = []
        widths: list[float] = []
        cases: list[PlainCase] = []
        ascent, descent, pairs = 0.0, 0.0, True
        start = 0
        for style, end in zip(styles, style_ends, strict=True):
            case = self._case(style)
            ascent, descent = max(ascent, case.face.ascent), max(descent, -case.face.descent)
            stretch = _pieces(text[start:end])
            if not stretch[-1]:
                del stretch[-1]
            widths += map(case.__getitem__, stretch)
            pairs = pairs and case.whole.isdisjoint(stretch)
            pieces += stretch
            cases += [case] * len(stretch)
            start = end
        units = _pieces(text)
        for unit in set(units).difference(pieces):
            self._see_undivided(unit)
        after = dict(zip(accumulate(map(len, pieces)), count(1), strict=False))
        bounds = [0, *map(after.__getitem__, accumulate(map(len, units)))]
        positions = list(accumulate(widths, initial=0.0))
        ends = [positions[bound] - cases[bound - 1].space for bound in bounds[1:]]
        ends[-1] = positions[-1]
        pieces = _visible(pieces) if GLUE in text else pieces
        return PlainProse(pieces, positions, ends, cases, ascent=ascent, descent=descent, pairs=pairs, bounds=bounds)

    def _see_undivided(self, text: str) -> None:
        """Raise NotPlainError where a line may end inside a text."""
        if len(inner_breaks(text.rstrip(" "), self._lang)) > 1:
            raise NotPlainError

    def _case(self, style: Style) -> PlainCase:
        """Give the plain words of a style."""
        case = self._plain_cases.get(style)
        if case is None:
            case = self._plain_cases[style] = PlainCase(self._cases[style, False], self._lang)
        case.forget()
        return case


def _pieces(text: str) -> list[str]:
    """Cut a text behind its spaces; the last piece is empty where it ends in one."""
    return text.replace(" ", " \n").split("\n")


def _visible(pieces: Iterable[str]) -> list[str]:
    return [piece.replace(GLUE, " ") for piece in pieces]


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
