"""What a set formula is made of: words, bars and strokes at their places, measured in em of its size."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from cardprint.model.glyphs import Word
    from cardprint.model.text import Colour


class PlacedWords(NamedTuple):
    """Words from ``x`` on a baseline ``y`` above the formula's, ``size`` times as large; None: the text's colour."""

    x: float
    y: float
    size: float
    words: tuple[Word, ...]
    colour: Colour | None


class PlacedBar(NamedTuple):
    """A filled rectangle, its lower left corner at ``x``, ``y``."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour | None


class PlacedStroke(NamedTuple):
    """A line from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float
    colour: Colour | None


Placed: TypeAlias = PlacedWords | PlacedBar | PlacedStroke


class SetFormula(NamedTuple):
    """A formula, measured in em of its own size, y up from its baseline."""

    width: float
    ascent: float
    descent: float
    placed: tuple[Placed, ...]
