"""How well two colours are told apart, by people and by printers that have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cardprint.model.text import Colour

READABLE = 4.5
"""The least contrast of text with what it stands on (WCAG 2.1, level AA)."""

BLACK, WHITE = "#000000", "#ffffff"


def contrast(one: Colour, other: Colour = WHITE) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.1)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def words_on(colour: Colour) -> Colour:
    """Return the colour of words that are read on another: white, or black where white is not."""
    return WHITE if contrast(colour) >= READABLE else BLACK


def readable(colour: Colour) -> Colour:
    """Return a colour, or the lightest darker shade of it that is read on white paper."""
    while contrast(colour) < READABLE:
        colour = "#" + "".join(f"{channel * 9 // 10:02x}" for channel in bytes.fromhex(colour[1:]))
    return colour


def _luminance(colour: Colour) -> float:
    """Return the luminance of a colour of sRGB, from 0 to 1."""
    shares = (channel / 255 for channel in bytes.fromhex(colour[1:]))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)  # noqa: PLR2004 - sRGB
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
