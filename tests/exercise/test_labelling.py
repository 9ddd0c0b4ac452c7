"""Pictures to label: names asked by number, other numbers in every version."""

from __future__ import annotations

import pytest

from cardprint.errors import DeckError
from cardprint.exercise.drawing_up import Examiner, draw_up
from cardprint.exercise.scanner_key import scanner_key
from cardprint.model.block_contents import plain_text
from cardprint.model.exercise import Plan, Portion
from cardprint.model.kind import Kind
from making import deck_of, labelled

NAMES = ("stalk", "midrib", "vein", "tip")


def deck_with(*cards):
    deck = deck_of(*((f"front {n}", "back") for n in range(len(cards))))
    made = (labelled(card, names) if names else card for card, names in zip(deck.cards, cards, strict=True))
    return deck._replace(cards=tuple(made))


def test_a_card_with_labels_is_asked_by_them_whatever_the_others_are():
    exercise = draw_up(deck_with(NAMES, ()), Plan(Kind.SHORT))
    assert exercise.kinds == (Kind.LABEL, Kind.SHORT)
    labels = exercise.tasks[0].form
    assert labels.names == NAMES
    assert len(labels.spots) == 4
    assert labels.bank == ()


def test_each_label_counts_a_point_where_the_card_does_not_say():
    deck = deck_with(NAMES, NAMES, ())
    cards = (deck.cards[0], deck.cards[1]._replace(points=2), deck.cards[2])
    assert draw_up(deck._replace(cards=cards)).total == 4 + 2 + 1


def test_versions_have_other_numbers_at_the_same_spots():
    examiner = Examiner(deck_with(NAMES), Plan())
    forms = [examiner.exercise(version).tasks[0].form for version in ("", "A", "B", "C", "D")]
    assert len({form.names for form in forms}) > 2
    pairs = {frozenset(zip(form.spots, form.names, strict=True)) for form in forms}
    assert len(pairs) == 1


def test_a_word_bank_has_every_name_once_in_the_order_of_the_alphabet():
    (task,) = draw_up(deck_with(("vein", "tip", "vein")), Plan(word_bank=True)).tasks
    assert task.form.bank == ("tip", "vein")


def test_the_answer_is_the_list_of_names_in_the_order_of_their_numbers():
    exercise = Examiner(deck_with(NAMES), Plan()).exercise("A")
    (answer,) = exercise.answers()
    assert plain_text(answer.blocks).split("\n") == list(exercise.tasks[0].form.names)
    assert answer.sign is None


def test_a_card_without_labels_cannot_be_asked_by_them():
    deck = deck_with((), ())
    assert draw_up(deck, Plan(Kind.LABEL)).kinds == (Kind.SHORT,)
    with pytest.raises(DeckError, match="card 1 has no labels for spots of a picture"):
        draw_up(deck._replace(cards=(deck.cards[0]._replace(kind=Kind.LABEL),)))


def test_a_mix_takes_as_many_pictures_as_it_says():
    exercise = draw_up(deck_with(NAMES, NAMES, (), ()), Plan(mix=(Portion(Kind.LABEL, 1), Portion(Kind.SHORT, 2))))
    assert [task.kind for task in exercise.tasks] == [Kind.LABEL, Kind.SHORT, Kind.SHORT]


def test_a_scanner_is_told_that_it_cannot_mark_them():
    exercise = draw_up(deck_with(NAMES, (), ()), Plan(mix=(Portion(Kind.LABEL, 1), Portion(Kind.TRUE_FALSE, 2))))
    text, problems = scanner_key([exercise])
    assert text.count("\n") == 3
    assert [problem.message for problem in problems] == ["the scanner's key leaves out what has no letter: 1"]
