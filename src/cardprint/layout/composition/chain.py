"""A chain of steps as boxes and arrows, in as many rows as keep it lowest, each row centred."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.composition import arrow
from cardprint.layout.composition.row_protocols import IMPOSSIBLE
from cardprint.layout.composition.widths import share
from cardprint.model.page import Box, Item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.layout.composition.row_protocols import Placement
    from cardprint.model.glyphs import Word
    from cardprint.text.measured_text import MeasuredText

# In em of the text.
_PAD_X, _PAD_Y = 0.55, 0.32
_ARROW_GAP = 1.9  # between two boxes, where the arrow stands
_ROW_GAP = 1.5
_ARROW_PAD, _DOWN_PAD = 0.3, 0.2  # between an arrow and the boxes it joins, across and down
_LABEL_SCALE, _LABEL_PAD, _LABEL_RISE = 0.72, 0.35, 0.5
_LABEL_MIDDLE = 0.27  # of what stands beside an arrow, above its baseline: half the height of small letters
_MIDDLE_OF_LABEL = _LABEL_MIDDLE * _LABEL_SCALE
_LABELLED = 2.65  # the least height of a row whose arrows carry labels
LEADING = 1.25
"""The distance of the lines in a box as it is designed, in em."""
_CORNER = 0.35
_MOST_IN_A_ROW = 4


class _Placed(NamedTuple):
    """A step in its row: the width of its text, its lines, as units after the last of each, and their distance."""

    measured: MeasuredText
    width: float
    lines: list[int]
    leading: float

    @property
    def reaches(self) -> list[tuple[float, float]]:
        """How far each line reaches above and below its baseline, in em."""
        return [
            self.measured.line_reach(first, after, self.leading)
            for first, after in zip([0, *self.lines], self.lines, strict=False)
        ]

    @property
    def height(self) -> float:
        """The height of its lines, in em."""
        return sum(map(sum, self.reaches))


class _Row(NamedTuple):
    first: int
    steps: list[_Placed]
    gaps: list[float]
    height: float

    @property
    def width(self) -> float:
        return sum(step.width + 2 * _PAD_X for step in self.steps) + sum(self.gaps)


class ChainFigure(NamedTuple):
    """The steps, the labels of the arrows between them, what an arrow is read as, and the distance of lines.

    In an ``rtl`` chain the first step stands on the right.
    """

    steps: tuple[MeasuredText, ...]
    labels: tuple[MeasuredText | None, ...]
    arrow: tuple[Word, ...]
    space: float
    leading: float = LEADING
    rtl: bool = False

    def least_height(self, measure: float) -> float:
        """Return the height: it is quickly worked out."""
        return self.height(measure)

    def height(self, measure: float) -> float:
        """Return the height of the lowest arrangement of the boxes."""
        rows = self._rows(measure)
        return self._height_of(rows) if rows else IMPOSSIBLE

    def natural_width(self, measure: float) -> float:
        """Return the width of its widest row."""
        return max(row.width for row in self._rows(measure))

    def place(self, placement: Placement, y: float) -> list[Item]:
        """Place boxes, arrows and labels."""
        size = placement.size
        items: list[Item] = []
        rows = self._rows(placement.measure)
        wide = max((row.width for row in rows), default=0.0)
        middle = placement.left(wide, rtl=self.rtl) + wide * size / 2
        for row in rows:
            if row.first:
                items += self._down(row.first - 1, middle, y, placement)
                y += self._drop(row.first - 1) * size
            items += self._place_row(row, middle, y, placement)
            y += row.height * size
        return items

    def _place_row(self, row: _Row, middle: float, y: float, placement: Placement) -> list[Item]:
        size = placement.size
        sign = -1 if self.rtl else 1
        items: list[Item] = []
        x = middle - sign * row.width * size / 2
        for index, step in enumerate(row.steps):
            width = (step.width + 2 * _PAD_X) * size
            left = x if sign > 0 else x - width
            items += _box(step, left, y, width, row.height, placement)
            x += sign * width
            if index < len(row.gaps):
                gap = row.gaps[index] * size
                items += self._across(row.first + index, x + sign * gap / 2, y + row.height * size / 2, placement)
                x += sign * gap
        return items

    def _across(self, index: int, centre: float, middle: float, placement: Placement) -> list[Item]:
        """Place the arrow between two boxes of a row, its label above it."""
        size, inks = placement.size, placement.inks
        items: list[Item] = []
        label = self.labels[index]
        if label:
            small = _LABEL_SCALE * size
            left, baseline = centre - small * label.width / 2, middle - self._rise(index) * size
            items += label.place(0, len(label), left, baseline, small, inks.quiet, inks.tones)
        shape = arrow.across(self._gap(index) - 2 * _ARROW_PAD, leftward=self.rtl)
        items.append(arrow.place(shape, centre, middle, size, inks.quiet, self.arrow))
        return items

    def _down(self, index: int, centre: float, y: float, placement: Placement) -> list[Item]:
        """Place the arrow from one row to the next, its label beside it; a long one moves it out of the middle."""
        size, inks = placement.size, placement.inks
        gap = self._drop(index)
        middle = y + gap / 2 * size
        items: list[Item] = []
        label = self.labels[index]
        if label:
            small = _LABEL_SCALE * size
            centre -= max(0.0, centre + self._beside(index) * size - (placement.x + placement.width))
            baseline = middle + _LABEL_MIDDLE * small
            left = centre + _LABEL_PAD * 2 * size
            items += label.place(0, len(label), left, baseline, small, inks.quiet, inks.tones)
        shape = arrow.down(gap - 2 * _DOWN_PAD)
        items.append(arrow.place(shape, centre, middle, size, inks.quiet, self.arrow))
        return items

    def _rows(self, measure: float) -> list[_Row]:
        """Arrange the steps so that the figure is lowest; none where even single boxes are too wide."""
        best: list[_Row] = []
        lowest = IMPOSSIBLE
        count = len(self.steps)
        for rows in range(ceil(count / _MOST_IN_A_ROW), count + 1):
            arranged = self._arrange(rows, measure)
            if arranged is None:
                continue
            height = self._height_of(arranged)
            if height < lowest:
                best, lowest = arranged, height
        return best

    def _arrange(self, rows: int, measure: float) -> list[_Row] | None:
        count = len(self.steps)
        arranged: list[_Row] = []
        first = 0
        for number in range(rows):
            if number and arrow.REACH + self._beside(first - 1) > measure:
                return None
            after = first + ceil((count - first) / (rows - number))
            gaps = [self._gap(index) for index in range(first, after - 1)]
            steps = self.steps[first:after]
            room = measure - sum(gaps) - 2 * _PAD_X * len(steps)
            widths = share([step.width for step in steps], [step.widest for step in steps], room)
            if widths is None:
                return None
            placed = [_placed(step, width, self.leading) for step, width in zip(steps, widths, strict=True)]
            height = 2 * _PAD_Y + max(step.height for step in placed)
            labelled = [index for index in range(first, after - 1) if self.labels[index]]
            if labelled:
                height = max(height, _LABELLED, *[2 * self._above_middle(index) for index in labelled])
            arranged.append(_Row(first, placed, gaps, height))
            first = after
        return arranged

    def _gap(self, index: int) -> float:
        """Return how far apart two boxes of a row are."""
        return max(_ARROW_GAP, self._beside(index))

    def _beside(self, index: int) -> float:
        """Return how much room a label takes, with what parts it from its surroundings."""
        label = self.labels[index]
        return (label.width if label else 0.0) * _LABEL_SCALE + 2 * _LABEL_PAD

    def _height_of(self, rows: Sequence[_Row]) -> float:
        return sum(row.height for row in rows) + sum(self._drop(row.first - 1) for row in rows[1:])

    def _drop(self, index: int) -> float:
        """Return how far apart two rows are: more where the label between them holds a formula that is high."""
        above, below = self._reach(index)
        return max(_ROW_GAP, 2 * (max(above - _MIDDLE_OF_LABEL, below + _MIDDLE_OF_LABEL) + _DOWN_PAD))

    def _rise(self, index: int) -> float:
        """Return how far a label's baseline is above the middle of its arrow."""
        return max(_LABEL_RISE, self._reach(index)[1] + arrow.REACH)

    def _above_middle(self, index: int) -> float:
        return self._rise(index) + self._reach(index)[0]

    def _reach(self, index: int) -> tuple[float, float]:
        """Return how far what is no word in a label reaches above and below its baseline, in em of the steps."""
        label = self.labels[index]
        above, below = label.line_reach(0, len(label), 0.0) if label else (0.0, 0.0)
        return above * _LABEL_SCALE, below * _LABEL_SCALE


def _placed(measured: MeasuredText, width: float, leading: float) -> _Placed:
    lines = measured.balanced(width) or []
    firsts = [0, *lines[:-1]]
    ink = max(measured.line_width(first, after) for first, after in zip(firsts, lines, strict=True))
    return _Placed(measured, ink, lines, leading)


def _box(step: _Placed, x: float, y: float, width: float, height: float, placement: Placement) -> list[Item]:  # noqa: PLR0913, PLR0917 - a rectangle and what goes in it
    size, inks, measured = placement.size, placement.inks, step.measured
    radii = (_CORNER * size,) * 4
    items: list[Item] = [Box(x, y, width, height * size, None, inks.accent, arrow.STROKE * size, radii)]
    top = y + size * (height - step.height) / 2
    first = 0
    for after, (above, below) in zip(step.lines, step.reaches, strict=True):
        left = x + (width - size * measured.line_width(first, after)) / 2
        items += measured.place(first, after, left, top + above * size, size, inks.text, inks.tones)
        top += (above + below) * size
        first = after
    return items
