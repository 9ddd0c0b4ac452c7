"""Sizes of paper and of cards, by name or as width and height. Everything here is given in points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cardprint.errors import quoted
from cardprint.model.geometry import Size
from cardprint.model.nearest import nearest
from cardprint.model.units import format_mm, inch, mm, parse_length
from cardprint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

UNPRINTABLE = mm(5)
"""The border of a sheet that a printer may leave blank: Brother and HP 4.23 mm, Canon 5 mm."""

SMALLEST_CARD = mm(20)  # has room for two short lines of 8 pt, the least type, beside its safe zone
SMALLEST_PAPER = mm(25)
LARGEST_PAPER = inch(200)  # the largest page PDF 1.7 allows, ISO 32000-1 annex C


def _mm(width: float, height: float) -> Size:
    return Size(mm(width), mm(height))


# ISO 216 for A sizes, ANSI/ASME Y14.1 for the American ones. Upright, as they come out of the pack. They are exact:
# CUPS scales or rewrites pages that are a fraction of a point off, so A4 is 595.2756 × 841.8898 and never 595 × 842.
PAPERS: Mapping[str, Size] = {
    "A3": _mm(297, 420),
    "A4": _mm(210, 297),
    "A5": _mm(148, 210),
    "A6": _mm(105, 148),
    "A7": _mm(74, 105),
    "Letter": _mm(215.9, 279.4),
    "Legal": _mm(215.9, 355.6),
    "Tabloid": _mm(279.4, 431.8),
}

SMALLEST_SHEET = PAPERS["A6"]
"""The smallest paper on which a worksheet still has room for a question beside its margins."""

# As the cards are held: index cards, A sizes and business cards lie, playing cards stand.
CARD_SIZES: Mapping[str, Size] = {
    "index-3x5": _mm(127, 76.2),
    "index-4x6": _mm(152.4, 101.6),
    "index-5x8": _mm(203.2, 127),
    "A6": _mm(148, 105),
    "A7": _mm(105, 74),
    "A8": _mm(74, 52),
    "poker": _mm(63.5, 88.9),
    "bridge": _mm(57.15, 88.9),
    "TCG": _mm(63, 88),
    "Japanese": _mm(59, 86),
    "business-US": _mm(88.9, 50.8),
    "business-EU": _mm(85, 55),
    "ID-1": _mm(85.6, 53.98),  # ISO/IEC 7810, the bank card
    "tarot": _mm(70, 120),
}

_TWO_LENGTHS = lazy_pattern(r"([^x×\d]*\d[^x×]*)[x×](.+)", re.IGNORECASE)
_UNIT = lazy_pattern(r"(?:mm|cm|in|pt|\")\s*$", re.IGNORECASE)


def paper(name: str) -> Size:
    """Find a paper by its name, or read ``210x297mm`` as width × height. Raises ValueError, fit to show."""
    return _size(name, "paper", PAPERS, SMALLEST_PAPER, "210x297mm")


def card_size(name: str) -> Size:
    """Find a card's size by its name, or read ``90x60mm`` as width × height. Raises ValueError, fit to show."""
    return _size(name, "card size", CARD_SIZES, SMALLEST_CARD, "90x60mm")


def paper_name(size: Size) -> str:
    """Call a paper by its name, say if it lies, and give the measure of one that has no name."""
    for name, known in PAPERS.items():
        if _same(size, known):
            return name
        if _same(size, known.turned()):
            return f"{name} landscape"
    return format_size(size)


def format_size(size: Size) -> str:
    """Write a size for people, such as ``90 × 60 mm``."""
    return f"{format_mm(size.width).removesuffix(' mm')} × {format_mm(size.height)}"


def _same(one: Size, other: Size) -> bool:
    tolerance = mm(0.01)
    return abs(one.width - other.width) < tolerance and abs(one.height - other.height) < tolerance


def _size(text: str, what: str, known: Mapping[str, Size], smallest: float, example: str) -> Size:
    wanted = "-".join(text.casefold().split())
    for name, size in known.items():
        if name.casefold() == wanted:
            return size
    custom = _TWO_LENGTHS.fullmatch(text.strip())
    if custom is None:
        meant = nearest(wanted, known)
        advice = f"did you mean {meant}?" if meant else f"write {', '.join(known)}, or a size such as {example}"
        raise ValueError(f"no {what} is called {quoted(text)}: {advice}")
    try:
        size = _custom_size(custom[1], custom[2])
    except ValueError:
        raise ValueError(
            f"{quoted(text)} is not a {what}: write width and height with a unit, as in {example}"
        ) from None
    if min(size) < smallest or max(size) > LARGEST_PAPER:
        limits = f"{format_mm(smallest)} to {format_mm(LARGEST_PAPER)}"
        raise ValueError(f"{quoted(text)} is not a possible {what}: each side is from {limits}")
    return size


def _custom_size(width: str, height: str) -> Size:
    """Read both lengths; the unit of the second serves for the first where that has none."""
    unit = _UNIT.search(height)
    shared = unit[0] if unit and not _UNIT.search(width) else ""
    return Size(parse_length(width + shared), parse_length(height))
