"""The links of a text as QR codes, below it or beside it, so that what is on paper can be followed.

Codes have a size in millimetres, not in sizes of type: what reads them is a camera. Several codes of a text each say
below them which link they are; one alone does not need to.
"""

from __future__ import annotations

from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from cardprint.errors import Problem, Severity, quoted
from cardprint.layout.palette import BLACK
from cardprint.layout.qr_symbol import QUIET_ZONE, qr_symbol
from cardprint.model.address import escaped
from cardprint.model.block_contents import every_run
from cardprint.model.blocks import Blank, Run
from cardprint.model.geometry import Size
from cardprint.model.page import Item, Outline, moved
from cardprint.model.page import Link as Opening
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cardprint.layout.qr_symbol import QrSymbol
    from cardprint.model.blocks import Block
    from cardprint.model.deck import Deck, Mark
    from cardprint.model.text import Colour
    from cardprint.model.theme import Theme
    from cardprint.text.measured_text import MeasuredText
    from cardprint.text.typesetter import Typesetter

MODULES = (mm(0.5), mm(0.45), mm(0.4))
"""Widths of a module, best first: from a hand's distance a telephone reads 0.4 mm, and 0.5 mm in poor light too."""

_LABEL_SIZE = 6.5
_LABEL_BELOW = 0.95  # sizes of type from the code, which ends in white, to the baseline of what stands below it
_LABEL_ROOM = 1.5
_LABEL_LEADING = 1.15
_MOST_LINES = 3  # of a label
_GAP = mm(2)
_DUST = 1e-6


class CodedLink(NamedTuple):
    """A link of a text: what it says, where it goes, and its code, None where it is too long for one."""

    label: str
    address: str
    symbol: QrSymbol | None


class Codes(NamedTuple):
    """Codes set together, their top left corner the origin; ``quiet`` is how much white is at either side of them.

    ``shortened``: there is not room for all that stands below them.
    """

    size: Size
    items: tuple[Item, ...]
    quiet: float
    shortened: bool


class _Frame(NamedTuple):
    """How codes stand: in how many columns, how wide and high each with its label, and where the labels' lines end.

    ``broken`` has None for each label that is shortened.
    """

    columns: int
    cell: float
    height: float
    broken: list[list[int] | None]


def links_in(*texts: Iterable[Block]) -> tuple[CodedLink, ...]:
    """Return the links of texts in reading order, each address once; what is left out of a text is no link of it."""
    said: dict[str, str] = {}
    for text in texts:
        for address, runs in groupby(every_run(text), lambda run: run.style.link):
            label = "".join(run.text for run in runs if not isinstance(run.inset, Blank))
            if address and label:
                said.setdefault(address, " ".join(label.split()))
    labels = list(said.values())
    return tuple(
        CodedLink(label if labels.count(label) == 1 else _bare(address), address, qr_symbol(address))
        for address, label in said.items()
    )


def _bare(address: str) -> str:
    """Return an address without what begins all of them, in letters that every font has."""
    return escaped(address).partition(":")[2].lstrip("/")


def left_out(deck: Deck, number: int, mark: Mark, address: str, room: str, way_out: str) -> Problem:  # noqa: PLR0913, PLR0917 - what is left out of what, and what to do
    """Warn of a code that is larger than its room and is not printed."""
    message = f"card {number}: the QR code of {quoted(address)} is larger than {room} and is left out"
    return Problem(message, deck.span(mark), f"link to a shorter address, or {way_out}", Severity.WARNING, number)


class CodeSetter:
    """Sets codes in a theme."""

    def __init__(self, typesetter: Typesetter, theme: Theme) -> None:
        """Take what labels are set with."""
        self._typesetter = typesetter
        self._size = theme.size(_LABEL_SIZE)
        self._ink: Colour = theme.colours.quiet

    def fitting(self, links: Sequence[CodedLink], room: Size) -> tuple[CodedLink, ...]:
        """Return the links of which the code, with what it says below it, fits a room by itself."""
        return tuple(link for link in links if any(self.set([link], module, room, labelled=True) for module in MODULES))

    def set(
        self, links: Sequence[CodedLink], module: float, room: Size, *, labelled: bool | None = None
    ) -> Codes | None:
        """Set codes in rows, in modules of a width in points; None where that takes more room than there is.

        They say which link they are where they are several, or where that is asked for.
        """
        labelled = len(links) > 1 if labelled is None else labelled
        sides = [link.symbol.modules * module for link in links if link.symbol]
        if not sides or len(sides) < len(links):
            return None
        side = max(sides)
        labels = [self._typesetter.measure((Run(link.label),)) for link in links] if labelled else []
        frame = self._frame(len(links), side, labels, room)
        if frame is None:
            return None
        columns, cell, height, broken = frame
        items: list[Item] = []
        for number, link in enumerate(links):
            row, column = divmod(number, columns)
            place = columns - 1 - column if self._typesetter.rtl else column
            drawn = [*self._code(link, module, cell, side)]
            if labelled:
                drawn += self._below(labels[number], broken[number], link, cell, side)
            items += (moved(item, place * (cell + _GAP), row * height) for item in drawn)
        size = Size(columns * (cell + _GAP) - _GAP, ceil(len(links) / columns) * height)
        return Codes(size, tuple(items), 0.0 if labelled else QUIET_ZONE * module, None in broken)

    def _frame(self, count: int, side: float, labels: Sequence[MeasuredText], room: Size) -> _Frame | None:
        """Find rows for so many codes in which all labels are whole, or else as many as may be, in few lines."""
        most = min(count, int((room.width + _GAP) / (side + _GAP)))
        best: _Frame | None = None
        for lines in range(1, _MOST_LINES + 1) if labels else (0,):
            height = side + (_LABEL_ROOM + (lines - 1) * _LABEL_LEADING) * self._size * (lines > 0)
            for columns in range(most, 0, -1):
                if ceil(count / columns) * height > room.height:
                    break
                widest = (room.width + _GAP) / columns - _GAP
                tried = [label.balanced(widest / self._size + _DUST) for label in labels]
                broken = [ends if ends and len(ends) <= lines else None for ends in tried]
                if None not in broken:
                    widths = [self._width(label, ends) for label, ends in zip(labels, broken, strict=True)]
                    return _Frame(columns, max([side, *widths]), height, broken)
                if best is None or broken.count(None) < best.broken.count(None):
                    best = _Frame(columns, max(side, widest), height, broken)
        return best

    def _width(self, label: MeasuredText, ends: Sequence[int] | None) -> float:
        ends = ends or ()
        return self._size * max(label.line_width(first, after) for first, after in zip((0, *ends), ends, strict=False))

    def rows(self, links: Sequence[CodedLink], room: Size, *, labelled: bool | None = True) -> Iterator[Codes]:
        """Set codes that each fit a room, as many in each as it holds."""
        first = 0
        while first < len(links):
            for after in range(len(links), first, -1):
                several = (
                    self.set(links[first:after], module, room, labelled=labelled)
                    for module in (MODULES if after == first + 1 else MODULES[:1])
                )
                codes = next(filter(None, several), None)
                if codes:
                    yield codes
                    first = after
                    break

    def _code(self, link: CodedLink, module: float, cell: float, side: float) -> Iterator[Item]:
        """Yield a code in the middle of a cell, at the end of its height."""
        assert link.symbol is not None  # noqa: S101 - as was seen before
        own = link.symbol.modules * module
        x, y = (cell - own) / 2, side - own
        yield Outline(x, y, module, BLACK, link.symbol.shape)
        quiet = QUIET_ZONE * module
        yield Opening(x + quiet, y + quiet, own - 2 * quiet, own - 2 * quiet, link.address)

    def _below(
        self, label: MeasuredText, ends: Sequence[int] | None, link: CodedLink, cell: float, side: float
    ) -> Iterator[Item]:
        """Yield what stands below a code: its label in the lines that ``ends`` says, or as much of it as has room."""
        baseline = side + _LABEL_BELOW * self._size
        if ends is None:
            words = self._typesetter.words_within(link.label, cell / self._size + _DUST)
            width = self._size * sum(word.width for word in words)
            yield Text((cell - width) / 2, baseline, self._size, self._ink, words)
            return
        for number, (first, after) in enumerate(zip((0, *ends), ends, strict=False)):
            x = (cell - self._size * label.line_width(first, after)) / 2
            y = baseline + number * _LABEL_LEADING * self._size
            yield from label.place(first, after, x, y, self._size, self._ink)
