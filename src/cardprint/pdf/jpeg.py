"""A JPEG as a PDF takes it: the same scans, without what else cameras write into the file (places, thumbnails)."""

from __future__ import annotations

import re
from typing import NamedTuple

from cardprint.patterns import lazy_pattern

_SCAN, _END = 0xDA, 0xD9
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_READ_BY_ALL = frozenset((0xC0, 0xC1, 0xC2))  # baseline, extended, progressive: what DCTDecode is defined for
_APPLICATION, _COMMENT = range(0xE0, 0xF0), 0xFE
_JFIF, _ADOBE = 0xE0, 0xEE  # both say how colours are coded
_NEXT_MARKER = lazy_pattern(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)


class Jpeg(NamedTuple):
    """A whole JPEG and nothing else; ``inverted``: its inks are written as Adobe does, 0 for all of the ink."""

    data: bytes
    inverted: bool


def strip(data: bytes) -> Jpeg | None:
    """Take from a file that begins with a JPEG what shows; None where not every viewer could read it."""
    kept = [data[:2]]
    at = 2
    inverted = False
    while at + 4 <= len(data):
        if data[at] != 0xFF:  # noqa: PLR2004 - what every marker begins with
            return None
        marker = data[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - padding
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in _FRAMES and marker not in _READ_BY_ALL:
            return None
        if marker == _ADOBE and data[at + 4 : at + 9] == b"Adobe":
            inverted = True
        if marker == _SCAN:
            following = _NEXT_MARKER.search(data, end)
            if following is None:
                return None
            end = following.start()
        if marker in (_JFIF, _ADOBE) or (marker not in _APPLICATION and marker != _COMMENT):
            kept.append(data[at:end])
        if marker == _SCAN and data[end + 1] == _END:
            return Jpeg(b"".join((*kept, data[end : end + 2])), inverted)
        at = end
    return None
