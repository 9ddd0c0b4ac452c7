"""Pictures to label: spots with numbers, and the names that belong there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.exercise.likeness import essence
from cardprint.model.blocks import PictureBlock
from cardprint.model.exercise import Labels
from cardprint.options.selection import shuffled

if TYPE_CHECKING:
    from cardprint.model.deck import Card


def labels_of(card: Card, lang: str, seed: str, *, mixed: bool, bank: bool) -> Labels | None:
    """Return the labels of a card, numbered in an order drawn from a seed where they are to be ``mixed``.

    ``bank`` is whether the names are given. There are none where the card has no labels.
    """
    picture = card.front[0]
    if not card.labels or not isinstance(picture, PictureBlock):
        return None
    numbered = list(zip(picture.spots, card.labels, strict=True))
    if mixed:
        numbered = list(shuffled(numbered, seed))
    spots, names = zip(*numbered, strict=True)
    words = {essence(name, lang): name for name in reversed(names)}
    return Labels(spots, names, tuple(words[name] for name in sorted(words)) if bank else ())
