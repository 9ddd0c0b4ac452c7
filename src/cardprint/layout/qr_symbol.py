"""An address → its QR code: one shape of all dark modules, an em wide for each module, with its quiet zone.

The symbol is that of ISO/IEC 18004 with error correction M, which makes up for 15 % of it being damaged.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cardprint.model.address import escaped
from cardprint.model.page import Command, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

QUIET_ZONE = 4
"""Modules around the symbol that must stay white (ISO/IEC 18004)."""

_EM = 1000  # units of a shape
_STEPS = ((1, 0), (0, 1), (-1, 0), (0, -1))  # right, down, left, up


class QrSymbol(NamedTuple):
    """A code: its shape, whose origin is its top left corner, and how many modules it is wide, quiet zone and all."""

    shape: Shape
    modules: int


@lru_cache(maxsize=4096)
def qr_symbol(address: str) -> QrSymbol | None:
    """Make the code of an address; None where it is longer than any code holds, which is 2,331 bytes."""
    from segno import DataOverflowError, make_qr  # noqa: PLC0415 - 40 ms, and few decks have codes

    try:
        code = make_qr(escaped(address), error="m", boost_error=False)
    except DataOverflowError:
        return None
    dark = {(x, y) for y, row in enumerate(code.matrix, QUIET_ZONE) for x, dark in enumerate(row, QUIET_ZONE) if dark}
    modules = len(code.matrix) + 2 * QUIET_ZONE
    path = tuple(command for corners in _outlines(dark) for command in _closed(corners))
    return QrSymbol(Shape(path, modules, 0.0, modules), modules)


def _outlines(dark: set[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Go around what hangs together, clockwise, and around its holes the other way; give the corners."""
    edges = dict.fromkeys(edge for x, y in sorted(dark) for edge in _bare_edges(x, y, dark))
    while edges:
        x, y, way = next(iter(edges))
        corners: list[tuple[int, int]] = []
        while (x, y, way) in edges:
            del edges[x, y, way]
            x, y = x + _STEPS[way][0], y + _STEPS[way][1]
            for turned in ((way + 1) % 4, way, (way + 3) % 4):  # where two modules meet at a corner, stay with one
                if (x, y, turned) in edges:
                    break
            if turned != way:
                corners.append((x, y))
            way = turned
        yield corners


def _bare_edges(x: int, y: int, dark: set[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield edges of a module that no other shares: where each begins, with the module on its right, and its way."""
    if (x, y - 1) not in dark:
        yield x, y, 0
    if (x + 1, y) not in dark:
        yield x + 1, y, 1
    if (x, y + 1) not in dark:
        yield x + 1, y + 1, 2
    if (x - 1, y) not in dark:
        yield x, y + 1, 3


def _closed(corners: list[tuple[int, int]]) -> Iterator[Command]:
    for number, (x, y) in enumerate(corners):
        yield Command("l" if number else "m", (x * _EM, y * _EM))
    yield Command("h")
