"""What stands around the questions of a worksheet: title, fields to fill in, instruction, foot; and where they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.compose import Composer
from cardprint.layout.copyfit import fit
from cardprint.layout.fields import Fields
from cardprint.layout.flow import Setting
from cardprint.layout.palette import WHITE, Inks
from cardprint.layout.rating import LEAST, MOST, STEPS
from cardprint.model.blocks import PLAIN, Paragraph, Run, Style
from cardprint.model.geometry import Rect, Size
from cardprint.model.page import Box, Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.model.exercise import Exercise
    from cardprint.model.job import SheetJob
    from cardprint.model.page import Item
    from cardprint.text.typesetter import Typesetter

_TOP, _BOTTOM = mm(18), mm(22)
_TITLE_SIZES = (18.0, 15.0, 13.0, 11.0, 9.0, 8.0)
_ABOVE_TEXT = 1.35  # how much larger than the least text a title is
_TITLE_ROOM = mm(30)
_FLAG_ROOM, _FLAG_HEIGHT, _FLAG_PAD = mm(34), mm(5), mm(2.5)
_FIELD_SIZE, _FLAG_SIZE, _FOOT_SIZE = 9.0, 8.0, 7.5
_FIELD_ABOVE, _FIELD_BELOW, _QUESTIONS_BELOW = mm(9), mm(3.5), mm(6)
_FOOT_BELOW = mm(9)  # from the end of the questions to the foot's baseline
_INSTRUCTION = "Answer on the lines."
_TICK = f"Then tick how well you knew it: {STEPS[0]} {LEAST} … {STEPS[-1]} {MOST}."
_FLAG = "Answer key"
_BOLD = Style(bold=True)


class SheetFrame:
    """The frame of one worksheet and its key."""

    def __init__(self, exercise: Exercise, job: SheetJob, typesetter: Typesetter) -> None:
        """Set what is the same on every page."""
        self.paper: Size = job.paper
        self._deck = exercise.deck
        self._typesetter = typesetter
        self._theme = theme = job.theme
        self._inks = Inks.of(theme.colours)
        self._side = max(theme.margin, (job.paper.width - theme.measure) / 2)
        self._top, self._bottom = max(_TOP, theme.margin), max(_BOTTOM, theme.margin)
        self._width = job.paper.width - 2 * self._side
        self._instruction = f"{_INSTRUCTION} {_TICK}" if job.confidence else _INSTRUCTION
        self._total = exercise.total
        self._head, self._head_height = self._set_head()

    def area(self, page: int) -> Rect:
        """Give the area for questions; page 0 carries the head."""
        top = self._top + (self._head_height if page == 0 else 0.0)
        return Rect(self._side, top, self._width, self.paper.height - top - self._bottom)

    def items(self, page: int, count: int, *, key: bool) -> tuple[Item, ...]:
        """Give the items around one page of ``count``, in page coordinates."""
        items: list[Item] = [*self._head] if page == 0 else []
        if key and page == 0:
            items += self._flag()
        return (*items, *self._foot(page, count, key=key))

    def _set_head(self) -> tuple[list[Item], float]:
        theme, inks = self._theme, self._inks
        composer = Composer(self._typesetter, _BOLD, leading=1.2, spread=theme.spread, balanced=True)
        room = Size(self._width - theme.room(_FLAG_ROOM, _FLAG_SIZE), _TITLE_ROOM)
        sizes = tuple(dict.fromkeys(map(theme.size, (max(_TITLE_SIZES[0], _ABOVE_TEXT * theme.least), *_TITLE_SIZES))))
        size, flows = fit((Paragraph((Run(self._deck.title),)),), composer, room, sizes)
        items: list[Item] = []
        y = self._top
        for flow in flows:
            items += flow.place(Setting(self._side, room.width, size, inks), y)
            y += flow.height(room.width / size) * size
        size = theme.size(_FIELD_SIZE)
        fields = Fields(self._typesetter, size, inks, self._total)
        placed, y = fields.place(self._side, y + theme.room(_FIELD_ABOVE, _FIELD_SIZE), self._width)
        items += placed
        y += theme.room(_FIELD_BELOW, _FIELD_SIZE)
        flow = Composer(self._typesetter, spread=theme.spread).flow((Paragraph((Run(self._instruction),)),))
        items += flow.place(Setting(self._side, self._width, size, inks._replace(text=inks.quiet)), y)
        y += flow.height(self._width / size) * size
        return items, y + _QUESTIONS_BELOW - self._top

    def _flag(self) -> Iterator[Item]:
        """Give the flag that says it is the key, at the right of the title."""
        theme = self._theme
        size, height = theme.size(_FLAG_SIZE), theme.room(_FLAG_HEIGHT, _FLAG_SIZE)
        text = _FLAG.upper() if theme.capitals else _FLAG
        width = self._width_of(text, size, _BOLD) + 2 * _FLAG_PAD
        x, y = self._side + self._width - width, self._top + mm(1)
        yield Box(x, y, width, height, theme.colours.key, None, 0.0, (mm(1),) * 4)
        words = self._typesetter.words(text, _BOLD)
        yield Text(x + _FLAG_PAD, y + height / 2 + 0.36 * size, size, WHITE, words)

    def _foot(self, page: int, count: int, *, key: bool) -> Iterator[Item]:
        baseline = self.paper.height - self._bottom + _FOOT_BELOW
        size = self._theme.size(_FOOT_SIZE)
        title = f"{self._deck.title} · key" if key else self._deck.title
        number = f"page {page + 1} of {count}"
        number_width = self._width_of(number, size)
        shown = self._typesetter.words_within(title, (self._width - number_width - mm(10)) / size)
        yield Text(self._side, baseline, size, self._inks.quiet, shown)
        x = self._side + self._width - number_width
        yield Text(x, baseline, size, self._inks.quiet, self._typesetter.words(number))

    def _width_of(self, text: str, size: float, style: Style = PLAIN) -> float:
        return size * sum(word.width for word in self._typesetter.words(text, style))
