"""What stands behind the keys of a deck: each function takes a node, gives its value, and notes why there is none.

``what`` is how messages name the place: ``'title'``, ``card 4: 'points'``.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from cardprint.errors import quoted
from cardprint.model.limits import DEFAULT, more
from cardprint.model.nearest import nearest
from cardprint.model.units import format_mm, mm, parse_length
from cardprint.source.places import index_of, line_at
from cardprint.source.yaml_nodes import ListNode, TextNode, kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cardprint.model.deck import Mark
    from cardprint.model.limits import Limits
    from cardprint.source.findings import Findings
    from cardprint.source.keys import Key
    from cardprint.source.yaml_nodes import MapNode, Node

_TYPED_KEY = 60  # characters of a mistyped key that are compared with the right ones,
_TYPED_KEYS = 50  # and the number of such keys of one mapping
_LONGEST = mm(420)  # A3
# Neither white space nor a soft hyphen, a joiner or a mark that is never seen, as they come with text from elsewhere.
_SEEN = re.compile(r"[^\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")


def is_blank(text: str) -> bool:
    """Return whether nothing of a text would be seen on paper."""
    return _SEEN.search(text) is None


class Values:
    """Reads values of one file, whose text it needs to look at what stands beside them."""

    def __init__(self, source: str, findings: Findings, limits: Limits = DEFAULT) -> None:
        """Take the file's text, where to note what is wrong, and what is too much."""
        self.source = source
        self.findings = findings
        self.limits = limits

    def text(self, node: Node, what: str) -> str | None:
        """Return a text that is not empty, as typed but for white space around it."""
        if not isinstance(node, TextNode):
            self._not_a_text(node, what)
            return None
        text = node.text.strip()
        if not is_blank(text):
            return text
        hint = None
        if text:
            hint = "what stands there is never seen: type a text in its place"
        elif "#" in line_at(self.source, node.mark)[node.mark.column - 1 :]:
            hint = "put a text that begins with # in quotes; YAML takes it for a comment"
        self.findings.error(f"{what} is empty", node.mark, hint)
        return None

    def line(self, node: Node, what: str) -> str | None:
        """Return a text on one line: every stretch of white space is one space."""
        text = self.text(node, what)
        return None if text is None else " ".join(text.split())

    def number(self, node: Node, what: str, key: Key) -> int | None:
        """Return a whole number between the least and the most that the key allows."""
        text = self.text(node, what)
        if text is None:
            return None
        digits = text.lstrip("0") or "0"
        if (
            text.isascii()
            and text.isdigit()
            and len(digits) <= len(str(key.most))
            and key.least <= int(digits) <= key.most
        ):
            return int(digits)
        self.findings.error(
            f"{what} must be a whole number from {key.least} to {key.most}, not {quoted(text)}", node.mark
        )
        return None

    def word(self, node: Node, what: str, key: Key) -> str | None:
        """Return one of the words that the key allows, in whatever capitals it is written."""
        text = self.line(node, what)
        if text is None or text.casefold() in key.words:
            return text and text.casefold()
        meant = nearest(text[:_TYPED_KEY], key.words)
        hint = f"did you mean '{meant}'?" if meant else f"it may be {', '.join(key.words)}"
        self.findings.error(f"{what} is not {quoted(text)}", node.mark, hint)
        return None

    def length(self, node: Node, what: str) -> float | None:
        """Return a length in points, more than none and no longer than paper is."""
        text = self.line(node, what)
        if text is None:
            return None
        try:
            points = parse_length(text)
        except ValueError as error:
            self.findings.error(f"{what}: {error}", node.mark)
            return None
        if not 0 < points <= _LONGEST:
            self.findings.error(f"{what} must be more than 0 mm and at most {format_mm(_LONGEST)}", node.mark)
            return None
        return points

    def texts(self, node: Node, what: str) -> list[tuple[str, Mark]]:
        """Return the texts of a list, or a single text as a list, each on one line and with its place."""
        lines = [(self.line(item, what), item.mark) for item in self.entries(node, what)]
        return [(text, mark) for text, mark in lines if text is not None]

    def entries(self, node: Node, what: str) -> list[Node]:
        """Return the entries of a list, or what is no list as the only one."""
        items: list[Node] = [*node.items] if isinstance(node, ListNode) else [node]
        if not items:
            self.findings.error(f"{what} is empty", node.mark)
        if len(items) > self.limits.entries:
            message = f"{what} has {len(items):,} entries; at most {self.limits.entries:,} are allowed"
            self.findings.limit(message, node.mark, f"leave some out, {more('entries')}")
            items = items[: self.limits.entries]
        return items

    def keys(self, node: MapNode, known: Mapping[str, Key], where: str) -> None:
        """Note keys that are not known and keys that are missing; where one is meant by the other, both as one.

        ``where`` says whose keys they are: ``the deck``, ``card 4``.
        """
        unknown: dict[str, str | None] = {key: None for key in node.entries if key not in known}
        for key in islice(unknown, _TYPED_KEYS):
            unknown[key] = nearest(key[:_TYPED_KEY], known)
        for name in (key.name for key in known.values() if _is_missing(key, node)):
            typed = next((typed for typed, meant in unknown.items() if meant == name), None)
            if typed is None:
                self.findings.error(f"{where} has no '{name}'", node.mark)
            else:
                del unknown[typed]
                hint = f"did you mean '{name}' for {quoted(typed)}?"
                self.findings.error(f"{where} has no '{name}'", node.key_mark(typed), hint)
        for typed, meant in unknown.items():
            if typed.lstrip(" \t")[:1].isspace():
                self.findings.error(
                    "a blank that is no space does not indent in YAML", node.key_mark(typed), "use spaces"
                )
                continue
            hint = f"did you mean '{meant}'?" if meant else f"the keys are {', '.join(known)}"
            if typed == "<<":
                hint = "YAML's merge keys are not supported; write the keys out"
            self.findings.error(f"{where} has an unknown key {quoted(typed)}", node.key_mark(typed), hint)

    def _not_a_text(self, node: Node, what: str) -> None:
        bracket = self.source[index_of(self.source, node.mark)]
        if bracket in "[{":
            hint = f"put a text that begins with {bracket} in quotes"
        else:
            hint = "write | behind the colon to have the lines below it printed as they are"
        self.findings.error(f"{what} must be a text, not {kind_of(node)}", node.mark, hint)


def _is_missing(key: Key, node: MapNode) -> bool:
    return key.required and key.name not in node.entries and key.or_else not in node.entries
