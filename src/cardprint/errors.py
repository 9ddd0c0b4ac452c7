"""What can go wrong, as data: a place, a message, a hint, and the exit status each error promises."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class ExitCode(IntEnum):
    """The exit statuses of the program. They are a promise to scripts: numbers never change meaning."""

    DONE = 0
    BUG = 1
    USAGE = 2
    INPUT = 3
    LIMIT = 4
    OUTPUT = 5
    SELF_CHECK = 6
    BATCH = 7
    PRINTING = 8
    INTERRUPTED = 130
    TERMINATED = 143


class Severity(StrEnum):
    """How bad a problem is: an error stops the work, a warning is told and the work goes on."""

    ERROR = "error"
    WARNING = "warning"


class Span(NamedTuple):
    """A place in a file the user wrote. Line and column count from 1; 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return the form editors understand: ``path``, or ``path:line:column``."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


class Problem(NamedTuple):
    """One thing wrong with the user's input: where, what, and what to do about it.

    ``card`` is the number of the card that has it, where any number of cards may have the like of it; 0 means no card.
    """

    message: str
    span: Span | None = None
    hint: str | None = None
    severity: Severity = Severity.ERROR
    card: int = 0


class CardprintError(Exception):
    """Any failure we foresee. It carries the exit status it leads to and the problems to show."""

    exit_code = ExitCode.BUG

    def __init__(self, *problems: Problem) -> None:
        """Take the problems, at least one, in the order they are to be shown."""
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type[CardprintError], tuple[object, ...]]:
        """Return what another process makes it of."""
        return type(self), self.problems

    @classmethod
    def of(cls, message: str, *, hint: str | None = None, span: Span | None = None) -> CardprintError:
        """Make the error that has one problem."""
        return cls(Problem(message, span, hint))


class UsageError(CardprintError):
    """The command line asks for something that cannot be (exit 2)."""

    exit_code = ExitCode.USAGE


class DeckError(CardprintError):
    """A deck, import, picture or font is wrong (exit 3). Holds every problem found, not the first."""

    exit_code = ExitCode.INPUT


class TooWideError(DeckError):
    """A single character is wider than the line it is to stand on, even at the smallest size (exit 3)."""

    def __init__(self, text: str) -> None:
        """Take the character."""
        self.text = text
        super().__init__(Problem(f"{quoted(text)} is wider than its line", hint="print it on something larger"))

    def __reduce__(self) -> tuple[type[CardprintError], tuple[object, ...]]:
        """Return what another process makes it of."""
        return type(self), (self.text,)


class LimitError(CardprintError):
    """Input is larger than a limit that protects the machine (exit 4)."""

    exit_code = ExitCode.LIMIT


class OutputError(CardprintError):
    """The target cannot be written; what was there before is untouched (exit 5)."""

    exit_code = ExitCode.OUTPUT


class SelfCheckError(CardprintError):
    """The finished file did not pass its own check; what was there before is untouched (exit 6)."""

    exit_code = ExitCode.SELF_CHECK


SHOWN = 60  # characters of the user's text that a message repeats


def quoted(text: str) -> str:
    """Repeat a piece of the user's text in a message: in quotes, at most 60 characters, what moves a cursor escaped."""
    return f"'{shortened(text)}'"


def shortened(text: str) -> str:
    """Repeat a piece of the user's text in a message, as ``quoted`` does, where it is to stand without quotes."""
    return visible(text if len(text) <= SHOWN else text[: SHOWN - 1] + "…")


def visible(text: str) -> str:
    """Return the text with what a terminal would act on (control, direction and line characters) written as escapes."""
    if text.isprintable():
        return text
    return "".join(
        character
        if character.isprintable() or character in "\u00a0\u200c\u200d"
        else character.encode("unicode_escape", "surrogatepass").decode("ascii")
        for character in text
    )


def format_problem(problem: Problem, *, severity: str | None = None) -> str:
    """Write a problem for a person: ``path:line:column: error: …``, and on a line of its own what to do.

    ``severity`` replaces the word for it, with a coloured one say.
    """
    where = f"{visible(str(problem.span))}: " if problem.span else ""
    line = f"{where}{severity or problem.severity.value}: {visible(problem.message)}"
    return f"{line}\n  hint: {visible(problem.hint)}" if problem.hint else line


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Pick the problems that stop the work."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def as_errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems as errors, where nothing is made that there is even a warning of."""
    return tuple(problem._replace(severity=Severity.ERROR) for problem in problems)
