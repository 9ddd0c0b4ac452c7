"""Flash drills: many short questions in three columns, each with a line for its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.fit import FLOOR, fit
from cardprint.layout.composition.row_protocols import Placement
from cardprint.layout.palette import Inks
from cardprint.layout.question.accepted import accepted
from cardprint.layout.question.aside import AsideSetter
from cardprint.layout.question.ruled import GAP, RULE, answer_blocks
from cardprint.layout.question.written import AnswerSetter
from cardprint.layout.sheet.hand import written_width
from cardprint.layout.sheet.stem import LEADING, asked, filled_in, first_baseline, on_one_line
from cardprint.layout.sheet.strip import Strip, joined
from cardprint.model.block_contents import every_run, plain_text
from cardprint.model.blocks import Style
from cardprint.model.exercise import worth
from cardprint.model.geometry import Size
from cardprint.model.page import Rule, moved
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.layout.composition.flow import Flow
    from cardprint.layout.sheet.bench import SheetContext
    from cardprint.model.exercise import Task
    from cardprint.model.page import Item

_MOST_COLUMNS = 3
_NARROWEST = mm(38)  # of a column
_GUTTER = mm(6)
_GAP = mm(2)  # between a question and the line behind it
_LEAST = mm(12)  # of a line behind a question
_ABOVE_RULE = 0.3  # em between a baseline and its rule
_BETWEEN_ROWS = mm(3)
_HIGHEST = 1 / 3  # of the sheet: a higher row, for a long note say, has more room in fewer columns
_BOLD = Style(bold=True)
_SEMIBOLD = Style(semibold=True)


class DrillSetter:
    """Sets short questions row by row. Lines stand behind the questions, or where one is too long, below all."""

    def __init__(self, context: SheetContext, tasks: Sequence[Task], columns: int = _MOST_COLUMNS) -> None:
        """Take what it is set with, all tasks of the drill, and into how many columns that of the sheet is divided."""
        self._context = context
        typesetter, column, ruling, ids = context
        self._typesetter = typesetter
        self._ruling = ruling
        self._ids = ids
        self._column = column
        self._inks = Inks.of(column.theme.colours)
        self._key = column.theme.colours.key
        self._tasks = tasks
        self._columns = columns
        self._cell = (column.size.width - _GUTTER * (columns - 1)) / columns
        self._inner = self._cell - column.indent
        self._question = Composer(typesetter, _SEMIBOLD, leading=LEADING, spread=column.theme.spread)
        self._answer = AnswerSetter(typesetter, self._inner, ruling.line, column.theme)
        self._aside = AsideSetter(typesetter, column, self._inner, self.gap)
        self._behind = all(self._fits_behind(task) for task in tasks)

    @property
    def gap(self) -> float:
        """The space between two rows."""
        return self._column.air * _BETWEEN_ROWS

    def rows(self) -> list[tuple[Task, Strip]]:
        """Return each row of questions with the first task of it, in fewer columns where three are too narrow.

        There are none where a question is higher than the sheet.
        """
        rows = list(self._rows()) if self._cell >= _NARROWEST or self._columns == 1 else []
        highest = self._column.size.height * (_HIGHEST if self._columns > 1 else 1.0)
        if rows and all(strip.height <= highest for _, strip in rows):
            return rows
        if self._columns == 1:
            return []
        return DrillSetter(self._context, self._tasks, self._columns - 1).rows()

    def _rows(self) -> Iterator[tuple[Task, Strip]]:
        for first in range(0, len(self._tasks), self._columns):
            cells = [self._set(task) for task in self._tasks[first : first + self._columns]]
            printed: list[Item] = []
            answered: list[Item] = []
            baselines = tuple(place for cell in cells for place in cell.baselines)
            for index, cell in enumerate(cells):
                x = index * (self._cell + _GUTTER) * (-1 if self._column.right_to_left else 1)
                printed += (moved(item, x, 0.0) for item in cell.printed)
                answered += (moved(item, x, 0.0) for item in cell.answered)
            height = max(cell.height for cell in cells)
            yield self._tasks[first], Strip(height, tuple(printed), tuple(answered), baselines=baselines)

    def _fits_behind(self, task: Task) -> bool:
        flow = self._flow(task)
        answers = (task.card.back, *task.card.accept)
        if flow is None or any(run.inset for answer in answers for run in every_run(answer)):
            return False
        room = self._room_behind(flow)
        text = self._said(task)
        if "\n" in text:
            return False
        written = max(written_width(plain_text(answer), self._ruling) for answer in answers)
        typed = self._ruling.question * sum(word.width for word in self._typesetter.words(text))
        return room >= max(_LEAST, written, typed)

    def _said(self, task: Task) -> str:
        """Return what the key writes behind a question: the answer, and what else is accepted."""
        texts = (
            plain_text(task.card.back),
            plain_text(accepted(task.card, self._column.words, self._column.theme.aside)),
        )
        return GAP.join(filter(None, texts))

    def _flow(self, task: Task) -> Flow | None:
        """Return a question if it fits on a single line, with space for an answer behind it."""
        size = self._ruling.question
        flow = self._question.flow(asked(task.card, self._ruling, self._column.theme.aside))
        measure = self._inner / size
        return flow if on_one_line(flow, measure) else None

    def _room_behind(self, flow: Flow) -> float:
        size = self._ruling.question
        return self._inner - flow.natural_width(self._inner / size) * size - _GAP

    def _set(self, task: Task) -> Strip:
        strip = self._set_behind(task) if self._behind else self._set_below(task)
        return joined([strip, *self._told(task)])

    def _told(self, task: Task) -> list[Strip]:
        """Return what the key says below an answer: the name of the card and its points, as they fit, and the note."""
        words, card = self._column.words, task.card
        name = self._ids[card.number]
        points = words.points.format(points=worth(card)) if self._column.points else ""
        ways = (" · ".join(filter(None, (name, points))), name)
        facts = next(filter(self._aside.is_on_one_line, ways), " · ".join(filter(None, (points, name))))
        return self._aside.strips(card.note, facts)

    def _set_behind(self, task: Task) -> Strip:
        size, column = self._ruling.question, self._column
        flow = self._flow(task)
        assert flow is not None  # noqa: S101 - as every question was tried before
        baseline = max(first_baseline(flow, size, self._inner), self._ruling.line - _ABOVE_RULE * size)
        room = self._room_behind(flow)
        begin = self._cell - room
        top = baseline - first_baseline(flow, size, self._inner)
        rule = baseline + _ABOVE_RULE * size / 2
        placement = Placement(column.left(column.indent, self._inner), self._inner, size, self._inks)
        text = flow.place(placement, top)
        printed = [*column.facing(self._number(task, baseline)), *text]
        printed += column.facing([Rule(begin, rule, self._cell, rule, RULE, self._inks.hair)])
        words = self._typesetter.words(self._said(task))
        answered = column.facing([Text(begin + mm(1), baseline, size, self._key, words)])
        answered += self._filled(task, flow, placement, top, text)
        return Strip(rule + mm(1), tuple(printed), tuple(answered), baselines=((task.number, baseline),))

    def _set_below(self, task: Task) -> Strip:
        column = self._column
        floor = max(FLOOR, column.theme.least)
        sizes = tuple(dict.fromkeys(max(floor, self._ruling.question * share) for share in (1.0, 0.85, 0.75)))
        blocks = asked(task.card, self._ruling, self._column.theme.aside)
        left = column.left(column.indent, self._inner)
        fitted = fit(blocks, self._question, Size(self._inner, column.size.height / 2), sizes)
        size = fitted.size
        baseline = first_baseline(fitted.flows[0], size, self._inner)
        printed = column.facing(self._number(task, baseline))
        filled: list[Item] = []
        y = 0.0
        placement = Placement(left, self._inner, size, self._inks)
        for flow in fitted.flows:
            text = flow.place(placement, y)
            filled += self._filled(task, flow, placement, y, text)
            printed += text
            y += flow.height(self._inner / size) * size
        pitch = self._ruling.line
        blocks = (*answer_blocks(task.card), *accepted(task.card, column.words, column.theme.aside))
        answer = self._answer.write(blocks, 1, fixed=True)
        for index in range(1, answer.rules + 1):
            printed.append(Rule(left, y + index * pitch, left + self._inner, y + index * pitch, RULE, self._inks.hair))
        written = [
            moved(item, 0.0, y + index * pitch) for index in range(answer.rules) for item in answer.place(index, left)
        ]
        height = y + answer.rules * pitch
        return Strip(height, tuple(printed), (*filled, *written), baselines=((task.number, baseline),))

    def _filled(
        self, task: Task, flow: Flow, placement: Placement, y: float, empty: Sequence[Item]
    ) -> tuple[Item, ...]:
        """Return what a key writes into the blanks of a question."""
        return filled_in(flow, placement, self._key, empty, y) if task.card.solution else ()

    def _number(self, task: Task, baseline: float) -> list[Item]:
        words = self._typesetter.words(str(task.number), _BOLD)
        return [Text(0.0, baseline, self._ruling.question, self._inks.accent, words)]
