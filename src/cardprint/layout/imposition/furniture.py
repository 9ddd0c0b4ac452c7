"""What a sheet carries outside its cards: takes a job, gives panels with cut marks, folds, ruler, cross, sheet line.

Ruler and cross are the sheet's own proof. The ruler shows that it was printed at 100 %; the cross is at the same place
of the paper on both faces and shows, held against the light, how well they meet. Each stands only where the margin
allows.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cardprint.layout.imposition.duplex import back_slot
from cardprint.layout.imposition.fold import fold_lines
from cardprint.layout.imposition.margins import Margins
from cardprint.layout.imposition.marks import behind, cut_marks
from cardprint.layout.palette import BLACK, QUIET
from cardprint.model.geometry import Rect, Size
from cardprint.model.job import Flip, MarkSides
from cardprint.model.page import Panel, Rule
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cardprint.layout.imposition.fold import FoldPlan
    from cardprint.model.glyphs import Word
    from cardprint.model.job import CardsJob
    from cardprint.model.page import Item

    Typeset: TypeAlias = Callable[[str, float], tuple[Word, ...]]

_CROSS = mm(5)
_RULER = mm(100)
_TICK = mm(1)
_THICKNESS = 0.4
_TEXT_SIZE = 6.5
_ASCENT = 0.77 * _TEXT_SIZE  # of Latin letters; their descenders take up the rest of the size
_HALF_CAPITAL = 0.357 * _TEXT_SIZE
_INDENT = mm(20)  # from the left edge of the cards, clear of the crop marks
_LABEL_GAP = mm(2)


class SheetSide(StrEnum):
    """A side of a sheet. One that is printed on one side only, to be folded, has just a front."""

    FRONT = "front"
    BACK = "back"


class _Fittings(NamedTuple):
    """What is the same on one side of every sheet, and where the sheet line stands; ``advice`` ends that line."""

    items: tuple[Item, ...]
    line: Rect | None = None
    advice: str = ""


class Furniture:
    """The furniture of all sheets of a job.

    ``typeset(text, size)`` gives the words of a text in visual order. ``fold`` is the plan of sheets that are folded.
    """

    def __init__(self, job: CardsJob, sheets: int, typeset: Typeset, fold: FoldPlan | None = None) -> None:
        """Find the places for everything, once for all sheets."""
        self._job = job
        self._sheets = sheets
        self._typeset = typeset
        self._fold = fold
        self._stock = fold.stock if fold else job.stock
        sides = (SheetSide.FRONT,) if fold else tuple(SheetSide)
        self._fittings = {side: self._fit(side) for side in sides}

    def panels(self, side: SheetSide, number: int) -> tuple[Panel, ...]:
        """Return the furniture of one side of a sheet; sheets count from 1.

        Everything on backs is moved by the printer's offset. The panel of what is the same on every sheet comes first,
        then the sheet line; either may be missing.
        """
        fittings = self._fittings[side]
        x, y = self._job.back_offset if side is SheetSide.BACK else (0.0, 0.0)
        panels = [Panel(x, y, fittings.items, "furniture")] if fittings.items else []
        if fittings.line:
            words = self._sheet_line(side, number, fittings.advice)
            line = Text(fittings.line.x, fittings.line.y + _ASCENT, _TEXT_SIZE, QUIET, words)
            panels.append(Panel(x, y, (line,), "sheet"))
        return tuple(panels)

    def _fit(self, side: SheetSide) -> _Fittings:
        """Furnish one side. What proves the print comes first, in case there is not room for all."""
        stock, flip = self._stock, self._job.flip
        area, marks = stock.area, cut_marks(stock, self._job.cut_marks)
        cross = None if self._fold else Margins(stock.paper, area, marks).take(_cross_size(), area.right - _CROSS / 2)
        if side is SheetSide.BACK:
            area, marks = back_slot(area, stock.paper, flip), tuple(behind(mark, stock.paper, flip) for mark in marks)
            cross = cross and back_slot(cross, stock.paper, flip)
        items: list[Item] = [*marks] if self._is_marked(side) else []
        if self._fold:
            items += fold_lines(self._fold)

        margins = Margins(stock.paper, area, marks)
        if cross:
            margins.occupy(cross)
            items += _cross(cross)
        items += self._ruler(margins, area.x + _INDENT)
        for advice in (self._advice(), ""):
            words = self._sheet_line(side, self._sheets, advice)
            line = margins.take(Size(_width(words), _TEXT_SIZE), area.x + _INDENT)
            if line:
                return _Fittings(tuple(items), line, advice)
        return _Fittings(tuple(items))

    def _ruler(self, margins: Margins, left: float) -> tuple[Item, ...]:
        """Draw a ruler at the foot or the head of the sheet, else upright beside the cards, else none.

        It is a line with a tick at each centimetre; those at the ends and in the middle stand out on both sides of it.
        An upright ruler has the words of its label below it, one under the other.
        """
        label = self._typeset(self._job.words.ruler, _TEXT_SIZE)
        place = margins.take(Size(_RULER + _LABEL_GAP + _width(label), 2 * _TICK), left, at_foot=True)
        if place:
            return tuple(_level_ruler(place, label))
        stacked = [self._typeset(word, _TEXT_SIZE) for word in self._job.words.ruler.split()]
        widest = max(2 * _TICK, *map(_width, stacked))
        place = margins.take_beside(Size(widest, _RULER + (len(stacked) + 0.5) * _TEXT_SIZE))
        return tuple(_upright_ruler(place, stacked)) if place else ()

    def _is_marked(self, side: SheetSide) -> bool:
        return self._fold is not None or self._job.mark_sides in (MarkSides.BOTH, MarkSides(side.value))

    def _said(self, side: SheetSide) -> str:
        words = self._job.words
        if self._fold:
            return words.sheet_folded
        return words.sheet_fronts if side is SheetSide.FRONT else words.sheet_backs

    def _advice(self) -> str:
        """Return how the sheet is to be printed."""
        words = self._job.words
        turned = words.flip_long if self._job.flip is Flip.LONG else words.flip_short
        return f" · {words.one_side if self._fold else turned}"

    def _sheet_line(self, side: SheetSide, number: int, advice: str) -> tuple[Word, ...]:
        """Set the line figure by figure and in two pieces: the same pieces come again on every sheet."""
        said, words = self._said(side), self._typeset
        before, _, after = said.partition(" {number}")
        if any(word.rtl for word in words(before, _TEXT_SIZE)):  # pieces would come in the wrong order
            return words(said.format(number=number, count=self._sheets) + advice, _TEXT_SIZE)
        figures = str(number)
        pieces = (before, f" {figures[0]}", *figures[1:], after.format(count=self._sheets) + advice)
        return tuple([word for piece in pieces for word in self._typeset(piece, _TEXT_SIZE)])


def _width(words: tuple[Word, ...]) -> float:
    return _TEXT_SIZE * sum(word.width for word in words)


def _cross_size() -> Size:
    return Size(_CROSS, _CROSS)


def _cross(place: Rect) -> tuple[Rule, Rule]:
    x, y = place.x + _CROSS / 2, place.y + _CROSS / 2
    return (
        Rule(place.x, y, place.right, y, _THICKNESS, BLACK),
        Rule(x, place.y, x, place.bottom, _THICKNESS, BLACK),
    )


def _level_ruler(place: Rect, label: tuple[Word, ...]) -> Iterator[Item]:
    y = place.y + _TICK
    yield Rule(place.x, y, place.x + _RULER, y, _THICKNESS, BLACK)
    for x, tick in _ticks(place.x):
        yield Rule(x, place.y, x, y + tick, _THICKNESS, BLACK)
    yield Text(place.x + _RULER + _LABEL_GAP, y + _HALF_CAPITAL, _TEXT_SIZE, QUIET, label)


def _upright_ruler(place: Rect, label: Sequence[tuple[Word, ...]]) -> Iterator[Item]:
    x = place.x + place.width / 2
    yield Rule(x, place.y, x, place.y + _RULER, _THICKNESS, BLACK)
    for y, tick in _ticks(place.y):
        yield Rule(x - _TICK, y, x + tick, y, _THICKNESS, BLACK)
    for line, words in enumerate(label, 1):
        baseline = place.y + _RULER + line * _TEXT_SIZE + _HALF_CAPITAL
        yield Text(x - _width(words) / 2, baseline, _TEXT_SIZE, QUIET, words)


def _ticks(start: float) -> Iterator[tuple[float, float]]:
    """Yield the place of each tick and how far it reaches beyond the line."""
    for number in range(11):
        yield start + number * _RULER / 10, _TICK if number in (0, 5, 10) else 0.0
