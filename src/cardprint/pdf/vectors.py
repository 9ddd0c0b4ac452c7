"""Drawings in vectors as form XObjects: takes a drawing, gives the stream that draws it on a square of one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.model.drawing import SAME, Gradient, VectorGroup, VectorShape
from cardprint.pdf.shading import GREY, opacities, shading
from cardprint.pdf.streams import packed
from cardprint.pdf.tokens import colour, precise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cardprint.model.drawing import Drawing, Stroke, VectorPath
    from cardprint.pdf.streams import Stream

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
            % (precise(width, height).encode(), precise(1 / width, 0, 0, -1 / height, 0, 1).encode()),
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
        self._patterns: dict[bytes, str] = {}
        self._matrix = SAME
        self._forms: list[Stream] = []

    def content(self) -> bytes:
        return "\n".join(self._operators).encode("ascii")

    def resources(self) -> tuple[bytes | Stream, ...]:
        """Return the Resources entry of the stream's dictionary."""
        pieces: list[bytes | Stream] = [b"/Resources<<"]
        if self._states:
            pieces.append(b"/ExtGState<<")
            for state, name in self._states.items():
                pieces += [b"/%s<<" % name.encode(), *state, b">>"]
            pieces.append(b">>")
        for kind, named in ((b"/Shading", self._shadings), (b"/Pattern", self._patterns)):
            if named:
                entries = (b"/%s%s" % (name.encode(), dictionary) for dictionary, name in named.items())
                pieces.append(b"%s<<%s>>" % (kind, b"".join(entries)))
        if self._forms:
            pieces.append(b"/XObject<<")
            for index, form in enumerate(self._forms):
                pieces += [b"/X%d" % index, form]
            pieces.append(b">>")
        return (*pieces, b">>")

    def group(self, group: VectorGroup) -> None:
        """Draw a group. One that is transparent as a whole becomes a form of its own, drawn at once."""
        self._operators.append("q")
        around = self._matrix
        if group.matrix != SAME:
            self._matrix = around.after(group.matrix)
            self._operators.append(f"{precise(*group.matrix)} cm")
        for clip in group.clips:
            outline = _path(clip.outline) or "0 0 0 0 re"
            self._operators.append(f"{outline} {'W*' if clip.even_odd else 'W'} n")
        content, opacity = group.content, group.opacity
        if opacity != 1 and len(content) == 1 and _is_plain(content[0]):
            content, opacity = (_fainter(content[0], opacity),), 1.0  # type: ignore[arg-type] # it is a shape
        if opacity == 1:
            self._all(content)
        else:
            self._state((b"/ca %s/CA %s" % ((precise(opacity).encode(),) * 2),))
            self._form(content)
        self._matrix = around
        self._operators.append("Q")

    def _all(self, content: Iterable[VectorShape | VectorGroup]) -> None:
        for item in content:
            if isinstance(item, VectorGroup):
                self.group(item)
            else:
                self._shape(item)

    def _form(self, content: Iterable[VectorShape | VectorGroup]) -> None:
        inner = _Canvas()
        inner._all(content)
        self._forms.append(_transparent(inner))
        self._operators.append(f"/X{len(self._forms) - 1} Do")

    def _shape(self, shape: VectorShape) -> None:
        outline = _path(shape.outline)
        fill, stroke = shape.fill, shape.stroke
        if isinstance(fill, Gradient):
            self._operators += ["q", f"{outline} {'W*' if shape.even_odd else 'W'} n"]
            self._fade(fill, shape.opacity)
            self._operators += [f"{precise(*fill.matrix)} cm", self._shading(shading(fill)), "Q"]
        elif fill is not None:
            self._operators.append("q")
            self._opaque(shape.opacity)
            self._operators += [_colour(fill, "g", "rg"), outline, "f*" if shape.even_odd else "f", "Q"]
        if stroke is not None:
            self._operators.append("q")
            self._line(stroke)
            if isinstance(stroke.paint, Gradient):
                self._fade(stroke.paint, stroke.opacity)
                self._operators.append(self._pattern(stroke.paint))
            else:
                self._opaque(stroke.opacity)
                self._operators.append(_colour(stroke.paint, "G", "RG"))
            self._operators += [outline, "S", "Q"]

    def _line(self, stroke: Stroke) -> None:
        self._operators.append(f"{precise(stroke.width)} w {stroke.cap} J {stroke.join} j {precise(stroke.miter)} M")
        if stroke.dash:
            self._operators.append(f"[{precise(*stroke.dash)}] {precise(stroke.phase)} d")

    def _fade(self, gradient: Gradient, opacity: float) -> None:
        """Make what follows as opaque as a gradient; one that is not so equally all over gets a mask of greys."""
        found = {stop.opacity for stop in gradient.stops}
        self._opaque(opacity * found.pop() if len(found) == 1 else opacity)
        if found:
            mask = _Canvas()
            mask._operators += [f"{precise(*gradient.matrix)} cm", mask._shading(shading(opacities(gradient), GREY))]
            self._state((b"/SMask<</S/Luminosity/G", _transparent(mask, b"/CS/DeviceGray"), b">>"))

    def _shading(self, dictionary: bytes) -> str:
        return f"/{self._shadings.setdefault(dictionary, f'S{len(self._shadings)}')} sh"

    def _pattern(self, gradient: Gradient) -> str:
        """Choose a gradient to draw lines with. Patterns lie on the whole canvas, wherever a group has moved it to."""
        matrix = precise(*self._matrix.after(gradient.matrix)).encode()
        pattern = b"<</PatternType 2/Matrix[%s]/Shading%s>>" % (matrix, shading(gradient))
        return f"/Pattern CS /{self._patterns.setdefault(pattern, f'P{len(self._patterns)}')} SCN"

    def _opaque(self, opacity: float) -> None:
        if opacity != 1:
            self._state((b"/ca %s/CA %s" % ((precise(opacity).encode(),) * 2),))

    def _state(self, state: tuple[bytes | Stream, ...]) -> None:
        name = self._states.setdefault(state, f"G{len(self._states)}")
        self._operators.append(f"/{name} gs")


def _transparent(canvas: _Canvas, space: bytes = b"") -> Stream:
    """Make a form of a canvas that is composed as one."""
    entries = b"/Type/XObject/Subtype/Form/BBox%s/Group<</S/Transparency%s>>" % (_EVERYWHERE, space)
    return packed((entries, *canvas.resources()), canvas.content())


def _is_plain(item: VectorShape | VectorGroup) -> bool:
    """Return whether something is drawn in one stroke, so that its own opacity does for that of its group."""
    return isinstance(item, VectorShape) and (item.fill is None or item.stroke is None)


def _fainter(shape: VectorShape, opacity: float) -> VectorShape:
    stroke = shape.stroke and shape.stroke._replace(opacity=shape.stroke.opacity * opacity)
    return shape._replace(opacity=shape.opacity * opacity, stroke=stroke)


def _colour(value: str, grey: str, coloured: str) -> str:
    operands = colour(value)
    return f"{operands} {coloured if ' ' in operands else grey}"


def _path(outline: VectorPath) -> str:
    return " ".join(
        f"{precise(*points)} {_OPERATORS[step]}" if points else _OPERATORS[step] for step, points in outline
    )
