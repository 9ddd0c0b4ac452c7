"""Problems in words: for people, for editors, for programs."""

from __future__ import annotations

import io
import json
import sys

import pytest

from cardprint.cli import report, streams
from cardprint.errors import Problem, Severity, Span

WRONG = Problem("card 4 has no 'back'", Span("a.yaml", 12, 5), "did you mean 'back' for 'bakc'?")
ODD = Problem("the tag is strange", severity=Severity.WARNING)


def test_the_short_form_is_one_line():
    assert report.short(WRONG) == "a.yaml:12:5: error: card 4 has no 'back'"


def test_data_has_every_part_of_a_problem():
    assert report.as_data(WRONG) == {
        "path": "a.yaml",
        "line": 12,
        "column": 5,
        "severity": "error",
        "message": "card 4 has no 'back'",
        "hint": "did you mean 'back' for 'bakc'?",
    }


def test_data_of_a_problem_without_a_place():
    assert report.as_data(ODD) == {
        "path": None,
        "line": 0,
        "column": 0,
        "severity": "warning",
        "message": "the tag is strange",
        "hint": None,
    }


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "iso-8859-1"])
def test_json_can_be_read_back_whatever_the_terminal_takes(encoding, monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    text = report.as_json({"deck": "日本 é 🐿"})
    assert json.loads(text.encode(encoding)) == {"deck": "日本 é 🐿"}


@pytest.mark.parametrize(
    ("environment", "terminal", "coloured"),
    [
        ({"TERM": "xterm"}, True, True),
        ({"TERM": "xterm"}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, True, False),
    ],
)
def test_colour_is_for_terminals_that_want_it(environment, terminal, coloured, monkeypatch):
    class Stream(io.StringIO):
        def isatty(self) -> bool:
            return terminal

    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stderr", Stream())
    report.tell_problems([WRONG, ODD])
    told = sys.stderr.getvalue()
    assert ("\x1b[" in told) is coloured
    assert streams.is_terminal() is (terminal and environment["TERM"] != "dumb")


def test_advice_that_repeats_itself_is_given_once(capsys):
    same = Problem("card 5 has no 'back'", hint=WRONG.hint)
    report.tell_problems([WRONG, same, ODD, ODD])
    assert capsys.readouterr().err.splitlines() == [
        "a.yaml:12:5: error: card 4 has no 'back'",
        "error: card 5 has no 'back'",
        "  hint: did you mean 'back' for 'bakc'?",
        "warning: the tag is strange",
        "warning: the tag is strange",
    ]


def test_things_are_counted_in_words():
    assert [report.counted(number, "page") for number in (0, 1, 2)] == ["0 pages", "1 page", "2 pages"]


def test_a_table_has_its_columns_below_each_other():
    assert report.table(("ID", "SIZE"), [("a", "1 × 2"), ("long", "3")]) == "ID    SIZE\na     1 × 2\nlong  3"
