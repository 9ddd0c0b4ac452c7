"""Contrast of colours as WCAG 2.1 measures it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.model.contrast import BLACK, READABLE, WHITE, contrast, readable, words_on

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    # Of the tables and examples that go with WCAG 2.1.
    [
        (BLACK, WHITE, 21.0),
        (WHITE, WHITE, 1.0),
        ("#777777", WHITE, 4.48),
        ("#767676", WHITE, 4.54),
        ("#ff0000", WHITE, 4.0),
    ],
)
def test_contrast_is_that_of_wcag(one, other, expected):
    assert contrast(one, other) == pytest.approx(expected, abs=0.01)


@given(colours, colours)
def test_contrast_is_the_same_from_either_side(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1.0 <= contrast(one, other) <= 21.0


@given(colours)
def test_words_on_any_colour_are_read(colour):
    assert contrast(colour, words_on(colour)) >= READABLE


@given(colours)
def test_a_shade_of_any_colour_is_read_on_white_paper(colour):
    shade = readable(colour)
    assert contrast(shade) >= READABLE
    assert shade == colour or contrast(colour) < READABLE
    assert all(dark <= light for dark, light in zip(bytes.fromhex(shade[1:]), bytes.fromhex(colour[1:]), strict=True))
