"""Questions that are set and have no place yet: what is drawn of them does not depend on where they will lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cardprint.layout.question.question import Piece
    from cardprint.model.page import Drawn, Face


class Questions(NamedTuple):
    """The pieces of each version of a worksheet, in their order."""

    versions: list[list[Piece]]

    def faces(self) -> Iterator[Face]:
        """Give what there is to draw of them."""
        return (face for pieces in self.versions for piece in pieces for face in piece.faces())

    def draw(self, draw: Callable[[Face], Drawn]) -> None:
        """Draw them; what a piece was drawn from is let go before the next is drawn."""
        for pieces in self.versions:
            for index, piece in enumerate(pieces):
                pieces[index] = piece.drawn(draw)

    def extend(self, following: Questions) -> None:
        """Put those that follow in each version behind these."""
        for pieces, more in zip(self.versions, following.versions, strict=True):
            pieces.extend(more)
