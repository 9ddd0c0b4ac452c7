"""Crosswords: numbered squares, and below them the clues in two columns, across and down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.puzzle.clues import ClueSetter, Columns
from cardprint.layout.puzzle.puzzle import marks
from cardprint.layout.puzzle.squares import sign_in
from cardprint.layout.sheet.strip import Strip
from cardprint.model.page import Box
from cardprint.model.puzzle import DOWN
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from cardprint.layout.sheet.bench import SheetContext
    from cardprint.model.exercise import Task
    from cardprint.model.page import Item
    from cardprint.model.puzzle import Crossword

_STROKE = 0.7
_NUMBER, _LEAST_NUMBER, _NUMBER_PAD = 0.24, 5.5, mm(0.5)  # of a square; points
_CAP = 0.72


class CrosswordFigure:
    """One crossword as it is drawn."""

    def __init__(self, context: SheetContext, task: Task, crossword: Crossword) -> None:
        """Take what it is set with."""
        self._context = context
        self._task = task
        self._crossword = crossword
        self.squares = crossword.squares

    def clues(self, size: float) -> Columns:
        """Set the clues in a size of type."""
        setter = ClueSetter(self._context, size, self._task.cards)
        lists: tuple[list[Strip], list[Strip]] = ([], [])
        for card, entry in zip(self._task.cards, self._crossword.entries, strict=True):
            index = int(entry.step == DOWN)
            lists[index].extend(setter.clue(card, str(entry.number), entry.spelling.lengths, index))
        words = self._context.column.words
        heads = tuple(setter.heading(text, index) for index, text in enumerate((words.across, words.down)))
        return Columns(lists, heads, setter.gap, size)

    def grid(self, side: float) -> Strip:
        """Set the squares, in the middle of the column; the key fills them."""
        column, typesetter = self._context.column, self._context.typesetter
        colours = column.theme.colours
        left = (column.size.width - side * self.squares.columns) / 2
        numbers = self._crossword.numbers()
        printed: list[Item] = []
        answered: list[Item] = []
        signs = sorted(self._crossword.signs().items(), key=lambda found: (found[0][1], found[0][0]))
        for (across, down), sign in signs:
            box = Box(left + across * side, down * side, side, side, None, colours.quiet, _STROKE)
            printed.append(box)
            if (across, down) in numbers:
                printed.append(self._number(numbers[across, down], box))
            answered.append(sign_in(typesetter, sign, box, colours.key))
        height = side * self.squares.rows
        baselines = tuple(marks(self._task, height))
        return Strip(height, tuple(column.facing(printed)), tuple(column.facing(answered)), baselines=baselines)

    def _number(self, number: int, box: Box) -> Text:
        size = max(_LEAST_NUMBER, _NUMBER * box.width)
        words = self._context.typesetter.words(str(number))
        ink = self._context.column.theme.colours.text
        return Text(box.x + _NUMBER_PAD, box.y + _NUMBER_PAD + _CAP * size, size, ink, words)
