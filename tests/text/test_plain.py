"""Paragraphs of plain words: kept as text, measured by words, cast by lines."""

import pytest
from cardprint.text.plain_prose import PlainProse
from hypothesis import given
from hypothesis import strategies as st

from cardprint.model.blocks import PLAIN, Run, Style
from cardprint.model.glyphs import Slug
from cardprint.model.theme import Spacing
from cardprint.text.fonts import load_fonts
from cardprint.text.plain import MOST_WIDTHS
from cardprint.text.typesetter import Typesetter

FONTS = load_fonts(system=False)
TYPESETTER = Typesetter(FONTS, "en")
BOLD, ITALIC = Style(bold=True), Style(italic=True)
TEXTS = st.lists(st.text("aefilTVo.,-5/%", min_size=1, max_size=9), min_size=1, max_size=12).map(" ".join)


def cut(text, *ends):
    """Cut a text at some places into runs that take turns in their styles."""
    places = sorted({min(end, len(text)) for end in ends} | {0, len(text)})
    styles = (PLAIN, BOLD, ITALIC) * len(places)
    return [Run(text[start:end], style) for start, end, style in zip(places, places[1:], styles, strict=False)]


def line(prose, first=0, after=None):
    (text,) = prose.place(first, len(prose) if after is None else after, 0, 0, 10, "#000000")
    return text


def test_a_line_in_one_style_is_cast_whole():
    (slug,) = line(TYPESETTER.prose([Run("to affix five stamps")])).words
    assert isinstance(slug, Slug)
    assert slug.text == "to affix five stamps"


def test_so_is_each_stretch_of_one_style():
    words = line(TYPESETTER.prose(cut("an obvious, fine day", 3, 10))).words
    assert [(word.text, word.typeface.name) for word in words] == [
        ("an ", "NotoSans-Regular"),
        ("obvious", "NotoSans-Bold"),
        (", fine day", "NotoSans-Italic"),
    ]


@pytest.mark.parametrize("text", ["in Греция", "well-known words", "Ω and Σ"])
def test_a_line_with_other_words_is_not(text):
    words = line(TYPESETTER.prose([Run(text)])).words
    assert "".join(word.text for word in words) == text
    assert not any(isinstance(word, Slug) for word in words)


def test_a_space_in_another_style_is_not_set_at_the_end_of_a_line():
    prose = TYPESETTER.prose(cut("end of line", 3, 4))
    assert [word.text for word in line(prose, 0, 1).words] == ["end"]


def test_a_line_may_end_inside_a_word_with_a_hyphen():
    prose = TYPESETTER.prose([Run("a well-known word")])
    assert [line(prose, unit, unit + 1).words[0].text for unit in range(len(prose))] == ["a", "well-", "known", "word"]


@given(TEXTS, st.sets(st.integers(0, 60), max_size=3))
def test_a_line_shows_what_its_words_are_one_by_one(text, ends):
    prose = TYPESETTER.prose(cut(text, *ends))
    shown = [(glyph.id, glyph.advance) for word in line(prose).words for glyph in word.glyphs]
    assert shown == [(glyph.id, glyph.advance) for word in prose.line_words() for glyph in word.glyphs]


@given(TEXTS, st.sets(st.integers(0, 60), max_size=3))
def test_a_line_is_as_wide_as_it_was_measured(text, ends):
    prose = TYPESETTER.prose(cut(text, *ends))
    assert line(prose).width == pytest.approx(10 * prose.width)
    assert sum(glyph.advance for word in line(prose).words for glyph in word.glyphs) == pytest.approx(
        1000 * prose.width
    )


@given(TEXTS, st.integers(0, 5), st.integers(1, 6))
def test_a_part_of_a_paragraph_is_set_as_in_the_whole(text, first, count):
    prose = TYPESETTER.prose(cut(text, 4, 9))
    after = min(first + count, len(prose))
    if first < after:
        part = prose.part(first, after)
        assert "".join(word.text for word in line(part).words) == "".join(
            word.text for word in line(prose, first, after).words
        )
        assert part.widths == prose.widths[first:after]


def test_a_paragraph_is_set_after_its_words_were_forgotten():
    typesetter = Typesetter(FONTS, "en")
    early = [typesetter.prose([Run(text)]) for text in ("an office", "die Größe", "in Греция")]
    for number in range(MOST_WIDTHS // 500 + 2):
        typesetter.prose([Run(" ".join(f"n{number}x{index}" for index in range(500)))])
    assert ["".join(word.text for word in line(prose).words) for prose in early] == [
        "an office",
        "die Größe",
        "in Греция",
    ]


def test_what_is_glued_keeps_together_and_is_a_space():
    prose = TYPESETTER.prose([Run("it weighs 5 kg in all")])
    assert len(prose) == 5
    assert line(prose, 2, 3).words[0].text == "5 kg"


def test_letters_that_are_spaced_are_set_word_by_word():
    typesetter = Typesetter(load_fonts(system=False, spacing=Spacing(0.1, 3.5)), "en")
    prose = typesetter.prose([Run("a fine day")])
    assert isinstance(prose, PlainProse)
    assert [word.text for word in line(prose).words] == ["a ", "fine ", "day"]
