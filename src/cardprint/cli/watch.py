"""Keeps an eye on files: whatever is made of them is made again each time one of them is saved, until Ctrl-C."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_PAUSE = 0.05  # seconds: shorter than anybody notices, long enough to cost nothing

_Made = TypeVar("_Made")
_Stamp = tuple[int, int, int] | None


class Watch(Generic[_Made]):
    """What was made, and of which files; it begins when it is made, which is to be before the files are read."""

    def __init__(self, sources: Mapping[_Made, Iterable[str]]) -> None:
        """Take what is made, each with the files it is made of."""
        self._seen = {made: _stamps(files) for made, files in sources.items()}

    def follow(self, made: _Made, files: Iterable[str]) -> None:
        """Take the files that something turned out to be made of. Those known before keep their time of reading."""
        self._seen[made] = {**_stamps(files), **self._seen[made]}

    def run(self, make: Callable[[_Made], None]) -> NoReturn:
        """Make each thing again when one of its files changes, comes or goes. Only an exception ends this."""
        while True:
            time.sleep(_PAUSE)
            for made, before in list(self._seen.items()):
                now = _stamps(before)
                if now != before:
                    self._seen[made] = now
                    make(made)


def _stamps(files: Iterable[str]) -> dict[str, _Stamp]:
    return {file: _stamp(file) for file in files}


def _stamp(file: str) -> _Stamp:
    """Return what tells a file from the one before: editors write in place, or put a new file in its place."""
    try:
        status = os.stat(file)  # noqa: PTH116 - twice as fast as through a Path, twenty times a second
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns
