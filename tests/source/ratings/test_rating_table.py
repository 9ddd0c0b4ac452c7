"""Tables of ratings, as spreadsheets write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.errors import DeckError, Severity, format_problem
from cardprint.model.blocks import Paragraph, Run
from cardprint.model.deck import Card, Deck, Mark, side_file
from cardprint.source.deck_file import load_deck
from cardprint.source.ratings.rating_table import read_ratings, write_ratings

if TYPE_CHECKING:
    from pathlib import Path

HERE = Mark(1, 1)


def card(number: int, front: str, given_id: str | None = None) -> Card:
    blocks = (Paragraph((Run(front.replace("*", "")),)),)
    return Card(number, blocks, (), HERE, HERE, HERE, front, "answer", given_id=given_id)


DECK = Deck("T", (card(1, "What is *blue*?"), card(2, "the sea", "sea"), card(3, "twice"), card(4, "twice")), "t.yaml")


@pytest.fixture
def table(tmp_path: Path):
    """Return what writes a table and reads it."""

    def read(data: str | bytes, **options: object):
        path = tmp_path / "ratings.csv"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return read_ratings(path, DECK, **options)

    return read


def refusal(table, data: str | bytes) -> list[str]:
    with pytest.raises(DeckError) as refused:
        table(data)
    return [format_problem(problem).partition("ratings.csv:")[2] for problem in refused.value.problems]


@pytest.mark.parametrize(
    "data",
    [
        "number,rating\n1,3\n2,5\n",
        "number;rating\n1;3\n2;5",
        "rating\tnumber\n3\t1\n5\t2\n",
        "\ufeffNumber , RATING\r\n1,3\r\n2,5\r\n",
        "number,rating\n1,3\n2,5\n".encode("utf-16"),
        "sep=;\nnumber;rating\n1;3\n2;5\n",
        "id,rating\nwhat-is-blue,3\nsea,5\n",
        "front,rating\nwhat is  BLUE?,3\nThe sea,5\n",
        'front,rating\n"What is *blue*?",3\nthe sea,5\n',
        "when,number,rating,remark\n\nMonday,1,3,good\n,2,5\n,3,,absent\n,4\n,,,\n",
        'number,rating\n"1","3,0"\n2.0,05\n',
        "number,rating\n1,3\n1,3\n2,5\n",
    ],
)
def test_a_table_is_read_whatever_wrote_it(table, data):
    assert table(data).by_number == {1: 3, 2: 5}


def test_the_id_is_surer_than_the_number_and_the_number_than_the_front(table):
    assert table("front,number,id,rating\ntwice,1,sea,4\ntwice,3,,2\n").by_number == {2: 4, 3: 2}


def test_every_bad_row_is_named(table):
    assert refusal(
        table, "id;number;front;rating\nsee;;;3\n;9;;3\n;;twice;3\n;;;3\n;1;;6\n;2;;good\n;3;;2\n;3;;4\n"
    ) == [
        "2:1: error: no card has the id 'see'\n  hint: did you mean 'sea'?",
        "3:1: error: no card has the number '9'\n  hint: cards are numbered from 1 to 4",
        "4:1: error: the cards 3, 4 have the front 'twice'\n  hint: name them by number",
        "5:1: error: the row names no card",
        "6:1: error: the rating is '6', not a whole number from 1 to 5",
        "7:1: error: the rating is 'good', not a whole number from 1 to 5",
        "9:1: error: card 3 is rated 4, and 2 in line 8\n  hint: leave one of the two",
    ]


def test_lines_are_counted_as_editors_count_them(table):
    said = refusal(table, 'sep=,\nnumber,remark,rating\n1,"two\nlines",3\n2,,7\n')
    assert said == ["5:1: error: the rating is '7', not a whole number from 1 to 5"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "1:1: error: the table is empty\n  hint: its first row is 'number,rating'"),
        (
            "number,ratng\n1,2\n",
            "1:1: error: the table has no column 'rating'\n  hint: did you mean 'rating' for 'ratng'?",
        ),
        (
            "rating\n1\n",
            "1:1: error: the table has no column 'id', 'number' or 'front'\n  hint: its first row names the columns",
        ),
        (
            'number,rating\n1,"2\n',
            "2:1: error: this is no row of a table: unexpected end of data\n  hint: see that every quote is closed",
        ),
        (
            "number,rating,x\n1,2," + "x" * 140_000,
            (
                "2:1: error: this is no row of a table: field larger than field limit (131072)\n"
                "  hint: see that every quote is closed"
            ),
        ),
        (
            "number,rating\n1,\xe9\n".encode("cp1252"),
            "2:3: error: byte 0xE9 is not UTF-8\n  hint: save the file as UTF-8; in Windows-1252 the byte is 'é'",
        ),
    ],
)
def test_what_is_no_table_of_ratings_is_refused(table, data, said):
    assert refusal(table, data) == [said]


def test_a_side_file_keeps_what_names_no_card_and_warns(table):
    read = table("id,front,rating\nsea,the sea,2\ngone,a card of old,4\n", severity=Severity.WARNING)
    assert read.by_number == {2: 2}
    assert [(problem.severity, problem.message) for problem in read.problems] == [
        (Severity.WARNING, "no card has the id 'gone'")
    ]
    assert write_ratings(DECK, {2: 3}, read.strays).decode("utf-8-sig") == (
        "id,front,rating\nsea,the sea,3\ngone,a card of old,4\n"
    )


@given(st.dictionaries(st.integers(1, 4), st.integers(1, 5)))
def test_what_is_written_is_read_back(tmp_path_factory, ratings):
    path = tmp_path_factory.getbasetemp() / "again.csv"
    path.write_bytes(write_ratings(DECK, ratings))
    assert read_ratings(path, DECK).by_number == ratings


def test_a_spreadsheet_takes_no_front_for_a_formula():
    deck = Deck("T", (card(1, "=1+1"), card(2, "-5 · 3")), "t.yaml")
    assert write_ratings(deck, {1: 1, 2: 2}).decode("utf-8-sig") == "id,front,rating\n1-1,'=1+1,1\n5-3,'-5 · 3,2\n"


@pytest.mark.parametrize(("deck", "side"), [("a/b.yaml", "a/b.ratings.csv"), ("b.YML", "b.ratings.csv")])
def test_a_side_file_is_named_after_its_deck(deck, side):
    assert side_file(deck).as_posix() == side


def test_what_a_side_file_says_outranks_the_deck(tmp_path):
    path = tmp_path / "t.yaml"
    path.write_text(
        "title: T\ncards:\n- {front: a, back: b, rating: 1}\n- {front: c, back: d, rating: 2}\n- {front: e, back: f}\n",
        encoding="utf-8",
    )
    side_file(path).write_text("id,rating\na,5\ne,4\nz,1\n", encoding="utf-8")
    deck, problems = load_deck(path)
    assert [card.rating for card in deck.cards] == [5, 2, 4]
    assert [str(problem.span) for problem in problems] == [f"{side_file(path)}:4:1"]


def test_a_side_file_with_a_mistake_stops_the_work(tmp_path):
    path = tmp_path / "t.yaml"
    path.write_text("title: T\ncards:\n- {front: a, back: b}\n", encoding="utf-8")
    side_file(path).write_text("id,rating\na,nine\n", encoding="utf-8")
    with pytest.raises(DeckError, match="the rating is 'nine'"):
        load_deck(path)
