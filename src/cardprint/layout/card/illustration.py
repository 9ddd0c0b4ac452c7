"""A side of a card that has a picture: takes picture, text and area, gives the picture's place and the fitted text.

The text gets the size it can have beside a picture that is large enough to be looked at, and the picture the room that
the text then leaves. Text that does not fit goes on to further cards, and the picture is shown on each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.composition.fit import COMFORT, Fitted, fit
from cardprint.layout.composition.flow import Flow
from cardprint.model.geometry import Rect, Size
from cardprint.model.page import Crop, PlacedPicture
from cardprint.model.picture import Fit, Illustration, PictureKind, PictureSide
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.layout.composition.compose import Composer
    from cardprint.model.blocks import Block, PictureBlock
    from cardprint.model.picture import Picture

_GAP = mm(2.5)
_SHARES = (0.42, 0.55, 0.68)  # of the height that text may take below a picture, of the width beside it
_LEAST_TEXT = 0.25  # of the height, whatever height is asked for the picture
_COARSE = 72.0  # pixels to the inch: a picture of fewer is not blown up unless its height is given


class Illustrated(NamedTuple):
    """The picture at its place, the text at its size, and the area it is set in."""

    picture: PlacedPicture
    fitted: Fitted
    area: Rect


class PictureArea(NamedTuple):
    """The areas of a face: where text and a picture beside it go, and all of it, for a picture without margins."""

    area: Rect
    whole: Rect


def illustrate(
    block: PictureBlock, blocks: Sequence[Block], composer: Composer, canvas: PictureArea, sizes: Sequence[float]
) -> Illustrated:
    """Set a picture and the text that goes with it."""
    wanted = block.illustration or Illustration()
    if block.spots:  # all of which are to be seen
        wanted = wanted._replace(fit=Fit.CONTAIN)
    if wanted.side is PictureSide.LEFT and blocks:
        return _beside(block, wanted, blocks, composer, canvas.area, sizes)
    fill = wanted.side is PictureSide.FILL
    wanted = wanted._replace(fit=wanted.fit or (Fit.COVER if fill else Fit.CONTAIN))
    return _above(block, wanted, blocks, composer, canvas, sizes, fill=fill)


def _above(  # noqa: PLR0913, PLR0917 - picture, text and where
    block: PictureBlock,
    wanted: Illustration,
    blocks: Sequence[Block],
    composer: Composer,
    canvas: PictureArea,
    sizes: Sequence[float],
    *,
    fill: bool,
) -> Illustrated:
    """Set the picture above the text, both together about the middle of the area."""
    area = canvas.area
    frame = canvas.whole if fill else area
    if not blocks:
        picture = _framed(block, wanted, frame)
        return Illustrated(picture, Fitted(sizes[0], (Flow(()),)), Rect(area.x, area.bottom, area.width, 0.0))
    if wanted.height is not None:
        shares: Sequence[float] = (max(_LEAST_TEXT, 1 - (wanted.height + _GAP) / frame.height),)
    else:
        shares = _SHARES
    for share in shares:
        box = Size(area.width, min(frame.height * share, area.height) - (_GAP if wanted.height is None else 0.0))
        fitted = fit(blocks, composer, box, sizes)
        if len(fitted.flows) == 1 and fitted.size >= COMFORT:
            break
    text = max(flow.height(area.width / fitted.size) * fitted.size for flow in fitted.flows)
    room = frame._replace(height=frame.height - text - _GAP)
    picture = _framed(block, wanted, room)
    if fill:
        top = picture.y + picture.height + _GAP
        spare = max(0.0, (area.bottom - top - text) / 2)
        return Illustrated(picture, fitted, Rect(area.x, top + spare, area.width, text))
    spare = (area.height - picture.height - _GAP - text) / 2
    picture = picture._replace(y=area.y + spare)
    return Illustrated(picture, fitted, Rect(area.x, picture.y + picture.height + _GAP, area.width, text))


def _beside(  # noqa: PLR0913, PLR0917 - picture, text and where
    block: PictureBlock,
    wanted: Illustration,
    blocks: Sequence[Block],
    composer: Composer,
    area: Rect,
    sizes: Sequence[float],
) -> Illustrated:
    """Set the picture at the left of the text."""
    for share in _SHARES:
        room = area._replace(width=area.width * (1 - share) - _GAP)
        picture = _framed(block, wanted, room)
        picture = picture._replace(x=area.x)
        left = area.x + picture.width + _GAP
        text = area._replace(x=left, width=area.right - left)
        fitted = fit(blocks, composer, text.size, sizes)
        if len(fitted.flows) == 1 and fitted.size >= COMFORT:
            break
    return Illustrated(picture, fitted, text)


def _framed(block: PictureBlock, wanted: Illustration, room: Rect) -> PlacedPicture:
    """Place a picture in the middle of a room: whole, or filling it."""
    picture = block.picture
    height = room.height if wanted.height is None else min(wanted.height, room.height)
    if wanted.fit is Fit.COVER:
        frame = Size(room.width, height)
        crop = _crop(picture, frame)
    else:
        frame = _whole(picture, Size(room.width, height), exact=wanted.height is not None)
        crop = Crop()
    x, y = room.x + (room.width - frame.width) / 2, room.y + (room.height - frame.height) / 2
    return PlacedPicture(x, y, *frame, picture, crop, block.alt)


def _whole(picture: Picture, room: Size, *, exact: bool) -> Size:
    """Return the largest size of a picture in a room that does not show its pixels."""
    height = min(room.height, room.width / picture.aspect)
    if not exact and picture.kind is not PictureKind.DRAWING:
        height = min(height, picture.size.height * 72 / _COARSE)
    return Size(height * picture.aspect, height)


def _crop(picture: Picture, frame: Size) -> Crop:
    """Return the part of a picture, about its middle, that has the proportions of a frame."""
    aspect = frame.width / frame.height
    if picture.aspect > aspect:
        width = aspect / picture.aspect
        return Crop((1 - width) / 2, 0.0, width, 1.0)
    height = picture.aspect / aspect
    return Crop(0.0, (1 - height) / 2, 1.0, height)
