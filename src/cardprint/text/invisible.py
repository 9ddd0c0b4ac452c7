"""Characters that never have a picture of their own: a face need not have them to set the text they are in."""

from __future__ import annotations

from bisect import bisect_right

# Default_Ignorable_Code_Point of Unicode 15.1 (joiners, direction marks, variation selectors, tags, fillers), which
# HarfBuzz hides, and the separators that end up as line breaks and spaces.
_RANGES = (
    (0x0009, 0x000A),
    (0x000D, 0x000D),
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
_FIRST = [first for first, _ in _RANGES]


def is_unseen(char: str) -> bool:
    """Return whether a character is never drawn itself."""
    code = ord(char)
    return code <= _RANGES[bisect_right(_FIRST, code) - 1][1] and code >= _FIRST[0]
