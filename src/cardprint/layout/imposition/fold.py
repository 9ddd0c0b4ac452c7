"""Cards that are printed on one side and folded: takes a stock, gives pairs of slots that share a fold.

Front and back are printed upright beside each other, or one above the other, cut out together, folded outwards and
glued. Folding moves the back behind the front, turning it over about the fold:

- Beside each other, the fold stands. The back goes over sideways and is upright to whoever turns the card sideways.
- Above each other, the fold lies at the foot of the front. The back goes over bottom to top, and what was its head
  comes to lie at the foot: it is printed upside down so that it is upright to whoever turns the card sideways.

Whoever turns cards top over bottom needs the opposite in both cases. It is the rule of sheets that turn over, with the
fold for an axis, so ``duplex.is_turned`` decides it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.imposition.duplex import Axis, Place, is_turned
from cardprint.layout.imposition.grid import cut_best
from cardprint.layout.palette import HAIR
from cardprint.model.geometry import Rect, Size
from cardprint.model.page import Rule
from cardprint.model.paper import format_size, paper_name

if TYPE_CHECKING:
    from cardprint.model.job import Turn
    from cardprint.model.stock import Stock

_THICKNESS, _DASH = 0.4, (3.0, 2.0)


class Fold(NamedTuple):
    """The line between a front and its back, from end to end."""

    x1: float
    y1: float
    x2: float
    y2: float


class FoldPair(NamedTuple):
    """A front, its back, and the fold between them."""

    front: Rect
    back: Rect
    fold: Fold


class FoldPlan(NamedTuple):
    """How a sheet is divided into pairs.

    ``stock`` has a slot for each pair, front and back together: it is what is cut or torn out, and what cards are
    dealt to. ``axis`` is the direction of every fold.
    """

    stock: Stock
    axis: Axis

    @property
    def pairs(self) -> tuple[FoldPair, ...]:
        """The pairs of a sheet, in the order of the stock's slots."""
        return tuple(self._halved(slot) for slot in self.stock.places())

    def back_place(self, pair: FoldPair, turn: Turn) -> Place:
        """Return the place of a pair's back, and whether it is printed upside down."""
        return Place(pair.back, is_turned(self.axis, turn))

    def _halved(self, slot: Rect) -> FoldPair:
        if self.axis is Axis.VERTICAL:
            half = slot.width / 2
            front = slot._replace(width=half)
            return FoldPair(
                front, front._replace(x=slot.x + half), Fold(slot.x + half, slot.y, slot.x + half, slot.bottom)
            )
        half = slot.height / 2
        front = slot._replace(height=half)
        return FoldPair(front, front._replace(y=slot.y + half), Fold(slot.x, slot.y + half, slot.right, slot.y + half))


def fold_plan(stock: Stock) -> FoldPlan:
    """Find the most pairs a sheet of the stock gives: beside each other, or above each other where that gives more.

    Paper to cut by hand is divided anew, so the sheet may come to lie the other way. Perforated cards are paired with
    neighbours they touch. Raises ValueError, with a message fit to show, where no two cards can be folded together.
    """
    if stock.kind == "cut":
        return _cut_plan(stock)
    plans = _torn_plans(stock) if stock.kind == "perforated" else []
    if not plans:
        raise ValueError(_unfoldable(stock))
    return max(plans, key=lambda plan: plan.stock.slots)


def _cut_plan(stock: Stock) -> FoldPlan:
    card = stock.card
    beside, above = Size(2 * card.width, card.height), Size(card.width, 2 * card.height)
    try:
        cut = cut_best((beside, above), stock.paper, gutter=stock.pitch.width - card.width)
    except ValueError:
        raise ValueError(_unfoldable(stock)) from None
    name = f"{format_size(card)} cards to fold, to cut from {paper_name(cut.paper)}"
    return FoldPlan(cut._replace(id=stock.id, name=name), Axis.VERTICAL if cut.card == beside else Axis.HORIZONTAL)


def _torn_plans(stock: Stock) -> list[FoldPlan]:
    """Pair cards with the neighbours they touch."""
    plans = []
    card, (across, down) = stock.card, stock.pitch
    if stock.columns > 1 and not stock.gutter.width:
        pair, pitch = Size(across + card.width, card.height), Size(2 * across, down)
        plans.append(FoldPlan(stock._replace(columns=stock.columns // 2, card=pair, pitch=pitch), Axis.VERTICAL))
    if stock.rows > 1 and not stock.gutter.height:
        pair, pitch = Size(card.width, down + card.height), Size(across, 2 * down)
        plans.append(FoldPlan(stock._replace(rows=stock.rows // 2, card=pair, pitch=pitch), Axis.HORIZONTAL))
    return plans


def _unfoldable(stock: Stock) -> str:
    if stock.kind == "label":
        return (
            f"{stock.id} are labels, which do not fold: print them with --separate, and stick front and back on a card"
        )
    if stock.kind == "perforated":
        return f"no two cards of {stock.id} touch, so none can be folded: print with --duplex, or without --stock"
    return (
        f"front and back of {format_size(stock.card)} do not both fit on {paper_name(stock.paper)}: "
        "print with --duplex, or make the cards smaller"
    )


def fold_lines(plan: FoldPlan) -> tuple[Rule, ...]:
    """Draw a dashed line along each fold."""
    return tuple(Rule(*pair.fold, _THICKNESS, HAIR, _DASH) for pair in plan.pairs)
