"""Takes a deck and a plan, gives the exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.model.deck import card_ids
from cardprint.model.exercise import Exercise, Plan, Task

if TYPE_CHECKING:
    from cardprint.model.deck import Deck

_PLAIN = Plan()


def draw_up(deck: Deck, plan: Plan = _PLAIN, whole: Deck | None = None) -> Exercise:
    """Make tasks of the cards of a deck.

    ``whole`` is the deck with all its cards, where ``deck`` has only some: wrong answers may come from any of them.
    """
    tasks = tuple(Task(number, plan.kind, (card,)) for number, card in enumerate(deck.cards, 1))
    return Exercise(deck, tasks, ids=card_ids(whole or deck))
