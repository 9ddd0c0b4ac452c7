"""The decks that come with the program: right, tight, and a show of what it can do."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from cardprint.build.pipeline import make
from cardprint.build.preflight import unprintable
from cardprint.files.shipped import CARDS
from cardprint.model.block_contents import every_run
from cardprint.model.blocks import (
    Chain,
    CodeBlock,
    Comparison,
    Formula,
    ListBlock,
    Paragraph,
    PictureBlock,
    Ruby,
    Table,
)
from cardprint.options.request import PrintRequest, Product
from cardprint.source.deck_file import load_deck
from cardprint.text.fonts import load_fonts

if TYPE_CHECKING:
    from pathlib import Path

    from cardprint.model.deck import Card, Deck

MOST_WORDS = 45
SUMMARIES = {"compute-summary", "lambda-summary"}

# What the answers of the compute deck are made of, card by card.
KINDS = """
text+list text comparison text+list text+list list
list list list list list text+list chain chain text+list chain
text+list chain comparison text+list list list
"""
NAMES = {Paragraph: "text", ListBlock: "list", Comparison: "comparison", Chain: "chain"}

SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC", "DEVANAGARI", "THAI", "HIRAGANA", "CJK")


def deck(name: str) -> Deck:
    read, _ = load_deck(CARDS / f"{name}.yaml")
    return read


def words_in(text: str) -> int:
    return sum(any(char.isalnum() for char in word) for word in text.split())


def kind(card: Card) -> str:
    return "+".join(dict.fromkeys(NAMES[type(block)] for block in card.back))


@pytest.mark.parametrize("path", sorted(CARDS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_sample_deck_is_read_without_a_complaint(path: Path):
    _, problems = load_deck(path)
    assert problems == ()


@pytest.mark.parametrize("path", sorted(CARDS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_card_of_a_sample_deck_fits(path: Path):
    assert make(path, PrintRequest(Product.BUNDLE)).problems == ()


@pytest.mark.parametrize("path", sorted(CARDS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_sample_deck_needs_no_fonts_but_those_that_come_with_the_program(path: Path):
    read, _ = load_deck(path)
    assert unprintable(read, load_fonts(lang=read.lang, system=False)) == ()


def test_the_compute_deck_answers_in_every_kind():
    assert [kind(card) for card in deck("other-compute-services").cards] == KINDS.split()


def test_answers_are_short_enough_for_a_card():
    long = [card.id for card in deck("other-compute-services").cards if words_in(card.back_text) > MOST_WORDS]
    assert set(long) <= SUMMARIES


def test_the_first_words_are_written_in_many_scripts():
    letters = {char for card in deck("first-words").cards for char in card.front_text if char.isalpha()}
    found = {unicodedata.name(char).split()[0].split("-")[0] for char in letters}
    assert found >= set(SCRIPTS)


def test_every_first_word_has_its_meaning_its_sound_and_a_sentence():
    for card in deck("first-words").cards:
        meaning, sound, sentence = card.back
        assert all(run.style.bold for run in meaning.runs)
        assert sound.text[0] + sound.text[-1] in {"//", "[]"}
        assert sentence.text.count("\n") == 1


def test_the_showcase_has_every_kind_of_content():
    cards = deck("showcase").cards
    texts = [text for card in cards for text in (card.front, card.back, card.hint, card.note)]
    blocks = {type(block) for text in texts for block in text}
    runs = [run for text in texts for run in every_run(text)]
    assert blocks == {Paragraph, ListBlock, Comparison, Chain, Table, CodeBlock, PictureBlock}
    assert {type(run.inset) for run in runs} >= {Formula, Ruby}
    assert any(run.cloze for run in runs)
    assert any(run.style.link for card in cards for run in every_run(card.front))
    assert any(run.style.link for card in cards for run in every_run(card.back))
    for field in ("tags", "hint", "note", "accept", "points", "lines", "rating", "kind", "choices"):
        assert any(getattr(card, field) for card in cards), field
    letters = {char for card in cards for char in card.front_text + card.back_text if char.isalpha()}
    found = {unicodedata.name(char).split()[0].split("-")[0] for char in letters}
    assert found >= {*SCRIPTS, "TAMIL", "GEORGIAN", "ARMENIAN", "ETHIOPIC", "HANGUL"}


def test_the_showcase_fills_its_sheets():
    made = make(CARDS / "showcase.yaml", PrintRequest(Product.CARDS, {"arrangement": "duplex"}))
    assert len(deck("showcase").cards) == 8 * made.sheets


def test_the_products_of_the_times_tables_are_right():
    for card in deck("times-tables").cards:
        left, right = card.front_text.split(" × ")
        assert int(left) * int(right) == int(card.back_text)
