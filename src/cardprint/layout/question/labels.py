"""Pictures to label: the picture with its numbers, as large as there is room for, and a writing line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.palette import Inks
from cardprint.layout.picture_numbers import numbered
from cardprint.layout.question.ruled import RULE
from cardprint.layout.question.written import AnswerSetter
from cardprint.layout.sheet.strip import Strip
from cardprint.model.blocks import Paragraph, PictureBlock, Style
from cardprint.model.page import PlacedPicture, Rule, moved
from cardprint.model.picture import PictureKind
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.layout.sheet.column import Column
    from cardprint.layout.sheet.hand import Ruling
    from cardprint.model.exercise import Labels, Task
    from cardprint.model.page import Item
    from cardprint.text.typesetter import Typesetter

_TALLEST, _SHARE = mm(85), 0.5  # of a picture: at the most, and of the height of the page
_COARSE = 72.0  # pixels to the inch: a picture of fewer is not blown up unless its height is given
_RADIUS = 0.65  # of the size of questions: a number's disc
_ABOVE, _BELOW = mm(2), mm(4)  # the picture
_NUMBER_ROOM, _GUTTER = 2.0, mm(8)  # sizes of questions; between two columns of lines
_TWO_COLUMNS = mm(110)  # wide enough for them
_ABOVE_RULE = 0.3  # em between a baseline and its rule
_DASH = (2.0, 2.0)
_BOLD = Style(bold=True)


class LabelSetter:
    """Sets the pictures to label of one sheet."""

    def __init__(self, typesetter: Typesetter, ruling: Ruling, column: Column) -> None:
        """Take the hand that writes and the column to fill."""
        self._typesetter = typesetter
        self._ruling = ruling
        self._column = column
        self._inks = Inks.of(column.theme.colours)

    def strips(self, task: Task, labels: Labels) -> list[Strip]:
        """Set the picture, then the lines, row by row; the key writes the names on them."""
        return [self._picture(task.card.front[0], labels), *self._rows(labels)]

    def _picture(self, block: object, labels: Labels) -> Strip:
        assert isinstance(block, PictureBlock)  # noqa: S101 - no card has labels without one
        column = self._column
        wanted = block.illustration.height if block.illustration else None
        tallest = min(_TALLEST, _SHARE * column.size.height)
        height = min(tallest if wanted is None else wanted, column.rule_width / block.picture.aspect)
        if wanted is None and block.picture.kind is not PictureKind.DRAWING:
            height = min(height, block.picture.size.height * 72 / _COARSE)
        width = height * block.picture.aspect
        x = column.left(column.indent + (column.rule_width - width) / 2, width)
        placed = PlacedPicture(x, _ABOVE, width, height, block.picture, alt=block.alt)
        radius = _RADIUS * self._ruling.question
        discs = numbered(placed, labels.spots, radius, self._typesetter, column.theme.colours)
        return Strip(_ABOVE + height + column.air * _BELOW, (placed, *discs))

    def _rows(self, labels: Labels) -> Iterator[Strip]:
        column = self._column
        columns = 2 if column.rule_width >= _TWO_COLUMNS and len(labels.names) > 1 else 1
        width = (column.rule_width - _GUTTER * (columns - 1)) / columns
        rows = -(-len(labels.names) // columns)
        for row in range(rows):
            cells = [
                self._line(number + 1, labels.names[number], column.indent + index * (width + _GUTTER), width)
                for index, number in enumerate(range(row, len(labels.names), rows))
            ]
            printed = tuple(item for cell in cells for item in cell.printed)
            answered = tuple(item for cell in cells for item in cell.answered)
            yield Strip(max(cell.height for cell in cells), printed, answered)

    def _line(self, number: int, name: str, begin: float, width: float) -> Strip:
        """Set a numbered line, or more of them where a name needs that."""
        column, pitch, size = self._column, self._ruling.line, self._ruling.question
        room = _NUMBER_ROOM * size
        length = width - room
        left = column.left(begin + room, length)
        setter = AnswerSetter(self._typesetter, length, pitch, column.theme)
        answer = setter.write((Paragraph(name),), 1, fixed=True)
        words = self._typesetter.words(str(number), _BOLD)
        figure = Text(begin, pitch - _ABOVE_RULE * size, size, self._inks.accent, words)
        printed: list[Item] = column.facing([figure])
        answered: list[Item] = []
        for index in range(answer.rules):
            y = index * pitch
            if self._ruling.guided:
                printed.append(Rule(left, y + pitch / 2, left + length, y + pitch / 2, RULE, self._inks.hair, _DASH))
            printed.append(Rule(left, y + pitch, left + length, y + pitch, RULE, self._inks.hair))
            answered += (moved(item, 0.0, y) for item in answer.place(index, left))
        return Strip(answer.rules * pitch, tuple(printed), tuple(answered))
