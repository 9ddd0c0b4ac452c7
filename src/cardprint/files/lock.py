"""One process at a time: a lock on a file that others respect who ask for it too, gone when its holder is."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def locked(path: str | Path) -> Iterator[None]:
    """Hold the lock of a file that is there, and wait for it where somebody else does.

    Where the system or its disk knows no such locks, go on without.
    """
    handle = None
    with suppress(ImportError, OSError):
        handle = _lock(path)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _lock(path: str | Path) -> int:
    """Open and lock a file, once more where another has taken its name in the meantime."""
    import fcntl  # noqa: PLC0415 - not on Windows

    while True:
        handle = os.open(path, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            if os.path.samestat(os.fstat(handle), os.stat(path)):  # noqa: PTH116 - beside fstat
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
