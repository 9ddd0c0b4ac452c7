"""How a mix of questions and the names of versions are written, and what is said of those that are not."""

from __future__ import annotations

import re

import pytest

from cardprint.model.exercise import Portion, parse_mix, parse_versions
from cardprint.model.kind import Kind


def test_a_mix_is_kinds_with_numbers_in_their_order():
    assert parse_mix("choice:5, Short:12,match:1") == (
        Portion(Kind.CHOICE, 5),
        Portion(Kind.SHORT, 12),
        Portion(Kind.MATCHING, 1),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("choice", "'choice' is not a kind and a number: write them as in choice:5,short:5"),
        ("choice:0", "'choice:0' is not a kind and a number: write them as in choice:5,short:5"),
        ("choise:3", "'choise' is no kind of question: did you mean choice?"),
        ("zzz:3", "'zzz' is no kind of question: there are "),
        ("short:3,short:4", "short is there twice"),
    ],
)
def test_what_is_no_mix_is_refused_with_what_was_meant(text, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        parse_mix(text)


def test_versions_have_short_names_in_capitals():
    assert parse_versions("a, B2,c") == ("A", "B2", "C")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("A,,B", "'' is no name of a version: write letters, as in A,B,C"),
        ("A,long", "'LONG' is no name of a version: write letters, as in A,B,C"),
        ("A,b,a", "a version is there twice"),
        (",".join(f"V{number}" for number in range(27)), "there are more than 26 versions"),
    ],
)
def test_what_are_no_versions_is_refused(text, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}"):
        parse_versions(text)
