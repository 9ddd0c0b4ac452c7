"""Two or three things held against each other, as columns with a hair line under each head."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.composition.row_protocols import IMPOSSIBLE
from cardprint.model.page import Item, Rule

if TYPE_CHECKING:
    from cardprint.layout.composition.flow import Flow
    from cardprint.layout.composition.lines import Lines
    from cardprint.layout.composition.row_protocols import Placement

# In em of the text.
_GAP = 1.3
LEADING = 1.37
"""The distance of the lines of a heading as it is designed, in em."""
_RULE_ABOVE, _RULE_BELOW = 0.18, 0.42
_HAIR = 0.5  # points


class ComparisonColumn(NamedTuple):
    """One side: its heading and what stands below it."""

    head: Lines
    body: Flow


class ComparisonFigure(NamedTuple):
    """Columns of equal width, the first on the right if it is ``rtl``."""

    columns: tuple[ComparisonColumn, ...]
    space: float
    rtl: bool = False

    def _column_measure(self, measure: float) -> float:
        count = len(self.columns)
        return (measure - _GAP * (count - 1)) / count

    def _head_height(self, measure: float) -> float:
        return max(column.head.height(measure) for column in self.columns)

    def least_height(self, measure: float) -> float:
        """Return a bound from the bodies alone."""
        inner = self._column_measure(measure)
        return max(column.body.least_height(inner) for column in self.columns) if inner > 0 else IMPOSSIBLE

    def height(self, measure: float) -> float:
        """Return the height of the highest column."""
        inner = self._column_measure(measure)
        if inner <= 0:
            return IMPOSSIBLE
        bodies = max(column.body.height(inner) for column in self.columns)
        return self._head_height(inner) + _RULE_ABOVE + _RULE_BELOW + bodies

    def natural_width(self, measure: float) -> float:
        """Return the whole measure: the hair lines fill it."""
        return measure

    def place(self, placement: Placement, y: float) -> list[Item]:
        """Place heads, hair lines and bodies in reading order."""
        size, inks = placement.size, placement.inks
        width = self._column_measure(placement.measure) * size
        head_height = self._head_height(width / size) * size
        x, step = placement.x, width + _GAP * size
        if self.rtl:
            x, step = placement.x + placement.width - width, -step
        items: list[Item] = []
        for column in self.columns:
            head = placement._replace(x=x, width=width, centred=False, inks=inks._replace(text=inks.accent))
            items += column.head.place(head, y)
            rule = y + head_height + _RULE_ABOVE * size
            items.append(Rule(x, rule, x + width, rule, _HAIR, inks.hair))
            items += column.body.place(head._replace(inks=inks), rule + _RULE_BELOW * size)
            x += step
        return items
