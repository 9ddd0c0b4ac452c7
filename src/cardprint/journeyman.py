"""A process that does a piece of the work: it sets and draws something beside the one that started it.

All that their work has in common is the stock of type: codes are given in the order in which sorts are first needed. So
a journeyman sets its piece and says what sorts that needs, the cards' before the papers', waits until all others have
said so, and draws with the codes of them all. One that ends too early, of whatever, leaves its piece to the one that
started it.
"""

from __future__ import annotations

import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from multiprocessing.connection import Connection

    from cardprint.model.page import Drawn, Face
    from cardprint.pdf.writer import Press


class Piece(Protocol):
    """Something that is set: what there is to draw of it, and itself once that is drawn."""

    def parts(self) -> Sequence[Iterable[Face]]:
        """Give all that is to be drawn: the faces of one part come before those of the next, whoever sets them."""

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
        self._set_here: _Piece | None = None
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(press, set_piece, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def agree(self, part: int) -> None:
        """Take in the sorts that a part of its piece needs; the parts come one after another."""
        if self._set_here is None:
            try:
                self._press.take(self._pipe.recv())
            except (EOFError, OSError):
                self._set_here = self._set()
        if self._set_here is not None:
            self._press.stock_for(self._set_here.parts()[part])

    def release(self) -> None:
        """Let it draw, as all have said what sorts they need."""
        if self._set_here is None:
            with suppress(OSError):
                self._pipe.send(self._press.stock())

    def piece(self) -> _Piece:
        """Give its piece, drawn."""
        if self._set_here is None:
            try:
                drawn: _Piece = self._pipe.recv()
            except (EOFError, OSError):
                self._set_here = self._set()
            else:
                return drawn
        return self._set_here.drawn(self._press.draw)

    def dismiss(self) -> None:
        """End it, whatever it does."""
        self._pipe.close()
        self._process.kill()
        self._process.join()


def _work(press: Press, set_piece: Callable[[], _Piece], pipe: Connection) -> None:
    """Work as a journeyman. An error ends it: the other side of the pipe, doing the same work, meets the same error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is dismissed when the one it works for is stopped
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(Exception):
        piece = set_piece()
        for part in piece.parts():
            pipe.send(press.stock_for(part))
        press.replace(pipe.recv())
        pipe.send(piece.drawn(press.draw))
