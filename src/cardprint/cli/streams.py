"""Standard output and standard error: data to the one, messages to the other, whatever state they are in."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress

from cardprint.errors import OutputError


def prepare() -> None:
    """Make the streams safe: what they cannot encode is escaped, what is no text replaced; a closed one swallows."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by the parent process
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - open until the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


def say(text: str) -> None:
    """Write a line of data to standard output. Raises OutputError where it cannot be written."""
    try:
        sys.stdout.write(f"{text}\n")
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _cannot_write(error) from error


def say_bytes(data: bytes) -> None:
    """Write a whole file to standard output. Raises OutputError where not all of it could be written."""
    if sys.__stdout__ is None:  # what swallows a line must not swallow a file
        raise OutputError.of("cannot write to standard output: it is closed")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        raise _cannot_write(error) from error


def ask(question: str) -> str | None:
    """Put a question to standard output and give the line that answers it; None where no more answers come."""
    try:
        sys.stdout.write(question)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _cannot_write(error) from error
    if sys.stdin is None:  # closed by the parent process
        return None
    try:
        answer = sys.stdin.readline()
    except OSError:  # as in a job in the background, which has no say on the terminal
        return None
    return answer.strip() if answer else None


def tell(text: str) -> None:
    """Write a line to standard error. Where nobody listens there, nothing happens."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        _silence(sys.stderr)


def finish() -> None:
    """Write what still waits in standard output, so that a failure is seen now and not when Python shuts down."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _cannot_write(error) from error


def write_out() -> None:
    """Write what still waits in both streams, as Python does at its end; of what fails now somebody was told before."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()


def abandon() -> None:
    """Stop writing to standard output: its reader has gone, or it failed."""
    _silence(sys.stdout)


def is_terminal() -> bool:
    """Return whether messages are read by a person, who may be shown colour and movement."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _cannot_write(error: OSError) -> Exception:
    reason = "its reader has gone" if isinstance(error, BrokenPipeError) else error.strerror or str(error)
    abandon()
    return OutputError.of(f"cannot write to standard output: {reason}")


def _silence(stream: object) -> None:
    """Point the stream's file at nothing: what is left in its buffer would else fail again at exit."""
    if isinstance(stream, io.TextIOWrapper):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
