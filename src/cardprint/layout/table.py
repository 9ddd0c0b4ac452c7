"""Tables: columns as wide as their cells need, a hair line under the head and between rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.flow import IMPOSSIBLE, Lines
from cardprint.layout.widths import share
from cardprint.model.page import Item, Rule

if TYPE_CHECKING:
    from cardprint.layout.flow import Setting
    from cardprint.text.prose import Prose

# In em of the text.
_COLUMN_GAP = 1.0
_ROW_PAD = 0.16
LEADING = 1.37
"""The distance of the lines of a cell as it is designed, in em."""
_HAIR, _HEAD_HAIR = 0.4, 0.8  # points


class TableFigure(NamedTuple):
    """Rows of cells, the head first; ``aligns`` says for each column left, center or right.

    ``leading`` is the distance of the lines of a cell.
    """

    rows: tuple[tuple[Prose, ...], ...]
    aligns: tuple[str, ...]
    space: float
    leading: float = LEADING

    def _widths(self, measure: float) -> list[float] | None:
        columns = list(zip(*self.rows, strict=True))
        naturals = [max(cell.width for cell in column) for column in columns]
        leasts = [max(cell.widest for cell in column) for column in columns]
        return share(naturals, leasts, measure - _COLUMN_GAP * (len(columns) - 1))

    def _heights(self, widths: list[float]) -> list[float]:
        return [
            2 * _ROW_PAD + max(Lines(cell, self.leading).height(width) for cell, width in zip(row, widths, strict=True))
            for row in self.rows
        ]

    def least_height(self, measure: float) -> float:
        """Give the height of as many single lines as there are rows."""
        return len(self.rows) * (self.leading + 2 * _ROW_PAD) if measure > 0 else IMPOSSIBLE

    def height(self, measure: float) -> float:
        """Give the height of all rows."""
        widths = self._widths(measure)
        return IMPOSSIBLE if widths is None else sum(self._heights(widths))

    def natural_width(self, measure: float) -> float:
        """Give the width of its columns and the gaps between them."""
        return sum(self._widths(measure) or [measure]) + _COLUMN_GAP * (len(self.aligns) - 1)

    def place(self, setting: Setting, y: float) -> list[Item]:
        """Place cells and lines; the table is centred in its measure, a right-to-left one begins on the right."""
        size, inks = setting.size, setting.inks
        widths = self._widths(setting.measure) or []
        total = self.natural_width(setting.measure) * size
        left = setting.x + (setting.width - total) / 2
        sign = -1 if self.rows[0][0].rtl else 1
        items: list[Item] = []
        for number, (row, height) in enumerate(zip(self.rows, self._heights(widths), strict=True)):
            if number:
                items.append(Rule(left, y, left + total, y, _HEAD_HAIR if number == 1 else _HAIR, inks.hair))
            x = left if sign > 0 else left + total
            for cell, width, align in zip(row, widths, self.aligns, strict=True):
                begin = x if sign > 0 else x - width * size
                place = setting._replace(x=begin, width=width * size, centred=align == "center")
                items += _cell(Lines(cell, self.leading), align, place, y + _ROW_PAD * size)
                x += sign * (width + _COLUMN_GAP) * size
            y += height * size
        return items


def _cell(lines: Lines, align: str, setting: Setting, y: float) -> list[Item]:
    if align == "right":
        spare = setting.width - lines.natural_width(setting.measure) * setting.size
        setting = setting._replace(x=setting.x + spare, width=setting.width - spare + 0.01)
    return lines.place(setting, y)
