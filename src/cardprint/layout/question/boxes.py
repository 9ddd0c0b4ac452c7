"""Boxes to tick and to write in, with what stands beside them, and how a key marks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.fit import FLOOR, fit
from cardprint.layout.composition.row_protocols import Placement
from cardprint.layout.palette import WHITE, Inks
from cardprint.layout.sheet.stem import LEADING, first_baseline
from cardprint.layout.sheet.strip import Strip
from cardprint.model.blocks import PLAIN, Style
from cardprint.model.geometry import Size
from cardprint.model.page import Box
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.layout.composition.flow import Flow
    from cardprint.layout.sheet.column import Column
    from cardprint.layout.sheet.hand import Ruling
    from cardprint.model.blocks import Block
    from cardprint.model.page import Item
    from cardprint.model.text import Colour
    from cardprint.text.typesetter import Typesetter

CAP = 0.714  # the height of capitals and figures in Noto Sans, in em
ROW_GAP = mm(1.6)
_STROKE = 0.7
_TICKED, _WRITTEN = 1.4, 1.75  # the sides of boxes to tick and to write in, in sizes of type
_LETTER = 0.72  # of the size of type, in a box to tick
_GAP = 0.55  # between a box and its text, in sizes of type
_CORNER = mm(0.7)
_BOLD = Style(bold=True)


class BoxSetter:
    """Sets boxes in the size of the questions of a sheet."""

    def __init__(self, typesetter: Typesetter, ruling: Ruling, column: Column) -> None:
        """Take the hand that writes, which decides the size, and the column to fill."""
        self._typesetter = typesetter
        self._column = column
        self.size = ruling.question
        self.inks = Inks.of(column.theme.colours)
        self.key = column.theme.colours.key
        self._composer = Composer(typesetter, leading=LEADING, spread=column.theme.spread, flush=True)

    @property
    def ticked(self) -> float:
        """The side of a box to tick."""
        return _TICKED * self.size

    @property
    def written(self) -> float:
        """The side of a box to write in."""
        return max(_WRITTEN * self.size, mm(6))

    def room(self, side: float) -> float:
        """Return what a box takes of the line, with the gap behind it."""
        return side + _GAP * self.size

    def flows(self, blocks: Sequence[Block], width: float) -> tuple[float, tuple[Flow, ...]]:
        """Return the size of a text beside a box, and the text, in several parts if it is higher than the column."""
        sizes = (
            self.size,
            *dict.fromkeys(max(FLOOR, self._column.theme.least, self.size * share) for share in (0.85,)),
        )
        room = Size(width, self._column.size.height - self.written)
        return fit(blocks, self._composer, room, sizes)

    def row(  # noqa: PLR0913 - a box, its text and what is in it
        self, begin: float, width: float, blocks: Sequence[Block], side: float, letter: str = "", *, answer: str | None
    ) -> list[Strip]:
        """Set a box with a text beside it, from ``begin`` on, as one strip, or several where the text is very long.

        ``letter`` is printed in the box. ``answer`` is what the key writes into it; an empty one ticks it, and None
        leaves it alone.
        """
        inner = width - self.room(side)
        size, flows = self.flows(blocks, inner)
        left = self._column.left(begin + self.room(side), inner)
        strips = []
        for index, flow in enumerate(flows):
            text = flow.place(Placement(left, inner, size, self.inks), 0.0)
            height = flow.height(inner / size) * size
            if index:
                strips.append(Strip(height, tuple(text)))
                continue
            middle = first_baseline(flow, size, inner) - CAP * size / 2
            drop = max(0.0, side / 2 - middle)
            box = self.box(begin, drop + middle, side, letter)
            placed = [*box, *flow.place(Placement(left, inner, size, self.inks), drop)]
            marked = [] if answer is None else self.answered(begin, drop + middle, side, letter, answer)
            strips.append(Strip(max(drop + height, drop + middle + side / 2), tuple(placed), tuple(marked)))
        strips[-1] = strips[-1]._replace(height=strips[-1].height + ROW_GAP)
        return strips

    def box(self, begin: float, middle: float, side: float, letter: str = "") -> list[Item]:
        """Return a box and the letter in it."""
        frame = Box(begin, middle - side / 2, side, side, None, self.inks.quiet, _STROKE, (_CORNER,) * 4)
        return self._column.facing([frame, *self._centred(begin + side / 2, middle, letter, self.inks.text)])

    def answered(self, begin: float, middle: float, side: float, letter: str, answer: str) -> list[Item]:
        """Return what the key makes of a box: filled where it is to be ticked, else with the answer in it."""
        if answer:
            size = min(self.size, self.size * side * 0.9 / max(self._width(answer, self.size), 1e-6))
            return self._column.facing(self._centred(begin + side / 2, middle, answer, self.key, size))
        frame = Box(begin, middle - side / 2, side, side, self.key, None, 0.0, (_CORNER,) * 4)
        return self._column.facing(
            [frame, *self._centred(begin + side / 2, middle, letter or "×", WHITE, 0.0 if letter else self.size)]
        )

    def _centred(self, x: float, middle: float, text: str, colour: Colour, size: float = 0.0) -> Iterator[Item]:
        if text:
            size = size or _LETTER * self.size
            words = self._typesetter.words(text, _BOLD)
            width = size * sum(word.width for word in words)
            yield Text(x - width / 2, middle + CAP * size / 2, size, colour, words)

    def label(self, begin: float, baseline: float, text: str, *, strong: bool = False) -> list[Item]:
        """Return a short text at a place of the line."""
        words = self._typesetter.words(text, _BOLD if strong else PLAIN)
        return self._column.facing([Text(begin, baseline, self.size, self.inks.text, words)])

    def _width(self, text: str, size: float) -> float:
        return size * sum(word.width for word in self._typesetter.words(text, _BOLD))

    def width(self, text: str) -> float:
        """Return the width of a short text in the size of the questions."""
        return self.size * sum(word.width for word in self._typesetter.words(text))
