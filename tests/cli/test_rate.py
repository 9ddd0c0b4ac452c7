"""Taking ratings down, asked at a terminal or from a table."""

from __future__ import annotations

import io
import os
import signal
import subprocess
from pathlib import Path

import pytest

from cardprint.source.deck_file import load_deck

DECK = """\
# my words
title: Words
cards:
  - front: one
    back: un    # easy
  - front: two
    back: deux
    rating: 5
  - front: three
    back: |
      trois
"""


@pytest.fixture
def words() -> Path:
    Path("cards").mkdir()
    path = Path("cards/words.yaml")
    path.write_text(DECK, encoding="utf-8")
    return path


@pytest.fixture
def answer(run, monkeypatch):
    """Return what rates a deck with answers typed beforehand."""

    def answering(typed: str, *arguments: object):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return run("rate", *arguments)

    return answering


def ratings(path: Path) -> list[int | None]:
    return [card.rating for card in load_deck(path)[0].cards]


def test_cards_that_are_not_rated_are_asked_for_front_first(words, answer):
    result = answer("\n3\n\n1\n")
    assert result.status == 0
    shown = result.out
    assert [
        shown.index(text) for text in ("1 of 2 · card 1", "    one\n", "    un\n", "2 of 2 · card 3", "    trois\n")
    ] == sorted(
        shown.index(text) for text in ("1 of 2 · card 1", "    one\n", "    un\n", "2 of 2 · card 3", "    trois\n")
    )
    assert "deux" not in shown
    assert result.err == "cards/words.yaml: 2 cards rated, 0 of 3 not rated yet\n"
    assert words.read_text(encoding="utf-8") == (
        DECK.replace("# easy\n", "# easy\n    rating: 3\n").replace("trois\n", "trois\n    rating: 1\n")
    )


def test_a_side_that_is_a_picture_says_so(words, answer):
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>'
    words.with_name("flag.svg").write_text(drawing, encoding="utf-8")
    words.write_text("title: T\ncards:\n- image: flag.svg\n  back: France\n", encoding="utf-8")
    done = answer("\n4\n", words)
    assert "(a picture)" in done.out
    assert ratings(words) == [4]


@pytest.mark.parametrize("typed", ["\n4\nq\n", "\n4\n\nQ\n", "\n4\n", "\n4", "\n4\n\nquit"])
def test_what_was_rated_before_one_stops_is_kept(typed, words, answer):
    assert answer(typed).status == 0
    assert ratings(words) == [4, 5, None]


def test_the_next_time_goes_on_where_it_stopped(words, answer):
    answer("\n4\nq\n")
    assert "card 3" in answer("q\n").out
    answer("\n2\n")
    assert ratings(words) == [4, 5, 2]
    result = answer("")
    assert result.status == 2
    assert "every card is rated" in result.err


def test_enter_skips_and_nonsense_is_asked_again(words, answer):
    result = answer("\n\n\nsix\n7\n3\n")
    assert result.out.count("is not a rating from 1, not at all, to 5, perfectly") == 2
    assert ratings(words) == [None, 5, 3]


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [(["--again"], [1, 2, 3]), (["--weak", "4"], [1, 3]), (["--weak", "5"], [1, 2, 3]), (["--cards", "3"], [3])],
)
@pytest.mark.usefixtures("words")
def test_which_cards_are_asked_for_can_be_chosen(arguments, asked, answer):
    shown = answer("\n\n" * 3, *arguments).out
    assert [number for number in (1, 2, 3) if f"· card {number}\n" in shown] == asked


def test_ratings_can_be_kept_beside_the_deck(words, answer):
    answer("\n4\nq\n", "--side")
    assert words.read_text(encoding="utf-8") == DECK
    assert Path("cards/words.ratings.csv").read_text(encoding="utf-8-sig") == "id,front,rating\none,one,4\n"
    assert ratings(words) == [4, 5, None]


def test_a_table_is_taken_down(words, run):
    Path("log.csv").write_text("\ufeffNumber;Rating\r\n1;2\r\n2;3\r\n3;\r\n", encoding="utf-8", newline="")
    result = run("rate", "cards/words.yaml", "--from", "log.csv")
    assert result == (0, "", "cards/words.yaml: 2 cards rated, 1 of 3 not rated yet\n")
    assert ratings(words) == [2, 3, None]


def test_a_table_with_a_bad_row_changes_nothing(words, run):
    Path("log.csv").write_text("number,rating\n1,2\n4,3\n2,good\n", encoding="utf-8")
    result = run("rate", "--from", "log.csv")
    assert result.status == 3
    assert "log.csv:3:1: error: no card has the number '4'" in result.err
    assert "log.csv:4:1: error: the rating is 'good'" in result.err
    assert words.read_text(encoding="utf-8") == DECK


@pytest.mark.usefixtures("words")
def test_one_deck_is_rated_at_a_time(run):
    Path("cards/more.yaml").write_text(DECK, encoding="utf-8")
    result = run("rate")
    assert result.status == 2
    assert "one deck is rated at a time, not 2\n  hint: name one, such as cards/more.yaml" in result.err


@pytest.mark.usefixtures("words")
def test_a_table_rates_what_it_names_and_no_choice_of_cards(run):
    result = run("rate", "--from", "log.csv", "--again")
    assert (result.status, "--from and --again exclude each other" in result.err) == (2, True)


@pytest.mark.skipif(os.name == "nt", reason="this is about the signals of Unix")
def test_ctrl_c_keeps_what_was_rated(words, start):
    with start("rate", stdin=subprocess.PIPE) as process:
        process.stdin.write(b"\n4\n")
        process.stdin.flush()
        shown = b""
        while b"2 of 2" not in shown:
            shown += os.read(process.stdout.fileno(), 4096)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"cards/words.yaml: 1 card rated, 1 of 3 not rated yet\n" in err
    assert ratings(words) == [4, 5, None]


def test_what_is_typed_may_be_no_text(words, start):
    with start("rate", stdin=subprocess.PIPE) as process:
        process.communicate(b"\n\xff\xfe\n4\nq\n", timeout=30)
    assert process.returncode == 0
    assert ratings(words) == [4, 5, None]
