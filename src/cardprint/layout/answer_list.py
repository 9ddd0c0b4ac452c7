"""The compact key: every answer once more as a numbered list, for marking away from the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.compose import Composer
from cardprint.layout.copyfit import fit
from cardprint.layout.flow import Setting
from cardprint.layout.palette import Inks
from cardprint.layout.strip import Strip
from cardprint.model.blocks import Style
from cardprint.model.page import Text
from cardprint.model.themes import PLAIN
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.model.deck import Card
    from cardprint.model.geometry import Size
    from cardprint.model.page import Item
    from cardprint.model.theme import Theme
    from cardprint.text.typesetter import Typesetter

_INDENT = mm(8)
_SIZES = (9.5, 8.0)
_BOLD = Style(bold=True)


class AnswerList:
    """Sets the answers one below another in columns."""

    def __init__(self, typesetter: Typesetter, column: Size, theme: Theme = PLAIN) -> None:
        """Take the size of a column, in points."""
        self._typesetter = typesetter
        self._indent = theme.room(_INDENT, _SIZES[0])
        self._column = column._replace(width=column.width - self._indent)
        self._sizes = tuple(dict.fromkeys(map(theme.size, _SIZES)))
        self._inks = Inks.of(theme.colours)
        self._composer = Composer(typesetter, spread=theme.spread).unfolding()

    def strips(self, number: int, card: Card) -> Iterator[Strip]:
        """Set the answer to question ``number`` with the card's id beside it, over several strips where it is long."""
        fitted = fit(card.back, self._composer, self._column, self._sizes)
        inks = self._inks._replace(accent=self._inks.quiet)
        size, measure = fitted.size, self._column.width / fitted.size
        for index, flow in enumerate(fitted.flows):
            items: list[Item] = flow.place(Setting(self._indent, self._column.width, size, inks), 0.0)
            if index == 0:
                words = self._typesetter.words(str(number), _BOLD)
                items.insert(0, Text(0.0, 1.05 * size, size, self._inks.accent, words))
            yield Strip(flow.height(measure) * size, tuple(items), ())
