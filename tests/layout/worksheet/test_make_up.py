"""Make-up of worksheets: columns in order, evened on the last page, with the space between questions kept."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.exercise.drawing_up import draw_up
from cardprint.layout.question.question import Piece
from cardprint.layout.sheet.sheet_frame import SheetFrame
from cardprint.layout.sheet.strip import Strip
from cardprint.layout.worksheet.make_up import Pagination, count_of
from cardprint.model.job import SheetJob
from cardprint.model.paper import PAPERS
from making import deck_of

GAP = 17.0
HEIGHTS = st.lists(st.floats(5, 400), min_size=1, max_size=30)


@pytest.fixture(scope="module")
def frame(typesetter):
    return SheetFrame(draw_up(deck_of(("a", "b"))), SheetJob(PAPERS["A4"]), typesetter)


def made_up(frame, heights, columns=2):
    pieces = [Piece(number, GAP, Strip(height, ())) for number, height in enumerate(heights, 1)]
    return Pagination(frame, columns).place(pieces)


def heights_of(placed, page, frame):
    """Return how far down each column of a page reaches."""
    ends: dict[int, float] = {}
    for place in placed:
        if place.page == page:
            ends[place.column] = place.y + place.strip.height - frame.area(page).y
    return ends


def test_the_columns_of_the_last_page_are_even(frame):
    placed = made_up(frame, [40.0] * 14)
    assert [place.column for place in placed] == [0] * 7 + [1] * 7


def test_one_column_stays_one(frame):
    assert {place.column for place in made_up(frame, [40.0] * 5, columns=1)} == {0}


@given(HEIGHTS)
def test_every_strip_has_a_place_in_order_inside_the_area_and_apart_from_its_neighbour(frame, heights):
    placed = made_up(frame, heights)
    assert [place.card for place in placed] == list(range(1, len(heights) + 1))
    for place in placed:
        area = frame.area(place.page)
        assert area.y - 1e-6 <= place.y
        assert place.y + place.strip.height <= area.bottom + 1e-3
    for one, other in pairwise(placed):
        assert (one.page, one.column) <= (other.page, other.column)
        if (one.page, one.column) == (other.page, other.column):
            assert other.y == pytest.approx(one.y + one.strip.height + GAP)
        else:
            assert other.y == frame.area(other.page).y


@given(HEIGHTS)
def test_evening_takes_no_more_pages_and_leaves_no_column_higher_than_all_in_one(frame, heights):
    placed = made_up(frame, heights)
    ends = heights_of(placed, placed[-1].page, frame)
    on_last = [place.strip.height for place in placed if place.page == placed[-1].page]
    assert count_of(placed) == placed[-1].page + 1
    assert max(ends.values()) <= sum(on_last) + GAP * (len(on_last) - 1) + 1e-3
    # The higher column is above an even share by no more than the strip that fits neither end.
    if len(ends) == 2 and len(on_last) > 2:
        assert max(ends.values()) <= (sum(on_last) + GAP * (len(on_last) - 1)) / 2 + max(on_last) + GAP + 1
