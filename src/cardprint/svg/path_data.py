"""The outlines of SVG: takes path data, points and the measures of simple shapes, gives segments."""

from __future__ import annotations

from itertools import chain, takewhile
from math import atan2, ceil, cos, hypot, isfinite, pi, sin, sqrt, tan
from typing import TYPE_CHECKING

from cardprint.model.drawing import Segment
from cardprint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.model.drawing import Matrix, VectorPath

NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"
_NUMBERS = lazy_pattern(NUMBER)
_BETWEEN = ", \t\r\n\f\v"  # a pattern of a whole list would keep a way back from each number: 600 MB for 2 MB
_COMMANDS = lazy_pattern(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
# What is a number is not parted into several: with seven of them, trying that would take for ever.
_ARC = lazy_pattern(
    rf"[\s,]*(?=({NUMBER}))\1[\s,]*(?=({NUMBER}))\2[\s,]*(?=({NUMBER}))\3[\s,]*([01])[\s,]*([01])"
    rf"[\s,]*(?=({NUMBER}))\6[\s,]*(?=({NUMBER}))\7"
)
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2}
_LINES = (["M", "L"], ["M", "L", "Z"])
_KAPPA = 0.5522847498  # handles that make four curves a circle, within 0.03 %
_FAR = 1e7  # no drawing reaches further; numbers beyond are damage


def numbers(text: str) -> list[float]:
    """Read numbers parted by spaces or commas, or by nothing but their signs. Raises ValueError for anything else."""
    found, whole = _leading_numbers(text)
    if not whole:
        raise ValueError(text)
    return found


def _leading_numbers(text: str) -> tuple[list[float], bool]:
    """Read the numbers that a text begins with; say whether it is numbers as a whole."""
    end = len(text)
    if _NUMBERS.sub("", text).strip(_BETWEEN):
        end = _end_of_numbers(text)
    found = list(map(float, _NUMBERS.findall(text, 0, end)))
    sound = list(takewhile(lambda number: isfinite(number) and abs(number) < _FAR, found))
    return sound, end == len(text) and len(sound) == len(found)


def _end_of_numbers(text: str) -> int:
    """Return where something stands among numbers that neither is one nor parts them."""
    end = 0
    for match in _NUMBERS.finditer(text):
        if text[end : match.start()].strip(_BETWEEN):
            break
        end = match.end()
    return end


class _Pen:
    """Follows path data; knows where it is, where the outline began, and the last handle, for smooth curves."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.x = self.y = self._start_x = self._start_y = 0.0
        self._handle: tuple[str, float, float] = ("", 0.0, 0.0)

    def step(self, command: str, values: Sequence[float]) -> None:
        letter = command.upper()
        dx, dy = (self.x, self.y) if command.islower() else (0.0, 0.0)
        if letter == "H":
            self._line(dx + values[0], self.y)
        elif letter == "V":
            self._line(self.x, dy + values[0])
        else:
            points = [value + (dy if index % 2 else dx) for index, value in enumerate(values)]
            getattr(self, f"_{letter.lower()}")(*points)

    def close(self) -> None:
        if self.segments and self.segments[-1].step != "Z":
            self.segments.append(Segment("Z"))
        self.x, self.y = self._start_x, self._start_y
        self._handle = ("", self.x, self.y)

    def arc(self, values: Sequence[float], *, relative: bool) -> None:
        rx, ry, turn, large, sweep, x, y = values
        if relative:
            x, y = x + self.x, y + self.y
        for points in arc_curves((self.x, self.y), (abs(rx), abs(ry)), turn, (bool(large), bool(sweep)), (x, y)):
            self._add("C", points) if points else self._line(x, y)
        self._handle = ("", x, y)

    def _add(self, step: str, points: tuple[float, ...]) -> None:
        if step != "M" and (not self.segments or self.segments[-1].step == "Z"):
            self.segments.append(Segment("M", (self.x, self.y)))
        self.segments.append(Segment(step, points))
        self.x, self.y = points[-2:]

    def _m(self, x: float, y: float) -> None:
        self._add("M", (x, y))
        self._start_x, self._start_y = x, y
        self._handle = ("", x, y)

    def _line(self, x: float, y: float) -> None:
        self._add("L", (x, y))
        self._handle = ("", x, y)

    _l = _line

    def _c(self, *points: float) -> None:
        self._add("C", points)
        self._handle = ("C", points[2], points[3])

    def _s(self, x2: float, y2: float, x: float, y: float) -> None:
        self._c(*self._mirrored("C"), x2, y2, x, y)

    def _q(self, x1: float, y1: float, x: float, y: float) -> None:
        handles = (
            self.x + (x1 - self.x) * 2 / 3,
            self.y + (y1 - self.y) * 2 / 3,
            x + (x1 - x) * 2 / 3,
            y + (y1 - y) * 2 / 3,
        )
        self._add("C", (*handles, x, y))
        self._handle = ("Q", x1, y1)

    def _t(self, x: float, y: float) -> None:
        self._q(*self._mirrored("Q"), x, y)

    def _mirrored(self, kind: str) -> tuple[float, float]:
        """Return the handle that goes on smoothly after a curve of the same kind; after anything else, the end."""
        before, x, y = self._handle
        return (2 * self.x - x, 2 * self.y - y) if before == kind else (self.x, self.y)


def path(data: str) -> VectorPath:
    """Read path data. As SVG asks, what comes before a mistake is drawn, and nothing after it."""
    pen = _Pen()
    end = 0
    for match in _COMMANDS.finditer(data):
        if data[end : match.start()].strip() or (not pen.segments and match[1] not in "Mm"):
            break
        end = match.end()
        if not _follow(pen, match[1], match[2]):
            break
    return tuple(pen.segments)


def _follow(pen: _Pen, command: str, text: str) -> bool:
    """Draw one command with all its numbers; say whether they were right."""
    if command in "Zz":
        pen.close()
        return not text.strip(" \t\r\n,")
    if command in "Aa":
        return _follow_arcs(pen, command, text)
    values, whole = _leading_numbers(text)
    arity = _ARITY[command.upper()]
    for at in range(0, len(values) - arity + 1, arity):
        pen.step(command, values[at : at + arity])
        if command in "Mm":  # further pairs are lines
            command = "L" if command == "M" else "l"
    return whole and bool(values) and len(values) % arity == 0


def _follow_arcs(pen: _Pen, command: str, text: str) -> bool:
    at = 0
    while match := _ARC.match(text, at):
        values, sound = _leading_numbers(" ".join(match.groups()))
        if not sound:
            return False
        pen.arc(values, relative=command == "a")
        at = match.end()
    return at > 0 and not text[at:].strip(" \t\r\n,")


def arc_curves(
    begin: tuple[float, float],
    radii: tuple[float, float],
    turn: float,
    flags: tuple[bool, bool],
    end: tuple[float, float],
) -> Iterator[tuple[float, ...]]:
    """Yield an arc of an ellipse as curves, an empty tuple for a straight line (SVG 1.1, appendix F.6).

    ``turn`` is the ellipse's rotation in degrees; ``flags`` say whether to take the long way, and clockwise.
    """
    if begin == end:
        return
    if not radii[0] or not radii[1]:
        yield ()
        return
    angle = turn * pi / 180
    along, across = cos(angle), sin(angle)
    half_x, half_y = (begin[0] - end[0]) / 2, (begin[1] - end[1]) / 2
    x, y = along * half_x + across * half_y, along * half_y - across * half_x
    stretch = max(1.0, hypot(x / radii[0], y / radii[1]))
    rx, ry = radii[0] * stretch, radii[1] * stretch
    flat = (rx * y) ** 2 + (ry * x) ** 2
    reach = sqrt(max(0.0, (rx * ry) ** 2 / flat - 1)) * (-1 if flags[0] == flags[1] else 1)
    cx, cy = reach * rx * y / ry, -reach * ry * x / rx
    first = atan2((y - cy) / ry, (x - cx) / rx)
    swept = atan2((-y - cy) / ry, (-x - cx) / rx) - first
    if flags[1] and swept < 0:
        swept += 2 * pi
    elif not flags[1] and swept > 0:
        swept -= 2 * pi
    middle_x = along * cx - across * cy + (begin[0] + end[0]) / 2
    middle_y = across * cx + along * cy + (begin[1] + end[1]) / 2

    def point(px: float, py: float) -> tuple[float, float]:
        px, py = px * rx, py * ry
        return along * px - across * py + middle_x, across * px + along * py + middle_y

    count = ceil(abs(swept) / (pi / 2) - 1e-9) or 1
    step = swept / count
    handle = 4 / 3 * tan(step / 4)
    for index in range(count):
        a, b = first + index * step, first + (index + 1) * step
        after = end if index == count - 1 else point(cos(b), sin(b))
        yield (
            *point(cos(a) - handle * sin(a), sin(a) + handle * cos(a)),
            *point(cos(b) + handle * sin(b), sin(b) - handle * cos(b)),
            *after,
        )


def polygon(points: Sequence[float], *, closed: bool) -> VectorPath:
    """Connect points, given as x and y in turn."""
    pairs = list(zip(points[::2], points[1::2], strict=False))
    if not pairs:
        return ()
    return (Segment("M", pairs[0]), *(Segment("L", pair) for pair in pairs[1:]), *([Segment("Z")] if closed else []))


def ellipse(cx: float, cy: float, rx: float, ry: float) -> VectorPath:
    """Go round an ellipse."""
    return rounded(cx - rx, cy - ry, 2 * rx, 2 * ry, rx, ry)


def rounded(x: float, y: float, width: float, height: float, rx: float, ry: float) -> VectorPath:  # noqa: PLR0913, PLR0917 - a rectangle and its corners
    """Go round a rectangle whose corners are quarters of an ellipse."""
    right, bottom = x + width, y + height
    if not rx or not ry:
        return polygon((x, y, right, y, right, bottom, x, bottom), closed=True)
    hx, hy = rx * (1 - _KAPPA), ry * (1 - _KAPPA)
    return (
        Segment("M", (x + rx, y)),
        Segment("L", (right - rx, y)),
        Segment("C", (right - hx, y, right, y + hy, right, y + ry)),
        Segment("L", (right, bottom - ry)),
        Segment("C", (right, bottom - hy, right - hx, bottom, right - rx, bottom)),
        Segment("L", (x + rx, bottom)),
        Segment("C", (x + hx, bottom, x, bottom - hy, x, bottom - ry)),
        Segment("L", (x, y + ry)),
        Segment("C", (x, y + hy, x + hx, y, x + rx, y)),
        Segment("Z"),
    )


def moved(outline: VectorPath, matrix: Matrix) -> VectorPath:
    """Map an outline."""
    return tuple(
        Segment(
            step, tuple(chain.from_iterable(matrix.at(*pair) for pair in zip(points[::2], points[1::2], strict=True)))
        )
        for step, points in outline
    )


def is_flat(outline: VectorPath) -> bool:
    """Return whether an outline is a single line, or lies on one of the axes: PDF would fill it with a hair."""
    if [segment.step for segment in outline[:4]] in _LINES:
        return True
    left, top, right, bottom = bounds(outline)
    return left == right or top == bottom


def bounds(outline: VectorPath) -> tuple[float, float, float, float]:
    """Return the least and largest x and y that an outline reaches: left, top, right, bottom. It must not be empty."""
    xs: list[float] = []
    ys: list[float] = []
    x = y = 0.0
    for step, points in outline:
        if step == "C":
            xs += _extremes(x, *points[::2])
            ys += _extremes(y, *points[1::2])
        else:
            xs += points[::2]
            ys += points[1::2]
        if points:
            x, y = points[-2:]
    return min(xs), min(ys), max(xs), max(ys)


def _extremes(p0: float, p1: float, p2: float, p3: float) -> list[float]:
    """Return the ends of a curve, and where between them it turns, in one dimension."""
    a, b, c = p3 - 3 * p2 + 3 * p1 - p0, 2 * (p2 - 2 * p1 + p0), p1 - p0
    if abs(a) < 1e-12:  # noqa: PLR2004 - next to nothing
        turns = [-c / b] if b else []
    else:
        root = sqrt(b * b - 4 * a * c) if b * b >= 4 * a * c else None
        turns = [] if root is None else [(-b + root) / (2 * a), (-b - root) / (2 * a)]
    inside = (t for t in turns if 0 < t < 1)
    return [
        p0,
        p3,
        *((1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t * t * p2 + t**3 * p3 for t in inside),
    ]
