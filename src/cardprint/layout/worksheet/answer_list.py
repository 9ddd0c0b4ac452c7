"""The compact key: every answer once more as a numbered list, for marking away from the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.composition.cloze import has_cloze, with_answers
from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.fit import fit
from cardprint.layout.composition.row_protocols import Placement
from cardprint.layout.palette import Inks
from cardprint.layout.question.accepted import accepted
from cardprint.layout.sheet.stem import first_baseline
from cardprint.layout.sheet.strip import Strip, joined
from cardprint.model.blocks import Paragraph, Run, Style
from cardprint.model.exercise import worth
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.layout.sheet.column import Column
    from cardprint.model.blocks import Block
    from cardprint.model.exercise import Answer, Exercise
    from cardprint.model.page import Item
    from cardprint.text.typesetter import Typesetter

_INDENT = mm(8)
_GAP = "\u2002"  # between a letter and the words it stands for
_SIZES = (9.5, 8.0)
_SMALL = (7.5,)
_BOLD = Style(bold=True)


class AnswerList:
    """Sets the answers one below another in columns."""

    def __init__(self, typesetter: Typesetter, column: Column, exercise: Exercise) -> None:
        """Take the column to fill and the exercise, which has the names of cards."""
        theme = column.theme
        self._typesetter = typesetter
        self._page = column
        self._exercise = exercise
        self._indent = theme.room(_INDENT, _SIZES[0])
        self._box = column.size._replace(width=column.size.width - self._indent)
        self._sizes = tuple(dict.fromkeys(map(theme.size, _SIZES)))
        self._small = tuple(map(theme.size, _SMALL))
        self._inks = Inks.of(theme.colours)._replace(accent=theme.colours.quiet)
        self._number = theme.colours.number
        self._composer = Composer(typesetter, spread=theme.spread).unfolding()
        self._aside = Composer(typesetter, theme.aside, spread=theme.spread).unfolding()

    def strips(self, answer: Answer) -> Sequence[Strip]:
        """Set an answer: its letter or its words, what else is accepted; in small type name, points and note.

        It is one strip, which stays together, and goes over several only where it is higher than a column.
        """
        parts = list(self._parts(answer))
        whole = joined(parts)
        return [whole] if whole.height <= self._box.height else parts

    def _parts(self, answer: Answer) -> Iterator[Strip]:
        card, words = answer.card, self._page.words
        blocks: tuple[Block, ...] = with_answers(answer.blocks) if has_cloze(card.back_text) else answer.blocks
        solution = with_answers(card.solution)
        sign = words.sign_of(answer)
        if sign is not None:
            blocks = _behind(Run(sign, _BOLD), (*blocks, *solution))
        elif answer.is_only:
            blocks = (*blocks, *solution)
        else:
            blocks = (*solution, *blocks, *accepted(card, words))
        yield from self._set(self._composer, blocks, self._sizes, self._inks, answer.name)
        points = words.points.format(points=worth(card)) if self._exercise.has_points else ""
        facts = " · ".join(filter(None, (self._exercise.ids[card.number], points)))
        quiet = Inks.one(self._inks.quiet)
        yield from self._set(self._composer, (Paragraph((Run(facts),)),), self._small, quiet)
        if card.note:
            yield from self._set(self._aside, card.note, self._small, quiet)

    def _set(
        self, composer: Composer, blocks: Sequence[Block], sizes: Sequence[float], inks: Inks, number: str = ""
    ) -> Iterator[Strip]:
        fitted = fit(blocks, composer, self._box, sizes)
        size, width = fitted.size, self._box.width
        left = self._page.left(self._indent, width)
        for index, flow in enumerate(fitted.flows):
            items: list[Item] = flow.place(Placement(left, width, size, inks), 0.0)
            if number and index == 0:
                words = self._typesetter.words(number, _BOLD)
                numbered = Text(0.0, first_baseline(flow, size, width), size, self._number, words)
                items = [*self._page.facing([numbered]), *items]
            yield Strip(flow.height(width / size) * size, tuple(items))


def _behind(sign: Run, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Put a sign before an answer, on its first line where that is one of words."""
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph):
        return (Paragraph((sign, Run(_GAP), *first.runs)), *blocks[1:])
    return (Paragraph((sign,)), *blocks)
