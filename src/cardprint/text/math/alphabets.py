"""The letters and figures of mathematics: an alphabet and a character → the character that Unicode has for it.

The blocks are those of Mathematical Alphanumeric Symbols, U+1D400 to U+1D7FF; what was in Unicode before is elsewhere.
"""

from __future__ import annotations

from string import ascii_letters, digits
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cardprint.text.math.nodes import Alphabet

_ELSEWHERE = dict(
    zip(
        (
            *(0x1D455, 0x1D49D, 0x1D4A0, 0x1D4A1, 0x1D4A3, 0x1D4A4, 0x1D4A7, 0x1D4A8, 0x1D4AD, 0x1D4BA, 0x1D4BC),
            *(0x1D4C4, 0x1D506, 0x1D50B, 0x1D50C, 0x1D515, 0x1D51D, 0x1D53A, 0x1D53F, 0x1D545, 0x1D547, 0x1D548),
            *(0x1D549, 0x1D551),
        ),
        "ℎℬℰℱℋℐℒℳℛℯℊℴℭℌℑℜℨℂℍℕℙℚℝℤ",
        strict=True,
    )
)
_LATIN: dict[Alphabet, int] = {
    "bf": 0x1D400,
    "it": 0x1D434,
    "bfit": 0x1D468,
    "cal": 0x1D49C,
    "bfcal": 0x1D4D0,
    "frak": 0x1D504,
    "bb": 0x1D538,
    "bffrak": 0x1D56C,
    "sf": 0x1D5A0,
    "bfsf": 0x1D5D4,
    "tt": 0x1D670,
}
_GREEK: dict[Alphabet, int] = {"bf": 0x1D6A8, "it": 0x1D6E2, "bfit": 0x1D71C}
_DIGITS: dict[Alphabet, int] = {
    "bf": 0x1D7CE,
    "bfit": 0x1D7CE,
    "bb": 0x1D7D8,
    "sf": 0x1D7E2,
    "bfsf": 0x1D7EC,
    "tt": 0x1D7F6,
}
_CAPITALS = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇"
_SMALL = "αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ"
_AS_LATIN = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΧ", "ABEZHIKMNOPTX")


def _letters() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for alphabets, chars in ((_LATIN, _upper_first()), (_GREEK, _CAPITALS + _SMALL), (_DIGITS, digits)):
        for alphabet, first in alphabets.items():
            for index, char in enumerate(chars):
                found[alphabet, char] = _ELSEWHERE.get(first + index) or chr(first + index)
    found["it", "ı"], found["it", "ȷ"] = "\U0001d6a4", "\U0001d6a5"
    return found


def _upper_first() -> str:
    return ascii_letters[26:] + ascii_letters[:26]


LETTERS = _letters()
"""Letters by alphabet and plain character."""

_ITALIC = frozenset(ascii_letters + _SMALL + "ıȷ")


def letter(char: str, alphabet: Alphabet | None) -> str:
    """Return the character that shows another in an alphabet; without one Latin and small Greek letters are italic."""
    if alphabet is None:
        return LETTERS["it", char] if char in _ITALIC else char
    return LETTERS.get((alphabet, char), char)
