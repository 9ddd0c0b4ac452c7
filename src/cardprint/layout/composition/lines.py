"""Paragraphs as rows of a flow: their lines, with the bullet or number before the first."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, final

from cardprint.errors import TooWideError
from cardprint.layout.composition.row_protocols import IMPOSSIBLE, Placement
from cardprint.model.text import Text, TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.model.glyphs import Word
    from cardprint.model.page import Item
    from cardprint.text.measured_text import MeasuredText

_SPACE = 0.8  # em: no space between words is wider


@final
class Marker:
    """A bullet or number that hangs before the first line of a list item, right-aligned to ``edge`` em.

    ``width`` is its ink, in em; ``is_plain`` tells whether it may go into a block.
    """

    __slots__ = ("edge", "is_plain", "width", "words")

    def __init__(self, words: tuple[Word, ...], edge: float) -> None:
        """Take the shaped marker."""
        self.words = words
        self.edge = edge
        self.width: float = sum([word.width for word in words], 0.0)
        self.is_plain = all(word.pairs is not None for word in words)

    def left(self, placement: Placement, *, from_right: bool) -> float:
        """Return where it begins, in points: at the side where the line begins."""
        if from_right:
            return placement.x + placement.width - placement.size * self.edge
        return placement.x + placement.size * (self.edge - self.width)


@final
class Lines:
    """A paragraph, or a line of one that its author ended; ``balanced`` lines are as even as they can be.

    ``rtl`` lines begin at the right, whatever their text: those of right-to-left decks. ``centred`` ones stand in the
    middle, whatever is around them.
    """

    __slots__ = ("balanced", "centred", "indent", "leading", "marker", "measured", "rtl", "space")

    def __init__(  # noqa: PLR0913, PLR0917 - a record
        self,
        measured: MeasuredText,
        leading: float,
        space: float = 0.0,
        indent: float = 0.0,
        marker: Marker | None = None,
        balanced: bool = False,  # noqa: FBT001, FBT002 - as above
        rtl: bool = False,  # noqa: FBT001, FBT002
        centred: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """Take a measured paragraph and how it is set."""
        self.measured = measured
        self.leading = leading
        self.space = space
        self.indent = indent
        self.marker = marker
        self.balanced = balanced
        self.rtl = rtl
        self.centred = centred

    @property
    def beyond(self) -> float:
        """How far its faces reach beyond its leading, at either end, in em."""
        return (self.measured.ascent + self.measured.descent - self.leading) / 2

    def least_height(self, measure: float) -> float:
        """Return the height as if words could be divided anywhere; the spaces between lines take no room."""
        room = measure - self.indent
        return self.leading * ceil((self.measured.width + _SPACE) / (room + _SPACE)) if room > 0 else IMPOSSIBLE

    def height(self, measure: float) -> float:
        """Return the height of its lines."""
        measured = self.measured
        lines = measured.break_lines(measure - self.indent)
        if lines is None:
            return IMPOSSIBLE
        if measured.reaches is None:
            return self.leading * len(lines)
        return sum([sum(measured.line_reach(first, after, self.leading)) for first, after in self.lines(measure)], 0.0)

    def natural_width(self, measure: float) -> float:
        """Return the width of its widest line, indent and all."""
        return self.indent + max([self.measured.line_width(*line) for line in self.lines(measure)])

    def place(self, placement: Placement, y: float) -> list[Item]:
        """Set the lines, ragged on the far side or centred; right-to-left text begins at the right edge."""
        block = TextBlock(placement.size)
        if self.can_go_into_block:
            self.add_to(block, placement, y)
            return [block]
        items: list[Item] = []
        for first, after, x, baseline in self._places(placement, y):
            if self.marker is not None and not first:
                items.append(place_marker(self.marker, placement, baseline, from_right=self.from_right))
            items += self.measured.place(
                first, after, x, baseline, placement.size, placement.inks.text, placement.inks.tones
            )
        return items

    @property
    def can_go_into_block(self) -> bool:
        """Whether ``add_to`` sets all there is: plain text, and a plain marker before it if there is one."""
        return self.measured.is_plain and (self.marker is None or self.marker.is_plain)

    def add_to(self, block: TextBlock, placement: Placement, y: float) -> None:
        """Set the lines as ``place`` does, into a block."""
        measured, size, ink = self.measured, placement.size, placement.inks.text
        indent, from_right = size * self.indent, self.from_right
        left, width = placement.x + (0.0 if from_right else indent), placement.width - indent
        share = 0.5 if placement.centred or self.centred else float(from_right)
        above, below = measured.line_reach(0, 0, self.leading)
        if self.marker is not None:
            x = self.marker.left(placement, from_right=from_right)
            for index, word in enumerate(self.marker.words):
                if word.pairs is not None and not index:
                    block.add_line(x, y + size * above, placement.inks.accent, word.text, 0, len(word.text), word.pairs)
                elif word.pairs is not None:
                    block.add_span(word.text, 0, len(word.text), word.pairs)
        first = 0
        for after in self._break(placement.measure):
            x = left + share * (width - size * measured.line_width(first, after)) if share else left
            measured.add_line(block, first, after, x, y + size * above, ink)
            y += size * (above + below)
            first = after

    def _places(self, placement: Placement, y: float) -> list[tuple[int, int, float, float]]:
        """Return each line, its first unit and the one after its last, with its left edge and its baseline."""
        measured, size = self.measured, placement.size
        indent, from_right = size * self.indent, self.from_right
        left, width = placement.x + (0.0 if from_right else indent), placement.width - indent
        share = 0.5 if placement.centred or self.centred else float(from_right)  # of what a line leaves, on its left
        above, below = measured.line_reach(0, 0, self.leading)
        places = []
        first = 0
        for after in self._break(placement.measure):
            if measured.reaches is not None:
                above, below = measured.line_reach(first, after, self.leading)
            baseline = y + size * above
            y += size * (above + below)
            x = left + share * (width - size * measured.line_width(first, after)) if share else left
            places.append((first, after, x, baseline))
            first = after
        return places

    def baseline(self, measure: float) -> float:
        """Return how far the first baseline is below the row's top, in em."""
        return self.measured.line_reach(0, self._break(measure)[0], self.leading)[0]

    @property
    def from_right(self) -> bool:
        """Whether the lines begin at the right."""
        return self.rtl or self.measured.rtl

    def lines(self, measure: float) -> Iterator[tuple[int, int]]:
        """Break into lines; yield for each its first unit and the one after its last."""
        lines = self._break(measure)
        return zip([0, *lines], lines, strict=False)

    def single_lines(self, measure: float) -> Iterator[Lines]:
        """Yield each line as a row of its own, the first with the marker."""
        for first, after in self.lines(measure):
            measured = self.measured.part(first, after)
            space, marker = (0.0, None) if first else (self.space, self.marker)
            yield Lines(measured, self.leading, space, self.indent, marker, self.balanced, self.rtl, self.centred)

    def not_centred(self) -> Lines:
        """Return the same lines, which begin where lines begin."""
        if not self.centred:
            return self
        return Lines(self.measured, self.leading, self.space, self.indent, self.marker, self.balanced, self.rtl)

    def _break(self, measure: float) -> list[int]:
        room = measure - self.indent
        lines = self.measured.balanced(room) if self.balanced else self.measured.break_without_orphan(room)
        if lines is None:
            raise TooWideError(self.measured.text_wider_than(room))
        return lines


def place_marker(marker: Marker, placement: Placement, baseline: float, *, from_right: bool) -> Text:
    """Place a marker before a line, at the side where the line begins."""
    return Text(
        marker.left(placement, from_right=from_right), baseline, placement.size, placement.inks.accent, marker.words
    )
