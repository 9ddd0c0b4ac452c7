"""One question of a worksheet: what is printed of it, and what the key adds. Both share every place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout import rating
from cardprint.layout.compose import Composer
from cardprint.layout.copyfit import FLOOR, fit
from cardprint.layout.flow import Lines, Setting
from cardprint.layout.hand import lines_for
from cardprint.layout.palette import Inks
from cardprint.layout.written import write
from cardprint.model.blocks import Paragraph, Run, Style
from cardprint.model.geometry import Size
from cardprint.model.page import Rule, Text, moved
from cardprint.model.themes import PLAIN
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.layout.flow import Flow
    from cardprint.layout.hand import Hand
    from cardprint.layout.written import Written
    from cardprint.model.blocks import Block
    from cardprint.model.deck import Card
    from cardprint.model.page import Item
    from cardprint.model.theme import Theme
    from cardprint.text.typesetter import Typesetter

_INDENT, _NUMBER_SIZE = mm(8), 11.0  # two figures and a gap
_POINTS_ROOM, _SCALE_ROOM = mm(12), mm(30)
_ROOM_BESIDE_SCALE = mm(90)
_RADIUS = mm(2.2)
_RULE = 0.5
_DASH = (2.0, 2.0)
_POINTS_SIZE, _HINT_SIZE, _NOTE_SIZE = 8.5, 9.0, 8.0
_NOTE_ABOVE = 3.0
_LEADING = 1.25
_SEMIBOLD = Style(semibold=True)
_SIZES_DOWN = (1.0, 0.85, 0.75)  # of a question that does not fit its column at the hand's size


class Column(NamedTuple):
    """A column of questions: its size in points, and whether each has points and the scale.

    Points stand at the right of a question's first line, and so does the scale where the column is wide; in a narrow
    one it stands below the writing lines.
    """

    size: Size
    points: bool
    scale: bool
    theme: Theme = PLAIN

    @property
    def indent(self) -> float:
        """How far questions and lines are indented, for the number that hangs before them."""
        return self.theme.room(_INDENT, _NUMBER_SIZE)

    @property
    def points_room(self) -> float:
        """The width of the points, none where there are none."""
        return self.points * self.theme.room(_POINTS_ROOM, _POINTS_SIZE)

    @property
    def radius(self) -> float:
        """The radius of the circles of the scale."""
        return self.theme.room(_RADIUS, 2 * _RADIUS * rating.FIGURE)

    @property
    def question_width(self) -> float:
        """The width of a question's text, which keeps clear of what stands at its right."""
        return self.size.width - self.indent - self.points_room - self.scale_beside * self._scale_room

    @property
    def rule_width(self) -> float:
        """The length of the writing lines: as far as the question where the scale is beside it, else the column."""
        return self.question_width if self.scale_beside else self.size.width - self.indent

    @property
    def scale_beside(self) -> bool:
        """Whether the scale stands at the right of the question: where that leaves the question enough room."""
        return self.scale and self.size.width - self._scale_room >= _ROOM_BESIDE_SCALE

    @property
    def scale_below(self) -> bool:
        """Whether the scale stands below the writing lines."""
        return self.scale and not self.scale_beside

    @property
    def _scale_room(self) -> float:
        return _SCALE_ROOM / _RADIUS * self.radius


class Strip(NamedTuple):
    """A stretch of a column that no page break divides.

    ``answered`` is what the key adds to what is ``printed``; ``rules`` counts the writing lines.
    """

    height: float
    printed: tuple[Item, ...]
    answered: tuple[Item, ...]
    rules: int = 0


class QuestionSetter:
    """Sets the questions of one sheet."""

    def __init__(self, typesetter: Typesetter, hand: Hand, column: Column) -> None:
        """Take the hand that writes, which decides the lines, and the column to fill."""
        self._typesetter = typesetter
        self._hand = hand
        self._column = column
        self._width = column.question_width
        self._rule = column.rule_width
        self._theme = theme = column.theme
        self._inks = Inks.of(theme.colours)
        self._note_size, self._hint_size = theme.size(_NOTE_SIZE), theme.size(_HINT_SIZE)
        spread = theme.spread
        self._question = Composer(typesetter, _SEMIBOLD, leading=_LEADING, spread=spread)
        self._answer = Composer(typesetter)
        self._hint = Composer(typesetter, theme.aside, spread=spread, hyphenate=True)
        self._note = Composer(typesetter, theme.aside, leading=_LEADING, spread=spread, hyphenate=True, unfold=True)

    def strips(self, number: int, card: Card) -> list[Strip]:
        """Set a card as question ``number``: one strip, or several where it is higher than a whole column."""
        wanted = lines_for(card, self._hand, self._rule)
        fixed = card.lines is not None
        answer = write(_with_accepted(card), self._answer, self._rule, wanted, fixed=fixed, theme=self._theme)
        rules = range(max(wanted, answer.rules))
        heads = list(self._heads(number, card))
        tail = [*self._scale_below(), *self._noted(card)]
        whole = _joined([heads[-1], self._ruled(rules, answer), *tail])
        if len(heads) == 1 and whole.height <= self._column.size.height:
            return [whole]
        lines = [self._ruled(range(index, index + 1), answer) for index in rules]
        return [*heads[:-1], _joined([heads[-1], lines[0]]), *lines[1:], *tail]

    def _heads(self, number: int, card: Card) -> Iterator[Strip]:
        """Set number, question, hint, points and scale; a question longer than a column goes on in further strips."""
        floor = max(FLOOR, self._theme.least)
        sizes = [max(floor, self._hand.question * share) for share in _SIZES_DOWN]
        hint = self._hint_below(card)
        asked = card.front if hint else (*card.front, *card.hint)
        room = Size(self._width, self._column.size.height - self._hand.line - (hint.height if hint else 0.0))
        fitted = fit(asked, self._question, room, sizes)
        size = fitted.size
        for index, flow in enumerate(fitted.flows):
            items = flow.place(Setting(self._column.indent, self._width, size, self._inks), 0.0)
            height = flow.height(self._width / size) * size
            if index == 0:
                items = [*self._at_the_sides(number, card, _first_baseline(flow, size), size), *items]
            strip = Strip(height, tuple(items), ())
            yield _joined([strip, hint]) if hint and index == len(fitted.flows) - 1 else strip

    def _hint_below(self, card: Card) -> Strip | None:
        """Give the hint; None where there is none, or one so long that it is set as part of the question."""
        if not card.hint:
            return None
        room, size = Size(self._width, self._column.size.height / 2), self._hint_size
        flow, *more = fit(card.hint, self._hint, room, (size,)).flows
        inks = self._inks._replace(text=self._inks.quiet)
        items = flow.place(Setting(self._column.indent, self._width, size, inks), 0.0)
        return None if more else Strip(flow.height(self._width / size) * size, tuple(items), ())

    def _at_the_sides(self, number: int, card: Card, baseline: float, size: float) -> Iterator[Item]:
        """Give the hanging number at the left, the scale and the points at the right, on the question's first line."""
        words = self._typesetter.words(str(number), Style(bold=True))
        yield Text(0.0, baseline, size, self._inks.accent, words)
        right = self._column.size.width
        if self._column.points:
            points = self._typesetter.words(f"{card.points or 1} pt")
            points_size = self._theme.size(_POINTS_SIZE)
            x = right - points_size * sum(word.width for word in points)
            yield Text(x, baseline, points_size, self._inks.quiet, points)
            right -= self._column.points_room
        if self._column.scale_beside:
            middle = baseline - 0.36 * size
            circles, end = rating.circles(self._typesetter, 0.0, middle, self._column.radius, self._inks)
            yield from (moved(item, right - end, 0.0) for item in circles)

    def _ruled(self, rules: range, answer: Written) -> Strip:
        """Give some of the writing lines, with what the answer has on them."""
        left, pitch, ink = self._column.indent, self._hand.line, self._inks.hair
        right = left + self._rule
        printed: list[Item] = []
        for index in range(1, len(rules) + 1):
            y = index * pitch
            if self._hand.guided:
                printed.append(Rule(left, y - pitch / 2, right, y - pitch / 2, _RULE, ink, _DASH))
            printed.append(Rule(left, y, right, y, _RULE, ink))
        answered = answer.place(rules, left, 0.0, self._rule, pitch)
        return Strip(len(rules) * pitch, tuple(printed), tuple(answered), len(rules))

    def _scale_below(self) -> Iterator[Strip]:
        if self._column.scale_below:
            radius = self._column.radius
            circles, end = rating.circles(self._typesetter, 0.0, 2 * radius, radius, self._inks)
            left = self._column.indent + self._rule - end
            yield Strip(3 * radius, tuple(moved(item, left, 0.0) for item in circles), ())

    def _noted(self, card: Card) -> Iterator[Strip]:
        """Give the teacher's note; on the sheet its place stays empty."""
        if card.note:
            room, size = Size(self._rule, self._column.size.height - _NOTE_ABOVE), self._note_size
            inks = Inks.one(self._theme.colours.key)
            for flow in fit(card.note, self._note, room, (size,)).flows:
                items = flow.place(Setting(self._column.indent, self._rule, size, inks), _NOTE_ABOVE)
                height = flow.height(self._rule / size) * size
                yield Strip(_NOTE_ABOVE + height, (), tuple(items))


def _with_accepted(card: Card) -> Sequence[Block]:
    """Give the answer, and after it what else is accepted."""
    if not card.accept:
        return card.back
    return (*card.back, Paragraph((Run("also: " + " · ".join(card.accept), Style(italic=True)),)))


def _first_baseline(flow: Flow, size: float) -> float:
    first = flow.rows[0]
    return size * (flow.overhang + (first.baseline if isinstance(first, Lines) else 1.0))


def _joined(strips: Sequence[Strip]) -> Strip:
    """Put strips below one another into one."""
    y = 0.0
    printed: list[Item] = []
    answered: list[Item] = []
    for strip in strips:
        printed += (moved(item, 0.0, y) for item in strip.printed)
        answered += (moved(item, 0.0, y) for item in strip.answered)
        y += strip.height
    return Strip(y, tuple(printed), tuple(answered), sum(strip.rules for strip in strips))
