"""A deck and a job become the pages of its cards."""

import pytest

from cardprint.errors import DeckError, UsageError, errors_in
from cardprint.layout.card.cards import lay_out_cards
from cardprint.layout.imposition.grid import cut_stock
from cardprint.model.built_in_themes import PLAIN as THEME
from cardprint.model.catalogue import find_stock
from cardprint.model.job import Arrangement, CardsJob, Flip, Overflow
from cardprint.model.page import Box
from cardprint.model.paper import card_size, paper
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from making import deck_of, read
from text_checks import texts_in

STOCK = cut_stock(card_size("90x60mm"), paper("A4"))
TEN = deck_of(*((f"front {n}", f"back {n}") for n in range(1, 11)))
LONG = deck_of(("short", "word " * 900))


@pytest.fixture
def pages(typesetter):
    def lay_out(deck, **options):
        options.setdefault("arrangement", Arrangement.DUPLEX)
        options.setdefault("stock", STOCK)
        return lay_out_cards(deck, CardsJob(**options), typesetter)

    return lay_out


def faces(page):
    return [(panel.role, panel.card) for panel in page.panels if panel.card]


def test_duplex_pages_are_front_and_back_in_turn(pages):
    document = pages(TEN)
    assert [page.label for page in document.pages] == ["1 front", "1 back", "2 front", "2 back"]
    assert document.duplex is Flip.LONG


def test_separate_pages_are_all_fronts_then_all_backs(pages):
    document = pages(TEN, arrangement=Arrangement.SEPARATE)
    assert [page.label for page in document.pages] == ["1 front", "2 front", "1 back", "2 back"]
    assert document.duplex is None


def test_folded_pages_hold_fronts_beside_backs(pages):
    page = pages(TEN, arrangement=Arrangement.FOLD).pages[0]
    assert faces(page)[:4] == [("front", 1), ("back", 1), ("front", 2), ("back", 2)]


def test_a_page_can_be_asked_for_more_than_once(pages):
    document = pages(TEN)
    assert document.pages[-1] == document.pages[3]
    assert list(document.pages) == document.pages[0:4]


def test_every_card_is_on_a_front_and_on_a_back(pages):
    shown = [face for page in pages(TEN).pages for face in faces(page)]
    assert sorted(shown) == sorted((role, n) for n in range(1, 11) for role in ("front", "back"))


def test_a_face_carries_its_text_the_decks_title_and_its_number(pages):
    panel = next(panel for panel in pages(TEN).pages[0].panels if panel.card == 3)
    assert read(panel.items) == "front 3 A deck 3"


def test_the_foot_of_a_right_to_left_deck_is_mirrored():
    def foot(lang):
        typesetter = Typesetter(load_fonts(lang=lang, system=False), lang)
        job = CardsJob(stock=STOCK, arrangement=Arrangement.DUPLEX)
        panels = lay_out_cards(deck_of(("a", "b"), title="T"), job, typesetter).pages[0].panels
        panel = next(panel for panel in panels if panel.role == "front")
        items = list(texts_in(panel.items))
        return sorted((item.x, read([item])) for item in items if read([item]) in {"T", "1"})

    assert [text for _, text in foot("en")] == ["T", "1"]
    assert [text for _, text in foot("he")] == ["1", "T"]


def test_a_tag_is_printed_as_a_word_on_a_band_of_the_front_only(pages):
    document = pages(deck_of(("q", "a"), tags=("verbs",)))
    front, back = (next(panel for panel in page.panels if panel.card) for page in document.pages)
    assert "verbs" in read(front.items)
    assert any(isinstance(item, Box) for item in front.items)
    assert "verbs" not in read(back.items)


def test_a_hint_stands_on_the_front(pages):
    front = next(panel for panel in pages(deck_of(("q", "a"), hint=TEN.cards[0].front)).pages[0].panels if panel.card)
    assert read(front.items).startswith("q front 1")


def test_a_hint_too_long_for_its_place_is_told_from_the_question_by_its_ink(pages):
    card = deck_of(("q", "a"), hint=deck_of(("word " * 90, "a")).cards[0].front)
    front = next(panel for panel in pages(card).pages[0].panels if panel.card)
    asked, *hint = texts_in(front.items)
    assert {item.colour for item in hint} == {THEME.colours.quiet}
    assert asked.colour == THEME.colours.text


def test_text_that_does_not_fit_goes_on_to_further_cards_and_says_so(pages):
    document = pages(LONG)
    backs = [panel for page in document.pages for panel in page.panels if panel.role == "back"]
    assert len(backs) > 1
    assert sum(read(panel.items).count("word") for panel in backs) == 900
    assert f"1 · 1/{len(backs)}" in read(backs[0].items).replace(" ·", " ·")
    (problem,) = document.problems
    assert problem.message.startswith("card 1: the back does not fit at 8 pt")
    assert problem.card == 1


def test_every_continuation_repeats_what_fits(pages):
    fronts = [panel for page in pages(LONG).pages for panel in page.panels if panel.role == "front"]
    assert all(read(panel.items).startswith("short") for panel in fronts)


def test_overflow_can_be_forbidden(pages):
    with pytest.raises(DeckError, match="does not fit") as refused:
        pages(LONG, overflow=Overflow.ERROR)
    assert errors_in(refused.value.problems) == refused.value.problems


def test_uniform_decks_have_one_size_for_fronts_and_one_for_backs(pages):
    deck = deck_of(("a", "b"), ("a rather long front, longer than one line of its card", "b " * 200))
    sizes = {"front": set(), "back": set()}
    for page in pages(deck, uniform=True).pages:
        for panel in page.panels:
            if panel.card:
                sizes[panel.role].add(max(item.size for item in texts_in(panel.items)))
    assert {role: len(found) for role, found in sizes.items()} == {"front": 1, "back": 1}


def test_the_scale_asks_on_backs(pages):
    document = pages(TEN, confidence=True)
    front, back = (next(panel for panel in page.panels if panel.card) for page in document.pages[:2])
    assert "How well did you know this? not at all 1 2 3 4 5 perfectly" in read(back.items)
    assert "How well" not in read(front.items)


def test_progress_is_reported_card_by_card(typesetter):
    told = []
    lay_out_cards(TEN, CardsJob(STOCK), typesetter, lambda done, total: told.append((done, total)))
    assert told == [(n, 10) for n in range(1, 11)]


@pytest.mark.parametrize("stock", ["avery-5371", "herma-5063", "avery-5388"])
def test_cards_of_stock_keep_clear_of_what_printers_leave_blank(pages, stock):
    found = find_stock(stock)
    for page in pages(TEN, stock=found).pages:
        for panel in page.panels:
            for item in texts_in(panel.items) if panel.card else ():
                assert panel.x + item.x >= 14.1
                assert panel.y + item.y <= page.size.height - 14.1


def test_copies_that_would_make_a_hundred_thousand_cards_are_refused(pages):
    many = deck_of(*((f"{n}", f"{n}") for n in range(101)))
    with pytest.raises(UsageError, match="1000 copies of 101 cards are more than 100,000"):
        pages(many, copies=1000)
    assert len(pages(TEN, copies=1000).pages) == 2 * 1250
