"""Sets to match: questions with a box each at one side, lettered answers at the other."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from cardprint.errors import DeckError, Problem
from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.fit import FLOOR, fit
from cardprint.layout.composition.row_protocols import Placement
from cardprint.layout.question.boxes import CAP
from cardprint.layout.sheet.stem import LEADING, asked, filled_in, first_baseline
from cardprint.layout.sheet.strip import Strip
from cardprint.model.blocks import Style
from cardprint.model.exercise import LETTERS, Pairs, worth
from cardprint.model.geometry import Size
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.layout.question.boxes import BoxSetter
    from cardprint.layout.sheet.column import Column
    from cardprint.layout.sheet.hand import Ruling
    from cardprint.model.blocks import Block
    from cardprint.model.deck import Deck
    from cardprint.model.exercise import Task
    from cardprint.model.page import Item
    from cardprint.text.typesetter import Typesetter

_LEFT = 0.54  # the share of the questions
_BETWEEN = mm(10)
_ROW_GAP = mm(2.6)
_LETTER_ROOM = 1.6  # in sizes of type
_SIZES_DOWN = (1.0, 0.9, 0.8, 0.7)
_BOLD = Style(bold=True)
_SEMIBOLD = Style(semibold=True)


class MatchingSetter:
    """Sets sets to match, each as one strip, for a set stays on one page."""

    def __init__(self, typesetter: Typesetter, ruling: Ruling, boxes: BoxSetter, column: Column, deck: Deck) -> None:
        """Take the hand that writes, the setter of boxes, the column to fill, and the deck the cards are of."""
        self._deck = deck
        self._ruling = ruling
        self._typesetter = typesetter
        self._boxes = boxes
        self._column = column
        self._question = Composer(typesetter, _SEMIBOLD, leading=LEADING, spread=column.theme.spread)
        self._answer = Composer(typesetter, leading=LEADING, spread=column.theme.spread, flush=True)

    def strips(self, task: Task, pairs: Pairs, room: float) -> list[Strip]:
        """Set a task in the largest type in which it fits a room so high, or else a whole column.

        Raises DeckError where it fits in none.
        """
        floor = max(FLOOR, self._column.theme.least)
        sizes = dict.fromkeys(max(floor, self._boxes.size * share) for share in _SIZES_DOWN)
        for height, size in product(dict.fromkeys((room, self._column.size.height)), sizes):
            strip = self._strip(task, pairs, size)
            if strip is not None and strip.height <= height:
                return [strip]
        numbers = ", ".join(str(card.number) for card in task.cards)
        raise DeckError(
            Problem(
                f"the set to match of cards {numbers} does not fit on a page",
                self._deck.span(task.card.mark),
                "shorten these cards, or give some of them another 'kind'",
            )
        )

    def _strip(self, task: Task, pairs: Pairs, size: float) -> Strip | None:
        column = self._column
        left_width = (column.size.width - _BETWEEN) * _LEFT
        questions = self._questions(task, pairs, left_width, size)
        begin = left_width + _BETWEEN
        answers = self._answers(pairs.answers, begin, column.size.width - begin, size)
        if questions is None or answers is None:
            return None
        printed = (*questions.printed, *answers.printed)
        return questions._replace(height=max(questions.height, answers.height), printed=printed)

    def _questions(self, task: Task, pairs: Pairs, width: float, size: float) -> Strip | None:
        column, boxes = self._column, self._boxes
        side = boxes.written
        begin = column.indent + boxes.room(side)
        inner = width - begin - column.points_room
        left = column.left(begin, inner)
        printed: list[Item] = []
        answered: list[Item] = []
        baselines: list[tuple[int, float]] = []
        y = 0.0
        for index, (card, place) in enumerate(zip(task.cards, pairs.right, strict=True)):
            fitted = fit(
                asked(card, self._ruling, column.theme.aside), self._question, Size(inner, column.size.height), (size,)
            )
            if len(fitted.flows) > 1:
                return None
            (flow,) = fitted.flows
            middle = first_baseline(flow, size, inner) - CAP * size / 2
            drop = y + max(0.0, side / 2 - middle)
            baseline = drop + middle + CAP * size / 2
            baselines.append((task.number + index, baseline))
            printed += column.facing(self._sides(task.number + index, worth(card), baseline, width))
            printed += boxes.box(column.indent, drop + middle, side)
            placement = Placement(left, inner, size, boxes.inks)
            text = flow.place(placement, drop)
            printed += text
            if card.solution:
                answered += filled_in(flow, placement, column.theme.colours.key, text, drop)
            answered += boxes.answered(column.indent, drop + middle, side, "", LETTERS[place])
            y = max(drop + flow.height(inner / size) * size, drop + middle + side / 2) + _ROW_GAP
        return Strip(y - _ROW_GAP, tuple(printed), tuple(answered), baselines=tuple(baselines))

    def _sides(self, number: int, points: int, baseline: float, width: float) -> Iterator[Item]:
        inks = self._boxes.inks
        yield Text(0.0, baseline, self._boxes.size, inks.accent, self._typesetter.words(str(number), _BOLD))
        if self._column.points:
            yield self._column.points_text(self._typesetter, points, width, baseline)

    def _answers(self, answers: Sequence[Sequence[Block]], begin: float, width: float, size: float) -> Strip | None:
        column, boxes = self._column, self._boxes
        room = _LETTER_ROOM * size
        inner = width - room
        left = column.left(begin + room, inner)
        printed: list[Item] = []
        # Answers stand as far apart as questions do, though they have no boxes.
        least = boxes.written
        y = 0.0
        for letter, blocks in zip(LETTERS, answers, strict=False):
            fitted = fit(blocks, self._answer, Size(inner, column.size.height), (size,))
            if len(fitted.flows) > 1:
                return None
            (flow,) = fitted.flows
            middle = first_baseline(flow, size, inner) - CAP * size / 2
            drop = y + max(0.0, least / 2 - middle)
            words = self._typesetter.words(letter, _BOLD)
            printed += column.facing([Text(begin, drop + middle + CAP * size / 2, size, boxes.inks.text, words)])
            printed += flow.place(Placement(left, inner, size, boxes.inks), drop)
            y = max(drop + flow.height(inner / size) * size, y + least) + _ROW_GAP
        return Strip(y - _ROW_GAP, tuple(printed))
