"""Words put together from pairs of letters are those that HarfBuzz shapes whole."""

from pathlib import Path
from random import Random

import pytest

from cardprint.model.blocks import PLAIN
from cardprint.text.faces import VENDORED
from cardprint.text.font_files import FontFile, hb_font, open_typeface
from cardprint.text.fonts import load_fonts
from cardprint.text.pairs import NotPairsError, Pairs, has_pairs
from cardprint.text.shape import Case

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LATIN = [chr(code) for code in (*range(0x20, 0x7F), *range(0xC0, 0xD7), *range(0xD8, 0xF7), *range(0xF8, 0x180))]
FACES = [
    face
    for family in VENDORED
    for face in map(open_typeface, family.files)
    if has_pairs(face) and all(hb_font(face).get_nominal_glyph(ord(letter)) for letter in LETTERS)
]
LANGUAGES = ("en", "tr", "ro", "pl", "nl", "de")
SAMPLE = """
AVAST, “Wolfsburg” officiel fjord affluent baffled Tf1 ff fi fl ffi ffl fb fh fj fk ij IJ ĳ kĽúč ďaleko ťava L'Hôpital
½ 1/2 10^3 www.x.org (x) [y] {z} f(x) -> => != <= >= -- ... *** ### :: ++ i̇ ñandú Ångström straße Łódź Żubr țară şapte
"""


def shaped(case, text):
    word = case.shape(text, case.base)
    return list(word.glyphs), word.width, word.ink


def nonsense(chance, count):
    for _ in range(count):
        yield "".join(chance.choices(LATIN, k=chance.randint(1, 9))) + chance.choice(("", " "))


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_what_pairs_tell_is_what_the_whole_word_is(face):
    chance = Random(face.name)  # noqa: S311 - the same nonsense every time
    known = 0
    for lang in LANGUAGES:
        case = Case(load_fonts(), lang, PLAIN)
        case.base, case._base_font = face, hb_font(face)
        pairs = Pairs(face, lang)
        for text in (*SAMPLE.split(), *(f"{word} " for word in SAMPLE.split()), *nonsense(chance, 400)):
            try:
                word = pairs.word(text)
            except NotPairsError:
                continue
            known += 1
            assert (list(word.glyphs), word.width, word.ink) == shaped(case, text), (text, lang)
    assert known > 200


def test_the_words_of_western_languages_are_pairs():
    pairs = Pairs(load_fonts().base(PLAIN), "en")
    for text in ("Straße ", "“Ångström”", "fjord,", "don’t"):
        assert pairs.word(text).text == text


@pytest.mark.parametrize("text", ["", "Ελλάδα", "naïve\u0301", "שלום", "日本", "a\u200db", "→"])
def test_other_text_is_not(text):
    with pytest.raises(NotPairsError):
        Pairs(load_fonts().base(PLAIN), "en").word(text)


@pytest.mark.parametrize(
    ("text", "letters"), [("office", ["o", "ffi", "c", "e"]), ("fluff", ["fl", "u", "ff"]), ("of it", [*"of it"])]
)
def test_letters_that_ligate_are_one(text, letters):
    pairs = Pairs(load_fonts().base(PLAIN), "en")
    assert [glyph.text for glyph in pairs.word(text).glyphs] == letters


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_no_letter_is_nearer_to_a_space(face):
    """So a line of words is what they are one by one."""
    pairs = Pairs(face, "en")
    for letter in LETTERS + LETTERS.upper():
        assert pairs[letter + " "] == pairs[letter]
        assert pairs[" " + letter] == pairs[" "]


def test_a_users_own_font_is_never_trusted(tmp_path):
    face = load_fonts().base(PLAIN)
    own = tmp_path / "own.ttf"
    own.write_bytes(Path(face.path).read_bytes())
    assert has_pairs(face)
    assert not has_pairs(open_typeface(FontFile(str(own))))
