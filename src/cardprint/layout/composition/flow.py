"""Blocks of text as rows one below another, measured in em: the same flow is tried and set at any size.

A flow answers two questions, how high it is for a measure (the width of a line), and what its items are at a place.
All lengths here are in em of the size it will be set at, but for ``place``, whose are points.
"""

from __future__ import annotations

from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeGuard

from cardprint.errors import TooWideError
from cardprint.layout.palette import Inks
from cardprint.model.page import Item, Text
from cardprint.text.prose import NO_TONES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.model.glyphs import Word
    from cardprint.text.prose import Prose

# What a row that cannot be set to a measure at all answers for its height.
IMPOSSIBLE = float("inf")
_SPACE = 0.8  # em: no space between words is wider


class Setting(NamedTuple):
    """How a flow is placed: left edge, width and size in points, its colours, whether its lines are centred.

    Chains and tables can stand in the middle, as on cards, though lines do not.
    """

    x: float
    width: float
    size: float
    inks: Inks = Inks()
    centred: bool = False
    figures_centred: bool = False

    @property
    def measure(self) -> float:
        """The width in em."""
        return self.width / self.size

    def left(self, width: float, *, rtl: bool) -> float:
        """Give the left edge of a chain or table so many em wide: where text begins, or so that it is in the middle."""
        spare = self.width - self.size * width
        return self.x + (spare / 2 if self.centred or self.figures_centred else spare if rtl else 0.0)


class Row(Protocol):
    """Something that takes a stretch of height in a flow. ``space`` is left above it unless it comes first."""

    @property
    def space(self) -> float:
        """The space above, in em."""

    def least_height(self, measure: float) -> float:
        """Give a bound that ``height`` never falls below, at a fraction of its cost."""

    def height(self, measure: float) -> float:
        """Give the height in em, IMPOSSIBLE where the measure is too narrow."""

    def place(self, setting: Setting, y: float) -> list[Item]:
        """Give the placed items of the row, whose top is at ``y``."""

    def natural_width(self, measure: float) -> float:
        """Give the width it really takes of the measure, in em."""


class TextLine(Row, Protocol):
    """A row that is a single line of text."""

    @property
    def prose(self) -> Prose:
        """Its words."""

    def baseline(self, measure: float) -> float:
        """Give how far its baseline is below its top, in em."""


class TextRow(Row, Protocol):
    """A row that is lines of text."""

    def baseline(self, measure: float) -> float:
        """Give how far its first baseline is below its top, in em."""

    def single_lines(self, measure: float) -> Iterator[TextLine]:
        """Give each line as a row of its own."""


def is_text(row: Row | None) -> TypeGuard[TextRow]:
    """Tell whether a row is lines of text, by what these alone have: to ask for the whole protocol takes 30 µs."""
    return hasattr(row, "single_lines")


class Divisible(Row, Protocol):
    """A figure that may go on in another box."""

    def parts(self, measure: float, room: float) -> Iterator[Row]:
        """Take it apart into what stays together, no part higher than a room if that can be; both in em."""

    def joined(self, part: Row) -> Row | None:
        """Give one figure of a part and the next of the same; None where they stay rows of their own."""


def is_divisible(row: Row | None) -> TypeGuard[Divisible]:
    """Tell whether a row is a figure that may go on in another box, as ``is_text`` tells text."""
    return hasattr(row, "joined")


class Marker(NamedTuple):
    """A bullet or number that hangs before the first line of a list item, right-aligned to ``edge`` em."""

    words: tuple[Word, ...]
    edge: float

    @property
    def width(self) -> float:
        """Its ink, in em."""
        return sum(word.width for word in self.words)


class Lines(NamedTuple):
    """A paragraph, or a line of one that its author ended; ``balanced`` lines are as even as they can be.

    ``rtl`` lines begin at the right, whatever their text: those of right-to-left decks. ``centred`` ones stand in the
    middle, whatever is around them.
    """

    prose: Prose
    leading: float
    space: float = 0.0
    indent: float = 0.0
    marker: Marker | None = None
    balanced: bool = False
    rtl: bool = False
    centred: bool = False

    @property
    def beyond(self) -> float:
        """How far its faces reach beyond its leading, at either end, in em."""
        return (self.prose.ascent + self.prose.descent - self.leading) / 2

    def least_height(self, measure: float) -> float:
        """Give the height as if words could be divided anywhere; the spaces between lines take no room."""
        room = measure - self.indent
        return self.leading * ceil((self.prose.width + _SPACE) / (room + _SPACE)) if room > 0 else IMPOSSIBLE

    def height(self, measure: float) -> float:
        """Give the height of its lines."""
        prose = self.prose
        lines = prose.break_lines(measure - self.indent)
        if lines is None:
            return IMPOSSIBLE
        if prose.reaches is None:
            return self.leading * len(lines)
        return sum([sum(prose.line_reach(first, after, self.leading)) for first, after in self.lines(measure)])

    def natural_width(self, measure: float) -> float:
        """Give the width of its widest line, indent and all."""
        return self.indent + max(self.prose.line_width(*line) for line in self.lines(measure))

    def place(self, setting: Setting, y: float) -> list[Item]:
        """Set the lines, ragged on the far side or centred; right-to-left text begins at the right edge."""
        prose, size, inks = self.prose, setting.size, setting.inks
        tones = inks.tones if prose.toned else NO_TONES
        indent, from_right = size * self.indent, self.from_right
        left, width = setting.x + (0.0 if from_right else indent), setting.width - indent
        share = 0.5 if setting.centred or self.centred else float(from_right)  # of what a line leaves, on its left
        reach = prose.line_reach(0, 0, self.leading) if prose.reaches is None else None  # of all lines alike
        items: list[Item] = []
        for first, after in self.lines(setting.measure):
            above, below = reach or prose.line_reach(first, after, self.leading)
            baseline = y + size * above
            y += size * (above + below)
            if self.marker is not None and not first:
                items.append(place_marker(self.marker, setting, baseline, from_right=from_right))
            x = left + share * (width - size * prose.line_width(first, after)) if share else left
            items += prose.place(first, after, x, baseline, size, inks.text, tones)
        return items

    def baseline(self, measure: float) -> float:
        """Give how far the first baseline is below the row's top, in em."""
        return self.prose.line_reach(0, self._break(measure)[0], self.leading)[0]

    @property
    def from_right(self) -> bool:
        """Whether the lines begin at the right."""
        return self.rtl or self.prose.rtl

    def lines(self, measure: float) -> Iterator[tuple[int, int]]:
        """Break into lines; give for each its first unit and the one after its last."""
        lines = self._break(measure)
        return zip([0, *lines], lines, strict=False)

    def single_lines(self, measure: float) -> Iterator[Lines]:
        """Give each line as a row of its own, the first with the marker."""
        for first, after in self.lines(measure):
            line = self._replace(prose=self.prose.part(first, after))
            yield line if first == 0 else line._replace(marker=None, space=0.0)

    def _break(self, measure: float) -> list[int]:
        room = measure - self.indent
        lines = self.prose.balanced(room) if self.balanced else self.prose.break_without_orphan(room)
        if lines is None:
            raise TooWideError(self.prose.text_wider_than(room))
        return lines


def place_marker(marker: Marker, setting: Setting, baseline: float, *, from_right: bool) -> Text:
    """Place a marker before a line, at the side where the line begins."""
    size = setting.size
    x = setting.x + size * (marker.edge - marker.width)
    if from_right:
        x = setting.x + setting.width - size * marker.edge
    return Text(x, baseline, size, setting.inks.accent, marker.words)


class Flow:
    """Rows one below another.

    ``overhang`` is how far the faces of the first and last line reach beyond their leading, at either end, in em.
    """

    __slots__ = ("_measured", "overhang", "rows", "spaces")

    def __init__(self, rows: Sequence[Row]) -> None:
        """Take the rows; the space above the first is left out."""
        self.rows = rows
        self.spaces = sum([row.space for row in rows[1:]])
        self.overhang = max([0.0, *map(_beyond, (rows[0], rows[-1]))]) if rows else 0.0
        self._measured: tuple[float, list[float]] = (-1.0, [])

    def least_height(self, measure: float) -> float:
        """Give a bound that ``height`` never falls below."""
        return self.spaces + sum([row.least_height(measure) for row in self.rows])

    def height(self, measure: float) -> float:
        """Give the height in em, IMPOSSIBLE where something in it needs a wider measure."""
        return 2 * self.overhang + self.spaces + sum(self._heights(measure))

    def _heights(self, measure: float) -> list[float]:
        """Give the height of each row. The last answer is remembered: rows are measured, and then set."""
        known, heights = self._measured
        if known != measure:
            heights = [row.height(measure) for row in self.rows]
            self._measured = (measure, heights)
        return heights

    def natural_width(self, measure: float) -> float:
        """Give the width it really takes of the measure, in em."""
        return max([row.natural_width(measure) for row in self.rows], default=0.0)

    def place(self, setting: Setting, y: float) -> list[Item]:
        """Place the rows from ``y`` down. Among centred rows a list stands in the middle as a whole."""
        items: list[Item] = []
        size, measure = setting.size, setting.measure
        y += size * self.overhang
        settings = self._in_the_middle(setting) if setting.centred else [setting] * len(self.rows)
        for index, (row, own, height) in enumerate(zip(self.rows, settings, self._heights(measure), strict=True)):
            if index:
                y += size * row.space
            items += row.place(own, y)
            y += size * height
        return items

    def _in_the_middle(self, setting: Setting) -> Iterator[Setting]:
        """Give each row its setting among centred rows: those of a list have one left edge, or right edge."""
        for indented, together in groupby(self.rows, _is_indented):
            rows = list(together)
            if indented:
                spare = setting.width - setting.size * max([row.natural_width(setting.measure) for row in rows])
                for row in rows:
                    from_right = row.from_right if isinstance(row, Lines) else getattr(row, "rtl", False)
                    yield setting._replace(x=setting.x + (-spare if from_right else spare) / 2, centred=False)
            else:
                yield from [setting] * len(rows)


def _is_indented(row: Row) -> bool:
    indent: float = getattr(row, "indent", 0.0)  # lines, code and pictures have one
    return indent > 0


def _beyond(row: Row) -> float:
    """Give how far a row's faces reach beyond it; figures keep within."""
    beyond: float = getattr(row, "beyond", 0.0)
    return beyond
