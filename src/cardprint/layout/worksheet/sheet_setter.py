"""An exercise → the questions of its sheet, and their places on its pages."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from cardprint.layout.question.question import Piece, QuestionSetter, is_wide
from cardprint.layout.sheet.column import Column
from cardprint.layout.sheet.hand import ruling_of
from cardprint.layout.sheet.sheet_frame import SheetFrame
from cardprint.layout.worksheet.make_up import Pagination, count_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cardprint.layout.worksheet.make_up import Placed
    from cardprint.model.exercise import Exercise
    from cardprint.model.job import SheetJob
    from cardprint.text.typesetter import Typesetter

_BEFORE_END = 1.75  # of the space between questions
_TELLING = 250  # questions: of more than that many only some are set in every number of columns, to choose one


class SheetSetter:
    """Sets the questions of one sheet in columns, of which there are as many as are asked for, or as save pages."""

    def __init__(self, exercise: Exercise, job: SheetJob, typesetter: Typesetter) -> None:
        """Decide how many columns there are."""
        self.exercise = exercise
        self.job = job
        self.typesetter = typesetter
        self.frame = SheetFrame(exercise, job, typesetter)
        self._tried: list[Piece] = []
        most = 1 if is_wide(exercise) else job.most_columns
        choices = [min(job.columns, most)] if job.columns else range(1, most + 1)
        self._columns = choices[0] if len(choices) == 1 else self._most_saving(choices)
        self._setter = self._setter_for(exercise, self._columns)

    def placed(self) -> list[Placed]:
        """Fill columns with all questions, and with what stands behind the last one."""
        return self._placed(self._tried or self._setter.pieces(), self._columns)

    def _most_saving(self, choices: Sequence[int]) -> int:
        """Try numbers of columns; some questions from everywhere in a large exercise tell as well as all."""
        tasks = self.exercise.tasks
        telling = self.exercise._replace(tasks=tasks[:: 1 + len(tasks) // _TELLING])
        tried = {columns: list(self._setter_for(telling, columns).pieces()) for columns in choices}
        best = min(choices, key=lambda columns: count_of(self._placed(tried[columns], columns)))
        if len(telling.tasks) == len(tasks):
            self._tried = tried[best]
        return best

    def _setter_for(self, exercise: Exercise, columns: int) -> QuestionSetter:
        column, height = self._column(columns), self.frame.area(0).height
        return QuestionSetter(exercise, self.typesetter, ruling_of(self.job), column, height)

    def _placed(self, pieces: Iterable[Piece], columns: int) -> list[Placed]:
        end = self._end(self._column(columns))
        return Pagination(self.frame, columns).place(chain(pieces, end))

    def _column(self, columns: int) -> Column:
        job = self.job
        return Column(
            Pagination(self.frame, columns).column,
            points=self.exercise.has_points,
            scale=job.confidence,
            theme=job.theme,
            words=job.words,
            right_to_left=self.typesetter.rtl,
            type=ruling_of(job).question,
            air=job.economy.air,
            codes=job.qr,
        )

    def _end(self, column: Column) -> Iterator[Piece]:
        """Yield what stands behind the last question."""
        job = self.job
        if job.honour_line or job.grading:
            from cardprint.layout.sheet.sheet_end import SheetEnd  # noqa: PLC0415 - most sheets end with a question

            end = SheetEnd(self.typesetter, column)
            for strip in end.strips(job.grading, self.exercise.total, honour=job.honour_line):
                yield Piece(0, _BEFORE_END * column.between, strip)
