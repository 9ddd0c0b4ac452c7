from __future__ import annotations

import pytest

from cardprint.model.geometry import Rect, Size
from cardprint.model.stock import Stock


def stock(**changes: object) -> Stock:
    """Make a sheet of 100 × 100 points with 2 × 2 cards of 30 × 20, 5 apart across and touching down."""
    usual = {
        "id": "test", "name": "test", "paper": Size(100, 100), "columns": 2, "rows": 2, "card": Size(30, 20),
        "left": 15, "top": 20, "pitch": Size(35, 20),
    }  # fmt: skip
    return Stock(**(usual | changes))


def test_slots_count_across_then_down():
    assert stock().slots == 4
    assert list(stock().places()) == [
        Rect(15, 20, 30, 20),
        Rect(50, 20, 30, 20),
        Rect(15, 40, 30, 20),
        Rect(50, 40, 30, 20),
    ]
    assert [stock().slot(index) for index in range(4)] == list(stock().places())


def test_the_area_is_the_rectangle_around_all_slots():
    assert stock().area == Rect(15, 20, 65, 40)


def test_the_gutter_is_what_lies_between_neighbours():
    assert stock().gutter == Size(5, 0)


def test_a_gutter_is_not_the_dust_of_arithmetic():
    assert stock(pitch=Size(30 + 1e-12, 20)).gutter == Size(0, 0)


def test_the_narrowest_gutter_that_is_one_is_kept():
    assert stock(pitch=Size(30.01, 20.5)).gutter == pytest.approx(Size(0.01, 0.5))


def test_one_column_has_no_gutter_whatever_its_pitch():
    assert stock(columns=1).gutter == Size(0, 0)


@pytest.mark.parametrize(
    ("changes", "padding"),
    [
        ({}, 0),
        ({"left": 0}, 72 / 25.4 * 5),
        ({"top": 10}, 72 / 25.4 * 5 - 10),
        ({"left": 32}, 72 / 25.4 * 5 - 3),
        ({"top": 60}, 72 / 25.4 * 5),
    ],
)
def test_content_keeps_5_mm_from_the_edge_of_the_paper_on_every_card(changes, padding):
    assert stock(**changes).padding == pytest.approx(padding)
