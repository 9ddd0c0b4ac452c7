"""Answers on the key, line by line on the writing lines of the sheet."""

from __future__ import annotations

import pytest

from cardprint.layout.question.written import AnswerSetter
from cardprint.model.page import Box, Group
from cardprint.model.text import TextBlock
from cardprint.source.markup.parser import parse
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from making import by_line, read
from text_checks import texts_in

WIDTH, PITCH, RULES = 400.0, 20.0, 3
FRACTION = "$$x = \\frac{-b \\pm \\sqrt{b^2-4ac}}{2a}$$"


@pytest.fixture
def placed(typesetter):
    """Return what takes an answer and gives the items on each writing line."""

    def placing(answer):
        written = AnswerSetter(typesetter, WIDTH, PITCH).write(parse(answer), RULES)
        return [written.place(rule, 0.0) for rule in range(written.rules)]

    return placing


def test_each_line_of_type_stands_on_a_writing_line(placed):
    lines = placed("one\n\ntwo")
    assert [[item.y for item in by_line(line)] for line in lines] == [[pytest.approx(20 - 0.3 * 10.5)]] * 2


def test_no_rule_runs_through_a_formula_that_is_higher_than_a_line(placed):
    nothing, (clearing, *formula) = placed(FRACTION)
    assert nothing == []
    assert isinstance(clearing, Box)
    assert clearing.fill == "#ffffff"
    assert clearing.y < 0 < clearing.y + clearing.height < PITCH
    assert all(clearing.x < item.x < clearing.x + clearing.width for item in formula)


def test_a_formula_begins_where_a_hand_begins_to_write(placed):
    *_, formula = (item for line in placed(FRACTION) for item in line if isinstance(item, Group))
    assert formula.x == pytest.approx(0.0, abs=5.0)


def test_nothing_is_cleared_for_what_fits_a_line(placed):
    ((item,),) = placed("plain words")
    assert isinstance(item, TextBlock)


TABLE = "| bee | lives |\n|-|-:|\n| queen | 5 years |\n| worker | 6 weeks |"


def test_a_table_keeps_its_columns_each_row_on_a_writing_line(placed):
    lines = [list(texts_in(line)) for line in placed(TABLE)]
    assert [read(line).split() for line in lines] == [
        ["bee", "lives"],
        ["queen", "5", "years"],
        ["worker", "6", "weeks"],
    ]
    assert {line[0].x for line in lines} == {0.0}
    right = [line[-1].x + line[-1].size * sum(word.width for word in line[-1].words) for line in lines]
    assert right == pytest.approx([right[0]] * 3, abs=0.1)
    assert all(item.y == line[0].y for line in lines for item in line)


def test_a_table_in_a_right_to_left_deck_begins_at_the_right():
    typesetter = Typesetter(load_fonts(lang="he", system=False), "he")
    setter = AnswerSetter(typesetter, WIDTH, PITCH)
    written = setter.write(parse("| א | ב |\n|-|-|\n| אחת | שתיים |"), RULES)
    first, second = texts_in(written.place(1, 0.0))
    assert first.x + first.size * sum(word.width for word in first.words) == pytest.approx(WIDTH)
    assert second.x < first.x


def test_a_table_too_wide_for_its_lines_is_written_cell_after_cell(placed):
    wide = TABLE.replace("queen", "the queen of all of the hive, whom " * 3)
    assert " ".join(read(line) for line in placed(wide)).split() == wide.replace("|-|-:|", "").replace("|", " ").split()


def test_what_is_written_on_an_arrow_is_no_step(placed):
    ((text,),) = placed("egg -3 days-> larva -> pupa")
    assert [word.text.strip() for word in text.words if "Italic" in word.typeface.name] == ["3", "days"]
