"""What stands behind a key: numbers, words, lengths and lists as they are read, and what is said where they are not."""

from __future__ import annotations

import pytest

from cardprint.errors import CardprintError, LimitError
from cardprint.model.limits import DEFAULT, Limits
from cardprint.model.units import mm
from cardprint.source.findings import Findings
from cardprint.source.keys import CARD_KEYS
from cardprint.source.values import Values
from cardprint.source.yaml_nodes import read_yaml


def read(typed, how, *key, limits=DEFAULT):
    """Read what is typed behind a key, as such a value; raises what was noted."""
    source = f"a: {typed}"
    findings = Findings("deck.yaml", 100)
    node = read_yaml(source, findings, DEFAULT).entries["a"]
    found = getattr(Values(source, findings, limits), how)(node, "'a'", *key)
    findings.settle()
    return found


def refused(typed, how, *key):
    with pytest.raises(CardprintError) as caught:
        read(typed, how, *key)
    (problem,) = caught.value.problems
    assert (problem.span.line, problem.span.column) == (1, 4 if typed else 3)
    return problem.message


@pytest.mark.parametrize(("typed", "number"), [("0", 0), ("7", 7), ("007", 7), ("10", 10), ("100", 100), ("000", 0)])
def test_a_whole_number_is_read_whatever_noughts_it_begins_with(typed, number):
    assert read(typed, "number", CARD_KEYS["points"]) == number


@pytest.mark.parametrize("typed", ["101", "-1", "1.0", "1e1", "٣", "²", "ten", "9" * 5000])
def test_what_is_no_number_that_the_key_takes_is_refused(typed):
    message = refused(typed, "number", CARD_KEYS["points"])
    assert message.startswith("'a' must be a whole number from 0 to 100, not ")
    assert len(message) < 150


@pytest.mark.parametrize(
    ("typed", "points"), [("25mm", mm(25)), ("0.2 mm", mm(0.2)), ("420mm", mm(420)), ("1cm", mm(10))]
)
def test_a_length_is_read_in_points_up_to_that_of_the_largest_paper(typed, points):
    assert read(typed, "length") == pytest.approx(points)


@pytest.mark.parametrize("typed", ["0mm", "420.1mm"])
def test_a_length_of_nothing_or_beyond_paper_is_refused(typed):
    assert refused(typed, "length") == "'a' must be more than 0 mm and at most 420 mm"


def test_a_length_without_a_unit_is_refused_with_what_it_was():
    assert refused("25", "length").startswith("'a': ")


@pytest.mark.parametrize("how", ["text", "line", "length", "number", "word"])
def test_an_empty_value_is_reported_by_the_name_of_its_key(how):
    key = (CARD_KEYS["points"],) if how in ("number", "word") else ()
    assert refused("", how, *key) == "'a' is empty"


def test_white_space_around_a_text_goes_and_within_a_line_becomes_one_space():
    assert read('"  b \\n  c  "', "text") == "b \n  c"
    assert read('"  b \\n  c  "', "line") == "b c"


def test_a_word_is_read_in_whatever_capitals():
    assert read("CHOICE", "word", CARD_KEYS["kind"]) == "choice"


def test_a_list_is_read_to_its_limit_and_a_text_is_a_list_of_one():
    assert [text for text, _ in read("[b, ' c ']", "texts", limits=Limits(entries=2))] == ["b", "c"]
    assert [text for text, _ in read("b", "texts")] == ["b"]
    with pytest.raises(LimitError) as caught:
        read("[b, c, d]", "texts", limits=Limits(entries=2))
    (problem,) = caught.value.problems
    assert problem.message == "'a' has 3 entries; at most 2 are allowed"
    assert (problem.span.line, problem.span.column) == (1, 4)
    assert problem.hint.startswith("leave some out, or ")
