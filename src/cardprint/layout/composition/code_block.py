"""Code, line for line: as a block that keeps its indentation wherever it stands, long lines turned over with a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.composition.lines import place_marker
from cardprint.layout.composition.row_protocols import IMPOSSIBLE
from cardprint.model.blocks import Run, Style, Token
from cardprint.model.page import Command, Item, Outline, Shape
from cardprint.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cardprint.layout.composition.lines import Marker
    from cardprint.layout.composition.row_protocols import Placement, Row
    from cardprint.model.blocks import CodeBlock, Part
    from cardprint.model.glyphs import Word
    from cardprint.text.measured_text import MeasuredText

LEADING = 1.25
"""The distance of lines as it is designed, in em."""
TURNED = 2
"""How many columns further in a line goes on; the mark takes the first."""
_TAB = 4  # columns
_ROUNDING = 1e-6  # em
# Weight and lightness tell the parts apart, so that they do on a grey printer too; hues only help.
_STYLES: Mapping[Part, Style] = {
    "": Style(code=True),
    "keyword": Style(bold=True, code=True, tone="keyword"),
    "literal": Style(code=True, tone="literal"),
    "comment": Style(code=True, tone="quiet"),
}
# The mark of a line that goes on: down and to the right. It is no text, so that what is copied is the code.
_CORNERS = ((60, -640), (116, -640), (116, -328), (400, -328), (400, -430), (580, -300), (400, -170), (400, -272))
_MARK = Shape(
    (Command("m", (60, -272)), *(Command("l", corner) for corner in _CORNERS), Command("h")), 0.58, 0.64, -0.17
)


class CodeLine(NamedTuple):
    """A line as its author typed it: its text, the blanks it begins with, and their width in em."""

    measured: MeasuredText
    blanks: tuple[Word, ...] = ()
    lead: float = 0.0


class CodePiece(NamedTuple):
    """A line as it is printed, or a part of one that goes on from the line above, ``turned`` em further in.

    It begins ``start`` em from the left, whatever the language and whether or not text is centred; ``blanks`` stand
    before it. ``marker`` hangs before it at the side where text begins, which is the right in ``rtl`` decks.
    """

    measured: MeasuredText
    leading: float
    start: float
    space: float = 0.0
    blanks: tuple[Word, ...] = ()
    turned: float = 0.0
    marker: Marker | None = None
    rtl: bool = False

    @property
    def beyond(self) -> float:
        """How far its faces reach beyond its leading, at either end, in em."""
        return (self.measured.ascent + self.measured.descent - self.leading) / 2

    def least_height(self, measure: float) -> float:  # noqa: ARG002 - as rows have it
        """Return the height of a line."""
        return self.leading

    def height(self, measure: float) -> float:  # noqa: ARG002 - as above
        """Return the height of a line."""
        return self.leading

    def natural_width(self, measure: float) -> float:  # noqa: ARG002 - as above
        """Return where it ends, in em."""
        return self.start + self.measured.width

    def baseline(self, measure: float) -> float:  # noqa: ARG002 - as above
        """Return how far its baseline is below its top, in em."""
        return self.measured.line_reach(0, len(self.measured), self.leading)[0]

    def place(self, placement: Placement, y: float) -> list[Item]:
        """Place the line, with what hangs before it."""
        size, inks = placement.size, placement.inks
        x, baseline = placement.x + self.start * size, y + self.baseline(placement.measure) * size
        items: list[Item] = []
        if self.marker is not None:
            items.append(place_marker(self.marker, placement, baseline, from_right=self.rtl))
        if self.turned:
            items.append(Outline(x - self.turned * size, baseline, size, inks.quiet, _MARK))
        if self.blanks:
            width = sum(word.width for word in self.blanks) * size
            items.append(Text(x - width, baseline, size, inks.text, self.blanks))
        return items + self.measured.place(0, len(self.measured), x, baseline, size, inks.text, inks.tones)


class CodeFigure(NamedTuple):
    """A block of code; ``column`` is the width of a character in em.

    Where it ``wraps``, lines that are too long go on below, as far in as they began and ``TURNED`` columns more, and
    no indentation takes more than half of the measure. ``indent`` is kept free at the side where text begins, for the
    ``marker`` of a list's item.
    """

    lines: tuple[CodeLine, ...]
    column: float
    leading: float
    space: float
    indent: float = 0.0
    marker: Marker | None = None
    wraps: bool = False
    rtl: bool = False

    @property
    def beyond(self) -> float:
        """How far the faces of its lines reach beyond their leading, in em."""
        return max((line.measured.ascent + line.measured.descent - self.leading) / 2 for line in self.lines)

    def least_height(self, measure: float) -> float:  # noqa: ARG002 - as rows have it
        """Return the height as if no line were too long."""
        return self.leading * len(self.lines)

    def height(self, measure: float) -> float:
        """Return the height of its lines."""
        pieces = self._pieces(measure)
        return IMPOSSIBLE if pieces is None else self.leading * len(pieces)

    def natural_width(self, measure: float) -> float:
        """Return the width of its widest line, with its indentation."""
        pieces = self._pieces(measure) or []
        return self.indent + max((piece.natural_width(measure) for piece in pieces), default=0.0)

    def baseline(self, measure: float) -> float:
        """Return how far the first baseline is below its top, in em."""
        return next(self.single_lines(measure)).baseline(measure)

    def place(self, placement: Placement, y: float) -> list[Item]:
        """Place the lines. As a block it stands where text begins, or in the middle; its lines begin as they did."""
        size, measure = placement.size, placement.measure
        items: list[Item] = []
        spare = placement.width - size * self.natural_width(measure)
        side = spare / 2 if placement.centred else spare if self.rtl else 0.0
        block = placement._replace(x=placement.x + side)
        if self.marker is not None:
            beside = placement._replace(x=placement.x + (side - spare if self.rtl else side))
            items.append(place_marker(self.marker, beside, y + size * self.baseline(measure), from_right=self.rtl))
        for piece in self.single_lines(measure):
            items += piece._replace(marker=None).place(block, y)
            y += self.leading * size
        return items

    def single_lines(self, measure: float) -> Iterator[CodePiece]:
        """Yield each printed line as a row of its own, the first with the marker."""
        indent = 0.0 if self.rtl else self.indent
        for index, piece in enumerate(self._pieces(measure) or ()):
            piece = piece._replace(start=piece.start + indent)  # noqa: PLW2901 - the same line where it stands
            yield piece if index else piece._replace(space=self.space, marker=self.marker)

    def parts(self, measure: float, room: float) -> Iterator[Row]:
        """Take it apart into lines as typed; into lines as printed where one is higher than a room, in em."""
        for index, line in enumerate(self.lines):
            part = self._replace(lines=(line,))
            part = part._replace(marker=None, space=0.0) if index else part
            yield from (part,) if part.height(measure) <= room else part.single_lines(measure)

    def joined(self, part: Row) -> CodeFigure | None:
        """Return this with the lines of the next part below it."""
        return self._replace(lines=self.lines + part.lines) if isinstance(part, CodeFigure) else None

    def _pieces(self, measure: float) -> list[CodePiece] | None:
        """Break the lines for a measure; None where one is too long."""
        room = measure - self.indent
        turned = TURNED * self.column
        pieces: list[CodePiece] = []
        for measured, blanks, lead in self.lines:
            start, shown = lead, blanks
            if self.wraps and lead > room / 2:
                start, shown = max(0.0, room / 2), ()
            if start + measured.width <= room + _ROUNDING:
                pieces.append(CodePiece(measured, self.leading, start, 0.0, shown, rtl=self.rtl))
                continue
            ends = measured.break_hanging(room - start, turned) if self.wraps else None
            if ends is None:
                return None
            for first, after in zip([0, *ends], ends, strict=False):
                piece = CodePiece(measured.part(first, after), self.leading, start, 0.0, shown, rtl=self.rtl)
                pieces.append(piece if not first else piece._replace(start=start + turned, blanks=(), turned=turned))
        return pieces


def code_lines(block: CodeBlock) -> Iterator[tuple[int, tuple[Run, ...]]]:
    """Take a block apart into lines: how many columns each is indented, and its runs, which end without blanks."""
    line: list[Run] = []
    column = 0
    for text, part in block.tokens or (Token(block.text),):
        first, *others = text.split("\n")
        for index, typed in enumerate((first, *others)):
            if index:
                yield _indented(line)
                line, column = [], 0
            shown = (" " * column + typed).expandtabs(_TAB)[column:]
            column += len(shown)
            if shown:
                line.append(Run(shown, _STYLES[part]))
    yield _indented(line)


def _indented(runs: list[Run]) -> tuple[int, tuple[Run, ...]]:
    lead = 0
    while runs and not (text := runs[0].text.lstrip(" ")):
        lead += len(runs.pop(0).text)
    if runs:
        lead += len(runs[0].text) - len(text)
        runs[0] = runs[0]._replace(text=text)
    while runs and not (text := runs[-1].text.rstrip(" ")):
        runs.pop()
    if runs:
        runs[-1] = runs[-1]._replace(text=text)
    return (lead if runs else 0), tuple(runs)
