from __future__ import annotations

from math import hypot, isclose

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cardprint.model.drawing import Matrix
from cardprint.svg.path_data import arc_curves, bounds, ellipse, moved, numbers, path, polygon, rounded

places = st.floats(-100, 100).map(lambda value: round(value, 3))


def sketch(outline):
    return " ".join(step + ",".join(f"{number:g}" for number in points) for step, points in outline)


@pytest.mark.parametrize(
    ("data", "drawn"),
    [
        ("M1 2L3 4z", "M1,2 L3,4 Z"),
        ("m1,2l3-4", "M1,2 L4,-2"),
        ("M1 2 3 4 5 6", "M1,2 L3,4 L5,6"),
        ("m1 2 3 4", "M1,2 L4,6"),
        ("M0 0h5v5H1V2", "M0,0 L5,0 L5,5 L1,5 L1,2"),
        ("M.5.5-1e1-1", "M0.5,0.5 L-10,-1"),
        ("M0 0C1 2 3 4 5 6S8 8 9 9", "M0,0 C1,2,3,4,5,6 C7,8,8,8,9,9"),
        ("M0 0S1 1 2 2", "M0,0 C0,0,1,1,2,2"),
        ("M0 0Q3 3 6 0T12 0", "M0,0 C2,2,4,2,6,0 C8,-2,10,-2,12,0"),
        ("M1 1l2 0zl5 5", "M1,1 L3,1 Z M1,1 L6,6"),
        ("M0 0a0 5 0 01 4 4", "M0,0 L4,4"),
        ("M0 0 L1 1 oops 9 9 L2 2", "M0,0 L1,1"),
        ("M0 0 L1 1 2 1e99 L2 2", "M0,0 L1,1"),
        ("M0 0 a1 1e99 0 0 0 5 5", "M0,0"),
        ("M0 0L1", "M0,0"),
        ("L1 1", ""),
        ("", ""),
    ],
)
def test_path_data_is_drawn(data, drawn):
    assert sketch(path(data)) == drawn


def test_flags_of_arcs_may_stick_to_what_follows():
    assert path("M0 0a5 5 0 1110 0") == path("M0 0 a 5,5 0 1 1 10,0")


def test_numbers_that_are_damage_are_none():
    for text in ("1 x", "1e999", "nan", "1e300"):
        with pytest.raises(ValueError, match=r".+"):
            numbers(text)


@given(places, places, places, places, st.floats(1, 80), st.booleans(), st.booleans())
def test_an_arc_of_a_circle_ends_where_it_should_and_stays_on_the_circle(x1, y1, x2, y2, radius, large, sweep):  # noqa: PLR0913, PLR0917 - an arc
    distance = hypot(x2 - x1, y2 - y1)
    assume(distance > 0.1)
    curves = list(arc_curves((x1, y1), (radius, radius), 30, (large, sweep), (x2, y2)))
    assert curves[-1][-2:] == (x2, y2)
    reach = max(radius, distance / 2)
    for curve in curves:
        assert all(abs(value) < 100 + 3 * reach for value in curve)
    ends = [(x1, y1), *(curve[-2:] for curve in curves)]
    widest = max(hypot(bx - ax, by - ay) for ax, ay in ends for bx, by in ends)
    assert widest <= 2 * reach * 1.001


@given(places, places, st.floats(0.1, 50), st.floats(0.1, 50))
def test_the_bounds_of_an_ellipse_are_its_radii(cx, cy, rx, ry):
    left, top, right, bottom = bounds(ellipse(cx, cy, rx, ry))
    assert isclose(right - left, 2 * rx, rel_tol=1e-6, abs_tol=1e-6)
    assert isclose(bottom - top, 2 * ry, rel_tol=1e-6, abs_tol=1e-6)


def test_bounds_reach_as_far_as_curves_turn_and_no_further():
    assert bounds(path("M0 0C0 4 6 4 6 0")) == (0.0, 0.0, 6.0, 3.0)


def test_a_rectangle_has_corners_or_roundings():
    assert sketch(rounded(1, 2, 3, 4, 0, 0)) == "M1,2 L4,2 L4,6 L1,6 Z"
    assert [step for step, _ in rounded(0, 0, 9, 9, 1, 2)] == list("MLCLCLCLCZ")
    assert sketch(polygon((1, 2, 3, 4, 5), closed=False)) == "M1,2 L3,4"


def test_an_outline_is_mapped_point_by_point():
    assert sketch(moved(path("M1 2C3 4 5 6 7 8z"), Matrix(2, 0, 0, -1, 10, 0))) == "M12,-2 C16,-4,20,-6,24,-8 Z"
