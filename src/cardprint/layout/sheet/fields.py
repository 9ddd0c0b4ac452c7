"""The fields at the head of a worksheet: name, class, date and score, each with a line to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.model.job import FIELDS
from cardprint.model.kind import Kind
from cardprint.model.page import Rule
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cardprint.layout.palette import Inks
    from cardprint.model.exercise import Exercise
    from cardprint.model.job import SheetJob
    from cardprint.model.page import Item
    from cardprint.model.words import Words
    from cardprint.text.typesetter import Typesetter

_GAP, _AFTER_NAME = mm(4), mm(1.5)
_RULE, _BELOW = 0.5, 1.5
_SHORTEST = mm(8)  # a shorter line holds no date
_LEADING = 2.6
_WRITTEN = 1.15  # how much larger a pupil's name is than what asks for it
# The shares of a line that fields get: all on one line, or where that is too short, on several.
_ON_ONE = {"name": 44, "class": 17, "date": 19, "score": 20, "time": 17, "teacher": 30}
_ON_MORE = {"name": 62, "class": 38}
_OTHERS_ON_ONE, _OTHERS_ON_MORE = 20, 50


def header_of(job: SheetJob, exercise: Exercise) -> tuple[str, ...]:
    """Return which fields a sheet has: those asked for, and the time where it is taken."""
    timed = Kind.DRILL in exercise.kinds and job.header and "time" not in job.header
    return (*job.header, "time") if timed else job.header


class Fields(NamedTuple):
    """The fields in a size of type, for a sheet worth ``total`` points."""

    typesetter: Typesetter
    size: float
    inks: Inks
    words: Words
    total: int

    def place(
        self, names: Sequence[str], x: float, baseline: float, width: float, pupil: str = ""
    ) -> tuple[list[Item], float]:
        """Return the items of the fields, and the last baseline; the first is at ``baseline``.

        The name of a pupil, where it is known, is written on its line.
        """
        rows = [_shared(names, _ON_ONE, _OTHERS_ON_ONE)]
        while len(rows) < len(names) and not all(self._fits(row, width) for row in rows):
            rows = [_shared(part, _ON_MORE, _OTHERS_ON_MORE) for part in _divided(names, len(rows) + 1)]
        items: list[Item] = []
        for number, row in enumerate(rows):
            items += self._row(row, x, baseline + number * _LEADING * self.size, width, pupil)
        return items, baseline + (len(rows) - 1) * _LEADING * self.size

    def _fits(self, row: Sequence[tuple[str, float]], width: float) -> bool:
        room = width - _GAP * (len(row) - 1)
        ends = {"score": self._width(self._total)}
        return all(
            room * share - self._width(self._name(name)) - _AFTER_NAME - ends.get(name, 0.0) >= _SHORTEST
            for name, share in row
        )

    def _row(
        self, row: Sequence[tuple[str, float]], x: float, baseline: float, width: float, pupil: str
    ) -> Iterator[Item]:
        room = width - _GAP * (len(row) - 1)
        rule = baseline + _BELOW
        for name, share in row:
            end = x + room * share
            shown = self._name(name)
            yield self._text(shown, x, baseline)
            yield Rule(x + self._width(shown) + _AFTER_NAME, rule, end, rule, _RULE, self.inks.hair)
            if name == "name" and pupil:
                yield self._written(pupil, x + self._width(shown) + _AFTER_NAME, end, baseline)
            if name == "score":
                yield self._text(self._total, end - self._width(self._total), baseline)
            x = end + _GAP

    def _written(self, pupil: str, begin: float, end: float, baseline: float) -> Text:
        size = _WRITTEN * self.size
        words = self.typesetter.words_within(pupil, (end - begin) / size)
        return Text(begin, baseline, size, self.inks.text, words)

    def _name(self, name: str) -> str:
        own_name = name not in FIELDS
        text: str = name if own_name else getattr(self.words, "form" if name == "class" else name)
        return text

    @property
    def _total(self) -> str:
        return f"{self.total} /" if self.typesetter.rtl else f"/ {self.total}"

    def _text(self, text: str, x: float, baseline: float) -> Text:
        return Text(x, baseline, self.size, self.inks.quiet, self.typesetter.words(text))

    def _width(self, text: str) -> float:
        return self.size * sum(word.width for word in self.typesetter.words(text))


def _divided(names: Sequence[str], rows: int) -> Iterator[Sequence[str]]:
    """Divide fields among so many rows, the longer ones first."""
    first = 0
    for row in range(rows):
        count = -(-(len(names) - first) // (rows - row))
        yield names[first : first + count]
        first += count


def _shared(names: Sequence[str], weights: Mapping[str, int], other: int) -> list[tuple[str, float]]:
    """Return each field its share of a line; ``other`` is the weight of those that have none."""
    own = [weights.get(name, other) for name in names]
    return [(name, weight / sum(own)) for name, weight in zip(names, own, strict=True)]
