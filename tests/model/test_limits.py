"""What is refused as too large, and how to allow more."""

from __future__ import annotations

import re

import pytest

from cardprint.model.limits import DEFAULT, MIB, Limits, parse_limits


def test_without_a_word_the_limits_are_those_that_protect_the_machine():
    assert parse_limits([]) is DEFAULT
    assert (DEFAULT.file_bytes, DEFAULT.depth, DEFAULT.text) == (16 * MIB, 32, 10_000)
    assert (DEFAULT.picture_pixels, DEFAULT.picture_bytes, DEFAULT.drawing_bytes) == (40_000_000, 25 * MIB, 2 * MIB)


def test_a_limit_is_named_with_its_number_and_the_last_word_counts():
    limits = parse_limits(["deck=64", " Pixels = 100 ", "deck=32"])
    assert limits == Limits(file_bytes=32 * MIB, picture_pixels=100_000_000)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("deck", "'deck' is not a limit and its number, as in deck=64"),
        ("deck=1.5", "'deck=1.5' is not a limit and its number, as in deck=64"),
        ("deck=" + "9" * 20, "is not a limit and its number"),
        ("dekc=1", "no limit is called 'dekc': did you mean deck?"),
        ("paper=1", "no limit is called 'paper': there are deck, depth, values, text, entries, picture, pixels, svg"),
        ("deck=0", "'deck=0' is not from 1 to 1000000000"),
        ("depth=201", "'depth=201' is not from 1 to 200"),
    ],
)
def test_anything_else_is_reported(text, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        parse_limits([text])
