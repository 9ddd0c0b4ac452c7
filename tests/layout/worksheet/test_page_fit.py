"""Fitting a worksheet to a number of pages: what gives way, in which order, and what is told of it."""

from __future__ import annotations

import pytest

from cardprint.errors import Severity
from cardprint.exercise.drawing_up import Examiner, draw_up
from cardprint.layout.sheet.hand import ruling_of
from cardprint.layout.worksheet.page_fit import fitted
from cardprint.layout.worksheet.worksheet import count_pages, lay_out_worksheet
from cardprint.model.built_in_themes import Edition, adapted
from cardprint.model.exercise import Plan
from cardprint.model.job import Grade, SheetJob
from cardprint.model.kind import Kind
from cardprint.model.page import Rule
from cardprint.model.paper import PAPERS
from cardprint.model.units import mm
from making import deck_of
from text_checks import texts_in

A4 = SheetJob(PAPERS["A4"])


def questions(count, words=20):
    return deck_of(*((f"What about number {n}?", "word " * words) for n in range(count)))


def fit(typesetter, deck, job):
    exercise = draw_up(deck)
    saving, problems = fitted([exercise], job, typesetter)
    return saving, problems, count_pages(exercise, saving, typesetter)


def test_nothing_is_given_up_where_nobody_asks_or_nothing_must_be(typesetter):
    for pages in (None, 9):
        job = A4._replace(pages=pages)
        assert fitted([draw_up(questions(20))], job, typesetter) == (job, ())


@pytest.mark.parametrize("count", range(10, 40, 3))
@pytest.mark.parametrize("pages", [1, 2])
def test_a_sheet_takes_no_more_pages_than_asked_for_or_says_that_it_cannot(typesetter, count, pages):
    _, problems, taken = fit(typesetter, questions(count), A4._replace(pages=pages))
    messages = [problem.message for problem in problems]
    assert (taken > pages) is any("does not fit" in message for message in messages)
    assert all(problem.severity is Severity.WARNING for problem in problems)


def test_white_space_gives_way_first_then_lines_then_type(typesetter):
    savings = [fit(typesetter, questions(count), A4._replace(pages=1))[0].economy for count in range(8, 25)]
    assert savings == sorted(savings, key=lambda saving: (-saving.type, -saving.lines * saving.pitch, -saving.air))
    assert len(set(savings)) >= 5
    assert all(saving.air < 1 for saving in savings if saving.lines * saving.pitch < 1)
    assert all(saving.lines < 1 for saving in savings if saving.type < 1)


def test_lines_are_not_said_to_be_given_up_where_there_are_none(typesetter):
    deck = deck_of(*((f"What about number {n}?", f"answer {n}") for n in range(30)))
    exercise = draw_up(deck, Plan(Kind.TRUE_FALSE))
    _, (problem,) = fitted([exercise], A4._replace(pages=1), typesetter)
    assert "less white space" in problem.message
    assert "lines" not in problem.message


def test_what_is_given_up_is_reported_in_measures(typesetter):
    _, (problem,), _ = fit(typesetter, questions(24), A4._replace(pages=1))
    assert problem.message == (
        "the worksheet fits 1 page, with 50% less white space, 50% fewer writing lines, "
        "lines 6.3 mm apart instead of 7.1 mm, questions in 8.8 pt instead of 11 pt"
    )


def test_a_sheet_that_cannot_fit_gives_up_no_more_than_helps(typesetter):
    saving, (problem,), taken = fit(typesetter, questions(200, words=1), A4._replace(pages=1))
    tightest = A4._replace(economy=saving.economy._replace(type=0.7))
    assert problem.message.startswith("the worksheet does not fit 1 page even in the smallest type; it takes")
    assert taken == count_pages(draw_up(questions(200, words=1)), tightest, typesetter)


@pytest.mark.parametrize("grade", Grade)
@pytest.mark.parametrize("edition", [None, *Edition])
def test_neither_type_nor_lines_go_under_their_floors(typesetter, grade, edition):
    theme = adapted(A4.theme, edition) if edition else A4.theme
    job = A4._replace(pages=1, grade=grade, theme=theme)
    saving, _, _ = fit(typesetter, questions(100), job)
    ruling = ruling_of(saving)
    assert ruling.question >= max(8.0, theme.least)
    assert ruling.line >= mm(6.35)
    _, key = lay_out_worksheet(draw_up(questions(100)), saving, typesetter)
    texts = [item for page in key.pages for panel in page.panels for item in texts_in(panel.items)]
    assert min(text.size for text in texts) >= max(6.5, theme.least)


def test_the_key_is_set_as_its_sheet_is(typesetter):
    exercise = draw_up(questions(20))
    saving, _ = fitted([exercise], A4._replace(pages=1), typesetter)
    sheet, key = lay_out_worksheet(exercise, saving, typesetter)
    assert len(sheet.pages) == len(key.pages) == 1
    ruled, answered = (
        [
            (panel.x, panel.y, item)
            for panel in document.pages[0].panels
            for item in panel.items
            if isinstance(item, Rule)
        ]
        for document in (sheet, key)
    )
    assert ruled == answered


def test_versions_are_set_alike(typesetter):
    examiner = Examiner(questions(20))
    versions = [examiner.exercise(version) for version in "ABCD"]
    job, _ = fitted(versions, A4._replace(pages=1), typesetter)
    assert [count_pages(exercise, job, typesetter) for exercise in versions] == [1] * 4
