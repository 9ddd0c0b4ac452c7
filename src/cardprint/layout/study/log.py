"""The confidence log of a study kit: a row for each card, a column for each date, to write 1 to 5 in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.rating import STEPS
from cardprint.layout.study.study_frame import CAP, StudyFrame
from cardprint.model.block_contents import question_text, with_runs
from cardprint.model.blocks import Formula, Style
from cardprint.model.page import Document, Page, Panel, Rule
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.model.blocks import Run
    from cardprint.model.deck import Card, Deck
    from cardprint.model.geometry import Rect
    from cardprint.model.job import StudyJob
    from cardprint.model.page import Item
    from cardprint.text.typesetter import Typesetter

_ROW, _HEAD = mm(7.5), mm(11)
_NUMBER_ROOM, _DATE = mm(11), mm(12)
_FRONT_SHARE = 0.42  # of the width; the rest is for dates
_GAP = mm(2)
_SIZE, _HEAD_SIZE, _DATE_SIZE = 9.0, 7.5, 6.5
_HAIR, _HEAD_HAIR = 0.4, 0.8
_SEMIBOLD = Style(semibold=True)


def lay_out_log(deck: Deck, job: StudyJob, typesetter: Typesetter) -> Document:
    """Lay out the log of a deck's cards in the order in which they come; cards keep their numbers."""
    log = _Log(deck, job, typesetter)
    pages = list(log.pages(deck.cards))
    laid_out = [
        Page(job.paper, (Panel(0, 0, (*log.frame.items(number, len(pages)), *items)),), f"log {number + 1}")
        for number, items in enumerate(map(log.frame.facing, pages))
    ]
    return Document(deck.title, deck.lang, laid_out, "Confidence log")


class _Log:
    def __init__(self, deck: Deck, job: StudyJob, typesetter: Typesetter) -> None:
        words = job.cards.words
        advice = words.log_advice.format(low=STEPS[0], least=words.least, high=STEPS[-1], most=words.most)
        self.frame = StudyFrame(deck.title, words.log, advice, job.paper, typesetter, job.cards)
        theme = job.cards.theme
        self._inks = self.frame.inks
        self._size, self._head_size, self._date_size = map(theme.size, (_SIZE, _HEAD_SIZE, _DATE_SIZE))
        self._row, self._head = theme.room(_ROW, _SIZE), theme.room(_HEAD, _HEAD_SIZE)
        self._number_room, self._date = theme.room(_NUMBER_ROOM, _SIZE), theme.room(_DATE, _DATE_SIZE)
        self._typesetter = typesetter
        self._is_rated = any(card.rating is not None for card in deck.cards)
        width = self.frame.area(1).width
        self._columns = int(width * (1 - _FRONT_SHARE) // self._date)
        self._front_room = width - self._number_room - self._columns * self._date - _GAP

    def pages(self, cards: Sequence[Card]) -> Iterator[list[Item]]:
        """Yield the table of each page."""
        page, first = 0, 0
        while first < len(cards):
            area = self.frame.area(page)
            count = max(1, int((area.height - self._head) // self._row))
            yield self._table(cards[first : first + count], area)
            page, first = page + 1, first + count

    def _table(self, cards: Sequence[Card], area: Rect) -> list[Item]:
        items: list[Item] = []
        top = area.y + self._head
        bottom = top + len(cards) * self._row
        items += self._heads(area, top)
        for index, card in enumerate(cards):
            y = top + index * self._row
            items += self._items(card, area.x, y + self._row / 2 + CAP * self._size / 2)
            items.append(
                Rule(
                    area.x,
                    y,
                    area.right,
                    y,
                    _HAIR if index else _HEAD_HAIR,
                    self._inks.hair if index else self._inks.quiet,
                )
            )
        items.append(Rule(area.x, bottom, area.right, bottom, _HAIR, self._inks.hair))
        for column in range(self._columns + 1):
            x = area.right - column * self._date
            items.append(Rule(x, area.y, x, bottom, _HAIR, self._inks.hair))
        return items

    def _heads(self, area: Rect, line: float) -> Iterator[Item]:
        """Yield the head of the table, which stands on every page; with ratings, the first column holds them."""
        baseline = line - mm(1.6)
        words = self.frame.words
        yield self.frame.text(words.number, area.x, baseline, self._head_size, self._inks.quiet, _SEMIBOLD)
        yield self.frame.text(
            words.card, area.x + self._number_room, baseline, self._head_size, self._inks.quiet, _SEMIBOLD
        )
        for column in range(self._columns):
            head = words.so_far if self._is_rated and column == 0 else words.on
            x = area.right - (self._columns - column) * self._date
            yield self.frame.text(head, x + mm(1), area.y + self._head_size, self._date_size, self._inks.quiet)

    def _items(self, card: Card, x: float, baseline: float) -> Iterator[Item]:
        yield self.frame.text(str(card.number), x, baseline, self._size, self._inks.accent, _SEMIBOLD)
        front = " ".join(question_text(with_runs(card.front, _in_words)).split()) or card.id
        words = self._typesetter.words_within(front, self._front_room / self._size)
        width = self._size * sum(word.width for word in words)
        left = x + self._number_room
        if not self._typesetter.rtl and all(word.rtl for word in words):
            left += self._front_room - width
        yield Text(left, baseline, self._size, self._inks.text, words)
        if card.rating is not None:
            middle = x + self._number_room + self._front_room + _GAP + self._date / 2
            yield self.frame.text(str(card.rating), middle, baseline, self._size, self._inks.quiet, at=0.5)


def _in_words(runs: Sequence[Run]) -> Iterator[Run]:
    """Leave formulas out of what a row says: it has room for words."""
    for run in runs:
        yield run._replace(text="…", inset=None) if isinstance(run.inset, Formula) else run
