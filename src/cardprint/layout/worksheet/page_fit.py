"""Fitting worksheets to a number of pages: white space gives way first, then writing lines, then type."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from cardprint.errors import Problem, Severity, Span
from cardprint.layout.sheet.hand import ruling_of
from cardprint.layout.worksheet.worksheet import count_pages
from cardprint.model.job import Economy
from cardprint.model.kind import Kind
from cardprint.model.units import to_mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.model.exercise import Exercise
    from cardprint.model.job import SheetJob
    from cardprint.text.typesetter import Typesetter

_RULED = frozenset((Kind.SHORT, Kind.DRILL, Kind.LABEL))  # what is answered on writing lines
_STEPS = (
    Economy(),
    Economy(air=0.75),
    Economy(air=0.5, margins=True),
    Economy(air=0.5, margins=True, lines=0.75),
    Economy(air=0.5, margins=True, lines=0.75, pitch=0.85),
    Economy(air=0.5, margins=True, lines=0.5, pitch=0.85),
    Economy(air=0.5, margins=True, lines=0.5, pitch=0.85, type=0.9),
    Economy(air=0.5, margins=True, lines=0.5, pitch=0.85, type=0.8),
    Economy(air=0.5, margins=True, lines=0.5, pitch=0.85, type=0.7),
)


def fitted(
    exercises: Sequence[Exercise], job: SheetJob, typesetter: Typesetter
) -> tuple[SheetJob, tuple[Problem, ...]]:
    """Return the job that sets all versions alike in no more pages than it asks for, or in as few as can be.

    Gives warnings beside it of what was given up for that.
    """
    goal = job.pages
    if goal is None:
        return job, ()

    @cache
    def pages(step: int) -> int:
        saving = job._replace(economy=_STEPS[step])
        return max(count_pages(exercise, saving, typesetter) for exercise in exercises)

    if pages(0) <= goal:
        return job, ()
    last = len(_STEPS) - 1
    most = max(goal, pages(last))
    step = bisect_left(range(last), -most, key=lambda step: -pages(step))
    saving = job._replace(economy=_STEPS[step])
    return saving, (_told(exercises[0], job, saving, pages(step)),)


def _told(exercise: Exercise, job: SheetJob, saving: SheetJob, pages: int) -> Problem:
    """Return what a sheet was given up for how many pages."""
    cost = ", ".join(_given_up(exercise, job, saving))
    title = f"the worksheet fits {_pages(pages)}"
    hint = "ask for more --pages, or for fewer cards with --cards"
    if job.pages is not None and pages > job.pages:
        title = f"the worksheet does not fit {_pages(job.pages)} even in the smallest type; it takes {pages}"
        hint = "ask fewer cards with --cards, or take larger paper"
    return Problem(f"{title}, with {cost}", Span(exercise.deck.path), hint, Severity.WARNING)


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _given_up(exercise: Exercise, job: SheetJob, saving: SheetJob) -> Iterator[str]:
    economy = saving.economy
    yield f"{1 - economy.air:.0%} less white space"
    before, after = ruling_of(job), ruling_of(saving)
    has_lines = not _RULED.isdisjoint(exercise.kinds)
    if economy.lines < 1 and has_lines:
        yield f"{1 - economy.lines:.0%} fewer writing lines"
    if after.line < before.line and has_lines:
        yield f"lines {to_mm(after.line):.1f} mm apart instead of {to_mm(before.line):.1f} mm"
    if after.question < before.question:
        yield f"questions in {after.question:.3g} pt instead of {before.question:.3g} pt"
