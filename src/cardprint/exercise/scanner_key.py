"""The key as a table for programs that read answer sheets with a camera or a scanner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.errors import Problem, Severity, UsageError
from cardprint.model.exercise import worth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.model.exercise import Answer, Exercise

# ZipGrade's CSV answer key import: all versions in one file, a row for each question; a header begins with "Key".
_HEAD = ("Key", "Question", "Response", "Points")
_MOST_QUESTIONS = 100
_ONLY = "A"  # the name of the key where there is one version


def scanner_key(exercises: Sequence[Exercise]) -> tuple[str, tuple[Problem, ...]]:
    """Write the right letters of all versions as CSV, and warn of questions that a scanner cannot mark.

    Raises UsageError where there is nothing it can mark, or where a version has a name it does not know.
    """
    rows = [_HEAD]
    problems: list[Problem] = []
    for exercise in exercises:
        if len(exercise.version) > 1:
            raise UsageError.of(
                f"a scanner's key takes one letter for a version, not {exercise.version}",
                hint="name the versions A,B,C",
            )
        rows += _rows(exercise)
    unread = [answer for answer in exercises[0].answers() if not _is_letter(answer)]
    if len(rows) == 1:
        raise UsageError.of(
            "no question of this worksheet has a letter for its answer, so a scanner cannot mark it",
            hint="ask in other ways, as with --kind choice, true-false or matching",
        )
    if unread:
        numbers = ", ".join(answer.name for answer in unread)
        problems.append(
            Problem(f"the scanner's key leaves out what has no letter: {numbers}", severity=Severity.WARNING)
        )
    if any(answer.number > _MOST_QUESTIONS for answer in exercises[0].answers()):
        problems.append(
            Problem(
                f"the scanner's key has more than {_MOST_QUESTIONS} questions",
                hint="ZipGrade reads no more: print fewer cards, as with --cards 1-100",
                severity=Severity.WARNING,
            )
        )
    return "".join(f"{','.join(row)}\r\n" for row in rows), tuple(problems)


def _rows(exercise: Exercise) -> Iterator[tuple[str, str, str, str]]:
    for answer in exercise.answers():
        if _is_letter(answer):
            yield exercise.version or _ONLY, str(answer.number), answer.sign or "", str(worth(answer.card))


def _is_letter(answer: Answer) -> bool:
    return answer.sign is not None and answer.sign.isalpha()
