"""Gradients as shadings: takes a gradient, gives the dictionary by which viewers mix its colours."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cardprint.pdf.tokens import colour, precise

if TYPE_CHECKING:
    from cardprint.model.drawing import Gradient, Stop

RGB, GREY = b"/DeviceRGB", b"/DeviceGray"


def shading(gradient: Gradient, space: bytes = RGB) -> bytes:
    """Return the shading of a gradient, in its own coordinates and in RGB or GREY; opacities are not in it."""
    linear = not gradient.start[2] and not gradient.end[2]
    ends = (gradient.start[:2], gradient.end[:2]) if linear else (gradient.start, gradient.end)
    coordinates = precise(*(number for end in ends for number in end))
    return b"<</ShadingType %d/ColorSpace%s/Coords[%s]/Extend[true true]/Function%s>>" % (
        2 if linear else 3,
        space,
        coordinates.encode(),
        _function(gradient.stops, space),
    )


def opacities(gradient: Gradient) -> Gradient:
    """Return a gradient's opacities as greys, for a mask."""
    return gradient._replace(
        stops=tuple(stop._replace(colour=_grey(stop.opacity), opacity=1.0) for stop in gradient.stops)
    )


def _function(stops: tuple[Stop, ...], space: bytes) -> bytes:
    """Return the colours of a gradient from 0 to 1: straight from stop to stop."""
    first, last = stops[0], stops[-1]
    padded = (first._replace(offset=0.0), *stops, last._replace(offset=1.0))
    pairs = [pair for pair in pairwise(padded) if pair[1].offset > pair[0].offset]
    parts = [
        b"<</FunctionType 2/Domain[0 1]/N 1/C0[%s]/C1[%s]>>" % (_levels(a, space), _levels(b, space)) for a, b in pairs
    ]
    if len(parts) == 1:
        return parts[0]
    bounds = precise(*(after.offset for _, after in pairs[:-1])).encode()
    encode = b" ".join([b"0 1"] * len(parts))
    return b"<</FunctionType 3/Domain[0 1]/Functions[%s]/Bounds[%s]/Encode[%s]>>" % (b"".join(parts), bounds, encode)


def _levels(stop: Stop, space: bytes) -> bytes:
    levels = colour(stop.colour).split()
    return " ".join(levels if space == GREY else levels * (1 if len(levels) > 1 else 3)).encode()


def _grey(level: float) -> str:
    return f"#{round(255 * level):02x}" + f"{round(255 * level):02x}" * 2
