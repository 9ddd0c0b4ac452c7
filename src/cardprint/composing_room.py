"""Where what a deck is printed as is set and drawn: by one process, or by several that give the same bytes.

The deck is cut into stretches, one for each process; the first is this process's own. Where worksheet and key are bound
with the cards, their questions are shared out in the same way.

What is set and not drawn takes memory of its own. So of a large deck one batch is drawn before the next is set, all
cards before the first question.
"""

from __future__ import annotations

import os
import sys
import threading
from functools import partial
from itertools import pairwise, starmap
from typing import TYPE_CHECKING, NamedTuple

from cardprint.journeyman import Journeyman
from cardprint.layout.card.cards import Galley, set_cards
from cardprint.layout.worksheet.questions import Questions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cardprint.layout.card.cards import Progress
    from cardprint.model.deck import Deck
    from cardprint.model.job import CardsJob
    from cardprint.model.page import Drawn, Face, Item
    from cardprint.pdf.writer import Press
    from cardprint.standing_type import StandingType
    from cardprint.text.typesetter import Typesetter
    from cardprint.worksheets import PaperSetter

_WORTH = 1000  # cards; they take a process a fifth of a second, to start it and fetch its work takes a fiftieth
# How many cards each process sets before it draws them: a thousand of them take 3 MB. But each batch starts processes
# anew, and that takes the longer the larger the deck is.
_BATCH, _MOST_BATCHES = 5000, 5


class Stretch(NamedTuple):
    """A part of what is to be set: cards of the deck, and of its questions as many stretches."""

    cards: range
    questions: range

    def divided(self, count: int) -> list[Stretch]:
        """Divide both evenly."""
        return list(starmap(Stretch, zip(_divided(self.cards, count), _divided(self.questions, count), strict=True)))


class Take(NamedTuple):
    """What is set of a stretch."""

    galley: Galley
    questions: Questions

    def parts(self) -> tuple[Iterator[Face], Iterator[Face]]:
        """Give what there is to draw of the cards, and of the questions."""
        return self.galley.faces(), self.questions.faces()

    def drawn(self, draw: Callable[[Face], Drawn]) -> Take:
        """Give the same, drawn."""
        self.questions.draw(draw)
        return Take(self.galley.drawn(draw), self.questions)

    def extend(self, following: Take) -> None:
        """Put behind it what was set of the next stretch."""
        self.galley.extend(following.galley)
        self.questions.extend(following.questions)


class ComposingRoom:
    """Sets the cards of one deck for one job and one press, and the questions of papers that are bound with them."""

    def __init__(  # noqa: PLR0913, PLR0917 - the deck, and with what and by how many it is set
        self,
        deck: Deck,
        job: CardsJob,
        typesetter: Typesetter,
        press: Press,
        papers: PaperSetter | None = None,
        jobs: int | None = None,
        progress: Progress | None = None,
        standing: StandingType | None = None,
    ) -> None:
        """Take what all cards share.

        ``jobs`` is how many processes work, None for one for each processor that there is work enough for;
        ``progress`` is told how many of how many cards are done; ``standing`` is what is kept of the cards that were
        printed before, so that few of them have to be set.
        """
        self._deck, self._job, self._typesetter, self._papers = deck, job, typesetter, papers
        self._press, self._jobs, self._progress = press, jobs, progress
        self._standing = standing

    def take(self) -> Take:
        """Set and draw everything."""
        standing = self._standing_cards()
        processes = self._processes()
        first, *others = self._batches(processes)
        take = self._together(first, processes)
        for batch in others:
            take.extend(self._together(batch, processes))
        return take if standing is None else take._replace(galley=standing)

    def _standing_cards(self) -> Galley | None:
        if self._standing is None:
            return None
        return self._standing.galley(self._deck, self._job, self._typesetter, self._press, self._progress)

    def _batches(self, processes: int) -> Iterator[Stretch]:
        """Give what is set before any of it is drawn: all cards before the first question, however many there are."""
        cards, questions = range(len(self._deck.cards)), range(len(self._papers or ()))
        if self._standing is not None:
            cards = cards[:0]
        size = _BATCH if processes == 1 else max(processes * _BATCH, -(-len(cards) // _MOST_BATCHES))
        if self._job.uniform or len(cards) <= size:
            yield Stretch(cards, questions)
        else:
            yield from (Stretch(cards[start : start + size], questions[:0]) for start in cards[::size])
            yield from (Stretch(cards[:0], questions[start : start + size]) for start in questions[::size])

    def _together(self, batch: Stretch, processes: int) -> Take:
        """Set and draw a batch: its first stretch in this process, each of the others in one of its own."""
        own, *others = batch.divided(processes)
        helpers = [Journeyman(self._press, partial(self._set, stretch)) for stretch in others]
        try:
            progress = None if self._progress is None else self._told(self._progress, own, batch)
            take = self._set(own, tuple if helpers else self._press.draw, progress)
            for number, part in enumerate(take.parts() if helpers else ()):
                self._press.stock_for(part)
                for helper in helpers:
                    helper.agree(number)
            for helper in helpers:
                helper.release()
            take = take.drawn(self._press.draw)
            for helper in helpers:
                take.extend(helper.piece())
        finally:
            for helper in helpers:
                helper.dismiss()
        return take

    def _set(
        self,
        stretch: Stretch,
        keep: Callable[[tuple[Item, ...]], Face] = tuple,
        progress: Callable[[int], None] | None = None,
    ) -> Take:
        """Set a stretch and keep of each face of its cards what ``keep`` gives."""
        galley, questions = Galley([], []), Questions([])
        if stretch.cards:
            first, after = stretch.cards.start, stretch.cards.stop
            tell = None if progress is None else lambda done, _: progress(first + done)
            cards = self._deck.cards[first:after]
            galley = set_cards(self._deck, self._job, self._typesetter, cards, keep=keep, progress=tell)
        if self._papers is not None:
            questions = self._papers.questions(stretch.questions.start, stretch.questions.stop)
        return Take(galley, questions)

    def _processes(self) -> int:
        """Say how many processes are to work: one where cards depend on each other's sizes, or forking is not safe.

        As many gain by it as there are thousands of cards and questions; more are taken only where they are asked for,
        but no more than cards.
        """
        if self._job.uniform or not sys.platform.startswith("linux") or threading.active_count() > 1:
            return 1
        cards = len(self._deck.cards)
        if self._jobs is None:
            work = cards if self._papers is None else 2 * cards
            return max(1, min(len(os.sched_getaffinity(0)), work // _WORTH))
        return max(1, min(self._jobs, cards))

    def _told(self, progress: Progress, own: Stretch, batch: Stretch) -> Callable[[int], None]:
        """Tell of one's own stretch of a batch as if the others were going on like it."""
        total, start, share = len(self._deck.cards), batch.cards.start, len(batch.cards) / max(1, len(own.cards))
        return lambda done: progress(start + round((done - start) * share), total)


def _divided(whole: range, count: int) -> list[range]:
    """Divide a range evenly into so many."""
    ends = [len(whole) * number // count for number in range(count + 1)]
    return [whole[start:end] for start, end in pairwise(ends)]
