"""The type area of worksheets: margins, and which of them is where sheets are bound."""

from __future__ import annotations

import pytest

from cardprint.exercise.drawing_up import draw_up
from cardprint.layout.sheet.type_area import TypeArea
from cardprint.layout.worksheet.worksheet import lay_out_worksheet
from cardprint.model.built_in_themes import Edition, adapted
from cardprint.model.job import Economy, SheetJob
from cardprint.model.page import Rule
from cardprint.model.paper import PAPERS
from cardprint.model.text import Text
from cardprint.model.units import mm, to_mm
from cardprint.text.typesetter import Typesetter
from making import by_line, deck_of

A4 = SheetJob(PAPERS["A4"])
BOUND = A4._replace(binding=mm(25))


def lefts(job, *, right_to_left=False):
    area = TypeArea.of(job, right_to_left=right_to_left)
    return [round(to_mm(area.left(page))) for page in range(4)]


def test_a_punched_sheet_has_a_wide_margin_where_it_is_bound():
    assert lefts(BOUND) == [25, 25, 25, 25]
    assert TypeArea.of(BOUND, right_to_left=False).width == pytest.approx(mm(210 - 25 - 16))


def test_on_backs_the_bound_edge_is_on_the_other_side():
    assert lefts(BOUND._replace(both_sides=True)) == [25, 16, 25, 16]


def test_right_to_left_sheets_are_bound_at_the_right():
    assert lefts(BOUND._replace(both_sides=True), right_to_left=True) == [16, 25, 16, 25]


def test_a_small_binding_takes_nothing():
    assert lefts(A4._replace(binding=mm(5))) == [16] * 4


def test_margins_give_way_where_paper_is_scarce_but_not_where_readers_need_them():
    saving = A4._replace(economy=Economy(margins=True))
    assert lefts(saving)[0] == lefts(A4._replace(paper=PAPERS["A6"]))[0] == 15
    large = saving._replace(theme=adapted(A4.theme, Edition.LARGE_PRINT))
    assert lefts(large)[0] > 25


@pytest.mark.parametrize("right_to_left", [False, True])
def test_everything_on_every_page_keeps_clear_of_the_holes(typesetter, right_to_left):
    typesetter = Typesetter(typesetter.fonts, "he") if right_to_left else typesetter
    deck = deck_of(*((f"Question {n}?", "word " * 30) for n in range(20)))
    job = BOUND._replace(both_sides=True)
    _, key = lay_out_worksheet(draw_up(deck), job, typesetter)
    assert len(key.pages) > 1
    for number, page in enumerate(key.pages):
        items = [(panel.x, item) for panel in page.panels for item in by_line(panel.items)]
        begins = min(x + (item.x1 if isinstance(item, Rule) else item.x) for x, item in items)
        ends = max(
            x + (item.x2 if isinstance(item, Rule) else item.x + item.width)
            for x, item in items
            if isinstance(item, Rule | Text)
        )
        at_left = (number % 2 == 0) is not right_to_left
        assert begins >= mm(25 if at_left else 16) - 0.01
        assert ends <= job.paper.width - mm(16 if at_left else 25) + 3  # the space behind a line's last word
