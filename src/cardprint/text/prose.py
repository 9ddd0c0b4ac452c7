"""A paragraph ready to be set: its words measured at 1 em, broken into lines for any measure, placed at any size.

Everything is kept in em, so that trying another size is a bisection of numbers that are already there.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cardprint.model.blocks import Tone
    from cardprint.model.glyphs import Word
    from cardprint.model.page import Colour, Item

_SHORT = 0.25  # of the measure: a last word shorter than this looks left behind
_ROUNDING = 1e-6  # em: sums of widths differ by this much from the same sums taken elsewhere

NO_TONES: Mapping[Tone, Colour] = {}


class Prose(ABC):
    """Text in reading order, in units that no line break divides.

    ``starts[i]`` is where unit i begins on an endless line, ``ends[i]`` where its ink ends, in em; a unit that would
    end in a hyphen counts it. ``ascent`` and ``descent`` are the reach of its faces above and below the baseline, both
    positive, in em; ``reaches`` has the reach of what stands in each unit and is no word, None where nothing is.
    ``rtl`` text begins at the right.
    """

    __slots__ = ("_broken", "ascent", "descent", "ends", "starts")

    reaches: Sequence[tuple[float, float]] | None = None
    rtl: bool = False

    def __init__(self, starts: Sequence[float], ends: Sequence[float], ascent: float, descent: float) -> None:
        """Take the measure of the units."""
        self.starts = starts
        self.ends = ends
        self.ascent = ascent
        self.descent = descent
        self._broken: tuple[float, list[int] | None] = (-1.0, None)

    @property
    @abstractmethod
    def words(self) -> Sequence[Word]:
        """All words in reading order, each with the spaces behind it."""

    @property
    def toned(self) -> bool:
        """Whether any of it may have a colour of its own."""
        return False

    @abstractmethod
    def part(self, first: int, after: int) -> Prose:
        """Give the units from ``first`` up to ``after`` as a paragraph of their own."""

    @abstractmethod
    def line_words(self) -> tuple[Word, ...]:
        """Give all words in visual order, as one line."""

    @abstractmethod
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
        """Place one line: its left edge at ``x``, its baseline at ``y``, both in points.

        A tone that ``tones`` does not name is set in ``colour``.
        """

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
        wide = next((unit for unit, width in enumerate(self.widths) if width > measure), None)
        return "" if wide is None else "".join(word.text for word in self.part(wide, wide + 1).words).strip()

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
