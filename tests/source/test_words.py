"""The words that are printed beside a deck's, in many languages."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from cardprint.files.shipped import WORDS
from cardprint.model.words import ENGLISH, Words
from cardprint.source.words import languages, load_words
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter

LANGUAGES = languages()


def blanks(text: str) -> list[str]:
    return sorted(name for _, name, *_ in Formatter().parse(text) if name)


def test_the_languages_of_many_schools_are_spoken():
    schools = "ar de el es fr he it ja ko nl pl pt ru tr vi zh zh-hant"
    assert set(schools.split()) <= set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_says_everything_and_fills_in_the_same(lang):
    text = (WORDS / f"{lang}.yaml").read_text(encoding="utf-8")
    keys = re.findall(r"(?m)^([a-z-]+):", text)
    assert keys == ["class" if name == "form" else name.replace("_", "-") for name in Words._fields]
    words = load_words(lang)
    for name, english in ENGLISH._asdict().items():
        assert blanks(getattr(words, name)) == blanks(english), name
    assert words.key != ENGLISH.key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_can_be_printed_with_the_fonts_that_come_with_the_program(lang):
    typesetter = Typesetter(load_fonts(lang=lang, system=False), lang)
    for text in load_words(lang):
        assert all(glyph.id for word in typesetter.words(text) for glyph in word.glyphs), text


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("pt-BR", "Nome"),
        ("DE", "Name"),
        ("zh-TW", "姓名"),
        ("zh-Hant-HK", "姓名"),
        ("yue", "姓名"),
        ("ko-KR", "이름"),
        ("fa", "Name"),
        ("tlh", "Name"),
    ],
)
def test_a_region_speaks_its_language_and_who_does_not_speaks_english(tag, name):
    assert load_words(tag).name == name


def test_chinese_is_written_as_its_readers_write_it():
    simplified, traditional = ("zh", "zh-Hans-CN", "cmn", "yue-Hans"), ("zh-TW", "zh-Hant", "yue", "zh-HK")
    assert {load_words(tag).form for tag in simplified} == {"班级"}
    assert {load_words(tag).form for tag in traditional} == {"班級"}


@pytest.mark.parametrize("lang", ["en", *LANGUAGES])
def test_every_day_of_the_week_and_every_month_has_a_name_of_its_own(lang):
    words = load_words(lang)
    for names, count in ((words.weekdays, 7), (words.months, 12)):
        assert len(set(names.split())) == count


def test_true_and_false_of_a_language_differ():
    for lang in LANGUAGES:
        true, false = load_words(lang).truth
        assert not set(true) & set(false)
