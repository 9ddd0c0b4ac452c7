"""Tables: columns as wide as their cells need, a hair line under the head and between rows.

One that is too high goes on in another box, row by row, under its head again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.composition.lines import Lines
from cardprint.layout.composition.row_protocols import IMPOSSIBLE
from cardprint.layout.composition.widths import share
from cardprint.model.page import Item, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.layout.composition.row_protocols import Placement, Row
    from cardprint.text.measured_text import MeasuredText

# In em of the text.
_COLUMN_GAP = 1.0
_ROW_PAD = 0.16
LEADING = 1.37
"""The distance of the lines of a cell as it is designed, in em."""
_HAIR, _HEAD_HAIR = 0.4, 0.8  # points


class TableFigure(NamedTuple):
    """Rows of cells, the head first; ``aligns`` says for each column left, center or right.

    ``naturals`` are the widths that columns would like to have, ``leasts`` those they need, in em: of the whole table,
    so that its parts have the same columns. ``leading`` is the distance of the lines of a cell. An ``rtl`` table
    begins on the right, and so do its cells where they are not centred.
    """

    rows: tuple[tuple[MeasuredText, ...], ...]
    aligns: tuple[str, ...]
    naturals: tuple[float, ...]
    leasts: tuple[float, ...]
    space: float
    leading: float = LEADING
    rtl: bool = False

    @classmethod
    def of(
        cls,
        rows: Sequence[tuple[MeasuredText, ...]],
        aligns: tuple[str, ...],
        space: float,
        leading: float,
        *,
        rtl: bool,
    ) -> TableFigure:
        """Measure the columns of a table."""
        columns = list(zip(*rows, strict=True))
        naturals = tuple(max(cell.width for cell in column) for column in columns)
        leasts = tuple(max(cell.widest for cell in column) for column in columns)
        return cls(tuple(rows), aligns, naturals, leasts, space, leading, rtl)

    def parts(self, measure: float, room: float) -> Iterator[TableFigure]:  # noqa: ARG002 - as what can be parted has it
        """Yield each row as a table of its own, with the head above it."""
        head, *rows = self.rows
        for index, row in enumerate(rows):
            yield self._replace(rows=(head, row), space=0.0 if index else self.space)
        if not rows:
            yield self

    def joined(self, part: Row) -> TableFigure | None:
        """Return this with the row of the next part below it."""
        return self._replace(rows=self.rows + part.rows[1:]) if isinstance(part, TableFigure) else None

    def _widths(self, measure: float) -> list[float] | None:
        return share(self.naturals, self.leasts, measure - _COLUMN_GAP * (len(self.aligns) - 1))

    def _heights(self, widths: list[float]) -> list[float]:
        """Return the height of each row, whose cells have the baselines of their first lines in common."""
        heights = []
        for row in self.rows:
            cells = [(Lines(cell, self.leading), width) for cell, width in zip(row, widths, strict=True)]
            if any(cell.height(width) == IMPOSSIBLE for cell, width in cells):
                return [IMPOSSIBLE] * len(self.rows)
            baselines = [cell.baseline(width) for cell, width in cells]
            below = (cell.height(width) - baseline for (cell, width), baseline in zip(cells, baselines, strict=True))
            heights.append(2 * _ROW_PAD + max(baselines) + max(below))
        return heights

    def least_height(self, measure: float) -> float:
        """Return the height of as many single lines as there are rows."""
        return len(self.rows) * (self.leading + 2 * _ROW_PAD) if measure > 0 else IMPOSSIBLE

    def height(self, measure: float) -> float:
        """Return the height of all rows."""
        widths = self._widths(measure)
        return IMPOSSIBLE if widths is None else sum(self._heights(widths))

    def natural_width(self, measure: float) -> float:
        """Return the width of its columns and the gaps between them."""
        return sum(self._widths(measure) or [measure]) + _COLUMN_GAP * (len(self.aligns) - 1)

    def place(self, placement: Placement, y: float) -> list[Item]:
        """Place cells and lines."""
        size, inks = placement.size, placement.inks
        widths = self._widths(placement.measure) or []
        wide = self.natural_width(placement.measure)
        total, left = wide * size, placement.left(wide, rtl=self.rtl)
        sign = -1 if self.rtl else 1
        items: list[Item] = []
        for number, (row, height) in enumerate(zip(self.rows, self._heights(widths), strict=True)):
            if number:
                items.append(Rule(left, y, left + total, y, _HEAD_HAIR if number == 1 else _HAIR, inks.hair))
            x = left + total if self.rtl else left
            baseline = max(Lines(cell, self.leading).baseline(width) for cell, width in zip(row, widths, strict=True))
            for cell, width, align in zip(row, widths, self.aligns, strict=True):
                begin = x - width * size if self.rtl else x
                place = placement._replace(x=begin, width=width * size, centred=align == "center")
                lines = Lines(cell, self.leading, rtl=self.rtl or align == "right")
                items += lines.place(place, y + (_ROW_PAD + baseline - lines.baseline(width)) * size)
                x += sign * (width + _COLUMN_GAP) * size
            y += height * size
        return items
