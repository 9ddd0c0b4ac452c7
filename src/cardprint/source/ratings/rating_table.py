"""Takes a table of ratings, a CSV file of any spreadsheet, gives the rating of each card it names.

The same kind of file is what a deck's ratings are kept in where they do not stand in the deck: beside ``french.yaml``
it is ``french.ratings.csv``.
"""

from __future__ import annotations

import csv
import re
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from cardprint.errors import Severity, quoted
from cardprint.model.block_contents import plain_text
from cardprint.model.deck import Mark, card_ids
from cardprint.model.limits import DEFAULT, Limits
from cardprint.model.nearest import nearest
from cardprint.options.selection import RATINGS
from cardprint.source.csv_table import table_rows
from cardprint.source.findings import Findings
from cardprint.source.text_file import read_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cardprint.errors import Problem
    from cardprint.model.deck import Deck

COLUMNS = ("id", "front", "rating")
"""The columns of a side file."""

_NAMES = ("id", "number", "front")  # by which of them a row may name its card, the surest first
_WHOLE = re.compile(r"0*(\d{1,9})(?:[.,]0+)?")  # spreadsheets make 3.0 of a 3
_FORMULA = ("=", "+", "-", "@")


class Stray(NamedTuple):
    """A row that names no card of the deck: its cells."""

    id: str
    front: str
    rating: str


class Ratings(NamedTuple):
    """The ratings of a table by the numbers of cards, its rows that name no card, and warnings about those."""

    by_number: dict[int, int]
    strays: tuple[Stray, ...]
    problems: tuple[Problem, ...]


def read_ratings(
    path: str | Path, deck: Deck, *, severity: Severity = Severity.ERROR, limits: Limits = DEFAULT
) -> Ratings:
    """Read a table of ratings: UTF-8 or UTF-16, with commas, semicolons or tabs.

    Its columns are ``rating`` and one of ``id``, ``number`` and ``front``; others are passed over, and so are rows
    without a rating. ``severity`` is what a row is that names no card. Raises DeckError with every problem.
    """
    findings = Findings(str(path), limits.problems)
    text = read_text(path, findings, limits)
    cards = _Cards(deck)
    found: dict[int, tuple[int, int]] = {}
    strays = []
    for line, row in table_rows(text, findings, partial(_columns, findings=findings), "number,rating"):
        if not row["rating"]:
            continue
        mark = Mark(line, 1)
        rating = _rating(row["rating"])
        if rating is None:
            findings.error(f"the rating is {quoted(row['rating'])}, not a whole number from 1 to 5", mark)
            continue
        number = cards.find(row, mark, findings, severity)
        if number is None:
            strays.append(Stray(row.get("id", ""), row.get("front", ""), row["rating"]))
            continue
        earlier, first = found.setdefault(number, (rating, line))
        if earlier != rating:
            message = f"card {number} is rated {rating}, and {earlier} in line {first}"
            findings.error(message, mark, "leave one of the two")
    return Ratings({number: rating for number, (rating, _) in found.items()}, tuple(strays), findings.settle())


def write_ratings(deck: Deck, ratings: Mapping[int, int], strays: tuple[Stray, ...] = ()) -> bytes:
    """Write a side file, in the order of the deck: UTF-8 with a byte order mark, without which Excel guesses."""
    text = StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    ids = card_ids(deck)
    for card in deck.cards:
        if card.number in ratings:
            table.writerow((ids[card.number], _harmless(_words(plain_text(card.front))), ratings[card.number]))
    table.writerows(strays)
    return text.getvalue().encode("utf-8-sig")


def _columns(row: list[str], line: int, findings: Findings) -> list[str]:
    """Read the heads of the columns; raises DeckError where what is needed is not among them."""
    names = [cell.casefold() for cell in row]
    for needed, shown in ((("rating",), "'rating'"), (_NAMES, "'id', 'number' or 'front'")):
        if not set(needed) & set(names):
            meant = next((name for name in names if nearest(name, needed)), None)
            hint = f"did you mean {quoted(nearest(meant, needed) or '')} for {quoted(meant)}?" if meant else None
            findings.stop(f"the table has no column {shown}", Mark(line, 1), hint or "its first row names the columns")
    return names


class _Cards:
    """Finds the cards of a deck by what a table calls them."""

    def __init__(self, deck: Deck) -> None:
        self._last = deck.cards[-1].number if deck.cards else 0
        self._by_id = {name: number for number, name in card_ids(deck).items()}
        self._by_front: dict[str, list[int]] = {}
        for card in deck.cards:
            for text in dict.fromkeys((_folded(plain_text(card.front)), _folded(card.front_text))):
                self._by_front.setdefault(text, []).append(card.number)

    def find(self, row: Mapping[str, str], mark: Mark, findings: Findings, severity: Severity) -> int | None:
        """Return the number of the card a row names; None, with a problem noted, where it names none."""
        name = next((name for name in _NAMES if row.get(name)), None)
        text = row[name] if name else ""
        found: list[int] = []
        hint = None
        if name == "id":
            found = [self._by_id[text]] if text in self._by_id else []
            meant = None if found else nearest(text, self._by_id)
            hint = f"did you mean {quoted(meant)}?" if meant else None
        elif name == "number":
            number = _whole(text)
            found = [number] if number is not None and 1 <= number <= self._last else []
            hint = f"cards are numbered from 1 to {self._last}"
        elif name == "front":
            found = self._by_front.get(_folded(text)) or self._by_front.get(_folded(text.removeprefix("'")), [])
        if len(found) == 1:
            return found[0]
        if found:
            shown = ", ".join(map(str, found))
            findings.error(f"the cards {shown} have the front {quoted(text)}", mark, "name them by number")
        else:
            what = f"no card has the {name} {quoted(text)}" if name else "the row names no card"
            note = findings.error if severity is Severity.ERROR else findings.warning
            note(what, mark, hint)
        return None


def _rating(text: str) -> int | None:
    number = _whole(text)
    return number if str(number) in RATINGS else None


def _whole(text: str) -> int | None:
    match = _WHOLE.fullmatch(text) if text.isascii() else None
    return int(match[1]) if match else None


def _words(text: str) -> str:
    return " ".join(text.split())


def _folded(text: str) -> str:
    return _words(text).casefold()


def _harmless(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
