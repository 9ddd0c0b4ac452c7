"""What is wrong with a formula is told at its place, with what to do."""

from __future__ import annotations

import pytest

from cardprint.text.math.errors import FormulaError
from formula_checks import LISTED, Formula

WRONG = {
    r"a+\foo": (2, r"there is no command \foo in formulas", ""),
    r"\alhpa": (0, r"there is no command \alhpa in formulas", r"did you mean \alpha?"),
    r"\frac{a}{b": (8, "{ is never closed", "write } where it ends"),
    r"a}": (1, "} closes nothing", "delete it, or write what it closes"),
    r"\left( x": (0, r"\left is never closed", r"write \right where it ends"),
    r"\left( {x \right)": (10, r"\right stands where } should", "close { first"),
    r"x \right)": (2, r"\right closes nothing", ""),
    r"\left x": (6, "x is no delimiter", r"write a bracket, | or a point behind \left"),
    r"\begin{matrix} a": (0, r"\begin{matrix} is never closed", r"write \end{matrix} where it ends"),
    r"\begin{matrix} a \end{pmatrix}": (17, r"\end{pmatrix} stands where \end{matrix} should", ""),
    r"a \end{matrix}": (2, r"\end{matrix} closes nothing", ""),
    r"\begin{matrx} a \end{matrx}": (0, "there is no environment matrx", "did you mean matrix?"),
    r"\begin{foo} a \end{foo}": (0, "there is no environment foo", "there are matrix, pmatrix"),
    "a & b": (2, "& parts columns, and there are none here", r"write \&"),
    r"\left( a \\ b \right)": (9, r"\\ ends a row, and there are none here", "put the rows into"),
    r"x \\frac{1}{2}": (2, r"\\ breaks the line, and frac is no command behind it", r"write \frac with one backslash"),
    r"\\{1\\}": (0, r"\\ breaks the line, and { is no sign behind it", r"write \{ with one backslash"),
    r"50 %": (3, "the formula has a % in it", r"write \%"),
    "a $ b": (2, "$ has no place in a formula", r"write \$ to print one"),
    "a\\": (1, "the formula ends in a backslash", "delete it"),
    " ": (0, "the formula is empty", ""),
    "x" * 2001: (0, "the formula is longer than 2000 characters", "split it"),
    "{" * 40 + "x" + "}" * 40: (30, "the formula is nested more than 30 deep", "split it"),
    "x^2^3": (3, "there is a second superscript", "put braces around"),
    "x_2_3": (3, "there is a second subscript", "put braces around"),
    r"\frac{a}": (0, r"\frac lacks an argument", "write it behind, in braces"),
    "x^": (1, "^ lacks an argument", ""),
    r"\sqrt[3{x}": (5, "[ is never closed", ""),
    r"\textcolor{rde}{x}": (0, "there is no colour 'rde'", "did you mean red?"),
    r"\rule{x}{1em}": (0, "x is no length", "write one such as 2pt or 0.5em"),
    r"\hspace{99em}": (0, "99em is too long for a formula", "write less"),
    r"a \hline": (2, r"\hline draws a line between rows", r"\begin{array}"),
    r"\hline": (0, r"\hline draws a line between rows", r"\begin{array}"),
    r"\href{a}{b}": (0, r"\href has no place in a formula on paper", "write the link outside of the formula"),
    r"\quad": (0, r"the formula has nothing to print: \quad", "delete it"),
    r"\ce H": (0, r"\ce stands without braces", r"write \ce{H2O}"),
    r"\ce{H2O ? }": (8, r"'?' is no chemistry", ""),
    r"\qty{5}{\foo}": (8, r"\foo is no unit", ""),
    r"a \over b \over c": (10, r"there is a second \over in one group", "put braces around one"),
}


@pytest.mark.parametrize("source", WRONG)
def test_a_fault_is_reported_at_its_place(source):
    offset, message, hint = WRONG[source]
    with pytest.raises(FormulaError) as refused:
        Formula(source)
    error = refused.value
    assert (error.message.startswith(message), error.offset, hint in error.hint) == (True, offset, True), error.args
    assert error.hint


def test_what_is_set_does_not_depend_on_what_was_set_before():
    with pytest.raises(FormulaError):
        Formula(r"\mine")
    assert Formula(r"\newcommand{\mine}{\mathbb{R}} \mine").text == "R"
    with pytest.raises(FormulaError):
        Formula(r"\mine")


def fault(source):
    """Return what is wrong with a formula, None where it is set."""
    try:
        Formula(source)
    except FormulaError as error:
        return error
    return None


@pytest.mark.parametrize("source", LISTED)
def test_a_formula_that_breaks_off_is_set_or_refused_at_a_place_in_it(source):
    for end in range(1, len(source)):
        error = fault(source[:end])
        assert error is None or (0 <= error.offset < end and error.message and error.hint), source[:end]
