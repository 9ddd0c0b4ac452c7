"""What two cards may share and what not, and what the words of a card with pictures are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cardprint.errors import CardprintError, LimitError
from cardprint.model.limits import DEFAULT, Limits
from cardprint.source.deck_file import load_deck

PICTURE = Path(__file__).parents[1] / "decks" / "good" / "pictures" / "disc.svg"


@pytest.fixture
def loaded(tmp_path):
    """Return what reads a deck of these cards, with a picture beside it."""
    shutil.copy(PICTURE, tmp_path / "disc.svg")

    def load(cards, limits=DEFAULT):
        path = tmp_path / "deck.yaml"
        path.write_text(f"title: t\ncards:\n{cards}\n", encoding="utf-8")
        return load_deck(path, limits=limits)

    return load


def test_cards_have_ids_of_their_own_and_one_that_is_there_twice_is_refused(loaded):
    deck, _ = loaded("- {front: a, back: b, id: one}\n- {front: c, back: d, id: other}")
    assert [card.id for card in deck.cards] == ["one", "other"]
    with pytest.raises(CardprintError, match="card 2 has the id 'one', which line 3 has too"):
        loaded("- {front: a, back: b, id: one}\n- {front: c, back: d, id: one}")


def test_an_id_of_nothing_but_spaces_and_signs_is_refused_without_a_guess(loaded):
    with pytest.raises(CardprintError) as caught:
        loaded("- {front: a, back: b, id: '! ?'}")
    assert [problem.hint for problem in caught.value.problems] == [None]


def test_tags_in_a_text_are_those_between_commas(loaded):
    deck, _ = loaded("- {front: a, back: b, tags: 'x, two  words , y, x'}")
    assert deck.cards[0].tags == ("x", "two words", "y")
    with pytest.raises(CardprintError) as caught:
        loaded("- {front: a, back: b, tags: ''}")
    assert [problem.message for problem in caught.value.problems] == ["card 1: 'tags' is empty"]


def test_a_comment_that_swallows_the_end_of_a_text_is_told_whatever_stands_before_it(loaded):
    for space in " ", "\t":
        _, (problem,) = loaded(f"- front: a\n  back: We are{space}#1")
        assert problem.message == "card 1: 'back' ends before the #, where YAML begins a comment"


def test_a_picture_with_words_has_these_and_without_them_none(loaded):
    deck, _ = loaded("- {front: a, image: disc.svg, back: b}\n- {image: disc.svg, back_image: disc.svg}")
    assert [(card.front_text, card.back_text) for card in deck.cards] == [("a", "b"), ("", "")]


def test_a_picture_above_a_front_that_leaves_words_out_is_on_both_sides(loaded):
    deck, problems = loaded("- {front: 'The {{heart}} pumps.', image: disc.svg}")
    (card,) = deck.cards
    assert card.front == card.back
    assert card.is_cloze
    assert card.front_text == card.back_text == "The {{heart}} pumps."
    assert problems == ()


def test_a_front_that_leaves_words_out_is_not_its_own_back_where_that_is_a_picture(loaded):
    deck, _ = loaded("- {front: 'The {{heart}} pumps.', back_image: disc.svg}")
    assert deck.cards[0].back != deck.cards[0].front
    assert deck.cards[0].back_text == ""


def test_the_limits_of_a_deck_are_those_of_its_pictures(loaded):
    with pytest.raises(LimitError):
        loaded("- {image: disc.svg, back: b}", Limits(drawing_bytes=10))


def test_cards_that_differ_in_a_picture_or_a_label_are_no_repetition(loaded, tmp_path):
    shutil.copy(PICTURE, tmp_path / "other.svg")
    _, problems = loaded("- {front: a, image: disc.svg, back: b}\n- {front: a, image: other.svg, back: b}")
    assert problems == ()
    _, (problem,) = loaded("- {front: a, image: disc.svg, back: b}\n- {front: a, image: disc.svg, back: b}")
    assert problem.message == "card 2 repeats card 1"
