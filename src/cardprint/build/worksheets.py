"""The worksheets of a deck and their keys, in all versions: each kind of paper collated into one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.build.collation import collated
from cardprint.exercise.drawing_up import Examiner
from cardprint.layout.worksheet.page_fit import fitted
from cardprint.layout.worksheet.worksheet import lay_out_worksheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.errors import Problem
    from cardprint.model.deck import Deck
    from cardprint.model.exercise import Exercise, Plan
    from cardprint.model.job import SheetJob
    from cardprint.model.page import Document
    from cardprint.text.typesetter import Typesetter


class Papers(NamedTuple):
    """What is handed out and what is kept to mark it with."""

    worksheet: Document
    key: Document


def draw_up_versions(deck: Deck, plan: Plan, versions: Sequence[str], whole: Deck) -> tuple[Exercise, ...]:
    """Draw up an exercise in each of its versions, or as the only one where none is named."""
    examiner = Examiner(deck, plan, whole, max(1, len(versions)))
    return tuple(examiner.exercise(version) for version in versions or ("",))


def lay_out_papers(
    exercises: Sequence[Exercise], job: SheetJob, typesetter: Typesetter, only: str | None = None
) -> Papers:
    """Lay out worksheets and keys of all versions, the keys ending in a table of the versions.

    ``only`` is the version to give where not all are wanted.
    """
    job, problems = fitted(exercises, job, typesetter)
    chosen = [exercise for exercise in exercises if only in (None, exercise.version)]
    sheets, keys = zip(*(lay_out_worksheet(exercise, job, typesetter) for exercise in chosen), strict=True)
    if len(exercises) > 1:
        from cardprint.layout.worksheet.version_table import lay_out_versions  # noqa: PLC0415 - most have one

        keys = (*keys, lay_out_versions(exercises, job, typesetter))
    return Papers(_one_behind_another(sheets, job, problems), _one_behind_another(keys, job, problems))


def _one_behind_another(documents: Sequence[Document], job: SheetJob, problems: tuple[Problem, ...]) -> Document:
    """Return one document of all these."""
    pages = list(collated((document.pages for document in documents), both_sides=job.both_sides))
    problems += tuple(problem for document in documents for problem in document.problems)
    return documents[0]._replace(pages=pages, problems=tuple(dict.fromkeys(problems)))
