"""The spaces around the signs of formulas, in eighteenths of an em, as TeX has them."""

from __future__ import annotations

import pytest

from cardprint.text.formula import _read, set_formula

THIN, MEDIUM, THICK = 3, 4, 5


def spaces(source, sign):
    """Give the space that each such sign has before and behind it."""
    signs = [element for element in _read(source, display=True).iter() if element.text == sign]
    return [tuple(round(18 * 1.333 * float(each.get(side)[:-2])) for side in ("lspace", "rspace")) for each in signs]


@pytest.mark.parametrize(
    ("source", "sign", "expected"),
    [
        ("a=b", "=", (THICK, THICK)),
        ("a+b", "+", (MEDIUM, MEDIUM)),
        (r"a\cdot b", "·", (MEDIUM, MEDIUM)),
        (r"A\cup B", "∪", (MEDIUM, MEDIUM)),
        (r"A\setminus B", "⧵", (MEDIUM, MEDIUM)),
        (r"p\implies q", "⟹", (THICK, THICK)),
        (r"a\bmod b", "mod", (MEDIUM, MEDIUM)),
        ("a:b", ":", (THICK, THICK)),
        ("f(x,y)", ",", (0, THIN)),
        ("f(x)", "(", (0, 0)),
        ("n!", "!", (0, 0)),
        (r"\forall x", "∀", (0, 0)),
        (r"\partial f", "∂", (0, 0)),
    ],
)
def test_a_sign_has_the_space_of_its_kind(source, sign, expected):
    assert spaces(source, sign) == [expected]


@pytest.mark.parametrize(
    "source",
    [
        "-x",
        "a=-b",
        "(-x)",
        r"\{-1,0\}",
        "x,-y",
        r"\begin{pmatrix}-1\end{pmatrix}",
        r"\frac{-a}{b}",
        r"a\cdot -b",
        "x^{-1}",
    ],
)
def test_a_minus_that_joins_nothing_has_no_space_behind_it(source):
    assert spaces(source, "−")[0][1] == 0


def test_a_sign_that_ends_a_piece_of_a_formula_still_joins():
    assert spaces("a+", "+") == [(MEDIUM, MEDIUM)]
    assert spaces("a=", "=") == [(THICK, THICK)]


def test_brackets_are_as_high_as_an_integral_between_them():
    integral, bracketed = (set_formula(source, display=True) for source in (r"\int f", r"\left[\int f\right]"))
    assert bracketed.ascent >= integral.ascent - 0.02
    assert bracketed.descent >= integral.descent - 0.02
