"""One run of one program, with the kernel's own account of it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from memory import Family

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# Linux counts in KiB, macOS in bytes.
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


class Timing(NamedTuple):
    """Seconds by the wall clock and on the processor, and the largest resident size in bytes."""

    wall: float
    cpu: float
    peak: int


class FailedError(Exception):
    """A program ended otherwise than it should."""


def run(command: Sequence[str], log: Path) -> Timing:
    """Run a command to its end and account for it and for every process it waited for. Raises FailedError.

    On Linux the peak counted for a child starts at the size of its parent, so this process has to stay small: it
    imports no library, and outputs are inspected by another process.
    """
    with log.open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    _see(process, log)
    return Timing(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _PEAK_UNIT)


def held(command: Sequence[str], log: Path) -> int:
    """Run a command and give the most bytes that it and all it started held together. Raises FailedError."""
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
        family = Family(process.pid)
        process.wait()
    most = family.end()
    _see(process, log)
    return most


def _see(process: subprocess.Popen[bytes], log: Path) -> None:
    if process.returncode:
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise FailedError(f"{' '.join(map(str, process.args))} ended with {process.returncode}:\n{said}")
