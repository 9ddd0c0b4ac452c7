"""A process that does a piece of the work: it sets and draws something beside the one that started it.

All that their work has in common is the stock of type: codes are given in the order in which sorts are first needed. So
a journeyman sets its piece and says what sorts that needs, waits until all before it have said so, and draws with the
codes of them all. One that ends too early, of whatever, leaves its piece to the one that started it.
"""

from __future__ import annotations

import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

    from cardprint.model.page import Drawn, Face
    from cardprint.pdf.writer import Press


class Piece(Protocol):
    """Something that is set: what there is to draw of it, and itself once that is drawn."""

    def faces(self) -> Iterator[Face]:
        """Give all that is to be drawn, in its order."""

    def drawn(self: _Piece, draw: Callable[[Face], Drawn]) -> _Piece:  # noqa: PYI019 - Self came with Python 3.11
        """Give the same, drawn."""


_Piece = TypeVar("_Piece", bound=Piece)


class Journeyman(Generic[_Piece]):
    """A process that sets and draws a piece, and what becomes of its work. Forking has to be safe."""

    def __init__(self, press: Press, set_piece: Callable[[], _Piece]) -> None:
        """Start it, with what sets the piece and the press that the piece is for."""
        from multiprocessing import get_context  # noqa: PLC0415 - 12 ms that small decks do without

        context = get_context("fork")
        self._press, self._set = press, set_piece
        self._done_here: _Piece | None = None
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(press, set_piece, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def agree(self) -> None:
        """Take in the sorts that it needs, and let it draw."""
        try:
            stock = self._pipe.recv()
            self._pipe.send(self._press.take(stock))
        except (EOFError, OSError):
            self._done_here = self._do_here()

    def piece(self) -> _Piece:
        """Give its piece, drawn."""
        if self._done_here is None:
            try:
                drawn: _Piece = self._pipe.recv()
            except (EOFError, OSError):
                return self._do_here()
            return drawn
        return self._done_here

    def dismiss(self) -> None:
        """End it, whatever it does."""
        self._pipe.close()
        self._process.kill()
        self._process.join()

    def _do_here(self) -> _Piece:
        return self._set().drawn(self._press.draw)


def _work(press: Press, set_piece: Callable[[], _Piece], pipe: Connection) -> None:
    """Work as a journeyman. An error ends it: the other side of the pipe, doing the same work, meets the same error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is dismissed when the one it works for is stopped
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(Exception):
        piece = set_piece()
        pipe.send(press.stock_for(piece.faces()))
        press.replace(pipe.recv())
        pipe.send(piece.drawn(press.draw))
