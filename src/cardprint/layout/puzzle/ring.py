"""Rings round words in a square of letters, whichever way these run."""

from __future__ import annotations

from math import atan2, cos, pi, sin
from typing import TYPE_CHECKING

from cardprint.model.page import Command, Outline, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.model.text import Colour

_RADIUS, _THICK = 0.43, 0.05  # of the side of a square
_HANDLE = 0.5522847498  # how far the handles of a quarter of a circle reach, as a share of its radius
_UNITS = 1000


def ring(first: tuple[float, float], last: tuple[float, float], side: float, ink: Colour) -> Outline:
    """Return a ring round the squares from one to another, whose middles are given in points."""
    across, down = (last[0] - first[0]) / side, (last[1] - first[1]) / side
    outer = _round(across, down, _RADIUS, backwards=False)
    inner = _round(across, down, _RADIUS - _THICK, backwards=True)
    shape = Shape((*outer, *inner), 0.0, 0.0, 0.0)
    return Outline(first[0], first[1], side, ink, shape)


def _round(across: float, down: float, radius: float, *, backwards: bool) -> Iterator[Command]:
    """Go round two points, the first of them the origin, at a distance from both."""
    angle = atan2(down, across)
    turn = -1 if backwards else 1
    ends = ((across, down, angle - turn * pi / 2), (0.0, 0.0, angle + turn * pi / 2))
    name = "m"
    for x, y, start in ends:
        yield Command(name, _point(x, y, radius, start))
        name = "l"
        for quarter in (0, 1):
            begin, end = (start + turn * (quarter + step) * pi / 2 for step in (0, 1))
            reach = radius * _HANDLE * turn
            one, other = _point(x, y, radius, begin), _point(x, y, radius, end)
            handles = (_beside(one, begin, reach), _beside(other, end, -reach))
            yield Command("c", (*handles[0], *handles[1], *other))
    yield Command("h")


def _point(x: float, y: float, radius: float, angle: float) -> tuple[int, int]:
    return round(_UNITS * (x + radius * cos(angle))), round(_UNITS * (y + radius * sin(angle)))


def _beside(point: tuple[int, int], angle: float, reach: float) -> tuple[int, int]:
    """Return the point that lies so far from one on a circle, along its tangent there."""
    return round(point[0] - _UNITS * reach * sin(angle)), round(point[1] + _UNITS * reach * cos(angle))
