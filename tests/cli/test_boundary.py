"""Whatever happens inside, people see plain messages and scripts get the status they were promised."""

from __future__ import annotations

import errno
import os
import signal
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from cardprint.cli import program
from cardprint.errors import (
    DeckError,
    ExitCode,
    LimitError,
    OutputError,
    Problem,
    SelfCheckError,
    Severity,
    Span,
    UsageError,
)

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Let the program fail with an exception, whatever it is asked for."""

    def fail(error: BaseException) -> None:
        def invoke(_arguments: object) -> int:
            raise error

        monkeypatch.setattr(program, "invoke", invoke)

    return fail


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UsageError.of("no"), ExitCode.USAGE),
        (DeckError.of("no"), ExitCode.INPUT),
        (LimitError.of("no"), ExitCode.LIMIT),
        (OutputError.of("no"), ExitCode.OUTPUT),
        (SelfCheckError.of("no"), ExitCode.SELF_CHECK),
        (MemoryError(), ExitCode.LIMIT),
        (KeyError("x"), ExitCode.BUG),
        (RecursionError("too deep"), ExitCode.BUG),
        (KeyboardInterrupt(), ExitCode.INTERRUPTED),
        (BrokenPipeError(), ExitCode.DONE),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_end_has_its_status(error, status, failing, run):
    failing(error)
    assert run("deck").status == status


def test_every_problem_is_reported_with_its_place_and_hint(failing, run):
    failing(
        DeckError(
            Problem("card 4 has no 'back'", Span("cards/french.yaml", 12, 5), "did you mean 'back' for 'bakc'?"),
            Problem("the tag is strange", Span("cards/french.yaml", 14, 3), severity=Severity.WARNING),
            Problem("something is wrong"),
        )
    )
    result = run("deck")
    assert result.out == ""
    assert result.err == (
        "cards/french.yaml:12:5: error: card 4 has no 'back'\n"
        "  hint: did you mean 'back' for 'bakc'?\n"
        "cards/french.yaml:14:3: warning: the tag is strange\n"
        "error: something is wrong\n"
    )


def test_a_mistake_of_ours_is_one_line_and_a_request(failing, run):
    failing(ZeroDivisionError("division by zero"))
    assert run("deck").err == (
        "error: ZeroDivisionError: division by zero\n"
        "  hint: this is a mistake in cardprint: please report what it prints with --debug\n"
    )


def test_a_mistake_without_a_message_is_told_by_its_name(failing, run):
    failing(AssertionError())
    assert run("deck").err.startswith("error: AssertionError\n")


def test_debug_shows_where_the_mistake_happened(failing, run):
    failing(ZeroDivisionError("division by zero"))
    told = run("deck", "--debug").err
    assert "Traceback (most recent call last):" in told
    assert "in invoke" in told
    assert told.endswith("error: ZeroDivisionError: division by zero\n")


def test_a_terminal_cannot_be_commanded_by_what_a_message_repeats(failing, run):
    failing(UsageError.of("no such deck: \x1b[2J\r"))
    assert run("deck").err == "error: no such deck: \\x1b[2J\\r\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to send")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_handling_of_signals_is_put_back(number, run):
    before = signal.getsignal(number)
    run("--version")
    assert signal.getsignal(number) is before


@pytest.mark.skipif(os.name == "nt", reason="as above")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("then", [None, KeyError("of something else"), DeckError.of("a font is damaged")])
def test_a_request_to_end_that_a_library_swallows_is_heeded_all_the_same(number, status, then, monkeypatch, run):
    def invoke(_arguments: object) -> int:
        with suppress(BaseException):
            os.kill(os.getpid(), number)
            time.sleep(5)
        if then:
            raise then
        return 0

    monkeypatch.setattr(program, "invoke", invoke)
    result = run("deck")
    assert result.status == status
    assert result.err == "stopped; no unfinished file was left behind\n"


@pytest.mark.skipif(os.name == "nt", reason="as above")
def test_a_signal_that_is_ignored_stays_ignored(monkeypatch, run):
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        monkeypatch.setattr(program, "invoke", lambda _arguments: os.kill(os.getpid(), signal.SIGINT) or 0)
        assert run("deck").status == 0
    finally:
        signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize(
    "error",
    [
        ImportError("libz.so.1: failed to map segment from shared object"),
        ImportError("DLL load failed: The paging file is too small for this operation to complete."),
        OSError(errno.ENOMEM, "Cannot allocate memory"),
    ],
    ids=["a library", "a library on Windows", "the system"],
)
def test_too_little_memory_is_told_whoever_says_so(error, failing, run):
    failing(error)
    result = run("stocks")
    assert result.status == ExitCode.LIMIT
    assert "not enough memory" in result.err


def test_an_error_that_comes_of_too_little_memory_is_reported_as_such(failing, run):
    error = SystemError("error return without exception set")
    error.__cause__ = MemoryError()
    failing(error)
    assert run("stocks").status == ExitCode.LIMIT
    failing(ImportError("no module named x"))
    assert run("stocks").status == ExitCode.BUG
