"""Card stock and paper: the arithmetic of a sheet, without drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from cardprint.model.geometry import Rect, Size
from cardprint.model.paper import UNPRINTABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

StockKind: TypeAlias = Literal["cut", "perforated", "label"]


class Stock(NamedTuple):
    """A sheet divided into slots: perforated cards, labels, or plain paper to cut by hand. Lengths in points.

    ``paper`` lies as it is printed: wider than high where the stock is landscape. ``left`` and ``top`` are the corner
    of the first slot, ``pitch`` the distance from one slot to the next. ``origin`` says where the numbers come from,
    ``note`` what else there is to know of them; ``verified`` is False where sources disagree about the sheet.
    """

    id: str
    name: str
    paper: Size
    columns: int
    rows: int
    card: Size
    left: float
    top: float
    pitch: Size
    kind: StockKind = "cut"
    aliases: tuple[str, ...] = ()
    origin: str = ""
    verified: bool = True
    note: str = ""

    @property
    def slots(self) -> int:
        """How many cards a sheet holds."""
        return self.columns * self.rows

    def slot(self, index: int) -> Rect:
        """Return the place of a slot on the front of the sheet; slots count from 0, across then down."""
        row, column = divmod(index, self.columns)
        return Rect(
            self.left + column * self.pitch.width, self.top + row * self.pitch.height, self.card.width, self.card.height
        )

    def places(self) -> Iterator[Rect]:
        """Yield the places of all slots on the front of the sheet, across then down."""
        return map(self.slot, range(self.slots))

    @property
    def area(self) -> Rect:
        """The rectangle around all slots. What lies outside it is the true margin."""
        return Rect(
            self.left,
            self.top,
            (self.columns - 1) * self.pitch.width + self.card.width,
            (self.rows - 1) * self.pitch.height + self.card.height,
        )

    @property
    def gutter(self) -> Size:
        """The strips between neighbouring columns and rows, 0 where they touch or there is but one."""
        return Size(
            _strip(self.pitch.width - self.card.width, self.columns),
            _strip(self.pitch.height - self.card.height, self.rows),
        )

    @property
    def padding(self) -> float:
        """How far inside a card its content must stay at least, for no printer to lose any of it.

        It is 0 where all cards lie within the printable part of the sheet, 5 mm where they reach the paper's edge.
        """
        area = self.area
        nearest_edge = min(area.x, area.y, self.paper.width - area.right, self.paper.height - area.bottom)
        return max(0.0, UNPRINTABLE - nearest_edge)


def _strip(width: float, count: int) -> float:
    """Take for nothing what arithmetic in floats left over."""
    dust = 1e-6
    return width if count > 1 and width > dust else 0.0
