"""The worksheets of a deck and their keys, in all versions: each kind of paper collated into one document."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from cardprint.exercise.drawing_up import Examiner
from cardprint.layout.worksheet.page_fit import fitted
from cardprint.layout.worksheet.questions import Questions
from cardprint.layout.worksheet.sheet_setter import SheetSetter
from cardprint.layout.worksheet.worksheet import make_up_worksheet
from cardprint.model.job import Flip
from cardprint.model.page import Document, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.errors import Problem
    from cardprint.model.deck import Deck
    from cardprint.model.exercise import Exercise, Plan
    from cardprint.model.job import SheetJob
    from cardprint.text.typesetter import Typesetter


class Papers(NamedTuple):
    """What is handed out and what is kept to mark it with."""

    worksheet: Document
    key: Document


def draw_up_versions(deck: Deck, plan: Plan, versions: Sequence[str], whole: Deck) -> tuple[Exercise, ...]:
    """Draw up an exercise in each of its versions, or as the only one where none is named."""
    examiner = Examiner(deck, plan, whole, max(1, len(versions)))
    return tuple(examiner.exercise(version) for version in versions or ("",))


class PaperSetter:
    """Sets the questions of all versions, stretch by stretch, and makes up their worksheets and keys."""

    def __init__(
        self, exercises: Sequence[Exercise], job: SheetJob, typesetter: Typesetter, only: str | None = None
    ) -> None:
        """Decide how they are set. ``only`` is the version to give where not all are wanted."""
        self._exercises = exercises
        self._typesetter = typesetter
        self._job, self._problems = fitted(exercises, job, typesetter)
        chosen = [exercise for exercise in exercises if only in (None, exercise.version)]
        self._setters = [SheetSetter(exercise, self._job, typesetter) for exercise in chosen]
        self._bounds = list(accumulate(map(len, self._setters), initial=0))

    def __len__(self) -> int:
        """Count the stretches that all questions can be divided into at the most."""
        return self._bounds[-1]

    def all(self) -> Papers:
        """Set all questions and make up their pages."""
        return self.made_up(self.questions(0, len(self)))

    def questions(self, begin: int, end: int) -> Questions:
        """Set the stretches from one, counted from 0 through all versions, up to another."""
        return Questions(
            [
                setter.pieces(max(begin, first) - first, min(end, after) - first)
                if begin < after and end > first
                else []
                for setter, (first, after) in zip(self._setters, pairwise(self._bounds), strict=True)
            ]
        )

    def made_up(self, questions: Questions) -> Papers:
        """Make up the pages of all questions, the keys ending in a table of the versions."""
        job = self._job
        sheets, keys = zip(*map(make_up_worksheet, self._setters, questions.versions), strict=True)
        if len(self._exercises) > 1:
            from cardprint.layout.worksheet.version_table import lay_out_versions  # noqa: PLC0415 - most have one

            keys = (*keys, lay_out_versions(self._exercises, job, self._typesetter))
        return Papers(_collated(sheets, job, self._problems), _collated(keys, job, self._problems))


def _collated(documents: Sequence[Document], job: SheetJob, problems: tuple[Problem, ...]) -> Document:
    """Put documents behind one another; on two-sided paper each begins on a sheet of its own."""
    pages: list[Page] = []
    for document in documents:
        if job.both_sides and len(pages) % 2:
            pages.append(Page(job.paper, (), f"{pages[-1].label} back of the sheet"))
        pages += document.pages
    problems += tuple(problem for document in documents for problem in document.problems)
    duplex = Flip.LONG if job.both_sides else None
    return replace(documents[0], pages=pages, duplex=duplex, problems=tuple(dict.fromkeys(problems)))
