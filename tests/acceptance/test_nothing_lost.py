"""Every word of a deck is on paper, once, in order, and inside its card.

A sheet is cut along its crop marks; what pdfium reads in each piece is held against the deck's own text.
"""

from __future__ import annotations

import json
import os
import re
from itertools import groupby
from pathlib import Path
from random import Random

import pytest

from acceptance.reader import cut, read_pdf
from acceptance.whole import RIGHT_TO_LEFT, STROKE, as_printed, assert_apart, assert_inside, differs, hold_against
from cardprint.build.pipeline import load
from cardprint.model.block_contents import every_run, pictures_in, plain_text
from cardprint.model.catalogue import stocks
from cardprint.model.paper import UNPRINTABLE
from cardprint.model.units import mm

HARD_DECKS = sorted((Path(__file__).parent / "decks").glob("*.yaml"))
CARDS_OF_OURS = sorted((Path(__file__).parents[2] / "cards").glob("*.yaml"))
OTHER_DECKS = Path(__file__).parents[3] / "shared" / "decks"
THOROUGH = bool(os.environ.get("CARDPRINT_THOROUGH"))

FROM_THE_PAPER, NARROW = mm(10), mm(120)  # on narrow paper margins give way, down to what printers leave blank
TEXT, KEY = "#1c1c1e", "#b3261e"


def test_the_comparison_sees_what_is_lost_added_or_moved():
    assert differs("to be or not", "to be\nor not") == ""
    assert differs("a hyphenated word", "a hyphen\u00ad\nated word") == ""
    assert differs("a forward- or backward-reachable", "a forward\u00ador backward\u00adreachable") == ""
    assert differs("one\ntwo", "• one\n• two") == ""
    assert differs("a → b → c", "a\nb → c") == ""
    for wrong in ("to be or", "to be or not !", "to be not or", "tobe or not", "to b e or not", "to be • or not"):
        assert differs("to be or not", wrong)


@pytest.fixture
def whole(printed):
    """Return what prints a deck and sees that nothing of it is lost or outside its card."""

    def seeing(path, **settings):
        made = printed(path, arrangement="duplex", **settings)
        sides = [cut(page) for page in read_pdf(made.data)]
        hold_against(made.deck, sides, confidence=settings.get("confidence") == "yes")
        for piece in (piece for side in sides for piece in side):
            assert_inside(piece)
            assert_apart(piece)
        return made

    return seeing


CARDS = [
    {},
    {"card_size": "52x74mm"},
    {"card_size": "poker", "confidence": "yes", "flip": "short"},
    {"card_size": "A6", "paper": "letter", "uniform": "yes"},
    {"edition": "large-print", "card_size": "52x74mm", "confidence": "yes"},
    {"edition": "dyslexia"},
    {"card_size": "30x20mm", "paper": "A3", "order": "stack"},
]


def named(settings: dict[str, str]) -> str:
    return " ".join(settings.values()) or "as it comes"


@pytest.mark.parametrize("settings", CARDS[:-1], ids=named)
def test_the_sample_decks_are_whole(sample, settings, whole):
    made = whole(sample, **settings)
    assert made.problems == () or "edition" in settings


@pytest.mark.parametrize("settings", CARDS, ids=named)
@pytest.mark.parametrize("deck", HARD_DECKS, ids=lambda path: path.stem)
def test_whatever_a_deck_holds_it_is_whole(deck, settings, whole):
    whole(deck, **settings)


@pytest.mark.parametrize("stock", [stock.id for stock in stocks() if stock.padding])
def test_cards_that_touch_the_papers_edge_keep_off_what_printers_leave_blank(sample, stock, printed):
    for page in read_pdf(printed(sample, arrangement="duplex", stock=stock, confidence="yes").data):
        printable = page.area.shrunk(UNPRINTABLE - 0.01)
        assert all(printable.holds(glyph.ink) for glyph in page.glyphs if glyph.ink)
        assert all(printable.holds(shape.ink, STROKE) for shape in page.drawn)


def other_deck(name: str) -> Path:
    path = OTHER_DECKS / name
    if not path.exists():
        pytest.skip(f"there is no {path.name} beside the project")
    return path


def every(nth: int, last: int) -> str:
    return ",".join(str(number) for number in range(1, last + 1, 1 if THOROUGH else nth))


@pytest.mark.parametrize("settings", [{}, {"card_size": "52x74mm", "confidence": "yes"}], ids=["", "small"])
def test_a_deck_of_long_answers_and_code_is_whole(settings, whole):
    made = whole(other_deck("03_cs_flash.yaml"), cards=every(4, 1228), **settings)
    assert any("goes on to" in problem.message for problem in made.problems)


def test_a_japanese_dictionary_is_whole(whole):
    made = whole(other_deck("07_edict_6000.yaml"), cards=every(20, 6000))
    assert any("goes on to" in problem.message for problem in made.problems)


# Not those from right to left: beside a number pdfium gives them in the order in which they are seen.
WORDS = [
    word
    for path in (*CARDS_OF_OURS, *HARD_DECKS)
    for word in re.findall(r"[^\W_]+", path.read_text(encoding="utf-8"))
    if not RIGHT_TO_LEFT.search(word)
]
RANDOM = 5000 if THOROUGH else 600


def test_random_cards_of_the_words_of_all_decks_are_whole(whole, tmp_path):
    """Words of every script beside each other, in any number, as no author would write them."""
    dice = Random(RANDOM)  # noqa: S311 - nothing secret
    sides = (" ".join(dice.choices(WORDS, k=dice.choice((1, 3, 8, 30)))) for _ in range(2 * RANDOM))
    cards = "".join(f"  - {{front: {json.dumps(front)}, back: {json.dumps(next(sides))}}}\n" for front in sides)
    path = tmp_path / "deck.yaml"
    path.write_text(f"title: Random\ncards:\n{cards}", encoding="utf-8")
    assert len(whole(path, card_size="A7").deck.cards) == RANDOM


REAL_DECKS = (*CARDS_OF_OURS, *sorted((Path(__file__).parents[1] / "decks/good").glob("*.yaml")), *HARD_DECKS)
OTHERS = tuple(path for path in map(OTHER_DECKS.joinpath, ("03_cs_flash.yaml", "07_edict_6000.yaml")) if path.exists())
AT_ONCE = 200  # cards, of the decks that have more


def test_random_cards_of_real_decks_are_whole_on_cards_of_any_kind(whole):
    """Cards as authors wrote them, of every deck that comes along and of larger ones where they lie beside it."""
    dice = Random(RANDOM)  # noqa: S311 - nothing secret
    seen = 0
    while seen < RANDOM:
        path = dice.choice(OTHERS) if OTHERS and dice.random() < 0.3 else dice.choice(REAL_DECKS)
        deck, _ = load(path)
        numbers = [] if deck.settings else [card.number for card in deck.cards if not shows_pictures(card)]
        chosen = sorted(dice.sample(numbers, min(len(numbers), AT_ONCE)))
        if chosen:
            settings = dice.choice(CARDS[:-1])
            made = whole(path, cards=",".join(map(str, chosen)), missing="box", **settings)
            assert [card.number for card in made.deck.cards] == chosen
        seen += len(chosen)


def shows_pictures(card) -> bool:
    """Return whether a card has words that are in a picture, or stand for one, which are not read in order."""
    return any(pictures_in((*card.front, *card.back, *card.hint)))


SHEETS = [
    {},
    {"columns": "2", "confidence": "yes", "grade": "1"},
    {"columns": "1", "grade": "k"},
    {"paper": "A5", "confidence": "yes"},
    {"paper": "A6"},
]


@pytest.mark.parametrize("settings", SHEETS, ids=named)
def test_all_questions_are_on_the_worksheet_and_all_answers_in_the_key(sample, settings, printed):
    hold_sheets(sample, settings, printed)


@pytest.mark.parametrize("settings", SHEETS, ids=named)
@pytest.mark.parametrize("deck", HARD_DECKS, ids=lambda path: path.stem)
def test_whatever_a_deck_holds_worksheet_and_key_are_whole(deck, settings, printed):
    if deck.stem == "blanks" and not settings:
        pytest.xfail("pdfium reads a formula again whose letters lie between words of its line that were drawn before")
    hold_sheets(deck, settings, printed)


def hold_sheets(path, settings, printed):
    sheet, key = (printed(path, product, **settings) for product in ("worksheet", "key"))
    deck = sheet.deck
    questions = coloured(read_pdf(sheet.data), TEXT)
    asked = (as_printed(card.front, blanks=True, hints=False) for card in deck.cards)
    assert not differs("\n".join([deck.title, *asked]), questions)
    answers = coloured(read_pdf(key.data), KEY)
    assert not differs("\n".join(text for card in deck.cards for text in answer(card)), answers)


def coloured(pages, colour: str) -> str:
    """Return what is read in one colour; all of it keeps off the paper's edge."""
    text = ""
    seen = False
    for page in pages:
        area = page.area.shrunk(UNPRINTABLE if page.width < NARROW else FROM_THE_PAPER)
        for glyph in page.glyphs:
            assert not glyph.ink or area.holds(glyph.ink), glyph
            was_seen, seen = seen, glyph.colour == colour if glyph.ink else seen
            text += "\n" if seen and not was_seen else ""
            text += (glyph.text if glyph.ink else "\n") if seen else ""
        text += "\n"
    return text


def answer(card) -> list[str]:
    """Return what the key says of a card: its answer, what else is accepted, the note."""
    accepted = ["also: " + " · ".join(map(as_printed, card.accept))] if card.accept else []
    note = [plain_text(card.note)] if card.note else []
    told = [] if card.is_cloze else [as_printed(card.back)]
    return [*in_blanks(card), *told, *accepted, *note]


def in_blanks(card) -> list[str]:
    """Return what a key writes into the blanks of a question."""
    groups = groupby(every_run(card.front), lambda run: run.cloze)
    return ["".join(run.text for run in group) for cloze, group in groups if cloze]
