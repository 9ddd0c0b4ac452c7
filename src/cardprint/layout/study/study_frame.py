"""What the pages of a study kit share: a title with what the page is for, a way to use it, and a foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.fit import fit
from cardprint.layout.composition.row_protocols import Placement
from cardprint.layout.palette import Inks
from cardprint.layout.sheet.strip import mirrored
from cardprint.model.blocks import PLAIN, Paragraph, Run, Style
from cardprint.model.geometry import Rect, Size
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cardprint.model.job import CardsJob
    from cardprint.model.page import Item
    from cardprint.model.text import Colour
    from cardprint.text.typesetter import Typesetter

CAP = 0.714  # the height of capitals and figures in Noto Sans, in em

_TOP, _SIDE, _BOTTOM = mm(16), mm(16), mm(20)
_TITLE_SIZES = (18.0, 15.0, 13.0, 11.0, 9.0, 8.0)
_NAME_SIZE, _ADVICE_SIZE, _FOOT_SIZE = 10.0, 9.0, 7.5
_TITLE_ROOM = mm(24)
_BELOW_TITLE, _BELOW_ADVICE = mm(2), mm(4)
_FOOT_BELOW = mm(8)  # from the end of the content to the foot's baseline
_BOLD = Style(bold=True)


class StudyFrame:
    """The frame of one part of a study kit. ``name`` says which part it is, ``advice`` how to use it."""

    def __init__(  # noqa: PLR0913, PLR0917 - what all pages share
        self, title: str, name: str, advice: str, paper: Size, typesetter: Typesetter, cards: CardsJob
    ) -> None:
        """Set what is the same on every page; theme and words are those of the ``cards``."""
        self.theme = theme = cards.theme
        self.words = cards.words
        self.inks = Inks.of(theme.colours)
        """The inks of the whole page."""
        self._title, self._name = title, name
        self._paper = paper
        self._typesetter = typesetter
        self._foot_size = theme.size(_FOOT_SIZE)
        self._foot_below = max(_FOOT_BELOW, 2 * self._foot_size)
        self._bottom = max(_BOTTOM, self._foot_below + 1.5 * self._foot_size)
        self._width = paper.width - 2 * _SIDE
        self._head, self._head_height = self._set_head(advice)

    def area(self, page: int) -> Rect:
        """Return the area for the content; page 0 carries the head."""
        top = _TOP + (self._head_height if page == 0 else 0.0)
        return Rect(_SIDE, top, self._width, self._paper.height - top - self._bottom)

    def items(self, page: int, count: int) -> tuple[Item, ...]:
        """Return the items around one page of ``count``, in page coordinates."""
        return (*(self._head if page == 0 else ()), *self.facing(self._foot(page, count)))

    def facing(self, items: Iterable[Item]) -> list[Item]:
        """Return items, placed as if text ran from left to right, at their places on the page."""
        return [mirrored(item, self._paper.width) for item in items] if self._typesetter.rtl else list(items)

    def text(  # noqa: PLR0913, PLR0917 - a text, its place and its look
        self, text: str, x: float, baseline: float, size: float, colour: Colour, style: Style = PLAIN, *, at: float = 0
    ) -> Text:
        """Set a short text with its left edge (``at`` 0), its middle (0.5) or its right edge (1) at ``x``."""
        words = self._typesetter.words(text, style)
        return Text(x - at * size * sum(word.width for word in words), baseline, size, colour, words)

    def _set_head(self, advice: str) -> tuple[tuple[Item, ...], float]:
        room = Size(self._width, _TITLE_ROOM)
        theme, spread = self.theme, self.theme.spread
        composer = Composer(self._typesetter, _BOLD, leading=1.2, spread=spread, balanced=True)
        sizes = tuple(dict.fromkeys(map(theme.size, _TITLE_SIZES)))
        size, flows = fit((Paragraph((Run(self._title),)),), composer, room, sizes)
        items: list[Item] = []
        y = _TOP
        for flow in flows:
            items += flow.place(Placement(_SIDE, room.width, size, self.inks), y)
            y += flow.height(room.width / size) * size
        y += _BELOW_TITLE
        for text, text_size, style, below in (
            (self._name, theme.size(_NAME_SIZE), Style(semibold=True), 0.0),
            (advice, theme.size(_ADVICE_SIZE), PLAIN, _BELOW_ADVICE),
        ):
            flow = Composer(self._typesetter, style, spread=spread).flow((Paragraph((Run(text),)),))
            items += flow.place(Placement(_SIDE, self._width, text_size, Inks.one(self.inks.quiet)), y)
            y += flow.height(self._width / text_size) * text_size + below
        return tuple(items), y - _TOP

    def _foot(self, page: int, count: int) -> Iterator[Item]:
        baseline = self._paper.height - self._bottom + self._foot_below
        size, quiet = self._foot_size, self.inks.quiet
        said = self.words.page.format(page=page + 1, count=count)
        number = self.text(said, _SIDE + self._width, baseline, size, quiet, at=1)
        room = self._width - number.width - mm(10)
        shown = self._typesetter.words_within(f"{self._title} · {self._name}", room / size)
        yield Text(_SIDE, baseline, size, quiet, shown)
        yield number
