"""A deck that is read again is what it would be if it were read for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cardprint.errors import DeckError
from cardprint.source import cards
from cardprint.source.deck_file import load_deck
from cardprint.source.known_texts import KnownTexts

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "title: T\ncards:\n"
CARDS = (
    "  - {front: What is **one**?, back: A number, hint: It is the *first*}\n",
    "  - {front: the same, back: the same}\n",
    '  - {front: Seven, back: "one\\n\\n- of\\n- many", accept: [7, seven]}\n',
)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note every text whose markup is read."""
    texts: list[str] = []
    parse_as_it_is = cards.parse

    def parse(text, *how):
        texts.append(text)
        return parse_as_it_is(text, *how)

    monkeypatch.setattr(cards, "parse", parse)
    return texts


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "deck.yaml"
    path.write_text(HEAD + "".join(CARDS))
    return path


def test_only_texts_that_are_new_are_read_again(deck: Path, parsed: list[str]):
    known = KnownTexts()
    first = load_deck(deck, known=known)
    assert load_deck(deck) == first
    parsed.clear()
    assert load_deck(deck, known=known) == first
    assert parsed == []
    deck.write_text("# moved down by a line\n" + HEAD + "".join(CARDS).replace("A number", "Two halves"))
    again = load_deck(deck, known=known)
    assert parsed == ["Two halves"]
    assert again == load_deck(deck)
    assert again[0].cards[2].mark.line == 6


def test_two_sides_that_read_alike_stay_two(deck: Path):
    known = KnownTexts()
    for _ in range(3):
        alike = load_deck(deck, known=known)[0].cards[1]
        assert alike.front == alike.back
        assert not alike.is_cloze


def test_what_the_last_reading_did_not_have_is_forgotten(deck: Path, parsed: list[str]):
    known = KnownTexts()
    for text in (CARDS, CARDS[:1], CARDS):
        parsed.clear()
        deck.write_text(HEAD + "".join(text))
        load_deck(deck, known=known)
    assert parsed == ["the same", "the same", "Seven", "one\n\n- of\n- many", "7", "seven"]


def test_what_there_is_to_say_of_a_text_is_said_each_time(deck: Path):
    known = KnownTexts()
    deck.write_text(HEAD + '  - {front: a, back: "```\\nnever closed"}\n' + CARDS[0])
    for _ in range(2):
        with pytest.raises(DeckError, match="never closed"):
            load_deck(deck, known=known)
    deck.write_text(HEAD + '  - {front: a, back: "```nosuch\\ncode\\n```"}\n' + CARDS[0])
    said = [load_deck(deck, known=known)[1] for _ in range(2)]
    assert said[0] == said[1] == load_deck(deck)[1] != ()


def test_a_picture_is_looked_at_each_time(deck: Path):
    known = KnownTexts()
    deck.write_text(HEAD + "  - {front: a, back: '![a dot](dot.svg)'}\n" + CARDS[0])
    dot = deck.with_name("dot.svg")
    dot.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>')
    load_deck(deck, known=known)
    dot.unlink()
    with pytest.raises(DeckError, match=r"dot\.svg"):
        load_deck(deck, known=known)
