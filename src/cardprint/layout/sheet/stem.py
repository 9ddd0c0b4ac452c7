"""What all questions have in common: number, text, hint, points and scale at the head, the scale at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout import rating
from cardprint.layout.composition.cloze import has_cloze, with_blanks
from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.fit import FLOOR, fit
from cardprint.layout.composition.lines import Lines
from cardprint.layout.composition.row_protocols import Placement, is_text
from cardprint.layout.palette import Inks
from cardprint.layout.sheet.strip import Strip, joined
from cardprint.model.block_contents import with_runs
from cardprint.model.blocks import PLAIN, Style
from cardprint.model.exercise import worth
from cardprint.model.geometry import Size
from cardprint.model.page import moved
from cardprint.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.layout.composition.flow import Flow
    from cardprint.layout.sheet.column import Column
    from cardprint.layout.sheet.hand import Ruling
    from cardprint.model.blocks import Block, Run
    from cardprint.model.deck import Card
    from cardprint.model.page import Item
    from cardprint.model.text import Colour
    from cardprint.text.typesetter import Typesetter

LEADING = 1.25
_HINT_SIZE = 9.0
_NOTHING = Strip(0.0, ())
_SEMIBOLD = Style(semibold=True)
_SIZES_DOWN = (1.0, 0.85, 0.75)  # of a question that does not fit its column at the hand's size


class StemSetter:
    """Sets the heads and the feet of the questions of one sheet."""

    def __init__(self, typesetter: Typesetter, ruling: Ruling, column: Column) -> None:
        """Take the hand that writes, which decides the size of questions, and the column to fill."""
        self._typesetter = typesetter
        self._ruling = ruling
        self._column = column
        self._width = column.question_width
        self._rule = column.rule_width
        self._theme = theme = column.theme
        self._inks = Inks.of(theme.colours)
        self._hint_size = theme.size(_HINT_SIZE)
        spread = theme.spread
        self._question = Composer(typesetter, _SEMIBOLD, leading=LEADING, spread=spread, em=ruling.question)
        self._hint = Composer(typesetter, theme.aside, spread=spread, hyphenate=True)

    def heads(self, number: int, card: Card) -> Iterator[Strip]:
        """Set number, question, hint, points and scale; what is longer than a column goes on in further strips."""
        floor = max(FLOOR, self._theme.least)
        sizes = [max(floor, self._ruling.question * share) for share in _SIZES_DOWN]
        hint, *more = self._hints(card) or [_NOTHING]
        question = _blanked(card, self._ruling)
        room = Size(self._width, self._column.size.height - self._ruling.line - hint.height)
        fitted = fit(question, self._question, room, sizes)
        size = fitted.size
        left = self._column.left(self._column.indent, self._width)
        for index, flow in enumerate(fitted.flows):
            placement = Placement(left, self._width, size, self._inks)
            items = flow.place(placement, 0.0)
            answered = filled_in(flow, placement, self._theme.colours.key, items) if has_cloze(card.front_text) else ()
            height = flow.height(self._width / size) * size
            baselines: tuple[tuple[int, float], ...] = ()
            if index == 0:
                baseline = first_baseline(flow, size, self._width)
                items = [*self._column.facing(self._at_the_sides(number, card, baseline, size)), *items]
                baselines = ((number, baseline),)
            strip = Strip(height, tuple(items), answered, baselines=baselines)
            yield joined([strip, hint]) if index == len(fitted.flows) - 1 and hint is not _NOTHING else strip
        yield from more

    def feet(self) -> Iterator[Strip]:
        """Yield the scale where it stands below the answer."""
        if self._column.scale_below:
            radius = self._column.radius
            circles, end = rating.circles(self._typesetter, 0.0, 2 * radius, radius, self._inks)
            begin = self._column.indent + self._rule - end
            yield Strip(3 * radius, tuple(self._column.facing(moved(item, begin, 0.0) for item in circles)))

    def _hints(self, card: Card) -> list[Strip]:
        """Return the hint, none where there is none; one that is higher than half a column goes over several strips."""
        if not card.hint:
            return []
        room, size = Size(self._width, self._column.size.height / 2), self._hint_size
        inks = self._inks._replace(text=self._inks.quiet)
        placement = Placement(self._column.left(self._column.indent, self._width), self._width, size, inks)
        return [
            Strip(flow.height(self._width / size) * size, tuple(flow.place(placement, 0.0)))
            for flow in fit(card.hint, self._hint, room, (size,)).flows
        ]

    def _at_the_sides(self, number: int, card: Card, baseline: float, size: float) -> Iterator[Item]:
        """Yield the hanging number before, the scale and the points behind the question's first line."""
        words = self._typesetter.words(str(number), Style(bold=True))
        yield Text(0.0, baseline, size, self._inks.accent, words)
        right = self._column.size.width
        if self._column.points:
            yield self._column.points_text(self._typesetter, worth(card), right, baseline)
            right -= self._column.points_room
        if self._column.scale_beside:
            middle = baseline - 0.36 * size
            circles, end = rating.circles(self._typesetter, 0.0, middle, self._column.radius, self._inks)
            yield from (moved(item, right - end, 0.0) for item in circles)


def asked(card: Card, ruling: Ruling, aside: Style = PLAIN) -> tuple[Block, ...]:
    """Return what a card asks, with blanks for what is left out, and its hint in a style of its own, in quiet ink."""

    def set_off(runs: Sequence[Run]) -> Iterator[Run]:
        for run in runs:
            yield run._replace(style=run.style._replace(italic=run.style.italic or aside.italic, tone="quiet"))

    return (*_blanked(card, ruling), *with_runs(card.hint, set_off))


def _blanked(card: Card, ruling: Ruling) -> tuple[Block, ...]:
    """Return the front of a card with blanks for what is left out."""
    return with_blanks(card.front, ruling.room) if has_cloze(card.front_text) else card.front


def filled_in(flow: Flow, placement: Placement, ink: Colour, empty: Sequence[Item], y: float = 0.0) -> tuple[Item, ...]:
    """Return what stands in the blanks of a flow once they are filled in, beside what stands there anyway."""
    printed = set(empty)
    filled = flow.place(placement._replace(inks=placement.inks._replace(answer=ink)), y)
    return tuple(item for item in filled if item not in printed)


def first_baseline(flow: Flow, size: float, width: float) -> float:
    """Return how far the first baseline of a flow, set to a width, is below its top, in points; else an em.

    A question that is a picture has no text at all.
    """
    first = flow.rows[0] if flow.rows else None
    below = first.baseline(width / size) if is_text(first) else 1.0
    return size * (flow.overhang + below)


def on_one_line(flow: Flow, measure: float) -> bool:
    """Return whether a flow is a single line of text in a measure, in em."""
    if len(flow.rows) != 1:
        return False
    (row,) = flow.rows
    return isinstance(row, Lines) and row.indent + row.measured.width <= measure
