"""The QR codes of a worksheet: those of a question below it, those of answers behind the last question of the key.

A sheet and its key share every place, so codes that only the key has would leave holes in the sheet.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from cardprint.layout.link_codes import CodeSetter, left_out, links_in
from cardprint.layout.palette import Inks
from cardprint.layout.sheet.stem import asked
from cardprint.layout.sheet.strip import Strip, joined
from cardprint.model.blocks import Style
from cardprint.model.geometry import Size
from cardprint.model.page import moved
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cardprint.errors import Problem
    from cardprint.layout.link_codes import CodedLink, Codes
    from cardprint.layout.sheet.column import Column
    from cardprint.layout.sheet.hand import Ruling
    from cardprint.model.deck import Card, Deck
    from cardprint.model.exercise import Task
    from cardprint.model.page import Item
    from cardprint.text.typesetter import Typesetter

_HIGHEST = 0.5  # of a column: codes of one question that stand together
_NUMBER_SIZE, _CAP = 9.5, 0.71
_BELOW = mm(2)
_SLOT, _BESIDE = mm(38), mm(3)  # a code with its number before it, and what parts it from the next
_LAST_TOGETHER = 2  # rows
_BOLD = Style(bold=True)


class SheetCodes:
    """Sets the codes of one sheet in a column."""

    def __init__(self, typesetter: Typesetter, ruling: Ruling, column: Column) -> None:
        """Take the hand that writes and the column to fill."""
        self._typesetter = typesetter
        self._ruling = ruling
        self._column = column
        self._setter = CodeSetter(typesetter, column.theme)
        self._room = Size(column.size.width - column.indent, _HIGHEST * column.size.height)

    def asked(self, cards: Sequence[Card]) -> Strip | None:
        """Return the codes of what cards ask; None where that has no links."""
        rows = list(self._rows(self._links_asked(cards)))
        return joined([*rows, Strip(_BELOW, ())]) if rows else None

    def told(self, tasks: Iterable[Task]) -> list[Strip]:
        """Set the codes of what answers and notes add to that, side by side, each with the number of its question.

        No row of them ends a list alone: it would begin a page on which there is nothing else.
        """
        rows = self._told_rows(tasks)
        return [*rows[:-_LAST_TOGETHER], joined(rows[-_LAST_TOGETHER:])] if rows else []

    def _told_rows(self, tasks: Iterable[Task]) -> list[Strip]:
        column, rows = self._column, list[Strip]()
        slots = max(1, int(column.size.width / _SLOT))
        slot = column.size.width / slots
        items: list[Item] = []
        used, height = 0, 0.0
        for number, link in self._links_told(tasks):
            codes = self._numbered(number, link, slot - column.indent - _BESIDE)
            taken = ceil((column.indent + codes.size.width) / slot)
            if used and used + taken > slots:
                rows.append(Strip(height + _BELOW, tuple(column.facing(items))))
                items, used, height = [], 0, 0.0
            items += (moved(item, used * slot, 0.0) for item in codes.items)
            used, height = used + taken, max(height, codes.size.height)
        return [*rows, Strip(height + _BELOW, tuple(column.facing(items)))] if items else rows

    def _links_told(self, tasks: Iterable[Task]) -> Iterator[tuple[int, CodedLink]]:
        """Yield each link that what is asked does not have, and whose code fits, with the number of its question."""
        for task in tasks:
            for number, card in enumerate(task.cards, task.number):
                known = {link.address for link in self._links_asked([card])}
                links = links_in(card.front, card.hint, card.back, card.note)
                told = [link for link in links if link.address not in known]
                yield from ((number, link) for link in self._setter.fitting(told, self._room))

    def _numbered(self, number: int, link: CodedLink, width: float) -> Codes:
        """Set a code behind a number, in a width if that can be, its first edge where numbers begin."""
        narrow = self._room._replace(width=width)
        room = narrow if self._setter.fitting([link], narrow) else self._room
        codes = next(self._setter.rows([link], room))
        size = self._column.theme.size(_NUMBER_SIZE)
        words = self._typesetter.words(str(number), _BOLD)
        behind = (moved(item, self._column.indent - codes.quiet, 0.0) for item in codes.items)
        return codes._replace(items=(Text(0.0, _CAP * size, size, self._inks.accent, words), *behind))

    def left_out(self, deck: Deck, cards: Sequence[Card]) -> Iterator[Problem]:
        """Yield a warning for each link of cards whose code does not fit the column."""
        for card in cards:
            links = links_in(card.front, card.hint, card.back, card.note)
            shown = self._setter.fitting(links, self._room)
            for link in links:
                if link not in shown:
                    yield left_out(deck, card.number, card.mark, link.address, "its column", "take larger paper")

    @property
    def _inks(self) -> Inks:
        return Inks.of(self._column.theme.colours)

    def _links_asked(self, cards: Sequence[Card]) -> tuple[CodedLink, ...]:
        return links_in(*(asked(card, self._ruling) for card in cards))

    def _rows(self, links: Sequence[CodedLink]) -> Iterator[Strip]:
        """Set codes where text begins, in as many strips as they take; one alone begins with its dark modules."""
        shown = self._setter.fitting(links, self._room)
        for codes in self._setter.rows(shown, self._room, labelled=None):
            begin = self._column.indent - codes.quiet
            items = self._column.facing(moved(item, begin, 0.0) for item in codes.items)
            yield Strip(codes.size.height, tuple(items))
