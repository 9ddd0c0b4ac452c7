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
    from collections.abc import Sequence

    from cardprint.model.blocks import Style
    from cardprint.model.glyphs import Word

# Sub- and superscripts, as fractions of an em: the usual values of text faces' OS/2 tables.
SHIFT_SCALE = 0.65
_RISE = {1: 0.35, 0: 0.0, -1: -0.14}
_SHORT = 0.25  # of the measure: a last word shorter than this looks left behind
_ROUNDING = 1e-6  # em: sums of widths differ by this much from the same sums taken elsewhere
_UNDERLINE = 0.12  # below the baseline
_UNDERLINE_THICKNESS = 0.045


class Atom(NamedTuple):
    """A word with what general text needs to know beside it: its style, bidi level and scale."""

    word: Word
    style: Style
    level: int
    scale: float


class Prose:
    """Words in reading order, grouped into units that no line break divides.

    ``starts[i]`` is where unit i begins on an endless line, ``ends[i]`` where its ink ends, in em; a unit that would
    end in a hyphen counts it. Plain left-to-right text in one style has ``words``, one a unit; all other text has
    ``atoms``, of which ``bounds`` says where each unit begins, and ``hyphens``, one or None for each unit.
    ``ascent`` and ``descent`` are the reach of its faces above and below the baseline, both positive, in em.
    """

    __slots__ = ("ascent", "atoms", "bounds", "descent", "ends", "hyphens", "rtl", "starts", "words")

    def __init__(  # noqa: PLR0913 - a record; made by the typesetter alone
        self,
        starts: Sequence[float],
        ends: Sequence[float],
        *,
        ascent: float,
        descent: float,
        words: Sequence[Word] = (),
        atoms: Sequence[Atom] = (),
        bounds: Sequence[int] = (),
        hyphens: Sequence[Atom | None] | None = None,
        rtl: bool = False,
    ) -> None:
        """Take the measured words."""
        self.starts = starts
        self.ends = ends
        self.ascent = ascent
        self.descent = descent
        self.words = words
        self.atoms = atoms
        self.bounds = bounds
        self.hyphens = hyphens
        self.rtl = rtl

    def __len__(self) -> int:
        """Count the units."""
        return len(self.ends)

    @property
    def width(self) -> float:
        """The ink of the whole text on one line, in em."""
        return self.ends[-1] - self.starts[0]

    @property
    def widest(self) -> float:
        """The ink of its widest unit, in em: no narrower measure can hold it."""
        return max(end - start for start, end in zip(self.starts, self.ends, strict=False))

    def part(self, first: int, after: int) -> Prose:
        """Give the units from ``first`` up to ``after`` as a paragraph of their own."""
        return Prose(
            self.starts[first : after + 1],
            self.ends[first:after],
            words=self.words[first:after],
            atoms=self.atoms,
            bounds=self.bounds[first : after + 1],
            hyphens=self.hyphens and self.hyphens[first:after],
            rtl=self.rtl,
            ascent=self.ascent,
            descent=self.descent,
        )

    def break_lines(self, measure: float) -> list[int] | None:
        """Fill lines of ``measure`` em; give for each the unit after its last. None where a unit is too wide."""
        starts, ends = self.starts, self.ends
        count = len(ends)
        lines: list[int] = []
        first = 0
        while first < count:
            limit = starts[first] + measure + _ROUNDING
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
                lines[-2] -= 1
        return lines

    def balanced(self, measure: float) -> list[int] | None:
        """Break into as few lines as ``measure`` allows, then as evenly as that many lines allow."""
        lines = self.break_lines(measure)
        if lines is None or len(lines) < 2:  # noqa: PLR2004 - one line is balanced
            return lines
        count = len(lines)
        narrow, wide = self.width / count, measure
        while wide - narrow > 0.05:  # noqa: PLR2004 - em; finer is not seen
            middle = (narrow + wide) / 2
            tried = self.break_lines(middle)
            if tried is not None and len(tried) <= count:
                lines, wide = tried, middle
            else:
                narrow = middle
        return lines

    def line_width(self, first: int, after: int) -> float:
        """Give the ink width, in em, of a line of the units from ``first`` up to ``after``."""
        return self.ends[after - 1] - self.starts[first]

    def line_words(self) -> tuple[Word, ...]:
        """Give all words in visual order, as one line."""
        return tuple(self.words) or tuple(atom.word for atom in self._line(0, len(self)))

    def place(self, first: int, after: int, x: float, y: float, size: float, colour: str) -> list[Item]:  # noqa: PLR0913, PLR0917 - a line and its place
        """Place one line: its left edge at ``x``, its baseline at ``y``, both in points."""
        if self.words:
            return [Text(x, y, size, colour, (*self.words[first : after - 1], self.words[after - 1].bare))]
        items: list[Item] = []
        for (shift, scale, link), group in groupby(self._line(first, after), _setting):
            words = tuple(atom.word for atom in group)
            text = Text(x, y - _RISE[shift] * size, size * scale, colour, words)
            items.append(text)
            if link is not None:
                right, below = x + text.width - (words[-1].width - words[-1].ink) * text.size, y + _UNDERLINE * size
                items.append(Rule(x, below, right, below, _UNDERLINE_THICKNESS * size, colour))
                items.append(Link(x, y - size, right - x, 1.25 * size, link))
            x += text.width
        return items

    def _line(self, first: int, after: int) -> list[Atom]:
        """Give the atoms of a line in visual order, without the space at its end, with its hyphen."""
        atoms = list(self.atoms[self.bounds[first] : self.bounds[after]])
        while atoms and not atoms[-1].word.ink:
            atoms.pop()
        if not atoms:
            return []
        atoms[-1] = atoms[-1]._replace(word=atoms[-1].word.bare)
        hyphen = self.hyphens[after - 1] if self.hyphens else None
        if hyphen is not None and after < len(self):
            atoms.append(hyphen)
        return visual_order(atoms, [atom.level for atom in atoms])


def _setting(atom: Atom) -> tuple[int, float, str | None]:
    """Give what words must share to be one item: they may differ in face, not in height, size or link."""
    return atom.style.shift, atom.scale, atom.style.link
