"""Word searches: a square of letters, and below it the words that are hidden there, or the clues to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.puzzle.clues import ClueSetter, Columns
from cardprint.layout.puzzle.puzzle import marks
from cardprint.layout.puzzle.ring import ring
from cardprint.layout.puzzle.squares import letter_in
from cardprint.layout.sheet.strip import Strip
from cardprint.model.page import Box
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.layout.sheet.bench import SheetContext
    from cardprint.model.exercise import Task
    from cardprint.model.page import Outline
    from cardprint.model.puzzle import Square, WordSearch

_CORNER, _STROKE = mm(1.5), 0.7
_MOST_COLUMNS = 4


class WordSearchFigure:
    """One word search as it is drawn."""

    def __init__(self, context: SheetContext, task: Task, search: WordSearch) -> None:
        """Take what it is set with."""
        self._context = context
        self._task = task
        self._search = search
        self.squares = search.squares

    def clues(self, size: float) -> Columns:
        """Set the list of words in as many columns as there is room for, or that of clues in two."""
        texts = [entry.spelling.text for entry in self._search.entries]
        columns = _MOST_COLUMNS if self._search.listed else 2
        setter = ClueSetter(self._context, size, self._task.cards, columns)
        while self._search.listed and columns > 1 and not all(map(setter.is_on_one_line, texts)):
            columns -= 1
            setter = ClueSetter(self._context, size, self._task.cards, columns)
        lists: list[list[Strip]] = [[] for _ in range(columns)]
        to_a_column = -(-len(texts) // columns)
        for place, (card, entry) in enumerate(zip(self._task.cards, self._search.entries, strict=True)):
            index, number = place // to_a_column, str(self._task.number + place)
            if self._search.listed:
                lists[index].extend(setter.word(card, number, entry.spelling.text, index))
            else:
                lists[index].extend(setter.clue(card, number, entry.spelling.lengths, index))
        return Columns(lists, (Strip(0.0, ()),) * columns, setter.gap, size)

    def grid(self, side: float) -> Strip:
        """Set the letters in a frame, in the middle of the column; the key rings the words."""
        column, typesetter = self._context.column, self._context.typesetter
        colours = column.theme.colours
        columns, rows = self.squares
        left = (column.size.width - side * columns) / 2
        frame = Box(left, 0.0, side * columns, side * rows, None, colours.hair, _STROKE, (_CORNER,) * 4)
        letters = (
            letter_in(typesetter, sign, Box(left + across * side, down * side, side, side), colours.text)
            for down, row in enumerate(self._search.rows)
            for across, sign in enumerate(row)
            if sign.strip()
        )
        printed = column.facing([frame, *letters])
        baselines = tuple(marks(self._task, side * rows))
        return Strip(side * rows, tuple(printed), tuple(self._rings(left, side)), baselines=baselines)

    def _rings(self, left: float, side: float) -> Iterator[Outline]:
        width = self._context.column.size.width

        def middle(square: Square) -> tuple[float, float]:
            x, y = left + (square[0] + 0.5) * side, (square[1] + 0.5) * side
            return (width - x if self._context.column.right_to_left else x), y

        for entry in self._search.entries:
            squares = [square for square, _ in entry.squares()]
            yield ring(middle(squares[0]), middle(squares[-1]), side, self._context.column.theme.colours.key)
