"""How answers are written into squares, language by language."""

from __future__ import annotations

import pytest

from cardprint.exercise.spelling import spell, spelled
from cardprint.model.blocks import Cloze, Formula, Paragraph, Ruby, Run, Style
from cardprint.source.markup.parser import parse
from making import deck_of, labelled


@pytest.mark.parametrize(
    ("text", "lang", "signs"),
    [
        ("the squirrel", "en", "S Q U I R R E L"),
        ("to be", "en", "B E"),
        ("l’œuf", "fr", "O E U F"),
        ("d'accord", "fr", "D A C C O R D"),
        ("café au lait", "fr", "C A F E A U L A I T"),
        ("die Straße", "de", "S T R A S S E"),
        ("zu Hause", "de", "Z U H A U S E"),
        ("Tür", "de-AT", "T U E R"),
        ("el niño", "es", "N I Ñ O"),
        ("árbol", "es", "A R B O L"),
        ("łódź", "pl", "Ł Ó D Ź"),
        ("ısı", "tr", "I S I"),
        ("isim", "az", "İ S İ M"),
        ("şehir", "tr", "Ş E H İ R"),
        ("η θάλασσα", "el", "Θ Α Λ Α Σ Σ Α"),
        ("подъём", "ru", "П О Д Ъ Е М"),
        ("чай", "en", "Ч А Й"),
        ("שָׁלוֹם", "he", "ש ל ו מ"),
        ("كِتَابٌ", "ar", "ك ت ا ب"),
        ("أرنب", "ar", "ا ر ن ب"),
        ("नमस्ते", "hi", "न म स्ते"),
        ("น้ำร้อน", "th", "น้ำ ร้ อ น"),
        ("がっこう", "ja", "が つ こ う"),
        ("人々のサークル", "ja", "人 々 の サ ー ク ル"),
        ("학교", "ko", "학 교"),
        ("საქართველო", "ka", "ს ა ქ ა რ თ ვ ე ლ ო"),
        ("U.S.A.", "en", "U S A"),
        ("H₂O", "en", "H 2 O"),
    ],
)
def test_an_answer_is_written_as_the_crosswords_of_its_language_have_it(text, lang, signs):
    assert spell(text, lang).signs == tuple(signs.split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ice-cream", "ICE CREAM"),
        ("the dog (an animal)", "DOG"),
        ("dog / hound", "DOG"),
        ("big, large", "BIG"),
        ("rock 'n' roll", "ROCK N ROLL"),
        ("don't", "DONT"),
    ],
)
def test_what_is_said_besides_is_left_out_and_words_are_told_apart(text, words):
    spelling = spell(text, "en")
    assert spelling.text == words
    assert sum(spelling.lengths) == len(spelling.signs)


@pytest.mark.parametrize(
    "text", ["C++", "42", "x", "", "👍", "dog 🐕", "school学校", "a very long sentence about it all"]
)
def test_what_is_no_word_of_one_script_is_not_written_into_squares(text):
    assert spell(text, "en") is None


def test_readings_are_written_instead_of_what_they_are_of_and_formulas_are_not():
    (card,) = deck_of(("a", "b")).cards
    read = (Paragraph((Run("学校", inset=Ruby("がっこう")),)),)
    assert spelled(card._replace(back=read), "ja").text == "がつこう"
    assert spelled(card._replace(back=(Paragraph((Run("ab", inset=Formula()),)),)), "en") is None


def test_an_answer_is_written_whole_whatever_is_raised_in_it():
    (card,) = deck_of(("a", "b")).cards
    in_parts = (Paragraph((Run("CO"), Run("2", Style(shift=-1)), Run("-gas"))),)
    assert spelled(card._replace(back=in_parts), "en").text == "CO2 GAS"


def test_a_picture_without_words_is_not_written():
    (card,) = deck_of(("a", "b")).cards
    picture = labelled(card, ("nose",)).front[0]
    assert spelled(card._replace(back=(picture,)), "en") is None
    assert spelled(card._replace(back=(picture._replace(alt="a disc"),)), "en").text == "DISC"


def test_a_sentence_with_one_blank_asks_for_that_and_with_several_for_nothing():
    (card,) = deck_of(("a", "b")).cards
    one = (Paragraph((Run("The "), Run("heart", cloze=Cloze(0)), Run(" pumps."))),)
    two = (Paragraph((Run("The "), Run("heart", cloze=Cloze(0)), Run(" and "), Run("lung", cloze=Cloze(1)))),)
    assert spelled(card._replace(front=one, back=one), "en").text == "HEART"
    assert spelled(card._replace(front=two, back=two), "en") is None


@pytest.mark.parametrize(
    "back",
    [
        "1. Asia\n2. Africa",
        "- red\n- blue",
        "By size:\n- Asia\n- Africa",
        "egg -> larva -> pupa",
        "|a|b|\n|-|-|\n|c|d|",
    ],
)
def test_the_first_of_several_is_not_what_is_asked(back):
    (card,) = deck_of(("a", "b")).cards
    assert spelled(card._replace(back=parse(back)), "en") is None
    assert spelled(card._replace(back=parse("- red")), "en").text == "RED"


def test_hebrew_is_listed_with_the_letters_that_end_words():
    assert spell("מים", "he").signs == ("מ", "י", "מ")
    assert spell("מים", "he").text == "מים"
