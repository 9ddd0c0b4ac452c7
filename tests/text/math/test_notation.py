"""What commands print: symbols, names, alphabets, words, chemistry, quantities, macros."""

from __future__ import annotations

import pytest
from PIL import ImageColor

from cardprint.text.math.errors import FormulaError
from cardprint.text.math.placed import PlacedWords
from cardprint.text.math.setting import words_in
from formula_checks import Formula

SAID = {
    r"\alpha\beta\Gamma": "αβΓ",
    r"a \le b \neq c": "a≤b≠c",
    r"x' + f''": "x′+f′′",
    "αβ ≤ x² ∈ ℝ": "αβ≤x2∈ℝ",
    r"\sin x \limsup y": "sinxlimsupy",
    r"\operatorname{lcm}(a)": "lcm(a)",
    r"\mathbb{R} \mathcal{L} \mathfrak{g}": "RLg",
    r"\text{größte Öffnung: } \alpha": "größte Öffnung:α",
    r"\text{if $x>0$ or \textbf{not}}": "if x>0 ornot",
    r"\not= \not\in \nmid": "≠∉∤",
    r"{a \over b} {\rm d}x": "abdx",
    r"\ce{2H2 + O2 -> 2H2O}": "2H2+O2⟶2H2O",
    r"\ce{SO4^2- + Ba^2+ -> BaSO4 v}": "SO2−4+Ba2+⟶BaSO4↓",
    r"\ce{^{227}_{90}Th+}": "22790Th+",
    r"\ce{CO2 ^}": "CO2↑",
    r"\ce{CH3-CH=CH-C#N}": "CH3−CH=CH−C≡N",
    r"\ce{CuSO4 * 5H2O}": "CuSO4⋅5H2O",
    r"\ce{[Cu(NH3)4]^2+}": "[Cu(NH3)4]2+",
    r"\ce{A <=>[H2O][\Delta] B}": "A⇌H2OΔB",
    r"\ce{C_nH_{2n+2}}": "CnH2n+2",
    r"\ce{Fe^{III}}": "FeIII",
    r"\ce{NaCl (aq)}": "NaCl(aq)",
    r"\ce{H2_{(aq)}}": "H2(aq)",
    r"\qty{9.81}{\meter\per\second\squared}": "9.81ms−2",
    r"\SI{3e8}{m/s}": "3⋅108ms−1",
    r"\num{1234567.89}": "1234567.89",
    r"\num{-1.2e-5}": "−1.2⋅10−5",
    r"\unit{\kilo\watt\hour}": "kWh",
    r"\qty{10}{\kilo\gram\per\cubic\meter}": "10kgm−3",
    r"\qty{50}{\percent}": "50%",
    r"\ang{12;30;5}": "12∘30′5″",
    r"\qtyrange{10}{20}{\milli\meter}": "10–20mm",
    r"\newcommand{\half}[1]{\frac{#1}{2}} \half{x}": "x2",
    r"\newcommand{\power}[2][2]{#2^{#1}} \power{x}\power[3]{y}": "x2y3",
    r"\def\pair#1#2{(#1,#2)} \pair{a}b": "(a,b)",
    r"\DeclareMathOperator{\rk}{rk} \rk A": "rkA",
    r"\let\eps=\varepsilon \eps": "ε",
    r"\braket{\phi|\psi} \bra{x}": "⟨ϕ|ψ⟩⟨x|",
    r"a \bmod b \pmod n": "amodb(modn)",
    r"\prescript{14}{6}{\mathrm{C}}": "C146",
    r"\verb|a_b|": "a_b",
    r"\char`x \char65": "`xA",
}


@pytest.mark.parametrize("source", [source for source in SAID if "char`" not in source])
def test_a_formula_says_what_its_source_means(source):
    assert Formula(source).text.replace(" ", "") == SAID[source].replace(" ", "")


def test_words_are_set_by_the_text_engine_in_every_script():
    assert words_in(r"x \text{ if } y, \text{שלום} + größe") == (" if", "שלום", "ß")
    (word,) = (each.words[0] for each in Formula(r"\text{नमस्ते}").placed)
    assert word.typeface.name.startswith("NotoSansDevanagari")


def test_what_fonts_for_formulas_have_asks_nothing_of_the_fonts_of_the_text():
    assert words_in(r"\frac{a}{b} + \sum_i x_i \to \mathbb{R}") == ()


def test_colours_are_of_what_is_coloured_and_nothing_else():
    placed = Formula(r"a \textcolor{red}{b} {\color{#00f} c} d").placed
    assert [(each.words[0].text, each.colour) for each in placed if isinstance(each, PlacedWords)] == [
        ("a", None),
        ("b", "#ff0000"),
        ("c", "#0000ff"),
        ("d", None),
    ]


def test_colours_are_known_too_after_pillow_was_asked_for_their_numbers():
    ImageColor.getrgb("teal")
    assert [each.colour for each in Formula(r"\textcolor{teal}{b}").placed] == ["#008080"]


def test_bold_formulas_are_set_in_a_bold_face_which_leaves_what_it_lacks_to_the_regular_one():
    letters, arrow = (Formula(source, bold=True).placed[0].words[0].typeface.name for source in ("x", r"\%"))
    assert (letters, arrow) == ("LeteSansMath-Bold", "LeteSansMath")


@pytest.mark.parametrize("source", [r"\def\a{\a}\a", r"\def\a#1{\a{#1#1}}\a{x}", r"\def\a{\b\b}\def\b{\a}\a"])
def test_macros_that_call_themselves_come_to_an_end(source):
    with pytest.raises(FormulaError, match=r"has no end|too long"):
        Formula(source)


def test_macros_may_write_out_a_thousand_signs_and_no_more_than_some_thousands():
    doubled = r"\def\a{\b\b}\def\b{\c\c}\def\c{\d\d}\def\d{xxxx}"
    assert len(Formula(doubled + r"\a" * 30).text) == 960
    with pytest.raises(FormulaError, match=r"too long|no end"):
        Formula(doubled + r"\a" * 300)


def test_a_sign_that_would_be_put_together_from_too_many_pieces_is_refused():
    with pytest.raises(FormulaError, match="too many signs"):
        Formula(r"\overrightarrow{\hspace{50em}x}" * 60)
