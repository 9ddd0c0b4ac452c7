"""Takes a deck and a plan, gives the exercise.

What only some kinds of tasks need is imported where they are drawn up: most sheets are answered on lines.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from cardprint.errors import DeckError
from cardprint.exercise.kinds import sections, without
from cardprint.exercise.spread import spread
from cardprint.model.deck import card_ids
from cardprint.model.exercise import Exercise, Gapped, Plan, Task
from cardprint.model.kind import PUZZLES, Kind
from cardprint.options.selection import shuffled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cardprint.errors import Problem
    from cardprint.exercise.choice import ChoiceWriter
    from cardprint.exercise.distractor import Distractors
    from cardprint.exercise.gist import ShortAnswer
    from cardprint.exercise.kinds import Section
    from cardprint.exercise.puzzles import PuzzleWriter
    from cardprint.model.deck import Card, Deck
    from cardprint.model.exercise import Form

_Written = TypeVar("_Written")

_PLAIN = Plan()
_CODE_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is taken for another
_CODE_LENGTH = 4


def draw_up(deck: Deck, plan: Plan = _PLAIN, whole: Deck | None = None) -> Exercise:
    """Make tasks of the cards of a deck.

    ``whole`` is the deck with all its cards, where ``deck`` has only some: wrong answers may come from any of them.
    Raises DeckError with every card that cannot be asked as it is to be, and UsageError where a mix asks for more than
    there is.
    """
    return Examiner(deck, plan, whole).exercise(plan.version)


class Examiner:
    """Draws up an exercise in its versions: what they share is decided once."""

    def __init__(self, deck: Deck, plan: Plan = _PLAIN, whole: Deck | None = None, versions: int = 1) -> None:
        """Decide how each card is asked, and with which wrong answers, in so many versions. As ``draw_up`` raises."""
        self._versions = versions
        self._deck = deck
        self._plan = plan
        self._whole = whole or deck
        self._ids = card_ids(self._whole)
        self._sections, problems = sections(deck, plan)
        self._problems = list(problems)
        self._distractors: Distractors | None = None
        self._offers: dict[int, tuple[ShortAnswer, ...]] = {}
        self._claims: dict[int, Form] = {}
        self._sets: list[tuple[tuple[Card, ...], list[ShortAnswer]]] = []
        self._puzzles: dict[Kind, PuzzleWriter] = {}
        if any(section.kind in PUZZLES for section in self._sections):
            self._sections = self._with_puzzles()
        if self._needs_wrong_answers():
            self._prepare()

    def exercise(self, version: str = "") -> Exercise:
        """Return the exercise as a version has it; without a name, in the order of the deck."""
        seed = f"{self._plan.seed}/{version}"
        tasks: list[Task] = []
        number = 1
        for section in self._sections:
            for cards, form in self._asked(section, seed, mixed=bool(version)):
                tasks.append(Task(number, section.kind, cards, form))
                number += len(cards)
        plain = not version and all(task.form is None for task in tasks)
        return Exercise(
            self._deck,
            tuple(tasks),
            version,
            "" if plain else _code(self._deck.title, version, tasks),
            self._bank(tasks),
            self._ids,
            tuple(self._problems),
        )

    def _with_puzzles(self) -> list[Section]:
        """Return the sections with puzzles prepared; what has no place in one is asked on lines."""
        from cardprint.exercise.puzzles import PuzzleWriter  # noqa: PLC0415 - see above, here and below

        left: list[Card] = []
        for section in self._sections:
            if section.kind in PUZZLES:
                writer = self._puzzles[section.kind] = PuzzleWriter(self._deck, self._plan, section, self._versions)
                self._problems += writer.problems
                left += writer.left
        return without(self._sections, left)

    def _needs_wrong_answers(self) -> bool:
        wanting = (Kind.CHOICE, Kind.TRUE_FALSE, Kind.MATCHING)
        return any(section.kind in wanting for section in self._sections)

    def _prepare(self) -> None:
        """Write what all versions offer, and raise DeckError with every card for which that cannot be done."""
        from cardprint.exercise.choice import ChoiceWriter  # noqa: PLC0415 - see above, here and below
        from cardprint.exercise.distractor import Distractors  # noqa: PLC0415
        from cardprint.exercise.verdict import TrueFalseCards  # noqa: PLC0415

        problems: list[Problem] = []
        self._verdicts = verdicts = TrueFalseCards(*self._plan.truths, self._deck.lang)
        self._distractors = distractors = Distractors(self._whole, verdicts)
        self._writer: ChoiceWriter = ChoiceWriter(self._deck, self._plan, distractors, verdicts)
        for kind, cards in self._sections:
            if kind is Kind.CHOICE:
                self._offers |= _each(cards, self._writer.offer, problems)
            elif kind is Kind.TRUE_FALSE:
                self._claims |= _each(cards, self._claimed(cards), problems)
            elif kind is Kind.MATCHING:
                self._prepare_sets(cards, distractors)
        if problems:
            raise DeckError(*problems)

    def _claimed(self, cards: Sequence[Card]) -> Callable[[Card], Form]:
        """Return what writes the claim of each card; half of those that are not claims themselves hold."""
        open_ = [card.number for card in cards if self._verdicts.on(card) is None]
        truths = dict(zip(open_, spread(len(open_), 2, f"{self._plan.seed}/truth"), strict=True))
        return lambda card: self._writer.claim(card, holds=truths.get(card.number, 0) == 0)

    def _prepare_sets(self, cards: Sequence[Card], distractors: Distractors) -> None:
        from cardprint.exercise.matching import more_answers, sets, tells  # noqa: PLC0415

        for group in sets(cards, distractors):
            more = more_answers(group, distractors, self._plan.seed)
            if not more:
                self._problems.append(tells(self._deck, group))
            self._sets.append((group, more))

    def _asked(self, section: Section, seed: str, *, mixed: bool) -> Iterator[tuple[tuple[Card, ...], Form | None]]:
        """Yield the cards of a section with their forms, in the order in which they are asked."""
        if section.kind is Kind.MATCHING and self._distractors is not None:
            from cardprint.exercise.matching import paired  # noqa: PLC0415

            for group, more in shuffled(self._sets, f"{seed}/sets") if mixed else self._sets:
                cards = shuffled(group, f"{seed}/stems") if mixed else group
                yield cards, paired(cards, more, self._distractors, f"{seed}/answers/{group[0].number}")
            return
        if section.kind in PUZZLES:
            yield from self._puzzles[section.kind].puzzles(f"{seed}/{section.kind.value}", mixed=mixed)
            return
        cards = shuffled(section.cards, f"{seed}/{section.kind.value}") if mixed else section.cards
        places = self._places(cards, seed) if section.kind is Kind.CHOICE else {}
        for card in cards:
            if section.kind is Kind.LABEL:
                from cardprint.exercise.labelling import labels_of  # noqa: PLC0415

                bank = self._plan.word_bank or False
                yield (card,), labels_of(card, self._deck.lang, f"{seed}/{card.number}", mixed=mixed, bank=bank)
            else:
                yield (card,), self._form(card, section.kind, places.get(card.number, 0), seed)

    def _form(self, card: Card, kind: Kind, place: int, seed: str) -> Form | None:
        if kind is Kind.CHOICE:
            return self._writer.options(self._offers[card.number], place, f"{seed}/{card.number}")
        if kind is Kind.TRUE_FALSE:
            return self._claims[card.number]
        if kind is Kind.ORDERING:
            from cardprint.exercise.ordering import out_of_order, steps_of  # noqa: PLC0415

            return out_of_order(steps_of(card, self._deck.lang), f"{seed}/{card.number}")
        if kind is Kind.CLOZE:
            from cardprint.exercise.cloze import gapped  # noqa: PLC0415

            return gapped(card)
        return None

    def _places(self, cards: Sequence[Card], seed: str) -> dict[int, int]:
        """Spread the right answers over the places, among choices of as many options each."""
        by_size: dict[int, list[int]] = {}
        for card in cards:
            by_size.setdefault(len(self._offers[card.number]), []).append(card.number)
        return {
            number: place
            for size, numbers in by_size.items()
            for number, place in zip(numbers, spread(len(numbers), size, f"{seed}/places/{size}"), strict=True)
        }

    def _bank(self, tasks: Iterable[Task]) -> tuple[str, ...]:
        if not self._plan.word_bank:
            return ()
        from cardprint.exercise.likeness import essence  # noqa: PLC0415

        gaps = {gap: None for task in tasks if isinstance(task.form, Gapped) for gap in task.form.gaps}
        words = {essence(gap, self._deck.lang): gap for gap in reversed(gaps)}
        return tuple(words[name] for name in sorted(words))


def _each(cards: Iterable[Card], write: Callable[[Card], _Written], problems: list[Problem]) -> dict[int, _Written]:
    """Write something for each card, by its number, and collect the problems of those for which it fails."""
    written = {}
    for card in cards:
        try:
            written[card.number] = write(card)
        except DeckError as error:
            problems += error.problems
    return written


def _code(title: str, version: str, tasks: Iterable[Task]) -> str:
    """Return four letters that tell sheets with different contents apart, and a key that belongs to another sheet."""
    digest = sha256(f"{title}/{version}".encode(errors="surrogateescape"))
    for task in tasks:
        for card in task.cards:
            digest.update(f"/{card.number}/{card.front_text}/{card.back_text}".encode(errors="surrogateescape"))
        digest.update(repr(task.form).encode(errors="surrogateescape"))
    value = int.from_bytes(digest.digest()[:8], "big")
    code = ""
    for _ in range(_CODE_LENGTH):
        value, digit = divmod(value, len(_CODE_LETTERS))
        code += _CODE_LETTERS[digit]
    return code
