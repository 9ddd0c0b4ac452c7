"""The plan of a study kit: which boxes come on which day, week below week, each with a square to tick."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.study.study_frame import CAP, StudyFrame
from cardprint.model.blocks import Style
from cardprint.model.leitner import due, sorted_in
from cardprint.model.page import Box, Document, Page, Panel, Rule
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.model.deck import Deck
    from cardprint.model.geometry import Rect
    from cardprint.model.job import StudyJob
    from cardprint.model.page import Item
    from cardprint.model.theme import Theme
    from cardprint.text.typesetter import Typesetter

_DAYS = 7

_SQUARE, _SQUARE_GAP, _SQUARE_ROUND = mm(5), mm(1.2), mm(0.7)
_SQUARE_SIZE = 8.0
_BEFORE_COUNT = 0.52  # em: two spaces
_LEGEND_ROW, _LEGEND_SIZE, _LEGEND_COLUMN, _BELOW_LEGEND = mm(6.6), 9.0, mm(56), mm(4)
_LEAST_ROW, _MOST_ROW = mm(17), mm(42)
_PAD = mm(1.6)
_DAY_SIZE, _HAIR = 7.5, 0.5
_SEMIBOLD = Style(semibold=True)


class _Grid(NamedTuple):
    """The weeks of one page and the place for them; weeks count from 0."""

    area: Rect
    first: int
    weeks: int


def lay_out_plan(deck: Deck, job: StudyJob, typesetter: Typesetter) -> Document:
    """Lay out the plan for the first weeks with a deck, and what belongs in each box at its start."""
    words = job.cards.words
    frame = StudyFrame(deck.title, words.study_plan, words.study_advice, job.paper, typesetter, job.cards)
    legend, height = _legend(deck, job, frame)
    grids = list(_grids(job, frame, height))
    row = min([_MOST_ROW, *(grid.area.height / grid.weeks for grid in grids if grid.weeks)])
    row = max(row, _least_row(job, frame))
    labels = _labels(job, frame)
    pages = []
    for number, grid in enumerate(grids):
        items = (
            *frame.items(number, len(grids)),
            *frame.facing([*(legend if number == 0 else ()), *_weeks(job, frame, labels, grid, row)]),
        )
        pages.append(Page(job.paper, (Panel(0, 0, items),), f"plan {number + 1}"))
    return Document(deck.title, deck.lang, pages, "Study plan")


def _legend(deck: Deck, job: StudyJob, frame: StudyFrame) -> tuple[list[Item], float]:
    """Return for each box how often it comes and how many cards begin in it, in columns. Gives the height too."""
    area, theme, side = frame.area(0), frame.theme, _side(frame)
    size, line = theme.size(_LEGEND_SIZE), theme.room(_LEGEND_ROW, _LEGEND_SIZE)
    columns = max(1, int(area.width // theme.room(_LEGEND_COLUMN, _LEGEND_SIZE)))
    rows = -(-len(job.boxes) // columns)
    items: list[Item] = []
    for index, (interval, cards) in enumerate(zip(job.boxes, sorted_in(deck.cards, job.boxes), strict=True)):
        column, row = divmod(index, rows)
        x, y = area.x + column * area.width / columns, area.y + row * line
        items += _square(frame, index + 1, x, y)
        baseline = y + side / 2 + CAP * size / 2
        often = frame.text(frame.words.every(interval), x + side + mm(2), baseline, size, frame.inks.text)
        count = frame.text(frame.words.cards(len(cards)), often.x + often.width, baseline, size, frame.inks.quiet)
        items += (often, count._replace(x=count.x + _BEFORE_COUNT * size))
    return items, rows * line + _BELOW_LEGEND


def _grids(job: StudyJob, frame: StudyFrame, legend: float) -> Iterator[_Grid]:
    """Distribute the weeks over pages; on small paper the first may have room for none."""
    first, page = 0, 0
    while first < job.weeks:
        area = frame.area(page)
        if page == 0:
            area = area._replace(y=area.y + legend, height=area.height - legend)
        weeks = max(min(page, 1), min(int(area.height // _least_row(job, frame)), job.weeks - first))
        yield _Grid(area, first, weeks)
        first, page = first + weeks, page + 1


def _least_row(job: StudyJob, frame: StudyFrame) -> float:
    """Return the height of a week whose fullest day has its squares in rows."""
    fullest = max(len(due(day, job.boxes)) for day in range(1, job.weeks * _DAYS + 1))
    rows = -(-fullest // _per_row(frame))
    return max(_LEAST_ROW, _day_head(frame.theme) + rows * (_side(frame) + _SQUARE_GAP) + _PAD)


def _per_row(frame: StudyFrame) -> int:
    room = frame.area(0).width / _DAYS - 2 * _PAD
    return max(1, int((room + _SQUARE_GAP) // (_side(frame) + _SQUARE_GAP)))


def _side(frame: StudyFrame) -> float:
    """Return the side of a square to tick: on narrow paper as large as a day is wide."""
    return min(frame.theme.room(_SQUARE, _SQUARE_SIZE), frame.area(0).width / _DAYS - 2 * _PAD)


def _day_head(theme: Theme) -> float:
    return _PAD + theme.size(_DAY_SIZE) + mm(1.4)


def _weeks(job: StudyJob, frame: StudyFrame, labels: Sequence[str], grid: _Grid, row: float) -> Iterator[Item]:
    """Draw the grid of one page and fill it day by day."""
    if not grid.weeks:
        return
    area, size = grid.area, frame.theme.size(_DAY_SIZE)
    cell, bottom = area.width / _DAYS, area.y + grid.weeks * row
    for line in range(grid.weeks + 1):
        yield Rule(area.x, area.y + line * row, area.right, area.y + line * row, _HAIR, frame.inks.hair)
    for line in range(_DAYS + 1):
        yield Rule(area.x + line * cell, area.y, area.x + line * cell, bottom, _HAIR, frame.inks.hair)
    for index in range(grid.weeks * _DAYS):
        week, weekday = divmod(index, _DAYS)
        x, y = area.x + weekday * cell + _PAD, area.y + week * row
        day = grid.first * _DAYS + index + 1
        yield frame.text(labels[day - 1], x, y + _PAD + 0.8 * size, size, frame.inks.text, _SEMIBOLD)
        yield from _squares(frame, due(day, job.boxes), x, y + _day_head(frame.theme))


def _squares(frame: StudyFrame, boxes: Sequence[int], left: float, top: float) -> Iterator[Item]:
    per_row, step = _per_row(frame), _side(frame) + _SQUARE_GAP
    for index, box in enumerate(boxes):
        row, column = divmod(index, per_row)
        yield from _square(frame, box, left + column * step, top + row * step)


def _square(frame: StudyFrame, box: int, x: float, y: float) -> Iterator[Item]:
    """Draw a square to tick with the number of a box in it."""
    side, size, ink = _side(frame), frame.theme.size(_SQUARE_SIZE), frame.inks.accent
    yield Box(x, y, side, side, None, ink, 0.7, (_SQUARE_ROUND,) * 4)
    yield frame.text(str(box), x + side / 2, y + side / 2 + CAP * size / 2, size, ink, _SEMIBOLD, at=0.5)


def _labels(job: StudyJob, frame: StudyFrame) -> list[str]:
    """Return what stands over each day, all in the longest form for which a day is wide enough."""
    days = range(job.weeks * _DAYS)
    if job.since is None:
        forms = [[frame.words.day.format(day=day + 1) for day in days], [str(day + 1) for day in days]]
    else:
        dates = [job.since + timedelta(days=day) for day in days]
        weekdays, months = frame.words.weekdays.split(), frame.words.months.split()
        forms = [
            [
                form.format(weekday=weekdays[date.weekday()], day=date.day, month=months[date.month - 1])
                for date in dates
            ]
            for form in (frame.words.long_date, frame.words.short_date, "{day}")
        ]
    room, size = frame.area(0).width / _DAYS - 2 * _PAD, frame.theme.size(_DAY_SIZE)
    for labels in forms:
        if max(frame.text(label, 0, 0, size, frame.inks.text, _SEMIBOLD).width for label in labels) <= room:
            return labels
    return forms[-1]
