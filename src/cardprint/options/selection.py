"""Which cards of a deck are printed, and in what order. A card keeps its number whatever is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cardprint.errors import UsageError, quoted, shortened
from cardprint.model.nearest import nearest
from cardprint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cardprint.model.deck import Card, Deck

_Any = TypeVar("_Any")

RATINGS = ("1", "2", "3", "4", "5")
_RANGE = lazy_pattern(r"(\d{1,9})?\s*(-)?\s*(\d{1,9})?")


class NumberRange(NamedTuple):
    """Card numbers from ``first`` to ``last``, both meant; ``last`` None: to the end of the deck."""

    first: int
    last: int | None


class Selection(NamedTuple):
    """The cards asked for: those with any of ``tags`` and a number in ``numbers``; an empty tuple asks for all.

    ``weak`` asks for those rated no better than this, or not at all. ``seed`` shuffles them. One seed gives
    one order for a deck, on every machine.
    """

    tags: tuple[str, ...] = ()
    numbers: tuple[NumberRange, ...] = ()
    seed: str | None = None
    weak: int | None = None

    def of(self, deck: Deck) -> Deck:
        """Return the deck with the chosen cards only. Raises UsageError where a tag or number is not in the deck."""
        self._check(deck)
        cards = tuple(card for card in deck.cards if self._wants(card))
        if not cards:
            raise UsageError.of(f"{deck.path}: no card has one of these numbers and one of these tags")
        if self.weak is not None:
            cards = tuple(card for card in cards if card.rating is None or card.rating <= self.weak)
            if not cards:
                raise UsageError.of(
                    f"{deck.path}: every card is rated better than {self.weak}",
                    hint="nothing is left to study; a higher number after --weak asks for more",
                )
        return deck._replace(cards=cards if self.seed is None else shuffled(cards, self.seed))

    def _wants(self, card: Card) -> bool:
        numbered = not self.numbers or any(
            first <= card.number and (last is None or card.number <= last) for first, last in self.numbers
        )
        return numbered and (not self.tags or not set(self.tags).isdisjoint(card.tags))

    def _check(self, deck: Deck) -> None:
        last_number = max((card.number for card in deck.cards), default=0)
        for first, last in self.numbers:
            if max(first, last or 0) > last_number:
                raise UsageError.of(
                    f"{deck.path}: there is no card {max(first, last or 0)}", hint=f"the last card is {last_number}"
                )
        known = dict.fromkeys(tag for card in deck.cards for tag in card.tags)
        for tag in self.tags:
            if tag not in known:
                raise UsageError.of(
                    f"{deck.path}: no card has the tag {quoted(tag)}", hint=_other_tags(tag, list(known))
                )


def _other_tags(tag: str, known: Sequence[str]) -> str:
    if not known:
        return "the deck has no tags"
    meant = nearest(tag, known)
    return (
        f"did you mean {quoted(meant)}?" if meant else f"the deck has {', '.join(map(shortened, sorted(known)[:12]))}"
    )


def parse_tags(text: str) -> tuple[str, ...]:
    """Read tags separated by commas. Raises ValueError, with a message fit to show, where there are none."""
    tags = tuple(tag for part in text.split(",") if (tag := part.strip()))
    if not tags:
        raise ValueError("no tag is named: write one or more with commas between them, as in verbs,nouns")
    return tags


def parse_rating(text: str) -> int:
    """Read a rating, from 1 to 5. Raises ValueError, with a message fit to show."""
    if text.strip() not in RATINGS:
        raise ValueError(f"{quoted(text)} is not a rating from 1, not at all, to 5, perfectly")
    return RATINGS.index(text.strip()) + 1


def parse_numbers(text: str) -> tuple[NumberRange, ...]:
    """Read card numbers such as ``1-5,9`` or ``12-``. Raises ValueError, with a message fit to show."""
    return tuple(_range(part.strip()) for part in text.split(","))


def format_numbers(numbers: Iterable[int]) -> str:
    """Write card numbers as ``parse_numbers`` reads them: in their order, neighbours as a range, as in ``1-5,9``."""
    ranges: list[NumberRange] = []
    for number in sorted(numbers):
        if ranges and ranges[-1].last == number - 1:
            ranges[-1] = ranges[-1]._replace(last=number)
        else:
            ranges.append(NumberRange(number, number))
    return ",".join(f"{first}" if first == last else f"{first}-{last}" for first, last in ranges)


def _range(text: str) -> NumberRange:
    match = _RANGE.fullmatch(text)
    if match is None or not (match[1] or match[3]):
        raise ValueError(f"{quoted(text)} is not a card number or a range: write them as in 1-5,9")
    first = int(match[1] or 1)
    last = int(match[3]) if match[3] else None if match[2] else first
    if first == 0 or last == 0:
        raise ValueError("card numbers start at 1")
    if last is not None and last < first:
        raise ValueError(f"{quoted(text)} runs backwards: write {last}-{first}")
    return NumberRange(first, last)


def shuffled(cards: Sequence[_Any], seed: str) -> tuple[_Any, ...]:
    """Shuffle by Fisher and Yates, drawing from SHA-256 of the seed: the same on every machine and Python, forever."""
    from hashlib import sha256  # noqa: PLC0415 - only a shuffle needs it

    pile = list(cards)
    for place in range(len(pile) - 1, 0, -1):
        drawn = int.from_bytes(sha256(f"{seed}/{place}".encode(errors="surrogateescape")).digest(), "big") % (place + 1)
        pile[place], pile[drawn] = pile[drawn], pile[place]
    return tuple(pile)
