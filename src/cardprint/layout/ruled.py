"""Lines to write an answer on, and the answer as a key has it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.cloze import has_cloze, with_answers
from cardprint.layout.compose import Composer
from cardprint.layout.hand import lines_for
from cardprint.layout.palette import Inks
from cardprint.layout.picture import side_by_side
from cardprint.layout.strip import Strip, joined
from cardprint.layout.written import Sheet, write
from cardprint.model.blocks import Paragraph, PictureBlock, Run, Style, pictures_in
from cardprint.model.geometry import Rect
from cardprint.model.page import Box, Rule
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.layout.column import Column
    from cardprint.layout.hand import Hand
    from cardprint.layout.written import Written
    from cardprint.model.blocks import Block
    from cardprint.model.deck import Card
    from cardprint.model.exercise import Task
    from cardprint.model.page import Item
    from cardprint.model.words import Words
    from cardprint.text.typesetter import Typesetter

RULE = 0.5
_DASH = (2.0, 2.0)
_FRAME, _PICTURE, _ABOVE, _PAD = mm(30), mm(16), mm(2), mm(1.5)


class RuledSetter:
    """Sets the writing lines of short answers."""

    def __init__(self, typesetter: Typesetter, hand: Hand, column: Column) -> None:
        """Take the hand that writes and the column to fill."""
        self._hand = hand
        self._column = column
        self._rule = column.rule_width
        self._inks = Inks.of(column.theme.colours)
        self._answer = Composer(typesetter)

    def body(self, task: Task) -> list[Strip]:
        """Give each writing line as a strip, with what the answer has on it; none where the question has blanks."""
        card = task.card
        pictures = [] if card.is_cloze else list(pictures_in(card.back))
        if pictures and not any(not isinstance(block, PictureBlock) for block in card.back):
            return [self._frame(pictures)]
        wanted = (card.lines or 0) if card.is_cloze else lines_for(card, self._hand, self._rule)
        fixed = card.lines is not None
        sheet = Sheet(self._rule, self._hand.line, wanted, fixed=fixed)
        answer = write(with_accepted(card, self._column.words), self._answer, sheet, self._column.theme)
        lines = [self._line(index, answer) for index in range(max(wanted, answer.rules))]
        lines = [joined(lines[group.start : group.stop]) for group in answer.groups(len(lines))]
        return [*lines, self._shown(pictures)] if pictures else lines

    def _frame(self, pictures: Sequence[PictureBlock]) -> Strip:
        """Give a frame to draw an answer in that is a picture, or several."""
        frame = Rect(self._column.indent, _ABOVE, self._rule, _FRAME)
        outline = self._column.facing((Box(*frame, None, self._inks.hair, RULE),))
        shown = self._column.facing(side_by_side(pictures, frame.inset(_PAD)))
        return Strip(_ABOVE + _FRAME, tuple(outline), tuple(shown), 1)

    def _shown(self, pictures: Sequence[PictureBlock]) -> Strip:
        """Give the pictures that go with an answer; on the sheet their place stays empty."""
        room = Rect(self._column.indent, _ABOVE, self._rule, _PICTURE)
        return Strip(_ABOVE + _PICTURE, (), tuple(self._column.facing(side_by_side(pictures, room))))

    def _line(self, index: int, answer: Written) -> Strip:
        pitch, ink = self._hand.line, self._inks.hair
        left = self._column.left(self._column.indent, self._rule)
        right = left + self._rule
        printed: list[Item] = []
        if self._hand.guided:
            printed.append(Rule(left, pitch / 2, right, pitch / 2, RULE, ink, _DASH))
        printed.append(Rule(left, pitch, right, pitch, RULE, ink))
        answered = answer.place(index, left)
        return Strip(pitch, tuple(printed), tuple(answered), 1)


def with_accepted(card: Card, words: Words) -> Sequence[Block]:
    """Give the answer, unless it stands in the blanks of the question, and after it what else is accepted."""
    told = () if card.is_cloze else with_answers(card.back) if has_cloze(card.back_text) else card.back
    if not card.accept:
        return told
    also = words.also.format(answers=" · ".join(card.accept))
    return (*told, Paragraph((Run(also, Style(italic=True)),)))
