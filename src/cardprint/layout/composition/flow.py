"""Blocks of text as rows one below another, measured in em: the same flow is tried and set at any size.

A flow answers two questions, how high it is for a measure (the width of a line), and what its items are at a place.
All lengths here are in em of the size it will be set at, but for ``place``, whose are points.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, final

from cardprint.layout.composition.lines import Lines
from cardprint.model.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.layout.composition.row_protocols import Placement, Row
    from cardprint.model.page import Item


@final
class Flow:
    """Rows one below another.

    ``overhang`` is how far the faces of the first and last line reach beyond their leading, at either end, in em.
    """

    __slots__ = ("_measured", "overhang", "rows", "spaces")

    def __init__(self, rows: Sequence[Row]) -> None:
        """Take the rows; the space above the first is left out."""
        self.rows = rows
        self.spaces: float = sum([row.space for row in rows[1:]], 0.0)
        self.overhang: float = max(0.0, _beyond(rows[0]), _beyond(rows[-1])) if rows else 0.0
        self._measured: tuple[float, list[float]] = (-1.0, [])

    def least_height(self, measure: float) -> float:
        """Return a bound that ``height`` never falls below."""
        return self.spaces + sum([row.least_height(measure) for row in self.rows], 0.0)

    def height(self, measure: float) -> float:
        """Return the height in em, IMPOSSIBLE where something in it needs a wider measure."""
        return 2 * self.overhang + self.spaces + sum(self._heights(measure), 0.0)

    def _heights(self, measure: float) -> list[float]:
        """Return the height of each row. The last answer is remembered: rows are measured, and then set."""
        known, heights = self._measured
        if known != measure:
            heights = [row.height(measure) for row in self.rows]
            self._measured = (measure, heights)
        return heights

    def natural_width(self, measure: float) -> float:
        """Return the width it really takes of the measure, in em."""
        return max([row.natural_width(measure) for row in self.rows], default=0.0)

    def place(self, placement: Placement, y: float) -> list[Item]:
        """Place the rows from ``y`` down. Among centred rows a list stands in the middle as a whole."""
        items: list[Item] = []
        size, measure = placement.size, placement.measure
        y += size * self.overhang
        settings = self._in_the_middle(placement) if placement.centred else [placement] * len(self.rows)
        block: TextBlock | None = None  # what lines of text are put into, as long as nothing else comes between
        for index, (row, own, height) in enumerate(zip(self.rows, settings, self._heights(measure), strict=True)):
            if index:
                y += size * row.space
            if isinstance(row, Lines) and row.can_go_into_block:
                if block is None:
                    block = TextBlock(size)
                    items.append(block)
                row.add_to(block, own, y)
            else:
                block = None
                items += row.place(own, y)
            y += size * height
        return items

    def _in_the_middle(self, placement: Placement) -> Iterator[Placement]:
        """Yield each row its setting among centred rows: those of a list have one left edge, or right edge."""
        for indented, together in groupby(self.rows, _is_indented):
            rows = list(together)
            if indented:
                spare = placement.width - placement.size * max([row.natural_width(placement.measure) for row in rows])
                for row in rows:
                    from_right = row.from_right if isinstance(row, Lines) else getattr(row, "rtl", False)
                    yield placement._replace(x=placement.x + (-spare if from_right else spare) / 2, centred=False)
            else:
                yield from [placement] * len(rows)


def _is_indented(row: Row) -> bool:
    indent: float = getattr(row, "indent", 0.0)  # lines, code and pictures have one
    return indent > 0


def _beyond(row: Row) -> float:
    """Return how far a row's faces reach beyond it; figures keep within."""
    beyond: float = getattr(row, "beyond", 0.0)
    return beyond
