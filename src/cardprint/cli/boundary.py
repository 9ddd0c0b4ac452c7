"""Where every command line ends: whatever happens inside, people see plain messages and scripts get a kept promise."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cardprint.cli import streams
from cardprint.errors import CardprintError, ExitCode, LimitError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import FrameType
    from typing import NoReturn

DEBUG = "--debug"


class _Terminated(BaseException):
    """Somebody asked the process to end (SIGTERM)."""


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line and give its exit status. No exception leaves here."""
    streams.prepare()
    try:
        with _ending_on_request():
            return _run(arguments)
    except KeyboardInterrupt:
        return _stopped(ExitCode.INTERRUPTED)
    except _Terminated:
        return _stopped(ExitCode.TERMINATED)


def _run(arguments: Sequence[str]) -> int:
    from cardprint.cli.program import invoke  # noqa: PLC0415 - a failing import is told like any other bug

    try:
        status = invoke(arguments)
        streams.finish()
    except BrokenPipeError:  # as in `cardprint stocks | head`: the reader has had enough
        streams.abandon()
        return ExitCode.DONE
    except CardprintError as error:
        return _failed(error)
    except MemoryError:
        return _failed(LimitError.of("not enough memory", hint="print fewer cards at once, as with --cards 1-500"))
    except Exception as error:  # noqa: BLE001 - the one place that catches what we did not foresee
        return _bug(error, debug=DEBUG in arguments)
    return status


def _failed(error: CardprintError) -> int:
    from cardprint.cli.report import tell_problems  # noqa: PLC0415 - only needed when something is wrong

    tell_problems(error.problems)
    return error.exit_code


def _bug(error: Exception, *, debug: bool) -> int:
    if debug:
        import traceback  # noqa: PLC0415 - only needed for a bug

        streams.tell("".join(traceback.format_exception(error)).rstrip())
    what = f"{type(error).__name__}: {error}".splitlines()[0].rstrip(": ")
    hint = None if debug else f"this is a mistake in cardprint: please report what it prints with {DEBUG}"
    _failed(CardprintError(Problem(what, hint=hint)))
    return ExitCode.BUG


def _stopped(status: ExitCode) -> int:
    streams.abandon()
    streams.tell("stopped; no unfinished file was left behind")
    return status


@contextmanager
def _ending_on_request() -> Iterator[None]:
    """Let SIGTERM unwind the program like Ctrl-C does, so that everything on the way cleans up."""

    def end(_number: int, _frame: FrameType | None) -> NoReturn:
        raise _Terminated

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # not in the main thread: signals are somebody else's
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
