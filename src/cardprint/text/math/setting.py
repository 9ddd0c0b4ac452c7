"""A formula's source → what is to be placed: words of glyphs, bars and strokes, measured in em."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cardprint.errors import shortened
from cardprint.model.glyphs import Glyph, Word
from cardprint.text.math import accents, arrays, enclosures, fences, fractions, layout, scripts
from cardprint.text.math import box_nodes as boxed
from cardprint.text.math import nodes as of
from cardprint.text.math.boxes import BarMark, Box, GlyphMark, WordsMark
from cardprint.text.math.commands import COMMANDS
from cardprint.text.math.errors import FormulaError
from cardprint.text.math.fonts import math_faces
from cardprint.text.math.parser import Parser
from cardprint.text.math.placed import Placed, PlacedBar, PlacedStroke, PlacedWords, SetFormula
from cardprint.text.math.tokens import check_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cardprint.model.blocks import Style
    from cardprint.text.math.boxes import StrokeMark
    from cardprint.text.math.face import MathFace
    from cardprint.text.math.layout import Setter, WordSetter

_SETTERS: Mapping[type[of.Node], Setter] = {
    of.Symbol: layout.set_symbol,
    of.Name: layout.set_name,
    of.NamedBody: scripts.set_named_body,
    of.Words: layout.set_words,
    of.Group: layout.set_group,
    of.Space: layout.set_space,
    of.Scripts: scripts.set_scripts,
    of.LeftScripts: scripts.set_left_scripts,
    of.Stack: scripts.set_stack,
    of.Fraction: fractions.set_fraction,
    of.Root: fractions.set_root,
    of.Fence: fences.set_fence,
    of.Delimiter: fences.set_delimiter,
    of.Accent: accents.set_accent,
    of.Brace: accents.set_brace,
    of.Line: accents.set_line,
    of.Arrow: accents.set_arrow,
    of.Negated: accents.set_negated,
    boxed.Bar: enclosures.set_bar,
    boxed.Raised: enclosures.set_raised,
    boxed.Phantom: enclosures.set_phantom,
    boxed.Enclosed: enclosures.set_enclosed,
    boxed.Array: arrays.set_array,
}
_FAR = 1.5  # em: glyphs further apart are words of their own


@lru_cache(maxsize=4096)
def read_formula(source: str) -> of.Node:
    """Read a formula. Raises FormulaError for what is not TeX, or not of the part of TeX that can be set."""
    check_length(source)
    parser = Parser(source, COMMANDS, {})
    rows = parser.formula()
    if len(rows) == 1 and rows[0].tag is None:
        return rows[0].cells[0]
    return boxed.Array(rows, "c", [0.0, 0.0], ["", ""], None, 0.3, equations=True)


def set_formula(  # noqa: PLR0913 - a formula and all it is set in
    source: str,
    faces: Sequence[MathFace],
    words: WordSetter,
    *,
    display: bool = False,
    word_scale: float = 1.0,
    goes_on: bool = False,
) -> SetFormula:
    """Set a formula, at text size or, for display, with room for the bounds of its sums.

    ``words`` sets the words in it, which are ``word_scale`` times as large as its letters. One that ``goes_on`` is
    followed by more. Raises FormulaError.
    """
    node = read_formula(source)
    style = layout.DISPLAY if display else layout.TEXT
    box = layout.Layout(faces, words, _SETTERS, word_scale).row((node,), style, False, "ord" if goes_on else None)  # noqa: FBT003
    return _placed(box, source)


@lru_cache(maxsize=4096)
def words_in(source: str, *, display: bool = False) -> tuple[str, ...]:
    """Return what of a formula is set in the fonts of the text. Raises FormulaError where it cannot be set at all."""
    said: list[str] = []

    def hear(text: str, style: Style) -> tuple[Sequence[Word], float, float]:  # noqa: ARG001 - as its protocol has it
        said.append(text)
        return (), 0.0, 0.0

    set_formula(source, math_faces(), hear, display=display)
    return tuple(said)


def _placed(box: Box, source: str) -> SetFormula:
    placed = tuple(_joined(list(box.marks())))
    if not placed:
        raise FormulaError(0, f"the formula has nothing to print: {shortened(source)}", "delete it")
    left = min(0.0, *(each.x for each in placed if not isinstance(each, PlacedStroke)), 0.0)
    if left < 0:
        placed = tuple(_moved(each, -left) for each in placed)
    return SetFormula(max(box.width - left, 0.01), max(box.height, 0.0), max(box.depth, 0.0), placed)


def _moved(placed: Placed, by: float) -> Placed:
    if isinstance(placed, PlacedStroke):
        return placed._replace(x1=placed.x1 + by, x2=placed.x2 + by)
    return placed._replace(x=placed.x + by)


def _joined(marks: Sequence[tuple[float, float, GlyphMark | WordsMark | BarMark | StrokeMark]]) -> Iterator[Placed]:
    """Yield what is to be placed; glyphs of one size on one baseline become one word."""
    run: list[tuple[float, GlyphMark]] = []
    at_y = 0.0
    for x, y, mark in marks:
        if isinstance(mark, GlyphMark):
            if run and not _goes_with(run[-1], at_y, x, y, mark):
                yield _word(run, at_y)
                run = []
            run.append((x, mark))
            at_y = y
            continue
        if run:
            yield _word(run, at_y)
            run = []
        if isinstance(mark, WordsMark):
            yield PlacedWords(x, y, mark.scale, mark.words, mark.colour)
        elif isinstance(mark, BarMark):
            yield PlacedBar(x, y, mark.width, mark.height, mark.colour)
        else:
            yield PlacedStroke(x, y, x + mark.dx, y + mark.dy, mark.thickness, mark.colour)
    if run:
        yield _word(run, at_y)


def _goes_with(last: tuple[float, GlyphMark], last_y: float, x: float, y: float, mark: GlyphMark) -> bool:
    last_x, before = last
    return (
        y == last_y
        and mark.scale == before.scale
        and mark.typeface is before.typeface
        and mark.colour == before.colour
        and 0.0 <= x - last_x <= before.advance * before.scale + _FAR
    )


def _word(run: Sequence[tuple[float, GlyphMark]], y: float) -> PlacedWords:
    x, first = run[0]
    typeface, scale = first.typeface, first.scale
    units = typeface.units
    begins = [round((at - x) / scale * units) for at, _ in run]
    last = run[-1][1]
    ends = [*begins[1:], begins[-1] + round(last.advance * units)]
    glyphs: list[Glyph] = []
    for (_, mark), begin, end in zip(run, begins, ends, strict=True):
        texts = [mark.text, *[""] * (len(mark.pieces) - 1)]
        advances = [end - begin, *[0] * (len(mark.pieces) - 1)]
        pen = 0
        for (number, dx, dy), text, advance in zip(mark.pieces, texts, advances, strict=True):
            glyphs.append(Glyph(number, text, advance, round(dx * units) - pen, round(dy * units)))
            pen += advance
    text = "".join(mark.text for _, mark in run)
    return PlacedWords(x, y, scale, (Word(text, typeface, tuple(glyphs), ends[-1] / units),), first.colour)
