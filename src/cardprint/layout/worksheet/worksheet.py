"""An exercise → a worksheet to write on and the key to mark it with: one layout, once without and once with answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.errors import Problem, Severity, Span, quoted
from cardprint.layout.question.question import Piece
from cardprint.layout.sheet.column import Column
from cardprint.layout.sheet.hand import ruling_of
from cardprint.layout.sheet.sheet_frame import SheetFrame
from cardprint.layout.sheet.strip import Strip
from cardprint.layout.worksheet.answer_list import AnswerList
from cardprint.layout.worksheet.make_up import Pagination, Placed, columns_of, count_of
from cardprint.layout.worksheet.sheet_setter import SheetSetter
from cardprint.model.grading import out_of_reach
from cardprint.model.job import KeyForm
from cardprint.model.kind import Kind
from cardprint.model.page import Document, Page, Panel
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.layout.question.sheet_codes import SheetCodes
    from cardprint.model.exercise import Exercise
    from cardprint.model.grading import Grading
    from cardprint.model.job import SheetJob
    from cardprint.text.typesetter import Typesetter

_BETWEEN_ANSWERS, _ABOVE_CODES = mm(2.5), mm(8)


def lay_out_worksheet(exercise: Exercise, job: SheetJob, typesetter: Typesetter) -> tuple[Document, Document]:
    """Lay out an exercise as a worksheet and its key: page for page, line for line the same, but for the answers."""
    setter = SheetSetter(exercise, job, typesetter)
    frame, deck = setter.frame, exercise.deck
    placed = setter.placed()
    count = count_of(placed)
    appendix = _appendix(setter, placed)
    sheet = _pages(placed, frame, count, key=False)
    if job.key is KeyForm.STRIP:
        key = _key_strips(setter, placed)
    else:
        key = _pages([*placed, *appendix], frame, count_of(appendix) if appendix else count, key=True)
    problems = (*exercise.problems, *_problems(exercise, placed), *_of_grading(exercise, job.grading))
    if job.qr:
        cards = [card for task in exercise.tasks for card in task.cards]
        problems += tuple(_codes(setter, columns_of(placed)).left_out(deck, cards))
    return (
        Document(deck.title, deck.lang, sheet, "Worksheet", job.flip, problems),
        Document(deck.title, deck.lang, key, "Key", job.flip, problems),
    )


def count_pages(exercise: Exercise, job: SheetJob, typesetter: Typesetter) -> int:
    """Count the pages of a worksheet."""
    setter = SheetSetter(exercise, job, typesetter)
    return count_of(setter.placed())


def personal(sheet: Document, exercise: Exercise, job: SheetJob, typesetter: Typesetter, pupil: str) -> Document:
    """Return a worksheet with a pupil's name at its head, and at the foot of every page."""
    frame = SheetFrame(exercise, job, typesetter, pupil)
    count = len(sheet.pages)
    pages = [
        page._replace(panels=(Panel(0, 0, frame.items(number, count, key=False)), *page.panels[1:]))
        for number, page in enumerate(sheet.pages)
    ]
    return sheet._replace(pages=pages)


def _appendix(setter: SheetSetter, placed: Sequence[Placed]) -> list[Placed]:
    """Set what a key has behind the questions.

    A list of answers begins a page; codes alone begin below the last question.
    """
    exercise, job = setter.exercise, setter.job
    columns, after = job.most_columns, None
    pieces: list[Piece] = []
    if job.key is KeyForm.COMPACT:
        answers = AnswerList(setter.typesetter, _listing(setter, columns), exercise)
        pieces += (
            Piece(answer.card.number, _BETWEEN_ANSWERS, strip)
            for answer in exercise.answers()
            for strip in answers.strips(answer)
        )
    if job.qr and job.key is not KeyForm.STRIP:
        if not pieces:
            columns, after = columns_of(placed), placed[-1]
        told = _codes(setter, columns).told(exercise.tasks)
        if told:
            pieces.append(Piece(0, _ABOVE_CODES, Strip(0.0, ())))
        pieces += (Piece(0, 0.0, strip) for strip in told)
    return Pagination(setter.frame, columns).place(pieces, count_of(placed), after)


def _listing(setter: SheetSetter, columns: int) -> Column:
    """Return the columns of what is listed behind a key."""
    job, size = setter.job, Pagination(setter.frame, columns).column
    rtl = setter.typesetter.rtl
    return Column(size, points=False, scale=False, theme=job.theme, words=job.words, right_to_left=rtl)


def _codes(setter: SheetSetter, columns: int) -> SheetCodes:
    from cardprint.layout.question.sheet_codes import SheetCodes  # noqa: PLC0415 - few sheets have codes

    return SheetCodes(setter.typesetter, ruling_of(setter.job), _listing(setter, columns))


def _key_strips(setter: SheetSetter, placed: Sequence[Placed]) -> list[Page]:
    """Set the answers on strips, each as high as its question on the sheet."""
    from cardprint.layout.worksheet.key_strip import AnswerMark, KeyStrips  # noqa: PLC0415 - few keys are strips

    marks = (
        AnswerMark(place.page, place.column, place.y + baseline, number)
        for place in placed
        for number, baseline in place.strip.baselines
    )
    strips = KeyStrips(setter.exercise, setter.job, setter.typesetter)
    return list(strips.pages(marks, count_of(placed), setter.frame.area(1).bottom))


def _pages(placed: Sequence[Placed], frame: SheetFrame, count: int, *, key: bool) -> list[Page]:
    panels: list[list[Panel]] = [[Panel(0, 0, frame.items(page, count, key=key))] for page in range(count)]
    for place in placed:
        panels[place.page].append(Panel(place.x, place.y, place.strip.items(key=key), "flow", place.card))
    prefix = f"{'key ' if key else ''}{frame.version}"
    return [Page(frame.paper, tuple(on_page), f"{prefix}{number}") for number, on_page in enumerate(panels, 1)]


def _problems(exercise: Exercise, placed: Sequence[Placed]) -> Iterator[Problem]:
    """Yield where a card's own number of lines did not hold its answer."""
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


def _of_grading(exercise: Exercise, grading: Grading) -> Iterator[Problem]:
    """Yield which marks are not in the table, as the sheet has too few points for them."""
    marks = out_of_reach(grading, exercise.total)
    if marks:
        yield Problem(
            f"the points of the worksheet come to {exercise.total}, too few for {', '.join(map(quoted, marks))}",
            Span(exercise.deck.path),
            "let marks begin at shares, as in 90%:A, or at fewer points",
            Severity.WARNING,
        )
