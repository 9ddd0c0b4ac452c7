from __future__ import annotations

from cardprint.model.nearest import nearest


def test_a_slip_of_the_keyboard_is_understood():
    assert nearest("bakc", ["front", "back", "note"]) == "back"


def test_capitals_do_not_matter_and_the_known_spelling_comes_back():
    assert nearest("LETER", ["A4", "Letter"]) == "Letter"


def test_an_altogether_other_word_is_not_taken_for_one_we_know():
    assert nearest("elephant", ["front", "back"]) is None
