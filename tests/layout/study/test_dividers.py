"""Box dividers: cut like the cards."""

from itertools import pairwise

import pytest

from cardprint.layout.imposition.grid import cut_stock
from cardprint.layout.study.dividers import lay_out_dividers
from cardprint.model.catalogue import find_stock
from cardprint.model.job import CardsJob, CutMarks, StudyJob
from cardprint.model.page import Box, Rule
from cardprint.model.paper import CARD_SIZES, PAPERS, card_size
from making import by_line, deck_of, read
from text_checks import texts_in

RATINGS = {1: 1, 2: 1, 3: 1, 4: 5, 5: None, 7: 1}


def rated_deck(count=8):
    deck = deck_of(*((f"question {n}", "answer") for n in range(1, count + 1)))
    return deck.rated({n: RATINGS.get(n, 3) for n in range(1, count + 1)})


def job(stock=None, **fields):
    stock = stock or cut_stock(card_size("90x60mm"), PAPERS["A4"])
    return StudyJob(PAPERS["A4"], CardsJob(stock), **fields)


def dividers(document):
    return [panel for page in document.pages for panel in page.panels if panel.role == "front"]


def test_there_is_one_for_each_box_in_the_slots_of_the_cards(typesetter):
    wanted = job(boxes=(1, 3, 5))
    document = lay_out_dividers(rated_deck(), wanted, typesetter)
    assert [(panel.x, panel.y) for panel in dividers(document)] == [
        (slot.x, slot.y) for slot, _ in zip(wanted.cards.stock.places(), range(3), strict=False)
    ]


def test_each_says_its_box_how_often_it_comes_and_which_cards_begin_there(typesetter):
    said = [read(panel.items) for panel in dividers(lay_out_dividers(rated_deck(), job(boxes=(1, 3, 5)), typesetter))]
    assert said == [
        "Box 1 A deck 1 every day begins with 5 cards: 1–3, 5, 7".replace("–", "\u2060–\u2060"),
        "Box 2 A deck 2 every 3 days begins with 2 cards: 6, 8",
        "Box 3 A deck 3 every 5 days begins with 1 card: 4",
    ]


def test_cards_too_many_to_list_are_counted(typesetter):
    deck = rated_deck(2000).rated({number: 1 + 4 * (number % 2) for number in range(1, 2001)})
    said = [read(panel.items) for panel in dividers(lay_out_dividers(deck, job(boxes=(1, 3)), typesetter))]
    assert said[0].endswith("every day begins with 1000 cards")


def test_the_tabs_go_from_left_to_right(typesetter):
    tabs = [
        item.x
        for panel in dividers(lay_out_dividers(rated_deck(), job(), typesetter))
        for item in panel.items
        if isinstance(item, Box)
    ]
    assert len(tabs) == 5
    assert tabs == sorted(set(tabs))


@pytest.mark.parametrize("size", [*CARD_SIZES, "30x20mm", "20x20mm"])
def test_nothing_leaves_the_divider(size, typesetter):
    stock = cut_stock(card_size(size), PAPERS["A4"])
    for panel in dividers(lay_out_dividers(rated_deck(300), job(stock, boxes=tuple(range(1, 10))), typesetter)):
        for item in by_line(panel.items):
            assert item.x > -0.01
            assert item.x + item.width <= stock.card.width + 0.01
            assert 0 <= item.y <= stock.card.height


def test_texts_of_a_divider_do_not_meet(typesetter):
    for size in ("90x60mm", "poker", "30x20mm", "index-5x8"):
        stock = cut_stock(card_size(size), PAPERS["A4"])
        for panel in dividers(lay_out_dividers(rated_deck(), job(stock), typesetter)):
            lines = sorted({(item.y - 0.72 * item.size, item.y) for item in texts_in(panel.items)})
            assert all(above[1] <= below[0] for above, below in pairwise(lines))


def test_perforated_stock_has_no_marks_and_begins_where_it_is_reported(typesetter):
    stock = find_stock("avery-5371")
    wanted = job(stock, boxes=(1, 2))
    document = lay_out_dividers(rated_deck(), wanted._replace(cards=wanted.cards._replace(start=4)), typesetter)
    first, second = dividers(document)
    assert (first.x, first.y) == (stock.slot(3).x, stock.slot(3).y)
    assert (second.x, second.y) == (stock.slot(4).x, stock.slot(4).y)
    assert not any(isinstance(item, Rule) for page in document.pages for panel in page.panels for item in panel.items)


def test_sheets_to_cut_have_marks_and_say_how_they_are_printed(typesetter):
    (page,) = lay_out_dividers(rated_deck(), job(), typesetter).pages
    (sheet,) = [panel for panel in page.panels if panel.role == "sheet"]
    assert any(isinstance(item, Rule) for item in sheet.items)
    assert read(sheet.items) == "Box dividers · sheet 1 of 1 · print at 100 %, on one side"
    wanted = job()
    without = wanted._replace(cards=wanted.cards._replace(cut_marks=CutMarks.NONE))
    (page,) = lay_out_dividers(rated_deck(), without, typesetter).pages
    assert not any(isinstance(item, Rule) for panel in page.panels for item in panel.items)
