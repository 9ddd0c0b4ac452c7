"""Steps to put in order, each with a box for its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.sheet.strip import Strip, joined
from cardprint.model.units import mm

if TYPE_CHECKING:
    from cardprint.layout.question.boxes import BoxSetter
    from cardprint.layout.sheet.column import Column
    from cardprint.model.exercise import Steps

_ABOVE = mm(1.8)


def set_steps(steps: Steps, boxes: BoxSetter, column: Column) -> list[Strip]:
    """Set the steps below one another."""
    strips = [Strip(_ABOVE, ())]
    for blocks, number in zip(steps.steps, steps.right, strict=True):
        strips += boxes.row(column.indent, column.rule_width, blocks, boxes.written, answer=str(number))
    return [joined(strips[:2]), *strips[2:]]
