"""The areas of a card: how far text keeps from its edges, where its foot stands, how large its type may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.model.built_in_themes import PLAIN
from cardprint.model.geometry import Rect, Size
from cardprint.model.theme import Border
from cardprint.model.units import mm

if TYPE_CHECKING:
    from cardprint.model.stock import Stock
    from cardprint.model.theme import Theme

# The card on which largest sizes are as designed; larger cards, which are held further off, take larger type.
_REFERENCE = Size(mm(90), mm(60))
_GROWTH = 0.75
# How far a letter's ink reaches beyond its line, 0.11 em for an italic f: in the type of small cards and of large ones.
_OVERHANG, _LARGE_OVERHANG = 1.0, 1.7
# Of the card's shorter side. The least is the bleed of 3 mm, its safe zone as well.
_INSET_SHARE, _INSET_LEAST, _INSET_MOST = 0.075, mm(3) + _OVERHANG, mm(5)
_BORDER_PAD = mm(2)
_FOOT_SIZE = 6.5
_FOOT_GAP = mm(1.6)
_SHORT_LINE = 5.0  # em: a word or two
_DUST = 1e-6


class Frame(NamedTuple):
    """The areas of a card, from its corner, in points.

    ``safe`` is what a cut that is a little off does not touch; only a tag's band leaves it. ``inner`` is for text: the
    same, or what is inside the border. ``foot`` is the size of the type at the foot. ``prints_to_edge`` tells whether
    a band may run to the card's edge: not where the printer does not reach it.
    """

    card: Size
    safe: Rect
    inner: Rect
    foot: float
    prints_to_edge: bool

    @classmethod
    def of(cls, stock: Stock, theme: Theme = PLAIN) -> Frame:
        """Measure the cards of a stock; those that touch the paper's edge keep clear of the unprintable border."""
        wanted = min(_INSET_MOST, max(_INSET_LEAST, _INSET_SHARE * min(stock.card)))
        reached = stock.padding < _DUST
        safe = Rect(0, 0, *stock.card).inset(wanted if reached else max(wanted, stock.padding + _LARGE_OVERHANG))
        inner = safe if theme.border is Border.NONE else safe.inset(_BORDER_PAD)
        return cls(stock.card, safe, inner, theme.size(_FOOT_SIZE), reached)

    @property
    def inset(self) -> float:
        """How far the safe area keeps from the card's edges."""
        return self.safe.x

    @property
    def foot_height(self) -> float:
        """The height of the foot line and the gap above it."""
        return self.foot + _FOOT_GAP

    def text(self, top: float, foot: float) -> Rect:
        """Return the area between ``top`` and ``foot`` points taken from the inner area, and the foot line."""
        inner = self.inner
        return Rect(inner.x, inner.y + top, inner.width, inner.height - top - self.foot_height - foot)

    def has_room_for(self, theme: Theme) -> bool:
        """Return whether two short lines fit between band and foot in the smallest type of a theme."""
        area = self.text(self.foot_height, 0.0)
        return area.width >= _SHORT_LINE * theme.smallest and area.height >= 2 * theme.leading * theme.smallest

    def largest(self, size: float) -> float:
        """Scale a largest size from the reference card to this one."""
        by = min(self.card.width / _REFERENCE.width, self.card.height / _REFERENCE.height)
        return float(size * by**_GROWTH) + 0.5
