"""The spaces around the signs of formulas, in eighteenths of an em, as TeX has them."""

from __future__ import annotations

import pytest

from cardprint.text.math.placed import PlacedWords
from formula_checks import Formula

THIN, MEDIUM, THICK = 3, 4, 5


def gaps(source, **setting):
    """Return the space before each glyph beyond the advance of the one before, rounded, with its text."""
    formula = Formula(source, **setting)
    found = []
    for each in formula.placed:
        assert isinstance(each, PlacedWords)
        for word in each.words:
            end = each.x
            for glyph in word.glyphs:
                face = formula._faces[word.typeface]
                found.append((glyph.text, end))
                end += glyph.advance / word.typeface.units * each.size
                found[-1] = (*found[-1], found[-1][1] + face.glyph(glyph.id).advance * each.size)
    edges = [0.0, *(end for _, _, end in found)]
    return [(text, round(18 * (begin - edge))) for (text, begin, _), edge in zip(found, edges, strict=False)]


def around(source, sign, **setting):
    """Return the space before and behind a sign."""
    found = gaps(source, **setting)
    at = next(index for index, (text, _) in enumerate(found) if text == sign)
    return found[at][1], found[at + 1][1]


@pytest.mark.parametrize(
    ("source", "sign", "expected"),
    [
        ("a=b", "=", (THICK, THICK)),
        ("a+b", "+", (MEDIUM, MEDIUM)),
        (r"a\cdot b", "⋅", (MEDIUM, MEDIUM)),
        (r"A\cup B", "∪", (MEDIUM, MEDIUM)),
        (r"A\setminus B", "∖", (MEDIUM, MEDIUM)),
        ("a:b", ":", (THICK, THICK)),
        ("x,y", ",", (0, THIN)),
        ("1.5", ".", (0, 0)),
        ("f(x)", "(", (0, 0)),
        ("n!m", "!", (0, 0)),
        (r"\forall x", "∀", (0, 0)),
        (r"x\mid y", "∣", (THICK, THICK)),
        ("a/b", "/", (0, 0)),
        ("1{,}5", ",", (0, 0)),
        (r"a\mathrel{!}b", "!", (THICK, THICK)),
    ],
)
def test_a_sign_has_the_space_of_its_kind(source, sign, expected):
    assert around(source, sign) == expected


@pytest.mark.parametrize("source", ["-x", "a=-b", "(-x)", "x,-y", r"a\cdot -b", r"\{-1,0\}", "{-}x", r"\sin -x"])
def test_a_minus_that_joins_nothing_has_no_space_behind_it(source):
    assert around(source, "−")[1] == 0


def test_functions_are_apart_from_what_they_are_of_but_not_from_brackets():
    assert gaps(r"\ln x")[-1] == ("x", THIN)
    assert gaps(r"\ln(x)")[2] == ("(", 0)
    assert gaps(r"2\ln x")[1] == ("l", THIN)


def test_scripts_have_no_spaces_around_their_signs():
    narrow = Formula("x^{a+b=c}")
    (script,) = (each for each in narrow.placed if each.size < 1)
    natural = sum(
        narrow._faces[word.typeface].glyph(glyph.id).advance for word in script.words for glyph in word.glyphs
    )
    assert script.words[0].width == pytest.approx(natural, abs=0.01)


def test_a_sign_that_ends_a_piece_of_a_formula_still_joins():
    for sign, space in (("+", MEDIUM), ("=", THICK)):
        apart = Formula(f"a{sign}", goes_on=True).width - Formula(f"{{a}}{{{sign}}}").width
        assert round(18 * apart) == 2 * space
