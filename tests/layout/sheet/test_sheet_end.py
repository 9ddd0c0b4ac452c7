"""The end of a worksheet: a line to sign, and a table of points and marks."""

from __future__ import annotations

import pytest

from cardprint.exercise.drawing_up import draw_up
from cardprint.layout.worksheet.worksheet import lay_out_worksheet
from cardprint.model.grading import parse_grading
from cardprint.model.job import SheetJob
from cardprint.model.page import Box, Rule, moved
from cardprint.model.paper import PAPERS
from cardprint.model.text import Text
from making import by_line, deck_of, read
from text_checks import texts_in

A4 = SheetJob(PAPERS["A4"])
DECK = deck_of(*((f"Question {n}?", "an answer") for n in range(5)), points=4)
FIVE = parse_grading("90%:A,80%:B,70%:C,60%:D,0%:F")


def end_of(document):
    """Return the items of the panels that belong to no card, moved to their places."""
    panels = (panel for page in document.pages for panel in page.panels[1:] if not panel.card)
    return [moved(item, panel.x, panel.y) for panel in panels for item in by_line(panel.items)]


def test_nothing_stands_there_where_nobody_asks(typesetter):
    sheet, _ = lay_out_worksheet(draw_up(DECK), A4, typesetter)
    assert all(panel.card for page in sheet.pages for panel in page.panels[1:])


def test_each_mark_stands_below_the_least_points_for_it(typesetter):
    sheet, _ = lay_out_worksheet(draw_up(DECK), A4._replace(grading=FIVE), typesetter)
    texts = list(texts_in(end_of(sheet)))
    points, marks = (
        [(text.x + text.width / 2, read([text])) for text in texts if read([text]) in row]
        for row in (("18", "16", "14", "12", "0"), ("A", "B", "C", "D", "F"))
    )
    assert [text for _, text in points] == ["18", "16", "14", "12", "0"]
    assert [text for _, text in marks] == ["A", "B", "C", "D", "F"]
    assert [x for x, _ in points] == pytest.approx([x for x, _ in marks])


def test_points_are_those_of_the_questions_that_are_asked(typesetter):
    exercise = draw_up(DECK._replace(cards=DECK.cards[:1]))
    sheet, _ = lay_out_worksheet(exercise, A4._replace(grading=parse_grading("100%:best")), typesetter)
    assert read(end_of(sheet)) == "Points from 4 Mark best"


def test_marks_that_the_sheet_has_too_few_points_for_are_reported(typesetter):
    sheet, key = lay_out_worksheet(draw_up(DECK), A4._replace(grading=parse_grading("90:A,80:B,10:C")), typesetter)
    assert read(end_of(sheet)) == "Points from 10 Mark C"
    (problem,) = sheet.problems
    assert problem.message == "the points of the worksheet come to 20, too few for 'A', 'B'"
    assert key.problems == sheet.problems


def test_key_and_sheet_end_alike(typesetter):
    sheet, key = lay_out_worksheet(draw_up(DECK), A4._replace(grading=FIVE, honour_line=True), typesetter)
    at_end, at_end_of_key = (
        [item._replace(words=read([item])) if isinstance(item, Text) else item for item in end_of(document)]
        for document in (sheet, key)
    )
    assert at_end == at_end_of_key


def test_a_line_to_sign_comes_with_what_is_signed(typesetter):
    sheet, _ = lay_out_worksheet(draw_up(DECK), A4._replace(honour_line=True), typesetter)
    items = end_of(sheet)
    assert "on my own" in read(items)
    (label,) = (item for item in items if read([item]) == "Signature")
    (rule,) = (item for item in items if isinstance(item, Rule))
    assert rule.x1 > label.x + label.width
    assert rule.x2 - rule.x1 > 100


@pytest.mark.parametrize("paper", ["A4", "A5", "A6"])
def test_many_marks_go_over_several_rows_and_stay_on_the_paper(typesetter, paper):
    grading = parse_grading(",".join(f"{95 - 5 * n}%:mark {n}" for n in range(20)))
    deck = deck_of(*((f"Question {n}?", "an answer") for n in range(5)), points=100)
    sheet, _ = lay_out_worksheet(draw_up(deck), A4._replace(paper=PAPERS[paper], grading=grading), typesetter)
    boxes = [item for item in end_of(sheet) if isinstance(item, Box)]
    assert len(boxes) == 40
    assert max(box.x + box.width for box in boxes) <= PAPERS[paper].width - 40
    assert max(box.y + box.height for box in boxes) <= PAPERS[paper].height - 40
