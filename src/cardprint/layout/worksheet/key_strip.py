"""The strip key: a narrow column to lay beside each column of a sheet, every answer as high as its question."""

from __future__ import annotations

from itertools import accumulate, groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.flow import Flow
from cardprint.layout.composition.lines import Lines
from cardprint.layout.composition.row_protocols import IMPOSSIBLE, Placement, is_text
from cardprint.layout.palette import Inks
from cardprint.layout.question.accepted import accepted
from cardprint.layout.sheet.stem import first_baseline
from cardprint.layout.sheet.strip import mirrored
from cardprint.model.blocks import PLAIN, Paragraph, Run, Style
from cardprint.model.exercise import worth
from cardprint.model.page import Page, Panel, Rule
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cardprint.layout.composition.row_protocols import TextLine
    from cardprint.model.blocks import Block
    from cardprint.model.exercise import Answer, Exercise
    from cardprint.model.job import SheetJob
    from cardprint.model.page import Item
    from cardprint.text.typesetter import Typesetter

_WIDTH, _PAD = mm(56), mm(3)
_NUMBER_ROOM = mm(7)
_SIZE, _SMALL, _SMALL_STEP = 9.0, 6.5, 1.3
_HEAD, _FOOT = mm(10), mm(8)  # from the edges of the paper
_CUT, _CUT_DASH = 0.4, (3.0, 3.0)
_BOLD = Style(bold=True)


class AnswerMark(NamedTuple):
    """Where a question begins on the sheet: page and column from 0, its first baseline in points from the top."""

    page: int
    column: int
    baseline: float
    number: int


class KeyStrips:
    """Sets the strips of one sheet, those of a page of it on one page."""

    def __init__(self, exercise: Exercise, job: SheetJob, typesetter: Typesetter) -> None:
        """Take the exercise and how its sheet is set."""
        self._exercise = exercise
        self._job = job
        self._typesetter = typesetter
        self._inks = Inks.of(job.theme.colours)
        self._key = job.theme.colours.key
        self._size, self._small = job.theme.size(_SIZE), job.theme.size(_SMALL)
        self._composer = Composer(typesetter, leading=1.2)

    def pages(self, marks: Iterable[AnswerMark], count: int, bottom: float) -> Iterator[Page]:
        """Yield the pages of strips for the ``count`` pages of a sheet, whose questions end above ``bottom``."""
        answers = {answer.number: answer for answer in self._exercise.answers()}
        by_page: dict[int, list[AnswerMark]] = {}
        for mark in marks:
            by_page.setdefault(mark.page, []).append(mark)
        version = f"{self._exercise.version} " if self._exercise.version else ""
        for page in range(count):
            items: list[Item] = []
            for column, own in groupby(by_page.get(page, ()), key=attrgetter("column")):
                items += self._strip(column, page, count, list(own), answers, bottom)
            yield Page(self._job.paper, (Panel(0, 0, tuple(items)),), f"key {version}{page + 1}")

    def _strip(  # noqa: PLR0913, PLR0917 - a strip and what is on it
        self, column: int, page: int, count: int, marks: Sequence[AnswerMark], answers: dict[int, Answer], bottom: float
    ) -> Iterator[Item]:
        left = self._job.theme.margin + column * _WIDTH
        for x in (left, left + _WIDTH) if column == 0 else (left + _WIDTH,):
            yield from self._facing([Rule(x, 0.0, x, self._job.paper.height, _CUT, self._inks.hair, _CUT_DASH)])
        inner = _WIDTH - 2 * _PAD
        yield from self._facing(self._head(left + _PAD, inner, page, count))
        lines = [list(line) for _, line in groupby(marks, key=attrgetter("baseline"))]
        for line, following in zip(lines, [*lines[1:], None], strict=True):
            end = following[0].baseline - self._size if following else bottom
            share = inner / len(line)
            for index, mark in enumerate(line):
                x = left + _PAD + index * share
                yield from self._answer(answers[mark.number], x, share, mark.baseline, end)

    def _head(self, x: float, width: float, page: int, count: int) -> Iterator[Item]:
        words = self._job.words
        flag = f"{words.key} {self._exercise.version}".strip()
        yield self._text(flag, x, _HEAD, self._size, width, _BOLD, key=True)
        number = words.page.format(page=page + 1, count=count)
        facts = " · ".join(filter(None, (self._exercise.deck.title, self._exercise.code)))
        yield self._text(facts, x, self._job.paper.height - _FOOT - 1.3 * self._small, self._small, width)
        yield self._text(number, x, self._job.paper.height - _FOOT, self._small, width)

    def _answer(self, answer: Answer, x: float, width: float, baseline: float, end: float) -> Iterator[Item]:
        """Yield number and answer, and in small type what belongs to it, as much as there is room for above ``end``."""
        number = self._typesetter.words(answer.name, _BOLD)
        yield from self._facing([Text(x, baseline, self._size, self._inks.accent, number)])
        room = min(_NUMBER_ROOM, width / 3)
        x, width = x + room, width - room
        sign, solution = self._job.words.sign_of(answer), answer.card.solution
        if sign is not None:
            yield from self._facing([self._text(sign, x, baseline, self._size, width, _BOLD, key=True)])
            below = bottom = baseline
        else:
            blocks = answer.blocks if answer.is_only else (*solution, *answer.blocks)  # a clue is not filled in
            items, below, bottom = self._lines(blocks, x, width, baseline, end)
            yield from items
        if width > _NUMBER_ROOM * 2:
            yield from self._small_print(answer, x, width, (below, bottom), end)

    def _small_print(
        self, answer: Answer, x: float, width: float, above: tuple[float, float], end: float
    ) -> Iterator[Item]:
        """Yield what else is accepted, name and points of the card, and its note: line by line while there is room.

        ``above`` has the last baseline above it, and where that line ends.
        """
        below, bottom = above
        card, words, size = answer.card, self._job.words, self._small
        also = card.solution if answer.sign else accepted(card, words, self._job.theme.aside)
        points = words.points.format(points=worth(card)) if self._exercise.has_points else ""
        facts = " · ".join(filter(None, (self._exercise.ids[card.number], points)))
        key, quiet = Inks.one(self._key), Inks.one(self._inks.quiet)
        measure = width / size
        for blocks, inks in ((also, key), ((Paragraph((Run(facts),)),), quiet), (card.note, key)):
            for line in self._broken(blocks, measure):
                baseline = max(below + _SMALL_STEP * size, bottom + line.baseline(measure) * size)
                if baseline > end:
                    return
                placement = Placement(self._left(x, width), width, size, inks)
                top = baseline - line.baseline(measure) * size
                yield from line.place(placement, top)
                below, bottom = baseline, top + line.height(measure) * size

    def _broken(self, blocks: Sequence[Block], measure: float) -> list[TextLine]:
        """Break blocks into lines for a measure in em."""
        composer = self._composer.unfolding()
        flow = composer.flow(blocks)
        if flow.height(measure) == IMPOSSIBLE:
            flow = composer.breaking_words(measure).flow(blocks)
        return [line for row in flow.rows if is_text(row) for line in row.single_lines(measure)]

    def _lines(
        self, blocks: Sequence[Block], x: float, width: float, baseline: float, end: float
    ) -> tuple[list[Item], float, float]:
        """Set the lines of an answer that end above ``end``, at least one; the last says by … that there are more.

        Gives beside them the last baseline, and where its line ends.
        """
        measure = width / self._size
        lines = self._broken(blocks, measure)
        cut = self._composer.flow((Paragraph((Run("…"),)),)).rows[0]
        if not lines and isinstance(cut, Lines):  # a table, say, or a picture
            lines = [cut]
        y = baseline - first_baseline(Flow(lines[:1]), self._size, width)
        tops = list(accumulate((line.height(measure) * self._size for line in lines), initial=y))
        baselines = [top + line.baseline(measure) * self._size for top, line in zip(tops, lines, strict=False)]
        shown = max(1, sum(each <= end for each in baselines))
        if len(lines) > shown:
            lines = [*lines[: shown - 1], cut] if shown > 1 and isinstance(cut, Lines) else lines[:1]
        items: list[Item] = []
        for top, line in zip(tops, lines, strict=False):
            items += line.place(Placement(self._left(x, width), width, self._size, Inks.one(self._key)), top)
        return items, baselines[len(lines) - 1], tops[len(lines)]

    def _left(self, x: float, width: float) -> float:
        """Return the left edge of a box that is ``x`` points from the edge where reading begins."""
        return self._job.paper.width - x - width if self._typesetter.rtl else x

    def _facing(self, items: Iterable[Item]) -> list[Item]:
        return [mirrored(item, self._job.paper.width) for item in items] if self._typesetter.rtl else list(items)

    def _text(  # noqa: PLR0913, PLR0917 - a text, its place and its look
        self,
        text: str,
        x: float,
        baseline: float,
        size: float,
        room: float,
        style: Style = PLAIN,
        *,
        key: bool = False,
    ) -> Text:
        words = self._typesetter.words_within(text, room / size, style)
        return Text(x, baseline, size, self._key if key else self._inks.quiet, words)
