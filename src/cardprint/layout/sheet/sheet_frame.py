"""What stands around the questions of a worksheet: title, fields to fill in, instruction, foot; and where they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.fit import fit
from cardprint.layout.composition.row_protocols import Placement
from cardprint.layout.palette import WHITE, Inks
from cardprint.layout.sheet.fields import Fields, header_of
from cardprint.layout.sheet.instruction import introduction
from cardprint.layout.sheet.strip import mirrored
from cardprint.layout.sheet.type_area import FOOT_SIZE, TypeArea
from cardprint.model.blocks import PLAIN, Paragraph, Run, Style
from cardprint.model.geometry import Size
from cardprint.model.page import Box, moved
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cardprint.model.exercise import Exercise
    from cardprint.model.geometry import Rect
    from cardprint.model.job import SheetJob
    from cardprint.model.page import Item
    from cardprint.text.typesetter import Typesetter

_TITLE_SIZES = (18.0, 15.0, 13.0, 11.0, 9.0, 8.0)
_ABOVE_TEXT = 1.35  # how much larger than the least text a title is
_TITLE_ROOM = mm(30)
_FLAG_HEIGHT, _FLAG_PAD, _FLAG_GAP, _FLAG_ABOVE = mm(5), mm(2.5), mm(8), mm(2)
_FIELD_SIZE, _FLAG_SIZE = 9.0, 8.0
_FIELD_ABOVE, _FIELD_BELOW, _QUESTIONS_BELOW = mm(9), mm(3.5), mm(6)
_BOLD = Style(bold=True)


class SheetFrame:
    """The frame of one worksheet and its key."""

    def __init__(self, exercise: Exercise, job: SheetJob, typesetter: Typesetter, pupil: str = "") -> None:
        """Set what is the same on every page. ``pupil`` is the name of whom the sheet is for, if that is known."""
        self._pupil = pupil
        self.paper: Size = job.paper
        self._deck = exercise.deck
        self._typesetter = typesetter
        self._theme = job.theme
        self._inks = Inks.of(job.theme.colours)
        self._area = TypeArea.of(job, right_to_left=typesetter.rtl)
        self._side, self._top, self._width = self._area.left(0), self._area.top, self._area.width
        self._is_narrow = job.is_narrow
        self._air = job.economy.air
        self._exercise = exercise
        self._words = job.words
        self._header = header_of(job, exercise)
        self._instruction = introduction(exercise, job.words, confidence=job.confidence)
        self._head, self._head_height = self._set_head()

    @property
    def right_to_left(self) -> bool:
        """Whether the page is read from right to left."""
        return self._typesetter.rtl

    @property
    def version(self) -> str:
        """The name of the version with a space behind it, empty where there is none."""
        return f"{self._exercise.version} " if self._exercise.version else ""

    def area(self, page: int) -> Rect:
        """Return the area for questions; page 0 carries the head."""
        return self._area.below(page, self._head_height if page == 0 else 0.0)

    def items(self, page: int, count: int, *, key: bool) -> tuple[Item, ...]:
        """Return the items around one page of ``count``, in page coordinates."""
        items: list[Item] = [*self._head] if page == 0 else []
        if page == 0:
            items += self._facing(self._flag() if key else self._version())
        return (*items, *self._facing(self._foot(page, count, key=key), self._area.left(page)))

    def _set_head(self) -> tuple[list[Item], float]:
        theme, inks = self._theme, self._inks
        composer = Composer(self._typesetter, _BOLD, leading=1.2, spread=theme.spread, balanced=True)
        room = Size(self._width - self._beside_title(), _TITLE_ROOM)
        sizes = tuple(dict.fromkeys(map(theme.size, (max(_TITLE_SIZES[0], _ABOVE_TEXT * theme.least), *_TITLE_SIZES))))
        size, flows = fit((Paragraph((Run(self._deck.title),)),), composer, room, sizes)
        items: list[Item] = []
        y = self._top
        for flow in flows:
            items += flow.place(Placement(self._left(room.width), room.width, size, inks), y)
            y += flow.height(room.width / size) * size
        size = theme.size(_FIELD_SIZE)
        if self._header:
            fields = Fields(self._typesetter, size, inks, self._words, self._exercise.total)
            above = y + theme.room((1 + self._air) / 2 * _FIELD_ABOVE, _FIELD_SIZE)
            placed, y = fields.place(self._header, self._side, above, self._width, self._pupil)
            items += self._facing(placed)
        y += theme.room(_FIELD_BELOW, _FIELD_SIZE)
        if self._instruction:
            flow = Composer(self._typesetter, spread=theme.spread).flow((Paragraph((Run(self._instruction),)),))
            items += flow.place(Placement(self._side, self._width, size, inks._replace(text=inks.quiet)), y)
            y += flow.height(self._width / size) * size
        return items, y + self._air * _QUESTIONS_BELOW - self._top

    def _beside_title(self) -> float:
        """Return the room that key and version take beside the title; on narrow paper they stand above it."""
        if self._is_narrow:
            return 0.0
        version = self._width_of(self._version_text, self._theme.size(_FIELD_SIZE))
        return max(self._flag_width, version) + self._theme.room(_FLAG_GAP, _FLAG_SIZE)

    def _flag(self) -> Iterator[Item]:
        """Yield the flag that says it is the key, at the right of the title."""
        theme = self._theme
        size, height = theme.size(_FLAG_SIZE), theme.room(_FLAG_HEIGHT, _FLAG_SIZE)
        width = self._flag_width
        x, y = self._side + self._width - width, self._top + mm(1)
        if self._is_narrow:
            y = self._top - height - _FLAG_ABOVE
        yield Box(x, y, width, height, theme.colours.key, None, 0.0, (mm(1),) * 4)
        words = self._typesetter.words(self._flag_text, _BOLD)
        yield Text(x + _FLAG_PAD, y + height / 2 + 0.36 * size, size, WHITE, words)

    def _version(self) -> Iterator[Item]:
        """Yield the letter of the version, where the key has its flag."""
        size, text = self._theme.size(_FIELD_SIZE), self._version_text
        x = self._side + self._width - self._width_of(text, size)
        y = self._top - _FLAG_ABOVE if self._is_narrow else self._top + mm(1) + size
        if text:
            yield Text(x, y, size, self._inks.quiet, self._typesetter.words(text))

    @property
    def _version_text(self) -> str:
        version = self._exercise.version
        return self._words.version.format(version=version) if version else ""

    @property
    def _flag_text(self) -> str:
        text = f"{self._words.key} {self._exercise.version}".strip()
        return text.upper() if self._theme.capitals else text

    @property
    def _flag_width(self) -> float:
        return self._width_of(self._flag_text, self._theme.size(_FLAG_SIZE), _BOLD) + 2 * _FLAG_PAD

    def _left(self, width: float) -> float:
        """Return the left edge of a box so wide that begins where reading begins."""
        return self._side + (self._width - width if self._typesetter.rtl else 0.0)

    def _facing(self, items: Iterable[Item], left: float | None = None) -> list[Item]:
        """Return items, placed as if text ran from left to right on a front, where they are on a page."""
        dx = 0.0 if left is None else left - self._side
        if self._typesetter.rtl:
            items = (mirrored(item, 2 * self._side + self._width) for item in items)
        return [moved(item, dx, 0.0) if dx else item for item in items]

    def _foot(self, page: int, count: int, *, key: bool) -> Iterator[Item]:
        baseline = self.paper.height - self._area.bottom + self._area.foot
        size = self._theme.size(FOOT_SIZE)
        version = self._words.foot_version.format(version=self._exercise.version) if self._exercise.version else ""
        parts = (self._deck.title, self._words.foot_key if key else "", version, self._exercise.code, self._pupil)
        title = " · ".join(filter(None, parts))
        number = self._words.page.format(page=page + 1, count=count)
        number_width = self._width_of(number, size)
        shown = self._typesetter.words_within(title, (self._width - number_width - mm(10)) / size)
        yield Text(self._side, baseline, size, self._inks.quiet, shown)
        x = self._side + self._width - number_width
        yield Text(x, baseline, size, self._inks.quiet, self._typesetter.words(number))

    def _width_of(self, text: str, size: float, style: Style = PLAIN) -> float:
        return size * sum(word.width for word in self._typesetter.words(text, style))
