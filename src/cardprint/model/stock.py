"""Card stock and paper: the arithmetic of a sheet, without drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cardprint.model.geometry import Rect

if TYPE_CHECKING:
    from cardprint.model.geometry import Size


@dataclass(frozen=True, slots=True)
class Stock:
    """A sheet divided into slots: perforated cards, labels, or plain paper to cut by hand. Lengths in points.

    ``left`` and ``top`` are the corner of the first slot, ``pitch`` the distance from one slot to the next.
    ``origin`` says where the numbers come from; ``verified`` is False where sources disagree.
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
    kind: str = "cut"  # cut | perforated | label
    aliases: tuple[str, ...] = ()
    origin: str = ""
    verified: bool = True

    @property
    def slots(self) -> int:
        """How many cards a sheet holds."""
        return self.columns * self.rows

    def slot(self, index: int) -> Rect:
        """Give the place of a slot on the front of the sheet; slots count from 0, across then down."""
        row, column = divmod(index, self.columns)
        return Rect(
            self.left + column * self.pitch.width, self.top + row * self.pitch.height, self.card.width, self.card.height
        )
