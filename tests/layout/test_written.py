"""Answers on the key, line by line on the writing lines of the sheet."""

from __future__ import annotations

import pytest

from cardprint.layout.compose import Composer
from cardprint.layout.written import Sheet, write
from cardprint.model.page import Box, Outline, Text
from cardprint.source.markup import parse

SHEET = Sheet(width=400.0, pitch=20.0, rules=3)
FRACTION = "$$x = \\frac{-b \\pm \\sqrt{b^2-4ac}}{2a}$$"


@pytest.fixture
def placed(typesetter):
    """Give what takes an answer and gives the items on each writing line."""

    def placing(answer):
        written = write(parse(answer), Composer(typesetter), SHEET)
        return [written.place(rule, 0.0) for rule in range(written.rules)]

    return placing


def test_each_line_of_type_stands_on_a_writing_line(placed):
    lines = placed("one\n\ntwo")
    assert [[item.y for item in line] for line in lines] == [[pytest.approx(20 - 0.3 * 10.5)]] * 2


def test_no_rule_runs_through_a_formula_that_is_higher_than_a_line(placed):
    nothing, (clearing, *formula) = placed(FRACTION)
    assert nothing == []
    assert isinstance(clearing, Box)
    assert clearing.fill == "#ffffff"
    assert clearing.y < 0 < clearing.y + clearing.height < SHEET.pitch
    assert all(clearing.x < item.x < clearing.x + clearing.width for item in formula)


def test_a_formula_begins_where_a_hand_begins_to_write(placed):
    *_, formula = (item for line in placed(FRACTION) for item in line if isinstance(item, Outline))
    assert formula.x == pytest.approx(0.0, abs=5.0)


def test_nothing_is_cleared_for_what_fits_a_line(placed):
    ((item,),) = placed("plain words")
    assert isinstance(item, Text)
