"""Whose shapes Han characters are printed in: one code point is written differently in China, Taiwan, Japan and Korea.

A deck's language says whose are meant. Where it is none of theirs, as in a deck in English that teaches Chinese, the
deck's letters say it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from cardprint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection

# Regions as the names of the Noto CJK families end.
_CHINESE = {**dict.fromkeys(("zh", "cmn", "gan", "hak", "hsn", "nan", "wuu"), "SC"), "yue": "HK"}
_OTHERS = {"ja": "JP", "ko": "KR"}
_SUBTAGS = {"hans": "SC", "hant": "TC", "tw": "TC", "hk": "HK", "mo": "HK"}  # of Chinese; the last one decides

_FIRST_WIDE = "\u2e80"  # below it is nothing East Asian but tone marks
_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]"  # it and Hangul take 2 ms to compile, which most decks can do without
_KANA = lazy_pattern("[ぁ-ゖァ-ヺ]")
_HANGUL = "[가-힣]"
_BOPOMOFO = lazy_pattern("[ㄅ-ㄯ]")
_PINYIN = lazy_pattern("[ǎǐǒǔǚǜǘǖ]")  # the third tone and those of ü, which no other spelling has so many of
# What each region's schools teach, in the order in which they are preferred for letters that all of them have.
_CODECS = {"JP": "shift_jis", "SC": "gb2312", "TC": "big5"}

_ORDERS = {
    "JP": ("Noto Sans JP", "Noto Sans SC", "Noto Sans TC"),
    "KR": ("Noto Sans KR", "Noto Sans JP", "Noto Sans TC", "Noto Sans SC"),
    "SC": ("Noto Sans SC", "Noto Sans TC", "Noto Sans JP"),
    "TC": ("Noto Sans TC", "Noto Sans SC", "Noto Sans JP"),
}


def region(lang: str) -> str | None:
    """Return how the names of the Noto CJK families for a language end; None for languages not written in Han."""
    first, *others = lang.lower().split("-")
    if first in _CHINESE:
        return next((_SUBTAGS[tag] for tag in reversed(others) if tag in _SUBTAGS), _CHINESE[first])
    return _OTHERS.get(first)


def region_of(letters: Collection[str]) -> str:
    """Guess the same from the grapheme clusters of a text: whose schools teach most of them; Japan's if all do."""
    if not letters or max(letters) < _FIRST_WIDE:
        return "JP"
    text = unicodedata.normalize("NFC", "".join(letters))
    if _KANA.search(text):
        return "JP"
    han = "".join(re.findall(_HAN, text))
    if _BOPOMOFO.search(text):
        return "TC"
    if han and len(re.findall(_HANGUL, text)) >= len(han):
        return "KR"
    taught = {place: len(han.encode(codec, "ignore")) for place, codec in _CODECS.items()}
    if _PINYIN.search(text):
        del taught["JP"]
    return max(taught, key=taught.__getitem__)


def order(place: str) -> tuple[str, ...]:
    """Return the families that come with the program in the order in which they are to set a region's text."""
    return _ORDERS["TC" if place == "HK" else place]
