"""The pictures of whole sides: what a deck, or a card of it, says of them and of how they are set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cardprint.model.blocks import PictureBlock
from cardprint.model.picture import Fit, Picture, PictureSide

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cardprint.model.deck import Mark
    from cardprint.model.picture import Illustration
    from cardprint.source.faults import Fault
    from cardprint.source.keys import Key
    from cardprint.source.pictures import PictureFinder
    from cardprint.source.values import Values
    from cardprint.source.yaml_nodes import Node

PICTURE_KEYS = {"front": "image", "back": "back_image"}
"""The key that names the picture of each side."""

_SIDE, _FIT, _HEIGHT = "image_side", "image_fit", "image_height"
PICTURE_WORDS = frozenset((*PICTURE_KEYS.values(), _SIDE, _FIT, _HEIGHT))
"""All keys of a card that are about pictures."""


class IllustrationReader:
    """Reads the keys about pictures of one file."""

    def __init__(self, values: Values, keys: Mapping[str, Key]) -> None:
        """Take the keys there may be."""
        self._values = values
        self._keys = keys

    def setting(self, entries: Mapping[str, Node], what: Callable[[str], str]) -> dict[str, Any]:
        """Read what is said of how pictures are set, into fields of Illustration.

        ``what`` is how messages name a key.
        """
        said: dict[str, Any] = {}
        values, keys = self._values, self._keys
        if _SIDE in entries and (word := values.word(entries[_SIDE], what(_SIDE), keys[_SIDE])):
            said["side"] = PictureSide(word)
        if _FIT in entries and (word := values.word(entries[_FIT], what(_FIT), keys[_FIT])):
            said["fit"] = Fit(word)
        if _HEIGHT in entries:
            said["height"] = values.length(entries[_HEIGHT], what(_HEIGHT))
        return said

    def sides(
        self,
        entries: Mapping[str, Node],
        setting: Illustration,
        finder: PictureFinder,
        what: Callable[[str], str],
        note: Callable[[Fault, Mark], None],
    ) -> dict[str, PictureBlock]:
        """Find the pictures of a card's sides; ``note`` is told what is wrong with one."""
        found = {}
        for side, key in PICTURE_KEYS.items():
            name = self._values.line(entries[key], what(key)) if key in entries else None
            if name is not None:
                picture = finder.find(name, entries[key].mark)
                if isinstance(picture, Picture):
                    found[side] = PictureBlock(picture, "", setting)
                else:
                    note(picture, entries[key].mark)
        return found
