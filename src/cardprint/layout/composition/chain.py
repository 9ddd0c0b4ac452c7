"""A chain of steps as boxes and arrows, in as many rows as keep it lowest, each row centred."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.composition import arrow
from cardprint.layout.composition.flow import IMPOSSIBLE
from cardprint.layout.composition.widths import share
from cardprint.model.page import Box, Item, Text

if TYPE_CHECKING:
    from cardprint.layout.composition.flow import Setting
    from cardprint.model.glyphs import Word
    from cardprint.text.prose import Prose

# In em of the text.
_PAD_X, _PAD_Y = 0.55, 0.32
_ARROW_GAP = 1.9  # between two boxes, where the arrow stands
_ROW_GAP = 1.5
_ARROW_PAD, _DOWN_PAD = 0.3, 0.2  # between an arrow and the boxes it joins, across and down
_LABEL_SCALE, _LABEL_PAD, _LABEL_RISE = 0.72, 0.35, 0.5
_LABEL_MIDDLE = 0.27  # of what stands beside an arrow, above its baseline: half the height of small letters
_LABELLED = 2.65  # the least height of a row whose arrows carry labels
LEADING = 1.25
"""The distance of the lines in a box as it is designed, in em."""
_CORNER = 0.35
_MOST_IN_A_ROW = 4


class _Placed(NamedTuple):
    """A step in its row: the width of its text, its lines, as units after the last of each, and their distance."""

    prose: Prose
    width: float
    lines: list[int]
    leading: float

    @property
    def reaches(self) -> list[tuple[float, float]]:
        """How far each line reaches above and below its baseline, in em."""
        return [
            self.prose.line_reach(first, after, self.leading)
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

    steps: tuple[Prose, ...]
    labels: tuple[tuple[Word, ...] | None, ...]
    arrow: tuple[Word, ...]
    space: float
    leading: float = LEADING
    rtl: bool = False

    def least_height(self, measure: float) -> float:
        """Give the height: it is quickly worked out."""
        return self.height(measure)

    def height(self, measure: float) -> float:
        """Give the height of the lowest arrangement of the boxes."""
        rows = self._rows(measure)
        return sum(row.height for row in rows) + _ROW_GAP * (len(rows) - 1) if rows else IMPOSSIBLE

    def natural_width(self, measure: float) -> float:
        """Give the width of its widest row."""
        return max(row.width for row in self._rows(measure))

    def place(self, setting: Setting, y: float) -> list[Item]:
        """Place boxes, arrows and labels."""
        size = setting.size
        items: list[Item] = []
        rows = self._rows(setting.measure)
        wide = max((row.width for row in rows), default=0.0)
        middle = setting.left(wide, rtl=self.rtl) + wide * size / 2
        for row in rows:
            if row.first:
                items += self._down(row.first - 1, middle, y, setting)
                y += _ROW_GAP * size
            items += self._place_row(row, middle, y, setting)
            y += row.height * size
        return items

    def _place_row(self, row: _Row, middle: float, y: float, setting: Setting) -> list[Item]:
        size = setting.size
        sign = -1 if self.rtl else 1
        items: list[Item] = []
        x = middle - sign * row.width * size / 2
        for index, step in enumerate(row.steps):
            width = (step.width + 2 * _PAD_X) * size
            left = x if sign > 0 else x - width
            items += _box(step, left, y, width, row.height, setting)
            x += sign * width
            if index < len(row.gaps):
                gap = row.gaps[index] * size
                items += self._across(row.first + index, x + sign * gap / 2, y + row.height * size / 2, setting)
                x += sign * gap
        return items

    def _across(self, index: int, centre: float, middle: float, setting: Setting) -> list[Item]:
        """Place the arrow between two boxes of a row, its label above it."""
        size, inks = setting.size, setting.inks
        items: list[Item] = []
        label = self.labels[index]
        if label:
            small = _LABEL_SCALE * size
            width = small * sum(word.width for word in label)
            items.append(Text(centre - width / 2, middle - _LABEL_RISE * size, small, inks.quiet, label))
        shape = arrow.across(self._gap(index) - 2 * _ARROW_PAD, leftward=self.rtl)
        items.append(arrow.place(shape, centre, middle, size, inks.quiet, self.arrow))
        return items

    def _down(self, index: int, centre: float, y: float, setting: Setting) -> list[Item]:
        """Place the arrow from one row to the next, its label beside it; a long one moves it out of the middle."""
        size, inks = setting.size, setting.inks
        middle = y + _ROW_GAP / 2 * size
        items: list[Item] = []
        label = self.labels[index]
        if label:
            small = _LABEL_SCALE * size
            centre -= max(0.0, centre + self._beside(index) * size - (setting.x + setting.width))
            baseline = middle + _LABEL_MIDDLE * small
            items.append(Text(centre + _LABEL_PAD * 2 * size, baseline, small, inks.quiet, label))
        shape = arrow.down(_ROW_GAP - 2 * _DOWN_PAD)
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
            height = sum(row.height for row in arranged) + _ROW_GAP * (rows - 1)
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
            if any(self.labels[first : after - 1]):
                height = max(height, _LABELLED)
            arranged.append(_Row(first, placed, gaps, height))
            first = after
        return arranged

    def _gap(self, index: int) -> float:
        """Say how far apart two boxes of a row are."""
        return max(_ARROW_GAP, self._beside(index))

    def _beside(self, index: int) -> float:
        """Say how much room a label takes, with what parts it from its surroundings."""
        label = self.labels[index]
        width = sum(word.width for word in label) if label else 0.0
        return width * _LABEL_SCALE + 2 * _LABEL_PAD


def _placed(prose: Prose, width: float, leading: float) -> _Placed:
    lines = prose.balanced(width) or []
    firsts = [0, *lines[:-1]]
    ink = max(prose.line_width(first, after) for first, after in zip(firsts, lines, strict=True))
    return _Placed(prose, ink, lines, leading)


def _box(step: _Placed, x: float, y: float, width: float, height: float, setting: Setting) -> list[Item]:  # noqa: PLR0913, PLR0917 - a rectangle and what goes in it
    size, inks, prose = setting.size, setting.inks, step.prose
    radii = (_CORNER * size,) * 4
    items: list[Item] = [Box(x, y, width, height * size, None, inks.accent, arrow.STROKE * size, radii)]
    top = y + size * (height - step.height) / 2
    first = 0
    for after, (above, below) in zip(step.lines, step.reaches, strict=True):
        left = x + (width - size * prose.line_width(first, after)) / 2
        items += prose.place(first, after, left, top + above * size, size, inks.text, inks.tones)
        top += (above + below) * size
        first = after
    return items
