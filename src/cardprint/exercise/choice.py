"""Tasks with answers to choose from: options of which one is right, and claims that hold or do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.errors import DeckError, Problem, quoted
from cardprint.exercise.distractor import alike, is_code, readings, whole
from cardprint.exercise.gist import offer
from cardprint.exercise.likeness import differ_in_marks
from cardprint.model.exercise import Claim, Options
from cardprint.options.selection import shuffled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.exercise.distractor import Distractors
    from cardprint.exercise.gist import ShortAnswer
    from cardprint.exercise.verdict import TrueFalseCards
    from cardprint.model.deck import Card, Deck
    from cardprint.model.exercise import Plan


class ChoiceWriter:
    """Writes the options of choices and the claims of true or false for the cards of one deck."""

    def __init__(self, deck: Deck, plan: Plan, distractors: Distractors, verdicts: TrueFalseCards) -> None:
        """Take the deck, the plan, the wrong answers there are, and what says that a card is itself a claim."""
        self._deck = deck
        self._plan = plan
        self._distractors = distractors
        self._verdicts = verdicts

    def offer(self, card: Card) -> tuple[ShortAnswer, ...]:
        """Return what a choice offers, the right answer first.

        What stands under ``choices`` on the card comes first; other cards make up what is missing of as many options
        as the plan wants. Raises DeckError where there is not enough, or where the card's own choices are not honest.
        """
        right = self._distractors.answer(card)
        wrong: list[ShortAnswer] = []
        for choice in map(offer, card.choices):
            if self._is_right(card, choice):
                right = choice if alike(choice, right, self._deck.lang) else right
                continue
            twin = next((other.text for other in wrong if self._are_twins(choice, other)), None)
            if twin is not None:
                raise self._error(
                    card, f"the choices {quoted(twin)} and {quoted(choice.text)} are alike", "change one, or delete it"
                )
            wrong.append(choice)
        missing = self._plan.options - 1 - len(wrong)
        if missing > 0:
            taken = frozenset().union(*(readings(choice, self._deck.lang) for choice in wrong))
            wrong += self._distractors.draw(card, missing, self._plan.seed, taken)
        short = self._plan.options - 1 - len(wrong)
        if short > 0:
            raise self._error(
                card,
                f"a choice of {self._plan.options} needs {self._plan.options - 1} wrong answers, and "
                f"{_missing(short)}: no other card has one that is surely wrong here",
                f"write wrong answers under 'choices' on the card, add cards, or ask for fewer with "
                f"--choices {self._plan.options - short}"
                if self._plan.options - short > 1
                else "write wrong answers under 'choices' on the card, or add cards",
            )
        return (right, *wrong)

    def options(self, offered: Sequence[ShortAnswer], place: int, seed: str) -> Options:
        """Put an offer in order, its right answer at a place."""
        wrong = list(shuffled(offered[1:], seed))
        texts = [*wrong[:place], offered[0], *wrong[place:]]
        return Options(tuple((text,) for text in texts), place)

    def claim(self, card: Card, *, holds: bool) -> Claim:
        """Write a claim that holds or not. Raises DeckError where there is no wrong answer for one that does not."""
        own = self._verdicts.on(card)
        if own is not None:
            return Claim((), own)
        if holds:
            return Claim((self._distractors.answer(card),), holds=True)
        wrong = [choice for choice in map(offer, card.choices) if not self._is_right(card, choice)]
        wrong = wrong or self._distractors.draw(card, 1, self._plan.seed)
        if not wrong:
            raise self._error(
                card,
                "a false claim needs a wrong answer, and 1 is missing: no other card has one that is surely wrong here",
                "write one under 'choices' on the card, or add cards",
            )
        return Claim((wrong[0],), holds=False)

    def _is_right(self, card: Card, choice: ShortAnswer) -> bool:
        """Return whether a card's own choice counts as right for it: as a whole, since its author wrote it as wrong."""
        lang, answer = self._deck.lang, self._distractors.answer(card)
        if differ_in_marks(choice.text, answer.text):
            return False
        if is_code(choice) and is_code(answer):
            return any(alike(choice, right, lang) for right in (answer, *map(offer, card.accept)))
        return alike(choice, answer, lang) or bool(whole(choice, lang) & self._distractors.right(card))

    def _are_twins(self, one: ShortAnswer, other: ShortAnswer) -> bool:
        return alike(one, other, self._deck.lang) and not differ_in_marks(one.text, other.text)

    def _error(self, card: Card, message: str, hint: str) -> DeckError:
        return DeckError(Problem(f"card {card.number}: {message}", self._deck.span(card.mark), hint))


def _missing(count: int) -> str:
    return "1 is missing" if count == 1 else f"{count} are missing"
