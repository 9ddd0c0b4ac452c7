"""How hostile files are tried: by the program as a process of its own, which may take only so much."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCE = Path(__file__).parents[2] / "src"


class Ended(NamedTuple):
    """How a process ended: its status, negative for a signal, what it said, and what it took.

    ``seconds`` are those of a processor, ``memory`` is its peak in bytes.
    """

    status: int
    out: bytes
    err: str
    seconds: float
    memory: int


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder of its own."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def program(tmp_path: Path) -> Callable[..., Ended]:
    """Return what runs the program in the working folder, with an address space of so many bytes where it is said."""

    def running(*arguments: object, space: int | None = None, **environment: str) -> Ended:
        def bound() -> None:
            import resource  # noqa: PLC0415 - of POSIX

            resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
            if space:
                resource.setrlimit(resource.RLIMIT_AS, (space, space))

        home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "PYTHONPATH": str(SOURCE)}
        command = [sys.executable, "-m", "cardprint", *map(str, arguments)]
        with (tmp_path / ".out").open("w+b") as out, (tmp_path / ".err").open("w+b") as err:
            process = subprocess.Popen(
                command,
                env=os.environ | home | environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                preexec_fn=bound,  # noqa: PLW1509 - there are no threads here
            )
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            said = err.read().decode("utf-8", "backslashreplace")
            return Ended(process.returncode, out.read(), said, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)

    return running
