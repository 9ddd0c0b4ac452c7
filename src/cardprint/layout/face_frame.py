"""The areas of a card: how far text keeps from its edges, where its foot stands, how large its type may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.model.geometry import Rect, Size
from cardprint.model.paper import UNPRINTABLE
from cardprint.model.theme import Border
from cardprint.model.themes import PLAIN
from cardprint.model.units import mm

if TYPE_CHECKING:
    from cardprint.model.stock import Stock
    from cardprint.model.theme import Theme

# The card on which largest sizes are as designed; larger cards, which are held further off, take larger type.
_REFERENCE = Size(mm(90), mm(60))
_GROWTH = 0.75
# Of the card's shorter side. Least is the bleed of 3 mm, its safe zone as well, and what a glyph's ink may overhang.
_INSET_SHARE, _INSET_LEAST, _INSET_MOST = 0.075, mm(3) + 0.8, mm(5)
_BORDER_PAD = mm(2)
_FOOT_SIZE = 6.5
_FOOT_GAP = mm(1.6)


class Frame(NamedTuple):
    """The areas of a card, from its corner, in points.

    ``safe`` is what a cut that is a little off does not touch; only a tag's band leaves it. ``inner`` is for text: the
    same, or what is inside the border. ``foot`` is the size of the type at the foot.
    """

    card: Size
    safe: Rect
    inner: Rect
    foot: float

    @classmethod
    def of(cls, stock: Stock, theme: Theme = PLAIN) -> Frame:
        """Measure the cards of a stock; those that touch the paper's edge keep clear of the unprintable border."""
        wanted = min(_INSET_MOST, max(_INSET_LEAST, _INSET_SHARE * min(stock.card)))
        area, paper = stock.area, stock.paper
        margin = min(area.x, area.y, paper.width - area.right, paper.height - area.bottom)
        safe = Rect(0, 0, *stock.card).inset(max(wanted, UNPRINTABLE - max(margin, 0.0)))
        inner = safe if theme.border is Border.NONE else safe.inset(_BORDER_PAD)
        return cls(stock.card, safe, inner, theme.size(_FOOT_SIZE))

    @property
    def inset(self) -> float:
        """How far the safe area keeps from the card's edges."""
        return self.safe.x

    @property
    def prints_to_edge(self) -> bool:
        """Whether a band may run over the card's edge: not where the printer does not reach it."""
        return self.inset < UNPRINTABLE

    @property
    def foot_height(self) -> float:
        """The height of the foot line and the gap above it."""
        return self.foot + _FOOT_GAP

    def text(self, top: float, foot: float) -> Rect:
        """Give the area between ``top`` and ``foot`` points taken from the inner area, and the foot line."""
        inner = self.inner
        return Rect(inner.x, inner.y + top, inner.width, inner.height - top - self.foot_height - foot)

    def largest(self, size: float) -> float:
        """Scale a largest size from the reference card to this one."""
        by = min(self.card.width / _REFERENCE.width, self.card.height / _REFERENCE.height)
        return float(size * by**_GROWTH) + 0.5
