"""Drawings in vectors as form XObjects: takes a drawing, gives the stream that draws it on a square of one by one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cardprint.model.drawing import SAME, Gradient, Group, Shape
from cardprint.pdf.streams import packed
from cardprint.pdf.tokens import colour

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cardprint.model.drawing import Drawing, Outline, Paint, Stop, Stroke
    from cardprint.pdf.streams import Stream

_DIGITS = 6  # of each number that count: a thousandth of a dot on any page
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
_EVERYWHERE = b"[-1000000 -1000000 1000000 1000000]"


def draw(drawing: Drawing) -> Stream:
    """Draw a drawing. What is beyond its edges is clipped away."""
    width, height = drawing.size
    canvas = _Canvas()
    canvas.group(drawing.content)
    return packed(
        (
            b"/Type/XObject/Subtype/Form/BBox[0 0 %s]/Matrix[%s]"
            % (_numbers(width, height).encode(), _numbers(1 / width, 0, 0, -1 / height, 0, 1).encode()),
            *canvas.resources(),
        ),
        canvas.content(),
    )


class _Canvas:
    """Writes a content stream, and keeps what it refers to by name."""

    def __init__(self) -> None:
        self._operators: list[str] = []
        self._states: dict[tuple[bytes | Stream, ...], str] = {}
        self._shadings: dict[bytes, str] = {}
        self._forms: list[Stream] = []

    def content(self) -> bytes:
        return "\n".join(self._operators).encode("ascii")

    def resources(self) -> tuple[bytes | Stream, ...]:
        """Give the Resources entry of the stream's dictionary."""
        pieces: list[bytes | Stream] = [b"/Resources<<"]
        if self._states:
            pieces.append(b"/ExtGState<<")
            for state, name in self._states.items():
                pieces += [b"/%s<<" % name.encode(), *state, b">>"]
            pieces.append(b">>")
        if self._shadings:
            shadings = (b"/%s%s" % (name.encode(), shading) for shading, name in self._shadings.items())
            pieces.append(b"/Shading<<%s>>" % b"".join(shadings))
        if self._forms:
            pieces.append(b"/XObject<<")
            for index, form in enumerate(self._forms):
                pieces += [b"/X%d" % index, form]
            pieces.append(b">>")
        return (*pieces, b">>")

    def group(self, group: Group) -> None:
        """Draw a group. One that is transparent as a whole becomes a form of its own, drawn at once."""
        self._operators.append("q")
        if group.matrix != SAME:
            self._operators.append(f"{_numbers(*group.matrix)} cm")
        for clip in group.clips:
            outline = _path(clip.outline) or "0 0 0 0 re"
            self._operators.append(f"{outline} {'W*' if clip.even_odd else 'W'} n")
        content, opacity = group.content, group.opacity
        if opacity != 1 and len(content) == 1 and _is_plain(content[0]):
            content, opacity = (_fainter(content[0], opacity),), 1.0  # type: ignore[arg-type] # it is a shape
        if opacity == 1:
            self._all(content)
        else:
            self._state((b"/ca %s/CA %s" % ((_number(opacity).encode(),) * 2),))
            self._form(content)
        self._operators.append("Q")

    def _all(self, content: Iterable[Shape | Group]) -> None:
        for item in content:
            if isinstance(item, Group):
                self.group(item)
            else:
                self._shape(item)

    def _form(self, content: Iterable[Shape | Group]) -> None:
        inner = _Canvas()
        inner._all(content)
        self._forms.append(_transparent(inner))
        self._operators.append(f"/X{len(self._forms) - 1} Do")

    def _shape(self, shape: Shape) -> None:
        outline = _path(shape.outline)
        fill, stroke = shape.fill, shape.stroke
        if isinstance(fill, Gradient):
            self._operators.append("q")
            self._opaque(shape.opacity)
            self._shade(fill, outline, even_odd=shape.even_odd)
            self._operators.append("Q")
        elif fill is not None:
            self._operators.append("q")
            self._opaque(shape.opacity)
            self._operators += [_colour(fill, "g", "rg"), outline, "f*" if shape.even_odd else "f", "Q"]
        if stroke is not None:
            self._operators.append("q")
            self._opaque(stroke.opacity)
            self._line(stroke)
            self._operators += [_colour(_plain(stroke.paint), "G", "RG"), outline, "S", "Q"]

    def _line(self, stroke: Stroke) -> None:
        self._operators.append(f"{_number(stroke.width)} w {stroke.cap} J {stroke.join} j {_number(stroke.miter)} M")
        if stroke.dash:
            self._operators.append(f"[{_numbers(*stroke.dash)}] {_number(stroke.phase)} d")

    def _shade(self, gradient: Gradient, outline: str, *, even_odd: bool) -> None:
        """Fill an outline with a gradient; one that is not equally opaque all over gets a mask of greys."""
        self._operators.append(f"{outline} {'W*' if even_odd else 'W'} n {_numbers(*gradient.matrix)} cm")
        opacities = {stop.opacity for stop in gradient.stops}
        if len(opacities) > 1:
            greys = tuple(stop._replace(colour=_grey(stop.opacity), opacity=1.0) for stop in gradient.stops)
            mask = _Canvas()
            mask._operators.append(mask._shading(gradient._replace(stops=greys), b"/DeviceGray"))
            self._state((b"/SMask<</S/Luminosity/G", _transparent(mask, b"/CS/DeviceGray"), b">>"))
        elif opacities != {1.0}:
            self._opaque(opacities.pop())
        self._operators.append(self._shading(gradient, b"/DeviceRGB"))

    def _shading(self, gradient: Gradient, space: bytes) -> str:
        linear = not gradient.start[2] and not gradient.end[2]
        ends = (gradient.start[:2], gradient.end[:2]) if linear else (gradient.start, gradient.end)
        coordinates = _numbers(*(number for end in ends for number in end))
        shading = b"<</ShadingType %d/ColorSpace%s/Coords[%s]/Extend[true true]/Function%s>>" % (
            2 if linear else 3,
            space,
            coordinates.encode(),
            _function(gradient.stops, space),
        )
        return f"/{self._shadings.setdefault(shading, f'S{len(self._shadings)}')} sh"

    def _opaque(self, opacity: float) -> None:
        if opacity != 1:
            self._state((b"/ca %s/CA %s" % ((_number(opacity).encode(),) * 2),))

    def _state(self, state: tuple[bytes | Stream, ...]) -> None:
        name = self._states.setdefault(state, f"G{len(self._states)}")
        self._operators.append(f"/{name} gs")


def _transparent(canvas: _Canvas, space: bytes = b"") -> Stream:
    """Make a form of a canvas that is composed as one."""
    entries = b"/Type/XObject/Subtype/Form/BBox%s/Group<</S/Transparency%s>>" % (_EVERYWHERE, space)
    return packed((entries, *canvas.resources()), canvas.content())


def _is_plain(item: Shape | Group) -> bool:
    """Say whether something is drawn in one stroke, so that its own opacity does for that of its group."""
    return isinstance(item, Shape) and (item.fill is None or item.stroke is None)


def _fainter(shape: Shape, opacity: float) -> Shape:
    stroke = shape.stroke and shape.stroke._replace(opacity=shape.stroke.opacity * opacity)
    return shape._replace(opacity=shape.opacity * opacity, stroke=stroke)


def _function(stops: tuple[Stop, ...], space: bytes) -> bytes:
    """Give the colours of a gradient from 0 to 1: straight from stop to stop."""
    first, last = stops[0], stops[-1]
    padded = (first._replace(offset=0.0), *stops, last._replace(offset=1.0))
    pairs = [pair for pair in pairwise(padded) if pair[1].offset > pair[0].offset]
    parts = [
        b"<</FunctionType 2/Domain[0 1]/N 1/C0[%s]/C1[%s]>>" % (_levels(a, space), _levels(b, space)) for a, b in pairs
    ]
    if len(parts) == 1:
        return parts[0]
    bounds = _numbers(*(after.offset for _, after in pairs[:-1])).encode()
    encode = b" ".join([b"0 1"] * len(parts))
    return b"<</FunctionType 3/Domain[0 1]/Functions[%s]/Bounds[%s]/Encode[%s]>>" % (b"".join(parts), bounds, encode)


def _levels(stop: Stop, space: bytes) -> bytes:
    levels = colour(stop.colour).split()
    return " ".join(levels if space == b"/DeviceGray" else levels * (1 if len(levels) > 1 else 3)).encode()


def _plain(paint: Paint) -> str:
    """Give one colour for a paint: of a gradient, which lines are too thin for, the one in the middle."""
    return paint.stops[len(paint.stops) // 2].colour if isinstance(paint, Gradient) else paint


def _grey(level: float) -> str:
    return f"#{round(255 * level):02x}" + f"{round(255 * level):02x}" * 2


def _colour(value: str, grey: str, coloured: str) -> str:
    operands = colour(value)
    return f"{operands} {coloured if ' ' in operands else grey}"


def _path(outline: Outline) -> str:
    return " ".join(
        f"{_numbers(*points)} {_OPERATORS[step]}" if points else _OPERATORS[step] for step, points in outline
    )


def _numbers(*values: float) -> str:
    return " ".join(map(_number, values))


def _number(value: float) -> str:
    """Write a number to six digits that count, however large or small it is."""
    text = f"{value:.{_DIGITS}g}"
    if "e" in text:
        text = f"{value:.12f}" if abs(value) < 1 else f"{value:.0f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
