"""The compact key: every answer once more as a numbered list, for marking away from the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.compose import Composer
from cardprint.layout.copyfit import fit
from cardprint.layout.flow import Setting
from cardprint.layout.palette import NUMBER, QUIET, Inks
from cardprint.layout.question import Strip
from cardprint.model.blocks import Style
from cardprint.model.page import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.model.deck import Card
    from cardprint.model.geometry import Size
    from cardprint.model.page import Item
    from cardprint.text.typesetter import Typesetter

_INDENT = mm(8)
_SIZES = (9.5, 8.0)
_BOLD = Style(bold=True)


class AnswerList:
    """Sets the answers one below another in columns."""

    def __init__(self, typesetter: Typesetter, column: Size) -> None:
        """Take the size of a column, in points."""
        self._typesetter = typesetter
        self._column = column._replace(width=column.width - _INDENT)
        self._composer = Composer(typesetter).unfolding()

    def strips(self, number: int, card: Card) -> Iterator[Strip]:
        """Set the answer to question ``number`` with the card's id beside it, over several strips where it is long."""
        fitted = fit(card.back, self._composer, self._column, _SIZES)
        size, measure = fitted.size, self._column.width / fitted.size
        for index, flow in enumerate(fitted.flows):
            items: list[Item] = flow.place(Setting(_INDENT, self._column.width, size, Inks(accent=QUIET)), 0.0)
            if index == 0:
                words = self._typesetter.words(str(number), _BOLD)
                items.insert(0, Text(0.0, 1.05 * size, size, NUMBER, words))
            yield Strip(flow.height(measure) * size, tuple(items), ())
