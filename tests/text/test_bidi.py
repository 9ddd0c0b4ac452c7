"""The order of words where right-to-left text is."""

import pytest

from cardprint.text.bidi import base_level, levels, visual_order


@pytest.mark.parametrize(("text", "level"), [("abc", 0), ("שלום abc", 1), ("123 שלום", 1), ("(x) שלום", 0)])
def test_the_first_strong_character_decides_the_direction(text, level):
    assert base_level(text) == level


def test_numbers_run_left_to_right_inside_right_to_left_text():
    assert levels("אב 12", 1) == [1, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("text", "base", "bracket_levels"),
    [
        ("שלום peace (1948) שלום", 1, [2, 2]),  # as the Latin word before them
        ("שלום book(s)", 1, [2, 2]),
        ("smith (fabrikam ש) ש", 1, [1, 1]),  # as the Hebrew paragraph, of which something is between them
        ("שלום (1948) שלום", 1, [1, 1]),
        ("a (ש) b", 0, [0, 0]),
        ("ש [b (c] d) ש", 1, [1, 2, 1, 1]),  # only [ and ] are a pair
        ("שלום x [1) שלום", 1, [2, 1]),  # nothing is
    ],
)
def test_brackets_that_pair_run_the_same_way(text, base, bracket_levels):
    found = levels(text, base)
    assert [level for level, character in zip(found, text, strict=True) if character in "()[]"] == bracket_levels


def test_latin_words_keep_their_order_inside_a_hebrew_line():
    words = ["שלום ", "my ", "world ", "עולם"]
    assert visual_order(words, [1, 2, 2, 1]) == ["עולם", "my ", "world ", "שלום "]


def test_hebrew_words_turn_inside_a_latin_line():
    assert visual_order(["a ", "ש", "ל", " b"], [0, 1, 1, 0]) == ["a ", "ל", "ש", " b"]


def test_a_line_of_one_direction_stays_as_it_is():
    assert visual_order(["a", "b"], [0, 0]) == ["a", "b"]
