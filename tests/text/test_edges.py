"""What the edges of words tell about the breaks between them is what ICU finds, and what good taste asks for."""

from itertools import pairwise, starmap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cardprint.text.breaks import glue, icu_breaks, inner_breaks, may_stay
from cardprint.text.edges import (
    BEGINS_PLAIN,
    BEGINS_WITH_MARK,
    BEGINS_WITH_PARENTHESIS,
    DIVIDED,
    EMPTY,
    ENDS_OPEN,
    ENDS_SHORT,
    ENDS_UNUSUAL,
    ENDS_WITH_DIGIT,
    ENDS_WITH_QUOTE,
    GLUE,
    NOT_PLAIN,
    edges,
    is_doubtful,
)

_CHARACTERS = "aZéßŁжλ19,.;:!?'’“”()/%&$€£+=*#@<>_…–\"-" + GLUE
_WORDS = st.text(_CHARACTERS, min_size=1, max_size=7) | st.sampled_from(
    ["the", "well-known", "“Yes!”", "(e.g.", "5", "kg", "km/h", "z.", "B.", "a", "(i", "it’s", "3.5", "%", "end.", "?"]
)
_SEQUENCES = st.lists(_WORDS, min_size=1, max_size=7)


def is_sure(flags):
    return not any(flag & (NOT_PLAIN | EMPTY) for flag in flags) and not any(starmap(is_doubtful, pairwise(flags)))


@given(_SEQUENCES)
@example(["“say”", "(it)"])
@example(["x", "=", "y+1", "-", "2"])
def test_between_plain_words_a_line_may_end_where_nothing_is_doubtful(words):
    flags = [edges(word) for word in words]
    if is_sure(flags):
        text = " ".join(words)
        spaces = {at + 1 for at, sign in enumerate(text) if sign == " "}
        assert spaces <= set(icu_breaks(text, "en"))


@given(_SEQUENCES)
@example(["a", "-", "b-c"])
def test_inside_plain_words_a_line_may_end_in_those_that_are_divided_alone(words):
    flags = [edges(word) for word in words]
    if is_sure(flags):
        text = " ".join(words)
        found = icu_breaks(text, "en")
        start = 0
        for word, flag in zip(words, flags, strict=True):
            inner = [end - start for end in found if start < end < start + len(word)]
            assert inner == inner_breaks(word, "en")[:-1]
            assert flag & DIVIDED or not inner
            start += len(word) + 1


@pytest.mark.parametrize("lang", ["en", "de", "cs", "pl", "sk"])
@given(words=_SEQUENCES)
@example(words=["z.", "B.", "5", "%", "i", "x"])
def test_no_space_is_held_that_could_not_stay(lang, words):
    words = [word for word in words if GLUE not in word] or ["a"]
    flags = [edges(word) for word in words]
    if is_sure(flags):
        text = " ".join(words)
        held = [at for at, sign in enumerate(glue(text, lang)) if sign == GLUE]
        at = -1
        for (before, after), (word, following) in zip(pairwise(flags), pairwise(words), strict=True):
            at += len(word) + 1
            assert at not in held or may_stay(before, after, following, lang)


@pytest.mark.parametrize(
    "word", ["What", "it’s", "naïve,", "straße.", "“Yes”", "(e.g.", "Łódź", "1948", "3.5", "Привет"]
)
def test_no_line_ends_in_a_common_word(word):
    assert edges(word) & (NOT_PLAIN | EMPTY | DIVIDED) == 0
    assert edges(word) & BEGINS_PLAIN


@pytest.mark.parametrize("word", ["日本", "e\u0301", "a\u00a0b", "שלום", "soft\u00adhyphen", "→", "x²", "👍"])
def test_of_other_words_icu_is_asked(word):
    assert edges(word) == NOT_PLAIN


@pytest.mark.parametrize(
    ("word", "flags"),
    [
        ("", EMPTY),
        ("word", BEGINS_PLAIN),
        ("word.", BEGINS_PLAIN),
        ("well-known", BEGINS_PLAIN | DIVIDED),
        ("?", BEGINS_WITH_MARK | DIVIDED),
        ("(word", BEGINS_PLAIN | BEGINS_WITH_PARENTHESIS),
        ("word(", BEGINS_PLAIN | DIVIDED | ENDS_OPEN),
        ("1948", BEGINS_PLAIN | ENDS_WITH_DIGIT),
        ("word”", BEGINS_PLAIN | ENDS_WITH_QUOTE),
        ("z.", BEGINS_PLAIN | ENDS_SHORT),
        ("5", BEGINS_PLAIN | ENDS_SHORT | ENDS_WITH_DIGIT),
    ],
)
def test_a_word_is_told_by_its_characters(word, flags):
    assert edges(word) == flags


def test_what_is_unusual_about_an_end_is_all_that_the_next_word_may_depend_on():
    for before in range(1024):
        if not before & ENDS_UNUSUAL:
            assert not is_doubtful(before, BEGINS_PLAIN)
            assert not may_stay(before, BEGINS_PLAIN, "kg", "cs")
