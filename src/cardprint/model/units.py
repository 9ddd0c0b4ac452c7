"""Lengths. Inside the program a length is a float in points (1/72 inch); units exist only at the edge."""

from __future__ import annotations

from cardprint.errors import quoted
from cardprint.patterns import lazy_pattern

POINTS_PER_INCH = 72.0
MM_PER_INCH = 25.4  # exact, by the international yard and pound agreement of 1959

_POINTS_PER = {
    "mm": POINTS_PER_INCH / MM_PER_INCH,
    "cm": 10 * POINTS_PER_INCH / MM_PER_INCH,
    "in": POINTS_PER_INCH,
    '"': POINTS_PER_INCH,
    "pt": 1.0,
}
_LENGTH = lazy_pattern(r"([+-]?)(?:(\d{1,6})\s*/\s*(\d{1,6})|(\d{1,6}(?:\.\d{1,12})?|\.\d{1,12}))\s*(mm|cm|in|pt|\")")


def mm(value: float) -> float:
    """Convert millimetres to points."""
    return value * POINTS_PER_INCH / MM_PER_INCH


def inch(value: float) -> float:
    """Convert inches to points."""
    return value * POINTS_PER_INCH


def to_mm(points: float) -> float:
    """Convert points to millimetres."""
    return points * MM_PER_INCH / POINTS_PER_INCH


def parse_length(text: str) -> float:
    """Read a length such as ``3mm``, ``0.5 in``, ``1/8in``, ``12pt`` or ``2"`` and give it in points.

    Raises ValueError, with a message fit to show, where the text is not a number with a unit.
    """
    match = _LENGTH.fullmatch(text.strip().lower().replace(",", "."))
    if match is None or not int(match[3] or 1):
        raise ValueError(f"{quoted(text)} is not a length: write a number and mm, cm, in or pt, as in 3mm")
    sign, over, under, number, unit = match.groups()
    value = int(over) / int(under) if over else float(number)
    return (-value if sign == "-" else value) * _POINTS_PER[unit]


def format_mm(points: float) -> str:
    """Write a length for people: millimetres, at most two decimals, no trailing zeros."""
    return f"{round(to_mm(points), 2) + 0.0:.2f}".rstrip("0").rstrip(".") + " mm"
