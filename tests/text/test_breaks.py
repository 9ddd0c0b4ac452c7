"""Where lines may break: ICU's answer, by the short way and the long one, and where taste says no."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cardprint.text.breaks import GLUE, clusters, glue, has_right_to_left, icu_breaks, is_plain, line_breaks

_PLAIN_CHARACTERS = "aZéжλ19,.;:!?'’“”()/%&$€£+=*#@<>_…–\"-  "


@given(st.text(_PLAIN_CHARACTERS, min_size=1, max_size=24))
@example('say "this" (or that), 3/4 of it - well-known; e.g. a–b')
@example("C# / .NET")
@example("x = y+1")
def test_plain_text_breaks_the_short_way_just_as_icu_breaks_it(text):
    glued = glue(text, "xx")
    assert line_breaks(glued, "en") == icu_breaks(glued, "en")


@pytest.mark.parametrize(
    "text", ["What does Docker do?", "a well-known fact (e.g. 3.5 %)", "Привет, мир", "καλημέρα κόσμε"]
)
def test_common_text_is_plain(text):
    assert is_plain(glue(text, "en"))


@pytest.mark.parametrize("text", ["“ a”", "( a )", "日本語", "a\u00a0b", " lead", "two  spaces", "אבג", "e\u0301"])
def test_text_that_icu_must_see_whole_is_not_plain(text):
    assert not is_plain(text)


@pytest.mark.parametrize(
    ("text", "lang", "pieces"),
    [
        ("日本語の「括弧」です。", "ja", ["日", "本", "語", "の", "「括", "弧」", "で", "す。"]),
        ("ภาษาไทยเป็นภาษา", "th", ["ภาษา", "ไทย", "เป็น", "ภาษา"]),
        ("well-known 🙂🙂 x", "en", ["well-", "known ", "🙂", "🙂 ", "x"]),
    ],
)
def test_scripts_without_spaces_break_where_their_readers_expect(text, lang, pieces):
    ends = line_breaks(text, lang)
    assert [text[start:end] for start, end in zip([0, *ends], ends, strict=False)] == pieces


@pytest.mark.parametrize(
    ("text", "lang", "glued"),
    [
        ("takes 10 GB of RAM", "en", "takes 10~GB of RAM"),
        ("5 km/h and 3 m² at 20 °C", "en", "5~km/h and 3~m² at 20~°C"),
        ("4 of 5 hours", "en", "4 of 5 hours"),
        ("A → B", "en", "A~→~B"),
        ("Image in the bucket → Lambda function", "en", "Image in the bucket → Lambda function"),
        ("jedziemy z domu i w góry", "pl", "jedziemy z~domu i~w~góry"),
        ("jedziemy z domu", "en", "jedziemy z domu"),
    ],
)
def test_a_number_stays_with_its_unit_and_a_short_word_with_the_next(text, lang, glued):
    assert glue(text, lang).replace(GLUE, "~") == glued


@given(st.text("aé1 /!?.,;:)", max_size=12))
def test_gluing_changes_no_break_that_icu_finds_but_at_numbers_and_units(text):
    assert icu_breaks(glue(text, "en"), "en") == icu_breaks(text, "en")


@given(st.text())
def test_gluing_replaces_spaces_only(text):
    assert glue(text, "pl").replace(GLUE, " ") == text.replace(GLUE, " ")


@pytest.mark.parametrize("text", ["שלום", "السلام", "a \u200fb", "\U0001e900"])
def test_right_to_left_text_is_noticed(text):
    assert has_right_to_left(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x58F)))
def test_text_of_the_west_is_not_right_to_left(text):
    assert not has_right_to_left(text)


def test_clusters_are_what_a_reader_calls_characters():
    assert clusters("e\u0301👩‍🚀🇫🇷नि") == ["e\u0301", "👩‍🚀", "🇫🇷", "नि"]


@given(st.text())
def test_clusters_lose_nothing(text):
    assert "".join(clusters(text)) == text
