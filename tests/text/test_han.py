"""Whose shapes Han characters have: by the language, or where that does not say, by the letters of the deck."""

import pytest

from cardprint.text.han import order, region, region_of


@pytest.mark.parametrize(
    ("lang", "place"),
    [
        ("ja", "JP"),
        ("ko-KR", "KR"),
        ("zh", "SC"),
        ("zh-Hans-TW", "TC"),
        ("zh-CN", "SC"),
        ("zh-Hant", "TC"),
        ("zh-Hant-HK", "HK"),
        ("ZH-TW", "TC"),
        ("yue", "HK"),
        ("yue-Hans", "SC"),
        ("cmn-Hant", "TC"),
        ("en", None),
        ("", None),
    ],
)
def test_each_east_asian_language_has_its_shapes(lang, place):
    assert region(lang) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("你们好吗", "SC"),
        ("你們好嗎", "TC"),
        ("ㄋㄧˇ", "TC"),
        ("上下 shàngxià, nǐ", "SC"),
        ("你們好嗎 nǐmen hǎo ma", "TC"),
        ("食べる", "JP"),
        ("カタカナ汉", "JP"),
        ("広場", "JP"),
        ("上下", "JP"),
        ("대한민국 大韓民國", "KR"),
        ("꿀벌 蜜蜂 みつばち", "JP"),
        ("漢字とかんじ 한자", "JP"),
        ("你们好吗 안녕", "SC"),
        ("안녕", "JP"),
        ("naïve ★ 🙂", "JP"),
        ("", "JP"),
    ],
)
def test_letters_tell_whose_schools_teach_them(text, place):
    assert region_of(frozenset(text)) == place


@pytest.mark.parametrize("place", ["JP", "KR", "SC", "TC", "HK"])
def test_every_family_with_han_is_asked_at_last(place):
    assert {"Noto Sans JP", "Noto Sans SC", "Noto Sans TC"} <= set(order(place))
