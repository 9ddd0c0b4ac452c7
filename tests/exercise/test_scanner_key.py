"""The key for scanners: a row for every question that has a letter, all versions in one table."""

from __future__ import annotations

import csv

import pytest

from cardprint.errors import UsageError
from cardprint.exercise.drawing_up import Examiner, draw_up
from cardprint.exercise.scanner_key import scanner_key
from cardprint.model.exercise import Plan, Portion
from cardprint.model.kind import Kind
from making import deck_of

DECK = deck_of(*((f"{n}?", f"answer {n}") for n in range(120)), points=3)


def test_every_version_has_its_letters_in_one_table():
    examiner = Examiner(DECK, Plan(mix=(Portion(Kind.CHOICE, 3), Portion(Kind.MATCHING, 1))))
    versions = [examiner.exercise(version) for version in "AB"]
    text, problems = scanner_key(versions)
    head, *rows = csv.reader(text.splitlines())
    assert head == ["Key", "Question", "Response", "Points"]
    right = [
        [version.version, str(answer.number), answer.sign, "3"] for version in versions for answer in version.answers()
    ]
    assert rows == right
    assert problems == ()


def test_what_has_no_letter_is_left_out_with_a_warning():
    text, (problem,) = scanner_key([draw_up(DECK, Plan(mix=(Portion(Kind.CHOICE, 1), Portion(Kind.SHORT, 2))))])
    assert len(text.splitlines()) == 2
    assert text.splitlines()[1].startswith("A,1,")
    assert problem.message.endswith(": 2, 3")


def test_more_questions_than_a_form_has_are_reported():
    _, (problem,) = scanner_key([draw_up(DECK, Plan(Kind.CHOICE))])
    assert "more than 100 questions" in problem.message


def test_a_sheet_without_letters_and_a_version_without_a_letter_are_refused():
    with pytest.raises(UsageError, match="no question of this worksheet has a letter"):
        scanner_key([draw_up(DECK)])
    with pytest.raises(UsageError, match="one letter for a version, not V10"):
        scanner_key([draw_up(DECK, Plan(Kind.CHOICE, version="V10"))])
