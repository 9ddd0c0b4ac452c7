from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cardprint.errors import DeckError
from cardprint.model.limits import DEFAULT, Limits
from cardprint.model.picture import Illustration, PictureSide
from cardprint.source.card_list import CardList
from cardprint.source.deck_file import load_deck

if TYPE_CHECKING:
    from cardprint.model.deck import Deck

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>'


@pytest.fixture
def load(tmp_path):
    def load(text: str, limits: Limits = DEFAULT) -> Deck:
        path = tmp_path / "deck.yaml"
        path.write_text(text)
        (tmp_path / "a.svg").write_text(DRAWING)
        return load_deck(path, limits=limits)[0]

    return load


def told(load, text: str, limits: Limits = DEFAULT) -> list[str]:
    with pytest.raises(DeckError) as caught:
        load(text, limits)
    return [problem.message for problem in caught.value.problems]


def test_what_a_deck_says_of_pictures_holds_for_the_cards_above_it_too(load):
    deck = load(
        "title: t\ncards:\n"
        "- {front: a, back: b, image: a.svg}\n"
        "- {front: a, back: b, image: a.svg, back_image: a.svg, image_height: 20mm, image_side: top}\n"
        "- {front: 'a {{b}}', image: a.svg}\n"
        "- {front: a, back: b}\n"
        "image_side: left\nimage_fit: cover\n"
    )
    settings = [
        [blocks[0].illustration for blocks in (card.front, card.back) if len(blocks) > 1] for card in deck.cards
    ]
    general = Illustration(PictureSide.LEFT, fit="cover")
    own = Illustration(PictureSide.TOP, "cover", pytest.approx(56.69, abs=0.01))
    assert settings == [[general], [own, own], [general, general], []]
    assert deck.cards[2].is_cloze


def test_a_card_is_read_before_those_behind_it_are_there(load, monkeypatch):
    waiting = []
    finish = CardList.finish

    def look(cards, node, *more):
        waiting.extend(node.items)
        return finish(cards, node, *more)

    monkeypatch.setattr(CardList, "finish", look)
    assert len(load("title: t\ncards:\n- {front: a, back: b}\n- {front: c, back: d}\n").cards) == 2
    assert waiting == []


def test_what_breaks_the_file_hides_what_is_wrong_with_cards_above_it(load):
    cards = "title: t\ncards:\n- front: a\n- front: b\n"
    assert told(load, cards) == ["card 1 has no 'back'", "card 2 has no 'back'"]
    assert len(told(load, cards + "- [\n")) == 1


def test_of_two_lists_the_second_one_counts(load):
    found = told(load, "title: t\ncards:\n- {front: a}\n- {front: b}\ncards:\n- {front: c, bakc: d}\n")
    assert found == ["the key 'cards' is there twice", "card 1 has no 'back'"]


def test_a_list_may_stand_elsewhere_and_be_named(load):
    found = told(load, "title: t\nmore: &more\n- {front: a}\ncards: *more\n")
    assert found == ["the deck has an unknown key 'more'", "card 1 has no 'back'"]


def test_too_many_problems_of_cards_are_reported_with_those_of_the_deck(load):
    text = "cards:\n- front: a\n- front: b\n- front: c\nlang: ???\n"
    assert told(load, text, Limits(problems=3)) == [
        "the deck has no 'title'",
        "card 1 has no 'back'",
        "'???' is not the code of a language",
        "there are too many problems to go on",
    ]
