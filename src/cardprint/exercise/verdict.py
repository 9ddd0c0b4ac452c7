"""Cards that are claims: their answer says of their front that it holds, or that it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.exercise.likeness import essence
from cardprint.model.block_contents import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cardprint.model.deck import Card

_LONGEST = 40  # characters; a longer answer is no verdict
_ENDS = (".", "!", "?", "。", "！", "？", "؟", "।", "…")


class TrueFalseCards:
    """The words for a claim that holds and for one that does not, in a language."""

    def __init__(self, true: Iterable[str], false: Iterable[str], lang: str) -> None:
        """Take the words for both."""
        said = {**dict.fromkeys(false, False), **dict.fromkeys(true, True)}
        self._holds = {essence(word, lang): holds for word, holds in said.items()}
        self._lang = lang

    def on(self, card: Card) -> bool | None:
        """Return whether what a card claims holds; None for a question, or a single word, which "no" can mean."""
        back = plain_text(card.back)
        holds = self._holds.get(essence(back, self._lang)) if len(back) <= _LONGEST else None
        return holds if holds is not None and _is_said(plain_text(card.front).strip()) else None


def _is_said(text: str) -> bool:
    """Return whether a text says something: it has several words, or ends as a sentence does."""
    return len(text.split()) > 1 or text.endswith(_ENDS)
