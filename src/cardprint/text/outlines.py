"""The outlines of shaped words, for drawings whose letters are shapes like all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import uharfbuzz as hb

from cardprint.model.drawing import Matrix, Segment
from cardprint.text.font_files import hb_font

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cardprint.model.drawing import VectorPath
    from cardprint.model.glyphs import Word


class _Tracer:
    """What HarfBuzz calls with the points of a glyph."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.matrix = Matrix()

    def add(self, step: str, *points: float) -> None:
        ends = (self.matrix.at(x, y) for x, y in zip(points[::2], points[1::2], strict=True))
        self.segments.append(Segment(step, tuple(number for end in ends for number in end)))

    def quadratic(self, x1: float, y1: float, x: float, y: float) -> None:
        (bx, by), (px, py), (ex, ey) = self.segments[-1].points[-2:], self.matrix.at(x1, y1), self.matrix.at(x, y)
        handles = (bx + (px - bx) * 2 / 3, by + (py - by) * 2 / 3, ex + (px - ex) * 2 / 3, ey + (py - ey) * 2 / 3)
        self.segments.append(Segment("C", (*handles, ex, ey)))


def outline(words: Iterable[Word], x: float, y: float, size: float) -> tuple[VectorPath, float]:
    """Draw words from ``x`` on a baseline ``y``, the y axis running down. Gives the outline, and where they end."""
    tracer = _Tracer()
    for word in words:
        scale = size / word.typeface.units
        font = hb_font(word.typeface)
        for glyph in word.glyphs:
            tracer.matrix = Matrix(scale, 0, 0, -scale, x + glyph.dx * scale, y - glyph.dy * scale)
            font.draw_glyph(glyph.id, _functions(), tracer)
            x += glyph.advance * scale
    return tuple(tracer.segments), x


def _functions() -> hb.DrawFuncs:
    functions = hb.DrawFuncs()  # our tracer comes as the last argument
    functions.set_move_to_func(lambda x, y, tracer: tracer.add("M", x, y))
    functions.set_line_to_func(lambda x, y, tracer: tracer.add("L", x, y))
    functions.set_quadratic_to_func(lambda x1, y1, x, y, tracer: tracer.quadratic(x1, y1, x, y))
    functions.set_cubic_to_func(lambda x1, y1, x2, y2, x, y, tracer: tracer.add("C", x1, y1, x2, y2, x, y))
    functions.set_close_path_func(lambda tracer: tracer.add("Z"))
    return functions
