"""What is wrong with one file, gathered while it is read, so that its author hears everything at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from cardprint.errors import DeckError, LimitError, Problem, Severity, Span

if TYPE_CHECKING:
    from cardprint.model.deck import Mark


class Findings:
    """The errors and warnings of one file. ``path`` is the file as its user named it."""

    __slots__ = ("_broke_limit", "_left_out", "_most", "_problems", "path")

    def __init__(self, path: str, most: int) -> None:
        """Begin with nothing found; ``most`` is how many problems are too many to go on."""
        self.path = path
        self._most = most
        self._problems: list[Problem] = []
        self._broke_limit = False
        self._left_out = False

    def error(self, message: str, mark: Mark | None = None, hint: str | None = None) -> None:
        """Note an error. Raises what ``settle`` raises once there are too many."""
        self._note(Problem(message, self._span(mark), hint))

    def warning(self, message: str, mark: Mark | None = None, hint: str | None = None, card: int = 0) -> None:
        """Note a warning, of a card where many may have the like of it, as long as there are not too many."""
        if len(self._problems) < self._most:
            self._note(Problem(message, self._span(mark), hint, Severity.WARNING, card))
        else:  # not even made: there may be a hundred thousand
            self._left_out = True

    def limit(self, message: str, mark: Mark | None = None, hint: str | None = None) -> None:
        """Note that the file breaks a limit."""
        self._broke_limit = True
        self.error(message, mark, hint)

    def add(self, others: Findings) -> None:
        """Note what was found beside these, as if it were found now."""
        self._broke_limit |= others._broke_limit
        self._left_out |= others._left_out
        for problem in others._problems:
            self._note(problem)

    def stop(self, message: str, mark: Mark | None = None, hint: str | None = None) -> NoReturn:
        """Note an error after which there is nothing to go on with, and raise what ``settle`` raises."""
        self.error(message, mark, hint)
        self.settle()
        raise AssertionError  # settle has raised

    def stop_at_limit(self, message: str, mark: Mark | None = None, hint: str | None = None) -> NoReturn:
        """Note that the file breaks a limit, so that reading on would harm, and raise what ``settle`` raises."""
        self._broke_limit = True
        self.stop(message, mark, hint)

    def settle(self) -> tuple[Problem, ...]:
        """Return the warnings, in the order of the file.

        Where there is an error, raises DeckError, or LimitError past a limit, with all errors and warnings.
        """
        different = {(problem.span, problem.message): problem for problem in self._problems}
        found = tuple(sorted(different.values(), key=_place))
        if self._left_out:
            found += (Problem("there are more warnings than these", Span(self.path), None, Severity.WARNING),)
        if any(problem.severity is Severity.ERROR for problem in found):
            raise (LimitError if self._broke_limit else DeckError)(*found)
        return found

    def _note(self, problem: Problem) -> None:
        if problem.severity is Severity.ERROR:
            self._problems.append(problem)
            if len(self._problems) >= self._most:
                self._problems.append(Problem("there are too many problems to go on", Span(self.path)))
                self.settle()
        elif len(self._problems) < self._most:
            self._problems.append(problem)
        else:
            self._left_out = True

    def _span(self, mark: Mark | None) -> Span:
        return Span(self.path, mark.line, mark.column) if mark else Span(self.path)


def _place(problem: Problem) -> tuple[bool, int, int]:
    """Order by line and column, what concerns the file as a whole last."""
    span = problem.span or Span("")
    return not span.line, span.line, span.column
