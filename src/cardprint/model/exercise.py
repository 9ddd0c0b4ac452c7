"""An exercise: the cards of a deck as tasks to be done on paper, each with its right answer. Nothing yet of places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cardprint.errors import quoted
from cardprint.model.blocks import ListBlock, Paragraph, Run
from cardprint.model.kind import Kind
from cardprint.model.nearest import nearest
from cardprint.model.puzzle import ALL_WAYS, ON_A4, ROWS_A_WORD, Crossword, Square, Squares, WordSearch
from cardprint.model.words import ENGLISH
from cardprint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cardprint.errors import Problem
    from cardprint.model.blocks import Block
    from cardprint.model.deck import Card, Deck
    from cardprint.model.picture import Spot

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""What options, answers to match and versions are called."""

LARGEST_SET = 6
"""The most cards of a set to match, so that it is seen at once and stays on a page."""


class Options(NamedTuple):
    """What a choice offers; ``right`` is the place of the right answer, from 0."""

    texts: tuple[tuple[Block, ...], ...]
    right: int


class Claim(NamedTuple):
    """An answer to be judged, empty where the question itself is to be; and whether it holds."""

    blocks: tuple[Block, ...]
    holds: bool


class Pairs(NamedTuple):
    """Answers of which each card of the task has one: ``right[i]`` is the place, from 0, of that of card i."""

    answers: tuple[tuple[Block, ...], ...]
    right: tuple[int, ...]


class Steps(NamedTuple):
    """Steps out of order: ``right[i]`` is the number, from 1, that step i as printed has by right."""

    steps: tuple[tuple[Block, ...], ...]
    right: tuple[int, ...]


class Gapped(NamedTuple):
    """A text with its clozes marked, and the words of each of them in reading order."""

    blocks: tuple[Block, ...]
    gaps: tuple[str, ...]


class Labels(NamedTuple):
    """Spots of the picture that the question begins with, in the order of their numbers, and the names of each.

    ``bank`` has the names in the order of the alphabet, where they are given.
    """

    spots: tuple[Spot, ...]
    names: tuple[str, ...]
    bank: tuple[str, ...] = ()


Form: TypeAlias = Options | Claim | Pairs | Steps | Gapped | Crossword | WordSearch | Labels


class Answer(NamedTuple):
    """The right answer to one number of a sheet.

    ``sign`` is what the pupil puts down where that is a letter or figures; else the words of ``blocks`` are meant.
    ``holds`` says of a claim whether it does. ``label`` is what the sheet calls the question where that is not its
    number. What a puzzle has squares for ``is_only``: nothing else is accepted.
    """

    number: int
    card: Card
    sign: str | None
    blocks: tuple[Block, ...]
    holds: bool | None = None
    label: str = ""
    is_only: bool = False

    @property
    def name(self) -> str:
        """What the question is called on the sheet."""
        return self.label or str(self.number)


class Task(NamedTuple):
    """One card as a question, or the cards of a set to match or of a puzzle. ``number`` is that of its first question.

    ``form`` is None where the answer is to be written freely, as for short answers and drills.
    """

    number: int
    kind: Kind
    cards: tuple[Card, ...]
    form: Form | None = None

    @property
    def card(self) -> Card:
        """The card, or the first of a set."""
        return self.cards[0]

    def answers(self) -> Iterator[Answer]:
        """Yield the right answer to each of its questions."""
        if isinstance(self.form, Pairs):
            for index, (card, place) in enumerate(zip(self.cards, self.form.right, strict=True)):
                yield Answer(self.number + index, card, LETTERS[place], self.form.answers[place])
            return
        if isinstance(self.form, Crossword | WordSearch):
            for index, (card, entry) in enumerate(zip(self.cards, self.form.entries, strict=True)):
                label, found = self.form.listed_answer(entry)
                blocks: tuple[Block, ...] = (Paragraph((Run(found),)),)
                yield Answer(self.number + index, card, None, blocks, label=label, is_only=True)
            return
        sign, blocks, holds = None, self.card.back, None
        if isinstance(self.form, Options):
            sign, blocks = LETTERS[self.form.right], self.form.texts[self.form.right]
        elif isinstance(self.form, Claim):
            holds = self.form.holds
            sign = LETTERS[0 if holds else 1]
        elif isinstance(self.form, Steps):
            sign = " ".join(map(str, self.form.right))
        elif isinstance(self.form, Labels):
            blocks = (ListBlock(tuple((Paragraph((Run(name),)),) for name in self.form.names), 1),)
        elif isinstance(self.form, Gapped):
            blocks = (Paragraph((Run(" · ".join(self.form.gaps)),)),)
        yield Answer(self.number, self.card, sign, blocks, holds)


_NO_IDS: Mapping[int, str] = {}


class Exercise(NamedTuple):
    """The tasks of one sheet in the order in which they are printed.

    ``deck`` has the cards asked for, ``ids`` the name of each by its number. ``version`` is the letter of the sheet
    among others with the same questions, and ``code`` tells sheets with different contents apart; both may be empty.
    ``bank`` holds the words, in order of the alphabet, that blanks are to be filled from. ``problems`` are warnings.
    """

    deck: Deck
    tasks: tuple[Task, ...]
    version: str = ""
    code: str = ""
    bank: tuple[str, ...] = ()
    ids: Mapping[int, str] = _NO_IDS
    problems: tuple[Problem, ...] = ()

    @property
    def total(self) -> int:
        """The points of all questions that are asked; one without points counts one."""
        return sum(worth(card) for task in self.tasks for card in task.cards)

    @property
    def has_points(self) -> bool:
        """Whether points are printed beside the questions."""
        return any(card.points is not None for task in self.tasks for card in task.cards)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of its tasks, each once, in their order."""
        return tuple(dict.fromkeys(task.kind for task in self.tasks))

    def answers(self) -> Iterator[Answer]:
        """Yield the right answers in the order of their numbers."""
        for task in self.tasks:
            yield from task.answers()


def worth(card: Card) -> int:
    """Return what an answer is worth; each label of a picture counts one where the card does not say."""
    return max(1, len(card.labels)) if card.points is None else card.points


class Portion(NamedTuple):
    """So many tasks of a kind. A set to match counts as one."""

    kind: Kind
    tasks: int


class Plan(NamedTuple):
    """What an exercise is to be made of.

    ``kind`` is that of cards which name none of their own; ``mix``, where it is not empty, says instead how many of
    which. ``options`` is how many a choice offers, ``squares`` how many a puzzle may have, ``ways`` those in which
    words run in a word search; in its list a word takes ``rows_a_word`` of squares. ``word_bank`` is whether words are
    given; None for what suits a kind. One ``seed`` gives one exercise for a deck, on every machine; ``version`` changes
    the order of what is asked, and of what is offered, and the puzzles, and nothing else. ``truths`` are the words for
    true and for false: a card whose answer is one of them is a claim itself.
    """

    kind: Kind = Kind.SHORT
    mix: tuple[Portion, ...] = ()
    options: int = 3
    word_bank: bool | None = None
    squares: Squares = ON_A4
    ways: tuple[Square, ...] = ALL_WAYS
    rows_a_word: float = ROWS_A_WORD
    seed: str = ""
    version: str = ""
    truths: tuple[tuple[str, ...], tuple[str, ...]] = ENGLISH.truth


_OTHER_NAMES = {"match": "matching", "true": "true-false", "order": "ordering", "blanks": "cloze"}
_PORTION = lazy_pattern(r"([a-z-]+)\s*:\s*(\d{1,4})", re.IGNORECASE)
_VERSION = lazy_pattern(r"[A-Z0-9]{1,3}")
_MOST_VERSIONS = 26


def parse_mix(text: str) -> tuple[Portion, ...]:
    """Read a mix such as ``choice:5,short:5,match:1``. Raises ValueError, with a message fit to show."""
    portions: list[Portion] = []
    for part in text.split(","):
        match = _PORTION.fullmatch(part.strip())
        if match is None or int(match[2]) == 0:
            raise ValueError(f"{quoted(part.strip())} is not a kind and a number: write them as in choice:5,short:5")
        name = match[1].casefold()
        name = _OTHER_NAMES.get(name, name)
        kinds = [kind.value for kind in Kind]
        if name not in kinds:
            meant = nearest(name, kinds)
            raise ValueError(
                f"{quoted(match[1])} is no kind of question: "
                + (f"did you mean {meant}?" if meant else f"there are {', '.join(kinds)}")
            )
        if any(portion.kind.value == name for portion in portions):
            raise ValueError(f"{name} is there twice")
        portions.append(Portion(Kind(name), int(match[2])))
    return tuple(portions)


def parse_versions(text: str) -> tuple[str, ...]:
    """Read the names of versions, such as ``A,B,C``. Raises ValueError, with a message fit to show."""
    names = tuple(part.strip().upper() for part in text.split(","))
    for name in names:
        if not _VERSION.fullmatch(name):
            raise ValueError(f"{quoted(name)} is no name of a version: write letters, as in A,B,C")
    if len(set(names)) < len(names):
        raise ValueError("a version is there twice")
    if len(names) > _MOST_VERSIONS:
        raise ValueError(f"there are more than {_MOST_VERSIONS} versions")
    return names
