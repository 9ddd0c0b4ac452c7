"""The decks that come with the program: right, tight, and a show of what it can do."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from cardprint.build import make
from cardprint.model.blocks import Chain, Comparison, ListBlock, Paragraph
from cardprint.proofreading import unprintable
from cardprint.shipped import CARDS
from cardprint.source.deck_file import load_deck
from cardprint.text.fonts import load_fonts
from cardprint.ticket import Product, Ticket

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
    assert make(path, Ticket(Product.BUNDLE)).problems == ()


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


def test_the_products_of_the_times_tables_are_right():
    for card in deck("times-tables").cards:
        left, right = card.front_text.split(" × ")
        assert int(left) * int(right) == int(card.back_text)
