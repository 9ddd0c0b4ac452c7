"""Where a deck's cards are set and drawn: by one process, or by several that give the same bytes.

The deck is cut into stretches, one for each process; the first is this process's own. All that their work has in common
is the stock of type: codes are given in the order in which sorts are first needed. So every other process sets its
stretch, says what sorts it needs, waits until all before it have said so, and draws with the codes of them all. A
process that ends too early, of whatever, leaves its stretch to this one.
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
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from cardprint.layout.cards import Progress
    from cardprint.model.deck import Deck
    from cardprint.model.job import CardsJob
    from cardprint.model.page import Face, Item
    from cardprint.pdf.writer import Press
    from cardprint.text.typesetter import Typesetter

_WORTH = 1000  # cards; they take a process a fifth of a second, to start it and fetch its work takes a fiftieth
_FIRST = 0.82  # of the time that setting and drawing take, what setting takes


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
        own, *others = _stretches(len(self._deck.cards), self._processes(jobs))
        helpers = [_Helper(self, stretch) for stretch in others]
        try:
            galley = self.set(own, self.press.draw, None if progress is None else self._told(progress))
            for helper in helpers:
                helper.agree()
            for helper in helpers:
                galley.extend(helper.galley())
        finally:
            for helper in helpers:
                helper.dismiss()
        return galley

    def set(self, stretch: slice, keep: Callable[[tuple[Item, ...]], Face], progress: Progress | None = None) -> Galley:
        """Set a stretch of the cards and keep of each face what ``keep`` gives."""
        return set_cards(self._deck, self._job, self._typesetter, stretch, keep=keep, progress=progress)

    def _processes(self, jobs: int | None) -> int:
        """Say how many processes are to work: one where cards depend on each other's sizes, or forking is not safe."""
        if self._job.uniform or not sys.platform.startswith("linux") or threading.active_count() > 1:
            return 1
        cards = len(self._deck.cards)
        wanted, most = (len(os.sched_getaffinity(0)), cards // _WORTH) if jobs is None else (jobs, cards)
        return max(1, min(wanted, most))

    def _told(self, progress: Progress) -> Progress:
        """Tell of one's own stretch as if all were going on like it."""
        total = len(self._deck.cards)
        return lambda done, of: progress(done * total // of, total)


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
        cards, problems = room.set(stretch, tuple)
        pipe.send(press.stock_for(face for card in cards for face in card.faces))
        press.replace(pipe.recv())
        pipe.send(Galley([PrintedCard(card.number, *map(press.draw, card.faces)) for card in cards], problems))


def _stretches(cards: int, count: int) -> list[slice]:
    """Divide cards among processes. The first draws while it sets, the others when it has done so: it gets fewer."""
    share = cards / (count - 1 + _FIRST)
    ends = [0, *(round(share * (number + _FIRST)) for number in range(count))]
    return [slice(start, end) for start, end in pairwise(ends)]
