"""What stands around the questions of a worksheet: title, fields to fill in, instruction, foot; and where they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.compose import Composer
from cardprint.layout.copyfit import fit
from cardprint.layout.flow import Setting
from cardprint.layout.palette import HAIR, KEY, QUIET, WHITE, Inks
from cardprint.layout.rating import LEAST, MOST, STEPS
from cardprint.model.blocks import PLAIN, Paragraph, Run, Style
from cardprint.model.geometry import Rect, Size
from cardprint.model.page import Box, Rule, Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.model.deck import Deck
    from cardprint.model.job import SheetJob
    from cardprint.model.page import Item
    from cardprint.text.typesetter import Typesetter

_TOP, _SIDE, _BOTTOM = mm(18), mm(16), mm(22)
_TITLE_SIZES = (18.0, 15.0, 13.0, 11.0, 9.0, 8.0)
_FLAG_ROOM, _FLAG_HEIGHT = mm(34), mm(5)
_FIELD_SIZE, _FLAG_SIZE, _FOOT_SIZE = 9.0, 8.0, 7.5
_FIELD_ABOVE, _FIELD_BELOW, _QUESTIONS_BELOW = mm(9), mm(3.5), mm(6)
_FIELD_GAP = mm(4)
# The fields and the share of the line each gets; the score ends in the total.
_FIELDS = (("Name", 0.44), ("Class", 0.17), ("Date", 0.19), ("Score", 0.2))
_INSTRUCTION = "Answer on the lines."
_TICK = f"Then tick how well you knew it: {STEPS[0]} {LEAST} … {STEPS[-1]} {MOST}."
_FLAG = "ANSWER KEY"
_BOLD = Style(bold=True)


class SheetFrame:
    """The frame of one worksheet and its key."""

    def __init__(self, deck: Deck, job: SheetJob, typesetter: Typesetter) -> None:
        """Set what is the same on every page."""
        self.paper: Size = job.paper
        self._deck = deck
        self._typesetter = typesetter
        self._width = job.paper.width - 2 * _SIDE
        self._instruction = f"{_INSTRUCTION} {_TICK}" if job.confidence else _INSTRUCTION
        self._total = sum(card.points or 1 for card in deck.cards)
        self._head, self._head_height = self._set_head()

    def area(self, page: int) -> Rect:
        """Give the area for questions; page 0 carries the head."""
        top = _TOP + (self._head_height if page == 0 else 0.0)
        return Rect(_SIDE, top, self._width, self.paper.height - top - _BOTTOM)

    def items(self, page: int, count: int, *, key: bool) -> tuple[Item, ...]:
        """Give the items around one page of ``count``, in page coordinates."""
        items: list[Item] = [*self._head] if page == 0 else []
        if key and page == 0:
            items += self._flag()
        return (*items, *self._foot(page, count, key=key))

    def _set_head(self) -> tuple[list[Item], float]:
        composer = Composer(self._typesetter, _BOLD, leading=1.2, balanced=True)
        room = Size(self._width - _FLAG_ROOM, mm(30))
        size, flows = fit((Paragraph((Run(self._deck.title),)),), composer, room, _TITLE_SIZES)
        items: list[Item] = []
        y = _TOP
        for flow in flows:
            items += flow.place(Setting(_SIDE, room.width, size), y)
            y += flow.height(room.width / size) * size
        y += _FIELD_ABOVE
        items += self._fields(y)
        y += _FIELD_BELOW
        flow = Composer(self._typesetter).flow((Paragraph((Run(self._instruction),)),))
        items += flow.place(Setting(_SIDE, self._width, _FIELD_SIZE, Inks(text=QUIET)), y)
        y += flow.height(self._width / _FIELD_SIZE) * _FIELD_SIZE
        return items, y + _QUESTIONS_BELOW - _TOP

    def _fields(self, baseline: float) -> Iterator[Item]:
        """Give each field's name and the line to write on."""
        x = _SIDE
        room = self._width - _FIELD_GAP * (len(_FIELDS) - 1)
        for name, share in _FIELDS:
            words = self._typesetter.words(name)
            end = x + room * share
            yield Text(x, baseline, _FIELD_SIZE, QUIET, words)
            rule = baseline + 1.5
            yield Rule(x + self._width_of(name, _FIELD_SIZE) + mm(1.5), rule, end, rule, 0.5, HAIR)
            if name == _FIELDS[-1][0]:
                total = f"/ {self._total}"
                yield Text(
                    end - self._width_of(total, _FIELD_SIZE),
                    baseline,
                    _FIELD_SIZE,
                    QUIET,
                    self._typesetter.words(total),
                )
            x = end + _FIELD_GAP

    def _flag(self) -> Iterator[Item]:
        width = self._width_of(_FLAG, _FLAG_SIZE, _BOLD) + mm(5)
        x, y = _SIDE + self._width - width, _TOP + mm(1)
        yield Box(x, y, width, _FLAG_HEIGHT, KEY, None, 0.0, (mm(1),) * 4)
        words = self._typesetter.words(_FLAG, _BOLD)
        yield Text(x + mm(2.5), y + _FLAG_HEIGHT / 2 + 0.36 * _FLAG_SIZE, _FLAG_SIZE, WHITE, words)

    def _foot(self, page: int, count: int, *, key: bool) -> Iterator[Item]:
        baseline = self.paper.height - _BOTTOM + mm(9)
        title = f"{self._deck.title} · key" if key else self._deck.title
        number = f"page {page + 1} of {count}"
        number_width = self._width_of(number, _FOOT_SIZE)
        shown = self._typesetter.words_within(title, (self._width - number_width - mm(10)) / _FOOT_SIZE)
        yield Text(_SIDE, baseline, _FOOT_SIZE, QUIET, shown)
        x = _SIDE + self._width - number_width
        yield Text(x, baseline, _FOOT_SIZE, QUIET, self._typesetter.words(number))

    def _width_of(self, text: str, size: float, style: Style = PLAIN) -> float:
        return size * sum(word.width for word in self._typesetter.words(text, style))
