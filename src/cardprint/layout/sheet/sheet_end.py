"""What stands at the end of a worksheet: a line to sign that one worked alone, and a table of points and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.row_protocols import Placement
from cardprint.layout.palette import Inks
from cardprint.layout.sheet.strip import Strip, joined
from cardprint.model.blocks import PLAIN, Paragraph, Run, Style
from cardprint.model.grading import marks_for
from cardprint.model.page import Box, Rule
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.layout.sheet.column import Column
    from cardprint.model.grading import Grading
    from cardprint.model.page import Item
    from cardprint.text.typesetter import Typesetter

_SIZE, _LABEL_SIZE = 9.5, 8.5
_ROW, _PAD, _NARROWEST = mm(6.5), mm(2.5), mm(11)
_SIGNED_BELOW, _SIGNATURE, _AFTER_LABEL = mm(9), mm(75), mm(1.5)
_BELOW_RULE = 1.5
_BETWEEN = mm(5)
_RULE = 0.5
_CAP = 0.714  # the height of capitals and figures in Noto Sans, in em
_BOLD = Style(bold=True)


class SheetEnd:
    """Sets the end of one sheet, in its last column."""

    def __init__(self, typesetter: Typesetter, column: Column) -> None:
        """Take the column."""
        self._typesetter = typesetter
        self._column = column
        self._inks = Inks.of(column.theme.colours)
        self._size, self._label_size = column.theme.size(_SIZE), column.theme.size(_LABEL_SIZE)

    def strips(self, grading: Grading, total: int, *, honour: bool) -> Iterator[Strip]:
        """Set the line to sign if there is to be one, then the marks that ``total`` points can earn, if any are."""
        if honour:
            yield self._signed()
        for number, table in enumerate(self._tables(list(marks_for(grading, total)))):
            yield joined([Strip(_BETWEEN, ()), table]) if honour or number else table

    def _signed(self) -> Strip:
        """Set the words to sign, and the line for it below."""
        column, size, words = self._column, self._size, self._column.words
        width = column.size.width
        flow = Composer(self._typesetter, spread=column.theme.spread).flow((Paragraph((Run(words.honour),)),))
        height = flow.height(width / size) * size
        baseline = height + column.theme.room(_SIGNED_BELOW, _SIZE)
        begin = self._width(words.signature, self._label_size, PLAIN) + _AFTER_LABEL
        end = min(width, begin + _SIGNATURE)
        rule = baseline + _BELOW_RULE
        label = self._text(words.signature, 0.0, baseline, self._label_size, PLAIN)
        line = Rule(begin, rule, end, rule, _RULE, self._inks.hair)
        text = flow.place(Placement(0.0, width, size, self._inks), 0.0)
        return Strip(rule + _BELOW_RULE, (*text, *column.facing([label, line])))

    def _tables(self, marks: Sequence[tuple[str, str]]) -> Iterator[Strip]:
        """Set the marks as a table of two rows, or several where they are too many for the column."""
        labels = self._column.words.points_from, self._column.words.mark
        head = max(self._width(label, self._label_size, PLAIN) for label in labels) + _PAD
        needed = max((self._width(text, self._size, _BOLD) for pair in marks for text in pair), default=0.0)
        cell = max(_NARROWEST, needed + 2 * _PAD)
        fitting = max(1, int((self._column.size.width - head) / cell))
        for first in range(0, len(marks), fitting):
            yield self._table(labels, marks[first : first + fitting], head, cell)

    def _table(self, labels: tuple[str, str], marks: Sequence[tuple[str, str]], head: float, cell: float) -> Strip:
        row = self._column.theme.room(_ROW, _SIZE)
        items: list[Item] = []
        for line, label in enumerate(labels):
            baseline = (line + 0.5) * row + _CAP * self._size / 2
            items.append(self._text(label, 0.0, baseline, self._label_size, PLAIN))
            for number, (mark, points) in enumerate(marks):
                x = head + number * cell
                items.append(Box(x, line * row, cell, row, None, self._inks.hair, _RULE))
                text, style = (mark, _BOLD) if line else (points, PLAIN)
                begin = x + (cell - self._width(text, self._size, style)) / 2
                items.append(self._text(text, begin, baseline, self._size, style))
        return Strip(2 * row, tuple(self._column.facing(items)))

    def _text(self, text: str, x: float, baseline: float, size: float, style: Style) -> Text:
        ink = self._inks.quiet if size == self._label_size else self._inks.text
        return Text(x, baseline, size, ink, self._typesetter.words(text, style))

    def _width(self, text: str, size: float, style: Style) -> float:
        return size * sum(word.width for word in self._typesetter.words(text, style))
