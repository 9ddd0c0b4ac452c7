"""A paragraph of words in any faces and directions, and of what stands in a line and is no word."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from cardprint.model.page import Item, Link, Rule, Text
from cardprint.text.bidi import visual_order
from cardprint.text.prose import NO_TONES, Prose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cardprint.model.blocks import Tone
    from cardprint.model.glyphs import Word
    from cardprint.model.page import Colour
    from cardprint.text.inset import Inset

# Sub- and superscripts, as fractions of an em: the usual values of text faces' OS/2 tables.
SHIFT_SCALE = 0.65
_RISE = {1: 0.35, 0: 0.0, -1: -0.14}
_UNDERLINE = 0.12  # below the baseline
_UNDERLINE_THICKNESS = 0.045
_CLEARANCE = 0.1  # em above and below what is higher than words, so that lines do not touch


class Detail(NamedTuple):
    """What sets a word apart from plain left-to-right text: bidi level, shift off the baseline, link, ink.

    Where there is an ``inset``, the word is a stand-in that has nothing but its width.
    """

    level: int = 0
    shift: int = 0
    link: str | None = None
    tone: Tone = ""
    inset: Inset | None = None


PLAIN_DETAIL = Detail()


class MixedProse(Prose):
    """Words in reading order, grouped into units.

    ``bounds[i]`` is the first word of unit i; ``details`` has one for each word, None where all are plain; ``hyphens``
    one or None for each unit.
    """

    __slots__ = ("_bounds", "_details", "_hyphens", "_words", "reaches", "rtl")

    def __init__(  # noqa: PLR0913 - a record; made by the typesetter alone
        self,
        words: Sequence[Word],
        starts: Sequence[float],
        ends: Sequence[float],
        bounds: Sequence[int],
        *,
        ascent: float,
        descent: float,
        details: Sequence[Detail] | None = None,
        hyphens: Sequence[Word | None] | None = None,
        reaches: Sequence[tuple[float, float]] | None = None,
        rtl: bool = False,
    ) -> None:
        """Take the measured words."""
        super().__init__(starts, ends, ascent, descent)
        self._words = words
        self._bounds = bounds
        self._details = details
        self._hyphens = hyphens
        self.reaches = reaches
        self.rtl = rtl

    @property
    def words(self) -> Sequence[Word]:
        """All words in reading order, each with the spaces behind it."""
        return self._words[self._bounds[0] : self._bounds[-1]]

    @property
    def details(self) -> Sequence[Detail]:
        """What sets each of the words apart."""
        details = self._details or [PLAIN_DETAIL] * len(self._words)
        return details[self._bounds[0] : self._bounds[-1]]

    @property
    def toned(self) -> bool:
        """Whether any word may have a colour of its own."""
        return self._details is not None

    def part(self, first: int, after: int) -> MixedProse:
        """Give the units from ``first`` up to ``after`` as a paragraph of their own."""
        return MixedProse(
            self._words,
            self.starts[first : after + 1],
            self.ends[first:after],
            self._bounds[first : after + 1],
            ascent=self.ascent,
            descent=self.descent,
            details=self._details,
            hyphens=self._hyphens and self._hyphens[first:after],
            reaches=self.reaches and self.reaches[first:after],
            rtl=self.rtl,
        )

    def line_words(self) -> tuple[Word, ...]:
        """Give all words in visual order, as one line."""
        words, details = self._line(0, len(self))
        return tuple(visual_order(words, [detail.level for detail in details]) if details else words)

    def place(  # noqa: PLR0913, PLR0917 - a line and its place
        self,
        first: int,
        after: int,
        x: float,
        y: float,
        size: float,
        colour: Colour,
        tones: Mapping[Tone, Colour] = NO_TONES,
    ) -> list[Item]:
        """Place one line; see Prose."""
        words, details = self._line(first, after)
        if not details:
            return [Text(x, y, size, colour, tuple(words))] if words else []
        levels = [detail.level for detail in details]
        items: list[Item] = []
        line = zip(visual_order(words, levels), visual_order(details, levels), strict=True)
        for (shift, link, tone, inset), group in groupby(line, _setting):
            together = tuple(word for word, _ in group)
            scale, ink = (SHIFT_SCALE if shift else 1.0), tones.get(tone, colour)
            text = Text(x, y - _RISE[shift] * size, size * scale, ink, together)
            if inset is None:
                items.append(text)
            else:
                for index, word in enumerate(together):  # more than one where like things stand side by side
                    items += inset.place(x + index * word.width * text.size, text.y, text.size, ink, tones)
            if link is not None:
                right = x + text.width - (together[-1].width - together[-1].ink) * text.size
                below = y + _UNDERLINE * size
                items.append(Rule(x, below, right, below, _UNDERLINE_THICKNESS * size, colour))
                items.append(Link(x, y - size, right - x, 1.25 * size, link))
            x += text.width
        return items

    def _line(self, first: int, after: int) -> tuple[list[Word], Sequence[Detail] | None]:
        """Give the words of a line and their details in reading order, without space at its end, with its hyphen."""
        start, end = self._bounds[first], self._bounds[after]
        while end > start and not self._words[end - 1].ink:
            end -= 1
        if start == end:
            return [], None
        words = [*self._words[start : end - 1], self._words[end - 1].bare]
        hyphen = self._hyphens[after - 1] if self._hyphens and after < len(self) else None
        if hyphen is not None:
            words.append(hyphen)
        if self._details is None:
            return words, None
        details = self._details[start:end]
        return words, [*details, details[-1]] if hyphen is not None else details


def reach(inset: Inset, shift: int) -> tuple[float, float]:
    """Give the room above and below the baseline that an inset needs, in em."""
    scale = SHIFT_SCALE if shift else 1.0
    rise = _RISE[shift]
    return inset.ascent * scale + rise + _CLEARANCE, inset.descent * scale - rise + _CLEARANCE


def _setting(placed: tuple[Word, Detail]) -> tuple[int, str | None, Tone, Inset | None]:
    """Give what words must share to be one item: they may differ in face, not in height, link or ink."""
    return placed[1][1:]
