"""Multiple choice and true or false: boxes to tick below the question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.composition.row_protocols import Placement
from cardprint.layout.question.boxes import CAP, ROW_GAP
from cardprint.layout.sheet.stem import on_one_line
from cardprint.layout.sheet.strip import Strip, joined
from cardprint.model.exercise import LETTERS, Claim, Options
from cardprint.model.page import Box
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.layout.question.boxes import BoxSetter
    from cardprint.layout.sheet.column import Column
    from cardprint.model.blocks import Block
    from cardprint.model.page import Item

_ABOVE = mm(1.8)
_BETWEEN = mm(6)  # options on one line


class ChoiceSetter:
    """Sets options, and claims with the two boxes of their truth."""

    def __init__(self, boxes: BoxSetter, column: Column) -> None:
        """Take the setter of boxes and the column to fill."""
        self._boxes = boxes
        self._column = column

    def options(self, options: Options) -> list[Strip]:
        """Set the options one below another, or side by side where all are short."""
        beside = self._side_by_side(options.texts, options.right)
        if beside is not None:
            return [beside]
        column, boxes = self._column, self._boxes
        strips = [Strip(_ABOVE, ())]
        for place, blocks in enumerate(options.texts):
            answer = "" if place == options.right else None
            strips += boxes.row(column.indent, column.rule_width, blocks, boxes.ticked, LETTERS[place], answer=answer)
        return [joined(strips[:2]), *strips[2:]]

    def claim(self, claim: Claim) -> list[Strip]:
        """Set a claim, and below it a box for true and one for false."""
        column, boxes = self._column, self._boxes
        strips = []
        if claim.blocks:
            size, flows = boxes.flows(claim.blocks, column.rule_width)
            left = column.left(column.indent, column.rule_width)
            for flow in flows:
                items = flow.place(Placement(left, column.rule_width, size, boxes.inks), 0.0)
                strips.append(Strip(flow.height(column.rule_width / size) * size, tuple(items)))
            strips[0] = joined([Strip(_ABOVE / 2, ()), strips[0]])
        begin, middle, side = column.indent, _ABOVE + boxes.ticked / 2, boxes.ticked
        printed: list[Item] = []
        answered: list[Item] = []
        for word, holds in ((column.words.true, True), (column.words.false, False)):
            printed += boxes.box(begin, middle, side)
            printed += boxes.label(begin + boxes.room(side), middle + CAP * boxes.size / 2, word)
            if claim.holds is holds:
                answered += boxes.answered(begin, middle, side, "", "")
            begin += boxes.room(side) + boxes.width(word) + _BETWEEN
        row = Strip(_ABOVE + side, tuple(printed), tuple(answered))
        return [*strips[:-1], joined([*strips[-1:], row])]

    def _side_by_side(self, texts: Sequence[Sequence[Block]], right: int) -> Strip | None:
        """Set all options on one line; None where one of them is too long for its share of it."""
        column, boxes = self._column, self._boxes
        share = (column.rule_width - _BETWEEN * (len(texts) - 1)) / len(texts)
        inner = share - boxes.room(boxes.ticked)
        if inner < boxes.size:
            return None
        for blocks in texts:
            size, flows = boxes.flows(blocks, inner)
            if len(flows) > 1 or size < boxes.size or not on_one_line(flows[0], inner / size):
                return None
        strips = []
        for place, blocks in enumerate(texts):
            begin = column.indent + place * (share + _BETWEEN)
            answer = "" if place == right else None
            strips += boxes.row(begin, share, blocks, boxes.ticked, LETTERS[place], answer=answer)
        tops = [next(item.y for item in strip.printed if isinstance(item, Box)) for strip in strips]
        strips = [joined([Strip(max(tops) - top, ()), strip]) for top, strip in zip(tops, strips, strict=True)]
        row = Strip(
            max(strip.height for strip in strips) - ROW_GAP,
            tuple(item for strip in strips for item in strip.printed),
            tuple(item for strip in strips for item in strip.answered),
        )
        return joined([Strip(_ABOVE, ()), row])
