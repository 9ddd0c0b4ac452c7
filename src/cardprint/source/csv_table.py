"""Takes the text of a table, CSV of any spreadsheet, gives its rows by the names of their columns."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from cardprint.model.deck import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cardprint.source.findings import Findings

_DELIMITERS = ",;\t"
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\n', re.IGNORECASE)  # what Excel writes, and reads, above the heads


def table_rows(
    text: str, findings: Findings, columns: Callable[[list[str], int], list[str]], example: str
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row that is not empty, by the names of its columns, with the line it begins in.

    ``columns`` makes names of the heads in a line, ``example`` is a first row as it should be. What is wrong with the
    table is noted in ``findings``.
    """
    separator = _SEPARATOR_LINE.match(text)
    lines = StringIO(text[separator.end() :] if separator else text, newline="")
    before = 1 if separator else 0
    head = text[separator.end() if separator else 0 :].partition("\n")[0]
    delimiter = separator[1] if separator else max(_DELIMITERS, key=head.count)
    table = csv.reader(lines, delimiter=delimiter, strict=True)
    names: list[str] = []
    line = before + 1
    try:
        for cells in table:
            row = [cell.strip() for cell in cells]
            if not names:
                names = columns(row, line)
            elif any(row):
                yield line, dict(zip(names, row + [""] * len(names), strict=False))
            line = before + table.line_num + 1
    except csv.Error as error:
        findings.error(f"this is no row of a table: {error}", Mark(line, 1), "see that every quote is closed")
    if not names:
        findings.error("the table is empty", Mark(1, 1), f"its first row is '{example}'")
