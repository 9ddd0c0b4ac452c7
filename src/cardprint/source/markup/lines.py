"""The lines of a text, as the block reader wants them: how far indented, what they say, where they stand."""

from __future__ import annotations

import re
from typing import NamedTuple

_BULLET_INSIDE = re.compile(r"(?<=[ \t])•")
_LEAD_IN = re.compile(r"[:：][*_]*$")
FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*([^`]*)$")
_TAB = 4  # columns


class Line(NamedTuple):
    """A line without the white space around it. ``offset`` is the index of its first character in the whole text."""

    indent: int
    text: str
    offset: int


def split_lines(text: str) -> list[Line]:
    """Split a text into its lines, and lines of several ``•`` into one for each."""
    lines = []
    offset = 0
    for raw in text.split("\n"):
        stripped = raw.strip(" \t")
        lead = raw[: raw.find(stripped[0])] if stripped else ""
        indent = len(lead.expandtabs(_TAB)) if "\t" in lead else len(lead)
        lines.append(Line(indent, stripped, offset + len(lead)))
        offset += len(raw) + 1
    return _part_bullets(lines) if "•" in text else lines


def _part_bullets(lines: list[Line]) -> list[Line]:
    parted = []
    fenced = False
    for line in lines:
        fenced ^= FENCE.match(line.text) is not None
        starts = [] if fenced else [found.start() for found in _BULLET_INSIDE.finditer(line.text)]
        head = line.text[: starts[0]].rstrip(" \t") if starts else ""
        if starts and (head.startswith("•") or _LEAD_IN.search(head)):
            for begin, end in zip([0, *starts], [*starts, len(line.text)], strict=True):
                parted.append(Line(line.indent, line.text[begin:end].rstrip(" \t"), line.offset + begin))
        else:
            parted.append(line)
    return parted
