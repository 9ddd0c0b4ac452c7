"""A paragraph ready to be set: its words measured at 1 em, broken into lines for any measure, placed at any size.

Everything is kept in em, so that trying another size is a bisection of numbers that are already there.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from cardprint.model.page import Item, Link, Rule, Text
from cardprint.text.bidi import visual_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cardprint.model.blocks import Tone
    from cardprint.model.glyphs import Word
    from cardprint.model.page import Colour
    from cardprint.text.inset import Inset

# Sub- and superscripts, as fractions of an em: the usual values of text faces' OS/2 tables.
SHIFT_SCALE = 0.65
_RISE = {1: 0.35, 0: 0.0, -1: -0.14}
_SHORT = 0.25  # of the measure: a last word shorter than this looks left behind
_ROUNDING = 1e-6  # em: sums of widths differ by this much from the same sums taken elsewhere
_UNDERLINE = 0.12  # below the baseline
_UNDERLINE_THICKNESS = 0.045
_CLEARANCE = 0.1  # em above and below what is higher than words, so that lines do not touch

_NO_TONES: Mapping[Tone, Colour] = {}


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


class Prose:
    """Words in reading order, grouped into units that no line break divides.

    ``starts[i]`` is where unit i begins on an endless line, ``ends[i]`` where its ink ends, in em; a unit that would
    end in a hyphen counts it. ``bounds[i]`` is the first word of unit i, ``bounds`` None where every word is a unit;
    ``details`` has one for each word, None where all are plain; ``hyphens`` one or None for each unit.
    ``ascent`` and ``descent`` are the reach of its faces above and below the baseline, both positive, in em;
    ``reaches`` has the reach of each unit's insets, None where there are no insets.
    """

    __slots__ = (
        "_broken",
        "ascent",
        "bounds",
        "descent",
        "details",
        "ends",
        "hyphens",
        "reaches",
        "rtl",
        "starts",
        "words",
    )

    def __init__(  # noqa: PLR0913 - a record; made by the typesetter alone
        self,
        words: Sequence[Word],
        starts: Sequence[float],
        ends: Sequence[float],
        *,
        ascent: float,
        descent: float,
        bounds: Sequence[int] | None = None,
        details: Sequence[Detail] | None = None,
        hyphens: Sequence[Word | None] | None = None,
        reaches: Sequence[tuple[float, float]] | None = None,
        rtl: bool = False,
    ) -> None:
        """Take the measured words."""
        self.words = words
        self.starts = starts
        self.ends = ends
        self.ascent = ascent
        self.descent = descent
        self.bounds = bounds
        self.details = details
        self.hyphens = hyphens
        self.reaches = reaches
        self.rtl = rtl
        self._broken: tuple[float, list[int] | None] = (-1.0, None)

    def __len__(self) -> int:
        """Count the units."""
        return len(self.ends)

    @property
    def width(self) -> float:
        """The ink of the whole text on one line, in em."""
        return self.ends[-1] - self.starts[0]

    @property
    def widths(self) -> list[float]:
        """The ink of each unit, in em."""
        return [end - start for start, end in zip(self.starts, self.ends, strict=False)]

    @property
    def widest(self) -> float:
        """The ink of its widest unit, in em: no narrower measure can hold it."""
        return max(self.widths)

    def text_wider_than(self, measure: float) -> str:
        """Give the text of the first unit that is wider than a measure, or nothing."""
        for index, (start, end) in enumerate(zip(self.starts, self.ends, strict=False)):
            if end - start > measure:
                first, after = (self.bounds[index], self.bounds[index + 1]) if self.bounds else (index, index + 1)
                return "".join(word.text for word in self.words[first:after]).strip()
        return ""

    def part(self, first: int, after: int) -> Prose:
        """Give the units from ``first`` up to ``after`` as a paragraph of their own."""
        return Prose(
            self.words if self.bounds else self.words[first:after],
            self.starts[first : after + 1],
            self.ends[first:after],
            bounds=self.bounds and self.bounds[first : after + 1],
            details=self.details,
            hyphens=self.hyphens and self.hyphens[first:after],
            reaches=self.reaches and self.reaches[first:after],
            rtl=self.rtl,
            ascent=self.ascent,
            descent=self.descent,
        )

    def break_lines(self, measure: float) -> list[int] | None:
        """Fill lines of ``measure`` em; give for each the unit after its last. None where a unit is too wide.

        The last answer is remembered: text is measured, and then set to the same measure.
        """
        known, lines = self._broken
        if known != measure:
            lines = self._filled(measure)
            self._broken = (measure, lines)
        return lines

    def break_hanging(self, measure: float, hang: float) -> list[int] | None:
        """Fill lines, all but the first of which begin ``hang`` em further in."""
        return self._filled(measure, hang)

    def _filled(self, measure: float, hang: float = 0.0) -> list[int] | None:
        starts, ends = self.starts, self.ends
        count = len(ends)
        lines: list[int] = []
        first = 0
        while first < count:
            limit = starts[first] + measure + _ROUNDING - (hang if first else 0.0)
            if ends[-1] <= limit:
                lines.append(count)
                break
            after = bisect_right(ends, limit, first)
            if after == first:
                return None
            lines.append(after)
            first = after
        return lines

    def break_without_orphan(self, measure: float) -> list[int] | None:
        """Break into full lines, but leave no short word alone on the last where the line above can spare one."""
        lines = self.break_lines(measure)
        if lines is None or len(lines) < 2:  # noqa: PLR2004 - one line has no last line
            return lines
        last = lines[-2]
        above = lines[-3] if len(lines) > 2 else 0  # noqa: PLR2004 - the line above the last begins after the one before
        if last == len(self) - 1 and last - above > 2 and self.line_width(last, last + 1) < _SHORT * measure:  # noqa: PLR2004
            moved = self.line_width(last - 1, last + 1)
            if moved < self.line_width(above, last - 1):
                return [*lines[:-2], last - 1, lines[-1]]
        return lines

    def balanced(self, measure: float) -> list[int] | None:
        """Break into as few lines as ``measure`` allows, then as evenly as that many lines allow."""
        lines = self.break_lines(measure)
        if lines is None or len(lines) < 2:  # noqa: PLR2004 - one line is balanced
            return lines
        count = len(lines)
        narrow, wide = self.width / count, measure
        while wide - narrow > 0.12:  # noqa: PLR2004 - em; finer is not seen
            middle = (narrow + wide) / 2
            tried = self._filled(middle)
            if tried is not None and len(tried) <= count:
                lines, wide = tried, middle
            else:
                narrow = middle
        return lines

    def line_width(self, first: int, after: int) -> float:
        """Give the ink width, in em, of a line of the units from ``first`` up to ``after``."""
        return self.ends[after - 1] - self.starts[first]

    def line_reach(self, first: int, after: int, leading: float) -> tuple[float, float]:
        """Give how far a line reaches above and below its baseline, in em: together its leading, or more."""
        above = (leading - self.ascent - self.descent) / 2 + self.ascent
        below = leading - above
        if self.reaches:
            for ascent, descent in self.reaches[first:after]:
                above, below = max(above, ascent), max(below, descent)
        return above, below

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
        tones: Mapping[Tone, Colour] = _NO_TONES,
    ) -> list[Item]:
        """Place one line: its left edge at ``x``, its baseline at ``y``, both in points.

        A tone that ``tones`` does not name is set in ``colour``.
        """
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
        start, end = (self.bounds[first], self.bounds[after]) if self.bounds else (first, after)
        while end > start and not self.words[end - 1].ink:
            end -= 1
        if start == end:
            return [], None
        words = [*self.words[start : end - 1], self.words[end - 1].bare]
        hyphen = self.hyphens[after - 1] if self.hyphens and after < len(self) else None
        if hyphen is not None:
            words.append(hyphen)
        if self.details is None:
            return words, None
        details = self.details[start:end]
        return words, [*details, details[-1]] if hyphen is not None else details


def reach(inset: Inset, shift: int) -> tuple[float, float]:
    """Give the room above and below the baseline that an inset needs, in em."""
    scale = SHIFT_SCALE if shift else 1.0
    rise = _RISE[shift]
    return inset.ascent * scale + rise + _CLEARANCE, inset.descent * scale - rise + _CLEARANCE


def _setting(placed: tuple[Word, Detail]) -> tuple[int, str | None, Tone, Inset | None]:
    """Give what words must share to be one item: they may differ in face, not in height, link or ink."""
    return placed[1][1:]
