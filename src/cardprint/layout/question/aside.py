"""What a key says below an answer: notes, other answers that count, names of cards; in the space before what follows.

On the sheet that space is empty. Only what is longer than it takes room of its own there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.fit import fit
from cardprint.layout.composition.row_protocols import Placement
from cardprint.layout.palette import Inks
from cardprint.layout.sheet.stem import LEADING, first_baseline, on_one_line
from cardprint.layout.sheet.strip import Strip
from cardprint.model.geometry import Size
from cardprint.model.page import Box, Circle
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.layout.sheet.column import Column
    from cardprint.model.blocks import Block
    from cardprint.model.page import Item
    from cardprint.text.typesetter import Typesetter

_SIZE, _ABOVE = 8.0, 3.0
_CLEAR = mm(1)  # between boxes or circles and what is said below them
_NAME_SIZE, _NAME_BELOW = 6.5, 1.05
_BETWEEN = 1.5  # em of the name: between a note and the name behind it
_HANGING = 0.82  # of the space between questions: what a line of a note takes of it


class AsideSetter:
    """Sets what stands below the answers of one sheet."""

    def __init__(
        self, typesetter: Typesetter, column: Column, width: float | None = None, gap: float | None = None
    ) -> None:
        """Take the column to fill, and the width of answers and the gap below them where these are not its own."""
        self._typesetter = typesetter
        self._column = column
        self._width = column.rule_width if width is None else width
        self._gap = column.between if gap is None else gap
        theme = column.theme
        self._inks = Inks.one(theme.colours.key)
        self._quiet = theme.colours.quiet
        self._size, self._name_size = theme.size(_SIZE), theme.size(_NAME_SIZE)
        self._composer = Composer(typesetter, theme.aside, leading=LEADING, spread=theme.spread, unfold=True)

    def is_on_one_line(self, names: str) -> bool:
        """Return whether names have room on a line."""
        return self._name_size * sum(word.width for word in self._typesetter.words(names)) <= self._width

    def strips(self, said: Sequence[Block], names: str, clear: float = 0.0) -> list[Strip]:
        """Set what is to be said, if anything is, and names behind it or below it, ``clear`` of what stands above.

        The last strip is lower than what stands on it, by up to the space between questions.
        """
        column, size = self._column, self._name_size
        words = self._typesetter.words_within(names, self._width / size)
        width = size * sum(word.width for word in words)
        begin = column.indent + self._width - width
        if not said:
            baseline = clear + _NAME_BELOW * size
            return [self._hanging(baseline, column.facing([Text(begin, baseline, size, self._quiet, words)]))]
        room = Size(self._width, column.size.height - max(_ABOVE, clear) - 2 * size)
        left = column.left(column.indent, room.width)
        strips: list[Strip] = []
        for flow in fit(said, self._composer, room, (self._size,)).flows:
            above = _ABOVE if strips else max(_ABOVE, clear)
            items = flow.place(Placement(left, room.width, self._size, self._inks), above)
            strips.append(Strip(above + flow.height(room.width / self._size) * self._size, (), tuple(items)))
        *others, last = strips
        beside = (room.width - width - _BETWEEN * size) / self._size
        if not others and on_one_line(flow, beside):
            baseline = above + first_baseline(flow, self._size, room.width)
            bottom = last.height
        else:
            baseline = bottom = last.height + _NAME_BELOW * size
        name = column.facing([Text(begin, baseline, size, self._quiet, words)])
        return [*others, self._hanging(bottom, [*last.answered, *name])]

    def _hanging(self, bottom: float, items: Sequence[Item]) -> Strip:
        """Make a strip of items that end at ``bottom`` and may stand in the space before the next question."""
        return Strip(max(0.0, bottom - _HANGING * self._gap), (), tuple(items))


def clearance(above: Strip) -> float:
    """Return how far below a strip text must begin that is not to be taken for a part of its boxes and circles."""
    ends = [
        item.y + (item.height if isinstance(item, Box) else item.radius)
        for item in above.printed
        if isinstance(item, Box | Circle)
    ]
    return max(0.0, max(ends) + _CLEAR - above.height) if ends else 0.0
