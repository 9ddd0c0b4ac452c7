"""The font package that brings a character: advice for those whose fonts lack it."""

from __future__ import annotations

import sys
import unicodedata
from functools import cache
from pathlib import Path

# Packages as Debian and Ubuntu call them; elsewhere the fonts themselves go by the same names. ``_CORE`` lists what
# fonts-noto-core 20201225-1 has beyond the fonts that come along (tools/font_packages.py), as ranges of code points.
# Of fonts-noto-cjk 20220127 these rules tell what is in it.
_CORE = Path(__file__).parent / "fonts-noto-core.txt"
_EAST_ASIAN = frozenset(("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "BOPOMOFO", "KANGXI", "HALFWIDTH", "FULLWIDTH"))
_LAST_COMMON_IDEOGRAPH = 0xFAFF  # of those beyond, Noto CJK has what the standards of Hong Kong and Japan have
_LATER_STANDARDS = ("big5hkscs", "euc_jis_2004")
_NOTO = "https://fonts.google.com/noto"


def advice(package: str) -> str:
    """Return how to get at the fonts of a package, on the system this is."""
    if sys.platform == "win32":
        return rf"look among the fonts of Windows (--font-dir C:\Windows\Fonts), or install a Noto font from {_NOTO}"
    if sys.platform == "darwin":
        return f"look among the fonts of macOS (--font-dir /System/Library/Fonts), or install a Noto font from {_NOTO}"
    return f"install {package} (as Debian and Ubuntu call the package)"


def package_hint(char: str) -> str | None:
    """Name the package with a font for a character, None where none is known: pictures, private use, new scripts."""
    if any(first <= ord(char) <= last for first, last in _core()):
        return "fonts-noto-core"
    word = unicodedata.name(char, "").partition(" ")[0].partition("-")[0]
    if word not in _EAST_ASIAN:
        return None
    rare = word == "CJK" and ord(char) > _LAST_COMMON_IDEOGRAPH
    return "fonts-noto-cjk" if not rare or any(map(char.encode, _LATER_STANDARDS, ("ignore",) * 2)) else None


@cache
def _core() -> tuple[tuple[int, int], ...]:
    ends = (each.partition("-") for each in _CORE.read_text(encoding="ascii").split())
    return tuple((int(first, 16), int(last or first, 16)) for first, _, last in ends)
