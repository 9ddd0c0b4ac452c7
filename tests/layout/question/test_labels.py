"""Pictures to label, on worksheets and cards: numbers on the picture, a line for each, names where they belong."""

from __future__ import annotations

import pytest

from cardprint.exercise.drawing_up import draw_up
from cardprint.layout.card.cards import lay_out_cards
from cardprint.layout.imposition.grid import cut_stock
from cardprint.layout.palette import KEY, TEXT
from cardprint.layout.worksheet.worksheet import lay_out_worksheet
from cardprint.model.exercise import Plan
from cardprint.model.job import Arrangement, CardsJob, Grade, KeyForm, SheetJob
from cardprint.model.page import Circle, PlacedPicture, Rule
from cardprint.model.paper import PAPERS
from cardprint.model.picture import Fit
from cardprint.model.units import mm
from cardprint.model.words import ENGLISH
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from making import deck_of, labelled, read
from text_checks import texts_in

A4 = SheetJob(PAPERS["A4"])
NAMES = ("nucleus", "cell wall", "vacuole", "membrane", "chloroplast")
DECK = deck_of(("What are these?", "x"))
DECK = DECK._replace(cards=(labelled(DECK.cards[0], NAMES),))


def items(document):
    return [item for page in document.pages for panel in page.panels for item in panel.items]


def laid_out(typesetter, deck=DECK, job=A4, **plan):
    exercise = draw_up(deck, Plan(**plan))
    return exercise, *lay_out_worksheet(exercise, job, typesetter)


def picture_of(document):
    return next(item for item in items(document) if isinstance(item, PlacedPicture))


def lines_of(document):
    return [item for item in items(document) if isinstance(item, Rule)][4:]  # not the fields


def test_the_sheet_has_a_numbered_line_for_each_label_and_no_name(typesetter):
    _, sheet, key = laid_out(typesetter)
    assert len(lines_of(sheet)) == len(NAMES)
    assert len([item for item in items(sheet) if isinstance(item, Circle) and item.stroke == TEXT]) == len(NAMES)
    assert not any(name in read(items(sheet)) for name in NAMES)
    red = [read([item]) for item in texts_in(items(key)) if item.colour == KEY]
    assert sorted(red) == sorted(NAMES)
    assert ENGLISH.label in read(items(sheet))


def test_the_picture_is_large_and_whole(typesetter):
    block = DECK.cards[0].front[0]
    covering = block._replace(illustration=block.illustration._replace(fit=Fit.COVER))
    deck = DECK._replace(cards=(DECK.cards[0]._replace(front=(covering, *DECK.cards[0].front[1:])),))
    _, sheet, _ = laid_out(typesetter, deck)
    picture = picture_of(sheet)
    assert picture.height > mm(70)
    assert picture.width / picture.height == pytest.approx(2)


def test_its_height_can_be_asked_for(typesetter):
    block = DECK.cards[0].front[0]
    lower = block._replace(illustration=block.illustration._replace(height=mm(40)))
    deck = DECK._replace(cards=(DECK.cards[0]._replace(front=(lower, *DECK.cards[0].front[1:])),))
    assert picture_of(laid_out(typesetter, deck)[1]).height == pytest.approx(mm(40))


def test_without_words_the_picture_stands_beside_the_number(typesetter):
    deck = DECK._replace(cards=(DECK.cards[0]._replace(front=DECK.cards[0].front[:1]),))
    with_words, without = (picture_of(laid_out(typesetter, each)[1]) for each in (DECK, deck))
    assert without.y < with_words.y


def test_a_word_bank_stands_between_picture_and_lines(typesetter):
    _, sheet, _ = laid_out(typesetter, word_bank=True)
    text = read(items(sheet)).replace("\u00a0", " ")
    assert all(name in text for name in NAMES)
    assert ENGLISH.label_from_bank in text
    assert ENGLISH.word_bank in text


def test_a_name_longer_than_its_line_goes_on_to_another(typesetter):
    long = "a name that goes on and on and on, far longer than any line of any sheet of paper is wide " * 3
    deck = DECK._replace(cards=(labelled(deck_of(("a", "b")).cards[0], (long, "short")),))
    _, sheet, key = laid_out(typesetter, deck)
    red = " ".join(read([item]) for item in texts_in(items(key)) if item.colour == KEY)
    assert long.strip() in " ".join(red.split())
    assert len(lines_of(sheet)) > 2
    laid_out(typesetter, deck, word_bank=True)


def test_beginners_have_a_line_half_way_up(typesetter):
    _, sheet, _ = laid_out(typesetter, job=A4._replace(grade=Grade.FIRST))
    dashed = [line for line in lines_of(sheet) if line.dash]
    assert len(dashed) == len(NAMES)


@pytest.mark.parametrize("form", [KeyForm.STRIP, KeyForm.COMPACT])
def test_other_forms_of_the_key_list_the_names(typesetter, form):
    _, _, key = laid_out(typesetter, job=A4._replace(key=form))
    text = " ".join(read(items(key)).split())
    assert all(f"{number}. {name}" in text for number, name in enumerate(NAMES, 1))


def test_a_card_has_the_numbers_on_its_front_and_the_names_on_its_back(typesetter):
    job = CardsJob(cut_stock(PAPERS["A7"].turned(), PAPERS["A4"]), arrangement=Arrangement.DUPLEX)
    front, back = lay_out_cards(DECK, job, typesetter).pages
    front, back = ([item for panel in page.panels if panel.card for item in panel.items] for page in (front, back))
    assert len([item for item in front if isinstance(item, Circle) and item.stroke == TEXT]) == len(NAMES)
    assert not any(name in read(front) for name in NAMES)
    text = " ".join(read(back).split())
    assert all(f"{number}. {name}" in text for number, name in enumerate(NAMES, 1))


def test_right_to_left_lines_begin_at_the_right(typesetter):
    deck = DECK._replace(lang="he")
    hebrew = Typesetter(load_fonts(lang="he", system=False), "he")
    left, right = (laid_out(setter, deck)[1] for setter in (typesetter, hebrew))
    assert min(line.x1 for line in lines_of(left)) > min(line.x1 for line in lines_of(right))
