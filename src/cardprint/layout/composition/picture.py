"""A picture in a flow, in em of the text around it: it grows and shrinks with the text, and is always whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.model.geometry import Size
from cardprint.model.page import Item, PlacedPicture
from cardprint.model.picture import PictureKind
from cardprint.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.layout.composition.lines import Marker
    from cardprint.layout.composition.row_protocols import Placement
    from cardprint.model.blocks import PictureBlock
    from cardprint.model.geometry import Rect
    from cardprint.model.picture import Picture
    from cardprint.text.typesetter import Typesetter

TALLEST = 7.0  # em
_LEAST_ROOM = 4.0  # em of width that no list's indent takes from a picture
_PIXELS_TO_AN_EM = 10.0  # so that small pictures of pixels are not blown up
_MARKER_BASELINE = 1.0


class PictureRow(NamedTuple):
    """A picture by itself, at most ``tallest`` em high; ``marker`` hangs before it where it begins a list's item.

    It stands where text begins: at the right in ``rtl`` decks.
    """

    picture: Picture
    alt: str
    tallest: float
    space: float
    indent: float = 0.0
    marker: Marker | None = None
    rtl: bool = False

    @classmethod
    def of(cls, block: PictureBlock, tallest: float, em: float, space: float) -> PictureRow:
        """Make the row of a picture, at most ``tallest`` em high where it does not say how high it wants to be.

        ``em`` is the size, in points, that text will have as a rule.
        """
        wanted = block.illustration.height if block.illustration else None
        if wanted is not None:
            tallest = min(wanted / em, 2 * tallest)
        elif block.picture.kind is not PictureKind.DRAWING:
            tallest = min(tallest, block.picture.size.height / _PIXELS_TO_AN_EM)
        return cls(block.picture, block.alt, tallest, space)

    def least_height(self, measure: float) -> float:
        """Return the height: it is quickly worked out."""
        return self.height(measure)

    def height(self, measure: float) -> float:
        """Return the height; a picture that is too wide for the measure is smaller."""
        return self._size(measure).height

    def natural_width(self, measure: float) -> float:
        """Return the width of the picture and its indent."""
        return self._indent(measure) + self._size(measure).width

    def place(self, placement: Placement, y: float) -> list[Item]:
        """Place the picture where text would begin, or in the middle."""
        size, measure = placement.size, placement.measure
        width, height = self._size(measure)
        indent = self._indent(measure)
        spare = measure - indent - width
        centred = placement.centred or (placement.figures_centred and not self.indent)
        x = placement.x + size * (indent + spare / 2 if centred else spare if self.rtl else indent)
        items: list[Item] = [PlacedPicture(x, y, size * width, size * height, self.picture, alt=self.alt)]
        if self.marker is not None:
            edge = measure - self.marker.edge if self.rtl else self.marker.edge - self.marker.width
            left = placement.x + size * edge
            items.append(Text(left, y + size * _MARKER_BASELINE, size, placement.inks.accent, self.marker.words))
        return items

    def _indent(self, measure: float) -> float:
        return min(self.indent, max(measure - _LEAST_ROOM, 0.0))

    def _size(self, measure: float) -> Size:
        height = min(self.tallest, (measure - self._indent(measure)) / self.picture.aspect)
        return Size(height * self.picture.aspect, height)


def side_by_side(blocks: Sequence[PictureBlock], room: Rect, typesetter: Typesetter) -> Iterator[PlacedPicture]:
    """Place pictures in a row from the left, all as high as the room is, or lower where they would be too wide.

    They can be found and copied as the words that say what is to be seen.
    """
    gap = room.height / 8
    widest = room.width - gap * (len(blocks) - 1)
    height = min(room.height, widest / sum(block.picture.aspect for block in blocks))
    x = room.x
    for block in blocks:
        width = height * block.picture.aspect
        words = typesetter.shaped(block.alt) if block.alt else ()
        yield PlacedPicture(x, room.y, width, height, block.picture, alt=block.alt, words=words)
        x += width + gap
