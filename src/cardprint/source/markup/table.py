"""Tables of ``|`` cells: which lines make one, and what is in its cells."""

from __future__ import annotations

import re
from typing import NamedTuple

from cardprint.source.markup.insets import inset_ranges
from cardprint.source.markup.verbatim import code_ranges

_CELL_END = re.compile(r"(?<!\\)\|")
_ALIGN = re.compile(r":?-+:?")


class Cell(NamedTuple):
    """What a cell says, and the index of its first character in the line."""

    text: str
    offset: int


def read_aligns(head: str, rule: str) -> tuple[str, ...] | None:
    """Return how each column is aligned, where two lines are the head of a table and the rule below it; else None."""
    if "|" not in head or "|" not in rule or not set(rule) <= set("|:- \t"):
        return None
    marks = [cell.text for cell in split_row(rule)]
    if len(marks) != len(split_row(head)) or not all(_ALIGN.fullmatch(mark) for mark in marks):
        return None
    return tuple(_align(mark) for mark in marks)


def split_row(line: str) -> list[Cell]:
    r"""Split a line into its cells; the first and last ``|`` may be missing.

    ``\|`` parts nothing, and neither does a bar in a formula or between a word and its reading.
    """
    begin = 1 if line.startswith("|") else 0
    cells = []
    kept = inset_ranges(line, code_ranges(line)) if "$" in line or "{" in line else []
    kept.reverse()
    for bar in _CELL_END.finditer(line, begin):
        while kept and kept[-1][1] <= bar.start():
            kept.pop()
        if kept and kept[-1][0] < bar.start():
            continue
        cells.append(_cell(line, begin, bar.start()))
        begin = bar.end()
    if begin < len(line):
        cells.append(_cell(line, begin, len(line)))
    return cells


def _cell(line: str, begin: int, end: int) -> Cell:
    text = line[begin:end]
    return Cell(text.strip(" \t"), begin + len(text) - len(text.lstrip(" \t")))


def _align(mark: str) -> str:
    if mark.endswith(":"):
        return "center" if mark.startswith(":") else "right"
    return "left"
