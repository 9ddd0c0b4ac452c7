"""The rows of a table as lines of text, for where answers are written: nothing but their columns makes them a table."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.composition.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.layout.composition.row_protocols import Placement
    from cardprint.model.page import Item
    from cardprint.text.measured_text import MeasuredText

_GAP = 1.4  # em between columns, which no line parts


class TableLine(NamedTuple):
    """A row whose cells are one line each. ``widths`` are those of the columns; an ``rtl`` one begins at the right."""

    cells: tuple[Lines, ...]
    aligns: tuple[str, ...]
    widths: tuple[float, ...]
    space: float
    rtl: bool

    @property
    def measured(self) -> MeasuredText:
        """The words of the cell that is highest."""
        return max(self.cells, key=lambda cell: cell.height(cell.measured.width)).measured

    @property
    def from_right(self) -> bool:
        """Whether it begins at the right."""
        return self.rtl

    def least_height(self, measure: float) -> float:
        """Return the height."""
        return self.height(measure)

    def height(self, measure: float) -> float:  # noqa: ARG002 - as every row has it
        """Return the height of its highest cell."""
        return max(cell.height(cell.measured.width) for cell in self.cells)

    def natural_width(self, measure: float) -> float:  # noqa: ARG002 - as every row has it
        """Return the width of all columns."""
        return sum(self.widths) + _GAP * (len(self.widths) - 1)

    def baseline(self, measure: float) -> float:  # noqa: ARG002 - as every row has it
        """Return how far the baseline of all cells is below the top."""
        return max(cell.baseline(cell.measured.width) for cell in self.cells)

    def single_lines(self, measure: float) -> Iterator[TableLine]:  # noqa: ARG002 - as other text has it
        """Yield itself."""
        yield self

    def place(self, placement: Placement, y: float) -> list[Item]:
        """Place the cells in their columns, on one baseline."""
        size, whole = placement.size, self.natural_width(0.0)
        left = placement.left(whole, rtl=self.rtl)
        begins = [0.0, *accumulate(width + _GAP for width in self.widths)]
        baseline = self.baseline(0.0)
        items: list[Item] = []
        for cell, begin, width, align in zip(self.cells, begins, self.widths, self.aligns, strict=False):
            x = left + size * (whole - begin - width if self.rtl else begin)
            own = placement._replace(x=x, width=size * width, centred=align == "center", figures_centred=False)
            line = Lines(cell.measured, cell.leading, rtl=self.rtl or align == "right")
            items += line.place(own, y + size * (baseline - cell.baseline(cell.measured.width)))
        return items


def in_columns(  # noqa: PLR0913 - a table, and how it is set
    rows: Sequence[tuple[MeasuredText, ...]],
    aligns: tuple[str, ...],
    measure: float,
    *,
    leading: float,
    space: float,
    rtl: bool,
) -> list[TableLine]:
    """Return rows of a table as lines, ``space`` above the first; none where they are wider than a measure in em."""
    widths = tuple(max(cell.width for cell in column) for column in zip(*rows, strict=True))
    if sum(widths) + _GAP * (len(widths) - 1) > measure:
        return []
    return [
        TableLine(tuple(Lines(cell, leading) for cell in row), aligns, widths, 0.0 if number else space, rtl)
        for number, row in enumerate(rows)
    ]
