"""The tag on a card's front: a band on its corner, or a corner in the tag's colour; its word stands on or beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.sheet.strip import mirrored
from cardprint.model.blocks import Style
from cardprint.model.page import Box, Circle, Item, Rule
from cardprint.model.text import Text
from cardprint.model.theme import Band, Border, Sign
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.layout.card.face_frame import Frame
    from cardprint.model.theme import TagColour, Theme
    from cardprint.text.typesetter import Typesetter

_SIZE, _HEIGHT, _PAD, _ROUND = 6.0, mm(3.6), mm(1.6), mm(1.2)
_TALLER = 1.2  # how much a band grows with its type
_LEAF = mm(6)  # the side of a corner in colour: a quarter of a disc
_OUTLINE = 0.6
_SIGN = 0.62  # of the size of the type
_HALF_CAPITAL = 0.36
_STYLE = Style(semibold=True)


class TagBand:
    """Draws the tags of one deck's cards."""

    def __init__(self, typesetter: Typesetter, frame: Frame, theme: Theme) -> None:
        """Take what all cards share."""
        self._typesetter = typesetter
        self._size = theme.size(_SIZE)
        self._height = _HEIGHT + _TALLER * (self._size - _SIZE)
        self._band = theme.band
        self._on_edge = frame.prints_to_edge and theme.border is Border.NONE
        self._x, self._y, self._inset = frame.safe.x, frame.safe.y, frame.inset
        self._width = frame.card.width
        self._right = frame.inner.right - _PAD
        self._corner = theme.corner if theme.border is Border.ROUND else 0.0

    @property
    def bottom(self) -> float:
        """How far down the card it reaches."""
        if self._band is Band.NONE:
            return 0.0
        return self._height + (0.0 if self._on_edge else self._y)

    @property
    def covers(self) -> bool:
        """Whether its word stands on a ground of its own, so that it can be read on a picture."""
        return self._band is Band.BAND

    def items(self, tag: str, colour: TagColour) -> list[Item]:
        """Return the items of a tag, at the corner where reading begins."""
        if self._band is Band.NONE:
            return []
        items = self._in_corner(tag, colour) if self._band is Band.CORNER else self._filled(tag, colour)
        return [mirrored(item, self._width) for item in items] if self._typesetter.rtl else items

    def _filled(self, tag: str, colour: TagColour) -> list[Item]:
        """Return a band on the card's corner, or inside it where the printer does not reach the corner."""
        x, y = (0.0, 0.0) if self._on_edge else (self._x, self._y)
        start = self._inset if self._on_edge else x + _PAD
        signed = list(_sign(colour.sign, start, y + self._height / 2, _SIGN * self._size, colour.ink))
        text = self._word(tag, colour.words, start + (1.1 * self._size if signed else 0.0), y)
        round_ = _ROUND
        radii = (0.0, 0.0, round_, 0.0) if self._on_edge else (round_,) * 4
        outline = colour.ink if signed else None
        band = Box(x, y, text.x + text.width + _PAD - x, self._height, colour.band, outline, _OUTLINE, radii)
        return [band._replace(thickness=_OUTLINE if signed else 0.0), *signed, text]

    def _in_corner(self, tag: str, colour: TagColour) -> list[Item]:
        """Return a corner in the tag's colour, round like that of the border, the word beside it."""
        x, y = (0.0, 0.0) if self._on_edge else (self._x, self._y)
        start = x + _LEAF + _PAD / 2
        signed = list(_sign(colour.sign, start, y + self._height / 2, _SIGN * self._size, colour.ink))
        fill = colour.ink if signed else colour.band
        leaf = Box(x, y, _LEAF, _LEAF, fill, None, 0.0, (self._corner, 0.0, _LEAF, 0.0))
        return [leaf, *signed, self._word(tag, colour.ink, start + (1.1 * self._size if signed else 0.0), y)]

    def _word(self, tag: str, ink: str, x: float, y: float) -> Text:
        words = self._typesetter.words_within(tag, (self._right - x) / self._size, _STYLE)
        return Text(x, y + self._height / 2 + _HALF_CAPITAL * self._size, self._size, ink, words)


def _sign(sign: Sign | None, x: float, middle: float, side: float, ink: str) -> Iterator[Item]:
    """Draw a sign whose left edge is at ``x``."""
    top, bottom, right = middle - side / 2, middle + side / 2, x + side
    if sign is Sign.SQUARE:
        yield Box(x, top, side, side, ink, None)
    elif sign is Sign.FRAME:
        yield Box(x, top, side, side, None, ink, _OUTLINE)
    elif sign is Sign.DISC:
        yield Circle(x + side / 2, middle, side / 2, ink, None)
    elif sign is Sign.RING:
        yield Circle(x + side / 2, middle, side / 2, None, ink, _OUTLINE)
    elif sign is Sign.CROSS:
        yield Rule(x, top, right, bottom, _OUTLINE, ink)
        yield Rule(x, bottom, right, top, _OUTLINE, ink)
    elif sign is Sign.STRIPES:
        for y in (top, middle, bottom):
            yield Rule(x, y, right, y, _OUTLINE, ink)
