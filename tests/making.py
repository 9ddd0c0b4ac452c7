"""Short ways to make decks and to read pages, for tests of layout."""

from __future__ import annotations

from cardprint.model.blocks import Paragraph, Run
from cardprint.model.deck import Card, Deck, Mark
from cardprint.model.page import Outline, Text

_NOWHERE = Mark(1, 1)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def deck_of(*cards: tuple[str, str], title: str = "A deck", **fields: object) -> Deck:
    """Make a deck of fronts and backs, each a paragraph; ``fields`` go to every card."""
    made = [
        Card(number, (paragraph(front),), (paragraph(back),), _NOWHERE, _NOWHERE, _NOWHERE, front, back, **fields)
        for number, (front, back) in enumerate(cards, 1)
    ]
    return Deck(title, tuple(made), "a-deck.yaml")


def read(items: object) -> str:
    """Give the text of items as it reads, a space between items."""
    said = (item.words for item in items if isinstance(item, Text | Outline))
    return " ".join("".join(word.text for word in words).strip() for words in said)
