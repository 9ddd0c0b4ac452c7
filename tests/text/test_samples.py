"""Running text in every script, sentence by sentence: shaped as a whole line would be, in faces that have it all."""

import unicodedata
from pathlib import Path

import pytest

from cardprint.model.blocks import PLAIN, Run, Style
from cardprint.text.breaks import clusters, glue, icu_breaks, line_breaks
from cardprint.text.fonts import hb_font, load_fonts
from cardprint.text.typesetter import Typesetter
from text_checks import shaped_whole, stretches

SAMPLES = Path(__file__).parent / "samples"
LANGUAGES = {"ipa": "en", "emoji": "en", "he-points": "he", "ar-vowels": "ar"}  # where the file's name is not one
SENTENCES = [
    pytest.param(LANGUAGES.get(path.stem, path.stem), sentence, id=f"{path.stem}-{number}")
    for path in sorted(SAMPLES.glob("*.txt"))
    for number, sentence in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
]
BOLD = Style(bold=True)
_TYPESETTERS: dict[str, Typesetter] = {}


def typesetter(lang):
    """Return one typesetter a language."""
    if lang not in _TYPESETTERS:
        _TYPESETTERS[lang] = Typesetter(load_fonts(lang=lang, system=False), lang)
    return _TYPESETTERS[lang]


@pytest.mark.parametrize(("lang", "sentence"), SENTENCES)
def test_the_built_in_fonts_have_it_all(lang, sentence):
    assert typesetter(lang).fonts.missing(clusters(sentence)) == []


@pytest.mark.parametrize(("lang", "sentence"), SENTENCES)
def test_words_are_shaped_as_the_whole_line_would_be(lang, sentence):
    for face, rtl, words in stretches(typesetter(lang).measure([Run(sentence)])):
        ordered = reversed(words) if rtl else words
        found = [(glyph.id, glyph.dx, glyph.dy) for word in ordered for glyph in word.glyphs]
        assert found == shaped_whole("".join(word.text for word in words), face, lang, rtl=rtl)
        assert 0 not in [glyph for glyph, *_ in found]


@pytest.mark.parametrize(("lang", "sentence"), SENTENCES)
def test_glyphs_tell_the_text_they_are_set_for(lang, sentence):
    for style in (PLAIN, BOLD):
        words = typesetter(lang).measure([Run(sentence, style)]).words
        assert "".join(word.text for word in words) == sentence
        told = ["".join(glyph.text for glyph in (reversed(word.glyphs) if word.rtl else word.glyphs)) for word in words]
        assert unicodedata.normalize("NFC", "".join(told)) == unicodedata.normalize("NFC", sentence)


@pytest.mark.parametrize(("lang", "sentence"), SENTENCES)
def test_lines_break_where_icu_says_but_for_spaces_that_are_glued(lang, sentence):
    glued = glue(sentence, lang)
    icu = set(icu_breaks(sentence, lang))
    kept = {end for end in icu if glued[end - 1] == sentence[end - 1]}
    assert set(line_breaks(glued, lang)) == kept


@pytest.mark.parametrize(("lang", "sentence"), SENTENCES)
def test_ink_keeps_to_the_height_a_line_has(lang, sentence):
    """Reach above and below is what lines are set apart by; ink beyond it could meet that of the next line."""
    measured = typesetter(lang).measure([Run(sentence)])
    for word in measured.words:
        font, units = hb_font(word.typeface), word.typeface.units
        for glyph in word.glyphs:
            box = font.get_glyph_extents(glyph.id)
            assert (box.y_bearing + glyph.dy) / units <= measured.ascent + 0.02
            assert (box.y_bearing + box.height + glyph.dy) / units >= -measured.descent - 0.02


def glyphs(*runs):
    measured = typesetter("ar").measure(runs)
    return [glyph.id for word in measured.line_words() for glyph in word.glyphs]


def test_arabic_letters_join_over_a_change_of_style():
    italic = Style(italic=True)  # set in the same face, as there is no other
    whole = glyphs(Run("مرحبا بكم"))
    assert glyphs(Run("مر"), Run("حب", italic), Run("ا بكم")) == whole
    assert glyphs(Run("مرح"), Run("با بكم", italic)) == whole
    assert glyphs(Run("مرحبا", italic), Run(" بكم")) == whole


def test_wide_marks_are_set_in_the_face_of_the_ideographs_beside_them():
    def faces(text, lang):
        measured = typesetter(lang).measure([Run(text)])
        return {word.typeface.name for word in measured.words}

    assert faces("“日本”…", "ja") == faces("——", "ja") == {"NotoSansJP-Regular"}
    assert faces("“汉语”……", "zh") == faces("——", "zh") == {"NotoSansSC-Regular"}
    assert faces("well… “yes”", "ja") == {"NotoSans-Regular"}
    assert faces("বাংলা।", "bn") == {"NotoSansBengali-Regular"}


def test_stops_are_no_bolder_than_the_letters_they_follow():
    def faces(text, lang):
        return {word.typeface.name for word in typesetter(lang).measure([Run(text, BOLD)]).words}

    assert faces("ক্ষমা, জ্ঞান", "bn") == {"NotoSansBengali-Regular"}  # which has no bold
    assert "NotoSans-Bold" in faces("क्षमा, ज्ञान", "hi")
    assert faces("été, (où)", "fr") == {"NotoSans-Bold"}
