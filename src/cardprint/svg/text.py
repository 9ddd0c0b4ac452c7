"""The text of an SVG as outlines, in the fonts that come with the program: whatever machine it is drawn on."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cardprint.errors import quoted
from cardprint.images.errors import UnfitPictureError
from cardprint.model.blocks import Style
from cardprint.patterns import lazy_pattern
from cardprint.svg.placement import em_of, font_size
from cardprint.svg.values import length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.model.drawing import VectorPath
    from cardprint.model.geometry import Size
    from cardprint.model.glyphs import Word
    from cardprint.svg import css
    from cardprint.svg.css import StyleSheet
    from cardprint.svg.tree import Element
    from cardprint.text.fonts import FontChain
    from cardprint.text.typesetter import Typesetter

_SPACES = lazy_pattern(r"\s+")
_MOST_LETTERS = 10_000  # of one text, as many as a text of a deck may have
_HEAVY = frozenset(("bold", "bolder", "600", "700", "800", "900"))
_ANCHORS = {"middle": 0.5, "end": 1.0}
# How far below its y the baseline of a text is that is not set on it, in em of the built-in Latin face.
_BASELINES = {"middle": 0.268, "central": 0.357, "hanging": 0.714, "text-before-edge": 1.069, "text-after-edge": -0.293}


class Lettering(NamedTuple):
    """Text in one style as an outline."""

    outline: VectorPath
    style: css.SvgStyle


class _Piece(NamedTuple):
    """Text in one style; ``x`` and ``y`` are given where it begins anew, ``dx`` and ``dy`` move it on."""

    text: str
    style: css.SvgStyle
    line: int
    x: float | None
    y: float | None
    dx: float
    dy: float


def letter(element: Element, style: css.SvgStyle, sheet: StyleSheet, viewport: Size) -> Iterator[Lettering]:
    """Set a ``text`` element. Raises UnfitPictureError for a character that no font has."""
    x = y = 0.0
    for chunk in _chunks(_pieces(element, style, sheet, viewport)):
        x = x if chunk[0].x is None else chunk[0].x
        y = y if chunk[0].y is None else chunk[0].y
        start = x
        set_pieces: list[tuple[_Piece, float, float, float]] = []
        for piece in chunk:
            x, y = x + piece.dx, y + piece.dy
            size = em_of(piece.style)
            width = sum(word.width for word in _words(piece)) * size
            set_pieces.append((piece, x, y + _shift(piece.style) * size, size))
            x += width
        back = (x - start) * _ANCHORS.get(chunk[0].style.get("text-anchor", ""), 0.0)
        for piece, left, baseline, size in set_pieces:
            from cardprint.text.outlines import outline  # noqa: PLC0415 - HarfBuzz, and few drawings have text

            drawn, _ = outline(_words(piece), left - back, baseline, size)
            if drawn:
                yield Lettering(drawn, piece.style)
        x -= back


def _shift(style: css.SvgStyle) -> float:
    return _BASELINES.get(style.get("dominant-baseline") or style.get("alignment-baseline") or "", 0.0)


def _pieces(element: Element, style: css.SvgStyle, sheet: StyleSheet, viewport: Size) -> list[_Piece]:
    """Return the text of an element and of those in it, with single spaces between words and none around them."""
    pieces = list(_raw_pieces(element, style, sheet, viewport))
    if sum(len(piece.text) for piece in pieces) > _MOST_LETTERS:
        message = f"has a text of more than {_MOST_LETTERS:,} characters in line {element.line}"
        raise UnfitPictureError(message, "save it as PNG instead", is_limit=True)
    kept: list[_Piece] = []
    for piece in pieces:
        text = _SPACES.sub(" ", piece.text)
        if (not kept or kept[-1].text.endswith(" ") or piece.x is not None) and text.startswith(" "):
            text = text[1:]
        if text:
            kept.append(piece._replace(text=text))
    if kept:
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(" "))
    return [piece for piece in kept if piece.text]


def _raw_pieces(element: Element, style: css.SvgStyle, sheet: StyleSheet, viewport: Size) -> Iterator[_Piece]:
    size = em_of(style)
    places = {
        name: _lengths(element.attributes.get(name, ""), whole, size)
        for name, whole in zip(("x", "y", "dx", "dy"), (*viewport, *viewport), strict=True)
    }
    for part in element.content:
        if not isinstance(part, str):
            if part.name in ("tspan", "a"):
                below = sheet.of(part, style)
                if below.get("display") != "none":
                    below["font-size"] = str(font_size(below.get("font-size", ""), size))
                    yield from _raw_pieces(part, below, sheet, viewport)
            continue
        placed = max(map(len, places.values()))
        letters = list(part)[: placed - 1] if placed > 1 and part.strip() else []
        for text in (*letters, part[len(letters) :]):
            place = {name: values.pop(0) if values and text.strip() else None for name, values in places.items()}
            yield _Piece(text, style, element.line, place["x"], place["y"], place["dx"] or 0.0, place["dy"] or 0.0)


def _lengths(text: str, whole: float, em: float) -> list[float]:
    try:
        return [length(part, whole, em) for part in text.replace(",", " ").split()]
    except ValueError:
        return []


def _chunks(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Part pieces where one is placed anew: each of the parts is anchored by itself."""
    chunk: list[_Piece] = []
    for piece in pieces:
        if chunk and (piece.x is not None or piece.y is not None):
            yield chunk
            chunk = []
        chunk.append(piece)
    if chunk:
        yield chunk


def _words(piece: _Piece) -> tuple[Word, ...]:
    """Shape a piece in the face that comes nearest to what it asks for."""
    family, weight = piece.style.get("font-family", "").lower(), piece.style.get("font-weight", "").lower()
    style = Style(
        bold=weight in _HEAVY,
        italic=piece.style.get("font-style", "") in ("italic", "oblique"),
        code="mono" in family or "courier" in family,
    )
    typesetter, fonts = _typesetter()
    if not piece.text.isascii():
        from cardprint.text.breaks import clusters  # noqa: PLC0415 - ICU, for what is not plain

        missing = fonts.missing(clusters(piece.text))
        if missing:
            message = f"has {quoted(missing[0])} in line {piece.line}, which no font here has"
            raise UnfitPictureError(message, "turn its text into outlines, or save it as PNG instead")
    return typesetter.words(piece.text, style)


@cache
def _typesetter() -> tuple[Typesetter, FontChain]:
    """Get the fonts ready: those of the program, and of the system only what these have not."""
    from cardprint.text.fonts import load_fonts  # noqa: PLC0415 - few drawings have text
    from cardprint.text.typesetter import Typesetter  # noqa: PLC0415

    fonts = load_fonts()
    return Typesetter(fonts, "en"), fonts
