"""The labels of a picture: takes what stands under a card's ``labels``, gives spots and what is to be seen there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cardprint.errors import quoted
from cardprint.model.blocks import ListBlock, Paragraph, PictureBlock, Run
from cardprint.model.kind import Kind
from cardprint.model.picture import Spot
from cardprint.source.keys import LABEL_KEYS
from cardprint.source.yaml_nodes import ListNode, MapNode, TextNode, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.model.deck import Card, Mark
    from cardprint.source.values import Values
    from cardprint.source.yaml_nodes import Node

MOST_LABELS = 40
"""More numbers than these stand on no picture that is printed on a sheet."""

_SHARE = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)\s*%")
_ACROSS_AND_DOWN = 2
_ALIKE = 0.002  # of the picture: two spots that are nearer are the same one
_HOW_TO = "say how far from the left and from the top of the picture it is, as in at: [30%, 40%]"
_HOW_TO_BEGIN = "write '- at: [30%, 40%]' and, below it in the same column, 'text: …'"


class Label(NamedTuple):
    """A spot of a picture, and the name of what is there."""

    spot: Spot
    text: str


class LabelReader:
    """Reads the labels of one file's cards."""

    def __init__(self, values: Values) -> None:
        """Take what reads values and notes what is wrong with them."""
        self._values = values

    def labelled(self, card: Card, node: Node) -> Card:
        """Return a card its labels: spots on the picture of its front, a list of their names at the end of its back.

        It is as it was where something is wrong.
        """
        labels = self._read(node, f"card {card.number}: 'labels'", f"card {card.number}")
        picture = card.front[0] if card.front else None
        if not isinstance(picture, PictureBlock) or picture.illustration is None:
            hint = "name a picture under 'image', on which the spots are"
            self._values.findings.error(f"card {card.number} has 'labels' and no 'image'", node.mark, hint)
            return card
        if card.kind not in (None, Kind.LABEL):
            hint = "leave out 'kind': a picture with labels is asked by them"
            self._values.findings.error(f"card {card.number} has 'labels' and another 'kind'", node.mark, hint)
        names = tuple(label.text for label in labels)
        listed = ListBlock(tuple((Paragraph((Run(name),)),) for name in names), 1)
        return card._replace(
            front=(picture._replace(spots=tuple(label.spot for label in labels)), *card.front[1:]),
            back=(*card.back, listed),
            back_text="\n".join(filter(None, (card.back_text, *names))),
            kind=Kind.LABEL,
            labels=names,
        )

    def _read(self, node: Node, what: str, card: str) -> tuple[Label, ...]:
        """Read the labels of a card; ``what`` and ``card`` are how messages name their key, and the card."""
        findings = self._values.findings
        if not isinstance(node, ListNode):
            findings.error(f"{what} must be a list of spots, not {kind_of(node)}", node.mark, _HOW_TO_BEGIN)
            return ()
        if not node.items:
            findings.error(f"{what} is empty", node.mark, _HOW_TO_BEGIN)
        if len(node.items) > MOST_LABELS:
            findings.error(f"{what} has more than {MOST_LABELS} spots", node.mark, "make several cards of the picture")
        return tuple(self._labels(node, card))

    def _labels(self, node: ListNode, card: str) -> Iterator[Label]:
        found: dict[int, Spot] = {}
        for number, item in enumerate(node.items[:MOST_LABELS], 1):
            where = f"{card}, label {number}"
            if not isinstance(item, MapNode):
                message = f"{where} is {kind_of(item)}, not a mapping"
                self._values.findings.error(message, item.mark, _HOW_TO_BEGIN)
                continue
            self._values.keys(item, LABEL_KEYS, where)
            entries = item.entries
            spot = self._spot(entries["at"], f"{where}: 'at'") if "at" in entries else None
            text = self._values.line(entries["text"], f"{where}: 'text'") if "text" in entries else None
            if spot is None or text is None:
                continue
            twin = next((index for index, other in found.items() if _is_near(spot, other)), None)
            if twin is not None:
                message = f"{where} is at the same place as label {twin}"
                self._values.findings.error(message, entries["at"].mark, "give each a place of its own")
            found[number] = spot
            yield Label(spot, text)

    def _spot(self, node: Node, what: str) -> Spot | None:
        """Read two shares of a picture, from a list of two or a text with a comma."""
        parts: list[tuple[str, Mark]] = []
        if isinstance(node, TextNode):
            parts = [(part.strip(), node.mark) for part in node.text.split(",")]
        elif isinstance(node, ListNode):
            parts = [(item.text.strip(), item.mark) for item in node.items if isinstance(item, TextNode)]
        shares = [self._share(text, mark, what) for text, mark in parts] if len(parts) == _ACROSS_AND_DOWN else []
        if not shares:
            self._values.findings.error(f"{what} must be two shares of the picture", node.mark, _HOW_TO)
            return None
        across, down = shares
        return None if across is None or down is None else Spot(across, down)

    def _share(self, text: str, mark: Mark, what: str) -> float | None:
        match = _SHARE.fullmatch(text)
        if match is None:
            self._values.findings.error(f"{what}: {quoted(text)} is no share of the picture", mark, _HOW_TO)
            return None
        share = float(match[1]) / 100
        if not 0 <= share <= 1:
            hint = "shares are from 0% to 100%"
            self._values.findings.error(f"{what}: {quoted(text)} is outside the picture", mark, hint)
            return None
        return share


def _is_near(one: Spot, other: Spot) -> bool:
    return abs(one.across - other.across) < _ALIKE and abs(one.down - other.down) < _ALIKE
