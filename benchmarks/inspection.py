"""Look into an output: python inspection.py DECK PDF [bundle]. Fails where words are not in their places on the paper.

Every contestant prints A4 sheets of eight cards of 90 × 60 mm, fronts and then backs, mirrored for a turn about the
long edge, so the place of every card is known. The text of a slot has to hold every word of its card's side. Decks of
more than a few sheets are sampled.

In a bundle a worksheet and its key follow, where the outline says. Both ask every question, in order and on as many
pages; behind its question the key has every word of the answer, and the worksheet not one line of it.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import yaml  # noqa: TID251 - a deck is read the plain way, not by the program under test

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MM = 72 / 25.4
PAGE = (210 * MM, 297 * MM)
CARD = (90 * MM, 60 * MM)
LEFT = 15 * MM
TOP = 28.5 * MM
TOLERANCE = 0.4  # points: browsers make paper of whole pixels, 96 an inch
PER_SHEET = 8
SHEETS_READ = 12
TELLING = 12  # characters of a line that do not come on a worksheet by chance

_ARROW = re.compile(r" -(?:([^->]+)-)?> ")
_MARKUP = re.compile(r"\*\*|(?m:^- )|:$", re.MULTILINE)
# A word may be divided at the end of a line; pdfium reports the hyphen as U+0002.
_HYPHENS = re.compile(r"[-\u00ad\u2010\u0002]")
_BETWEEN = ".{0,6}?"  # the points of a question, at the end of its first line


class FlawError(Exception):
    """A page is not what the deck asks for."""


def inspect(deck: Path, pdf: Path, product: str = "cards") -> None:
    """Raise FlawError, saying where, unless the file has the deck's pages and its words in their places."""
    cards = yaml.load(deck.read_bytes(), Loader=yaml.CSafeLoader)["cards"]
    document = pypdfium2.PdfDocument(pdf)
    pages = len(document)
    if product == "bundle":
        chapters = {entry.get_title(): entry.get_dest().get_index() for entry in document.get_toc()}
        if not {"Worksheet", "Key"} <= chapters.keys():
            raise FlawError(f"its outline is {list(chapters)}")
        worksheet, key = (range(chapters["Worksheet"], chapters["Key"]), range(chapters["Key"], pages))
        pages = worksheet.start
        inspect_papers(cards, *([_bare(_text(document, number)) for number in part] for part in (worksheet, key)))
    _inspect_sheets(cards, document, pages)


def inspect_papers(cards: Sequence[Mapping[str, object]], worksheet: Sequence[str], key: Sequence[str]) -> None:
    """Look into worksheet and key, of which the texts of the pages are given.

    The last page of the worksheet may be empty, so that the key begins on a sheet of its own.
    """
    if len(worksheet) - (not worksheet[-1]) != len(key):
        raise FlawError(f"the worksheet has {len(worksheet)} pages, its key {len(key)}")
    for card, room in zip(cards, _rooms(cards, "".join(worksheet)), strict=True):
        lines = map(_bare, str(card["back"]).split("\n"))
        if any(len(line) >= TELLING and line in room for line in lines):
            raise FlawError(f"the worksheet has the answer of {card}")
    for card, room in zip(cards, _rooms(cards, "".join(key)), strict=True):
        for word in _words(str(card["back"])):
            if word not in room:
                raise FlawError(f"the key's answer of {card} has lost {word!r}")


def _rooms(cards: Sequence[Mapping[str, object]], text: str) -> Iterator[str]:
    """Return what stands between each question and the next."""
    begins, ends = [], [0]
    for number, card in enumerate(cards, 1):
        question = f"{number}{_BETWEEN.join(map(re.escape, _words(str(card['front']))))}"
        found = re.compile(question).search(text, ends[-1])
        if found is None:
            raise FlawError(f"question {number}, {card['front']!r}, is not where it belongs")
        begins.append(found.start())
        ends.append(found.end())
    return (text[end:begin] for end, begin in zip(ends[1:], [*begins[1:], len(text)], strict=True))


def _inspect_sheets(cards: Sequence[Mapping[str, object]], document: pypdfium2.PdfDocument, pages: int) -> None:
    """Look for the words of sampled cards in their slots."""
    sheets = -(-len(cards) // PER_SHEET)
    if pages != 2 * sheets:
        raise FlawError(f"{pages} pages of cards, {2 * sheets} expected")
    step = max(1, sheets // SHEETS_READ)
    for sheet in sorted({*range(0, sheets, step), sheets - 1}):
        for side, page_number in (("front", 2 * sheet), ("back", 2 * sheet + 1)):
            page = document[page_number]
            if any(abs(a - b) > TOLERANCE for a, b in zip(page.get_size(), PAGE, strict=True)):
                raise FlawError(f"page {page_number + 1} is {page.get_size()} points, not A4")
            text = page.get_textpage()
            for place, card in enumerate(cards[sheet * PER_SHEET : (sheet + 1) * PER_SHEET]):
                row, column = divmod(place, 2)
                x = LEFT + (column if side == "front" else 1 - column) * CARD[0]
                y = PAGE[1] - TOP - row * CARD[1]
                found = _HYPHENS.sub("", "".join(text.get_text_bounded(x, y - CARD[1], x + CARD[0], y).split()))
                for word in _words(str(card[side])):
                    if word not in found:
                        raise FlawError(f"page {page_number + 1}: the {side} of {card} has lost {word!r}")


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    text: str = document[number].get_textpage().get_text_bounded()
    return text


def _bare(text: str) -> str:
    """Return a text without markup and all that lines may be broken at."""
    return "".join(_words(text))


def _words(side: str) -> Iterator[str]:
    for word in _MARKUP.sub("", _ARROW.sub(r" \1 ", side)).split():
        bare = _HYPHENS.sub("", word)
        if bare:
            yield bare


if __name__ == "__main__":
    try:
        inspect(*map(Path, sys.argv[1:3]), *sys.argv[3:])
    except FlawError as flaw:
        raise SystemExit(f"{sys.argv[2]}: {flaw}") from None
