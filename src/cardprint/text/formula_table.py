"""Tables in formulas as TeX sets them: rows as far apart as lines, columns as words, lines where an array has them.

ziamath's own have rows that touch, right edges that are none, and no lines. Importing this puts these in their place.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from ziafont.fonttypes import BBox
from ziamath.drawable import Drawable
from ziamath.nodes.mnode import Mnode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

# In em of the table's type. A row reaches at least so far above and below its baseline: together 1.14, as rows of TeX's
# matrices do, within a twentieth.
_ABOVE, _BELOW = 0.80, 0.34
_JOT = 0.25  # more between the rows of several equations
_CLEAR = 0.1  # between rows that reach further
_COLUMN_GAP = 0.9
_EDGE = 0.14  # between the table and what encloses it
_PAD = 0.35  # between a line at the edge and the column beside it


class Bar(Drawable):
    """A line, as a box so wide and high."""

    def __init__(self, width: float, height: float) -> None:
        """Take its size, in the units of what it stands in."""
        super().__init__()  # type: ignore[no-untyped-call] # it comes with few types
        self._width, self._height = width, height
        self.bbox = BBox(0, width, -height, 0)

    def draw(self, x: float, y: float, svg: Element) -> tuple[float, float]:
        """Add it to a drawing, its left top corner at a place."""
        from xml.etree import ElementTree as ET  # noqa: PLC0415 - comes with ziamath

        box = {"x": x, "y": y, "width": self._width, "height": self._height}
        ET.SubElement(svg, "rect", {name: str(value) for name, value in box.items()})
        return x + self._width, y


class FormulaTable(Mnode, tag="mtable"):
    """A matrix, cases, an array, or equations below one another, centred on the axis of the formula."""

    def __init__(self, element: Element, parent: Mnode, **kwargs: Any) -> None:  # noqa: ANN401 - as all nodes have them
        """Set the cells, and then the table."""
        super().__init__(element, parent, **kwargs)
        rows = [[Mnode.fromelement(cell, parent=self, **kwargs) for cell in row] for row in element]
        count = max(map(len, rows))
        widths = [max(row[index].bbox.xmax for row in rows if index < len(row)) for index in range(count)]
        left, right = self._edge(0), self._edge(count)
        gaps = self._gaps(count)
        steps = [width + gap for width, gap in zip(widths, gaps, strict=False)]
        begins = [*accumulate(steps, initial=left)]
        whole = begins[-1] + widths[-1] + right
        baselines, height = self._baselines(rows)
        top = -height / 2 - self.units_to_points(self.font.math.consts.axisHeight)
        for row, cells, baseline in zip(element, rows, baselines, strict=True):
            for cell, typed, x, width in zip(cells, row, begins, widths, strict=False):
                self._put(cell, _begin(cell, typed.get("columnalign", "center"), x, width), top + baseline)
        between = [begin - gap / 2 for begin, gap in zip(begins[1:], gaps, strict=True)]
        self._draw_lines([0.0, *between, whole], baselines, top, height)
        self.bbox = BBox(0, whole, -top - height, -top)

    @property
    def _are_equations(self) -> bool:
        return bool(self.element.get("rowspacing") == "3pt")  # as MathML has it for aligned and its kin

    def _lines(self, name: str) -> list[int]:
        return list(map(int, self.element.get(name, "").split()))

    def _gaps(self, count: int) -> list[float]:
        asked = self.element.get("columnspacing", "").split()
        gaps = [float(gap.removesuffix("em")) for gap in asked] or [_COLUMN_GAP]
        return [self.glyphsize * gaps[index % len(gaps)] for index in range(count - 1)]

    def _edge(self, line: int) -> float:
        """Give the space between the table's edge, where a line may be, and its columns."""
        return float(
            self.glyphsize * (_PAD if line in self._lines("verticals") else 0.0 if self._are_equations else _EDGE)
        )

    def _baselines(self, rows: Sequence[Sequence[Mnode]]) -> tuple[list[float], float]:
        """Give how far each baseline is below the top of the table, and how high that is."""
        em = self.glyphsize
        jot = _JOT * em if self._are_equations else 0.0
        clear = (_CLEAR if self._lines("horizontals") else _CLEAR / 2) * em
        y = 0.0
        baselines = []
        for index, row in enumerate(rows):
            y += jot if index else 0.0
            above = max([_ABOVE * em, *(cell.bbox.ymax + clear for cell in row)])
            below = max([_BELOW * em, *(clear - cell.bbox.ymin for cell in row)])
            baselines.append(y + above)
            y += above + below
        return baselines, y

    def _draw_lines(self, xs: Sequence[float], baselines: Sequence[float], top: float, height: float) -> None:
        """Draw the lines an array asks for: upright at ``xs``, others midway between its rows."""
        thick = self.units_to_points(self.font.math.consts.fractionRuleThickness)
        rise = (_ABOVE - _BELOW) / 2 * self.glyphsize
        between = [(one + other) / 2 - rise for one, other in pairwise(baselines)]
        ys = [0.0, *between, height]
        for column in self._lines("verticals"):
            self._put(Bar(thick, height), xs[column] - thick / 2, top)
        for row in self._lines("horizontals"):
            self._put(Bar(xs[-1], thick), 0.0, top + ys[min(row, len(ys) - 1)] - thick / 2)

    def _put(self, node: Drawable, x: float, y: float) -> None:
        self.nodes.append(node)
        self.nodexy.append((x, y))


def _begin(cell: Mnode, align: str, x: float, width: float) -> float:
    """Give where a cell begins in its column."""
    if align == "right":
        return float(x + width - cell.bbox.xmax)
    return float(x + (width - cell.bbox.xmin - cell.bbox.xmax) / 2 if align == "center" else x)
