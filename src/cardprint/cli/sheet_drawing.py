"""A sheet of stock drawn for the terminal: takes a stock, gives lines of box-drawing characters."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from cardprint.model.stock import Stock

_MOST_COLUMNS = 40
_HEIGHTS = range(20, 11, -1)  # in lines
_CELL_HEIGHT = 2  # a terminal's cell is about twice as high as it is wide
_WORTH_OF_A_LINE = 0.01  # how much distortion one line more of drawing is worth

_UP, _RIGHT, _DOWN, _LEFT = 1, 2, 4, 8
_LINES = " ╵╶└╷│┌├╴┘─┴┐┤┬┼"  # by the sum of the directions in which lines leave a cell

_Span: TypeAlias = tuple[int, int]
_Cells: TypeAlias = defaultdict[tuple[int, int], int]


class _Side(NamedTuple):
    """The width (or the height) of a sheet in steps from cell to cell, and the steps each column (or row) spans."""

    length: int
    spans: tuple[_Span, ...]


def draw_sheet(stock: Stock) -> tuple[str, ...]:
    """Draw the outline of the paper, near its true shape, and in it each slot with its number, counted from 1.

    All slots come out alike. Margins and gutters are at least one cell wide, however narrow they are. The drawing has
    at most 20 lines of 40 columns, or as many as it takes where slots are too many for that.
    """
    drawings = [_sides(stock, lines - 1) for lines in _HEIGHTS]
    fitting = [sides for sides in drawings if sides[0].length < _MOST_COLUMNS and sides[1].length < _HEIGHTS[0]]
    across, down = min(fitting or drawings[-1:], key=lambda sides: _ugliness(stock, *sides))
    cells: _Cells = defaultdict(int)
    _outline(cells, (0, across.length), (0, down.length))
    slots = [(columns, rows) for rows in down.spans for columns in across.spans]
    for columns, rows in slots:
        _outline(cells, columns, rows)
    picture = [[_LINES[cells[x, y]] for x in range(across.length + 1)] for y in range(down.length + 1)]
    for number, ((left, right), (top, bottom)) in enumerate(slots, 1):
        label = str(number)
        start = (left + right + 1 - len(label)) // 2
        if start > left and start + len(label) <= right and bottom - top > 1:
            picture[(top + bottom) // 2][start : start + len(label)] = label
    return tuple("".join(line) for line in picture)


def _sides(stock: Stock, height: int) -> tuple[_Side, _Side]:
    """Divide a drawing of about this height as the sheet is divided."""
    scale = height / stock.paper.height
    return (
        _side(stock.left, stock.pitch.width, stock.card.width, stock.columns, stock.paper.width, _CELL_HEIGHT * scale),
        _side(stock.top, stock.pitch.height, stock.card.height, stock.rows, stock.paper.height, scale),
    )


def _side(  # noqa: PLR0913, PLR0917 - one direction of a stock
    first: float, pitch: float, extent: float, count: int, paper: float, scale: float
) -> _Side:
    near, far = _steps(first, scale), _steps(paper - first - (count - 1) * pitch - extent, scale)
    card = max(1, round(extent * scale))
    step = card + _steps(pitch - extent, scale)
    spans = tuple((near + number * step, near + number * step + card) for number in range(count))
    return _Side(spans[-1][1] + far, spans)


def _steps(distance: float, scale: float) -> int:
    """Show a distance by one step at least, but what is none by none."""
    dust = 1e-6
    return max(1, round(distance * scale)) if distance > dust else 0


def _ugliness(stock: Stock, across: _Side, down: _Side) -> float:
    """Weigh how far the drawing is from the shape of the paper, and how small it is."""
    drawn, true = across.length / _CELL_HEIGHT / down.length, stock.paper.width / stock.paper.height
    return max(drawn / true, true / drawn) - down.length * _WORTH_OF_A_LINE


def _outline(cells: _Cells, across: _Span, down: _Span) -> None:
    """Draw the four sides of a rectangle; lines that meet join."""
    for y in down:
        for x, after in pairwise(range(across[0], across[1] + 1)):
            cells[x, y] |= _RIGHT
            cells[after, y] |= _LEFT
    for x in across:
        for y, after in pairwise(range(down[0], down[1] + 1)):
            cells[x, y] |= _DOWN
            cells[x, after] |= _UP
