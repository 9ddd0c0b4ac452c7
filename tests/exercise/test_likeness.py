"""Two answers are the same to a teacher where only case, accents, punctuation or an article differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.exercise.likeness import essence, essences, spelt
from cardprint.source.markup.parser import parse

SAME = [
    ("en", "The dog.", "dog"),
    ("en", "to run", "Run!"),
    ("en", "ice-cream", "ice cream"),
    ("fr", "L’œuf", "l'oeuf"),
    ("fr", "Élève", "un eleve"),
    ("de", "die Straße", "STRASSE"),
    ("es", "¿el niño?", "nino"),
    ("he", "שָׁלוֹם", "שלום"),
    ("ar", "الكتاب", "كتاب"),
    ("en", "−5", "-5"),
    ("en", "m²", "m2"),
    ("pl", "Kot i pies!", "kot i pies"),  # a language without articles
]
OTHER = [
    ("en", "-5", "5"),
    ("en", "3.5", "35"),
    ("en", "C", "C++"),
    ("en", "3 × 4", "3 ÷ 4"),
    ("en", "20 %", "20"),
    ("en", "10 20", "1020"),
    ("ja", "か", "が"),
    ("hi", "का", "की"),
    ("en", "a", "the"),
    ("de", "the", "der"),
]


@pytest.mark.parametrize(("lang", "one", "other"), SAME)
def test_what_makes_no_other_answer_is_left_out(lang, one, other):
    assert essence(one, lang) == essence(other, lang)


@pytest.mark.parametrize(("lang", "one", "other"), OTHER)
def test_what_makes_another_answer_stays(lang, one, other):
    assert essence(one, lang) != essence(other, lang)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$-x$", "$x$"),
        ("$f'(x)$", "$f(x)$"),
        ("$[0,1]$", "$(0,1)$"),
        ("$O(n)$", "$O(1)$"),
        ("$X$", "$x$"),
        ("$xy$", "$x-y$"),
    ],
)
def test_everything_counts_in_a_formula(one, other):
    assert essences(spelt(parse(one)), "en").isdisjoint(essences(spelt(parse(other)), "en"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("$f(x)dx$", r"$f \left( x \right) \, dx$"), ("$x^2$", "$x^{2}$"), ("the $x$.", "$x$"), ("$x$ / $y$", "$y$")],
)
def test_what_is_only_set_in_another_way_is_the_same_formula(one, other):
    assert not essences(spelt(parse(one)), "en").isdisjoint(essences(spelt(parse(other)), "en"))


@given(st.text())
def test_every_text_has_an_essence_and_that_of_an_essence_is_itself(text):
    found = essence(text, "en")
    assert bool(found) == bool(text.split())
    assert essence(text.upper().lower(), "en") == essence(text.lower(), "en")


@pytest.mark.parametrize("text", ["dog / hound", "dog; hound", "dog or hound", "dog/hound", "hound|dog"])
def test_an_answer_that_gives_a_choice_stands_for_each_of_it(text):
    assert {"dog", "hound"} <= essences(text, "en")


def test_what_stands_in_brackets_may_be_left_out():
    assert essences("dog (the animal)", "en") == {"dog", "dogtheanimal"}
    assert essences("a (big) dog / hound", "en") == {"bigdoghound", "doghound", "bigdog", "dog", "hound"}
