"""Lists for teachers: rows of short texts under heads, over as many pages as it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.fit import fit
from cardprint.layout.composition.row_protocols import Placement
from cardprint.layout.palette import Inks
from cardprint.layout.sheet.strip import mirrored
from cardprint.model.blocks import PLAIN, Paragraph, Run, Style
from cardprint.model.geometry import Size
from cardprint.model.page import Box, Page, Panel, Rule
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.model.job import SheetJob
    from cardprint.model.page import Item
    from cardprint.text.typesetter import Typesetter

TICK = "\u2610"
"""A cell that is an empty box to tick."""

_TOP, _BOTTOM = mm(18), mm(22)
_TITLE_SIZES = (14.0, 12.0, 10.0, 8.0)
_SIZE, _FOOT_SIZE = 9.0, 7.5
_ROW, _HEAD = 1.6, 1.3  # in sizes of type
_BELOW_TITLE, _FOOT_BELOW, _BETWEEN = mm(6), mm(9), mm(3)
_RULE, _BOX = 0.5, 0.8
_BOLD = Style(bold=True)


class Field(NamedTuple):
    """A column of a list: the lines of its head, and its width in points; the one without a width takes the rest."""

    head: tuple[str, ...]
    width: float | None = None


class Listing:
    """Sets one list."""

    def __init__(self, title: str, foot: str, fields: Sequence[Field], job: SheetJob, typesetter: Typesetter) -> None:
        """Take what stands above and below, and the columns; where these are too wide all give way alike."""
        self._title, self._foot = title, foot
        self._fields = fields
        self._job = job
        self._typesetter = typesetter
        self._inks = Inks.of(job.theme.colours)
        self._size = job.theme.size(_SIZE)
        self._side = job.theme.margin
        self._width = job.paper.width - 2 * self._side
        fixed = sum(field.width or 0.0 for field in fields)
        shrunk = min(1.0, 0.7 * self._width / fixed) if fixed else 1.0
        rest = self._width - shrunk * fixed
        self._widths = [rest if field.width is None else shrunk * field.width for field in fields]

    def pages(self, rows: Sequence[Sequence[str]], label: str) -> list[Page]:
        """Set the rows; ``label`` begins the labels of the pages."""
        title, top = self._set_title()
        pages: list[list[Item]] = [title]
        y = self._heads(pages[-1], top)
        for row in rows:
            if y + _ROW * self._size > self._job.paper.height - _BOTTOM:
                pages.append([])
                y = self._heads(pages[-1], _TOP)
            y += _ROW * self._size
            pages[-1] += self._row(row, y)
        count = len(pages)
        return [
            Page(
                self._job.paper,
                (Panel(0, 0, tuple(self._facing([*items, *self._set_foot(number, count)]))),),
                f"{label} {number}",
            )
            for number, items in enumerate(pages, 1)
        ]

    def _set_title(self) -> tuple[list[Item], float]:
        sizes = tuple(dict.fromkeys(map(self._job.theme.size, _TITLE_SIZES)))
        composer = Composer(self._typesetter, _BOLD, leading=1.2)
        size, flows = fit((Paragraph((Run(self._title),)),), composer, Size(self._width, mm(30)), sizes)
        items: list[Item] = []
        y = _TOP
        for flow in flows:
            items += flow.place(Placement(self._side, self._width, size, self._inks), y)
            y += flow.height(self._width / size) * size
        # The title of a right-to-left deck runs from the right by itself.
        return self._facing(items), y + _BELOW_TITLE

    def _heads(self, items: list[Item], y: float) -> float:
        """Add the heads of the columns at the head of a page; give where rows begin."""
        lines = max(len(field.head) for field in self._fields)
        for field, x, width in self._columns():
            for number, line in enumerate(field.head):
                style = PLAIN if number else _BOLD
                items.append(self._text(line, x, y + (1 + number * _HEAD) * self._size, width, style))
        y += (1.5 + (lines - 1) * _HEAD) * self._size
        items.append(Rule(self._side, y, self._side + self._width, y, _RULE, self._inks.hair))
        return y

    def _row(self, row: Sequence[str], baseline: float) -> Iterator[Item]:
        for cell, (_, x, width) in zip(row, self._columns(), strict=True):
            if cell == TICK:
                side = _BOX * self._size
                yield Box(x, baseline - side, side, side, None, self._inks.quiet, _RULE)
            else:
                yield self._text(cell, x, baseline, width, PLAIN)
        below = baseline + 0.4 * self._size
        yield Rule(self._side, below, self._side + self._width, below, _RULE / 2, self._inks.hair)

    def _set_foot(self, number: int, count: int) -> Iterator[Item]:
        baseline = self._job.paper.height - _BOTTOM + _FOOT_BELOW
        size = self._job.theme.size(_FOOT_SIZE)
        words = self._typesetter.words(self._job.words.page.format(page=number, count=count))
        width = size * sum(word.width for word in words)
        title = self._typesetter.words_within(self._foot, (self._width - width - mm(10)) / size)
        yield Text(self._side, baseline, size, self._inks.quiet, title)
        yield Text(self._side + self._width - width, baseline, size, self._inks.quiet, words)

    def _columns(self) -> Iterator[tuple[Field, float, float]]:
        """Yield each column, where it begins, and the width of its texts."""
        x = self._side
        for field, width in zip(self._fields, self._widths, strict=True):
            yield field, x, max(width - _BETWEEN, self._size)
            x += width

    def _text(self, text: str, x: float, baseline: float, room: float, style: Style) -> Text:
        words = self._typesetter.words_within(text, room / self._size, style)
        return Text(x, baseline, self._size, self._inks.text, words)

    def _facing(self, items: Sequence[Item]) -> list[Item]:
        return [mirrored(item, self._job.paper.width) for item in items] if self._typesetter.rtl else list(items)
