r"""Takes a formula in TeX's language, gives it as outlines.

latex2mathml reads it, ziamath sets it in STIX Two Math; both come in with the first formula. Every source is set once.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from cardprint.errors import shortened
from cardprint.model.page import Command, Shape
from cardprint.patterns import lazy_pattern
from cardprint.text.chemistry import as_tex
from cardprint.text.formula_spaces import space
from cardprint.text.tex import FormulaError, argument, check
from cardprint.text.tex_arrays import put_back, taken_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

CAP_HEIGHT = 0.656
"""The height of STIX Two Math's capitals, in em, by which a formula is matched with the text around it."""

_UNITS = 1000  # of an em: STIX Two Math's own, so that its outlines stay as they are
_WORD = lazy_pattern(r"\\[A-Za-z]+")
_PATH = lazy_pattern(r"([MLQCZ])((?:\s*-?[\d.]+)*)")
_BINOMIAL = lazy_pattern(r"\\[dt]?binom(?![A-Za-z])")
_DRAWN = frozenset(
    (
        *("math", "mrow", "mi", "mn", "mo", "mtext", "ms", "mspace", "mfrac", "msqrt", "mroot", "mstyle", "none"),
        *("msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts", "mprescripts"),
        *("mtable", "mtr", "mtd", "menclose", "mfenced", "mpadded", "mphantom"),
    )
)
_AS_TYPED = "\u00ad\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064"  # never seen, so no font need have them


@cache
def set_formula(source: str, *, display: bool = False) -> Shape:
    """Set a formula, at text size or, for display, with room for the bounds of its sums.

    Raises FormulaError for what is not TeX, or not of the part of TeX that can be set.
    """
    check(source)
    mathml = _read(source, display=display)
    _see_words(mathml, source)
    return _draw(mathml, source)


@cache
def _typesetter() -> Any:  # noqa: ANN401 - a module whose types tell less than its documentation
    import warnings  # noqa: PLC0415 - only here

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of how it looks for its font, which is none of ours
        import ziamath  # noqa: PLC0415 - 110 ms that a deck without formulas never pays

        import cardprint.text.formula_table  # noqa: F401, PLC0415 - puts its tables in the place of ziamath's
    typesetter: Any = ziamath
    typesetter.config.svg2 = False  # outlines in place, not by reference
    return typesetter


def _read(source: str, *, display: bool) -> Element:
    """Turn TeX into MathML."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - comes with ziamath

    ziamath = _typesetter()
    plain, tables = taken_out(source)
    tex = _binomials(as_tex(plain)).replace("||", "| |")  # which ziamath would take for ‖
    try:
        mathml = ET.fromstring(ziamath.tex.tex2mml(tex, inline=not display))  # noqa: S314 - made by latex2mathml
    except FormulaError:
        raise
    except Exception as error:  # it raises what it stumbles over: IndexError, KeyError, its own kinds
        raise _unreadable(error) from error
    put_back(mathml, tables)
    space(mathml)
    return mathml


def _unreadable(error: Exception) -> FormulaError:
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__.removesuffix("Error")).lower()
    why = f": {kind}" if type(error).__module__.startswith("latex2mathml") else ""
    return FormulaError(0, f"the formula cannot be read{why}", "see that every command has its arguments in braces")


def _binomials(tex: str) -> str:
    r"""Write ``\binom{n}{k}`` as a fraction without a line in parentheses, which is what ziamath knows."""
    at = 0
    while found := _BINOMIAL.search(tex, at):
        upper = argument(tex, found.end())
        lower = argument(tex, upper[1]) if upper else None
        at = found.end()
        if upper and lower:
            tex = rf"{tex[: found.start()]}\left({{{upper[0]} \atop {lower[0]}}}\right){tex[lower[1] :]}"
            at = found.start()
    return tex


def _see_words(mathml: Element, source: str) -> None:
    """Refuse what would be printed as typed, or as a box, or not at all."""
    font = _typesetter().zmath.loadedfonts["default"]
    for element in mathml.iter():
        name = element.tag.rpartition("}")[2]
        text = element.text or ""
        unknown = _WORD.search(text)
        if unknown:
            hint = "see how it is spelt, or \\text{…} for words"
            raise FormulaError(
                _find(source, unknown[0]), f"there is no command {shortened(unknown[0])} in formulas", hint
            )
        if name not in _DRAWN:
            raise FormulaError(
                0, f"the formula asks for what cannot be set: {shortened(name)}", "write it without that"
            )
        for character in text:
            if character > "~" and character not in _AS_TYPED and not font.glyphindex(character):
                message = f"no font for formulas has '{character}'"
                hint = "write it outside of the formula"
                raise FormulaError(max(source.find(character), 0), message, hint)


def _find(source: str, command: str) -> int:
    found = re.search(re.escape(command) + r"(?![A-Za-z])", source)
    return found.start() if found else 0


def _draw(mathml: Element, source: str) -> Shape:
    """Draw MathML as a shape that begins where its ink does, or its first advance if that is further left."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - as above

    svg = ET.Element("svg")
    try:
        node = _typesetter().Math(mathml, size=_UNITS).node
        node.draw(0, 0, svg)
    except RecursionError as error:
        raise FormulaError(0, "the formula is nested too deep", "split it") from error
    except Exception as error:
        raise _unreadable(error) from error
    path = [command for element in svg.iter() for command in _commands(element)]
    if not path:
        raise FormulaError(0, f"the formula has nothing to print: {shortened(source)}", "delete it")
    xs = [x for command in path for x in command.points[::2]]
    ys = [y for command in path for y in command.points[1::2]]
    left = min(0, *xs)
    right = max(*xs, round(node.bbox.xmax))
    moved = (
        Command(name, tuple(value - left * (1 - at % 2) for at, value in enumerate(points))) for name, points in path
    )
    return Shape(tuple(moved), (right - left) / _UNITS, max(0, -min(ys)) / _UNITS, max(0, *ys) / _UNITS)


def _commands(element: Element) -> Iterator[Command]:
    """Give the outline of an SVG element; lines become boxes as thick as they are."""
    stroke = float(element.get("stroke-width", "0"))
    if element.tag == "rect":
        x, y, width, height = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
        half = stroke / 2
        yield from _polygon(
            [
                (x - half, y - half),
                (x + width + half, y - half),
                (x + width + half, y + height + half),
                (x - half, y + height + half),
            ]
        )
        if stroke:  # the hole runs the other way round
            yield from _polygon(
                [
                    (x + half, y + half),
                    (x + half, y + height - half),
                    (x + width - half, y + height - half),
                    (x + width - half, y + half),
                ]
            )
    elif element.tag == "path":
        steps = [
            (name, [float(number) for number in numbers.split()])
            for name, numbers in _PATH.findall(element.get("d", ""))
        ]
        yield from _stroke(steps, stroke / 2) if stroke else _curves(steps)
    elif element.tag not in ("svg", "g"):
        raise FormulaError(
            0, f"the formula asks for what cannot be drawn: {shortened(element.tag)}", "write it without that"
        )


def _curves(steps: list[tuple[str, list[float]]]) -> Iterator[Command]:
    """Turn TrueType's quadratic curves into cubic ones."""
    x = y = 0.0
    for name, numbers in steps:
        if name == "Q":
            cx, cy, x2, y2 = numbers
            first = (x + 2 / 3 * (cx - x), y + 2 / 3 * (cy - y))
            second = (x2 + 2 / 3 * (cx - x2), y2 + 2 / 3 * (cy - y2))
            yield Command("c", _rounded(*first, *second, x2, y2))
        elif name != "L" or (numbers[0], numbers[1]) != (x, y):
            yield Command("h" if name == "Z" else name.lower(), _rounded(*numbers))
        if numbers:
            x, y = numbers[-2:]


def _stroke(steps: list[tuple[str, list[float]]], half: float) -> Iterator[Command]:
    points = [(numbers[0], numbers[1]) for _, numbers in steps if numbers]
    for (x1, y1), (x2, y2) in pairwise(points):
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
        dx, dy = half * (y2 - y1) / length, half * (x1 - x2) / length
        yield from _polygon([(x1 + dx, y1 + dy), (x2 + dx, y2 + dy), (x2 - dx, y2 - dy), (x1 - dx, y1 - dy)])


def _polygon(points: list[tuple[float, float]]) -> Iterator[Command]:
    yield Command("m", _rounded(*points[0]))
    for point in points[1:]:
        yield Command("l", _rounded(*point))
    yield Command("h")


def _rounded(*values: float) -> tuple[int, ...]:
    return tuple(map(round, values))
