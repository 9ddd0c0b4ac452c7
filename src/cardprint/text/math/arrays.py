"""Matrices, cases, arrays, and equations below one another: rows as far apart as lines, about the axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.text.math.boxes import Box, bar
from cardprint.text.math.layout import DISPLAY, SCRIPT, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.text.math.box_nodes import Array, ArrayRow
    from cardprint.text.math.layout import Layout

# Em: what a row reaches at least above and below its baseline, as LaTeX's \strut does, together a line of 1.2 em.
_ABOVE, _BELOW = 0.84, 0.36
_SMALL_ABOVE, _SMALL_BELOW = 0.55, 0.2
_CLEAR = 0.06  # between rows that reach further
_THICK = 0.05
_LINE_GAP = 0.08  # below and above a line, beside what rows keep clear
_BETWEEN_LINES = 0.12  # of a double line
_DASH = 0.15
_TAG_GAP = 2.0


def set_array(layout: Layout, node: Array, style: int, cramped: bool) -> Box:  # noqa: FBT001 - as all setters
    """Set rows of cells in columns, with their lines and numbers."""
    cell_style = _cell_style(node, style)
    scale = layout.scale(SCRIPT if node.small and style <= TEXT else style) / (
        0.7 if node.small and style <= TEXT else 1
    )
    cells = [[layout.inner(cell, cell_style, cramped) for cell in row.cells] for row in node.rows]
    count = len(node.columns)
    widths = [max((row[at].width for row in cells if at < len(row)), default=0.0) for at in range(count)]
    xs, x = [], 0.0
    for gap, width in zip(node.gaps, widths, strict=False):
        xs.append(x + gap * scale)
        x = xs[-1] + width
    total = x + node.gaps[count] * scale
    baselines, levels, height = _baselines(node, cells, scale)
    parts = []
    for row, baseline in zip(cells, baselines, strict=True):
        for at, cell in enumerate(row):
            spare = (widths[at] - cell.width) * {"l": 0.0, "c": 0.5, "r": 1.0}[node.columns[at]]
            parts.append((xs[at] + spare, -baseline, cell))
    parts += _level_lines(layout, levels, total, scale)
    parts += _upright_lines(
        layout,
        node,
        [0.0, *(one - gap / 2 * scale for one, gap in zip(xs[1:], node.gaps[1:], strict=False)), total],
        height,
        scale,
    )
    total, numbers = _numbers(layout, node.rows, baselines, total, cell_style)
    up = height / 2 + layout.axis(style)
    return Box(total, up, height - up, [(px, py + up, box) for px, py, box in (*parts, *numbers)])


def _cell_style(node: Array, style: int) -> int:
    if node.style is None:
        return style
    return max(node.style, style) if node.style != DISPLAY else DISPLAY


def _baselines(
    node: Array, cells: Sequence[Sequence[Box]], scale: float
) -> tuple[list[float], list[tuple[float, str]], float]:
    """Return how far below the top each baseline is, where level lines are and of which kind, and the height of all."""
    least_above, least_below = (_SMALL_ABOVE, _SMALL_BELOW) if node.small else (_ABOVE, _BELOW)
    y, baselines, lines = 0.0, [], []
    for index, (row, boxes) in enumerate(zip(node.rows, cells, strict=True)):
        for line in row.lines:
            lines.append((y, line))
            y += _BETWEEN_LINES * scale
        if row.lines:
            y -= _BETWEEN_LINES * scale
        if not boxes:
            break
        y += node.spread * scale if index and node.spread else 0.0
        clear = (_CLEAR + (_LINE_GAP if row.lines else 0.0)) * scale
        y += max([least_above * scale, *(box.height + clear for box in boxes)])
        baselines.append(y)
        y += max([least_below * scale, *(box.depth + _CLEAR * scale for box in boxes)]) + row.gap * scale
    return baselines + [y] * (len(cells) - len(baselines)), lines, y


def _level_lines(
    layout: Layout, levels: Sequence[tuple[float, str]], width: float, scale: float
) -> Iterator[tuple[float, float, Box]]:
    thick = _THICK * scale
    for y, kind in levels:
        if kind == "-":
            yield 0.0, -y, bar(width, thick / 2, thick / 2, layout.colour)
        else:
            for start in _dashes(width, scale):
                yield start, -y, bar(min(_DASH * scale, width - start), thick / 2, thick / 2, layout.colour)


def _upright_lines(
    layout: Layout, node: Array, xs: Sequence[float], height: float, scale: float
) -> Iterator[tuple[float, float, Box]]:
    thick = _THICK * scale
    for x, bars in zip(xs, node.bars, strict=False):
        first = x - (len(bars) - 1) * _BETWEEN_LINES * scale / 2 - thick / 2
        for index, kind in enumerate(bars):
            at = first + index * _BETWEEN_LINES * scale
            if kind == "|":
                yield at, 0.0, bar(thick, 0.0, height, layout.colour)
            else:
                for start in _dashes(height, scale):
                    yield at, -start, bar(thick, 0.0, min(_DASH * scale, height - start), layout.colour)


def _dashes(length: float, scale: float) -> list[float]:
    step = max(2 * _DASH * scale, length / 200)
    return [index * step for index in range(int(length / step) + 1)]


def _numbers(
    layout: Layout, rows: Sequence[ArrayRow], baselines: Sequence[float], width: float, style: int
) -> tuple[float, list[tuple[float, float, Box]]]:
    """Return the whole width, and the numbers of rows at the right of all."""
    tags = [(layout.inner(row.tag, style, False), y) for row, y in zip(rows, baselines, strict=True) if row.tag]  # noqa: FBT003
    if not tags:
        return width, []
    widest = max(box.width for box, _ in tags)
    whole = width + _TAG_GAP * layout.size + widest
    return whole, [(whole - box.width, -y, box) for box, y in tags]
