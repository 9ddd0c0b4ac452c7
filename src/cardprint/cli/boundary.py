"""Where every command line ends: whatever happens inside, people see plain messages and scripts get a kept promise."""

from __future__ import annotations

import errno
import signal
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from cardprint.cli import streams
from cardprint.errors import CardprintError, ExitCode, Problem, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import FrameType
    from typing import NoReturn

DEBUG = "--debug"
# Of the loaders of glibc, musl, macOS and Windows.
_NO_MEMORY = ("failed to map segment", "annot allocate memory", "mmap() failed", "paging file is too small")


class _StoppedError(KeyboardInterrupt):
    """Somebody asked the process to end."""


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line and give its exit status. No exception leaves here.

    Libraries catch anything in places, what a signal raises too, and fail of something else later: once the process was
    asked to end, it was stopped, whatever it stumbled over.
    """
    streams.prepare()
    asked: list[ExitCode] = []
    try:
        with _ending_on_request(asked):
            status, tell = _run(arguments)
    except KeyboardInterrupt:
        return _stopped(*asked[:1] or [ExitCode.INTERRUPTED])
    if asked:
        return _stopped(asked[0])
    tell()
    return status


def _run(arguments: Sequence[str]) -> tuple[int, Callable[[], None]]:
    """Carry out a command line; give its exit status, and what tells why it is that."""
    try:
        from cardprint.cli.program import invoke  # noqa: PLC0415 - a failing import is told like any other bug

        status = invoke(arguments)
        streams.finish()
    except BrokenPipeError:  # as in `cardprint stocks | head`: the reader has had enough
        return ExitCode.DONE, streams.abandon
    except CardprintError as error:
        return error.exit_code, partial(_tell, error.problems)
    except Exception as error:  # noqa: BLE001 - the one place that catches what we did not foresee
        if _is_for_want_of_memory(error):
            problem = Problem("not enough memory", hint="print fewer cards at once, as with --cards 1-500")
            return ExitCode.LIMIT, partial(_tell, (problem,))
        return ExitCode.BUG, partial(_tell_of_bug, error, debug=DEBUG in arguments)
    return status, _say_nothing


def _is_for_want_of_memory(error: BaseException | None) -> bool:
    """Return whether an error, or one that it came of, is for want of memory: loaders of libraries say so in words."""
    while error is not None:
        if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
            return True
        if isinstance(error, ImportError) and any(words in str(error) for words in _NO_MEMORY):
            return True
        error = error.__cause__ or error.__context__
    return False


def _say_nothing() -> None:
    """Leave it at what was said on the way."""


def _tell(problems: Iterable[Problem]) -> None:
    from cardprint.cli.report import tell_problems  # noqa: PLC0415 - only needed when something is wrong

    tell_problems(problems)


def _tell_of_bug(error: Exception, *, debug: bool) -> None:
    if debug:
        import traceback  # noqa: PLC0415 - only needed for a bug

        streams.tell("\n".join(map(visible, "".join(traceback.format_exception(error)).splitlines())))
    what = f"{type(error).__name__}: {error}".splitlines()[0].rstrip(": ")
    hint = None if debug else f"this is a mistake in cardprint: please report what it prints with {DEBUG}"
    _tell((Problem(what, hint=hint),))


def _stopped(status: ExitCode) -> int:
    streams.abandon()
    streams.tell("stopped; no unfinished file was left behind")
    return status


_STATUSES = {signal.SIGINT: ExitCode.INTERRUPTED, signal.SIGTERM: ExitCode.TERMINATED}


@contextmanager
def _ending_on_request(asked: list[ExitCode]) -> Iterator[None]:
    """Let Ctrl-C and SIGTERM unwind the program, so that everything on the way cleans up, and note it in ``asked``."""

    def end(number: int, _frame: FrameType | None) -> NoReturn:
        asked.append(_STATUSES[signal.Signals(number)])
        raise _StoppedError

    before = {}
    try:
        for number in _STATUSES:
            if signal.getsignal(number) is not signal.SIG_IGN:  # as after nohup, or in a job in the background
                before[number] = signal.signal(number, end)
    except ValueError:  # not in the main thread: signals are somebody else's
        pass
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
