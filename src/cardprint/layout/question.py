"""One question of a worksheet: what is printed of it, and what the key adds. Both share every place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.ruled import RuledSetter
from cardprint.layout.stem import StemSetter
from cardprint.layout.strip import Strip, joined

if TYPE_CHECKING:
    from cardprint.layout.column import Column
    from cardprint.layout.hand import Hand
    from cardprint.model.exercise import Task
    from cardprint.text.typesetter import Typesetter


class QuestionSetter:
    """Sets the questions of one sheet."""

    def __init__(self, typesetter: Typesetter, hand: Hand, column: Column) -> None:
        """Take the hand that writes, which decides the lines, and the column to fill."""
        self._most = column.size.height
        self._stem = StemSetter(typesetter, hand, column)
        self._ruled = RuledSetter(typesetter, hand, column)

    def strips(self, task: Task) -> list[Strip]:
        """Set a task: one strip, or several where it is higher than a whole column."""
        heads = list(self._stem.heads(task.number, task.card, task.card.front))
        body = self._ruled.body(task)
        feet = list(self._stem.feet(task.card))
        whole = joined([heads[-1], *body, *feet])
        if len(heads) == 1 and whole.height <= self._most:
            return [whole]
        return [*heads[:-1], joined([heads[-1], body[0]]), *body[1:], *feet]
