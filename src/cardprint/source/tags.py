"""The tags of a deck, watched for slips: one that stands once and looks like another is probably that other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.errors import quoted

if TYPE_CHECKING:
    from cardprint.model.deck import Mark
    from cardprint.source.findings import Findings

_SHORTEST, _LONGEST = 5, 40  # shorter ones look alike without being slips; longer ones are sentences


class _Use(NamedTuple):
    """Where a tag stands first, and how many cards have it."""

    number: int
    mark: Mark
    cards: int


class TagUses:
    """Counts what tags the cards of a deck have."""

    def __init__(self) -> None:
        """Begin with no card."""
        self._uses: dict[str, _Use] = {}

    def add(self, tag: str, number: int, mark: Mark) -> None:
        """Count a tag of a card."""
        use = self._uses.get(tag)
        self._uses[tag] = _Use(number, mark, 1) if use is None else use._replace(cards=use.cards + 1)

    def report(self, findings: Findings) -> None:
        """Warn of every tag that a single card has and that is one slip away from a tag of several cards."""
        singles = [tag for tag, use in self._uses.items() if use.cards == 1 and _SHORTEST <= len(tag) <= _LONGEST]
        if not singles:
            return
        common: dict[str, str] = {}
        for tag, use in self._uses.items():
            if use.cards > 1 and len(tag) <= _LONGEST:
                for form in _slips(tag):
                    common.setdefault(form, tag)
        for tag in singles:
            meant = next((common[form] for form in _slips(tag) if form in common), None)
            if meant is not None and _digits(meant) == _digits(tag):  # week 1 and week 2 are no slip
                use = self._uses[tag]
                message = f"card {use.number}: no other card has the tag {quoted(tag)}"
                findings.warning(message, use.mark, f"did you mean {quoted(meant)}?")


def _slips(tag: str) -> list[str]:
    """Return the tag in small letters, and that without each letter in turn: tags one slip apart share one of these."""
    small = tag.casefold()
    return [small, *(small[:at] + small[at + 1 :] for at in range(len(small)))]


def _digits(tag: str) -> list[str]:
    return [character for character in tag if character.isdigit()]
