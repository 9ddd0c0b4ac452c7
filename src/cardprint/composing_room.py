"""Where what a deck is printed as is set and drawn: by one process, or by several that give the same bytes.

The deck is cut into stretches, one for each process; the first is this process's own. Worksheet and key, where they are
bound with the cards, are a journeyman's piece by themselves. All come in one order, whoever does them.

What is set and not drawn takes memory of its own. So of a very large deck one batch is drawn before the next is set.
"""

from __future__ import annotations

import os
import sys
import threading
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from cardprint.journeyman import Journeyman
from cardprint.layout.card.cards import Galley, set_cards

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cardprint.layout.card.cards import Progress
    from cardprint.model.deck import Deck
    from cardprint.model.job import CardsJob
    from cardprint.model.page import Face, Item
    from cardprint.pdf.writer import Press
    from cardprint.standing_type import StandingType
    from cardprint.text.typesetter import Typesetter
    from cardprint.worksheets import Papers

_WORTH = 1000  # cards; they take a process a fifth of a second, to start it and fetch its work takes a fiftieth
_BATCH = 10_000  # cards that each process sets before it draws them: a thousand of them take 3 MB


class ComposingRoom:
    """Sets the cards of one deck for one job and one press, and what is bound with them."""

    def __init__(  # noqa: PLR0913, PLR0917 - the deck, and with what and by how many it is set
        self,
        deck: Deck,
        job: CardsJob,
        typesetter: Typesetter,
        press: Press,
        jobs: int | None = None,
        progress: Progress | None = None,
        standing: StandingType | None = None,
    ) -> None:
        """Take what all cards share.

        ``jobs`` is how many processes work, None for one for each processor that there is work enough for;
        ``progress`` is told how many of how many cards are done; ``standing`` is what is kept of the cards that were
        printed before, so that few of them have to be set.
        """
        self._deck, self._job, self._typesetter = deck, job, typesetter
        self._press, self._jobs, self._progress = press, jobs, progress
        self._standing = standing

    def galley(self) -> Galley:
        """Set and draw all cards."""
        return self._cards(self._processes(len(self._deck.cards) // _WORTH))

    def galley_and(self, set_papers: Callable[[], Papers]) -> tuple[Galley, Papers]:
        """Set and draw all cards, and the papers that are bound with them."""
        processes = self._processes(2 * len(self._deck.cards) // _WORTH)
        if processes == 1:
            return self._cards(1), set_papers().drawn(self._press.draw)
        journeyman = Journeyman(self._press, set_papers)
        try:
            galley = self._cards(processes - 1)
            journeyman.agree()
            return galley, journeyman.piece()
        finally:
            journeyman.dismiss()

    def _cards(self, processes: int) -> Galley:
        if self._standing is not None:
            return self._standing.galley(self._deck, self._job, self._typesetter, self._press, self._progress)
        cards = len(self._deck.cards)
        if processes == 1:
            return self._set(slice(cards), self._press.draw, self._progress)
        galley = Galley([], [])
        for start in range(0, cards, processes * _BATCH):
            batch = range(cards)[start : start + processes * _BATCH]
            galley.extend(self._together(_stretches(batch, processes)))
        return galley

    def _set(
        self, stretch: slice, keep: Callable[[tuple[Item, ...]], Face] = tuple, progress: Progress | None = None
    ) -> Galley:
        """Set a stretch of the cards and keep of each face what ``keep`` gives."""
        cards = self._deck.cards[stretch]
        return set_cards(self._deck, self._job, self._typesetter, cards, keep=keep, progress=progress)

    def _together(self, stretches: Sequence[slice]) -> Galley:
        """Set and draw stretches: the first in this process, each of the others in one of its own."""
        own, *others = stretches
        helpers = [Journeyman(self._press, partial(self._set, stretch)) for stretch in others]
        try:
            progress = None if self._progress is None else self._told(self._progress, own, others[-1])
            galley = self._set(own, progress=progress)
            self._press.stock_for(galley.faces())
            for helper in helpers:
                helper.agree()
            galley = galley.drawn(self._press.draw)
            for helper in helpers:
                galley.extend(helper.piece())
        finally:
            for helper in helpers:
                helper.dismiss()
        return galley

    def _processes(self, most: int) -> int:
        """Say how many processes are to work: one where cards depend on each other's sizes, or forking is not safe.

        ``most`` is as many as gain by it; more are taken only where they are asked for, but no more than cards.
        """
        if self._job.uniform or not sys.platform.startswith("linux") or threading.active_count() > 1:
            return 1
        if self._jobs is None:
            return max(1, min(len(os.sched_getaffinity(0)), most))
        return max(1, min(self._jobs, len(self._deck.cards)))

    def _told(self, progress: Progress, own: slice, last: slice) -> Progress:
        """Tell of one's own stretch as if those up to the last were going on like it."""
        total, batch = len(self._deck.cards), last.stop - own.start
        return lambda done, of: progress(own.start + done * batch // of, total)


def _stretches(cards: range, count: int) -> list[slice]:
    """Divide cards evenly among processes."""
    ends = [cards.start + len(cards) * number // count for number in range(count + 1)]
    return [slice(start, end) for start, end in pairwise(ends)]
