"""The fields at the head of a worksheet: name, class, date and score, each with a line to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.model.page import Rule, Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.layout.palette import Inks
    from cardprint.model.page import Item
    from cardprint.text.typesetter import Typesetter

_GAP, _AFTER_NAME = mm(4), mm(1.5)
_RULE, _BELOW = 0.5, 1.5
_SHORTEST = mm(8)  # a shorter line holds no date
_LEADING = 2.6
_SCORE = "Score"  # its line ends in the total
# The share of the line each gets: all on one line, or where that is too short, on two.
_ON_ONE = (("Name", 0.44), ("Class", 0.17), ("Date", 0.19), (_SCORE, 0.2))
_ON_TWO = ((("Name", 0.62), ("Class", 0.38)), (("Date", 0.5), (_SCORE, 0.5)))


class Fields(NamedTuple):
    """The fields in a size of type, for a sheet worth ``total`` points."""

    typesetter: Typesetter
    size: float
    inks: Inks
    total: int

    def place(self, x: float, baseline: float, width: float) -> tuple[list[Item], float]:
        """Give the items of the fields, and the last baseline; the first is at ``baseline``."""
        rows = [_ON_ONE] if self._fits(_ON_ONE, width) else _ON_TWO
        items: list[Item] = []
        for number, row in enumerate(rows):
            items += self._row(row, x, baseline + number * _LEADING * self.size, width)
        return items, baseline + (len(rows) - 1) * _LEADING * self.size

    def _fits(self, row: Sequence[tuple[str, float]], width: float) -> bool:
        room = width - _GAP * (len(row) - 1)
        ends = {_SCORE: self._width(self._total)}
        return all(
            room * share - self._width(name) - _AFTER_NAME - ends.get(name, 0.0) >= _SHORTEST for name, share in row
        )

    def _row(self, row: Sequence[tuple[str, float]], x: float, baseline: float, width: float) -> Iterator[Item]:
        room = width - _GAP * (len(row) - 1)
        rule = baseline + _BELOW
        for name, share in row:
            end = x + room * share
            yield self._text(name, x, baseline)
            yield Rule(x + self._width(name) + _AFTER_NAME, rule, end, rule, _RULE, self.inks.hair)
            if name == _SCORE:
                yield self._text(self._total, end - self._width(self._total), baseline)
            x = end + _GAP

    @property
    def _total(self) -> str:
        return f"/ {self.total}"

    def _text(self, text: str, x: float, baseline: float) -> Text:
        return Text(x, baseline, self.size, self.inks.quiet, self.typesetter.words(text))

    def _width(self, text: str) -> float:
        return self.size * sum(word.width for word in self.typesetter.words(text))
