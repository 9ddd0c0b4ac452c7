"""One run of one program, with the kernel's own account of it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

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


def run(command: Sequence[str], log: Path) -> Timing:
    """Run a command to its end and account for it and for every process it waited for; SystemExit if it fails.

    On Linux the peak counted for a child starts at the size of its parent, so this process has to stay small: it
    imports no library, and outputs are inspected by another process.
    """
    with log.open("wb") as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{said}")
    return Timing(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _PEAK_UNIT)
