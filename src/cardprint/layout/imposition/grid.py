"""Plain paper ruled into cards to cut by hand: takes a card and a paper, gives the stock they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.imposition.marks import MARK_ROOM
from cardprint.model.geometry import Size
from cardprint.model.paper import UNPRINTABLE, format_size, paper_name
from cardprint.model.stock import Stock
from cardprint.model.units import format_mm, mm

if TYPE_CHECKING:
    from collections.abc import Sequence

_FURNITURE_ROOM = mm(7)
"""What ruler, cross and sheet line take up beyond the crop marks: 5 mm of their own and 2 mm of air."""

_ALL_BUT = 4 / 5
"""Room for marks and furniture is worth at most one card in five; paper is worth more than that."""

_DUST = 1e-6  # points; what arithmetic in floats may leave over


def cut_stock(card: Size, paper: Size, *, margin: float | None = None, gutter: float = 0.0) -> Stock:
    """Lay as many cards as fit on a paper, centred, ``gutter`` apart. All lengths are in points.

    The paper is taken upright or lying, whichever holds more cards, upright where both hold the same. Without a
    ``margin`` the roomiest of three is taken that keeps four cards in five: room for marks and furniture, room for
    marks, or only the border that printers leave blank. With one, cards keep at least that far from the paper's edge.

    Raises ValueError, with a message fit to show, where not one card fits or the margin is one no printer can print.
    """
    return cut_best((card,), paper, margin=margin, gutter=gutter)


def cut_best(shapes: Sequence[Size], paper: Size, *, margin: float | None = None, gutter: float = 0.0) -> Stock:
    """Do as ``cut_stock`` for whichever of several shapes gives the most cards, the first where several do."""
    if margin is not None and margin < UNPRINTABLE - _DUST:
        raise ValueError(
            f"a margin of {format_mm(margin)} is too small: printers leave up to {format_mm(UNPRINTABLE)} blank"
        )
    closest = UNPRINTABLE if margin is None else margin
    tight = _fullest(shapes, paper, (closest, closest), gutter)
    if not tight.slots:
        raise ValueError(_too_large(shapes[0], paper, closest))
    if margin is not None:
        return tight
    marked = closest + MARK_ROOM
    clear = _fullest(shapes, paper, (marked, marked), gutter)
    roomy = _fullest(shapes, paper, (marked, marked + _FURNITURE_ROOM), gutter)
    return next(stock for stock in (roomy, clear, tight) if stock.slots >= _ALL_BUT * tight.slots)


def _fullest(shapes: Sequence[Size], paper: Size, margins: tuple[float, float], gutter: float) -> Stock:
    """Try every shape on the paper upright and lying. ``margins`` are those at the sides, then at head and foot."""
    upright = paper.turned() if paper.is_landscape else paper
    sheets = (_centred(shape, lying, margins, gutter) for shape in shapes for lying in (upright, upright.turned()))
    return max(sheets, key=lambda stock: stock.slots)


def _centred(card: Size, paper: Size, margins: tuple[float, float], gutter: float) -> Stock:
    columns = _how_many(card.width, paper.width - 2 * margins[0], gutter)
    rows = _how_many(card.height, paper.height - 2 * margins[1], gutter)
    pitch = Size(card.width + gutter, card.height + gutter)
    return Stock(
        id="cut-" + format_size(card).replace(" × ", "x").replace(" ", ""),
        name=f"{format_size(card)} cards to cut from {paper_name(paper)}",
        paper=paper,
        columns=columns,
        rows=rows,
        card=card,
        left=(paper.width - columns * pitch.width + gutter) / 2,
        top=(paper.height - rows * pitch.height + gutter) / 2,
        pitch=pitch,
    )


def _how_many(length: float, room: float, gutter: float) -> int:
    return max(0, int((room + gutter + _DUST) // (length + gutter)))


def _too_large(card: Size, paper: Size, margin: float) -> str:
    largest = Size(paper.width - 2 * margin, paper.height - 2 * margin)
    name = paper_name(paper)
    if min(largest) <= 0:
        return f"a margin of {format_mm(margin)} leaves nothing of {name}"
    return f"a card of {format_size(card)} does not fit on {name}: the largest is {format_size(largest)}, either way up"
