"""Compact font files (CFF): takes outlines, gives a CID-keyed font whose CIDs are the caller's codes.

Faces whose own outlines are cubic (OTF, the collections of Noto CJK, CFF2) are drawn anew into such a font, one glyph
for each code: a CFF as it comes may be keyed by names, or by CIDs in any order, and has no composite glyphs to hold a
cluster. The formats are those of Adobe's Technical Notes 5176 (CFF) and 5177 (Type 2 charstrings).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Operators of Type 2 charstrings and of dictionaries.
_RMOVETO, _RLINETO, _RRCURVETO, _ENDCHAR = b"\x15", b"\x05", b"\x08", b"\x0e"
_CHARSET, _CHARSTRINGS, _PRIVATE, _DEFAULT_WIDTH = b"\x0f", b"\x11", b"\x12", b"\x14"
_ROS, _CID_COUNT, _FD_ARRAY, _FD_SELECT = b"\x0c\x1e", b"\x0c\x22", b"\x0c\x24", b"\x0c\x25"
_FAR = 16_000  # 16 em: no outline goes beyond unless it is damaged, and differences stay within two bytes
_FIRST_OWN_STRING = 391  # the standard strings come before


class OutlinePen:
    """Draws the glyphs of one encoded glyph into one charstring, in 1/1000 em. Takes font units."""

    def __init__(self, units: int) -> None:
        """Take the units an em has; start with no outline."""
        self._scale = 1000 / units
        self._dx = self._dy = 0
        self._x = self._y = 0
        self._program = bytearray()

    def place(self, dx: int, dy: int) -> None:
        """Put the origin of the glyph to be drawn next, in font units."""
        self._dx, self._dy = dx, dy

    def move_to(self, x: float, y: float) -> None:
        """Begin a contour. The one before it ends by that: charstrings have no operator for closing."""
        self._draw(_RMOVETO, (x, y))

    def line_to(self, x: float, y: float) -> None:
        """Draw a line."""
        self._draw(_RLINETO, (x, y))

    def curve_to(self, x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> None:  # noqa: PLR0913, PLR0917
        """Draw a cubic curve by its control points and its end."""
        self._draw(_RRCURVETO, (x1, y1), (x2, y2), (x, y))

    def charstring(self, advance: int) -> bytes:
        """Return the program of the glyph, its advance first."""
        return _integer(advance) + bytes(self._program) + _ENDCHAR

    def _draw(self, operator: bytes, *points: tuple[float, float]) -> None:
        for x, y in points:
            to_x, to_y = self._grid(x + self._dx), self._grid(y + self._dy)
            self._program += _integer(to_x - self._x) + _integer(to_y - self._y)
            self._x, self._y = to_x, to_y
        self._program += operator

    def _grid(self, value: float) -> int:
        return max(-_FAR, min(_FAR, round(value * self._scale)))


def font_program(name: str, charstrings: Mapping[int, bytes]) -> bytes:
    """Put charstrings into a font; each is found by its CID. An empty glyph for what is missing is added as CID 0."""
    cids = sorted(charstrings)
    header = bytes((1, 0, 4, 4))
    names, strings, subroutines = _index([name.encode()]), _index([b"Adobe", b"Identity"]), _index([])
    charset = struct.pack(f">B{len(cids)}H", 0, *cids)
    select = struct.pack(">BHHBH", 3, 1, 0, 0, len(cids) + 1)
    programs = _index([_ENDCHAR, *(charstrings[cid] for cid in cids)])
    private = _integer(0) + _DEFAULT_WIDTH

    def top(start: int) -> tuple[bytes, bytes]:
        """Write the dictionaries that say where everything is, given where what follows the strings starts."""
        charset_at = start
        select_at = charset_at + len(charset)
        programs_at = select_at + len(select)
        private_at = programs_at + len(programs)
        fonts = _index([_place(len(private)) + _place(private_at) + _PRIVATE])
        ros = _integer(_FIRST_OWN_STRING) + _integer(_FIRST_OWN_STRING + 1) + _integer(0) + _ROS
        places = _place(charset_at) + _CHARSET + _place(select_at) + _FD_SELECT + _place(programs_at) + _CHARSTRINGS
        counts = _place(max(cids, default=0) + 1) + _CID_COUNT
        return _index([ros + counts + places + _place(private_at + len(private)) + _FD_ARRAY]), fonts

    before = len(header) + len(names) + len(top(0)[0]) + len(strings) + len(subroutines)
    dictionary, fonts = top(before)
    return b"".join((header, names, dictionary, strings, subroutines, charset, select, programs, private, fonts))


def _index(items: Sequence[bytes]) -> bytes:
    """Write an INDEX: how many, where each starts, and the items."""
    if not items:
        return bytes(2)
    starts = [1]
    for item in items:
        starts.append(starts[-1] + len(item))
    return struct.pack(f">HB{len(starts)}I", len(items), 4, *starts) + b"".join(items)


def _place(value: int) -> bytes:
    """Write an integer in five bytes whatever it is, so that places can be filled in when they are known."""
    return struct.pack(">Bi", 29, value)


def _integer(value: int) -> bytes:
    """Write an integer as charstrings and dictionaries alike understand it. Outlines stay within two bytes."""
    if -107 <= value <= 107:  # noqa: PLR2004 - the ranges of Technical Note 5177, table 1
        return bytes((value + 139,))
    if 108 <= value <= 1131:  # noqa: PLR2004
        high, low = divmod(value - 108, 256)
        return bytes((high + 247, low))
    if -1131 <= value <= -108:  # noqa: PLR2004
        high, low = divmod(-value - 108, 256)
        return bytes((high + 251, low))
    return struct.pack(">Bh", 28, value)
