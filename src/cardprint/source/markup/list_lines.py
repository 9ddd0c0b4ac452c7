"""The lines that lists are made of: which begin an item, what belongs to it, whether a number counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.source.markup.lines import Line

_NUMBER = re.compile(r"([0-9]{1,3})[.)][ \t]+(?=\S)")


class ItemMarker(NamedTuple):
    """What makes a line a list's item: its number, None for a bullet, and how many characters it takes."""

    number: int | None
    width: int


def marker_of(line: Line) -> ItemMarker | None:
    """Return what a line begins with that makes it an item; None where it begins with nothing of the kind."""
    text = line.text
    first = text[:1]
    if first in ("-", "*", "•"):
        rest = text[1:].lstrip(" \t")
        if not rest or (first != "•" and len(rest) == len(text) - 1) or not text.strip(first + " \t"):
            return None
        return ItemMarker(None, len(text) - len(rest))
    number = _NUMBER.match(text)
    return ItemMarker(int(number[1]), number.end()) if number else None


def numbers_more(lines: Sequence[Line], at: int, last: int) -> bool:
    """Return whether the numbered line has a list in it or a numbered line after it, before line ``last``."""
    indent = lines[at].indent
    for after in range(at + 1, last):
        line = lines[after]
        if not line.text:
            continue
        marker = marker_of(line)
        if line.indent <= indent + 1:
            return marker is not None and marker.number is not None
        if marker is not None:
            return True
    return False


def item_end(lines: Sequence[Line], at: int, last: int) -> int:
    """Return the line after an item's last: what is indented below it belongs to it."""
    indent = lines[at].indent
    end = at + 1
    for after in range(at + 1, last):
        line = lines[after]
        if line.text:
            if line.indent <= indent or (line.indent == indent + 1 and marker_of(line)):
                break
            end = after + 1
    return end
