"""Dividers for the boxes of a study kit, cut like the cards: one for each, with a tab that says which box begins."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cardprint.layout.card.decoration import border
from cardprint.layout.card.face_frame import Frame
from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.fit import FLOOR, largest_index
from cardprint.layout.composition.row_protocols import Placement
from cardprint.layout.imposition.margins import Margins
from cardprint.layout.imposition.marks import cut_marks
from cardprint.layout.imposition.sheets import plan_sheets
from cardprint.layout.palette import QUIET, WHITE, Inks
from cardprint.layout.sheet.strip import mirrored
from cardprint.layout.study.study_frame import CAP
from cardprint.model.blocks import Paragraph, Run, Style
from cardprint.model.geometry import Size
from cardprint.model.leitner import sorted_in
from cardprint.model.page import Box, Document, Page, Panel
from cardprint.model.paper import UNPRINTABLE
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.layout.composition.flow import Flow
    from cardprint.model.deck import Deck
    from cardprint.model.glyphs import Word
    from cardprint.model.job import StudyJob
    from cardprint.model.page import Item
    from cardprint.model.text import Colour
    from cardprint.text.typesetter import Typesetter

_TAB_HEIGHT, _TAB_PAD, _TAB_CORNER, _TAB_SIZE = mm(6), mm(2), mm(1.2), 9.0
_FIGURE_SHARE, _FIGURE_MOST = 0.36, 64.0  # of the card's shorter side; points
_INTERVAL_SIZES = (13.0, 11.0, 10.0, 9.0, 8.0)
_LIST_SIZES = (10.0, 9.0, 8.0)
_LINE_SIZE = 6.5
_INDENT = mm(20)  # of the sheet's line from the left edge of the cards, as on sheets of cards
_GAP = mm(1.5)
_PARTS = 2  # below the number: how often, and which cards
_RANGE = 3  # as many numbers that follow one another are written as a range
_JOINED = "\u2060"  # word joiner: no line ends here
_FIGURE, _TAB = Style(bold=True), Style(semibold=True)


def lay_out_dividers(deck: Deck, job: StudyJob, typesetter: Typesetter) -> Document:
    """Lay out a divider for each box on the stock of the cards; sheets are printed on one side."""
    stock = job.cards.stock
    dividers = _Dividers(deck, job, typesetter)
    words = job.cards.words
    sheets = plan_sheets(len(job.boxes), stock.slots, start=job.cards.start)
    marks = cut_marks(stock, job.cards.cut_marks)
    pages = []
    for number, sheet in enumerate(sheets, 1):
        sheet_of = words.sheet.format(number=number, count=len(sheets))
        line = typesetter.words(f"{words.dividers} · {sheet_of} · {words.one_side}")
        place = Margins(stock.paper, stock.area, marks).take(
            Size(_width(line) * _LINE_SIZE, _LINE_SIZE), stock.area.x + _INDENT
        )
        told = (Text(place.x, place.y + 0.77 * _LINE_SIZE, _LINE_SIZE, QUIET, line),) if place else ()
        panels = [Panel(0, 0, (*marks, *told), "sheet")] if marks or told else []
        panels += [
            Panel(slot.x, slot.y, dividers.items(index), "front")
            for slot, index in zip(stock.places(), sheet, strict=True)
            if index is not None
        ]
        pages.append(Page(stock.paper, tuple(panels), f"dividers {number}"))
    return Document(deck.title, deck.lang, pages, "Box dividers")


class _Dividers:
    """Sets the dividers of one deck."""

    def __init__(self, deck: Deck, job: StudyJob, typesetter: Typesetter) -> None:
        theme = job.cards.theme
        self._inks = Inks.of(theme.colours)
        self._tab_size, self._line_size = theme.size(_TAB_SIZE), theme.size(_LINE_SIZE)
        self._tab_height = theme.room(_TAB_HEIGHT, _TAB_SIZE)
        self._interval_sizes, self._list_sizes = (
            tuple(dict.fromkeys(map(theme.size, sizes))) for sizes in (_INTERVAL_SIZES, _LIST_SIZES)
        )
        self._typesetter = typesetter
        self._boxes = job.boxes
        self._words = job.cards.words
        self._cards = sorted_in(deck.cards, job.boxes)
        self._title = deck.title
        self._frame = Frame.of(job.cards.stock, theme)
        self._border = border(self._frame, theme)
        room = self._frame.inner.width - 2 * _TAB_PAD
        numbers = range(1, len(job.boxes) + 1)
        labels = [typesetter.words(self._words.box.format(number=number), _TAB) for number in numbers]
        if self._tab_size * max(map(_width, labels)) > room:
            labels = [typesetter.words(str(number), _TAB) for number in numbers]
        self._labels = labels
        self._tab_width = self._tab_size * max(map(_width, labels)) + 2 * _TAB_PAD
        self._plain = Composer(typesetter, spread=theme.spread, balanced=True)

    def items(self, index: int) -> tuple[Item, ...]:
        """Return what stands on a divider, from its corner; ``index`` counts boxes from 0.

        Below the tab come the number, how often the box is reviewed, and the cards it begins with, as far as there is
        room for them.
        """
        inner = self._frame.inner
        foot = self._foot()
        top = max(inner.y, self._tab_top + self._tab_height + _GAP)
        room = foot.y - self._line_size - _GAP - top
        figure = min(_FIGURE_MOST, _FIGURE_SHARE * min(self._frame.card), max(room, 0.0) / CAP)
        height = CAP * figure
        below: list[tuple[Flow, float, Colour]] = []
        for text, sizes, colour in (
            (self._words.every(self._boxes[index]), self._interval_sizes, self._inks.text),
            *((text, self._list_sizes, self._inks.quiet) for text in self._lists(index)),
        ):
            flow, size = self._fitted(text, sizes, room - height - 2 * _GAP)
            if flow is not None:
                below.append((flow, size, colour))
                height += 2 * _GAP + flow.height(inner.width / size) * size
            if len(below) == _PARTS:
                break
        y = top + (room - height) / 2
        items: list[Item] = [*self._border, *self._facing([*self._tab(index), foot])]
        if figure >= FLOOR:
            words = self._typesetter.words(str(index + 1), _FIGURE)
            middle = inner.x + inner.width / 2
            items.append(Text(middle - _width(words) * figure / 2, y + CAP * figure, figure, self._inks.accent, words))
        y += CAP * figure
        for flow, size, colour in below:
            items += flow.place(
                Placement(inner.x, inner.width, size, self._inks._replace(text=colour), centred=True), y + 2 * _GAP
            )
            y += 2 * _GAP + flow.height(inner.width / size) * size
        return tuple(items)

    def _facing(self, items: Sequence[Item]) -> list[Item]:
        """Begin where the deck's text begins."""
        width = self._frame.card.width
        return [mirrored(item, width) for item in items] if self._typesetter.rtl else list(items)

    @property
    def _tab_top(self) -> float:
        """The tab stands on the card's edge, or inside it where the printer does not reach the edge."""
        return self._frame.inset if self._frame.inset >= UNPRINTABLE else 0.0

    def _tab(self, index: int) -> tuple[Item, ...]:
        """Return the tab; the tabs of following boxes stand one beside the other, from left to right."""
        inner = self._frame.inner
        step = (inner.width - self._tab_width) / (len(self._boxes) - 1)
        x, y = inner.x + index * step, self._tab_top
        words = self._labels[index]
        upper = _TAB_CORNER if y else 0.0
        baseline = y + self._tab_height / 2 + CAP * self._tab_size / 2
        return (
            Box(
                x,
                y,
                self._tab_width,
                self._tab_height,
                self._inks.accent,
                None,
                0.0,
                (upper, upper, _TAB_CORNER, _TAB_CORNER),
            ),
            Text(x + (self._tab_width - _width(words) * self._tab_size) / 2, baseline, self._tab_size, WHITE, words),
        )

    def _foot(self) -> Text:
        inner = self._frame.inner
        words = self._typesetter.words_within(self._title, inner.width / self._line_size)
        return Text(inner.x, inner.bottom - 0.2 * self._line_size, self._line_size, self._inks.quiet, words)

    def _lists(self, index: int) -> tuple[str, ...]:
        """Return which cards begin in a box; for where there is no room for all their numbers, only how many."""
        numbers = self._cards[index]
        if not numbers:
            return (self._words.begins_empty,)
        count = self._words.begins.format(cards=self._words.cards(len(numbers)))
        return f"{count}: {_ranges(numbers)}", count

    def _fitted(self, text: str, sizes: Sequence[float], height: float) -> tuple[Flow | None, float]:
        """Fit a text to a height; None where there is not room for it."""
        box = Size(self._frame.inner.width, max(height, 0.0))
        flow = self._plain.flow((Paragraph((Run(text),)),))
        index = largest_index(flow, box, sizes)
        return (None, 0.0) if index is None else (flow, sizes[index])


def _ranges(numbers: Sequence[int]) -> str:
    """Write numbers that rise, three and more that follow one another as a range: ``1–3, 7``."""
    spans: list[str] = []
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        run = [str(number) for _, number in group]
        spans += run if len(run) < _RANGE else [f"{run[0]}{_JOINED}–{_JOINED}{run[-1]}"]
    return ", ".join(spans)


def _width(words: Sequence[Word]) -> float:
    return sum(word.width for word in words)
