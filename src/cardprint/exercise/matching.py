"""Sets of questions to be matched with lettered answers, of which there are more than questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.errors import Problem, Severity
from cardprint.model.exercise import LARGEST_SET, Pairs
from cardprint.options.selection import shuffled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.exercise.distractor import Distractors
    from cardprint.exercise.gist import ShortAnswer
    from cardprint.model.deck import Card, Deck

_MORE = 2  # answers that belong to no question


def sets(cards: Sequence[Card], distractors: Distractors) -> list[tuple[Card, ...]]:
    """Divide cards into sets about as large as one another, in none of which an answer is right for two questions."""
    count = -(-len(cards) // LARGEST_SET)
    size = -(-len(cards) // count)
    made: list[list[Card]] = []
    rights: list[frozenset[str]] = []
    for card in cards:
        right = distractors.right(card)
        for number, others in enumerate(made):
            if len(others) < size and not rights[number] & right:
                others.append(card)
                rights[number] |= right
                break
        else:
            made.append([card])
            rights.append(right)
    return [tuple(cards) for cards in made]


def more_answers(cards: Sequence[Card], distractors: Distractors, seed: str) -> list[ShortAnswer]:
    """Return answers that are wrong for every card of a set."""
    taken = frozenset().union(*(distractors.right(card) for card in cards))
    return distractors.draw(cards[0], _MORE, seed, taken)


def paired(cards: Sequence[Card], more: Sequence[ShortAnswer], distractors: Distractors, seed: str) -> Pairs:
    """Put the answers of a set in an order drawn from a seed."""
    answers = [distractors.answer(card) for card in cards] + list(more)
    places = shuffled(range(len(answers)), seed)
    return Pairs(
        tuple((answers[place],) for place in places), tuple(places.index(index) for index in range(len(cards)))
    )


def tells(deck: Deck, cards: Sequence[Card]) -> Problem:
    """Return the warning that a set has no answer too many, so that its last match is no question."""
    return Problem(
        f"card {cards[0].number}: the set to match has as many answers as questions",
        deck.span(cards[0].mark),
        "the last one needs no thought: add cards, or choose fewer of the deck",
        Severity.WARNING,
    )
