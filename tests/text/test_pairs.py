"""Words put together from pairs of letters are those that HarfBuzz shapes whole."""

from pathlib import Path
from random import Random

import pytest

from cardprint.model.blocks import PLAIN
from cardprint.text.edges import GLUE
from cardprint.text.font_files import FontFile, hb_font, open_typeface
from cardprint.text.fonts import load_fonts
from cardprint.text.pairs import BYTES, SPACE, UNKNOWN, NotPairsError, PairTable, has_pairs
from cardprint.text.shape import Shaper
from cardprint.text.vendored_families import VENDORED

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ASCII = [chr(code) for code in range(0x20, 0x7F)]
LATIN_1 = [*ASCII, *(chr(code) for code in (*range(0xC0, 0xD7), *range(0xD8, 0xF7), *range(0xF8, 0x100)))]
BEYOND = [*map(chr, range(0x100, 0x180)), *"–—‘’“”•…"]
SPARE = 59  # so many of them at a time: as many bytes stand for no character of Latin-1 and for no ligature
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
every_face = pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)


def table(lang="en"):
    return PairTable(load_fonts(system=False).base(PLAIN), lang)


def nonsense(chance, letters, count):
    for _ in range(count):
        yield "".join(chance.choices(letters, k=chance.randint(1, 9))) + chance.choice(("", " "))


def texts(chance):
    """Yield texts of few enough letters for one table."""
    yield [*SAMPLE.split(), *(f"{word} " for word in SAMPLE.split())]
    beyond = chance.sample(BEYOND, len(BEYOND))
    for start in range(0, len(beyond), SPARE):
        yield [*nonsense(chance, LATIN_1 + beyond[start : start + SPARE], 130)]


@every_face
def test_what_pairs_tell_is_what_the_whole_word_is(face):
    chance = Random(face.name)  # noqa: S311 - the same nonsense every time
    known = 0
    for lang in LANGUAGES:
        shaper = Shaper(load_fonts(), lang, PLAIN)
        shaper.base, shaper._base_font = face, hb_font(face)
        for some in texts(chance):
            pairs = PairTable(face, lang)
            for text in some:
                try:
                    word = pairs.word(text)
                except NotPairsError:
                    continue
                known += 1
                shaped = shaper.shape(text, face)
                assert list(word.glyphs) == list(shaped.glyphs), (text, lang)
                assert (word.width, word.ink) == pytest.approx((shaped.width, shaped.ink), abs=1e-9), (text, lang)
                assert pairs.advance(text) == sum(glyph.advance for glyph in shaped.glyphs)
    assert known > 200


@every_face
def test_no_character_is_nearer_to_a_space(face):
    """So a line of words is what they are one by one."""
    pairs = PairTable(face, "en")
    space = pairs.glyph(SPACE * BYTES + SPACE)
    assert space.advance == pairs.space
    for letter in filter(lambda sign: hb_font(face).get_nominal_glyph(ord(sign)), ASCII):
        assert pairs.glyph(SPACE * BYTES + ord(letter)) == space
        by_itself = pairs.glyph(ord(letter) * BYTES + SPACE)
        assert by_itself.advance == hb_font(face).get_glyph_h_advance(by_itself.id)


def test_the_words_of_western_languages_are_pairs():
    for text in ("Straße ", "“Ångström”", "fjord,", "don’t", "Łódź"):
        assert table().word(text).text == text


@pytest.mark.parametrize(
    "text", ["Ελλάδα", "naïve\u0301", "שלום", "日本", "a\u200db", "a\u00adb", "a\u00a0b", "→", "×"]
)
def test_other_text_is_not(text):
    for ask in (table().word, table().advance, table().glyphs):
        with pytest.raises(NotPairsError):
            ask(text)


def test_nothing_is_no_word():
    with pytest.raises(NotPairsError):
        table().word("")


@pytest.mark.parametrize(
    ("text", "letters"), [("office", ["o", "ffi", "c", "e"]), ("fluff", ["fl", "u", "ff"]), ("of it", [*"of it"])]
)
def test_letters_that_ligate_are_one(text, letters):
    pairs = table()
    codes = pairs.bytes_of(text)
    assert [glyph.text for glyph in pairs.word(text).glyphs] == letters
    assert [pairs.lengths[code] for code in codes] == [len(each) if each != " " else 0 for each in letters]


def test_letters_do_not_ligate_in_a_face_that_draws_them_apart():
    fonts = load_fonts(family="atkinson-hyperlegible", system=False)
    drawn = [glyph.text for glyph in Shaper(fonts, "en", PLAIN).shape("office", fonts.base(PLAIN)).glyphs]
    pairs = PairTable(fonts.base(PLAIN), "en")
    assert [glyph.text for glyph in pairs.glyphs("office")] == drawn


def test_each_character_of_a_text_is_a_byte_that_says_how_many_letters_it_is():
    pairs = table()
    assert pairs.bytes_of("Año 1") == "Año 1".encode("latin-1")
    assert [pairs.lengths[code] for code in pairs.bytes_of("Ñ1,Ł“")] == [1, 0, 0, 1, 0]
    assert pairs.bytes_of("ŁaŁ") == pairs.bytes_of("Ł") + b"a" + pairs.bytes_of("Ł")
    assert len({*pairs.bytes_of("Łő“”…ĳ")}) == 6
    assert pairs.lengths[ord("¼")] == pairs.lengths[0xAD] < 0


def test_a_space_that_holds_is_a_space_and_another_byte():
    pairs = table()
    assert pairs.bytes_of(f"5{GLUE}kg") != pairs.bytes_of("5 kg")
    assert pairs.glyphs(f"5{GLUE}kg") == pairs.glyphs("5 kg")
    assert pairs.advance(f"5{GLUE}kg") == pairs.advance("5 kg")
    assert pairs.word(f"5{GLUE}kg").text == "5 kg"


def test_a_table_has_so_many_letters_beyond_latin_1_and_no_more():
    pairs = table()
    for letter in BEYOND[:SPARE]:
        assert pairs.bytes_of(letter) not in {b"", b" "}
    with pytest.raises(NotPairsError):
        pairs.bytes_of(BEYOND[SPARE])
    assert [glyph.text for glyph in pairs.glyphs(BEYOND[SPARE - 1] + "fi")] == [BEYOND[SPARE - 1], "fi"]


def test_advances_are_known_once_they_were_asked_for():
    pairs = table()
    ahead = ord("A") * BYTES + ord("V")
    assert pairs.advances[ahead] == UNKNOWN
    first = pairs.advance("AV")
    assert pairs.advances[ahead] == pairs.glyph(ahead).advance
    assert pairs.advance("AV") == first


def test_pieces_of_pairs_are_joined_if_there_is_one_for_each():
    pairs = table()
    pieces = [""] * (BYTES * BYTES)
    for pair in pairs.pairs_of("fine"):
        pieces[pair] = pairs.glyph(pair).text.upper()
    assert pairs.join("fine", pieces) == "FINE"
    assert pairs.join("fin", pieces) is None  # its n stands before a space


def test_a_users_own_font_is_never_trusted(tmp_path):
    face = load_fonts().base(PLAIN)
    own = tmp_path / "own.ttf"
    own.write_bytes(Path(face.path).read_bytes())
    assert has_pairs(face)
    assert not has_pairs(open_typeface(FontFile(str(own))))


def test_neither_is_a_face_that_is_spaced_or_drawn_for_ideographs():
    face = load_fonts().base(PLAIN)
    assert not has_pairs(face._replace(tracking=20))
    (east,) = [family for family in VENDORED if family.name == "Noto Sans JP"]
    assert not any(has_pairs(open_typeface(file)) for file in east.files)
