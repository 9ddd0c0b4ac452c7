"""The table at the end of the keys: which question is which card in each version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.compose import Composer
from cardprint.layout.copyfit import fit
from cardprint.layout.flow import Setting
from cardprint.layout.palette import Inks
from cardprint.layout.strip import mirrored
from cardprint.model.blocks import PLAIN, Paragraph, Run, Style
from cardprint.model.geometry import Size
from cardprint.model.page import Document, Page, Panel, Rule, Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.model.exercise import Exercise
    from cardprint.model.job import SheetJob
    from cardprint.model.page import Item
    from cardprint.text.typesetter import Typesetter

_TOP, _BOTTOM = mm(18), mm(22)
_TITLE_SIZES = (14.0, 12.0, 10.0, 8.0)
_SIZE, _FOOT_SIZE = 9.0, 7.5
_ROW = 1.6  # in sizes of type
_VERSION_WIDTH = mm(24)
_LEAST_NAME = mm(30)
_BELOW_TITLE, _FOOT_BELOW = mm(6), mm(9)
_RULE = 0.5
_BOLD = Style(bold=True)


def lay_out_versions(exercises: Sequence[Exercise], job: SheetJob, typesetter: Typesetter) -> Document:
    """Lay out the table: a row for each card, with its number and its right answer's letter in each version."""
    return _Table(exercises, job, typesetter).document()


class _Table:
    def __init__(self, exercises: Sequence[Exercise], job: SheetJob, typesetter: Typesetter) -> None:
        self._exercises = exercises
        self._job = job
        self._typesetter = typesetter
        self._deck = exercises[0].deck
        self._inks = Inks.of(job.theme.colours)
        self._size = job.theme.size(_SIZE)
        self._side = job.theme.margin
        self._width = job.paper.width - 2 * self._side
        name_room = self._width - _VERSION_WIDTH * len(exercises)
        self._version_width = (
            _VERSION_WIDTH if name_room >= _LEAST_NAME else (self._width - _LEAST_NAME) / len(exercises)
        )
        self._name_width = self._width - self._version_width * len(exercises)

    def document(self) -> Document:
        rows = self._rows()
        head, top = self._title()
        pages: list[list[Item]] = [head]
        y = self._heads(pages[-1], top)
        for name, numbers in rows:
            if y + _ROW * self._size > self._job.paper.height - _BOTTOM:
                pages.append([])
                y = self._heads(pages[-1], _TOP)
            y += _ROW * self._size
            pages[-1] += self._row(name, numbers, y)
        count = len(pages)
        finished = [
            Page(
                self._job.paper,
                (Panel(0, 0, tuple(self._facing([*items, *self._foot(number, count)]))),),
                f"versions {number}",
            )
            for number, items in enumerate(pages, 1)
        ]
        return Document(self._deck.title, self._deck.lang, finished, "Versions")

    def _rows(self) -> list[tuple[str, list[str]]]:
        """Give the name of each card, in the order of the first version, and its number in every version."""
        columns = [
            {answer.card.number: f"{answer.number} {answer.sign or ''}".strip() for answer in exercise.answers()}
            for exercise in self._exercises
        ]
        names = self._exercises[0].ids
        return [(names[number], [column[number] for column in columns]) for number in sorted(columns[0])]

    def _title(self) -> tuple[list[Item], float]:
        sizes = tuple(dict.fromkeys(map(self._job.theme.size, _TITLE_SIZES)))
        composer = Composer(self._typesetter, _BOLD, leading=1.2)
        title = f"{self._deck.title} · {self._job.words.versions}"
        size, flows = fit((Paragraph((Run(title),)),), composer, Size(self._width, mm(30)), sizes)
        items: list[Item] = []
        y = _TOP
        for flow in flows:
            items += flow.place(Setting(self._side, self._width, size, self._inks), y)
            y += flow.height(self._width / size) * size
        if self._typesetter.rtl:  # the title runs from the right by itself
            items = [mirrored(item, self._job.paper.width) for item in items]
        return items, y + _BELOW_TITLE

    def _heads(self, items: list[Item], y: float) -> float:
        """Add the names of the versions and their codes at the head of a page; give where rows begin."""
        size = self._size
        for index, exercise in enumerate(self._exercises):
            x = self._side + self._name_width + index * self._version_width
            items.append(self._text(exercise.version, x, y + size, _BOLD, self._version_width))
            items.append(self._text(exercise.code, x, y + 2.3 * size, PLAIN, self._version_width))
        y += 2.8 * size
        items.append(Rule(self._side, y, self._side + self._width, y, _RULE, self._inks.hair))
        return y

    def _row(self, name: str, numbers: Sequence[str], baseline: float) -> Iterator[Item]:
        yield self._text(name, self._side, baseline, PLAIN, self._name_width - mm(3))
        for index, number in enumerate(numbers):
            x = self._side + self._name_width + index * self._version_width
            yield self._text(number, x, baseline, PLAIN, self._version_width)
        below = baseline + 0.4 * self._size
        yield Rule(self._side, below, self._side + self._width, below, _RULE / 2, self._inks.hair)

    def _foot(self, number: int, count: int) -> Iterator[Item]:
        baseline = self._job.paper.height - _BOTTOM + _FOOT_BELOW
        size = self._job.theme.size(_FOOT_SIZE)
        words = self._typesetter.words(self._job.words.page.format(page=number, count=count))
        width = size * sum(word.width for word in words)
        title = self._typesetter.words_within(
            f"{self._deck.title} · {self._job.words.foot_key}", (self._width - width - mm(10)) / size
        )
        yield Text(self._side, baseline, size, self._inks.quiet, title)
        yield Text(self._side + self._width - width, baseline, size, self._inks.quiet, words)

    def _text(self, text: str, x: float, baseline: float, style: Style, room: float) -> Text:
        words = self._typesetter.words_within(text, room / self._size, style)
        return Text(x, baseline, self._size, self._inks.text, words)

    def _facing(self, items: Sequence[Item]) -> list[Item]:
        if not self._typesetter.rtl:
            return list(items)
        return [mirrored(item, self._job.paper.width) for item in items]
