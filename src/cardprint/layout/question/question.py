"""The questions of a worksheet: what is printed of each, and what the key adds. Both share every place."""

from __future__ import annotations

from functools import cached_property
from itertools import chain, groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.row_protocols import Placement
from cardprint.layout.palette import Inks
from cardprint.layout.question.accepted import accepted
from cardprint.layout.question.aside import AsideSetter, clearance
from cardprint.layout.question.ruled import Body, RuledSetter
from cardprint.layout.sheet.bench import SheetContext
from cardprint.layout.sheet.instruction import instruction
from cardprint.layout.sheet.stem import StemSetter
from cardprint.layout.sheet.strip import Strip, joined
from cardprint.model.blocks import Paragraph, Run, Style
from cardprint.model.exercise import Claim, Gapped, Labels, Options, Pairs, Steps
from cardprint.model.kind import PUZZLES, Kind
from cardprint.model.puzzle import Crossword, WordSearch
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cardprint.layout.question.blanks import BlankSetter
    from cardprint.layout.question.boxes import BoxSetter
    from cardprint.layout.sheet.column import Column
    from cardprint.layout.sheet.hand import Ruling
    from cardprint.layout.sheet.strip import Flowing
    from cardprint.model.blocks import Block
    from cardprint.model.exercise import Exercise, Task
    from cardprint.text.typesetter import Typesetter

_ABOVE_HEADING = 1.5  # of the space between questions
_BELOW_HEADING = mm(3)
_HEADING_SIZE = 10.5
_WIDE = (Kind.MATCHING, Kind.LABEL, Kind.DRILL, *PUZZLES)


class Piece(NamedTuple):
    """A strip or more, the number of the card it is of, and the space that parts it from the one before."""

    card: int
    gap: float
    strip: Strip | Flowing


def is_wide(exercise: Exercise) -> bool:
    """Return whether an exercise has tasks that take the width of the paper."""
    return any(kind in _WIDE for kind in exercise.kinds)


class QuestionSetter:
    """Sets the questions of one sheet."""

    def __init__(
        self, exercise: Exercise, typesetter: Typesetter, ruling: Ruling, column: Column, first: float | None = None
    ) -> None:
        """Take the hand that writes, which decides the lines, and the column to fill, ``first`` high on page one."""
        self._exercise = exercise
        self._first = first or column.size.height
        self._typesetter = typesetter
        self._ruling = ruling
        self._column = column
        self._stem = StemSetter(typesetter, ruling, column)
        self._ruled = RuledSetter(typesetter, ruling, column)
        self._aside = AsideSetter(typesetter, column)
        self._context = SheetContext(typesetter, column, ruling, exercise.ids)

    @cached_property
    def _boxes(self) -> BoxSetter:
        from cardprint.layout.question.boxes import BoxSetter  # noqa: PLC0415 - as below: most sheets are answered on lines

        return BoxSetter(self._typesetter, self._ruling, self._column)

    @cached_property
    def _blanks(self) -> BlankSetter:
        from cardprint.layout.question.blanks import BlankSetter  # noqa: PLC0415

        return BlankSetter(self._typesetter, self._ruling, self._column)

    def pieces(self) -> Iterator[Piece]:
        """Set all tasks, each as one strip, or several where it is higher than a whole column.

        So is the first of all where there is less room for it. Where there are several kinds of tasks, each kind begins
        with what is to be done.
        """
        room = self._first
        for kind, tasks in groupby(self._exercise.tasks, key=attrgetter("kind")):
            lead = self._lead(kind)
            if kind in PUZZLES:
                yield from self._puzzles(tasks, lead)
                continue
            for card, between, strip in self._section(kind, tasks):
                gap = self._above_lead if lead else between
                led = joined([*lead, strip]) if lead else strip
                if lead and led.height > room:
                    yield Piece(card, gap, joined(lead))
                    led = strip
                yield Piece(card, gap, led)
                lead, room = [], self._column.size.height

    def _puzzles(self, tasks: Iterable[Task], lead: list[Strip]) -> Iterator[Piece]:
        from cardprint.layout.puzzle.crossword import CrosswordFigure  # noqa: PLC0415
        from cardprint.layout.puzzle.puzzle import Puzzle  # noqa: PLC0415
        from cardprint.layout.puzzle.word_search import WordSearchFigure  # noqa: PLC0415

        for task in tasks:
            form = task.form
            if isinstance(form, Crossword):
                bank = [self._blanks.bank(form.bank, self._column.words.word_bank)] if form.bank else []
                puzzle = Puzzle(self._context, CrosswordFigure(self._context, task, form), [*lead, *bank])
            elif isinstance(form, WordSearch):
                puzzle = Puzzle(self._context, WordSearchFigure(self._context, task, form), lead)
            yield Piece(task.card.number, self._above_lead if lead else self._column.between, puzzle)
            lead = []

    def _section(self, kind: Kind, tasks: Iterable[Task]) -> Iterator[tuple[int, float, Strip]]:
        if kind is Kind.DRILL:
            from cardprint.layout.question.drill import DrillSetter  # noqa: PLC0415

            tasks = list(tasks)
            drill = DrillSetter(self._context, tasks)
            rows = drill.rows()
            yield from ((first.card.number, drill.gap, row) for first, row in rows)
            if rows:
                return
        for task in tasks:
            for strip in self._strips(task):
                yield task.card.number, self._column.between, strip

    def _strips(self, task: Task) -> list[Strip]:
        """Set a task, as one strip where there is a column for that."""
        room = self._first if task.number == 1 else self._column.size.height
        if isinstance(task.form, Pairs):
            from cardprint.layout.question.matching import MatchingSetter  # noqa: PLC0415

            setter = MatchingSetter(self._typesetter, self._ruling, self._boxes, self._column, self._exercise.deck)
            codes = self._codes_of(task)
            strips = setter.strips(task, task.form, room)
            return [joined(group) for group in self._with_aside([*strips, codes] if codes else strips, task, ())]
        *heads, head = self._heads(task)
        codes = self._codes_of(task)
        if codes:
            fits = head.height + codes.height <= self._column.size.height
            *heads, head = [*heads, joined([head, codes])] if fits else [*heads, head, codes]
        body, also = self._body(task)
        first, *others = self._with_aside([*body, *self._stem.feet()], task, also)
        if not heads:
            whole = joined([head, *first, *chain.from_iterable(others)])
            if whole.height <= room:
                return [whole]
        return [*heads, joined([head, *first]), *map(joined, others)]

    def _heads(self, task: Task) -> list[Strip]:
        """Set what is asked. A picture to label stands below it, larger than in a line of text."""
        if not isinstance(task.form, Labels):
            return list(self._stem.heads(task.number, task.card))
        words = task.card.front[1:]
        card = task.card._replace(front=words or (Paragraph((Run("\u00a0"),)),))
        *heads, head = self._stem.heads(task.number, card)
        beside = not (words or card.hint or self._column.points or self._column.scale_beside)
        return [*heads, head._replace(height=0.0) if beside else head]

    def _codes_of(self, task: Task) -> Strip | None:
        if not self._column.codes:
            return None
        from cardprint.layout.question.sheet_codes import SheetCodes  # noqa: PLC0415 - few sheets have codes

        return SheetCodes(self._typesetter, self._ruling, self._column).asked(task.cards)

    def _with_aside(self, strips: Sequence[Strip], task: Task, also: Sequence[Block]) -> list[list[Strip]]:
        """Add what the key says below: what else is accepted, notes, the names of the cards.

        Gives the strips in groups that stay together.
        """
        names = " · ".join(self._exercise.ids[card.number] for card in task.cards)
        notes = [block for card in task.cards for block in card.note]
        if len(task.cards) > 1:
            numbered = enumerate(task.cards, task.number)
            notes = [block for number, card in numbered for block in _of(number, card.note)]
        clear = clearance(strips[-1]) if strips else 0.0
        first, *others = self._aside.strips((*also, *notes), names, clear)
        return [*([strip] for strip in strips[:-1]), [*strips[-1:], first], *([strip] for strip in others)]

    def _body(self, task: Task) -> Body:
        form = task.form
        if isinstance(form, Options | Claim):
            from cardprint.layout.question.choices import ChoiceSetter  # noqa: PLC0415

            setter = ChoiceSetter(self._boxes, self._column)
            return Body(setter.options(form) if isinstance(form, Options) else setter.claim(form))
        if isinstance(form, Labels):
            from cardprint.layout.question.labels import LabelSetter  # noqa: PLC0415

            bank = [self._blanks.bank(form.bank, self._column.words.word_bank)] if form.bank else []
            strips = LabelSetter(self._typesetter, self._ruling, self._column).strips(task, form)
            return Body([joined([*strips[:1], *bank]), *strips[1:]])
        if isinstance(form, Steps):
            from cardprint.layout.question.steps import set_steps  # noqa: PLC0415

            return Body(set_steps(form, self._boxes, self._column))
        if isinstance(form, Gapped) and not task.card.is_cloze:  # whose question has the blanks
            return Body(self._blanks.body(form), accepted(task.card, self._column.words, self._column.theme.aside))
        return self._ruled.body(task)

    @property
    def _above_lead(self) -> float:
        """The space above what stands before the tasks of a kind."""
        return _ABOVE_HEADING * self._column.between

    def _lead(self, kind: Kind) -> list[Strip]:
        """Return what stands before the tasks of a kind: what is to be done, and the words to fill blanks from."""
        lead = []
        if len(self._exercise.kinds) > 1:
            theme, width = self._column.theme, self._column.size.width
            size = theme.size(_HEADING_SIZE)
            text = instruction(kind, self._exercise, self._column.words)
            flow = Composer(self._typesetter, Style(bold=True), spread=theme.spread).flow((Paragraph((Run(text),)),))
            items = flow.place(Placement(0.0, width, size, Inks.of(theme.colours)), 0.0)
            lead.append(Strip(flow.height(width / size) * size + _BELOW_HEADING, tuple(items)))
        if kind is Kind.CLOZE and self._exercise.bank:
            lead.append(self._blanks.bank(self._exercise.bank, self._column.words.word_bank))
        return lead


def _of(number: int, note: Sequence[Block]) -> Sequence[Block]:
    """Return a note that says which question of a set it is about."""
    first = note[0] if note else None
    name = Run(f"{number} ", Style(bold=True))
    if isinstance(first, Paragraph):
        return (Paragraph((name, *first.runs)), *note[1:])
    return (Paragraph((name,)), *note) if note else ()
