"""Takes the text of a deck file and ratings, gives the text with these ratings and nothing else changed.

A deck is somebody's own writing. Its comments, order, quotes, blank lines and line ends stay: a ``rating:`` that is
there gets another figure, a card without one gets a line at its end, or an entry where it is written between braces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, MappingStartEvent, ScalarEvent

from cardprint.errors import CardprintError
from cardprint.model.limits import DEFAULT
from cardprint.source.findings import Findings
from cardprint.source.yaml_nodes import ListNode, TextNode, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cardprint.source.yaml_nodes import Node

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_LINE_END = re.compile(r"\r\n|\r|\n")
_CARDS, _RATING = "cards", "rating"
_AT_TOP, _IN_LIST, _IN_CARD = 1, 2, 3  # how many lists and mappings are open around a value


def with_ratings(text: str, ratings: Mapping[int, int]) -> tuple[str, tuple[int, ...]]:
    """Write ratings, by the numbers of cards, into the text of a deck that can be read.

    Gives the new text, and the numbers of cards in which nothing can be written: those that stand for another card
    (``*name``), and those whose rating is written in a form of its own. Line ends may be of any kind.
    """
    lines = _LINE.findall(text)
    line_end = _LINE_END.search(text)
    cards = dict(enumerate(_cards(text), 1))
    refused = []
    for number in sorted(ratings, reverse=True):  # from the end, so that places before it stay what they are
        card = cards.get(number)
        if card is None or not card.rate(lines, ratings[number], line_end[0] if line_end else "\n"):
            refused.append(number)
    return "".join(lines), tuple(reversed(refused))


def differ_in_ratings_only(before: str, after: str, ratings: Mapping[int, int]) -> bool:
    """Return whether two texts are one deck but for these ratings, by the numbers of cards."""
    try:
        old, new = _deck(before), _deck(after)
    except CardprintError:
        return False
    for number, (card, other) in enumerate(zip(old.pop(_CARDS), new.pop(_CARDS), strict=True), 1):
        expected = {**card, _RATING: str(ratings[number])} if number in ratings else card
        if expected != other:
            return False
    return old == new


def _deck(text: str) -> dict[str, Any]:
    findings = Findings("", DEFAULT.problems)
    root = read_yaml(_LINE_END.sub("\n", text), findings, DEFAULT)
    findings.settle()
    return dict(_meaning(root))


def _meaning(node: Node | None) -> Any:  # noqa: ANN401 - texts, lists and dicts of them
    """Return what a node says, without places, and texts without the white space around them, which means nothing."""
    if isinstance(node, TextNode):
        return node.text.strip()
    if isinstance(node, ListNode):
        return [_meaning(item) for item in node.items]
    return {name: _meaning(value) for name, value in node.entries.items()} if node else {}


class _Card:
    """Where the parts of a card stand: its first key, the last thing in it, and the value of its ``rating:`` if any."""

    def __init__(self, start: Any) -> None:  # noqa: ANN401 - PyYAML's events do not promise their marks
        self._start = start
        self._entries: list[Any] = []  # keys and values in turn
        self._last: Any = start

    def take(self, event: Any, depth: int) -> None:  # noqa: ANN401 - as above
        if depth == _IN_CARD:
            self._entries.append(event)
        self._last = event

    def close(self, event: Any) -> None:  # noqa: ANN401 - as above
        """Take the end of a list or mapping in the card; where that has no bracket, it is not the end of anything."""
        if event.end_mark.index > event.start_mark.index:
            self._last = event

    def rate(self, lines: list[str], rating: int, line_end: str) -> bool:
        """Write a rating into the lines of the deck. Gives False, and changes nothing, where that cannot be."""
        keys, values = self._entries[::2], self._entries[1::2]
        for key, value in zip(keys, values, strict=True):
            if getattr(key, "value", None) == _RATING:
                return _replaced(value, lines, rating)
        end = self._last.end_mark
        if self._start.flow_style:
            line = lines[end.line]
            lines[end.line] = f"{line[: end.column]}, {_RATING}: {rating}{line[end.column :]}"
        else:
            above = self._last_line(lines)
            written = f"{' ' * self._indent}{_RATING}: {rating}"
            is_ended = lines[above].endswith(("\n", "\r"))
            lines[above] += f"{written}{line_end}" if is_ended else f"{line_end}{written}"
        return True

    @property
    def _indent(self) -> int:
        """The column of the card's keys. A name or a tag may stand before the first, ``?`` before any."""
        start = self._start
        places = self._entries[::2] if start.anchor or start.tag else [start]
        return min(int(place.start_mark.column) for place in places)

    def _last_line(self, lines: list[str]) -> int:
        """Find the last line of the card, without blank ones that are not part of a text."""
        end = self._last.end_mark
        last = int(end.line) if end.column else int(end.line) - 1
        if not getattr(self._last, "value", "").endswith("\n\n"):
            while lines[last].isspace():
                last -= 1
        return last


def _replaced(event: Any, lines: list[str], rating: int) -> bool:  # noqa: ANN401 - as above
    begin, end = event.start_mark, event.end_mark
    plain = isinstance(event, ScalarEvent) and not event.anchor and not event.tag and event.style not in ("|", ">")
    if not plain or begin.line != end.line:
        return False
    quote = 1 if event.style else 0
    line = lines[begin.line]
    lines[begin.line] = f"{line[: begin.column + quote]}{rating}{line[end.column - quote :]}"
    return True


def _cards(text: str) -> Iterator[_Card | None]:
    """Go through the cards of a deck; one that stands for another is None."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    depth, key, is_value = 0, "", False
    card: _Card | None = None
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, CollectionEndEvent):
            depth -= 1
            if card is not None and depth == _IN_LIST:
                yield card
                card = None
            elif card is not None:
                card.close(event)
            continue
        opens = isinstance(event, CollectionStartEvent)
        if not opens and not isinstance(event, ScalarEvent | AliasEvent):
            continue
        if depth == _AT_TOP:
            key = key if is_value else getattr(event, "value", "")
            is_value = not is_value
        elif depth == _IN_LIST and key == _CARDS:
            if isinstance(event, MappingStartEvent):
                card = _Card(event)
            else:
                yield None
        elif card is not None:
            card.take(event, depth)
        depth += opens
