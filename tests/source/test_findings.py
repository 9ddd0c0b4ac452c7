from __future__ import annotations

import pytest

from cardprint.errors import DeckError, LimitError, Severity
from cardprint.model.deck import Mark
from cardprint.source.findings import Findings


def messages(problems) -> list[str]:
    return [problem.message for problem in problems]


def test_warnings_are_given_in_the_order_of_the_file():
    findings = Findings("deck.yaml", 10)
    findings.warning("of the file as a whole")
    findings.warning("later", Mark(2, 1))
    findings.warning("earlier", Mark(1, 9), "do this")
    found = findings.settle()
    assert messages(found) == ["earlier", "later", "of the file as a whole"]
    assert (str(found[0].span), found[0].hint, found[0].severity) == ("deck.yaml:1:9", "do this", Severity.WARNING)


def test_an_error_is_raised_with_the_warnings_beside_it():
    findings = Findings("deck.yaml", 10)
    findings.error("wrong", Mark(2, 1))
    findings.warning("odd", Mark(1, 1))
    with pytest.raises(DeckError) as caught:
        findings.settle()
    assert messages(caught.value.problems) == ["odd", "wrong"]


def test_what_is_found_twice_in_one_place_is_reported_once():
    findings = Findings("deck.yaml", 10)
    findings.warning("odd", Mark(1, 1))
    findings.warning("odd", Mark(1, 1), "do this")
    findings.warning("odd", Mark(1, 2))
    assert [problem.hint for problem in findings.settle()] == ["do this", None]


def test_one_broken_limit_makes_it_a_matter_of_limits():
    findings = Findings("deck.yaml", 10)
    findings.error("wrong", Mark(1, 1))
    findings.limit("large", Mark(2, 1))
    with pytest.raises(LimitError) as caught:
        findings.settle()
    assert messages(caught.value.problems) == ["wrong", "large"]


def test_too_many_errors_end_the_reading():
    findings = Findings("deck.yaml", 3)
    findings.error("1", Mark(1, 1))
    findings.error("2", Mark(2, 1))
    with pytest.raises(DeckError) as caught:
        findings.error("3", Mark(3, 1))
    assert messages(caught.value.problems) == ["1", "2", "3", "there are too many problems to go on"]


def test_too_many_warnings_are_left_out_and_that_is_reported():
    findings, apart = Findings("deck.yaml", 2), Findings("deck.yaml", 2)
    for line in range(1, 4):
        apart.warning("odd", Mark(line, 1), card=line)
    findings.add(apart)
    found = findings.settle()
    assert messages(found) == ["odd", "odd", "there are more warnings than these"]
    assert [problem.card for problem in found] == [1, 2, 0]


def test_what_was_found_apart_is_added_as_if_it_were_found_now():
    findings, apart = Findings("deck.yaml", 4), Findings("deck.yaml", 4)
    findings.error("1", Mark(1, 1))
    apart.warning("odd", Mark(2, 1))
    apart.limit("2", Mark(3, 1))
    findings.add(apart)
    with pytest.raises(LimitError) as caught:
        findings.settle()
    assert [problem.message for problem in caught.value.problems] == ["1", "odd", "2"]
