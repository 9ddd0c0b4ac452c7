"""Numbers on pictures: each can be read, whatever is close to it, and says which spot it is for."""

from __future__ import annotations

from itertools import combinations
from math import hypot

from hypothesis import given, settings
from hypothesis import strategies as st

from cardprint.layout.palette import TEXT, WHITE
from cardprint.layout.picture_numbers import numbered
from cardprint.model.built_in_themes import PLAIN
from cardprint.model.geometry import Size
from cardprint.model.page import Circle, PlacedPicture, Rule
from cardprint.model.picture import Picture, PictureKind, Spot
from making import read
from text_checks import texts_in

PICTURE = PlacedPicture(100.0, 50.0, 240.0, 160.0, Picture("a.svg", "a.svg", PictureKind.DRAWING, Size(3, 2)))
RADIUS = 7.0
SHARES = st.integers(0, 50).map(lambda share: share / 50)
SPOTS = st.lists(st.builds(Spot, SHARES, SHARES), min_size=1, max_size=24, unique=True)
CROWDED = st.lists(st.builds(Spot, st.integers(40, 60), st.integers(40, 60)), min_size=2, max_size=16, unique=True).map(
    lambda spots: [Spot(spot.across / 100, spot.down / 100) for spot in spots]
)


def drawn(typesetter, spots, picture=PICTURE, radius=RADIUS):
    return list(numbered(picture, spots, radius, typesetter, PLAIN.colours))


def discs(items):
    return [item for item in items if isinstance(item, Circle) and item.stroke == TEXT]


def target(spot, picture=PICTURE):
    return picture.x + spot.across * picture.width, picture.y + spot.down * picture.height


@given(st.one_of(SPOTS, CROWDED))
@settings(max_examples=60, deadline=None)
def test_no_number_lies_on_another_or_leaves_the_picture_and_each_is_there(typesetter, spots):
    items = drawn(typesetter, spots)
    placed = discs(items)
    assert [read([item]) for item in texts_in(items)] == [str(n + 1) for n in range(len(spots))]
    for one, other in combinations(placed, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= 2 * one.radius
    for disc in placed:
        assert PICTURE.x <= disc.x - disc.radius
        assert disc.x + disc.radius <= PICTURE.x + PICTURE.width
        assert PICTURE.y <= disc.y - disc.radius
        assert disc.y + disc.radius <= PICTURE.y + PICTURE.height


@given(CROWDED)
@settings(max_examples=30, deadline=None)
def test_a_number_beside_its_spot_has_a_line_to_it(typesetter, spots):
    items = drawn(typesetter, spots)
    ends = {(round(item.x1, 3), round(item.y1, 3)): (item.x2, item.y2) for item in items if isinstance(item, Rule)}
    for disc, spot in zip(discs(items), spots, strict=True):
        aim = target(spot)
        if hypot(disc.x - aim[0], disc.y - aim[1]) > disc.radius / 4:
            assert ends[round(disc.x, 3), round(disc.y, 3)] == aim


def test_spots_apart_have_their_numbers_on_them_and_no_lines(typesetter):
    spots = [Spot(0.2, 0.3), Spot(0.7, 0.3), Spot(0.5, 0.8)]
    items = drawn(typesetter, spots)
    assert [(disc.x, disc.y) for disc in discs(items)] == [target(spot) for spot in spots]
    assert not any(isinstance(item, Rule) for item in items)


def test_numbers_are_dark_on_white_with_white_around_them(typesetter):
    items = drawn(typesetter, [Spot(0.5, 0.5)])
    halo, disc = (item for item in items if isinstance(item, Circle))
    assert (halo.fill, halo.stroke, disc.fill, disc.stroke) == (WHITE, None, WHITE, TEXT)
    assert halo.radius > disc.radius
    (figure,) = texts_in(items)
    assert figure.colour == TEXT
    assert figure.width < 2 * disc.radius


def test_on_a_small_picture_numbers_are_smaller(typesetter):
    small = PICTURE._replace(width=30.0, height=20.0)
    spots = [Spot(x / 4, y / 3) for x in range(5) for y in range(4)]
    items = drawn(typesetter, spots, small)
    placed = discs(items)
    assert placed[0].radius < RADIUS / 2
    for one, other in combinations(placed, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= 2 * one.radius - 0.01
