"""Where a deck's cards are set and drawn: by one process, or by several that give the same bytes.

The deck is cut into stretches, one for each process; the first is this process's own. All that their work has in common
is the stock of type: codes are given in the order in which sorts are first needed. So every process sets its stretch
and says what sorts it needs, waits until all before it have said so, and draws with the codes of them all. A process
that ends too early, of whatever, leaves its stretch to this one.

What is set and not drawn takes memory of its own. So of a very large deck one batch is drawn before the next is set.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING

from cardprint.layout.cards import Galley, PrintedCard, set_cards

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

    from cardprint.layout.cards import Progress
    from cardprint.model.deck import Deck
    from cardprint.model.job import CardsJob
    from cardprint.model.page import Face, Item
    from cardprint.pdf.writer import Press
    from cardprint.text.typesetter import Typesetter

_WORTH = 1000  # cards; they take a process a fifth of a second, to start it and fetch its work takes a fiftieth
_BATCH = 10_000  # cards that each process sets before it draws them: a thousand of them take 3 MB


class ComposingRoom:
    """Sets the cards of one deck for one job and one press."""

    def __init__(self, deck: Deck, job: CardsJob, typesetter: Typesetter, press: Press) -> None:
        """Take what all cards share."""
        self._deck, self._job, self._typesetter = deck, job, typesetter
        self.press = press

    def galley(self, jobs: int | None = None, progress: Progress | None = None) -> Galley:
        """Set and draw all cards by that many processes; None: one for each processor that there is work enough for.

        ``progress`` is told how many of how many cards are done.
        """
        cards, processes = len(self._deck.cards), self._processes(jobs)
        if processes == 1:
            return self.set(slice(cards), self.press.draw, progress)
        galley = Galley([], [])
        for start in range(0, cards, processes * _BATCH):
            batch = range(cards)[start : start + processes * _BATCH]
            galley.extend(self._together(_stretches(batch, processes), progress))
        return galley

    def set(self, stretch: slice, keep: Callable[[tuple[Item, ...]], Face], progress: Progress | None = None) -> Galley:
        """Set a stretch of the cards and keep of each face what ``keep`` gives."""
        return set_cards(self._deck, self._job, self._typesetter, stretch, keep=keep, progress=progress)

    def drawn(self, galley: Galley) -> Galley:
        """Draw cards that are set."""
        draw = self.press.draw
        return Galley([PrintedCard(card.number, *map(draw, card.faces)) for card in galley.cards], galley.problems)

    def _together(self, stretches: Sequence[slice], progress: Progress | None) -> Galley:
        """Set and draw stretches: the first in this process, each of the others in one of its own."""
        own, *others = stretches
        helpers = [_Helper(self, stretch) for stretch in others]
        try:
            galley = self.set(own, tuple, None if progress is None else self._told(progress, own, others[-1]))
            self.press.stock_for(galley.faces())
            for helper in helpers:
                helper.agree()
            galley = self.drawn(galley)
            for helper in helpers:
                galley.extend(helper.galley())
        finally:
            for helper in helpers:
                helper.dismiss()
        return galley

    def _processes(self, jobs: int | None) -> int:
        """Say how many processes are to work: one where cards depend on each other's sizes, or forking is not safe."""
        if self._job.uniform or not sys.platform.startswith("linux") or threading.active_count() > 1:
            return 1
        cards = len(self._deck.cards)
        wanted, most = (len(os.sched_getaffinity(0)), cards // _WORTH) if jobs is None else (jobs, cards)
        return max(1, min(wanted, most))

    def _told(self, progress: Progress, own: slice, last: slice) -> Progress:
        """Tell of one's own stretch as if those up to the last were going on like it."""
        total, batch = len(self._deck.cards), last.stop - own.start
        return lambda done, of: progress(own.start + done * batch // of, total)


class _Helper:
    """A process that sets and draws a stretch of the cards, and what becomes of its work."""

    def __init__(self, room: ComposingRoom, stretch: slice) -> None:
        """Start it."""
        from multiprocessing import get_context  # noqa: PLC0415 - 12 ms that small decks do without

        context = get_context("fork")
        self._room, self._stretch = room, stretch
        self._done_here: Galley | None = None
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_help, args=(room, stretch, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def agree(self) -> None:
        """Take in the sorts that it needs, and let it draw."""
        try:
            stock = self._pipe.recv()
            self._pipe.send(self._room.press.take(stock))
        except (EOFError, OSError):
            self._done_here = self._do_here()

    def galley(self) -> Galley:
        """Give its stretch, drawn."""
        if self._done_here is None:
            try:
                drawn: Galley = self._pipe.recv()
            except (EOFError, OSError):
                return self._do_here()
            return drawn
        return self._done_here

    def dismiss(self) -> None:
        """End it, whatever it does."""
        self._pipe.close()
        self._process.kill()
        self._process.join()

    def _do_here(self) -> Galley:
        return self._room.set(self._stretch, self._room.press.draw)


def _help(room: ComposingRoom, stretch: slice, pipe: Connection) -> None:
    """Work as a helper. An error ends it, and the other side of the pipe, doing the same work, meets the same error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is dismissed when the one it helps is stopped
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    press = room.press
    with suppress(Exception):
        galley = room.set(stretch, tuple)
        pipe.send(press.stock_for(galley.faces()))
        press.replace(pipe.recv())
        pipe.send(room.drawn(galley))


def _stretches(cards: range, count: int) -> list[slice]:
    """Divide cards evenly among processes."""
    ends = [cards.start + len(cards) * number // count for number in range(count + 1)]
    return [slice(start, end) for start, end in pairwise(ends)]
