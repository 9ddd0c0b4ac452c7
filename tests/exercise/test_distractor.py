"""Which wrong answers come first: of the same topic, of the same form, of like length; a seed decides the rest."""

from __future__ import annotations

import pytest

from cardprint.exercise.distractor import Distractors
from cardprint.exercise.verdict import TrueFalseCards
from cardprint.model.blocks import PictureBlock
from cardprint.model.geometry import Size
from cardprint.model.picture import Picture, PictureKind
from making import deck_of

VERDICTS = TrueFalseCards(("true", "right"), ("false",), "en")
SEEDS = [str(seed) for seed in range(40)]


def drawn(answers, count=1, seed="s", **fields):
    """Draw wrong answers for the first of the cards that have these answers."""
    deck = deck_of(*((f"question {number}", answer) for number, answer in enumerate(answers)), **fields)
    return [answer.text for answer in Distractors(deck, VERDICTS).draw(deck.cards[0], count, seed)]


@pytest.mark.parametrize(
    ("right", "alike", "other"),
    [
        ("12", "34", "ab"),
        ("dog", "hen", "a b"),
        ("in a big box", "on a red hill", "it is a day off"),
        ("we are all so glad", "they do not know him", "on the red table"),
        ("Rome", "Oslo", "rain"),
        ("Stop!", "Halt!", "Going"),
        ("Who is it?", "What is it?", "What it is"),
    ],
)
def test_an_answer_of_the_same_form_comes_before_one_of_another(right, alike, other):
    assert {drawn([right, other, alike], seed=seed)[0] for seed in SEEDS} == {alike}


def test_an_answer_of_like_length_comes_before_a_longer_one_and_a_shorter_one():
    firsts = {tuple(drawn(["abcd", "ef", "ghijk", "lmno", "pqrstuvw"], 2, seed)) for seed in SEEDS}
    assert firsts == {("ghijk", "lmno"), ("lmno", "ghijk")}  # up to a third is no difference: the seed decides


def test_the_shortest_answer_is_as_good_as_any_where_it_is_likest():
    assert drawn(["abc", "de", "fghijklmnop"]) == ["de"]


@pytest.mark.parametrize("tags", [(), ("topic",)], ids=["of any topic", "of one topic"])
def test_a_seed_decides_between_equals(tags):
    words = [first + second for first in "abcdef" for second in "ghi"]
    assert len({drawn(words, seed=seed, tags=tags)[0] for seed in SEEDS}) > 5
    assert drawn(words, seed="one", tags=tags) == drawn(words, seed="one", tags=tags)


def test_a_seed_may_be_whatever_a_command_line_can_hold():
    assert drawn(["dog", "cat"], seed="\udcff") == ["cat"]


def test_no_answer_is_offered_twice_whatever_stands_between():
    for seed in SEEDS:
        found = drawn(["cow", "the dog", "dog", "a dog", "cat"], 4, seed)
        assert len(found) == 2
        assert "cat" in found


def test_cards_that_ask_the_same_of_another_picture_are_no_twins():
    deck = deck_of(("What is this?", "dog"), ("What is this?", "cat"), ("What is this?", "hen"))
    cards = tuple(
        card._replace(front=(*card.front, PictureBlock(Picture(name, name, PictureKind.PIXELS, Size(4, 4)))))
        for card, name in zip(deck.cards, ("one.png", "other.png", "one.png"), strict=True)
    )
    distractors = Distractors(deck._replace(cards=cards), VERDICTS)
    assert distractors.right(cards[0]) == {"dog", "hen"}
    assert [answer.text for answer in distractors.draw(cards[0], 2, "s")] == ["cat"]


def test_an_answer_to_a_claim_is_offered_to_a_question_only_for_want_of_anything_else():
    for seed in SEEDS:
        assert drawn(["wolf", "false", "a long sentence about cats", "true"], 1, seed) == ["a long sentence about cats"]
    assert drawn(["wolf", "false", "an owl"], 2) == ["an owl", "false"]


def test_a_claim_is_offered_the_other_answer():
    assert drawn(["true", "fish", "false"]) == ["false"]
