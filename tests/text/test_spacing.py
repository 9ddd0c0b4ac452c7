"""Wider letters and words, as some readers with dyslexia need them."""

from __future__ import annotations

from io import BytesIO
from string import ascii_lowercase

import pdfplumber
import pypdfium2
import pytest

from cardprint.model.blocks import PLAIN, Run, Style
from cardprint.model.geometry import Size
from cardprint.model.page import Document, Page, Panel
from cardprint.model.text import Text
from cardprint.model.theme import Spacing
from cardprint.pdf.writer import render
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter

WIDE = Spacing(letters=0.35, words=3.5)


def width_of(typesetter: Typesetter, text: str) -> float:
    return sum(word.width for word in typesetter.words(text))


@pytest.fixture(scope="module")
def close() -> Typesetter:
    return Typesetter(load_fonts(family="lexend", system=False))


@pytest.fixture(scope="module")
def wide() -> Typesetter:
    return Typesetter(load_fonts(family="lexend", system=False, spacing=WIDE))


def test_letters_stand_further_apart_by_a_share_of_their_average_width(close, wide):
    average = sum(width_of(close, letter) for letter in ascii_lowercase) / 26
    added = width_of(wide, "n") - width_of(close, "n")
    assert added == pytest.approx(0.35 * average, abs=0.001)


def test_words_stand_apart_by_as_many_letter_spaces_as_asked(close, wide):
    added = width_of(wide, "n") - width_of(close, "n")
    space = width_of(wide, "n n") - 2 * width_of(wide, "n")
    assert space == pytest.approx(3.5 * added, abs=0.002)


def test_the_parts_of_a_letter_stay_together(close, wide):
    added = width_of(wide, "n") - width_of(close, "n")
    for letter in ("é", "e\u0301", "q\u0303"):
        assert width_of(wide, letter) - width_of(close, letter) == pytest.approx(added, abs=0.001)


def test_no_letters_are_joined_to_ligatures(wide):
    (word,) = wide.words("office")
    assert len(word.glyphs) == 6


def test_scripts_whose_letters_join_keep_their_spaces(close, wide):
    for text in ("سلام", "नमस्ते"):
        assert width_of(wide, text) == width_of(close, text)


def test_a_deck_without_it_is_shaped_as_ever():
    plain = load_fonts(system=False)
    assert plain.base(PLAIN).tracking == 0


def test_bold_takes_the_place_of_italics():
    upright = load_fonts(family="atkinson-hyperlegible", system=False, italics=False)
    assert upright.base(Style(italic=True)) is upright.base(Style(bold=True))


def test_readers_of_the_pdf_see_words_not_letters(wide):
    text = "The office: naïve fjord, 12,345 words."
    words = Text(20, 40, 12, "#000000", wide.words(text))
    page = Page(Size(500, 80), (Panel(0, 0, (words,)),), "1")
    data = render(Document("Wide", "en", [page], "Wide"))
    with pdfplumber.open(BytesIO(data)) as reader:
        assert reader.pages[0].extract_text() == text
    with pypdfium2.PdfDocument(data) as reader:
        assert reader[0].get_textpage().get_text_range() == text


def test_the_embedded_font_has_the_widths_the_pdf_says(wide):
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from pypdf import PdfReader  # noqa: PLC0415

    words = Text(20, 40, 12, "#000000", wide.words("nmo"))
    data = render(Document("Wide", "en", [Page(Size(500, 80), (Panel(0, 0, (words,)),), "1")], "Wide"))
    (reference,) = PdfReader(BytesIO(data)).pages[0]["/Resources"]["/Font"].values()
    font = reference.get_object()
    program = TTFont(BytesIO(font["/FontDescriptor"]["/FontFile2"].get_data()))
    scale = 1000 / program["head"].unitsPerEm
    embedded = {round(program["hmtx"][name][0] * scale) for name in program.getGlyphOrder()}
    assert {round(float(width)) for width in font["/Widths"]} <= embedded


def advances(text, lang):
    measured = Typesetter(load_fonts(lang=lang, system=False), lang).measure([Run(text)])
    return {glyph.text: glyph.advance / word.typeface.units for word in measured.words for glyph in word.glyphs}


def test_wide_marks_before_other_marks_give_up_their_empty_half():
    assert advances("（一）、（二）。", "ja") == {"（": 1, "一": 1, "）": 0.5, "、": 0.5, "二": 1, "。": 1}
    assert advances("他说：“好！”", "zh") == {"他": 1, "说": 1, "：": 0.5, "“": 1, "好": 1, "！": 0.5, "”": 1}
    assert advances("一，二。", "zh") == {"一": 1, "，": 1, "二": 1, "。": 1}


def test_marks_in_the_middle_of_their_width_have_no_empty_half():
    assert advances("好。」吗", "zh-Hant") == {"好": 1, "。": 1, "」": 1, "吗": 1}
    assert advances("何！？", "ja") == {"何": 1, "！": 1, "？": 1}


def test_latin_quotes_keep_their_width():
    assert advances("‘né’”", "en")["’"] == advances("‘né’", "en")["’"]
