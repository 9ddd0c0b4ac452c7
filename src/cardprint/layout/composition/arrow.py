"""The arrows of a chain: drawn as long as there is room for, as heavy as the boxes they join, and read as an arrow."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cardprint.model.page import Command, Outline, Shape

if TYPE_CHECKING:
    from cardprint.model.glyphs import Word
    from cardprint.model.text import Colour

# In em of the text beside it.
STROKE = 0.06
"""The thickness of its shaft."""
REACH = 0.17
"""How far its head reaches to either side."""
# In thousandths of an em. The middle lies as far above the baseline of the text it is read as as that of letters does.
_HALF = round(500 * STROKE)
_HEAD, _NOTCH, _WING = 330, 250, round(1000 * REACH)
_MIDDLE = 270


def across(length: float, *, leftward: bool) -> Shape:
    """Return an arrow of a length in em that points right, or left."""
    return _drawn(round(1000 * length), "left" if leftward else "right")


def down(length: float) -> Shape:
    """Return an arrow of a length in em that points down."""
    return _drawn(round(1000 * length), "down")


def place(  # noqa: PLR0913, PLR0917 - a shape, its place and its look
    shape: Shape, x: float, y: float, size: float, colour: Colour, words: tuple[Word, ...]
) -> Outline:
    """Place an arrow with its middle at ``x``, ``y`` in points, where the text is so large; ``words`` are its text."""
    return Outline(x - shape.width * size / 2, y + _MIDDLE * size / 1000, size, colour, shape, words)


@lru_cache(maxsize=1024)
def _drawn(length: int, towards: str) -> Shape:
    """Draw an arrow; the same object for the same arrow, by which its operators are remembered."""
    neck = length - _NOTCH
    along = ((0, -_HALF), (neck, -_HALF), (length - _HEAD, -_WING), (length, 0), (length - _HEAD, _WING))
    corners = (*along, (neck, _HALF), (0, _HALF))
    if towards == "down":
        turned = [(_WING - y, x - length // 2) for x, y in corners]
        width, above, below = 2 * _WING, length // 2, length - length // 2
    else:
        turned = [(length - x if towards == "left" else x, y) for x, y in corners]
        width, above, below = length, _WING, _WING
    (first, *others) = [(x, y - _MIDDLE) for x, y in turned]
    path = (Command("m", first), *(Command("l", corner) for corner in others), Command("h"))
    return Shape(path, width / 1000, (above + _MIDDLE) / 1000, (below - _MIDDLE) / 1000)
