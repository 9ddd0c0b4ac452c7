"""Type that stays standing between two printings of a deck, so that only what has changed is set and drawn again.

What is printed is byte for byte what a first printing gives. Sorts get their codes in the order in which cards first
need them, so a card may be exchanged by itself as long as that order stays: the new card is the first to need what the
old one was the first to need, mostly nothing. Where that does not hold, or cards come or go, all are set again from the
first that is not as it was.
"""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import takewhile
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.card.cards import Galley, PrintedCard, first_tags, set_cards
from cardprint.model.deck import Card
from cardprint.pdf.standing_press import StandingPress
from cardprint.pdf.writer import Press
from cardprint.source.known_texts import KnownTexts
from cardprint.text.typesetter import Typesetter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.layout.card.cards import Progress
    from cardprint.model.deck import Deck
    from cardprint.model.job import CardsJob
    from cardprint.model.page import Document, Drawn, Item, Page
    from cardprint.pdf.typefaces import Stock
    from cardprint.text.fonts import FontChain

_FEW = 0.1  # of a deck's cards: where more have changed, they are not exchanged one by one
_content = attrgetter(*(field.name for field in fields(Card) if field.name not in ("mark", "front_mark", "back_mark")))


class _Kept(NamedTuple):
    """The cards of a deck as they were printed last.

    ``stock`` has the sorts they took, ``sorts`` how many of each typeface there were before the first side of a card
    was drawn, and after each. ``pages`` are those they are on, None for one that has to be put together.
    """

    deck: Deck
    job: CardsJob
    typesetter: Typesetter
    galley: Galley
    stock: Stock
    sorts: list[tuple[int, ...]]
    pages: list[Page | None]


class StandingType:
    """What is kept of one deck from one printing to the next."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._typesetter: Typesetter | None = None
        self._chosen: tuple[object, ...] = ()
        self._kept: _Kept | None = None
        self._press = StandingPress()
        self.texts = KnownTexts()

    @property
    def press(self) -> Press:
        """The press of last time, which has drawn most pages, for who prints cards and nothing with them."""
        return self._press

    def typesetter(self, fonts: FontChain, lang: str, *, hyphens: bool) -> Typesetter:
        """Give the typesetter of last time, who knows most words, or another where faces or language are others."""
        chosen = (fonts.choice, lang, hyphens)
        if self._typesetter is None or chosen != self._chosen:
            self._typesetter, self._chosen = Typesetter(fonts, lang, hyphens=hyphens), chosen
        return self._typesetter

    def galley(
        self, deck: Deck, job: CardsJob, typesetter: Typesetter, press: Press, progress: Progress | None = None
    ) -> Galley:
        """Set and draw all cards of a deck, those that have changed or all.

        ``press`` is the one of last time, or one that has drawn nothing yet.
        """
        before, self._kept = self._kept, None  # what is broken off leaves nothing to go by
        if before is None or not _holds(before, deck, job, typesetter):
            before = _Kept(replace(deck, cards=()), job, typesetter, Galley([], []), [], [()], [])
        kept = _exchanged(before, deck)
        if kept is None:
            kept = _continued(before, deck, press, progress)
        elif press is not self._press:
            press.replace(kept.stock)
        self._kept = kept
        return Galley(list(kept.galley.cards), list(kept.galley.problems))

    def imposed(self, cards: Document) -> Document:
        """Give the same document, of which only pages that show a changed card are put together anew."""
        if self._kept is None:
            return cards
        before = self._kept.pages or [None] * len(cards.pages)
        pages = [page or cards.pages[number] for number, page in enumerate(before)]
        self._kept = self._kept._replace(pages=list(pages))
        return replace(cards, pages=pages)


def _continued(kept: _Kept, deck: Deck, press: Press, progress: Progress | None) -> _Kept:
    """Keep the cards up to the first that is not as it was, set and draw the others, and keep account of the sorts."""
    pairs = zip(deck.cards, kept.deck.cards, strict=False)
    stand = sum(1 for _ in takewhile(lambda pair: _content(pair[0]) == _content(pair[1]), pairs))
    sorts = kept.sorts[: 2 * stand + 1]
    press.replace(_cut(kept.stock, sorts[-1]))

    def draw(items: tuple[Item, ...]) -> Drawn:
        drawn = press.draw(items)
        sorts.append(press.sorts())
        return drawn

    galley = Galley(kept.galley.cards[:stand], [])
    galley.extend(set_cards(deck, kept.job, kept.typesetter, deck.cards[stand:], keep=draw, progress=progress))
    return kept._replace(deck=deck, galley=galley, stock=press.stock(), sorts=sorts, pages=[])


def _holds(kept: _Kept, deck: Deck, job: CardsJob, typesetter: Typesetter) -> bool:
    """Tell whether cards may stand: they share no size, and there is nothing to say of any, so that each is one."""
    before = kept.deck
    return (
        typesetter is kept.typesetter
        and job == kept.job
        and not job.uniform
        and not kept.galley.problems
        and (deck.title, deck.lang) == (before.title, before.lang)
        and first_tags(deck) == first_tags(before)
    )


def _exchanged(kept: _Kept, deck: Deck) -> _Kept | None:
    """Exchange the cards that have changed since last time; None where others have to be set again too."""
    if len(deck.cards) != len(kept.deck.cards):
        return None
    changed = [
        card for card, before in zip(deck.cards, kept.deck.cards, strict=True) if _content(card) != _content(before)
    ]
    if len(changed) > _FEW * len(deck.cards):
        return None
    numbers = {card.number for card in changed}
    places = [place for place, card in enumerate(kept.galley.cards) if card.number in numbers]
    galley = set_cards(deck, kept.job, kept.typesetter, changed)
    cards = list(kept.galley.cards)
    if galley.problems or [card.number for card in galley.cards] != [cards[place].number for place in places]:
        return None
    for place, card in zip(places, galley.cards, strict=True):
        press = Press()
        press.replace(_cut(kept.stock, kept.sorts[2 * place]))
        cards[place] = PrintedCard(card.number, *map(press.draw, card.faces))
        if press.stock() != _cut(kept.stock, kept.sorts[2 * place + 2]):
            return None
    pages = [page if page and numbers.isdisjoint(panel.card for panel in page.panels) else None for page in kept.pages]
    return kept._replace(deck=deck, galley=Galley(cards, []), pages=pages)


def _cut(stock: Stock, sorts: Sequence[int]) -> Stock:
    """Give a stock as it was when it had so many sorts of each typeface."""
    return [(typeface, all_[:count]) for (typeface, all_), count in zip(stock, sorts, strict=False)]
