"""How many lines a hand needs to write an answer."""

import pytest

from cardprint.layout.sheet.hand import RULINGS, lines_for
from cardprint.model.job import Grade
from cardprint.model.units import mm, to_mm
from making import deck_of

WIDTH = mm(145)


def lines(back, grade=Grade.SIXTH, **fields):
    (card,) = deck_of(("front", back), **fields).cards
    return lines_for(card, RULINGS[grade], WIDTH)


@pytest.mark.parametrize(("grade", "distance"), [("k", 28), ("1", 16), ("2", 13), ("3", 9), ("6", 7.1)])
def test_line_distances_are_those_of_ruled_paper(grade, distance):
    assert to_mm(RULINGS[Grade(grade)].line) == pytest.approx(distance)


def test_a_word_takes_one_line():
    assert lines("Paris") == 1


def test_a_longer_answer_takes_more():
    assert lines("word " * 25) == 3


def test_a_larger_hand_takes_more_lines():
    assert lines("word " * 25, Grade.FIRST) > lines("word " * 25, Grade.THIRD) >= lines("word " * 25)


def test_every_typed_line_begins_a_line():
    assert lines("one\ntwo\nthree") == 3


def test_squares_are_wider_than_letters():
    assert lines("漢" * 40) > lines("a" * 40)


def test_nobody_is_asked_to_write_a_page():
    assert lines("word " * 1000) == 12


def test_the_card_has_the_last_word():
    assert lines("word " * 1000, lines=2) == 2
