"""Exercises from cards with pictures: a picture may be asked about, but only words are offered as answers."""

from __future__ import annotations

import pytest

from cardprint.errors import DeckError
from cardprint.exercise.drawing_up import draw_up
from cardprint.model.blocks import PictureBlock
from cardprint.model.exercise import Plan
from cardprint.model.geometry import Size
from cardprint.model.kind import Kind
from cardprint.model.picture import Picture, PictureKind
from making import deck_of, paragraph

NAMES = ("fr", "de", "it", "es")
WORDS = ("France", "Germany", "Italy", "Spain")


def shown(name, alt=""):
    return PictureBlock(Picture(f"{name}.svg", f"/{name}.svg", PictureKind.DRAWING, Size(3, 2)), alt)


def flags(*more):
    """Return a deck that asks for the countries of flags, with further cards, given by their backs."""
    deck = deck_of(*((name, word) for name, word in zip(NAMES, WORDS, strict=True)), *(("x", "y") for _ in more))
    fronts = [card._replace(front=(shown(name),)) for card, name in zip(deck.cards, NAMES, strict=False)]
    backs = [card._replace(back=back) for card, back in zip(deck.cards[len(NAMES) :], more, strict=True)]
    return deck._replace(cards=(*fronts, *backs))


def offered(task):
    return {text.text for option in task.form.texts for text in option}


@pytest.mark.parametrize("kind", [Kind.CHOICE, Kind.TRUE_FALSE, Kind.MATCHING])
def test_pictures_are_told_apart_as_questions(kind):
    exercise = draw_up(flags(), Plan(kind))
    assert exercise.problems == () or kind is Kind.MATCHING
    assert {task.kind for task in exercise.tasks} == {kind}


def test_an_illustrated_answer_is_offered_in_its_words():
    deck = flags((shown("ke"), paragraph("Kenya")))
    exercise = draw_up(deck, Plan(Kind.CHOICE))
    assert all(offered(task) <= {*WORDS, "Kenya"} for task in exercise.tasks)
    assert "Kenya" in offered(exercise.tasks[-1])


def test_a_picture_alone_is_offered_nowhere_and_asked_on_lines():
    exercise = draw_up(flags((shown("ke"),)), Plan(Kind.CHOICE))
    assert [task.kind for task in exercise.tasks] == [Kind.CHOICE] * 4 + [Kind.SHORT]
    assert all(offered(task) <= set(WORDS) for task in exercise.tasks[:4])
    assert [problem.message for problem in exercise.problems] == ["card 5 has no answer in words: on lines instead"]


def test_a_card_that_wants_its_picture_to_be_chosen_is_an_error():
    deck = flags((shown("ke"),))
    deck = deck._replace(cards=(*deck.cards[:4], deck.cards[4]._replace(kind=Kind.CHOICE)))
    with pytest.raises(DeckError, match="card 5 has no answer in words"):
        draw_up(deck)


def test_what_is_to_be_seen_is_an_answer_in_words():
    exercise = draw_up(flags((shown("ke", "the flag of Kenya"),)), Plan(Kind.CHOICE))
    assert "the flag of Kenya" in offered(exercise.tasks[-1])
