from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.model.deck import Card, Mark
from cardprint.model.leitner import BOXES, MOST_BOXES, due, first_box, parse_boxes, parse_date, sorted_in
from cardprint.model.words import ENGLISH

HERE = Mark(1, 1)
boxes = st.lists(st.integers(1, 365), min_size=2, max_size=MOST_BOXES, unique=True).map(
    lambda days: tuple(sorted(days))
)


def card(number: int, rating: int | None) -> Card:
    return Card(number, (), (), HERE, HERE, HERE, "question", "answer", rating=rating)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1,2,4,9,14", (1, 2, 4, 9, 14)),
        (" 1, 3 ,5", (1, 3, 5)),
        ("powers", (1, 2, 4, 8, 16)),
        ("Powers", (1, 2, 4, 8, 16)),
    ],
)
def test_boxes_are_days_or_powers(text, read):
    assert parse_boxes(text) == read


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "'' is not days with commas between them: write 1,2,4,9,14 or powers"),
        ("1,2,", "'1,2,' is not days with commas between them: write 1,2,4,9,14 or powers"),
        ("3", "'3' makes 1 boxes: there are 2 to 9"),
        ("1,2,3,4,5,6,7,8,9,10", "'1,2,3,4,5,6,7,8,9,10' makes 10 boxes: there are 2 to 9"),
        ("1,4,2", "'1,4,2' does not rise: each box rests longer than the one before, 365 at most"),
        ("2,2", "'2,2' does not rise: each box rests longer than the one before, 365 at most"),
        ("0,1", "'0,1' does not rise: each box rests longer than the one before, 365 at most"),
        ("1,366", "'1,366' does not rise: each box rests longer than the one before, 365 at most"),
    ],
)
def test_boxes_that_cannot_be_are_refused_in_words(text, message):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the message is compared whole below
        parse_boxes(text)
    assert str(refused.value) == message


def test_a_box_comes_each_time_its_days_are_over():
    assert [due(day, (1, 2, 4)) for day in range(1, 9)] == [(1,), (1, 2), (1,), (1, 2, 3)] * 2


@given(boxes, st.integers(1, 371))
def test_between_two_reviews_of_a_box_lie_its_days(boxes, day):
    for box in due(day, boxes):
        interval = boxes[box - 1]
        assert box in due(day + interval, boxes)
        assert not any(box in due(between, boxes) for between in range(day + 1, day + interval))


def test_with_five_boxes_a_card_begins_in_the_box_of_its_rating():
    assert [first_box(rating, BOXES) for rating in (None, 1, 2, 3, 4, 5)] == [1, 1, 2, 3, 4, 5]


@given(boxes)
def test_what_is_known_better_begins_no_lower_and_the_ends_meet(boxes):
    places = [first_box(rating, boxes) for rating in range(1, 6)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (1, len(boxes))


def test_every_card_begins_in_one_box_in_the_order_of_numbers():
    cards = [card(3, 5), card(1, None), card(2, 1), card(4, 3)]
    assert sorted_in(cards, (1, 3, 5)) == ((1, 2), (4,), (3,))


def test_intervals_are_said_in_words():
    assert (ENGLISH.every(1), ENGLISH.every(4)) == ("every day", "every 4 days")


def test_a_date_is_year_month_and_day():
    assert parse_date(" 2026-11-30") == date(2026, 11, 30)


@pytest.mark.parametrize("text", ["30.11.2026", "2026-11-31", "20261130", "2026-W49-1", "9999-12-31", "0000-01-01", ""])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=f"{text!r} is not a date: write year, month and day, as in 2026-11-30"):
        parse_date(text)
