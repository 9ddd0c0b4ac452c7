"""An exercise → a worksheet to write on and the key to mark it with: one layout, once without and once with answers."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cardprint.errors import Problem, Severity
from cardprint.layout.answer_list import AnswerList
from cardprint.layout.column import Column
from cardprint.layout.hand import hand_of
from cardprint.layout.question import Piece, QuestionSetter, is_wide
from cardprint.layout.sheet_frame import SheetFrame
from cardprint.layout.strip import Strip
from cardprint.model.geometry import Size
from cardprint.model.job import KeyForm
from cardprint.model.kind import Kind
from cardprint.model.page import Document, Page, Panel
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cardprint.layout.sheet_codes import SheetCodes
    from cardprint.layout.strip import Flowing
    from cardprint.model.exercise import Exercise
    from cardprint.model.job import SheetJob
    from cardprint.text.typesetter import Typesetter

_GUTTER = mm(9)
_BETWEEN_ANSWERS, _ABOVE_CODES = mm(2.5), mm(8)
_BEFORE_END = 1.75  # of the space between questions
_DUST = 1e-6
_TELLING = 500  # questions: more than that many are set in every number of columns only in part, to choose one


class Placed(NamedTuple):
    """A strip at its place; pages count from 0, lengths are points."""

    page: int
    x: float
    y: float
    strip: Strip
    card: int
    column: int = 0


def lay_out_worksheet(exercise: Exercise, job: SheetJob, typesetter: Typesetter) -> tuple[Document, Document]:
    """Lay out an exercise as a worksheet and its key: page for page, line for line the same, but for the answers."""
    deck = exercise.deck
    frame = SheetFrame(exercise, job, typesetter)
    placed = _questions(exercise, job, typesetter, frame)
    count = _page_count(placed)
    appendix = list(_appendix(exercise, job, typesetter, frame, placed))
    sheet = _pages(placed, frame, count, key=False)
    if job.key is KeyForm.STRIP:
        key = _key_strips(exercise, job, typesetter, frame, placed)
    else:
        key = _pages([*placed, *appendix], frame, _page_count(appendix) if appendix else count, key=True)
    problems = (*exercise.problems, *_problems(exercise, placed))
    if job.qr:
        cards = [card for task in exercise.tasks for card in task.cards]
        problems += tuple(_codes(job, typesetter, frame, _columns(placed)).left_out(deck, cards))
    return (
        Document(deck.title, deck.lang, sheet, "Worksheet", None, problems),
        Document(deck.title, deck.lang, key, "Key", None, problems),
    )


def count_pages(exercise: Exercise, job: SheetJob, typesetter: Typesetter) -> int:
    """Count the pages of a worksheet."""
    return _page_count(_questions(exercise, job, typesetter, SheetFrame(exercise, job, typesetter)))


def personal(sheet: Document, exercise: Exercise, job: SheetJob, typesetter: Typesetter, pupil: str) -> Document:
    """Give a worksheet with a pupil's name at its head, and at the foot of every page."""
    frame = SheetFrame(exercise, job, typesetter, pupil)
    count = len(sheet.pages)
    pages = [
        page._replace(panels=(Panel(0, 0, frame.items(number, count, key=False)), *page.panels[1:]))
        for number, page in enumerate(sheet.pages)
    ]
    return replace(sheet, pages=pages)


def _questions(exercise: Exercise, job: SheetJob, typesetter: Typesetter, frame: SheetFrame) -> list[Placed]:
    """Place all questions, in as many columns as are asked for, or as save pages.

    How many that are, some questions from everywhere in a large exercise tell as well as all.
    """
    most = 1 if is_wide(exercise) else job.most_columns
    choices = [min(job.columns, most)] if job.columns else range(1, most + 1)
    tasks = exercise.tasks
    telling = exercise if len(choices) == 1 else replace(exercise, tasks=tasks[:: 1 + len(tasks) // _TELLING])
    placed = min((_in_columns(telling, job, typesetter, frame, columns) for columns in choices), key=_page_count)
    if len(telling.tasks) == len(tasks):
        return placed
    return _in_columns(exercise, job, typesetter, frame, _columns(placed))


def _in_columns(
    exercise: Exercise, job: SheetJob, typesetter: Typesetter, frame: SheetFrame, columns: int
) -> list[Placed]:
    """Set all questions and fill columns with them."""
    size = _column_size(frame, columns)
    hand = hand_of(job)
    column = Column(
        size,
        points=exercise.has_points,
        scale=job.confidence,
        theme=job.theme,
        words=job.words,
        right_to_left=typesetter.rtl,
        type=hand.question,
        air=job.economy.air,
        codes=job.qr,
    )
    setter = QuestionSetter(exercise, typesetter, hand, column, frame.area(0).height)
    pieces = chain(setter.pieces(), _end(exercise, job, typesetter, column))
    return list(_filled(pieces, frame, columns, first_page=0))


def _end(exercise: Exercise, job: SheetJob, typesetter: Typesetter, column: Column) -> Iterator[Piece]:
    """Give what stands behind the last question."""
    if job.honour_line or job.grading:
        from cardprint.layout.sheet_end import SheetEnd  # noqa: PLC0415 - most sheets end with a question

        for strip in SheetEnd(typesetter, column).strips(job.grading, exercise.total, honour=job.honour_line):
            yield Piece(0, _BEFORE_END * column.between, strip)


def _appendix(
    exercise: Exercise, job: SheetJob, typesetter: Typesetter, frame: SheetFrame, placed: Sequence[Placed]
) -> Iterator[Placed]:
    """Set what a key has behind the questions.

    A list of answers begins a page; codes alone begin below the last question.
    """
    columns, after = job.most_columns, None
    pieces: list[Piece] = []
    if job.key is KeyForm.COMPACT:
        answers = AnswerList(typesetter, _listing(job, typesetter, frame, columns), exercise)
        pieces += (
            Piece(answer.card.number, _BETWEEN_ANSWERS, strip)
            for answer in exercise.answers()
            for strip in answers.strips(answer)
        )
    if job.qr and job.key is not KeyForm.STRIP:
        if not pieces:
            columns, after = _columns(placed), placed[-1]
        codes = _codes(job, typesetter, frame, columns)
        told = [each for task in exercise.tasks for each in codes.told(task)]
        if told:
            pieces.append(Piece(0, _ABOVE_CODES, Strip(0.0, ())))
        pieces += (Piece(card.number, _BETWEEN_ANSWERS, strip) for card, strip in told)
    return _filled(pieces, frame, columns, _page_count(placed), after)


def _listing(job: SheetJob, typesetter: Typesetter, frame: SheetFrame, columns: int) -> Column:
    """Give the columns of what is listed behind a key."""
    size = _column_size(frame, columns)
    return Column(size, points=False, scale=False, theme=job.theme, words=job.words, right_to_left=typesetter.rtl)


def _codes(job: SheetJob, typesetter: Typesetter, frame: SheetFrame, columns: int) -> SheetCodes:
    from cardprint.layout.sheet_codes import SheetCodes  # noqa: PLC0415 - few sheets have codes

    return SheetCodes(typesetter, hand_of(job), _listing(job, typesetter, frame, columns))


def _key_strips(
    exercise: Exercise, job: SheetJob, typesetter: Typesetter, frame: SheetFrame, placed: Sequence[Placed]
) -> list[Page]:
    """Set the answers on strips, each as high as its question on the sheet."""
    from cardprint.layout.key_strip import KeyStrips, Mark  # noqa: PLC0415 - few keys are strips

    marks = (
        Mark(place.page, place.column, place.y + baseline, number)
        for place in placed
        for number, baseline in place.strip.baselines
    )
    return list(KeyStrips(exercise, job, typesetter).pages(marks, _page_count(placed), frame.area(1).bottom))


def _column_size(frame: SheetFrame, columns: int) -> Size:
    """Give the size of a column of a full page, one without the head."""
    area = frame.area(1)
    return Size((area.width - _GUTTER * (columns - 1)) / columns, area.height)


def _filled(
    pieces: Iterable[Piece], frame: SheetFrame, columns: int, first_page: int, after: Placed | None = None
) -> Iterator[Placed]:
    """Fill column after column, page after page, from the first page on or ``after`` a strip.

    No strip is divided; parts of one card follow without a gap.
    """
    page, column, before = (after.page, after.column, after.card) if after else (first_page, 0, 0)
    area = frame.area(page)
    y = after.y + after.strip.height if after else area.y
    width = _column_size(frame, columns).width
    for card, between, piece in pieces:
        gap = 0.0 if card == before or y == area.y else between
        rest: Strip | Flowing | None = piece
        while rest is not None:
            strip, rest = _taken(rest, area.bottom - y - gap, fresh=y == area.y, last=y == area.y and page > 0)
            if strip is not None:
                place = columns - 1 - column if frame.right_to_left else column
                yield Placed(page, area.x + place * (width + _GUTTER), y + gap, strip, card, column)
                y += gap + strip.height
            if rest is not None:
                page, column = (page, column + 1) if column + 1 < columns else (page + 1, 0)
                area = frame.area(page)
                y, gap = area.y, 0.0
        before = card


def _taken(
    piece: Strip | Flowing, room: float, *, fresh: bool, last: bool
) -> tuple[Strip | None, Strip | Flowing | None]:
    """Take from a piece what has room; a strip is taken whole, on the ``last`` column to try in any case."""
    if isinstance(piece, Strip):
        return (piece, None) if last or piece.height <= room + _DUST else (None, piece)
    return piece.taken(room, fresh=fresh)


def _columns(placed: Sequence[Placed]) -> int:
    """Count the columns that are in use."""
    return max(place.column for place in placed) + 1


def _page_count(placed: Sequence[Placed]) -> int:
    return placed[-1].page + 1


def _pages(placed: Sequence[Placed], frame: SheetFrame, count: int, *, key: bool) -> list[Page]:
    panels: list[list[Panel]] = [[Panel(0, 0, frame.items(page, count, key=key))] for page in range(count)]
    for place in placed:
        strip = place.strip
        items = (*strip.printed, *strip.answered) if key else strip.printed
        panels[place.page].append(Panel(place.x, place.y, items, "flow", place.card))
    prefix = f"{'key ' if key else ''}{frame.version}"
    return [Page(frame.paper, tuple(on_page), f"{prefix}{number}") for number, on_page in enumerate(panels, 1)]


def _problems(exercise: Exercise, placed: Sequence[Placed]) -> Iterator[Problem]:
    """Tell where a card's own number of lines did not hold its answer."""
    given = {place.card: 0 for place in placed}
    for place in placed:
        given[place.card] += place.strip.rules
    for card in (task.card for task in exercise.tasks if task.kind is Kind.SHORT):
        if card.lines is not None and given[card.number] > card.lines:
            yield Problem(
                f"card {card.number}: the answer needs {given[card.number]} lines, not the {card.lines} asked for",
                exercise.deck.span(card.mark),
                "raise 'lines', or shorten the answer",
                Severity.WARNING,
            )
