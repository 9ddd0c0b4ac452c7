"""Crosswords: numbered squares, and below them the clues in two columns, across and down."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from cardprint.layout.clues import ClueSetter, Columns
from cardprint.layout.copyfit import FLOOR
from cardprint.layout.squares import Sides, sign_in
from cardprint.layout.strip import Strip, joined
from cardprint.model.blocks import Style
from cardprint.model.page import Box, Text
from cardprint.model.puzzle import DOWN
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cardprint.layout.column import Column
    from cardprint.layout.hand import Hand
    from cardprint.layout.strip import Flowing
    from cardprint.model.exercise import Task
    from cardprint.model.page import Item
    from cardprint.model.puzzle import Crossword
    from cardprint.text.typesetter import Typesetter

_STROKE = 0.7
_NUMBER, _LEAST_NUMBER, _NUMBER_PAD = 0.24, 5.5, mm(0.5)  # of a square; points
_BELOW = mm(6)
_SIZES_DOWN = (1.0, 0.91, 0.82)  # of clues, where a smaller size keeps all on a page
_SIDES_DOWN = (1.0, 0.92, 0.85, 0.78)  # of squares, likewise
_MARK_PITCH = 4.4  # mm between the answers of a strip key
_DUST = 1e-6


class CrosswordSetter:
    """Sets the crosswords of one sheet."""

    def __init__(self, typesetter: Typesetter, hand: Hand, column: Column, ids: Mapping[int, str]) -> None:
        """Take the hand that writes, the column to fill, and the names of cards."""
        self._typesetter = typesetter
        self._column = column
        self._hand = hand
        self._ids = ids
        self._sides = Sides.of(hand, column.theme.least)

    def set(self, task: Task, crossword: Crossword, lead: Sequence[Strip]) -> Flowing:
        """Set a crossword below what leads to it."""
        return _Setting(self, task, crossword, joined(lead))

    @property
    def height(self) -> float:
        """The height of a whole page."""
        return self._column.size.height

    def sizes(self) -> tuple[float, ...]:
        """Give the sizes of clues to try, largest first."""
        floor = max(FLOOR, self._column.theme.least)
        return tuple(dict.fromkeys(max(floor, self._hand.question * share) for share in _SIZES_DOWN))

    def side(self, crossword: Crossword, height: float, share: float = 1.0) -> float:
        """Give the side of squares in a room so high, at the most a share of what is wanted."""
        largest = min(self._column.size.width / crossword.squares.columns, height / crossword.squares.rows)
        return min(largest, max(self._sides.least, self._sides.wanted * share))

    def is_fit(self, side: float) -> bool:
        """Tell whether squares are large enough to write in."""
        return side >= self._sides.least - _DUST

    def clues(self, task: Task, crossword: Crossword, size: float) -> Columns:
        """Set the clues in a size of type."""
        setter = ClueSetter(self._typesetter, self._column, size, self._ids)
        lists: tuple[list[Strip], list[Strip]] = ([], [])
        for card, entry in zip(task.cards, crossword.entries, strict=True):
            index = int(entry.step == DOWN)
            lists[index].extend(setter.clue(card, str(entry.number), entry.spelling.lengths, index))
        words = self._column.words
        heads = tuple(setter.heading(text, index) for index, text in enumerate((words.across, words.down)))
        return Columns(lists, heads, setter.gap, size)

    def grid(self, task: Task, crossword: Crossword, side: float) -> Strip:
        """Set the squares, in the middle of the column; the key fills them."""
        column, colours = self._column, self._column.theme.colours
        left = (column.size.width - side * crossword.squares.columns) / 2
        numbers = crossword.numbers()
        printed: list[Item] = []
        answered: list[Item] = []
        for (across, down), sign in sorted(crossword.signs().items(), key=lambda found: (found[0][1], found[0][0])):
            x, y = left + across * side, down * side
            box = Box(x, y, side, side, None, colours.quiet, _STROKE)
            printed.append(box)
            if (across, down) in numbers:
                printed.append(self._number(numbers[across, down], x, y, side))
            answered.append(sign_in(self._typesetter, sign, box, colours.key))
        height = side * crossword.squares.rows
        marks = tuple(_marks(task, height))
        return Strip(height + _BELOW, tuple(column.facing(printed)), tuple(column.facing(answered)), baselines=marks)

    def _number(self, number: int, x: float, y: float, side: float) -> Text:
        size = max(_LEAST_NUMBER, _NUMBER * side)
        words = self._typesetter.words(str(number), Style())
        return Text(x + _NUMBER_PAD, y + _NUMBER_PAD + 0.72 * size, size, self._column.theme.colours.text, words)


class _Setting:
    """A crossword that waits for its place: its squares, and then as many clues as there is room for."""

    def __init__(self, setter: CrosswordSetter, task: Task, crossword: Crossword, lead: Strip) -> None:
        self._setter = setter
        self._task = task
        self._crossword = crossword
        self._lead = lead

    def taken(self, room: float, *, fresh: bool) -> tuple[Strip | None, Flowing | None]:
        """Take what has room; see Flowing."""
        setter, lead = self._setter, self._lead.height
        whole = self._whole(room)
        if whole is not None:
            return whole, None
        full = room >= setter.height - _DUST
        side = setter.side(self._crossword, room - lead - _BELOW)
        if not (full or (fresh and setter.is_fit(side))):
            return None, self
        grid = joined([self._lead, setter.grid(self._task, self._crossword, side)])
        sets = [setter.clues(self._task, self._crossword, size) for size in setter.sizes()]
        clues = min(sets, key=lambda columns: columns.pages(room - grid.height, setter.height))
        if clues.height <= setter.height:
            return grid, clues  # all of them together on the next page
        first, rest = clues.taken(room - grid.height, fresh=False)
        return joined([grid, *([first] if first else [])]), rest

    def _whole(self, room: float) -> Strip | None:
        """Set squares and clues together, as large as there is room for; None where there is not enough."""
        setter = self._setter
        sets = [setter.clues(self._task, self._crossword, size) for size in setter.sizes()]
        for share, clues in sorted(product(_SIDES_DOWN, sets), key=lambda pair: -pair[0] * pair[1].size):
            side = setter.side(self._crossword, room, share)
            height = self._lead.height + side * self._crossword.squares.rows + _BELOW + clues.height
            if height <= room and setter.is_fit(side):
                return joined([self._lead, setter.grid(self._task, self._crossword, side), clues.all()])
        return None


def _marks(task: Task, height: float) -> Iterator[tuple[int, float]]:
    """Give the places of answers beside a grid for a key of strips: in lines of as many as there have to be."""
    count = len(task.cards)
    lines = max(1, int(height / mm(_MARK_PITCH)))
    to_a_line = -(-count // lines)
    for index in range(count):
        yield task.number + index, mm(_MARK_PITCH) * (1 + index // to_a_line)
