from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cardprint.model.geometry import Rect, Size

LENGTHS = st.integers(0, 1000).map(float)


def test_a_rectangle_runs_right_and_down_from_its_corner():
    rect = Rect(10, 20, 30, 40)
    assert (rect.right, rect.bottom) == (40, 60)
    assert rect.size == Size(30, 40)


def test_an_inset_takes_as_much_from_each_side():
    assert Rect(10, 20, 30, 40).inset(5) == Rect(15, 25, 20, 30)


@given(st.builds(Rect, LENGTHS, LENGTHS, LENGTHS, LENGTHS), LENGTHS)
def test_an_inset_is_undone_by_its_negative(rect, by):
    assert rect.inset(by).inset(-by) == rect


def test_paper_wider_than_high_is_landscape_and_a_square_is_not():
    assert Size(2, 1).is_landscape
    assert not Size(1, 2).is_landscape
    assert not Size(1, 1).is_landscape


@given(st.builds(Size, LENGTHS, LENGTHS))
def test_two_quarter_turns_give_the_same_paper(size):
    assert size.turned().turned() == size
