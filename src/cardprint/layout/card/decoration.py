"""What is drawn behind a card's text: the border around it, and the pattern of its back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.palette import WHITE
from cardprint.model.page import Box, Rule
from cardprint.model.theme import Backing, Border
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.layout.card.face_frame import Frame
    from cardprint.model.geometry import Rect
    from cardprint.model.page import Item
    from cardprint.model.text import Colour
    from cardprint.model.theme import Theme

_BORDER, _THICK = 0.5, 1.0
_STEP = mm(3)
_DOT, _LINE = 1.1, 0.4
_PAD = mm(2)  # of white around what stands on a pattern
_ROUND = mm(1.5)


def border(frame: Frame, theme: Theme) -> tuple[Item, ...]:
    """Draw the line around a card's text, inside the safe area: a cut that is a little off does not show."""
    if theme.border is Border.NONE:
        return ()
    round_ = theme.border is Border.ROUND
    radii = (theme.corner if round_ else 0.0,) * 4
    return (Box(*frame.safe, None, theme.colours.hair, _THICK if round_ else _BORDER, radii),)


def pattern(frame: Frame, theme: Theme) -> tuple[Item, ...]:
    """Draw the pattern of a back, all over."""
    if theme.backing is Backing.NONE:
        return ()
    draw = _dots if theme.backing is Backing.DOTS else _lines
    return tuple(draw(_patterned(frame, theme), theme.colours.hair))


def clearings(frame: Frame, theme: Theme, *areas: Rect) -> tuple[Item, ...]:
    """Leave white in the pattern what text stands on."""
    if theme.backing is Backing.NONE:
        return ()
    inside = _patterned(frame, theme)
    return tuple(_white(area, inside) for area in areas)


def _patterned(frame: Frame, theme: Theme) -> Rect:
    return frame.safe if theme.border is Border.NONE else frame.safe.inset(_PAD / 2)


def _dots(area: Rect, ink: Colour) -> Iterator[Rule]:
    """Yield rows of dots, each row a dashed line, every other one shifted by half a step."""
    rows = int(area.height // _STEP)
    top = area.y + (area.height - rows * _STEP) / 2
    for row in range(rows + 1):
        y = top + row * _STEP
        shift = row % 2 * _STEP / 2
        yield Rule(area.x + shift, y, area.right - shift, y, _DOT, ink, (_DOT, _STEP - _DOT))


def _lines(area: Rect, ink: Colour) -> Iterator[Rule]:
    """Yield parallel lines from the lower left to the upper right."""
    reach = area.width + area.height
    for index in range(1, int(reach / _STEP) + 1):
        at = index * _STEP
        left, up = max(0.0, at - area.height), min(at, area.height)
        right, down = min(at, area.width), max(0.0, at - area.width)
        yield Rule(area.x + left, area.y + up, area.x + right, area.y + down, _LINE, ink)


def _white(area: Rect, inside: Rect) -> Box:
    """Leave room around a text, but stay within the pattern."""
    left, top = max(inside.x, area.x - _PAD), max(inside.y, area.y - _PAD)
    right, bottom = min(inside.right, area.right + _PAD), min(inside.bottom, area.bottom + _PAD)
    return Box(left, top, right - left, bottom - top, WHITE, None, 0.0, (_ROUND,) * 4)
