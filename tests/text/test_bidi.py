"""The order of words where right-to-left text is."""

import os
from pathlib import Path

import pytest

from cardprint.text.bidi import base_level, is_right_to_left, levels, visual_order

CONFORMANCE = Path("/usr/share/unicode/BidiCharacterTest.txt")  # where Debian's unicode-data has it
EVERY = 1 if os.environ.get("CARDPRINT_THOROUGH") else 40


def shown(text, base):
    """Return a text as its characters stand on paper, left to right, brackets as they are drawn."""
    found = levels(text, base)
    turned = [
        character.translate(MIRROR) if level % 2 else character for character, level in zip(text, found, strict=True)
    ]
    return "".join(visual_order(turned, found))


MIRROR = str.maketrans("()[]<>«»", ")(][><»«")


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


@pytest.mark.parametrize(
    ("text", "base", "paper"),
    [
        ("car is רכב in it", 0, "car is בכר in it"),
        ("המחיר הוא 25.50 ש״ח (כ-7 דולר).", 1, ".(רלוד 7-כ) ח״ש 25.50 אוה ריחמה"),
        ("אני לומד Python ו-JavaScript היום", 1, "םויה JavaScript-ו Python דמול ינא"),
        ("שאלה: «book(s)»?", 1, "?«book(s)» :הלאש"),
        ("بين 10% و 20%", 1, "%20 و %10 نيب"),
        ("טל׳ 03-1234567, a@b.org", 1, "a@b.org ,03-1234567 ׳לט"),
        ("1. ראשון", 1, "ןושאר .1"),
        ("x = \u2067שלום (1)\u2069 + y", 0, "x = \u2067(1) םולש\u2069 + y"),
    ],
)
def test_mixed_lines_stand_as_their_readers_expect(text, base, paper):
    assert shown(text, base) == paper


def test_joiners_and_soft_hyphens_go_with_the_letter_before_them():
    assert levels("می\u200cروند a", 0)[:7] == [1] * 7
    assert levels("\u00ada", 1) == [1, 2]


@pytest.mark.parametrize(
    ("text", "base", "of_letters"),
    [
        ("a\u202bb1\u202cc", 0, [0, 2, 2, 0]),  # an embedding
        ("\u202eab\u202cc", 0, [1, 1, 0]),  # an override
        ("ש\u202dשל\u202cש", 1, [1, 2, 2, 1]),
        ("a\u2068שb\u2069c", 0, [0, 1, 2, 0]),  # an isolate by its first strong character,
        ("a\u2068\u2067ש\u2069b\u2069c", 0, [0, 3, 2, 0]),  # which is not inside another
        ("a\u20681\u2069c", 0, [0, 2, 0]),
        ("a\u2069\u202cb", 0, [0, 0]),  # closing marks that close nothing
        ("\u202b\u2066a\u202cb\u2069ש\u202cc", 0, [2, 2, 1, 0]),  # nor the embedding around an isolate
        ("\u2067\u202aa\u2069b", 0, [2, 0]),  # the end of an isolate is that of embeddings in it
        ("\u2067ab", 0, [2, 2]),  # what is not closed goes on to the end
    ],
)
def test_marks_embed_override_and_isolate(text, base, of_letters):
    found = levels(text, base)
    assert [level for level, character in zip(found, text, strict=True) if character.isalnum()] == of_letters


@pytest.mark.parametrize(("opening", "closing"), [("\u202b", "\u202c"), ("\u2067", "\u2069")])
def test_marks_inside_each_other_count_to_a_depth_and_are_closed_from_any(opening, closing):
    for depth in (10, 62, 63, 200):
        found = levels(f"{opening * depth}a{closing * depth}b", 0)
        assert found[depth] == min(2 * depth, 124 if depth < 63 else 126)
        assert found[-1] == 0


def test_tabs_and_spaces_before_them_run_with_the_line():
    assert levels("של \tש ", 0) == [1, 1, 0, 0, 1, 0]


@pytest.mark.parametrize(("unassigned", "level"), [("\u05ff", 1), ("\u07b5", 1), ("\U00010fff", 1), ("\u0378", 0)])
def test_characters_yet_to_come_run_as_their_blocks_do(unassigned, level):
    assert base_level(unassigned) == level


@pytest.mark.skipif(not CONFORMANCE.exists(), reason="Unicode's test data is not installed (Debian's unicode-data)")
def test_unicodes_own_cases_come_out_as_they_should():
    lines = (line.partition("#")[0].strip() for line in CONFORMANCE.read_text(encoding="utf-8").splitlines())
    for case in [line for line in lines if line][::EVERY]:
        codes, direction, base, wanted, _ = case.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        assert direction != "2" or base_level(text) == int(base), case
        for found, level in zip(levels(text, int(base)), wanted.split(), strict=True):
            assert level in {"x", str(found)}, case


@pytest.mark.parametrize("lang", ["he", "ar-EG", "fa", "ur-PK", "az-Arab", "yi", "dv"])
def test_languages_written_from_right_to_left_are_known(lang):
    assert is_right_to_left(lang)


@pytest.mark.parametrize("lang", ["en", "az", "ks-Deva", "pa", "ha-Latn-NG"])
def test_so_are_the_others(lang):
    assert not is_right_to_left(lang)
