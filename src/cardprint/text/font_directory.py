"""The directory at the head of a font file: whether the tables it lists are there, to their ends.

HarfBuzz reads what there is of a table and takes the letters behind for empty, so that a file that broke off on its
way here would print blanks.
"""

from __future__ import annotations

from mmap import ACCESS_READ, mmap
from struct import error, unpack_from
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_COLLECTION = b"ttcf"
_HEADER, _RECORD = 12, 16  # bytes, of the header and of a table's record in the directory (OpenType, otff)


def is_whole(path: Path) -> bool:
    """Return whether every table of every face in a file ends within the file. Raises OSError."""
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        try:
            return all(end <= len(data) for start in _directories(data) for end in _ends(data, start))
        except error:  # the directory itself breaks off
            return False


def _directories(data: mmap) -> tuple[int, ...]:
    if data[:4] != _COLLECTION:
        return (0,)
    (count,) = unpack_from(">8xI", data)
    return unpack_from(f">{count}I", data, _HEADER)


def _ends(data: mmap, start: int) -> Iterator[int]:
    (count,) = unpack_from(">4xH", data, start)
    for number in range(count):
        offset, length = unpack_from(">8xII", data, start + _HEADER + number * _RECORD)
        yield offset + length
