"""What lies at a path: answers for any path at all, where pathlib raises for one too long or behind a locked door."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def is_folder(path: str | Path) -> bool:
    """Return whether there is a folder at a path, as far as we may see."""
    return os.path.isdir(path)  # noqa: PTH112 - see above


def is_file(path: str | Path) -> bool:
    """Return whether there is a regular file at a path, as far as we may see."""
    return os.path.isfile(path)  # noqa: PTH113 - see above


def is_there(path: str | Path) -> bool:
    """Return whether there is anything at a path, as far as we may see."""
    return os.path.exists(path)  # noqa: PTH110 - see above


def leads_out(path: str | Path) -> bool:
    """Return whether a path is a link, or leads through one, to something outside the folder it is in."""
    folder = os.path.realpath(os.path.dirname(path))  # noqa: PTH120 - of a text
    return os.path.dirname(os.path.realpath(path)) != folder  # noqa: PTH120 - as above


def read_unmoved(path: str | Path) -> bytes:
    """Read a regular file at a path without links, as it was resolved before.

    Raises OSError where a link has come into the path since, or something that is no file: who may write into a deck's
    folder is not to have others read.
    """
    flags = (getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))  # as far as the system has them
    handle = os.open(path, os.O_RDONLY | sum(flags))
    with open(handle, "rb") as file:  # noqa: PTH123 - of a descriptor
        found = os.fstat(handle)
        is_there = os.path.samestat(found, os.lstat(path)) and os.path.realpath(path) == str(path)
        if not stat.S_ISREG(found.st_mode) or not is_there:
            raise OSError(errno.ELOOP, "it is a link now")
        return file.read()
