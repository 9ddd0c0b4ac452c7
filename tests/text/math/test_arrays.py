"""Matrices, cases, arrays and equations below one another: their rows, their columns, their lines."""

from __future__ import annotations

import pytest

from cardprint.text.math.errors import FormulaError
from formula_checks import Formula

NAMES = [
    "aligned",
    "align",
    "align*",
    "split",
    "gathered",
    "gather",
    "matrix",
    "pmatrix",
    "cases",
    "dcases",
    "rcases",
    "eqnarray",
    "multline",
    "equation",
    "flalign",
    "Vmatrix",
]


def bars(source):
    """Return the lines of a formula: upright ones as their middles, others as theirs, both with their length."""
    found = Formula(source).bars
    upright = [((left + right) / 2, top - bottom) for left, bottom, right, top in found if right - left < top - bottom]
    level = [((bottom + top) / 2, right - left) for left, bottom, right, top in found if right - left > top - bottom]
    return sorted(upright), sorted(level)


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_apart_as_lines_of_text_are(name):
    formula = Formula(rf"\begin{{{name}}} x \\ z \end{{{name}}}")
    assert 1.1 < formula.ink("x")[1] - formula.ink("z")[1] < 1.6
    deep = Formula(rf"\begin{{{name}}} \int \\ \sum \end{{{name}}}")
    assert deep.ink("∫")[1] > deep.ink("∑")[3]


def test_equations_stand_with_their_signs_below_one_another():
    formula = Formula(r"\begin{align} u &= v \\ AAA &= vv \end{align}")
    signs = [ink[1] for ink in formula.inks if ink[0] == "="]
    assert signs == pytest.approx([signs[0]] * 2, abs=0.01)
    assert formula.text == "u=vAAA=vv"


def test_numbers_of_equations_stand_at_the_right_of_all():
    formula = Formula(r"\begin{align} u &= v \tag{1} \\ AAAAAA &= vv \tag*{two} \end{align}")
    texts = [each.words[0].text for each in formula.placed if each.size > 0.99 and "A" not in each.words[0].text]
    assert {"(", "two"} <= set(texts)
    assert formula.width > Formula(r"\begin{align} u &= v \\ AAAAAA &= vv \end{align}").width + 1


def test_a_double_backslash_at_the_top_breaks_the_line():
    formula = Formula(r"a = b \\ c = d")
    assert formula.ink("a")[1] > formula.ink("c")[3]


def test_gathered_rows_are_centred():
    formula = Formula(r"\begin{gathered} x \\ mmm \end{gathered}")
    letters = [ink for ink in formula.inks if ink[0] == "m"]
    x = formula.ink("x")
    assert (x[0] + x[2]) / 2 == pytest.approx((letters[0][1] + letters[-1][3]) / 2, abs=0.06)


def test_columns_stand_as_an_array_says():
    formula = Formula(r"\begin{array}{lr} x & y \\ mm & mm \end{array}")
    letters = [ink for ink in formula.inks if ink[0] == "m"]
    assert formula.ink("x")[0] == pytest.approx(letters[0][1], abs=0.06)
    assert formula.ink("y")[2] == pytest.approx(letters[-1][3], abs=0.06)


def test_an_array_has_the_lines_it_asks_for_and_no_others():
    assert bars(r"\begin{array}{cc} a & b \\ c & d \end{array}") == ([], [])
    source = r"\begin{array}{c|c} a & b \\ \hline c & d \end{array}"
    ((x, height),), ((_, width),) = bars(source)
    formula = Formula(source)
    assert height == pytest.approx(formula.ascent + formula.descent)
    assert width == pytest.approx(formula.width)
    assert x == pytest.approx(formula.width / 2, abs=0.1)
    upright, level = bars(r"\begin{array}{|r||l|} \hline a & b \\ c & d \\ \hline \end{array}")
    assert (len(upright), len(level)) == (4, 2)


def test_dashed_lines_are_dashed():
    _, level = bars(r"\begin{array}{cc} a & b \\ \hdashline c & d \end{array}")
    assert len(level) > 3


def test_lines_of_an_array_inside_another_are_its_own():
    outer, inner = r"\begin{array}{c|c} %s & b \end{array}", r"\begin{array}{cc} e & f \\ \hline g & h \end{array}"
    upright, level = bars(outer % inner)
    assert (len(upright), len(level)) == (1, 1)
    assert level[0][1] < Formula(outer % inner).width / 2 + 0.8


def test_more_room_between_rows_is_given_and_not_printed_as_typed():
    near, far = (Formula(rf"\begin{{matrix}} a \\{gap} b \end{{matrix}}") for gap in ("", "[10pt]"))
    assert near.text == far.text == "ab"
    assert far.ascent + far.descent == pytest.approx(near.ascent + near.descent + 1)
    assert Formula(r"\begin{matrix} a \\ [4] \end{matrix}").text == "a[4]"


def test_a_cell_may_begin_with_a_script():
    assert Formula(r"\begin{matrix} ^2a & b \end{matrix}").text == "2ab"


def test_the_last_row_may_end_like_the_others():
    ended, open_ = (Formula(rf"\begin{{matrix}} a \\ b {end} \end{{matrix}}") for end in (r"\\", ""))
    assert ended.inks == open_.inks


@pytest.mark.parametrize("spec", ["", "{}", "{@{:}l}", "{xy}", "{|}"])
def test_an_array_says_what_columns_it_has(spec):
    with pytest.raises(FormulaError, match="the array does not say what columns it has") as refused:
        Formula(rf"x = \begin{{array}}{spec} a & b \end{{array}}")
    assert refused.value.offset == 4


def test_a_diagram_has_its_arrows_between_its_objects():
    formula = Formula(r"\begin{CD} A @>f>> B \\ @VgVV @VVhV \\ C @>>k> D \end{CD}")
    a, b, c, f = (formula.ink(letter) for letter in "ABCf")
    level = [ink for ink in formula.inks if ink[0] == "→"]
    upright = [ink for ink in formula.inks if ink[0] == "↓"]
    assert (len(level), len(upright)) == (2, 2)
    assert a[2] < level[0][1] < level[0][3] < b[0]
    assert a[1] > upright[0][4] > upright[0][2] > c[3]
    assert f[1] > level[0][4]
