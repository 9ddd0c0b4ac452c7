"""Words with their readings above: where each part of a reading stands, and how much room it takes."""

from itertools import pairwise

import pytest

from cardprint.model.blocks import PLAIN, Ruby, Run
from cardprint.text.fonts import load_fonts
from cardprint.text.inset import BETWEEN_READINGS, RUBY_SCALE
from cardprint.text.inset_factory import make_inset
from cardprint.text.typesetter import Typesetter

SETTER = Typesetter(load_fonts(lang="zh", system=False), "zh")


def ruby(text, reading):
    return make_inset(SETTER, Run(text, inset=Ruby(reading)), PLAIN)


def spans(inset):
    """Return the words' left and right edge, and those of each part of the reading, in em."""
    base, *readings = inset.place(0, 0, 1, "#000", {})
    ends = [text.x + text.size * (sum(w.width for w in text.words[:-1]) + text.words[-1].ink) for text in readings]
    return (base.x, base.x + base.width), [(text.x, end) for text, end in zip(readings, ends, strict=True)]


def said(inset):
    return ["".join(word.text for word in text.words) for text in inset.place(0, 0, 1, "#000", {})]


def test_a_syllable_for_each_ideograph_stands_above_its_own():
    inset = ruby("马虎", "mǎ hū")
    (left, _), readings = spans(inset)
    assert said(inset) == ["马虎", "mǎ ", "hū"]
    for number, (start, end) in enumerate(readings):
        assert (start + end) / 2 == pytest.approx(left + number + 0.5, abs=0.01)
    assert inset.width == 2


def test_syllables_too_long_keep_apart_around_the_middle():
    (left, right), readings = spans(ruby("双窗", "shuāng chuāng"))
    for (_, end), (start, _) in pairwise(readings):
        assert start - end == pytest.approx(BETWEEN_READINGS)
    assert right - left == 2
    assert readings[0][0] < left < right < readings[-1][1]


@pytest.mark.parametrize(
    ("text", "reading"), [("図書館", "としょかん"), ("哪儿", "nǎr"), ("お茶", "o cha"), ("ab", "x y")]
)
def test_other_readings_stand_above_the_middle_as_one(text, reading):
    inset = ruby(text, reading)
    (left, right), ((start, end),) = spans(inset)
    assert said(inset) == [text, reading]
    assert (start + end) / 2 == pytest.approx((left + right) / 2, abs=0.01)


def test_readings_wider_than_their_words_keep_apart_from_those_of_neighbours():
    wide = ruby("窗", "chuāng")
    _, ((start, end),) = spans(wide)
    assert wide.width == pytest.approx(end - start + BETWEEN_READINGS)
    assert end - start > 1 > RUBY_SCALE


def width(*runs, phrases=True):
    return Typesetter(load_fonts(lang="ja", system=False), "ja").measure(runs, phrases=phrases).width


WIDE = Run("強", inset=Ruby("つよつよ"))  # a half em wider than its word at either side


def test_wide_readings_hang_over_kana_beside_them_where_no_line_may_end():
    alone = width(WIDE)
    assert width(WIDE, Run("い")) == pytest.approx(alone + 1 - 0.4)
    assert width(WIDE, Run("。")) == pytest.approx(alone + 1 - 0.4)
    assert width(WIDE, Run("い"), phrases=False) == pytest.approx(alone + 1)


def test_they_do_not_hang_over_ideographs_whose_readings_they_might_meet():
    assert width(Run("東"), WIDE, Run("京")) == pytest.approx(width(WIDE) + 2)


def test_readings_narrower_than_their_words_hang_over_nothing():
    narrow = Run("強", inset=Ruby("つ"))
    assert width(narrow, Run("い")) == pytest.approx(2)
