"""The font package that brings a character: advice for those whose fonts lack it."""

from __future__ import annotations

import sys
import unicodedata

# First words of the names of characters. Packages as Debian and Ubuntu call them; elsewhere the fonts themselves go by
# the same names. What is in them was read from fonts-noto-core 20201225-1 and fonts-noto-cjk 20220127.
_EAST_ASIAN = frozenset(("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "BOPOMOFO", "KANGXI", "HALFWIDTH", "FULLWIDTH"))
_IN_NO_PACKAGE = frozenset(
    (
        *("CHORASMIAN", "CYPRO", "DIVES", "HENTAIGANA", "KHITAN", "MAKASAR"),
        *("NANDINAGARI", "OTTOMAN", "TANGSA", "TOTO", "VITHKUQI", "ZNAMENNY"),
    )
)
_LAST_COMMON_IDEOGRAPH = 0xFAFF  # of those beyond, Noto CJK has what the standards of Hong Kong and Japan have
_LATER_STANDARDS = ("big5hkscs", "euc_jis_2004")
_NEAR = 0x60  # code points: less than a block of letters


_NOTO = "https://fonts.google.com/noto"


def advice(package: str) -> str:
    """Say how to get at the fonts of a package, on the system this is."""
    if sys.platform == "win32":
        return rf"look among the fonts of Windows (--font-dir C:\Windows\Fonts), or install a Noto font from {_NOTO}"
    if sys.platform == "darwin":
        return f"look among the fonts of macOS (--font-dir /System/Library/Fonts), or install a Noto font from {_NOTO}"
    return f"install {package} (as Debian and Ubuntu call the package)"


def package_hint(char: str) -> str | None:
    """Name the package with a font for a character, None where none is known: pictures, private use, rare scripts."""
    word = _first_word(char)
    if not word or word in _IN_NO_PACKAGE:
        return None
    if word in _EAST_ASIAN:
        rare = word == "CJK" and ord(char) > _LAST_COMMON_IDEOGRAPH
        return "fonts-noto-cjk" if not rare or any(map(char.encode, _LATER_STANDARDS, ("ignore",) * 2)) else None
    return "fonts-noto-core" if unicodedata.category(char)[0] in "LMN" or _is_of_a_script(char) else None


def _first_word(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0].partition("-")[0]


def _is_of_a_script(char: str) -> bool:
    """Tell whether a mark is that of one script: whether letters near it have a name that begins alike."""
    code, word = ord(char), _first_word(char)
    near = map(chr, range(max(0, code - _NEAR), code + _NEAR))
    return any(_first_word(each) == word and unicodedata.category(each)[0] == "L" for each in near)
