"""How columns and boxes side by side share the measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.layout.composition.widths import share


def test_each_gets_its_natural_width_where_there_is_room():
    assert share([3, 5], [1, 1], 10) == [3, 5]


def test_the_widest_gives_way_first():
    assert share([2, 9], [1, 1], 8) == pytest.approx([2, 6])


def test_none_is_narrower_than_its_widest_word():
    assert share([9, 9], [6, 1], 10) == pytest.approx([6, 4])


def test_too_little_room_is_said():
    assert share([9, 9], [6, 5], 10) is None


@given(st.lists(st.tuples(st.floats(0.5, 20), st.floats(0.1, 1)), min_size=1, max_size=6), st.floats(1, 60))
def test_the_shares_never_take_more_than_the_room(columns, room):
    naturals = [natural for natural, _ in columns]
    leasts = [natural * part for natural, part in columns]
    shares = share(naturals, leasts, room)
    if shares is None:
        assert sum(leasts) > room
    else:
        assert sum(shares) <= room + 1e-6
        assert all(
            least - 1e-9 <= got <= natural + 1e-9 for least, got, natural in zip(leasts, shares, naturals, strict=True)
        )
