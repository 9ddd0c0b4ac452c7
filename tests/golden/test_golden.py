"""The placed items of the sample decks, and of some harder ones, as text: a change of layout shows line by line.

``make golden`` writes the dumps anew; read the difference before committing it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cardprint.build.print_options import print_options
from cardprint.exercise.drawing_up import draw_up
from cardprint.layout.card.cards import lay_out_cards
from cardprint.layout.worksheet.worksheet import lay_out_worksheet
from cardprint.options.request import PrintRequest, Product
from cardprint.source.deck_file import load_deck
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter

HERE = Path(__file__).parent
CARDS = HERE.parents[1] / "cards"
DECKS = {name: CARDS / f"{name}.yaml" for name in ("first-words", "other-compute-services", "showcase", "times-tables")}
DECKS |= {name: HERE.parent / "decks" / "good" / f"{name}.yaml" for name in ("figures", "pictures", "puzzles")}


def first_pages(document, count):
    """Yield the dump of the first pages."""
    dump = document.dump()
    pages = 0
    for line in dump:
        pages += line.startswith("page ")
        if pages > count:
            return
        yield line


def parts(deck_name):
    deck, _ = load_deck(DECKS[deck_name])
    typesetter = Typesetter(load_fonts(lang=deck.lang, system=False), deck.lang)

    def options(**settings):
        return print_options(PrintRequest(Product.BUNDLE, settings), deck)

    yield (
        "cards",
        first_pages(
            lay_out_cards(deck, options(arrangement="duplex").cards_job(), typesetter),
            4 if deck_name == "showcase" else 2,
        ),
    )
    yield "folded", first_pages(lay_out_cards(deck, options(arrangement="fold").cards_job(), typesetter), 1)
    sheet, key = lay_out_worksheet(draw_up(deck), options(confidence="yes").sheet_job(), typesetter)
    yield "worksheet", first_pages(sheet, 1)
    yield "key", first_pages(key, 1)


@pytest.mark.parametrize("deck_name", DECKS)
def test_the_sample_decks_are_laid_out_as_agreed(deck_name, request):
    for name, dump in parts(deck_name):
        path = HERE / f"{deck_name}-{name}.txt"
        text = "\n".join(dump) + "\n"
        if request.config.getoption("--update"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")
