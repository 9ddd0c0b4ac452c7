"""The puzzles of an exercise: decides once which cards they have, and draws each up anew for every version."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cardprint.errors import Problem, Severity, Span
from cardprint.exercise import crossword, word_search
from cardprint.exercise.spelling import Clued, spelled
from cardprint.model.kind import Kind
from cardprint.options.selection import shuffled
from cardprint.text.bidi import is_right_to_left

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.exercise.kinds import Section
    from cardprint.model.deck import Card, Deck
    from cardprint.model.exercise import Form, Plan

_Puzzle = TypeVar("_Puzzle")

_TOLD = 12  # numbers of cards that a warning names


class PuzzleWriter:
    """Writes the puzzles of one section of an exercise.

    ``left`` has the cards that have no place in any, ``problems`` the warnings that say why.
    """

    def __init__(self, deck: Deck, plan: Plan, section: Section, versions: int = 1) -> None:
        """Divide the cards of the section into puzzles, to be drawn up in so many versions."""
        self._deck = deck
        self._plan = plan
        self._field = word_search.SearchField(plan.squares, plan.ways, plan.rows_a_word)
        self._right_to_left = is_right_to_left(deck.lang)
        self.problems: list[Problem] = []
        self.left: list[Card] = []
        clued = self._clued(section.cards)
        self._crosswords: Sequence[crossword.ClueGroup] = ()
        self._searches: Sequence[word_search.Search] = ()
        if section.kind is Kind.CROSSWORD:
            self._crosswords, homeless = crossword.groups(clued, plan.squares, plan.seed)
            hint = "the letters of an answer cross too few others, or paper is too small for it"
        else:
            self._searches, homeless = word_search.searches(clued, self._field, plan.seed)
            hint = "an answer has fewer than three letters, or is part of others, or paper is too small for it"
        self._count = versions * (len(self._crosswords) + len(self._searches))
        made_anew = crossword.can_be_made_anew if self._crosswords else word_search.can_be_made_anew
        self._varied = made_anew(self._count)
        if not self._varied:
            self._tell_of_versions(versions)
        if homeless:
            place = f"no place in a {section.kind.value.replace('-', ' ')}"
            self._leave(homeless, f"has {place}", f"have {place}", hint)

    def puzzles(self, seed: str, *, mixed: bool) -> Iterator[tuple[tuple[Card, ...], Form]]:
        """Yield the cards of each puzzle, and the puzzle; where the order is ``mixed`` it is another for each seed."""
        plan, first = self._plan, 1
        for number, group in enumerate(_ordered(self._crosswords, seed, mixed=mixed)):
            if mixed and self._varied:
                group = crossword.anew(group, plan.squares, f"{seed}/{number}", self._count)  # noqa: PLW2901
            cards, form = crossword.crossword(
                group, first, right_to_left=self._right_to_left, bank=plan.word_bank or False
            )
            first = max(form.numbers().values()) + 1
            yield cards, form
        for number, search in enumerate(_ordered(self._searches, seed, mixed=mixed)):
            if mixed and self._varied:
                search = word_search.anew(search, self._field, f"{seed}/{number}", self._count)  # noqa: PLW2901
            yield word_search.word_search(
                search,
                self._deck.lang,
                plan.ways,
                right_to_left=self._right_to_left,
                listed=plan.word_bank is not False,
            )

    def _tell_of_versions(self, versions: int) -> None:
        """Say that all versions have puzzles alike."""
        name, count = (
            ("crosswords", len(self._crosswords)) if self._crosswords else ("word searches", len(self._searches))
        )
        message = f"{count} {name} in {versions} versions are more than are drawn up anew: all versions have the same"
        hint = "ask for fewer versions, or for some of the cards with --cards"
        self.problems.append(Problem(message, Span(self._deck.path), hint, Severity.WARNING))

    def _clued(self, cards: Sequence[Card]) -> list[Clued]:
        """Spell the answers; of cards with the same one the first is taken."""
        found: dict[tuple[str, ...], Clued] = {}
        twins: list[Card] = []
        for card in cards:
            spelling = spelled(card, self._deck.lang)
            if spelling is not None and found.setdefault(spelling.signs, Clued(card, spelling)).card is not card:
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


def _ordered(puzzles: Sequence[_Puzzle], seed: str, *, mixed: bool) -> Sequence[_Puzzle]:
    return shuffled(puzzles, f"{seed}/puzzles") if mixed else puzzles
