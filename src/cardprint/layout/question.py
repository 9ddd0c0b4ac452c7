"""The questions of a worksheet: what is printed of each, and what the key adds. Both share every place."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.compose import Composer
from cardprint.layout.flow import Setting
from cardprint.layout.instruction import instruction
from cardprint.layout.palette import Inks
from cardprint.layout.ruled import RuledSetter
from cardprint.layout.stem import StemSetter
from cardprint.layout.strip import Strip, joined
from cardprint.model.blocks import Paragraph, Run, Style
from cardprint.model.exercise import Claim, Gapped, Options, Pairs, Steps
from cardprint.model.kind import Kind
from cardprint.model.page import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cardprint.layout.blanks import BlankSetter
    from cardprint.layout.boxes import BoxSetter
    from cardprint.layout.column import Column
    from cardprint.layout.hand import Hand
    from cardprint.model.exercise import Exercise, Task
    from cardprint.text.typesetter import Typesetter

BETWEEN = mm(6)  # two questions
_BETWEEN_ROWS = mm(3)  # of a drill
_BELOW_HEADING = mm(3)
_HEADING_SIZE = 10.5
_ID_SIZE, _ID_BELOW = 6.5, 1.05  # in the space before the next question
_WIDE = (Kind.MATCHING, Kind.DRILL)


class Piece(NamedTuple):
    """A strip, the number of the card it is of, and the space that parts it from the one before."""

    card: int
    gap: float
    strip: Strip


def is_wide(exercise: Exercise) -> bool:
    """Tell whether an exercise has tasks that take the width of the paper."""
    return any(kind in _WIDE for kind in exercise.kinds)


class QuestionSetter:
    """Sets the questions of one sheet."""

    def __init__(self, exercise: Exercise, typesetter: Typesetter, hand: Hand, column: Column) -> None:
        """Take the hand that writes, which decides the lines, and the column to fill."""
        self._exercise = exercise
        self._typesetter = typesetter
        self._hand = hand
        self._column = column
        self._stem = StemSetter(typesetter, hand, column)
        self._ruled = RuledSetter(typesetter, hand, column)

    @cached_property
    def _boxes(self) -> BoxSetter:
        from cardprint.layout.boxes import BoxSetter  # noqa: PLC0415 - as below: most sheets are answered on lines

        return BoxSetter(self._typesetter, self._hand, self._column)

    @cached_property
    def _blanks(self) -> BlankSetter:
        from cardprint.layout.blanks import BlankSetter  # noqa: PLC0415

        return BlankSetter(self._typesetter, self._hand, self._column)

    def pieces(self) -> Iterator[Piece]:
        """Set all tasks, each as one strip, or several where it is higher than a whole column.

        Where there are several kinds of tasks, each kind begins with what is to be done.
        """
        for kind, tasks in groupby(self._exercise.tasks, key=attrgetter("kind")):
            lead = self._lead(kind)
            for piece in self._section(kind, tasks):
                strip = joined([*lead, piece.strip]) if lead else piece.strip
                if lead and strip.height > self._column.size.height:
                    yield Piece(piece.card, piece.gap, joined(lead))
                    strip = piece.strip
                yield Piece(piece.card, piece.gap, strip)
                lead = []

    def _section(self, kind: Kind, tasks: Iterable[Task]) -> Iterator[Piece]:
        if kind is Kind.DRILL:
            from cardprint.layout.drill import DrillSetter  # noqa: PLC0415

            tasks = list(tasks)
            rows = DrillSetter(self._typesetter, self._hand, self._column, tasks).rows()
            yield from (Piece(first.card.number, _BETWEEN_ROWS, row) for first, row in rows)
            if rows:
                return
        for task in tasks:
            for strip in self._strips(task):
                yield Piece(task.card.number, BETWEEN, strip)

    def _strips(self, task: Task) -> list[Strip]:
        """Set a task; the key has the names of its cards in small type below."""
        *others, last = self._set(task)
        names = " · ".join(self._exercise.ids[card.number] for card in task.cards)
        size = max(_ID_SIZE, self._column.theme.least)
        words = self._typesetter.words_within(names, self._column.rule_width / size)
        end = self._column.indent + self._column.rule_width
        x = end - size * sum(word.width for word in words)
        baseline = last.height + _ID_BELOW * size
        name = self._column.facing([Text(x, baseline, size, self._column.theme.colours.quiet, words)])
        return [*others, last._replace(answered=(*last.answered, *name))]

    def _set(self, task: Task) -> list[Strip]:
        if isinstance(task.form, Pairs):
            from cardprint.layout.matching import MatchingSetter  # noqa: PLC0415

            setter = MatchingSetter(self._typesetter, self._hand, self._boxes, self._column)
            return [*setter.strips(task, task.form), *(note for card in task.cards for note in self._stem.note(card))]
        heads = list(self._stem.heads(task.number, task.card))
        body = self._body(task)
        feet = list(self._stem.feet(task.card))
        whole = joined([heads[-1], *body, *feet])
        if len(heads) == 1 and whole.height <= self._column.size.height:
            return [whole]
        return [*heads[:-1], joined([heads[-1], *body[:1]]), *body[1:], *feet]

    def _body(self, task: Task) -> list[Strip]:
        form = task.form
        if isinstance(form, Options | Claim):
            from cardprint.layout.choices import ChoiceSetter  # noqa: PLC0415

            setter = ChoiceSetter(self._boxes, self._column)
            return setter.options(form) if isinstance(form, Options) else setter.claim(form)
        if isinstance(form, Steps):
            from cardprint.layout.steps import set_steps  # noqa: PLC0415

            return set_steps(form, self._boxes, self._column)
        if isinstance(form, Gapped) and not task.card.is_cloze:  # whose question has the blanks
            return self._blanks.body(form, task.card)
        return self._ruled.body(task)

    def _lead(self, kind: Kind) -> list[Strip]:
        """Give what stands before the tasks of a kind: what is to be done, and the words to fill blanks from."""
        lead = []
        if len(self._exercise.kinds) > 1:
            theme, width = self._column.theme, self._column.size.width
            size = theme.size(_HEADING_SIZE)
            text = instruction(kind, self._exercise, self._column.words)
            flow = Composer(self._typesetter, Style(bold=True), spread=theme.spread).flow((Paragraph((Run(text),)),))
            items = flow.place(Setting(0.0, width, size, Inks.of(theme.colours)), 0.0)
            lead.append(Strip(flow.height(width / size) * size + _BELOW_HEADING, tuple(items)))
        if kind is Kind.CLOZE and self._exercise.bank:
            lead.append(self._blanks.bank(self._exercise.bank, self._column.words.word_bank))
        return lead
