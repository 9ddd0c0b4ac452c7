"""A front with blanks whose card has an answer besides: what the front leaves out is told wherever answers are."""

from __future__ import annotations

from itertools import product

import pytest

from cardprint.exercise.drawing_up import draw_up
from cardprint.layout.card.cards import lay_out_cards
from cardprint.layout.imposition.grid import cut_stock
from cardprint.layout.worksheet.worksheet import lay_out_worksheet
from cardprint.model.block_contents import plain_text
from cardprint.model.exercise import Plan
from cardprint.model.job import Arrangement, CardsJob, KeyForm, SheetJob
from cardprint.model.kind import PUZZLES, Kind
from cardprint.model.paper import PAPERS, card_size, paper
from cardprint.source.deck_file import load_deck
from making import read

# Kinds whose answer is in another form ask this card as one of words to write.
FORMS = {Kind.ORDERING: "one -> two -> three", Kind.CLOZE: "the **answer** is{n}"}
STOCK = cut_stock(card_size("90x60mm"), paper("A4"))


@pytest.fixture
def deck(tmp_path):
    def make(kind: Kind, count: int = 6):
        back = FORMS.get(kind, "answer{n}")
        names = "abcdefgh"
        cards = (
            f"  - id: {name}\n    front: Town {name} lies on the {{{{river{name}}}}}.\n    back: {back.format(n=name)}"
            for name in names[:count]
        )
        path = tmp_path / "deck.yaml"
        path.write_text("title: Towns\ncards:\n" + "\n".join(cards) + "\n", encoding="utf-8")
        return load_deck(str(path))[0]

    return make


def shown(pages, role=None) -> str:
    """Return the text of pages, or of panels of one role, without spaces, as lines may divide it."""
    items = (item for page in pages for panel in page.panels if role in {None, panel.role} for item in panel.items)
    return read(items).replace(" ", "")


def test_the_back_of_a_card_shows_its_sentence_filled_in_and_then_its_own_text(typesetter, deck):
    document = lay_out_cards(deck(Kind.SHORT, 1), CardsJob(STOCK, arrangement=Arrangement.DUPLEX), typesetter)
    assert "Townaliesontherivera.answera" in shown(document.pages, "back")
    assert "rivera" not in shown(document.pages, "front")


@pytest.mark.parametrize(
    ("kind", "form"),
    # No picture is labelled here; and beside the squares of a puzzle a strip has room for the words in them alone.
    [
        (kind, form)
        for kind, form in product(Kind, KeyForm)
        if kind is not Kind.LABEL and not (kind in PUZZLES and form is KeyForm.STRIP)
    ],
)
def test_every_key_says_what_a_question_leaves_out_and_no_sheet_does(typesetter, deck, kind, form):
    cards = deck(kind)
    exercise = draw_up(cards, Plan(kind, word_bank=False))  # with clues in word searches too
    sheet, key = lay_out_worksheet(exercise, SheetJob(PAPERS["A4"], key=form), typesetter)
    asked = [card.number for task in exercise.tasks for card in task.cards]
    assert len(asked) == len(cards.cards) or kind in PUZZLES
    times = 2 if form is KeyForm.COMPACT else 1  # on the sheet, and in the list
    assert all(shown(key.pages).count(f"river{'abcdefgh'[number - 1]}") >= times for number in asked)
    assert "river" not in shown(sheet.pages)


def test_whoever_rates_a_card_is_shown_its_sentence_filled_in(deck):
    assert plain_text(deck(Kind.SHORT, 1).cards[0].told) == "Town a lies on the rivera.\nanswera"
