"""Boxes, as TeX has them: a width, a height above and a depth below the baseline, and what is in them.

All measures are in em of the text that a formula stands in, up positive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cardprint.model.glyphs import Typeface, Word
    from cardprint.model.text import Colour
    from cardprint.text.math.face import MathFace, MathGlyph, Piece


class GlyphMark(NamedTuple):
    """Glyphs of a font for formulas that stand for one text: most often one; the others are offset from its origin."""

    typeface: Typeface
    pieces: tuple[tuple[int, float, float], ...]
    text: str
    advance: float
    scale: float
    colour: Colour | None


class WordsMark(NamedTuple):
    """Words of the text around."""

    words: tuple[Word, ...]
    scale: float
    colour: Colour | None


class BarMark(NamedTuple):
    """A filled rectangle that stands on the baseline."""

    width: float
    height: float
    colour: Colour | None


class StrokeMark(NamedTuple):
    """A slanted line, from the origin."""

    dx: float
    dy: float
    thickness: float
    colour: Colour | None


Mark: TypeAlias = GlyphMark | WordsMark | BarMark | StrokeMark


class Box:
    """A box with others in it, each at an offset of its origin, and perhaps a mark.

    ``italic`` is the italic correction at its right edge. One that is nothing but a glyph says which, of which face and
    how large, for kerning and accents.
    """

    __slots__ = ("depth", "face", "glyph", "height", "italic", "mark", "parts", "scale", "width")

    def __init__(
        self,
        width: float = 0.0,
        height: float = 0.0,
        depth: float = 0.0,
        parts: Sequence[tuple[float, float, Box]] = (),
        mark: Mark | None = None,
    ) -> None:
        """Take measures and contents."""
        self.width, self.height, self.depth, self.parts, self.mark = width, height, depth, parts, mark
        self.italic = 0.0
        self.glyph: MathGlyph | None = None
        self.face: MathFace | None = None
        self.scale = 1.0

    def marks(self) -> Iterator[tuple[float, float, Mark]]:
        """Yield all marks in the order in which they were put there, each with its place."""
        waiting: list[tuple[float, float, Box]] = [(0.0, 0.0, self)]
        while waiting:
            x, y, box = waiting.pop()
            if box.mark is not None:
                yield x, y, box.mark
            for dx, dy, part in reversed(box.parts):
                waiting.append((x + dx, y + dy, part))


def beside(boxes: Iterable[Box]) -> Box:
    """Put boxes side by side on one baseline."""
    x = height = depth = 0.0
    parts = []
    for box in boxes:
        parts.append((x, 0.0, box))
        x += box.width
        height = max(height, box.height)
        depth = max(depth, box.depth)
    return Box(x, height, depth, parts)


def raised(box: Box, by: float) -> Box:
    """Put a box higher."""
    return Box(box.width, box.height + by, box.depth - by, [(0.0, by, box)])


def bar(width: float, height: float, depth: float, colour: Colour | None) -> Box:
    """Make a filled rectangle."""
    mark = BarMark(width, height + depth, colour)
    return Box(width, height, depth, [(0.0, -depth, Box(mark=mark))])


def glyph_box(face: MathFace, glyph: MathGlyph, text: str, scale: float, colour: Colour | None) -> Box:
    """Make the box of one glyph."""
    mark = GlyphMark(face.typeface, ((glyph.id, 0.0, 0.0),), text, glyph.advance, scale, colour)
    box = Box(glyph.advance * scale, glyph.height * scale, glyph.depth * scale, (), mark)
    box.italic, box.glyph, box.face, box.scale = glyph.italic * scale, glyph, face, scale
    return box


def upright_box(face: MathFace, pieces: Sequence[Piece], text: str, scale: float, colour: Colour | None) -> Box:
    """Make the box of a sign that grew upwards, its lower edge on the baseline."""
    if len(pieces) == 1:
        box = glyph_box(face, pieces[0].glyph, text, scale, colour)
        return raised(box, box.depth)
    placed = tuple((glyph.id, 0.0, at + glyph.depth) for glyph, at in pieces)
    width = max(glyph.advance for glyph, _ in pieces)
    height = max(at + glyph.height + glyph.depth for glyph, at in pieces)
    return Box(width * scale, height * scale, 0.0, (), GlyphMark(face.typeface, placed, text, width, scale, colour))


def level_box(face: MathFace, pieces: Sequence[Piece], text: str, scale: float, colour: Colour | None) -> Box:
    """Make the box of a sign that grew sideways, its ink from the left edge to the right one."""
    first, last = pieces[0], pieces[-1]
    left = first.glyph.left
    placed = tuple((glyph.id, at - left, 0.0) for glyph, at in pieces)
    width = last.at + last.glyph.right - left
    height, depth = (
        max(reach) for reach in zip(*((each.glyph.height, each.glyph.depth) for each in pieces), strict=True)
    )
    mark = GlyphMark(face.typeface, placed, text, width, scale, colour)
    return Box(width * scale, height * scale, depth * scale, (), mark)
