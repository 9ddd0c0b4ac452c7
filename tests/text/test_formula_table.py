"""Matrices, cases, arrays and equations below one another: their rows, their columns, their lines."""

from __future__ import annotations

import pytest

from cardprint.text.formula import set_formula
from cardprint.text.tex import FormulaError


def boxes(source):
    """Give the ink of each glyph or line of a formula, left to right: left, top, right, bottom in thousandths of em."""
    found, points = [], []
    for command in set_formula(source, display=True).path:
        if command.name == "m" and points:
            found.append(points)
            points = []
        points += zip(command.points[::2], command.points[1::2], strict=True)
    outlines = [*found, points]
    return sorted((min(x), min(y), max(x), max(y)) for x, y in (zip(*outline, strict=True) for outline in outlines))


def bars(source):
    """Give the lines of a formula: upright ones as their x, others as their y, both with their length."""
    upright = [(left, bottom - top) for left, top, right, bottom in boxes(source) if right - left < 90 < bottom - top]
    level = [(top, right - left) for left, top, right, bottom in boxes(source) if bottom - top < 90 < right - left]
    return upright, sorted(level)


@pytest.mark.parametrize("name", ["aligned", "align", "align*", "split", "gathered", "matrix"])
def test_rows_are_apart_as_lines_of_text_are(name):
    upper, lower = sorted(boxes(rf"\begin{{{name}}} x \\ x \end{{{name}}}"), key=lambda box: box[1])
    assert 1100 < lower[1] - upper[1] < 1500
    deep, high = sorted(boxes(rf"\begin{{{name}}} \int \\ \int \end{{{name}}}"), key=lambda box: box[1])
    assert deep[3] < high[1]


def test_equations_stand_with_their_signs_below_one_another_and_are_not_numbered():
    shapes = boxes(r"\begin{align} u &= v \\ AAA &= vv \end{align}")
    signs = sorted(box[0] for box in shapes if 400 < box[2] - box[0] < 700 and box[3] - box[1] < 90)
    assert signs == pytest.approx([signs[0]] * 4, abs=1)
    assert (
        set_formula(r"\begin{align} a &= b \end{align}").width
        == set_formula(r"\begin{aligned} a &= b \end{aligned}").width
    )


def test_gathered_rows_are_centred():
    first, *_, last = sorted(boxes(r"\begin{gathered} x \\ mmm \end{gathered}"))
    middle = next(box for box in boxes(r"\begin{gathered} x \\ mmm \end{gathered}") if box[1] < -500)
    assert (middle[0] + middle[2]) / 2 == pytest.approx((first[0] + last[2]) / 2, abs=60)


def test_an_array_has_the_lines_it_asks_for_and_no_others():
    assert bars(r"\begin{array}{cc} a & b \\ c & d \end{array}") == ([], [])
    ((x, height),), ((y, width),) = bars(r"\begin{array}{c|c} a & b \\ \hline c & d \end{array}")
    shape = set_formula(r"\begin{array}{c|c} a & b \\ \hline c & d \end{array}")
    assert height == pytest.approx(1000 * (shape.ascent + shape.descent), abs=2)
    assert width == pytest.approx(1000 * shape.width, abs=2)
    assert x == pytest.approx(500 * shape.width, abs=100)
    assert y == pytest.approx(500 * (shape.descent - shape.ascent), abs=100)
    upright, level = bars(r"\begin{array}{|r||l|} \hline a & b \\ c & d \\ \hline \end{array}")
    assert (len(upright), len(level)) == (3, 2)


def test_lines_of_an_array_inside_another_are_its_own():
    outer, inner = r"\begin{array}{c|c} %s & b \end{array}", r"\begin{array}{cc} e & f \\ \hline g & h \end{array}"
    upright, level = bars(outer % inner)
    assert (len(upright), len(level)) == (1, 1)
    assert level[0][1] < 1000 * set_formula(outer % inner).width / 2 + 800


def test_more_room_between_rows_is_not_printed_as_typed():
    assert boxes(r"\begin{matrix} a \\[4pt] b \end{matrix}") == boxes(r"\begin{matrix} a \\ b \end{matrix}")
    assert len(boxes(r"\begin{matrix} a \\ [4] \end{matrix}")) == len(boxes("a[4]"))


def test_a_cell_may_begin_with_a_script():
    assert len(boxes(r"\begin{matrix} ^2a & b \end{matrix}")) == len(boxes("2ab"))


def test_the_last_row_may_end_like_the_others():
    assert boxes(r"\begin{matrix} a \\ b \\ \end{matrix}") == boxes(r"\begin{matrix} a \\ b \end{matrix}")


@pytest.mark.parametrize("spec", ["", "{}", "{@{:}l}", "{xy}", "{|}"])
def test_an_array_says_what_columns_it_has(spec):
    with pytest.raises(FormulaError, match="the array does not say what columns it has") as refused:
        set_formula(rf"x = \begin{{array}}{spec} a & b \end{{array}}")
    assert refused.value.offset == 4
