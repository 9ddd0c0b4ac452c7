from __future__ import annotations

import pytest

from cardprint.layout.imposition.margins import Margins
from cardprint.model.geometry import Rect, Size
from cardprint.model.page import Rule
from cardprint.model.units import mm, to_mm


def margins(cards=(30, 40, 140, 217), marks=()):
    """The margins of A4 around cards in a rectangle of these millimetres."""
    return Margins(Size(mm(210), mm(297)), Rect(*map(mm, cards)), marks)


def take(free, width, height, left=50.0, *, at_foot=False):
    place = free.take(Size(mm(width), mm(height)), mm(left), at_foot=at_foot)
    return place and [round(to_mm(length), 2) for length in place[:2]]


def test_a_place_is_found_at_the_head_in_the_middle_of_the_strip_beyond_the_crop_marks():
    assert take(margins(), 60, 4) == [50, (5 + 33) / 2 - 2]


def test_a_place_at_the_foot_is_the_same_from_below():
    assert take(margins(), 60, 4, at_foot=True) == [50, 297 - (5 + 33) / 2 - 2]


def test_where_it_is_too_tight_beyond_the_crop_marks_the_whole_margin_will_do():
    assert take(margins((30, 11, 140, 275)), 60, 4) == [50, (5 + 10) / 2 - 2]


def test_where_its_edge_cannot_be_it_goes_to_either_end_and_then_right_of_what_is_in_the_way():
    marks = [Rule(mm(x), mm(5), mm(x), mm(9), 0.4, "#000000") for x in (60, 150)]
    tight = (30, 11, 140, 275)
    assert take(margins(tight, marks), 30, 4)[0] == 5
    assert take(margins(tight, marks[:1]), 80, 4)[0] == 125
    assert take(margins(tight, marks), 80, 4)[0] == 61


def test_it_goes_to_the_foot_where_the_head_is_full_and_then_beside_the_cards():
    free = margins((50, 11, 110, 275))
    assert take(free, 200, 4, left=5)[1] < 11
    assert take(free, 200, 4, left=5)[1] > 286
    assert take(free, 40, 4, left=5) == [5, 146.5]
    assert take(free, 40, 4, left=5) == [165, 146.5]
    assert take(free, 40, 4, left=5) is None


def test_beside_the_cards_it_stands_half_way_down_left_of_them_or_else_right():
    free = margins()
    places = [free.take_beside(Size(mm(10), mm(120))) for _ in range(2)]
    assert [[round(to_mm(length), 2) for length in place[:2]] for place in places] == [[9, 88.5], [186, 88.5]]


def test_beside_the_cards_it_goes_up_or_down_where_half_way_is_taken():
    free = margins((30, 40, 175, 217))
    tops = [round(to_mm(free.take_beside(Size(mm(10), mm(80))).y), 2) for _ in range(3)]
    assert tops == [108.5, 5, 189.5]
    assert free.take_beside(Size(mm(10), mm(80))) is None


@pytest.mark.parametrize(("gap", "left"), [(1.01, 50), (0.99, 5)])
def test_things_keep_a_millimetre_of_air(gap, left):
    free = margins()
    free.occupy(Rect(mm(80 + gap), 0, mm(5), mm(35)))
    assert take(free, 30, 4)[0] == left


def test_an_occupied_place_is_not_given_away():
    free = margins()
    free.occupy(Rect(0, 0, mm(210), mm(40)))
    assert take(free, 60, 4)[1] > 257


@pytest.mark.parametrize(("width", "height"), [(201, 4), (60, 29)])
def test_what_fits_nowhere_gets_no_place(width, height):
    assert take(margins((5, 33, 200, 231)), width, height) is None
