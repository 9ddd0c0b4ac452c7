"""Texts with blanks to fill in, and the words that a key writes on them."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.compose import Composer
from cardprint.layout.copyfit import FLOOR, fit
from cardprint.layout.flow import Setting
from cardprint.layout.hand import written_width
from cardprint.layout.palette import Inks
from cardprint.layout.strip import Strip, joined
from cardprint.model.blocks import Chain, Comparison, ListBlock, Paragraph, Run, Side, Style, Table
from cardprint.model.exercise import GAP
from cardprint.model.geometry import Size
from cardprint.model.page import Box, Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.layout.column import Column
    from cardprint.layout.hand import Hand
    from cardprint.model.blocks import Block
    from cardprint.model.deck import Card
    from cardprint.model.exercise import Gapped
    from cardprint.model.page import Item
    from cardprint.text.typesetter import Typesetter

_LEAST, _MOST = mm(20), 0.62  # the length of blanks, at the most as a share of the column
_ABOVE = mm(1.2)
_RAISED = 0.12  # em between a blank's line and what the key writes on it
_BLANK = Style(semibold=True)  # a style that no other word of an answer has, so that blanks are found again
_BANK_PAD, _BANK_BELOW, _BANK_CORNER = mm(3), mm(5), mm(1.5)
_BANK_GAP = "\u2003\u2003"
_MORE_SIZE = 8.0


class BlankSetter:
    """Sets texts with blanks, their lines far enough apart for the hand that fills them."""

    def __init__(self, typesetter: Typesetter, hand: Hand, column: Column) -> None:
        """Take the hand that writes and the column to fill."""
        self._typesetter = typesetter
        self._hand = hand
        self._column = column
        self._inks = Inks.of(column.theme.colours)
        self._key = column.theme.colours.key
        self._composer = Composer(typesetter, leading=max(hand.line / hand.question, 1.5))

    def body(self, gapped: Gapped, card: Card) -> list[Strip]:
        """Set a text, as one strip, or several where it is higher than the column."""
        column = self._column
        width = column.rule_width
        dashes = self._dashes(gapped.gaps)
        blank = "_" * dashes
        blocks = [_drawn(block, blank) for block in gapped.blocks]
        size = self._hand.question
        room = Size(width, column.size.height - self._hand.line)
        fitted = fit(blocks, self._composer, room, tuple(dict.fromkeys((size, max(FLOOR, column.theme.least)))))
        setting = Setting(column.left(column.indent, width), width, fitted.size, self._inks)
        left_over = list(gapped.gaps)
        strips = [Strip(_ABOVE, ())]
        for flow in fitted.flows:
            items = flow.place(setting, 0.0)
            answered = [
                item
                for place in self._places(items, blank)
                if left_over
                for item in self._filled(place, left_over.pop(0))
            ]
            strips.append(Strip(flow.height(width / fitted.size) * fitted.size, tuple(items), tuple(answered)))
        return [joined(strips[:2]), *strips[2:], *self._below(gapped.gaps, dashes, card)]

    def bank(self, words: Sequence[str], heading: str) -> Strip:
        """Set the words that blanks are to be filled from, in a box."""
        column, size = self._column, self._hand.question
        width = column.size.width - 2 * _BANK_PAD
        runs = [Run(f"{heading}:", Style(bold=True)), *(Run(f"{_BANK_GAP}{_unbroken(word)}") for word in words)]
        flow = Composer(self._typesetter).flow((Paragraph(tuple(runs)),))
        height = flow.height(width / size) * size
        left = column.left(_BANK_PAD, width)
        frame = Box(
            0.0, 0.0, column.size.width, height + 2 * _BANK_PAD, None, self._inks.hair, 0.7, (_BANK_CORNER,) * 4
        )
        items = flow.place(Setting(left, width, size, self._inks), _BANK_PAD)
        return Strip(height + 2 * _BANK_PAD + _BANK_BELOW, (frame, *items))

    def _dashes(self, gaps: Sequence[str]) -> int:
        """Count the dashes of each blank: all of a text are as long as its longest word needs, which tells nothing."""
        longest = max(
            max(written_width(gap, self._hand), self._width(gap, max(FLOOR, self._column.theme.least))) for gap in gaps
        )
        length = min(max(longest, _LEAST), _MOST * self._column.rule_width)
        return ceil(length / (self._hand.question * self._dash))

    @property
    def _dash(self) -> float:
        return sum(word.width for word in self._typesetter.words("_" * 10, _BLANK)) / 10

    def _places(self, items: Sequence[Item], blank: str) -> Iterator[_Place]:
        """Find the blanks among placed words, in the order in which they are read."""
        line: list[_Place] = []
        face = self._typesetter.words(blank, _BLANK)[0].typeface
        for item in items:
            if not isinstance(item, Text):
                continue
            x = item.x
            for word in item.words:
                if word.text == blank and word.typeface == face:
                    place = _Place(x, item.y, item.size, word.ink * item.size)
                    if line and line[-1].y != place.y:
                        yield from self._in_order(line)
                        line = []
                    line.append(place)
                x += word.width * item.size
        yield from self._in_order(line)

    def _in_order(self, line: list[_Place]) -> list[_Place]:
        return sorted(line, reverse=self._column.right_to_left)

    def _filled(self, place: _Place, answer: str) -> Iterator[Item]:
        """Write an answer on its blank, shortened where it is longer."""
        floor = max(FLOOR, self._column.theme.least)
        size = max(min(place.size, place.size * place.width / max(self._width(answer, place.size), 1.0)), floor)
        words = self._typesetter.words_within(answer, place.width / size)
        width = size * sum(word.width for word in words)
        yield Text(place.x + (place.width - width) / 2, place.y - _RAISED * size, size, self._key, words)

    def _below(self, gaps: Sequence[str], dashes: int, card: Card) -> Iterator[Strip]:
        """Give the answers that were too long for their blanks once more, below the text, and what else is accepted."""
        column, size = self._column, max(_MORE_SIZE, self._column.theme.least)
        room = dashes * self._dash * self._hand.question
        long = [gap for gap in gaps if self._width(gap, max(FLOOR, column.theme.least)) > room]
        texts = [" · ".join(long)] if long else []
        texts += [column.words.also.format(answers=" · ".join(card.accept))] if card.accept else []
        if texts:
            blocks = tuple(Paragraph((Run(text),)) for text in texts)
            left = column.left(column.indent, column.rule_width)
            for flow in fit(blocks, Composer(self._typesetter), column.size, (size,)).flows:
                items = flow.place(Setting(left, column.rule_width, size, Inks.one(self._key)), 0.0)
                yield Strip(flow.height(column.rule_width / size) * size, (), tuple(items))

    def _width(self, text: str, size: float) -> float:
        return size * sum(word.width for word in self._typesetter.words(text))


class _Place(NamedTuple):
    """Where a blank is."""

    x: float
    y: float
    size: float
    width: float


def _unbroken(text: str) -> str:
    return text.replace(" ", "\u00a0")


def _drawn(block: Block, blank: str) -> Block:
    """Give a block with a line of dashes for each of its gaps."""
    if isinstance(block, Paragraph):
        return _drawn_paragraph(block, blank)
    if isinstance(block, ListBlock):
        return block._replace(items=tuple(tuple(_drawn(part, blank) for part in item) for item in block.items))
    if isinstance(block, Table):
        head = tuple(_drawn_paragraph(cell, blank) for cell in block.head)
        rows = tuple(tuple(_drawn_paragraph(cell, blank) for cell in row) for row in block.rows)
        return block._replace(head=head, rows=rows)
    if isinstance(block, Comparison):
        return Comparison(
            tuple(
                Side(_drawn_paragraph(side.title, blank), tuple(_drawn(part, blank) for part in side.blocks))
                for side in block.sides
            )
        )
    if isinstance(block, Chain):
        return block._replace(steps=tuple(_drawn_paragraph(step, blank) for step in block.steps))
    return block


def _drawn_paragraph(paragraph: Paragraph, blank: str) -> Paragraph:
    return Paragraph(tuple(Run(blank, _BLANK) if run.text == GAP else run for run in paragraph.runs))
