from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.errors import DeckError, ExitCode, LimitError, Severity, Span, format_problem
from cardprint.model.deck import Mark
from cardprint.model.limits import DEFAULT, Limits
from cardprint.source.deck_file import load_deck
from cardprint.source.findings import Findings
from cardprint.source.text_file import _looks_odd, forbidden_in, place_in, read_text


def read(path, limits=DEFAULT) -> str:
    findings = Findings(str(path), 100)
    text = read_text(path, findings, limits)
    findings.settle()
    return text


def told(path) -> str:
    with pytest.raises(DeckError) as caught:
        read(path)
    (problem,) = caught.value.problems
    return format_problem(problem)


@pytest.mark.parametrize(
    "data",
    [
        "é\nb\n".encode(),
        b"\xef\xbb\xbf" + "é\nb\n".encode(),
        "\ufeffé\nb\n".encode("utf-16-le"),
        "\ufeffé\nb\n".encode("utf-16-be"),
        "é\r\nb\r\n".encode(),
        "é\rb\r".encode(),
    ],
)
def test_every_encoding_and_line_end_gives_the_same_text(data, tmp_path):
    path = tmp_path / "deck.yaml"
    path.write_bytes(data)
    assert read(path) == "é\nb\n"


def test_a_file_that_is_not_there_is_reported_with_the_name_that_was_meant(tmp_path, monkeypatch):
    (tmp_path / "french.yaml").touch()
    monkeypatch.chdir(tmp_path)
    assert told("frensh.yaml") == "frensh.yaml: error: there is no such file\n  hint: did you mean 'french.yaml'?"


def test_a_file_like_no_other_is_reported_without_a_guess(tmp_path, monkeypatch):
    (tmp_path / "french.yaml").touch()
    monkeypatch.chdir(tmp_path)
    assert told("algebra.yaml") == "algebra.yaml: error: there is no such file"


def test_a_file_in_a_folder_that_is_not_there_is_reported_with_the_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    hint = f"there is no folder '{'decks'}' either"
    assert told(os.path.join("decks", "a.yaml")).endswith(f"there is no such file\n  hint: {hint}")  # noqa: PTH118


def test_a_folder_is_reported_with_a_deck_in_it(tmp_path, monkeypatch):
    (tmp_path / "decks").mkdir()
    monkeypatch.chdir(tmp_path)
    assert told("decks") == "decks: error: this is a folder, not a file"
    (tmp_path / "decks" / "b.yml").touch()
    meant = os.path.join("decks", "b.yml")  # noqa: PTH118
    assert told("decks") == f"decks: error: this is a folder, not a file\n  hint: name a file in it, such as '{meant}'"


def test_a_name_no_file_can_have_is_reported():
    assert told("a\0b.yaml") == "a\\x00b.yaml: error: the file cannot be read: embedded null byte"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the system lets this user read everything")
def test_a_file_that_may_not_be_read_is_reported(tmp_path):
    path = tmp_path / "deck.yaml"
    path.touch(mode=0)
    assert told(path) == f"{path}: error: the file may not be read"


def test_a_file_over_the_limit_is_refused_before_it_is_looked_at(tmp_path):
    path = tmp_path / "deck.yaml"
    path.write_bytes(b"\0" * 11)
    with pytest.raises(LimitError, match=r"the file is larger than 9.53674e-06 MiB") as caught:
        read(path, Limits(file_bytes=10))
    assert caught.value.exit_code == ExitCode.LIMIT


@pytest.mark.parametrize(
    "code", [0x00, 0x07, 0x0B, 0x1B, 0x7F, 0x85, 0x9F, 0x2028, 0x2029, 0xD800, 0xFDD0, 0xFFFE, 0x10FFFF]
)
def test_characters_that_no_text_has_are_forbidden(code):
    assert [match[0] for match in forbidden_in(f"a{chr(code)}b")] == [chr(code)]


@pytest.mark.parametrize("character", "\t\n ~é\u00a0\u00ad\u200b\u200d\u202e\ufeff\ufffd語😀\U0010fffd")
def test_all_other_characters_are_allowed(character):
    assert not list(forbidden_in(character))


@given(
    st.text(
        st.sampled_from(
            "a\t\x07\x7f\x80\x9f\xa0\u2027\u2028\u202a\ufdcf\ufdd0\ufdef\ufdf0\ufffd\uffff\U0001fffe\U00020000"
        ),
        max_size=3,
    )
)
def test_a_file_is_searched_for_them_wherever_it_has_one(text):
    assert not list(forbidden_in(text)) or _looks_odd(text.encode())


def test_a_place_counts_lines_and_columns_from_one():
    text = "ab\n\nc"
    places = [(1, 1), (1, 2), (1, 3), (2, 1), (3, 1)]
    assert [place_in(text, index) for index in range(5)] == [Mark(*place) for place in places]


def test_characters_that_turn_text_around_are_warned_of_where_they_stand(tmp_path):
    path = tmp_path / "deck.yaml"
    path.write_text('title: t\ncards:\n- front: a\u202eb\n  back: "x\\u2066y"\n', encoding="utf-8")
    deck, problems = load_deck(path)
    assert deck.cards[0].front_text == "a\u202eb"
    assert [(problem.span.line, problem.span.column, problem.severity) for problem in problems] == [
        (3, 11, Severity.WARNING),
        (4, 11, Severity.WARNING),
    ]
    assert problems[0].message == (
        "the text has the character U+202E RIGHT-TO-LEFT OVERRIDE, which is not seen and turns what follows around"
    )


def test_so_many_of_them_that_nobody_would_read_on_take_no_time(tmp_path):
    path = tmp_path / "deck.yaml"
    back = "\u202e" * 9000
    path.write_text(f"title: t\ncards:\n- front: a\n  back: {back}\n" + "# \u202e\n" * 100_000, encoding="utf-8")
    _, problems = load_deck(path)
    assert len(problems) == 20


@pytest.mark.parametrize(
    ("data", "message", "place", "hint"),
    [
        (b"title: t\ncards:\n- fr\xf6nt: a", "byte 0xF6 is not UTF-8", (3, 5), "; in Windows-1252 the byte is 'ö'"),
        (b"a\xc3\xa9 \x81", "byte 0x81 is not UTF-8", (1, 4), ""),
        (b"\xff\xfea\x00\n\x00b\x00\x00\xd8", "the file is not UTF-16, as its first bytes say", (2, 2), ""),
        (b"\xc3\xa9\n\xff\0", "the file is not text in UTF-8: it has bytes that are zero", (2, 2), ""),
    ],
)
def test_what_is_not_the_text_it_should_be_is_reported_with_its_place_and_the_likeliest_reading(
    data, message, place, hint, tmp_path
):
    path = tmp_path / "deck.yaml"
    path.write_bytes(data)
    with pytest.raises(DeckError) as caught:
        read(path)
    (problem,) = caught.value.problems
    assert (problem.message, problem.span) == (message, Span(str(path), *place))
    assert problem.hint == f"save the file as UTF-8{hint}"


def test_a_file_of_just_the_limit_is_read_and_one_over_it_is_told_what_to_do(tmp_path):
    path = tmp_path / "deck.yaml"
    path.write_bytes(b"a" * 10)
    assert read(path, Limits(file_bytes=10)) == "a" * 10
    with pytest.raises(LimitError) as caught:
        read(path, Limits(file_bytes=9))
    assert caught.value.problems[0].hint.startswith("split the deck, or ")


def test_a_zero_is_reported_with_its_place(tmp_path):
    path = tmp_path / "deck.yaml"
    path.write_bytes(b"title: t\ncards:\n- fr\0nt: a\n")
    with pytest.raises(DeckError, match="bytes that are zero") as caught:
        load_deck(path)
    assert caught.value.problems[0].span == Span(str(path), 3, 5)
