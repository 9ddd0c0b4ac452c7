"""The names of languages and months and the letters of 343 languages, from the Unicode CLDR (see cldr/LICENSE).

``tools/cldr_sample.py`` makes the file. CARDPRINT_THOROUGH=1 takes all languages where otherwise every fourth is taken.
"""

import os
import re
import unicodedata
from pathlib import Path

import pytest

from cardprint.build.preflight import unprintable
from cardprint.model.blocks import Paragraph, Run
from cardprint.model.deck import Card, Deck, Mark
from cardprint.text.breaks import glue, icu_breaks, line_breaks
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from text_checks import shaped_whole, stretches

LINES = (Path(__file__).parent / "cldr" / "words.tsv").read_text(encoding="utf-8").splitlines()
# Vowel signs and the like that stand alone are broken words, which every shaper mends in its own way.
LONE_MARK = re.compile(r"(?<!\S)[^\w\s.,]+(?:\s|$)")
LANGUAGES = {line.split("\t")[0]: [*filter(None, line.split("\t")[1:])] for line in LINES}
FONTS = load_fonts(system=False)
CORE = "fonts-noto-core"
# The languages that need a font of the system, and its package; None where no package has one.
PACKAGES = dict.fromkeys(("blt", "bo", "dz", "en-Dsrt", "hnj", "hnj-Hmnp", "ii", "syr"), CORE)
PACKAGES["kxv-Telu"] = None  # U+0C5D is younger than the package
BUILT_IN = sorted(LANGUAGES.keys() - PACKAGES.keys())
SOME = BUILT_IN if os.environ.get("CARDPRINT_THOROUGH") else BUILT_IN[::4]


def card(text):
    mark = Mark(1, 1)
    return Card(1, (Paragraph((Run(text),)),), (Paragraph((Run("x"),)),), mark, mark, mark, text, "x")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_can_be_printed_or_its_font_package_is_named_once(lang):
    problems = unprintable(Deck("T", (card(" ".join(LANGUAGES[lang])),), "a.yaml"), FONTS)
    hints = [problem.hint for problem in problems]
    if lang in PACKAGES:
        named = f"install {PACKAGES[lang]} (" if PACKAGES[lang] else "name a folder with a font"
        assert [hint.startswith(named) for hint in hints] == [True]
    else:
        assert hints == []


@pytest.mark.parametrize("lang", SOME)
def test_its_words_are_shaped_as_the_whole_line_would_be_and_tell_their_text(lang):
    typesetter = Typesetter(load_fonts(lang=lang, system=False), lang)
    for text in LANGUAGES[lang]:
        measured = typesetter.measure([Run(LONE_MARK.sub("", text))])
        for face, rtl, words in stretches(measured):
            ordered = reversed(words) if rtl else words
            found = [(glyph.id, glyph.dx, glyph.dy) for word in ordered for glyph in word.glyphs]
            assert found == shaped_whole("".join(word.text for word in words), face, lang, rtl=rtl)
            told = "".join(glyph.text for word in words for glyph in (reversed(word.glyphs) if rtl else word.glyphs))
            wanted = "".join(word.text for word in words)
            assert unicodedata.normalize("NFC", told) == unicodedata.normalize("NFC", wanted)


@pytest.mark.parametrize("lang", SOME)
def test_its_lines_break_where_icu_says_but_for_spaces_that_are_glued(lang):
    for text in LANGUAGES[lang]:
        glued = glue(text, lang)
        assert set(line_breaks(glued, lang)) == {
            end for end in icu_breaks(text, lang) if glued[end - 1] == text[end - 1]
        }
