"""Problems and results in words: what people read, what editors jump to, what programs parse."""

from __future__ import annotations

import os
import sys
from itertools import zip_longest
from typing import TYPE_CHECKING

from cardprint.cli import streams
from cardprint.errors import Severity, format_problem, visible
from cardprint.options.selection import format_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cardprint.errors import Problem

_COLOURED = {Severity.ERROR: "\x1b[1;31merror\x1b[0m", Severity.WARNING: "\x1b[1;33mwarning\x1b[0m"}

_TOLD = 10  # cards that a warning is told of in full
_NAMED = 160  # characters that the numbers of the others may take: two lines of a terminal


def short(problem: Problem) -> str:
    """Write a problem as one line, the form editors and compilers share."""
    return format_problem(problem._replace(hint=None))


def as_data(problem: Problem) -> dict[str, object]:
    """Return a problem as what JSON can hold."""
    span = problem.span
    return {
        "path": span.path if span else None,
        "line": span.line if span else 0,
        "column": span.column if span else 0,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
    }


def as_json(data: object) -> str:
    """Write data as JSON: readable where standard output takes any character, plain ASCII where it does not.

    What a terminal would act on is escaped either way.
    """
    import json  # noqa: PLC0415 - 1 ms, and most who run the program are people

    takes_all = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    written = json.dumps(data, ensure_ascii=not takes_all, indent=2)
    return "\n".join(
        line if line.isprintable() else "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in line)
        for line in written.split("\n")
    )


def tell_problems(problems: Iterable[Problem]) -> None:
    """Print problems on standard error, in colour on a terminal that wants it; advice that repeats itself once.

    Of warnings that advise the same for many cards the first are told, and how many more cards there are.
    """
    problems = list(_abridged(problems))
    coloured = streams.is_terminal() and not os.environ.get("NO_COLOR") and os.name != "nt"
    for problem, following in zip_longest(problems, problems[1:]):
        severity = _COLOURED[problem.severity] if coloured else None
        shown = problem._replace(hint=None) if following and following.hint == problem.hint else problem
        streams.tell(format_problem(shown, severity=severity))


def _abridged(problems: Iterable[Problem]) -> Iterator[Problem]:
    alike: dict[object, list[Problem]] = {}
    for problem in problems:
        of_many = problem.card and problem.hint and problem.severity is Severity.WARNING
        alike.setdefault(problem.hint if of_many else problem, []).append(problem)
    for found in alike.values():
        cards = list(dict.fromkeys(problem.card for problem in found))
        told = set(cards[:_TOLD])
        yield from (problem for problem in found if problem.card in told)
        if more := cards[_TOLD:]:
            first = next(problem for problem in found if problem.card not in told)
            yield first._replace(message=f"the same goes for {counted(len(more), 'more card')}{_named(more)}")


def _named(cards: Sequence[int]) -> str:
    """Name cards after they are counted, where that is not long."""
    numbers = format_numbers(cards)
    return f": {numbers}" if len(numbers) <= _NAMED else "; --json names them all"


def counted(number: int, noun: str) -> str:
    """Count things: ``1 page``, ``2 pages``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Set rows in columns, with two spaces between them."""
    lines = [heads, *(tuple(map(visible, row)) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)
