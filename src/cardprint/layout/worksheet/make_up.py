"""Pagination: strips one below another in the columns of pages, those of the last page as even as they can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.sheet.strip import Strip
from cardprint.model.geometry import Rect, Size
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cardprint.layout.question.question import Piece
    from cardprint.layout.sheet.sheet_frame import SheetFrame
    from cardprint.layout.sheet.strip import Flowing

_GUTTER = mm(9)
_DUST = 1e-6
_EVEN = 1.0  # points to which columns are made even


class Placed(NamedTuple):
    """A strip at its place; pages count from 0, lengths are points. ``gap`` parts it from what is above it."""

    page: int
    x: float
    y: float
    strip: Strip
    card: int
    column: int = 0
    gap: float = 0.0


class Pagination(NamedTuple):
    """The pages of one frame, in so many columns."""

    frame: SheetFrame
    columns: int

    @property
    def column(self) -> Size:
        """The size of a column of a full page, one without the head."""
        area = self.frame.area(1)
        return Size((area.width - _GUTTER * (self.columns - 1)) / self.columns, area.height)

    def place(self, pieces: Iterable[Piece], first_page: int = 0, after: Placed | None = None) -> list[Placed]:
        """Fill column after column, page after page, from the first page on or ``after`` a strip.

        No strip is divided; parts of one card follow without a gap.
        """
        placed = list(self._filled(pieces, first_page, after))
        if self.columns > 1 and placed and not (after and placed[-1].page == after.page):
            last = [place for place in placed if place.page == placed[-1].page]
            placed[-len(last) :] = self._evened(last)
        return placed

    def _filled(self, pieces: Iterable[Piece], first_page: int, after: Placed | None) -> Iterator[Placed]:
        page, column, before = (after.page, after.column, after.card) if after else (first_page, 0, 0)
        area = self.frame.area(page)
        y = after.y + after.strip.height if after else area.y
        for card, between, piece in pieces:
            apart = 0.0 if card == before else between
            gap = 0.0 if y == area.y else apart
            rest: Strip | Flowing | None = piece
            while rest is not None:
                strip, rest = _taken(rest, area.bottom - y - gap, fresh=y == area.y, last=y == area.y and page > 0)
                if strip is not None:
                    yield Placed(page, self._left(area, column), y + gap, strip, card, column, apart)
                    y += gap + strip.height
                    apart = 0.0
                if rest is not None:
                    page, column = (page, column + 1) if column + 1 < self.columns else (page + 1, 0)
                    area = self.frame.area(page)
                    y, gap = area.y, 0.0
            before = card

    def _left(self, area: Rect, column: int) -> float:
        """Return where a column begins: the first is where reading begins."""
        place = self.columns - 1 - column if self.frame.right_to_left else column
        return area.x + place * (self.column.width + _GUTTER)

    def _evened(self, strips: Sequence[Placed]) -> list[Placed]:
        """Place the strips of a page anew, in columns no higher than they must be."""
        area = self.frame.area(strips[0].page)
        best = list(strips)
        low, high = 0.0, max(place.y + place.strip.height for place in strips) - area.y
        while high - low > _EVEN:
            middle = (low + high) / 2
            tried = list(self._stacked(strips, area, middle))
            if tried[-1].column < self.columns:
                best, high = tried, middle
            else:
                low = middle
        return best

    def _stacked(self, strips: Sequence[Placed], area: Rect, height: float) -> Iterator[Placed]:
        """Stack strips in columns of a height, in more of them than there are if need be."""
        column, y = 0, 0.0
        for place in strips:
            gap = place.gap if y else 0.0
            if y and y + gap + place.strip.height > height + _DUST:
                column, y, gap = column + 1, 0.0, 0.0
            if place.strip.height > height + _DUST:
                column = self.columns
            yield place._replace(x=self._left(area, column), y=area.y + y + gap, column=column)
            y += gap + place.strip.height


def count_of(placed: Sequence[Placed]) -> int:
    """Return how many pages strips take, with those before the first of them."""
    return placed[-1].page + 1


def columns_of(placed: Sequence[Placed]) -> int:
    """Return how many columns are in use."""
    return max(place.column for place in placed) + 1


def _taken(
    piece: Strip | Flowing, room: float, *, fresh: bool, last: bool
) -> tuple[Strip | None, Strip | Flowing | None]:
    """Take from a piece what has room; a strip is taken whole, on the ``last`` column to try in any case."""
    if isinstance(piece, Strip):
        return (piece, None) if last or piece.height <= room + _DUST else (None, piece)
    return piece.taken(room, fresh=fresh)
