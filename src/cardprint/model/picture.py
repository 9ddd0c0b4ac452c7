"""Pictures: what is known of a file once it was looked through, and how a card shows it. Never the pixels."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cardprint.errors import Span
    from cardprint.model.geometry import Size


class PictureKind(StrEnum):
    """What a file holds: a JPEG that can go into a PDF as it is, other pixels, or a drawing in vectors (SVG)."""

    JPEG = "jpeg"
    PIXELS = "pixels"
    DRAWING = "drawing"


class Picture(NamedTuple):
    """A picture file that is whole. There is one of these for each file of a deck, however often it is shown.

    ``name`` is how the deck names the file, ``path`` where it is on this machine, without links. ``size`` is
    that of the picture as it is seen, in pixels, or in the drawing's own units. ``turn`` is the orientation of its
    pixels in the file, 1 to 8 as in EXIF 2.32. ``place`` is where the deck names it first.
    """

    name: str
    path: str
    kind: PictureKind
    size: Size
    turn: int = 1
    place: Span | None = None

    @property
    def aspect(self) -> float:
        """Its width as a share of its height."""
        return self.size.width / self.size.height

    def __str__(self) -> str:
        """Return the name, which is the same on every machine."""
        return self.name


class Spot(NamedTuple):
    """A place on a picture as it is seen: how far from its left and from its top, as shares of the whole."""

    across: float
    down: float


class Fit(StrEnum):
    """How a picture meets a frame of another shape: whole inside it, or filling it with what is beyond cut away."""

    CONTAIN = "contain"
    COVER = "cover"


class PictureSide(StrEnum):
    """Where a card's picture is: above its text, at the left of it, or all over the card with the text on a band."""

    TOP = "top"
    LEFT = "left"
    FILL = "fill"


class Illustration(NamedTuple):
    """How the picture of a face is set; ``height`` is its height in points, None for as high as there is room."""

    side: PictureSide = PictureSide.TOP
    fit: Fit | None = None  # None: what suits the side
    height: float | None = None
