"""One side of one card once its sizes are found: what is set on it, on how many cards, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cardprint.layout.composition.fit import Fitted
    from cardprint.model.geometry import Rect
    from cardprint.model.page import Item, PlacedPicture


class PlacedCodes(NamedTuple):
    """The codes of a side: which of its cards they are on, from 0, where, and the area they leave to the text there."""

    part: int
    place: Rect
    items: tuple[Item, ...]
    text: Rect


class FittedFace(NamedTuple):
    """One side of a card at its size; ``centred`` sides are set about the middle, others ragged right.

    ``left_out`` are the addresses whose codes are larger than the card, ``numbers`` what lies on the picture.
    """

    fitted: Fitted
    centred: bool
    picture: PlacedPicture | None = None
    area: Rect | None = None  # of the text, where a picture leaves it less than there is
    codes: tuple[PlacedCodes, ...] = ()
    left_out: tuple[str, ...] = ()
    numbers: tuple[Item, ...] = ()

    @property
    def parts(self) -> int:
        """How many cards it takes."""
        texts = len(self.fitted.flows)
        return max(texts, self.codes[-1].part + 1) if self.codes else texts

    def codes_on(self, part: int) -> PlacedCodes | None:
        """Return the codes on one of its cards."""
        return next((codes for codes in self.codes if codes.part == part), None) if self.codes else None
