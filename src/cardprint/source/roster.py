"""Takes a class's roster, a CSV file of any spreadsheet, gives its pupils."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cardprint.errors import quoted
from cardprint.model.deck import Mark
from cardprint.model.limits import DEFAULT, Limits
from cardprint.model.nearest import nearest
from cardprint.model.roster import Pupil
from cardprint.source.csv_table import table_rows
from cardprint.source.findings import Findings
from cardprint.source.text_file import read_text

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ("name", "version", "edition", "language", "cards")
_MOST = 100_000  # pupils: more is no roster


def load_roster(path: str | Path, *, limits: Limits = DEFAULT) -> tuple[Pupil, ...]:
    """Read a roster: UTF-8 or UTF-16, with commas, semicolons or tabs.

    Its columns are ``name``, and ``version``, ``edition``, ``language`` and ``cards`` where somebody needs something
    else than the others. Other columns are passed over. Raises DeckError with every problem of the file.
    """
    findings = Findings(str(path), limits.problems)
    text = read_text(path, findings, limits)
    pupils: list[Pupil] = []
    for line, row in table_rows(text, findings, partial(_columns, findings=findings), "name,version"):
        name = " ".join(row["name"].split())
        if not name:
            findings.error("the row has no name", Mark(line, 1), "for blank copies, ask for --spares")
            continue
        given = {column: row.get(column, "") for column in COLUMNS[1:]}
        given["version"] = given["version"].upper()
        pupils.append(Pupil(len(pupils) + 1, name, line, **given))
        if len(pupils) > _MOST:
            findings.stop_at_limit(f"there are more than {_MOST:,} pupils", Mark(line, 1))
    if not pupils:
        findings.error("there is nobody in the roster", Mark(1, 1), "each row below the first names a pupil")
    findings.settle()
    return tuple(pupils)


def _columns(row: list[str], line: int, findings: Findings) -> list[str]:
    names = [cell.casefold() for cell in row]
    if "name" not in names:
        meant = next((name for name in names if nearest(name, COLUMNS[:1])), None)
        hint = f"did you mean 'name' for {quoted(meant)}?" if meant else f"the columns are {', '.join(COLUMNS)}"
        findings.stop("the roster has no column 'name'", Mark(line, 1), hint)
    for name in names:
        meant = nearest(name, COLUMNS) if name and name not in COLUMNS else None
        if meant and meant not in names:
            findings.error(f"the column {quoted(name)} is not known", Mark(line, 1), f"did you mean {quoted(meant)}?")
    return names
