"""The type area: what is left of a worksheet's page inside its margins, front and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.model.geometry import Rect
from cardprint.model.paper import UNPRINTABLE
from cardprint.model.units import mm

if TYPE_CHECKING:
    from cardprint.model.geometry import Size
    from cardprint.model.job import SheetJob

_TOP, _BOTTOM = mm(18), mm(22)
_SCARCE = mm(15)  # all round where paper is scarce
_FOOT_BELOW = mm(9)  # from the end of the questions to the foot's baseline
FOOT_SIZE = 7.5


class TypeArea(NamedTuple):
    """The margins of a sheet in points, ``near`` at the edge where reading begins on a front.

    ``swaps``: on backs the two are exchanged, so that near stays at the edge where the sheet is bound. ``foot`` is how
    far the foot's baseline is below the area.
    """

    paper: Size
    near: float
    far: float
    top: float
    bottom: float
    foot: float
    swaps: bool
    right_to_left: bool

    @classmethod
    def of(cls, job: SheetJob, *, right_to_left: bool) -> TypeArea:
        """Return the area for a job.

        Margins give way where paper is narrow or to be saved, but not those of editions for readers who need them.
        """
        theme, paper = job.theme, job.paper
        scarce = (job.is_narrow or job.economy.margins) and not theme.least
        margin, top, bottom = theme.margin, _TOP, _BOTTOM
        if scarce:
            margin, top, bottom = (min(_SCARCE, length) for length in (margin, top, bottom))
        side = max(margin, (paper.width - theme.measure) / 2)
        size = theme.size(FOOT_SIZE)
        foot = max(_FOOT_BELOW, 2.2 * size)
        bottom = max(bottom, 0.0 if scarce else margin, foot + 0.3 * size + UNPRINTABLE)
        near = max(side, job.binding)
        return cls(paper, near, side, max(top, margin), bottom, foot, job.both_sides, right_to_left)

    @property
    def width(self) -> float:
        """The width of the area."""
        return self.paper.width - self.near - self.far

    def left(self, page: int) -> float:
        """Return the left margin of a page, which counts from 0."""
        is_back = self.swaps and page % 2 == 1
        return self.far if is_back is not self.right_to_left else self.near

    def below(self, page: int, head: float) -> Rect:
        """Return the area of a page below a head so high."""
        top = self.top + head
        return Rect(self.left(page), top, self.width, self.paper.height - top - self.bottom)
