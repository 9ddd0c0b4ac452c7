"""Where to cut: takes a sheet's division, gives rules on its front, in page coordinates."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from cardprint.layout.imposition.duplex import back_slot
from cardprint.layout.palette import BLACK, HAIR
from cardprint.model.geometry import Rect
from cardprint.model.job import CutMarks
from cardprint.model.page import Rule
from cardprint.model.paper import UNPRINTABLE
from cardprint.model.units import mm

if TYPE_CHECKING:
    from cardprint.model.geometry import Size
    from cardprint.model.job import Flip
    from cardprint.model.stock import Stock
    from cardprint.model.text import Colour

_OFF_CORNER = mm(2)
_LENGTH = mm(4)
_SHORTEST = mm(1)  # a mark shorter than this is a speck
_THICKNESS = 0.4

MARK_ROOM = _OFF_CORNER + _LENGTH
"""What a crop mark takes up outside a card."""

_Spans: TypeAlias = list[tuple[float, float]]


def cut_marks(stock: Stock, style: CutMarks) -> tuple[Rule, ...]:
    """Draw what shows where to cut. Perforated cards and labels are cut already and get nothing."""
    if stock.kind != "cut" or style is CutMarks.NONE:
        return ()
    columns = _bands(stock.left, stock.pitch.width, stock.card.width, stock.columns)
    rows = _bands(stock.top, stock.pitch.height, stock.card.height, stock.rows)
    down, ink_down = _stretches(rows, stock.paper.height, style)
    across, ink_across = _stretches(columns, stock.paper.width, style)
    standing = tuple(Rule(x, start, x, end, _THICKNESS, ink_down) for x in _cuts(columns) for start, end in down)
    level = tuple(Rule(start, y, end, y, _THICKNESS, ink_across) for y in _cuts(rows) for start, end in across)
    return standing + level


def behind(rule: Rule, page: Size, flip: Flip) -> Rule:
    """Return the rule, upright or level, that lies behind this one on the back of the sheet."""
    there = back_slot(Rect(rule.x1, rule.y1, rule.x2 - rule.x1, rule.y2 - rule.y1), page, flip)
    return rule._replace(x1=there.x, y1=there.y, x2=there.right, y2=there.bottom)


def _bands(first: float, pitch: float, extent: float, count: int) -> _Spans:
    """Return from where to where each column (or row) of cards reaches."""
    return [(first + number * pitch, first + number * pitch + extent) for number in range(count)]


def _cuts(bands: _Spans) -> list[float]:
    """Return every place to cut at, once where neighbours touch."""
    cuts: list[float] = []
    for place in (edge for band in bands for edge in band):
        if not cuts or place - cuts[-1] > _THICKNESS:
            cuts.append(place)
    return cuts


def _stretches(bands: _Spans, paper: float, style: CutMarks) -> tuple[_Spans, Colour]:
    """Return from where to where marks run across the bands: outside all cards, or in a hair line along all of them.

    A hair line also stands in for crop marks that have no room on either side: cards must be cut somewhere.
    """
    outside = [] if style is CutMarks.LINES else _outside(bands, paper)
    if outside:
        return outside, BLACK
    along = (max(UNPRINTABLE, bands[0][0] - MARK_ROOM), min(paper - UNPRINTABLE, bands[-1][1] + MARK_ROOM))
    return [along], HAIR


def _outside(bands: _Spans, paper: float) -> _Spans:
    """Return the stretches where a crop mark crosses no card: before the first band, between bands, after the last.

    Each keeps off the corners of cards on either side and out of the border that printers leave blank.
    """
    first, last = bands[0][0], bands[-1][1]
    stretches = [(max(UNPRINTABLE, first - MARK_ROOM), first - _OFF_CORNER)]
    for (_, end), (start, _) in pairwise(bands):
        inner = (end + _OFF_CORNER, start - _OFF_CORNER)
        both = [(inner[0], inner[0] + _LENGTH), (inner[1] - _LENGTH, inner[1])]
        stretches += both if both[0][1] < both[1][0] else [inner]
    stretches.append((last + _OFF_CORNER, min(paper - UNPRINTABLE, last + MARK_ROOM)))
    return [(start, end) for start, end in stretches if end - start >= _SHORTEST]
