from __future__ import annotations

import pickle

import pytest

from cardprint.model.blocks import Paragraph, Run, Style
from cardprint.model.deck import Card, Deck, Mark, card_ids, slug

HERE = Mark(1, 1)


def test_a_mark_tells_line_and_column_whatever_their_size():
    for line, column in ((1, 1), (7, 120), (1_000_000, 16_000_000)):
        mark = Mark(line, column)
        assert (mark.line, mark.column) == (line, column)
        assert repr(mark) == f"Mark({line}, {column})"


def test_a_mark_is_the_same_in_another_process():
    assert pickle.loads(pickle.dumps(Mark(3, 4))) == Mark(3, 4)  # noqa: S301 - our own


def test_marks_follow_one_another_as_in_the_file():
    assert sorted((Mark(2, 1), Mark(1, 9), Mark(1, 2))) == [Mark(1, 2), Mark(1, 9), Mark(2, 1)]


def card(number: int, front: str, given_id: str | None = None) -> Card:
    blocks = (Paragraph((Run(front),)),)
    return Card(number, blocks, blocks, HERE, HERE, HERE, front, front, given_id)


def ids(*cards: Card) -> list[str]:
    return list(card_ids(Deck("title", cards, "deck.yaml")).values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What does Docker do?", "what-does-docker-do"),
        ("C# / F#", "c-f"),
        ("  Straße_42 ", "strasse-42"),
        ("日本語、です", "日本語-です"),
        ("‘विद्यार्थी’ का", "विद्यार्थी-का"),
        ("น้ำใจ (?)", "น้ำใจ"),
        ("مَا «كِتَابٌ»؟", "مَا-كِتَابٌ"),
        ("IŞIK ile İSİM", "işik-ile-isim"),
        ("Οι ΕΛΛΗΝΕΣ;", "οι-ελληνες"),
        ("a_b — ❤️ ❤️ é", "a-b-é"),
        ("❤️", ""),
        ("é" * 47 + " é", "é" * 47),
        ("¿?", ""),
        ("x" * 60, "x" * 48),
        ("x" * 47 + " y", "x" * 47),
    ],
)
def test_a_slug_is_made_of_letters_and_digits_of_any_script(text, expected):
    assert slug(text) == expected


def test_a_card_is_named_by_its_id_or_its_front_or_its_number():
    assert [card(1, "A b", "given").id, card(2, "A b").id, card(3, "?").id] == ["given", "a-b", "card-3"]


def test_the_words_of_the_front_name_a_card_and_not_its_markup():
    link = Run("AWS", Style(link="https://aws.amazon.com"))
    front = (Paragraph((link, Run(" Batch"))),)
    assert Card(1, front, front, HERE, HERE, HERE, "[AWS](https://aws.amazon.com) Batch", "").id == "aws-batch"


def test_cards_with_like_fronts_get_different_names():
    assert ids(card(1, "a"), card(2, "A!"), card(3, "b"), card(4, "a?")) == ["a", "a-2", "b", "a-3"]


def test_a_given_id_is_never_changed():
    assert ids(card(1, "a"), card(2, "b", "a"), card(3, "c", "a-2"), card(4, "a")) == ["a-3", "a", "a-2", "a-4"]


def test_many_like_cards_are_named_in_little_time():
    names = ids(*(card(number, "a") for number in range(1, 5001)))
    assert len(set(names)) == 5000
    assert names[-1] == "a-5000"


@pytest.mark.parametrize(
    ("path", "name"),
    [("cards/french.yaml", "french"), ("C:\\cards\\french.YML", "french"), ("a.b.yaml", "a.b"), ("x", "x")],
)
def test_a_deck_is_named_by_its_file(path, name):
    assert Deck("title", (), path).name == name
