"""Lines to write an answer on, and the answer as a key has it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.composition.cloze import has_cloze, with_answers
from cardprint.layout.composition.picture import side_by_side
from cardprint.layout.palette import Inks
from cardprint.layout.question.accepted import accepted
from cardprint.layout.question.written import AnswerSetter
from cardprint.layout.sheet.hand import lines_for
from cardprint.layout.sheet.strip import Strip, joined
from cardprint.model.block_contents import every_run, pictures_in
from cardprint.model.blocks import Paragraph, PictureBlock, Run
from cardprint.model.geometry import Rect
from cardprint.model.page import Box, Rule
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.layout.question.written import Written
    from cardprint.layout.sheet.column import Column
    from cardprint.layout.sheet.hand import Ruling
    from cardprint.model.blocks import Block
    from cardprint.model.deck import Card
    from cardprint.model.exercise import Task
    from cardprint.model.page import Item
    from cardprint.text.typesetter import Typesetter

RULE = 0.5
_DASH = (2.0, 2.0)
GAP = "\u2002"  # between an answer and what else is accepted
_FRAME, _PICTURE, _ABOVE, _PAD = mm(30), mm(16), mm(2), mm(1.5)


class Body(NamedTuple):
    """What stands below a question: strips, and what the key says besides."""

    strips: list[Strip]
    also: Sequence[Block] = ()


class RuledSetter:
    """Sets the writing lines of short answers."""

    def __init__(self, typesetter: Typesetter, ruling: Ruling, column: Column) -> None:
        """Take the hand that writes and the column to fill."""
        self._ruling = ruling
        self._column = column
        self._rule = column.rule_width
        self._inks = Inks.of(column.theme.colours)
        self._left = column.left(column.indent, self._rule)
        self._printed = self._rules()
        self._typesetter = typesetter
        self._answer = AnswerSetter(typesetter, self._rule, ruling.line, column.theme)

    def body(self, task: Task) -> Body:
        """Return each writing line as a strip, with what the answer has on it; none where the question has blanks.

        What else is accepted stands on the lines where there are enough of them for it too.
        """
        card = task.card
        pictures = [] if card.is_cloze else list(pictures_in(card.back))
        also = accepted(card, self._column.words, self._column.theme.aside)
        if pictures and not any(not isinstance(block, PictureBlock) for block in card.back):
            return Body([self._frame(pictures)], also)
        wanted = (card.lines or 0) if card.is_cloze else lines_for(card, self._ruling, self._rule)
        answer, also = self._written(
            answer_blocks(card), also, wanted, fixed=card.lines is not None or self._ruling.share < 1
        )
        lines = [self._line(index, answer) for index in range(max(wanted, answer.rules))]
        lines = [joined(lines[group.start : group.stop]) for group in answer.groups(len(lines))]
        return Body([*lines, self._shown(pictures)] if pictures else lines, also)

    def _written(
        self, answer: Sequence[Block], also: tuple[Block, ...], rules: int, *, fixed: bool
    ) -> tuple[Written, tuple[Block, ...]]:
        """Set an answer to lines, and what else is accepted below or behind it where there is room for that.

        Gives beside it what is left for another place.
        """
        for blocks in ((*answer, *also), _in_one(answer, also)) if also else ():
            written = self._answer.write(blocks, rules)
            if written.rules <= rules:
                return written, ()
        return self._answer.write(answer, rules, fixed=fixed), also

    def _frame(self, pictures: Sequence[PictureBlock]) -> Strip:
        """Return a frame to draw an answer in that is a picture, or several."""
        frame = Rect(self._column.indent, _ABOVE, self._rule, _FRAME)
        outline = self._column.facing((Box(*frame, None, self._inks.hair, RULE),))
        shown = self._column.facing(side_by_side(pictures, frame.inset(_PAD), self._typesetter))
        return Strip(_ABOVE + _FRAME, tuple(outline), tuple(shown), 1)

    def _shown(self, pictures: Sequence[PictureBlock]) -> Strip:
        """Return the pictures that go with an answer; on the sheet their place stays empty."""
        room = Rect(self._column.indent, _ABOVE, self._rule, _PICTURE)
        return Strip(_ABOVE + _PICTURE, (), tuple(self._column.facing(side_by_side(pictures, room, self._typesetter))))

    def _rules(self) -> tuple[Item, ...]:
        """Return what every writing line is printed as."""
        pitch, ink = self._ruling.line, self._inks.hair
        left, right = self._left, self._left + self._rule
        line = Rule(left, pitch, right, pitch, RULE, ink)
        return (Rule(left, pitch / 2, right, pitch / 2, RULE, ink, _DASH), line) if self._ruling.guided else (line,)

    def _line(self, index: int, answer: Written) -> Strip:
        return Strip(self._ruling.line, self._printed, tuple(answer.place(index, self._left)), 1)


def answer_blocks(card: Card) -> Sequence[Block]:
    """Return the answer of a card, unless it stands in the blanks of the question."""
    return () if card.is_cloze else with_answers(card.back) if has_cloze(card.back_text) else card.back


def _in_one(answer: Sequence[Block], also: Sequence[Block]) -> Sequence[Block]:
    """Put what else is accepted behind an answer of a single paragraph."""
    only = answer[0] if len(answer) == 1 else None
    if not isinstance(only, Paragraph):
        return (*answer, *also)
    return (Paragraph((*only.runs, Run(GAP), *every_run(also))),)
