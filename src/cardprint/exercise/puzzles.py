"""The puzzles of an exercise: decides once which cards they have, and draws each up anew for every version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.errors import Problem, Severity
from cardprint.exercise.crossword import Clued, Group, anew, crossword, groups
from cardprint.exercise.spelling import spelled
from cardprint.model.selection import shuffled
from cardprint.text.bidi import is_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.exercise.kinds import Section
    from cardprint.model.deck import Card, Deck
    from cardprint.model.exercise import Form, Plan
    from cardprint.model.puzzle import Spelling

_TOLD = 12  # numbers of cards that a warning names


class PuzzleWriter:
    """Writes the puzzles of one section of an exercise.

    ``left`` has the cards that have no place in any, ``problems`` the warnings that say why.
    """

    def __init__(self, deck: Deck, plan: Plan, section: Section) -> None:
        """Divide the cards of the section into puzzles."""
        self._deck = deck
        self._plan = plan
        self.problems: list[Problem] = []
        self.left: list[Card] = []
        clued = self._clued(section.cards)
        self._groups, homeless = groups(clued, plan.squares, plan.seed)
        if homeless:
            hint = "the letters of an answer cross too few others, or paper is too small for it"
            self._leave(homeless, "has no place in a crossword", "have no place in a crossword", hint)

    def puzzles(self, seed: str, *, mixed: bool) -> Iterator[tuple[tuple[Card, ...], Form]]:
        """Give the cards of each puzzle, and the puzzle; where the order is ``mixed`` it is another for each seed."""
        made: Sequence[Group] = shuffled(self._groups, f"{seed}/puzzles") if mixed else self._groups
        for number, group in enumerate(made):
            if mixed:
                group = anew(group, self._plan.squares, f"{seed}/puzzle/{number}", len(made))  # noqa: PLW2901
            yield crossword(group, right_to_left=is_right_to_left(self._deck.lang), bank=self._plan.word_bank)

    def _clued(self, cards: Sequence[Card]) -> list[Clued]:
        """Spell the answers; of cards with the same one the first is taken."""
        found: dict[Spelling, Clued] = {}
        twins: list[Card] = []
        for card in cards:
            spelling = spelled(card, self._deck.lang)
            if spelling is not None and found.setdefault(spelling, Clued(card, spelling)).card is not card:
                twins.append(card)
        if twins:
            hint = "a puzzle has each word once"
            self._leave(twins, "has the answer of another card", "have answers of other cards", hint)
        return list(found.values())

    def _leave(self, cards: Sequence[Card], one: str, many: str, hint: str) -> None:
        """Leave cards out of all puzzles, and say why; they are asked on lines."""
        numbers = [str(card.number) for card in cards]
        named = f"{', '.join(numbers[:_TOLD])}{' and more' if len(numbers) > _TOLD else ''}"
        message = f"cards {named} {many}" if len(cards) > 1 else f"card {named} {one}"
        span = self._deck.span(cards[0].mark)
        self.left += cards
        self.problems.append(Problem(f"{message}: on lines instead", span, hint, Severity.WARNING))
