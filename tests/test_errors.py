from __future__ import annotations

import pytest

from cardprint.errors import (
    CardprintError,
    DeckError,
    ExitCode,
    Problem,
    Severity,
    Span,
    errors_in,
    format_problem,
    quoted,
    visible,
)


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (Problem("wrong"), "error: wrong"),
        (Problem("wrong", Span("a.yaml")), "a.yaml: error: wrong"),
        (Problem("wrong", Span("a.yaml", 3, 5)), "a.yaml:3:5: error: wrong"),
        (
            Problem("odd", Span("a.yaml", 3, 5), "do this", Severity.WARNING),
            "a.yaml:3:5: warning: odd\n  hint: do this",
        ),
        (Problem("a\x1b[31mb\u202e", Span("c\n.yaml"), "\x07"), "c\\n.yaml: error: a\\x1b[31mb\\u202e\n  hint: \\x07"),
    ],
)
def test_a_problem_is_written_with_its_place_and_its_hint(problem, expected):
    assert format_problem(problem) == expected


def test_the_word_for_how_bad_it_is_can_be_dressed():
    assert format_problem(Problem("wrong"), severity="<error>") == "<error>: wrong"


@pytest.mark.parametrize("text", ["", "plain", "é語 😀", "न\u093f", "\u0645\u200c\u0646", "👩\u200d🏫", "a\u00a0b"])
def test_what_can_be_seen_is_shown_as_it_is(text):
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\tb", "a\\tb"),
        ("\x1b[0m", "\\x1b[0m"),
        ("\u2066a", "\\u2066a"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_moves_a_cursor_is_escaped(text, expected):
    assert visible(text) == expected


def test_a_quotation_is_cut_after_sixty_characters():
    assert quoted("x" * 60) == f"'{'x' * 60}'"
    assert quoted("x" * 61) == f"'{'x' * 59}…'"


def test_an_error_carries_its_problems_and_its_exit_status():
    warning = Problem("odd", severity=Severity.WARNING)
    error = DeckError(Problem("wrong"), warning)
    assert str(error) == "wrong; odd"
    assert (error.exit_code, CardprintError.of("x").exit_code) == (ExitCode.INPUT, ExitCode.BUG)
    assert errors_in(error.problems) == (Problem("wrong"),)
