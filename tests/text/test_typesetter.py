"""From styled runs to measured, broken and placed lines."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.model.blocks import PLAIN, Run, Style
from cardprint.model.page import Link, Rule
from cardprint.model.text import Text
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter

TYPESETTER = Typesetter(load_fonts(system=False), "en")
BOLD = Style(bold=True)


def measured(*parts, **options):
    return TYPESETTER.measure([part if isinstance(part, Run) else Run(part) for part in parts], **options)


def lines(text, measure, **options):
    """Break a text and give its lines as they read."""
    set_ = measured(text, **options)
    ends = set_.break_lines(measure)
    return [read(set_, first, after) for first, after in zip([0, *ends], ends, strict=False)]


def read(set_, first, after):
    return "".join(
        word.text
        for item in set_.place(first, after, 0, 0, 10, "#000000")
        if isinstance(item, Text)
        for word in item.words
    )


def test_a_line_is_filled_as_far_as_its_words_reach():
    assert lines("the quick brown fox jumps", 6) == ["the quick", "brown fox", "jumps"]


def test_a_word_wider_than_the_measure_is_said_to_be_impossible():
    assert measured("incomprehensibilities").break_lines(5) is None


def test_space_at_the_end_of_a_line_takes_no_room():
    exact = measured("abc").width
    assert measured("abc def").break_lines(exact) == [1, 2]


@given(st.lists(st.text("abcdefghij-.,é", min_size=1, max_size=12), min_size=1, max_size=30), st.floats(9, 60))
def test_breaking_loses_nothing_and_keeps_to_the_measure(words, measure):
    text = " ".join(words)
    set_ = measured(text)
    ends = set_.break_lines(measure)
    if ends is None:
        assert set_.widest > measure
        return
    pieces = list(zip([0, *ends], ends, strict=False))
    assert " ".join(read(set_, *piece) for piece in pieces).replace(" ", "") == text.replace(" ", "")
    assert all(set_.line_width(*piece) <= measure + 1e-4 for piece in pieces)


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=9), min_size=2, max_size=20), st.floats(9, 40))
def test_balancing_never_takes_more_lines(words, measure):
    set_ = measured(" ".join(words))
    assert len(set_.balanced(measure)) == len(set_.break_lines(measure))


def test_balanced_lines_are_about_as_long_as_each_other():
    set_ = measured("Docker compared with virtual machines")
    ends = set_.balanced(16)
    assert [read(set_, *line) for line in zip([0, *ends], ends, strict=False)] == [
        "Docker compared",
        "with virtual machines",
    ]


def test_no_short_word_is_left_alone_on_the_last_line():
    set_ = measured("such as Docker Hub, or a private one such as ECR.")
    full = set_.break_lines(set_.line_width(0, 10))
    assert full == [10, 11]
    assert set_.break_without_orphan(set_.line_width(0, 10)) == [9, 11]


def test_a_style_inside_a_word_makes_no_break():
    set_ = measured("run ", Run("serv", BOLD), "ers now")
    assert len(set_) == 3
    assert read(set_, 0, 3) == "run servers now"


def test_bold_words_stand_in_the_bold_face():
    (text,) = measured("a ", Run("b", BOLD)).place(0, 2, 0, 0, 10, "#000000")
    assert [word.typeface.name for word in text.words] == ["NotoSans-Regular", "NotoSans-Bold"]


def test_a_bold_surrounding_makes_italics_bold_too():
    set_ = measured(Run("x", Style(italic=True)), base=BOLD)
    (text,) = set_.place(0, 1, 0, 0, 10, "#000000")
    assert text.words[0].typeface.name == "NotoSans-BoldItalic"


def test_a_superscript_is_small_and_raised():
    base, raised = measured("x", Run("2", Style(shift=1))).place(0, 1, 0, 100, 10, "#000000")
    assert raised.size < base.size
    assert raised.y < base.y


def test_a_link_is_underlined_and_can_be_followed():
    items = measured(Run("site", Style(link="https://example.org"))).place(0, 1, 0, 100, 10, "#000000")
    assert [type(item) for item in items] == [Text, Rule, Link]
    assert items[2].url == "https://example.org"


def test_hebrew_stands_right_to_left_and_its_numbers_left_to_right():
    set_ = measured("שלום 12 עולם")
    assert set_.rtl
    (text,) = set_.place(0, 3, 0, 0, 10, "#000000")
    assert [word.text.strip() for word in text.words if word.ink] == ["עולם", "12", "שלום"]


def test_characters_the_base_face_lacks_come_from_another():
    (text,) = measured("pi π 日本 x").place(0, 5, 0, 0, 10, "#000000")
    faces = {word.text.strip(): word.typeface.name for word in text.words}
    assert faces["π"] == "NotoSans-Regular"
    assert faces["日"].startswith("NotoSansJP")


def test_hyphens_show_only_where_a_line_ends_in_one():
    hyphenated = {"hyphenate": True}
    broken = lines("incomprehensibilities", 6, **hyphenated)
    assert len(broken) > 1
    assert all(line.endswith("\u00ad") for line in broken[:-1])
    assert "".join(broken).replace("\u00ad", "") == "incomprehensibilities"
    assert lines("incomprehensibilities", 60, **hyphenated) == ["incomprehensibilities"]


def test_an_unknown_language_has_no_hyphens():
    set_ = Typesetter(load_fonts(system=False), "tlh").measure([Run("incomprehensibilities")], hyphenate=True)
    assert len(set_) == 1


def test_chopped_text_breaks_between_any_two_characters():
    set_ = TYPESETTER.measure_broken([Run("aaaaaaaaaa")])
    assert len(set_) == 10
    assert set_.break_lines(2.9) == [5, 10]


def test_a_soft_hyphen_of_the_author_shows_where_the_line_ends():
    assert lines("Donau\u00addampf", 4) == ["Donau\u00ad", "dampf"]
    assert lines("Donau\u00addampf", 40) == ["Donaudampf"]


def test_a_title_too_long_for_its_line_loses_whole_words():
    words = TYPESETTER.words_within("A rather long title for a small card", 9)
    assert "".join(word.text for word in words) == "A rather long …"


@pytest.mark.parametrize("measure", [0.2, 1, 3, 9, 17, 40])
def test_as_much_of_a_long_title_as_fits_is_kept(measure):
    title = "A-rather-long-word and others for a small card"
    words = title.split(" ")
    shorter = [title, *(" ".join(words[:count]) + " …" for count in range(len(words) - 1, 0, -1))]
    shorter += [words[0][:count] + "…" for count in range(len(words[0]) - 1, -1, -1)]
    fits = (text for text in shorter if sum(word.width for word in TYPESETTER.words(text)) <= measure)
    found = "".join(word.text for word in TYPESETTER.words_within(title, measure))
    assert found == next(fits, "…")


def test_a_title_of_a_whole_page_is_shortened_at_once():
    began = process_time()
    TYPESETTER.words_within("en" + "-quadrant" * 1000, 20)
    assert process_time() - began < 1


def test_words_are_shaped_once():
    first, second = (TYPESETTER.words("same thing", PLAIN) for _ in range(2))
    assert all(one is other for one, other in zip(first, second, strict=True))


@pytest.mark.parametrize("sign", "→★☐①✓☎🙂∀")
def test_signs_take_the_room_of_their_ink_and_spread_no_lines(sign):
    typesetter = Typesetter(load_fonts(system=False))
    plain, signed = typesetter.measure([Run("so it is")]), typesetter.measure([Run(f"so {sign} is")])
    assert {word.typeface.name for word in signed.words} != {word.typeface.name for word in plain.words}
    assert (signed.ascent, signed.descent) == (plain.ascent, plain.descent)
