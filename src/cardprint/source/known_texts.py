"""Texts that were read before: from one reading of a deck to the next, most of them are the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cardprint.model.blocks import Block

_PICTURE = "!["


class KnownTexts:
    """The blocks of texts with markup, as long as each reading of the deck has them.

    A text is known by the key it stands under too: what is read twice for the two sides of a card stays two.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self._before: dict[tuple[str, str], tuple[Block, ...]] = {}
        self._now: dict[tuple[str, str], tuple[Block, ...]] = {}

    def begin(self) -> None:
        """Begin a reading. What the last one did not have is forgotten."""
        self._before, self._now = self._now, {}

    def find(self, key: str, text: str) -> tuple[Block, ...] | None:
        """Give the blocks of a text that the last reading had below this key."""
        blocks = self._before.get((key, text))
        if blocks is not None:
            self._now[key, text] = blocks
        return blocks

    def keep(self, key: str, text: str, blocks: tuple[Block, ...]) -> None:
        """Know a text of which there is nothing to say, unless it shows a picture: its file may have changed."""
        if _PICTURE not in text:
            self._now[key, text] = blocks
