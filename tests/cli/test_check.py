"""check: everything wrong with decks, for people, editors and programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

BAD = "title: Bad\ncards:\n  - front: a question without an answer\n  - {front: x, back: y, bakc: z}\n"
MISSING = "cards/bad.yaml:3:5: error: card 1 has no 'back'"


@pytest.fixture
def bad(deck) -> Path:
    path = deck.with_name("bad.yaml")
    path.write_text(BAD, encoding="utf-8")
    return path


@pytest.mark.usefixtures("deck")
def test_a_good_deck_gets_no_word_but_the_count(run):
    assert run("check") == (0, "", "1 deck: 0 errors, 0 warnings\n")


@pytest.mark.usefixtures("bad")
def test_every_problem_of_every_deck_is_listed_on_standard_output(run):
    result = run("check")
    assert result.status == 3
    assert result.out.splitlines()[0] == MISSING
    assert "cards/bad.yaml:4:25: error: " in result.out
    assert "  hint: " in result.out
    assert result.err == "2 decks: 2 errors, 0 warnings\n"


@pytest.mark.usefixtures("bad")
def test_the_short_form_has_one_line_a_problem(run):
    lines = run("check", "--format", "short").out.splitlines()
    assert lines[0] == MISSING
    assert len(lines) == 2


@pytest.mark.usefixtures("bad")
def test_the_json_form_can_be_read_by_programs(run):
    problems = json.loads(run("check", "--format", "json").out)
    assert [(problem["path"], problem["line"], problem["severity"]) for problem in problems] == [
        ("cards/bad.yaml", 3, "error"),
        ("cards/bad.yaml", 4, "error"),
    ]


def test_json_of_nothing_wrong_is_an_empty_list(deck, run):
    assert json.loads(run("check", deck, "--format", "json").out) == []


def test_a_character_no_font_has_is_found(deck, run):
    deck.write_text(deck.read_text(encoding="utf-8").replace("maison", "\ue000"), encoding="utf-8")
    result = run("check", "--format", "short")
    assert result.status == 3
    assert "card 2 has" in result.out


def test_strict_fails_on_warnings(deck, run):
    deck.write_text(deck.read_text(encoding="utf-8").replace("maison", "\ue000"), encoding="utf-8")
    assert run("check", "--missing", "box").status == 0
    assert run("check", "--missing", "box", "--strict").status == 3


def test_a_format_we_do_not_know_is_refused(deck, run):
    result = run("check", deck, "--format", "xml")
    assert (result.status, result.out) == (2, "")
    assert result.err == "error: --format: 'xml' is not human, short or json\n"


def test_a_deck_that_is_not_there_is_a_problem_like_others(run):
    result = run("check", "nowhere.yaml", "--format", "short")
    assert (result.status, result.out) == (3, "nowhere.yaml: error: there is no such file\n")
