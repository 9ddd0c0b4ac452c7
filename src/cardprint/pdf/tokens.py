"""The words of PDF's own language: numbers, colours and strings, as text ready for a file."""

from __future__ import annotations

from math import isfinite

_DIGITS = 6  # of each number of a drawing that count: a thousandth of a dot on any page


def number(value: float, places: int = 2) -> str:
    """Write a number with at most ``places`` decimals: no exponent, no trailing zeros, never ``-0``.

    Raises ValueError for what is not a number: it would spoil the page.
    """
    if not isfinite(value):
        message = f"{value} is no place on a page"
        raise ValueError(message)
    text = f"{value:.{places}f}".rstrip("0").rstrip(".") if places else f"{value:.0f}"
    return "0" if text == "-0" else text


def numbers(*values: float, places: int = 2) -> str:
    """Write numbers one after another."""
    return " ".join(number(value, places) for value in values)


def colour(hexadecimal: str) -> str:
    """Write ``#rrggbb`` as the operands of a colour operator: one for a grey, three for any other."""
    red, green, blue = (int(hexadecimal[i : i + 2], 16) for i in (1, 3, 5))
    if red == green == blue:
        return number(red / 255, 3)
    return numbers(red / 255, green / 255, blue / 255, places=3)


def text_string(text: str) -> bytes:
    """Write a text string: as it is where it is plain, else as UTF-16 in hexadecimal digits."""
    if text.isascii() and text.isprintable() and not any(char in "()\\" for char in text):
        return b"(%s)" % text.encode("ascii")
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode("ascii")


def precise(*values: float) -> str:
    """Write numbers to six digits that count, however large or small they are: of drawings, whose units may be any."""
    return " ".join(map(_precise, values))


def _precise(value: float) -> str:
    text = f"{value:.{_DIGITS}g}"
    if "e" in text:
        text = f"{value:.12f}" if abs(value) < 1 else f"{value:.0f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
