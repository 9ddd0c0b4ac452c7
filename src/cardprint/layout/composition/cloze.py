"""What a cloze leaves out, as a face shows it: on fronts and worksheets a blank, on backs and keys words set off."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from cardprint.model.block_contents import with_runs
from cardprint.model.blocks import Blank, Run, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.model.blocks import Block, Cloze

_LONG, _PIECE = 20, 14  # characters: a longer answer is left out in pieces of no more than so many
_HINT = Style(italic=True, tone="quiet")


class Room(NamedTuple):
    """The room that an answer takes in a hand: for each character, and above the line, in em.

    Where hints stand ``beside`` their blanks, nobody writes over them. ``least`` is the least length of a blank.
    """

    character: float
    height: float
    beside: bool = False
    least: float = 0.0

    def length(self, text: str) -> float:
        """Return the length of the longest blank that an answer takes, in em."""
        return self.character * (len(text) if len(text) <= _LONG else _PIECE)


ON_CARDS = Room(0.55, 0.95)


def has_cloze(text: str) -> bool:
    """Return whether a text as typed may leave anything out: that is asked of every card, so it must cost nothing."""
    return "{{" in text


def with_blanks(blocks: Sequence[Block], room: Room) -> tuple[Block, ...]:
    """Return blocks with blanks in place of what is left out."""

    def change(runs: Sequence[Run]) -> Iterator[Run]:
        for cloze, group in groupby(runs, attrgetter("cloze")):
            same = tuple(group)
            yield from _blanks(cloze, same, room) if cloze else same

    return with_runs(blocks, change)


def with_answers(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks with what is left out set off: bold, and in another ink."""

    def change(runs: Sequence[Run]) -> Iterator[Run]:
        for run in runs:
            yield run._replace(style=run.style._replace(bold=True, tone="accent"), cloze=None) if run.cloze else run

    return with_runs(blocks, change)


def _blanks(cloze: Cloze, runs: tuple[Run, ...], room: Room) -> Iterator[Run]:
    """Leave out some runs: in one blank, or in several of a few words each where one would be long."""
    hint = "" if room.beside else cloze.hint
    runs = tuple(run._replace(cloze=None) for run in runs)
    pieces = list(_pieces(runs))
    for number, piece in enumerate(pieces):
        text = "".join(run.text for run in piece)
        if number:
            yield Run(" ")
        length = max(len(text) * room.character, room.least)
        blank = Blank(piece, length, room.height, "" if number else hint)
        yield Run(text, runs[0].style._replace(shift=0, link=None), blank)
    if room.beside and cloze.hint:
        yield Run(f" [{cloze.hint}]", _HINT)


def _pieces(runs: tuple[Run, ...]) -> Iterator[tuple[Run, ...]]:
    """Take words apart where they are many; what has several styles, or is more than words, stays whole."""
    if len(runs) > 1 or runs[0].inset or len(runs[0].text) <= _LONG:
        yield runs
        return
    piece: list[str] = []
    for word in runs[0].text.split():
        if piece and len(" ".join((*piece, word))) > _PIECE:
            yield (runs[0]._replace(text=" ".join(piece)),)
            piece = []
        piece.append(word)
    yield (runs[0]._replace(text=" ".join(piece)),)
