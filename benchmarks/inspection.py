"""Look into an output: python inspection.py DECK PDF. Fails where a card's words are not in its place on the paper.

Every contestant prints A4 sheets of eight cards of 90 × 60 mm, fronts and then backs, mirrored for a turn about the
long edge, so the place of every card is known. The text of a slot has to hold every word of its card's side. Decks of
more than a few sheets are sampled.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import yaml  # noqa: TID251 - a deck is read the plain way, not by the program under test

if TYPE_CHECKING:
    from collections.abc import Iterator

MM = 72 / 25.4
PAGE = (210 * MM, 297 * MM)
CARD = (90 * MM, 60 * MM)
LEFT = 15 * MM
TOP = 28.5 * MM
TOLERANCE = 0.4  # points: browsers make paper of whole pixels, 96 an inch
PER_SHEET = 8
SHEETS_READ = 12

_ARROW = re.compile(r" -(?:([^->]+)-)?> ")
_MARKUP = re.compile(r"\*\*|(?m:^- )|:$", re.MULTILINE)
# A word may be divided at the end of a line; pdfium reports the hyphen as U+0002.
_HYPHENS = re.compile(r"[-\u00ad\u2010\u0002]")


def inspect(deck: Path, pdf: Path) -> None:
    """Raise SystemExit, saying where, unless the file has the deck's pages and its words in their slots."""
    cards = yaml.load(deck.read_bytes(), Loader=yaml.CSafeLoader)["cards"]
    sheets = -(-len(cards) // PER_SHEET)
    document = pypdfium2.PdfDocument(pdf)
    if len(document) != 2 * sheets:
        raise SystemExit(f"{pdf}: {len(document)} pages, {2 * sheets} expected")
    step = max(1, sheets // SHEETS_READ)
    for sheet in sorted({*range(0, sheets, step), sheets - 1}):
        for side, page_number in (("front", 2 * sheet), ("back", 2 * sheet + 1)):
            page = document[page_number]
            if any(abs(a - b) > TOLERANCE for a, b in zip(page.get_size(), PAGE, strict=True)):
                raise SystemExit(f"{pdf}: page {page_number + 1} is {page.get_size()} points, not A4")
            text = page.get_textpage()
            for place, card in enumerate(cards[sheet * PER_SHEET : (sheet + 1) * PER_SHEET]):
                row, column = divmod(place, 2)
                x = LEFT + (column if side == "front" else 1 - column) * CARD[0]
                y = PAGE[1] - TOP - row * CARD[1]
                found = _HYPHENS.sub("", "".join(text.get_text_bounded(x, y - CARD[1], x + CARD[0], y).split()))
                for word in _words(str(card[side])):
                    if word not in found:
                        raise SystemExit(f"{pdf}: page {page_number + 1}: the {side} of {card} has lost {word!r}")


def _words(side: str) -> Iterator[str]:
    for word in _MARKUP.sub("", _ARROW.sub(r" \1 ", side)).split():
        bare = _HYPHENS.sub("", word)
        if bare:
            yield bare


if __name__ == "__main__":
    inspect(Path(sys.argv[1]), Path(sys.argv[2]))
