from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.model.units import format_mm, inch, mm, parse_length, to_mm


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("3mm", 3 * 72 / 25.4),
        ("0.5 in", 36),
        ("1/8in", 9),
        ("12pt", 12),
        ('2"', 144),
        ("2.54cm", 72),
        ("-1.5mm", -1.5 * 72 / 25.4),
        ("+1in", 72),
        (".5in", 36),
        ("0mm", 0),
        (" 3 MM ", 3 * 72 / 25.4),
        ("2,54cm", 72),
    ],
)
def test_a_length_is_a_number_with_a_unit(text, points):
    assert parse_length(text) == pytest.approx(points)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3",
        "mm",
        "3 km",
        "three mm",
        "1/0in",
        "1/00in",
        "1//2in",
        "--1mm",
        "1.mm",
        "1e3mm",
        "nan mm",
        "infpt",
        "3mm 4mm",
    ],
)
def test_anything_else_is_refused_with_advice(text):
    with pytest.raises(ValueError, match="is not a length: write a number and mm, cm, in or pt, as in 3mm"):
        parse_length(text)


def test_a_number_too_long_to_mean_anything_is_refused_as_well():
    with pytest.raises(ValueError, match="is not a length"):
        parse_length("9" * 400 + "mm")
    with pytest.raises(ValueError, match="is not a length"):
        parse_length("9" * 5000 + "/3in")


def test_an_inch_is_25_4_mm_and_72_points():
    assert mm(25.4) == inch(1) == 72


@given(st.floats(-1e6, 1e6))
def test_millimetres_come_back_from_points(value):
    assert to_mm(mm(value)) == pytest.approx(value)


@pytest.mark.parametrize(
    ("points", "shown"),
    [(mm(90), "90 mm"), (mm(63.5), "63.5 mm"), (mm(57.15), "57.15 mm"), (mm(-0.001), "0 mm"), (0, "0 mm")],
)
def test_a_length_is_shown_without_needless_digits(points, shown):
    assert format_mm(points) == shown


@given(st.integers(-100_000, 100_000))
def test_what_is_shown_can_be_typed(hundredths):
    assert to_mm(parse_length(format_mm(mm(hundredths / 100)))) == pytest.approx(hundredths / 100)
