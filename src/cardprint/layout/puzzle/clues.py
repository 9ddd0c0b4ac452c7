"""Clues in two columns, over as many pages as they need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cardprint.layout.composition.cloze import ON_CARDS, has_cloze, with_blanks
from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.fit import fit
from cardprint.layout.composition.row_protocols import Placement
from cardprint.layout.palette import Inks
from cardprint.layout.sheet.stem import filled_in, first_baseline, on_one_line
from cardprint.layout.sheet.strip import Strip, joined
from cardprint.model.blocks import Paragraph, Run, Style
from cardprint.model.exercise import worth
from cardprint.model.geometry import Size
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cardprint.layout.sheet.bench import SheetContext
    from cardprint.model.blocks import Block
    from cardprint.model.deck import Card

_SIZE = 11.0  # for which are
_INDENT, _GAP = mm(7), mm(2.8)
_GUTTER = mm(8)
_BEHIND_NUMBER = 0.5  # em
_BELOW_HEADING = mm(1.5)
_NAME_SIZE, _NAME_BELOW, _NAME_ROOM = 6.0, 0.95, 1.12  # of cards, in the gap between clues; the rest in their size
_NOTE_SIZE, _NOTE_ROOM = 8.0, 1.37  # em of the note: a line of it
_LEADING = 1.25
_COMMA = ",\u00a0"  # no line ends between lengths
_RIGHT_TO_LEFT = "\u200f"  # a figure behind Latin letters would be read with them
_QUIET = Style(tone="quiet")
_BOLD = Style(bold=True)
_DUST = 1e-6


class ClueSetter:
    """Sets the clues of one puzzle in one size of type, in some columns."""

    def __init__(self, context: SheetContext, size: float, cards: Iterable[Card], columns: int = 2) -> None:
        """Take the size of type, the cards, and into how many columns that of the sheet is divided.

        Clues are as far apart as a line of a note needs, where there are notes.
        """
        typesetter, column, _, ids = context
        theme = column.theme
        self._typesetter = typesetter
        self._column = column
        self._size = size
        self._ids = ids
        self._inks = Inks.of(theme.colours)
        self._turn = _RIGHT_TO_LEFT if column.right_to_left else ""
        figures = sum(word.width for word in typesetter.words("00", _BOLD))
        self._indent = size * max(_INDENT / _SIZE, figures + _BEHIND_NUMBER)
        self._gutter = _GUTTER * size / _SIZE
        self._width = (column.size.width - self._gutter * (columns - 1)) / columns
        self._text = Composer(typesetter, leading=_LEADING, spread=theme.spread, em=size)
        self._note = Composer(
            typesetter, theme.aside, leading=_LEADING, spread=theme.spread, hyphenate=True, unfold=True
        )
        self._name_size = max(_NAME_SIZE, theme.least)
        below = _NOTE_ROOM * theme.size(_NOTE_SIZE) if any(card.note for card in cards) else 0.0
        self.gap = max(column.air * _GAP * size / _SIZE, _NAME_ROOM * self._name_size, below)

    def heading(self, text: str, index: int) -> Strip:
        """Set what stands above a column."""
        words = self._typesetter.words(text, _BOLD)
        begin = index * (self._width + self._gutter)
        item = Text(begin, self._size, self._size, self._inks.text, words)
        return Strip(1.35 * self._size + _BELOW_HEADING, tuple(self._column.facing([item])))

    def clue(self, card: Card, number: str, lengths: Sequence[int], index: int) -> Iterator[Strip]:
        """Set a clue in a column: its number, the question, how long the words of an answer of several are.

        The key adds the card's name and the teacher's note. It takes several strips where it is longer than a page.
        """
        yield from self._set(self._asked(card, lengths), card, number, index)

    def word(self, card: Card, number: str, text: str, index: int) -> Iterator[Strip]:
        """Set a word that is given away, with points, as a clue."""
        told = self._points(card)
        runs = (Run(text), *((Run("\u2002"), Run(f"{self._turn}{' · '.join(told)}", _QUIET)) if told else ()))
        yield from self._set((Paragraph(runs),), card, number, index)

    def is_on_one_line(self, text: str) -> bool:
        """Return whether a word has room on a line of its column."""
        return self._size * sum(word.width for word in self._typesetter.words(text)) <= self._width - self._indent

    def _set(self, blocks: Sequence[Block], card: Card, number: str, index: int) -> Iterator[Strip]:
        size, column = self._size, self._column
        begin = index * (self._width + self._gutter)
        inner = self._width - self._indent
        left = column.left(begin + self._indent, inner)
        room = Size(inner, column.size.height - 3 * size)
        flows = fit(blocks, self._text, room, (size,)).flows
        strips = []
        for place, flow in enumerate(flows):
            placement = Placement(left, inner, size, self._inks)
            printed = flow.place(placement, 0.0)
            answered = (
                filled_in(flow, placement, column.theme.colours.key, printed) if has_cloze(card.front_text) else ()
            )
            if place == 0:
                words = self._typesetter.words(number, _BOLD)
                named = Text(begin, first_baseline(flow, size, inner), size, self._inks.accent, words)
                printed = [*column.facing([named]), *printed]
            strips.append(Strip(flow.height(inner / size) * size, tuple(printed), answered))
        first, *more = self._told(card, begin, inner)
        if strips[-1].height + first.height <= room.height:
            strips[-1] = joined([strips[-1], first])
        else:
            more = [first, *more]
        yield from (*strips, *more)

    def _asked(self, card: Card, lengths: Sequence[int]) -> tuple[Block, ...]:
        """Return the question and what is told with it, in quiet ink."""
        front = with_blanks(card.front, ON_CARDS) if has_cloze(card.front_text) else card.front
        told = [*([f"({_COMMA.join(map(str, lengths))})"] if len(lengths) > 1 else []), *self._points(card)]
        blocks = (*front, *card.hint)
        if not told:
            return blocks
        run = Run(f"{self._turn}{' · '.join(told)}", _QUIET)
        *others, last = blocks
        if isinstance(last, Paragraph):
            return (*others, Paragraph((*last.runs, Run("\u2002"), run)))
        return (*blocks, Paragraph((run,)))

    def _points(self, card: Card) -> list[str]:
        return [self._column.words.points.format(points=worth(card))] if self._column.points else []

    def _told(self, card: Card, begin: float, inner: float) -> list[Strip]:
        """Return what the key says below a clue, the teacher's note and the card's name, in the gap if it has room.

        On the sheet its place stays empty.
        """
        column = self._column
        size, name_size = column.theme.size(_NOTE_SIZE), self._name_size
        left = column.left(begin + self._indent, inner)
        words = self._typesetter.words_within(self._ids[card.number], self._width / name_size)
        width = name_size * sum(word.width for word in words)
        strips = []
        bottom = baseline = _NAME_BELOW * name_size
        for flow in fit(card.note, self._note, Size(inner, column.size.height / 2), (size,)).flows if card.note else ():
            items = flow.place(Placement(left, inner, size, Inks.one(column.theme.colours.key)), 0.0)
            strips.append(Strip(flow.height(inner / size) * size, (), tuple(items)))
            if on_one_line(flow, (inner - width - name_size) / size):
                bottom, baseline = strips[-1].height, first_baseline(flow, size, inner)
            else:
                bottom = baseline = strips[-1].height + _NAME_BELOW * name_size
        name = Text(begin + self._width - width, baseline, name_size, self._inks.quiet, words)
        noted = strips.pop().answered if strips else ()
        return [*strips, Strip(max(0.0, bottom - self.gap), (), (*noted, *column.facing([name])))]


@dataclass(frozen=True, slots=True)
class Columns:
    """Lists of clues side by side, in a size of type, each below its heading.

    Where a list goes on elsewhere its heading is there again.
    """

    lists: Sequence[Sequence[Strip]]
    heads: Sequence[Strip]
    gap: float
    size: float

    @property
    def height(self) -> float:
        """The height of the highest list."""
        return max(self._height(index, len(found)) for index, found in enumerate(self.lists))

    def all(self) -> Strip:
        """Return all lists as one strip."""
        return self._first([len(found) for found in self.lists])

    def pages(self, room: float, full: float) -> int:
        """Count the pages that clues take where the first has less room than full ones."""
        count, rest = 0, self.taken(room, fresh=False)[1]
        while rest is not None:
            rest = rest.taken(full, fresh=True)[1]
            count += 1
        return count

    def taken(self, room: float, *, fresh: bool) -> tuple[Strip | None, Columns | None]:
        """Take as many clues of every list as there is room for, on a fresh page one at least."""
        counts = [
            sum(self._height(index, count) <= room + _DUST for count in range(1, len(found) + 1))
            for index, found in enumerate(self.lists)
        ]
        if fresh:
            counts = [max(count, min(1, len(found))) for count, found in zip(counts, self.lists, strict=True)]
        return (self._first(counts) if any(counts) else None), self._rest(counts)

    def _height(self, index: int, count: int) -> float:
        """Return the height of the first clues of a list."""
        strips = self.lists[index][:count]
        return self.heads[index].height + sum(strip.height + self.gap for strip in strips) if strips else 0.0

    def _first(self, counts: Sequence[int]) -> Strip:
        columns = []
        for head, strips, count in zip(self.heads, self.lists, counts, strict=True):
            if count:
                spaced = (strip._replace(height=strip.height + self.gap) for strip in strips[:count])
                columns.append(joined([head, *spaced]))
        height = max(strip.height for strip in columns)
        return Strip(
            height,
            tuple(item for strip in columns for item in strip.printed),
            tuple(item for strip in columns for item in strip.answered),
        )

    def _rest(self, counts: Sequence[int]) -> Columns | None:
        rest = [strips[count:] for strips, count in zip(self.lists, counts, strict=True)]
        return Columns(rest, self.heads, self.gap, self.size) if any(rest) else None
