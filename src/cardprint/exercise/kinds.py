"""Which card is asked in which way: what the card says, else what the sheet is to be, else a mix."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.errors import DeckError, Problem, Severity, UsageError
from cardprint.exercise.gist import is_in_words
from cardprint.model.exercise import LARGEST_SET
from cardprint.model.kind import PUZZLES, Kind
from cardprint.model.puzzle import LONGEST, SHORTEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.model.deck import Card, Deck
    from cardprint.model.exercise import Plan, Portion

_NEEDS = {
    Kind.ORDERING: (
        "has no steps to put in order",
        "write them as a numbered list of three or more, or as a -> b -> c",
    ),
    Kind.CLOZE: ("has no words to leave out", "set the words that are to be filled in in **bold**, or in {{braces}}"),
    Kind.LABEL: (
        "has no labels for spots of a picture",
        "say where on its image they are, and what is there: labels: [{at: [30%, 40%], text: …}]",
    ),
    **dict.fromkeys(
        PUZZLES,
        (
            f"has no word of {SHORTEST} to {LONGEST} letters for its answer",
            "puzzles take words and short phrases in letters of one script",
        ),
    ),
}
_IS_CLOZE = ("is a sentence with blanks, which no drill has room for", "ask it with --kind cloze")
_NEEDS_WORDS = ("has no answer in words", "write one beside the picture, or what is to be seen in its brackets")
_IN_WORDS = (Kind.CHOICE, Kind.TRUE_FALSE, Kind.MATCHING, Kind.DRILL)
_TOLD = 12  # numbers of cards that a warning names


class Section(NamedTuple):
    """The cards that are asked in one way."""

    kind: Kind
    cards: tuple[Card, ...]


def sections(deck: Deck, plan: Plan) -> tuple[list[Section], list[Problem]]:
    """Return how each card is asked, and warn of those that cannot be asked as the sheet is to be.

    Raises DeckError where a card cannot be asked as it says itself, UsageError where a mix wants more than there is.
    """
    unfit = [
        _problem(deck, card, card.kind)
        for card in deck.cards
        if card.kind is not None and not _can_be(card, card.kind, deck.lang)
    ]
    if unfit:
        raise DeckError(*unfit)
    return (_mixed(deck, plan), []) if plan.mix else _by_kind(deck, plan)


def without(given: Sequence[Section], cards: Sequence[Card]) -> list[Section]:
    """Return sections without some of their cards, which are asked on lines."""
    if not cards:
        return list(given)
    numbers = {card.number for card in cards}
    found = {section.kind: tuple(card for card in section.cards if card.number not in numbers) for section in given}
    found[Kind.SHORT] = (*found.get(Kind.SHORT, ()), *cards)
    return [Section(kind, kept) for kind, kept in found.items() if kept]


def _by_kind(deck: Deck, plan: Plan) -> tuple[list[Section], list[Problem]]:
    found: dict[Kind, list[Card]] = {card.kind or plan.kind: [] for card in deck.cards}
    unfit = []
    for card in deck.cards:
        kind = card.kind or plan.kind
        if not _can_be(card, kind, deck.lang):
            unfit.append(card)
            kind = Kind.SHORT
        found.setdefault(kind, []).append(card)
    problems = [_asked_on_lines(deck, unfit, plan.kind)] if unfit else []
    return [Section(kind, tuple(cards)) for kind, cards in found.items() if cards], problems


def _asked_on_lines(deck: Deck, cards: Sequence[Card], kind: Kind) -> Problem:
    what, hint = _lack(cards[0], kind)
    first, *others = (str(card.number) for card in cards)
    more = f", nor have {', '.join(others[:_TOLD])}{' and more' if len(others) > _TOLD else ''}" if others else ""
    message = f"card {first} {what}{more}: on lines instead"
    return Problem(message, deck.span(cards[0].mark), hint, Severity.WARNING)


def _mixed(deck: Deck, plan: Plan) -> list[Section]:
    """Take cards for each portion of a mix: what few cards are fit for comes first, whatever its place on the sheet.

    Sets to match leave enough cards for what comes behind them.
    """
    left = list(deck.cards)
    taken: dict[int, list[Card]] = {}
    later = sum(map(_least, plan.mix))
    for index, (kind, wanted) in sorted(enumerate(plan.mix), key=lambda portion: portion[1].kind not in _NEEDS):
        least = _least(plan.mix[index])
        later -= least
        fit = [card for card in left if card.kind in (None, kind) and _can_be(card, kind, deck.lang)]
        fit.sort(key=lambda card: card.kind is None)
        count = min(wanted * LARGEST_SET, max(least, len(left) - later)) if kind is Kind.MATCHING else wanted
        chosen = fit[:count]
        if len(chosen) < least:
            raise UsageError.of(
                f"{deck.path}: the mix wants {wanted} of {kind.value}, and there are cards for {len(chosen)}",
                hint=f"ask for fewer; a card {_NEEDS[kind][0].replace('has no', 'needs')}"
                if kind in _NEEDS
                else "ask for fewer, or add cards",
            )
        numbers = {card.number for card in chosen}
        taken[index] = [card for card in left if card.number in numbers]
        left = [card for card in left if card.number not in numbers]
    return [Section(portion.kind, tuple(taken[index])) for index, portion in enumerate(plan.mix)]


def _least(portion: Portion) -> int:
    """Return how many cards a portion takes at the least: a set to match has two or more."""
    return portion.tasks * (2 if portion.kind is Kind.MATCHING else 1)


def _can_be(card: Card, kind: Kind, lang: str) -> bool:
    if kind is Kind.ORDERING:
        from cardprint.exercise.ordering import steps_of  # noqa: PLC0415 - few sheets have any

        return bool(steps_of(card, lang))
    if kind is Kind.CLOZE:
        from cardprint.exercise.cloze import gapped  # noqa: PLC0415 - as above

        return gapped(card) is not None
    if kind is Kind.LABEL:
        return bool(card.labels)
    if kind in PUZZLES:
        from cardprint.exercise.spelling import spelled  # noqa: PLC0415 - as above

        return spelled(card, lang) is not None
    if kind is Kind.DRILL and card.is_cloze:
        return False
    return kind not in _IN_WORDS or is_in_words(card)


def _lack(card: Card, kind: Kind) -> tuple[str, str]:
    """Return why a card cannot be asked in a way, and what to do."""
    return _NEEDS.get(kind, _IS_CLOZE if card.is_cloze else _NEEDS_WORDS)


def _problem(deck: Deck, card: Card, kind: Kind) -> Problem:
    what, hint = _lack(card, kind)
    return Problem(f"card {card.number} {what}", deck.span(card.mark), hint)
