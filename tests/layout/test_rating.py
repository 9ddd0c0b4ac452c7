"""The scale to tick: as much of it as there is room for, never more."""

from __future__ import annotations

import pytest

from cardprint.layout.rating import scale
from cardprint.model.page import Circle
from making import read
from text_checks import texts_in


@pytest.mark.parametrize(
    ("room", "said"),
    [
        (300, "How well did you know this? not at all 1 2 3 4 5 perfectly"),
        (160, "not at all 1 2 3 4 5 perfectly"),
        (80, "1 2 3 4 5"),
        (40, "1 2 3 4 5"),
    ],
)
def test_it_stays_within_its_room(typesetter, room, said):
    items = scale(typesetter, 500, 20, 6.5, room)
    assert read(items) == said
    edges = [(item.x, item.x + item.width) for item in texts_in(items)]
    edges += [(item.x - item.radius, item.x + item.radius) for item in items if isinstance(item, Circle)]
    assert min(left for left, _ in edges) >= 500 - room / 2
    assert max(right for _, right in edges) <= 500 + room / 2
