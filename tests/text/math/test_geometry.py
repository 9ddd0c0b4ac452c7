"""A list of formulas, from school to university: all are set in every font that comes along, and their parts fit."""

from __future__ import annotations

import pytest

from cardprint.text.vendored_families import FORMULAS
from formula_checks import LISTED, Formula

FONTS = pytest.mark.parametrize("family", FORMULAS, ids=lambda family: family.name)
ALIKE = 0.02  # em: less is not seen


def test_the_list_is_long_and_has_nothing_twice():
    assert len(LISTED) == len(set(LISTED)) >= 200


@FONTS
@pytest.mark.parametrize("display", [True, False], ids=["display", "inline"])
def test_every_formula_of_the_list_is_set_within_its_box(family, display):
    for source in (each for each in LISTED if "smash" not in each):
        formula = Formula(source, family, display=display)
        for text, left, bottom, right, top in formula.inks:
            assert left >= -0.3, (source, text)
            assert right <= formula.width + 0.3, (source, text)
            assert bottom >= -formula.descent - ALIKE, (source, text)
            assert top <= formula.ascent + ALIKE, (source, text)


@FONTS
@pytest.mark.parametrize("fences", ["()", "[]", r"\{\}", "||", r"\langle\rangle", r"\lfloor\rceil"])
@pytest.mark.parametrize("rows", [1, 2, 3, 5, 9])
def test_fences_cover_what_they_hold(family, fences, rows):
    left, right = (fences[:1], fences[1:]) if len(fences) == 2 else fences.split("\\")[1:]
    prefix = "" if len(fences) == 2 else "\\"
    body = r" \\ ".join("x" * rows)
    formula = Formula(rf"\left{prefix}{left}\begin{{matrix}} {body} \end{{matrix}}\right{prefix}{right}", family)
    held = [ink for ink in formula.inks if ink[0] == "x"]
    lowest, highest = min(ink[2] for ink in held), max(ink[4] for ink in held)
    found = [ink for ink in formula.inks if ink[0] != "x"]
    assert len(found) == 2
    if rows == 9 and "angle" in fences:
        return  # angles are no longer than the longest that a font has
    for _, _, bottom, _, top in found:
        assert bottom <= lowest + 0.1
        assert top >= highest - 0.1


@FONTS
@pytest.mark.parametrize("body", ["x", "x^2", r"\frac{a}{b}", r"\frac{\frac{a}{b}}{\frac{c}{d}}", r"\sum_{i=1}^n x_i"])
def test_a_root_covers_its_body_and_its_line_meets_the_sign(family, body):
    formula = Formula(rf"\sqrt{{{body}}}", family)
    _, bottom, sign_right, sign_top = formula.ink("√")
    line = max(formula.bars, key=lambda bar: bar[3])
    assert line[3] == pytest.approx(sign_top, abs=ALIKE)
    assert line[0] == pytest.approx(sign_right, abs=0.05)
    for text, left, low, right, high in formula.inks:
        if text != "√":
            assert low >= bottom - ALIKE
            assert high <= line[1]
            assert sign_right - 0.05 <= left < right <= line[2] + 0.1


@FONTS
@pytest.mark.parametrize("display", [True, False], ids=["display", "inline"])
@pytest.mark.parametrize("parts", [("a", "b"), ("x^2+1", "g"), ("1", r"\sqrt{x}"), (r"\frac{f}{g}", "mmmm")])
def test_a_line_of_a_fraction_covers_both_parts_and_touches_neither(family, display, parts):
    formula = Formula(rf"\frac{{{parts[0]}}}{{{parts[1]}}}", family, display=display)
    line = max(formula.bars, key=lambda bar: bar[2] - bar[0])
    middle = (line[1] + line[3]) / 2
    for _, left, bottom, right, top in formula.inks:
        assert line[0] - 0.05 <= left < right <= line[2] + 0.05
        assert bottom > line[3] or top < line[1]
    assert middle == pytest.approx(Formula(r"\frac{a}{b}", family).bars[0][1] + 0.033, abs=0.03)


@FONTS
def test_letters_beside_fractions_matrices_and_fences_stand_on_one_baseline(family):
    for source in (
        r"x\frac{a}{b}z",
        r"x\begin{pmatrix}a\\b\end{pmatrix}z",
        r"x\left(\frac{a}{b}\right)z",
        r"x\sum_i^n z",
    ):
        formula = Formula(source, family)
        baselines = {round(formula.ink(letter)[1] - Formula(letter, family).ink(letter)[1], 6) for letter in "xz"}
        assert baselines == {0.0}


@FONTS
@pytest.mark.parametrize("source", ["x^2", "x_1", "x_1^2", r"\sum^n_i", r"\hat{x}", r"\vec{v}^2"])
def test_scripts_and_accents_touch_nothing(family, source):
    inks = Formula(source, family).inks
    for index, one in enumerate(inks):
        for other in inks[index + 1 :]:
            apart = one[3] <= other[1] + 0.08 or one[4] <= other[2] + ALIKE or other[4] <= one[2] + ALIKE
            assert apart, (source, one, other)


@FONTS
def test_limits_stand_above_and_below_in_displays_and_beside_in_text(family):
    large = Formula(r"\sum_{a}^{b}", family)
    sign, low, high = large.ink("∑"), large.ink("a"), large.ink("b")
    assert low[3] < sign[1]
    assert high[1] > sign[3]
    small = Formula(r"\sum_{a}^{b}", family, display=False)
    assert small.ink("a")[0] > small.ink("∑")[2] - 0.1
    assert small.ascent < large.ascent


@FONTS
@pytest.mark.parametrize("length", [1, 3, 8, 20])
@pytest.mark.parametrize("command", ["overbrace", "underbrace", "overrightarrow", "overline", "widehat"])
def test_what_is_drawn_along_a_body_is_as_long_and_clear_of_it(family, length, command):
    formula = Formula(rf"\{command}{{{'x' * length}}}", family)
    letters = [ink for ink in formula.inks if ink[0] == "x"]
    left, right = min(ink[1] for ink in letters), max(ink[3] for ink in letters)
    if command == "overline":
        (drawn,) = formula.bars
    else:
        (drawn,) = [ink[1:] for ink in formula.inks if ink[0] != "x"]
    if command != "widehat":  # hats are as wide as the widest that a font has
        assert drawn[0] <= left + 0.1
        assert drawn[2] >= right - 0.1
    assert drawn[3] < min(ink[2] for ink in letters) or drawn[1] > max(ink[4] for ink in letters) - 0.05
