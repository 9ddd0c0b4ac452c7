"""Takes the cards of a deck one by one while its YAML is read, gives them as Cards once all of it is there.

So the nodes of one card are there at a time: those of all take as much memory as the cards, and leave it in pieces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cardprint.errors import CardprintError
from cardprint.source.cards import CardReader
from cardprint.source.findings import Findings
from cardprint.source.values import Values
from cardprint.source.yaml_nodes import ListNode, is_nothing, kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cardprint.model.deck import Card
    from cardprint.model.limits import Limits
    from cardprint.model.picture import Picture
    from cardprint.source.yaml_nodes import Node


class CardList:
    """Reads the list of cards of one file. What is wrong with them is told last: what breaks YAML itself hides it."""

    def __init__(self, source: str, path: str, limits: Limits) -> None:
        """Take the file's text and path, and what is too much."""
        self._source, self._path, self._limits = source, path, limits
        self._node: ListNode | None = None
        self._start()

    def _start(self) -> None:
        self._findings = Findings(self._path, self._limits.problems)
        self._reader = CardReader(Values(self._source, self._findings, self._limits))
        self._cards: list[Card] = []
        self._is_empty = True
        self._gave_up = False

    def begin(self, node: ListNode) -> None:
        """Begin a list; where there are two, the second one counts."""
        if self._node is not None:
            self._start()
        self._node = node

    def take(self, item: Node) -> None:
        """Read the next item of the list."""
        self._is_empty = False
        if self._gave_up:
            return
        try:
            card = self._reader.read(item)
        except CardprintError:
            self._gave_up = True  # so much is wrong that ``finish`` will say so
            return
        if card is not None:
            self._cards.append(card)

    def finish(self, node: Node, findings: Findings, general: Mapping[str, Any]) -> tuple[Card, ...]:
        """Return the cards; ``general`` is what the deck says of how pictures are set.

        ``node`` is what stands under the deck's key, and ``findings`` are those of the whole file.
        """
        if isinstance(node, ListNode) and node is not self._node:  # an alias of a list from elsewhere
            self.begin(node)
            for item in node.items:
                self.take(item)
        if self._is_empty if isinstance(node, ListNode) else is_nothing(node):
            findings.error("the deck has no cards", node.mark, "begin each card with '- front: …' below 'cards:'")
            return ()
        if not isinstance(node, ListNode):
            message = f"'cards' must be a list, not {kind_of(node)}"
            findings.error(message, node.mark, "begin each card with '- front: …'")
            return ()
        cards = self._reader.finish(self._cards, general)
        findings.add(self._findings)
        return cards

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures of the cards, each once."""
        return self._reader.pictures
