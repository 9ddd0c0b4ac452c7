"""Where a formula may go on in the next line."""

from __future__ import annotations

import pytest

from cardprint.text.math.breaking import pieces
from formula_checks import LISTED

PARTED = {
    "a+b=c": ["a+", "b=", "c"],
    "-a+b": ["-a+", "b"],
    "a=-b": ["a=", "-b"],
    r"x \le \frac{a+b}{c} - 1": [r"x \le ", r"\frac{a+b}{c} - ", "1"],
    r"\left(a+b\right)=c": [r"\left(a+b\right)=", "c"],
    r"\sqrt[n+1]{x}+y": [r"\sqrt[n+1]{x}+", "y"],
    r"\sum_{i=1}^n x_i = y": [r"\sum_{i=1}^n x_i = ", "y"],
    r"p \implies q": [r"p \implies ", "q"],
    r"a \begin{matrix} b = c \end{matrix} = d": [r"a \begin{matrix} b = c \end{matrix} = ", "d"],
    r"\leftarrow x": [r"\leftarrow x"],
    r"\displaystyle a+b": [r"\displaystyle a+b"],
    r"a+b \\ c": [r"a+b \\ c"],
    "a=": ["a="],
    "x": ["x"],
}


@pytest.mark.parametrize("source", PARTED)
def test_a_formula_is_parted_behind_relations_and_signs_that_join(source):
    assert pieces(source) == PARTED[source]


@pytest.mark.parametrize("source", LISTED)
def test_pieces_together_are_the_source_and_none_is_empty(source):
    assert "".join(pieces(source)) == source
    assert all(piece.strip() for piece in pieces(source))
