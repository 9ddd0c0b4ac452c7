"""Short ways to make decks and to read pages, for tests of layout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cardprint.model.blocks import ListBlock, Paragraph, PictureBlock, Run
from cardprint.model.deck import Card, Deck, Mark
from cardprint.model.geometry import Size
from cardprint.model.kind import Kind
from cardprint.model.page import Group, Outline
from cardprint.model.picture import Illustration, Picture, PictureKind, Spot
from cardprint.model.text import Text, TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cardprint.model.page import Item

_NOWHERE = Mark(1, 1)
_DISC = Path(__file__).parent / "decks" / "good" / "pictures" / "disc.svg"


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def plain(*texts: str) -> tuple[tuple[Paragraph, ...], ...]:
    """Return texts as the fields ``accept`` and ``choices`` have them."""
    return tuple((paragraph(text),) for text in texts)


def deck_of(*cards: tuple[str, str], title: str = "A deck", **fields: object) -> Deck:
    """Make a deck of fronts and backs, each a paragraph; ``fields`` go to every card."""
    made = [
        Card(number, (paragraph(front),), (paragraph(back),), _NOWHERE, _NOWHERE, _NOWHERE, front, back, **fields)
        for number, (front, back) in enumerate(cards, 1)
    ]
    return Deck(title, tuple(made), "a-deck.yaml")


def by_line(items: Iterable[Item]) -> Iterator[Item]:
    """Yield items, each line of a block as a text of its own."""
    for item in items:
        if isinstance(item, TextBlock):
            yield from item.as_texts()
        else:
            yield item


def read(items: Iterable[Item]) -> str:
    """Return the text of items as it reads, a space between items."""
    said = (
        item.text if isinstance(item, Group) else "".join(word.text for word in item.words)
        for item in by_line(items)
        if isinstance(item, Text | Outline | Group)
    )
    return " ".join(map(str.strip, said))


def labelled(card: Card, names: tuple[str, ...]) -> Card:
    """Return a card a picture with as many spots as there are names."""
    picture = Picture("disc.svg", str(_DISC), PictureKind.DRAWING, Size(40, 20))
    spots = tuple(Spot((index % 7 + 0.5) / 7, (index // 7 + 0.5) / 7) for index in range(len(names)))
    listed = ListBlock(tuple((paragraph(name),) for name in names), 1)
    return card._replace(
        front=(PictureBlock(picture, "", Illustration(), spots), *card.front),
        back=(listed,),
        back_text="\n".join(names),
        kind=Kind.LABEL,
        labels=names,
    )
