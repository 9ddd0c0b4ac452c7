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


def unfit(card: int, side: str = "back", *, severity: Severity = Severity.WARNING) -> Problem:
    return Problem(f"card {card}: the {side} does not fit", Span("a.yaml", card, 9), "split it", severity, card)


def told(capsys, *problems: Problem) -> list[str]:
    report.tell_problems(problems)
    return capsys.readouterr().err.splitlines()


def test_a_warning_of_ever_more_cards_is_reported_of_the_first_and_the_others_are_counted(capsys):
    lines = told(capsys, *map(unfit, (*range(1, 11), 12, 13, 14, 20)))
    assert lines[:10] == [f"a.yaml:{card}:9: warning: card {card}: the back does not fit" for card in range(1, 11)]
    assert lines[10:] == ["a.yaml:12:9: warning: the same goes for 4 more cards: 12-14,20", "  hint: split it"]


def test_cards_are_counted_and_not_their_sides(capsys):
    sides = [unfit(card, side) for card in range(1, 12) for side in ("front", "back")]
    lines = told(capsys, *sides)
    assert len(lines) == 20 + 2
    assert lines[20] == "a.yaml:11:9: warning: the same goes for 1 more card: 11"


def test_of_too_many_cards_to_name_there_is_the_number(capsys):
    lines = told(capsys, *map(unfit, range(1, 1000, 2)))
    assert lines[10] == "a.yaml:21:9: warning: the same goes for 490 more cards; --json names them all"


def test_warnings_that_take_turns_are_reported_together(capsys):
    wide = [Problem(f"card {card}: its code is left out", None, "link", Severity.WARNING, card) for card in (1, 2)]
    lines = told(capsys, unfit(1), wide[0], unfit(2), wide[1])
    assert [line.rpartition(": ")[2] for line in lines] == [
        *["the back does not fit"] * 2,
        "split it",
        *["its code is left out"] * 2,
        "link",
    ]


def test_errors_are_reported_of_every_card(capsys):
    assert len(told(capsys, *[unfit(card, severity=Severity.ERROR) for card in range(1, 51)])) == 50 + 1


def test_things_are_counted_in_words():
    assert [report.counted(number, "page") for number in (0, 1, 2)] == ["0 pages", "1 page", "2 pages"]


def test_a_table_has_its_columns_below_each_other():
    assert report.table(("ID", "SIZE"), [("a", "1 × 2"), ("long", "3")]) == "ID    SIZE\na     1 × 2\nlong  3"
