"""The pictures of whole sides: what a deck, or a card of it, says of them and of how they are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.model.blocks import PictureBlock
from cardprint.model.picture import Fit, Illustration, Picture, PictureSide

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cardprint.model.deck import Mark
    from cardprint.source.faults import Fault
    from cardprint.source.keys import Key
    from cardprint.source.pictures import PictureShelf
    from cardprint.source.values import Values
    from cardprint.source.yaml_nodes import Node

PICTURE_KEYS = {"front": "image", "back": "back_image"}
"""The key that names the picture of each side."""

_AS_SUITS = Illustration()
_SIDE, _FIT, _HEIGHT = "image_side", "image_fit", "image_height"
PICTURE_WORDS = frozenset((*PICTURE_KEYS.values(), _SIDE, _FIT, _HEIGHT))
"""All keys of a card that are about pictures."""


class IllustrationReader:
    """Reads the keys about pictures of one file."""

    def __init__(self, values: Values, keys: Mapping[str, Key], general: Illustration = _AS_SUITS) -> None:
        """Take the keys there may be, and how pictures are set where these say nothing."""
        self._values = values
        self._keys = keys
        self._general = general

    def setting(self, entries: Mapping[str, Node], what: Callable[[str], str]) -> Illustration:
        """Read how pictures are set; ``what`` is how messages name a key."""
        setting, values, keys = self._general, self._values, self._keys
        if _SIDE in entries and (word := values.word(entries[_SIDE], what(_SIDE), keys[_SIDE])):
            setting = setting._replace(side=PictureSide(word))
        if _FIT in entries and (word := values.word(entries[_FIT], what(_FIT), keys[_FIT])):
            setting = setting._replace(fit=Fit(word))
        if _HEIGHT in entries:
            setting = setting._replace(height=values.length(entries[_HEIGHT], what(_HEIGHT)))
        return setting

    def sides(
        self,
        entries: Mapping[str, Node],
        shelf: PictureShelf,
        what: Callable[[str], str],
        note: Callable[[Fault, Mark], None],
    ) -> dict[str, PictureBlock]:
        """Find the pictures of a card's sides; ``note`` is told what is wrong with one."""
        setting = self.setting(entries, what)
        found = {}
        for side, key in PICTURE_KEYS.items():
            name = self._values.line(entries[key], what(key)) if key in entries else None
            if name is not None:
                picture = shelf.find(name, entries[key].mark)
                if isinstance(picture, Picture):
                    found[side] = PictureBlock(picture, "", setting)
                else:
                    note(picture, entries[key].mark)
        return found
