"""Texts with blanks to fill in, and the box of words to fill them from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.composition.cloze import with_blanks
from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.fit import FLOOR, fit
from cardprint.layout.composition.row_protocols import IMPOSSIBLE, Placement
from cardprint.layout.palette import Inks
from cardprint.layout.sheet.stem import filled_in
from cardprint.layout.sheet.strip import Strip, joined
from cardprint.model.blocks import Paragraph, Run, Style
from cardprint.model.geometry import Size
from cardprint.model.page import Box
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.layout.sheet.column import Column
    from cardprint.layout.sheet.hand import Ruling
    from cardprint.model.exercise import Gapped
    from cardprint.text.typesetter import Typesetter

_LEAST, _MOST = mm(20), 0.5  # the length of blanks, at the most as a share of the column
_ABOVE = mm(1.2)
_LEADING = 1.5
_BANK_PAD, _BANK_BELOW, _BANK_CORNER = mm(3), mm(5), mm(1.5)
_BANK_GAP = "\u2003\u2003"


class BlankSetter:
    """Sets texts with blanks, in the room that the hand which fills them needs."""

    def __init__(self, typesetter: Typesetter, ruling: Ruling, column: Column) -> None:
        """Take the hand that writes and the column to fill."""
        self._typesetter = typesetter
        self._ruling = ruling
        self._column = column
        self._inks = Inks.of(column.theme.colours)
        self._key = column.theme.colours.key
        self._composer = Composer(typesetter, leading=_LEADING, em=ruling.question)

    def body(self, gapped: Gapped) -> list[Strip]:
        """Set a text, as one strip, or several where it is higher than the column.

        All blanks of it are as long as the longest needs to be, which tells nothing of the others.
        """
        column, ruling = self._column, self._ruling
        width = column.rule_width
        room = ruling.room
        longest = max(_LEAST / ruling.question, *(room.length(gap) for gap in gapped.gaps))
        blocks = with_blanks(gapped.blocks, room._replace(least=min(longest, _MOST * width / ruling.question)))
        sizes = tuple(dict.fromkeys((ruling.question, max(FLOOR, column.theme.least))))
        fitted = fit(blocks, self._composer, Size(width, column.size.height - ruling.line), sizes)
        placement = Placement(column.left(column.indent, width), width, fitted.size, self._inks)
        strips = [Strip(_ABOVE, ())]
        for flow in fitted.flows:
            items = flow.place(placement, 0.0)
            answered = filled_in(flow, placement, self._key, items)
            strips.append(Strip(flow.height(width / fitted.size) * fitted.size, tuple(items), answered))
        return [joined(strips[:2]), *strips[2:]]

    def bank(self, words: Sequence[str], heading: str) -> Strip:
        """Set the words that blanks are to be filled from, in a box."""
        column, size = self._column, self._ruling.question
        width = column.size.width - 2 * _BANK_PAD
        runs = [Run(f"{heading}:", Style(bold=True)), *(Run(f"{_BANK_GAP}{_unbroken(word)}") for word in words)]
        composer, blocks = Composer(self._typesetter), (Paragraph(tuple(runs)),)
        flow = composer.flow(blocks)
        if flow.height(width / size) == IMPOSSIBLE:
            flow = composer.breaking_words(width / size).flow(blocks)
        height = flow.height(width / size) * size
        left = column.left(_BANK_PAD, width)
        frame = Box(
            0.0, 0.0, column.size.width, height + 2 * _BANK_PAD, None, self._inks.hair, 0.7, (_BANK_CORNER,) * 4
        )
        items = flow.place(Placement(left, width, size, self._inks), _BANK_PAD)
        return Strip(height + 2 * _BANK_PAD + _BANK_BELOW, (frame, *items))


def _unbroken(text: str) -> str:
    return text.replace(" ", "\u00a0")
