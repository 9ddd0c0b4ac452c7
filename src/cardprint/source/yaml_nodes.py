"""Takes the text of a YAML file, gives nodes: texts, lists and mappings, each with its line and column.

The nodes are made from the events of libyaml's parser, never by YAML's own constructors: those turn ``no`` into False,
``12:30`` into 750 and ``007`` into 7, let the last of two equal keys win, and can be made to use up stack and memory.
Here a text is a text as typed, equal keys are errors, and depth, number of nodes and length of texts are bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeAlias, TypeVar

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from cardprint.errors import quoted
from cardprint.model.deck import Mark
from cardprint.model.limits import more
from cardprint.source.places import index_of, place_of
from cardprint.source.text_file import forbidden_in, name_of, place_in, warn_of_turns

if TYPE_CHECKING:
    from collections.abc import Callable

    from cardprint.model.limits import Limits
    from cardprint.source.findings import Findings

_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_KNOWN_TAGS = (None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map")
_IN_QUOTES = "put the text in quotes"
_TOO_DEEP = "maximum nesting depth"  # a thousand, where PyYAML has a bound; it looks so far ahead of what it gives


@dataclass(slots=True)
class TextNode:
    """A text, and where it begins. Nothing is made of it: ``no``, ``007`` and ``null`` are what was typed.

    Where a node stands is asked of few, so each keeps the mark that came with its event as it is.
    """

    text: str
    start: Any

    @property
    def mark(self) -> Mark:
        """Where it begins."""
        return _mark(self.start)


@dataclass(slots=True)
class ListNode:
    """A list, and where it begins."""

    items: list[Node]
    start: Any

    @property
    def mark(self) -> Mark:
        """Where it begins."""
        return _mark(self.start)


@dataclass(slots=True)
class MapNode:
    """A mapping in the order of the file, and where it and its keys begin."""

    entries: dict[str, Node]
    key_starts: dict[str, Any]
    start: Any

    @property
    def mark(self) -> Mark:
        """Where it begins."""
        return _mark(self.start)

    def key_mark(self, key: str) -> Mark:
        """Return where a key stands."""
        return _mark(self.key_starts[key])


Node: TypeAlias = TextNode | ListNode | MapNode
_Collection = TypeVar("_Collection", ListNode, MapNode)


class Apart(NamedTuple):
    """A list that may be so long that its items are given away as they come and not kept.

    It stands under ``key`` of the mapping that is the whole file. ``begin`` is given the list, ``take`` each item.
    """

    key: str
    begin: Callable[[ListNode], None]
    take: Callable[[Node], None]


def kind_of(node: Node) -> str:
    """Name the kind of a node for a message: ``a text``, ``a list`` or ``a mapping``."""
    if isinstance(node, TextNode):
        return "a text"
    return "a list" if isinstance(node, ListNode) else "a mapping"


def is_nothing(node: Node) -> bool:
    """Return whether a node is what YAML has where nothing was typed: a text without characters."""
    return isinstance(node, TextNode) and not node.text


def read_yaml(text: str, findings: Findings, limits: Limits, apart: Apart | None = None) -> Node | None:
    """Read the one document of a YAML file; None where the file holds nothing.

    The items of a list that is to be taken ``apart`` are no longer in it.

    Errors after which the rest can be read are noted in ``findings``. Raises DeckError or LimitError, with all that
    was noted, where it cannot be.
    """
    try:
        return _Composer(text, findings, limits).document(apart)
    except yaml.MarkedYAMLError as error:
        from cardprint.source.yaml_advice import advise  # noqa: PLC0415 - only a broken file needs it

        place, context = error.problem_mark or error.context_mark, error.context_mark
        mark = _within(text, _mark(place)) if place else Mark(1, 1)
        if _TOO_DEEP in (error.problem or ""):
            _stop_at_depth(findings, limits, mark)
        findings.stop(*advise(error.problem or "", text, mark, _mark(context) if context else None))


class _Composer:
    """Puts nodes together from events. Depth is bounded, so lists and mappings are read by functions that nest."""

    def __init__(self, text: str, findings: Findings, limits: Limits) -> None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML may be built without libyaml
        self._next_event = loader(text).get_event
        self._text = text
        self._findings = findings
        self._limits = limits
        self._most, self._longest = limits.nodes, limits.text
        self._count = 0
        self._anchors: dict[str, tuple[Node, int]] = {}

    def document(self, apart: Apart | None) -> Node | None:
        """Read all events; return the node that holds all others."""
        self._next_event()  # the stream begins
        if not isinstance(self._next_event(), DocumentStartEvent):
            return None
        event = self._next_event()
        root = self._mapping(event, 0, apart) if isinstance(event, MappingStartEvent) else self._node(event, 0)
        self._next_event()  # the document ends
        event = self._next_event()
        if isinstance(event, DocumentStartEvent):
            hint = "delete the line '---'; a file holds one deck"
            self._findings.stop("a second document begins here", _mark(event.start_mark), hint)
        return root

    def _node(self, event: Any, depth: int) -> Node:  # noqa: ANN401 - PyYAML's events have no types
        """Read what begins with an event, inside of so many lists and mappings."""
        kind = type(event)
        if kind is ScalarEvent:
            node = TextNode(self._typed(event), event.start_mark)
            self._count += 1
            if self._count > self._most:
                self._stop_at_count(event)
            return node
        if kind is MappingStartEvent:
            return self._mapping(event, depth)
        if kind is SequenceStartEvent:
            return self._list(event, depth)
        return self._repeated(event)

    def _mapping(self, event: MappingStartEvent, depth: int, apart: Apart | None = None) -> MapNode:
        before = self._begin(event, depth)
        entries: dict[str, Node] = {}
        starts: dict[str, Any] = {}
        node = MapNode(entries, starts, event.start_mark)
        next_event = self._next_event
        while type(key_event := next_event()) is not MappingEndEvent:
            if type(key_event) is not ScalarEvent:
                self._refuse_as_key(key_event, depth + 1)
            key, start = self._typed(key_event), key_event.start_mark
            if key in entries:
                hint = f"the first one is in line {_mark(starts[key]).line}"
                self._findings.error(f"the key {quoted(key)} is there twice", _mark(start), hint)
            starts[key] = start
            value = next_event()
            if apart is not None and key == apart.key and type(value) is SequenceStartEvent:
                entries[key] = self._list(value, depth + 1, apart)
            else:
                entries[key] = self._node(value, depth + 1)
        return self._ended(node, event, before)

    def _list(self, event: SequenceStartEvent, depth: int, apart: Apart | None = None) -> ListNode:
        before = self._begin(event, depth)
        items: list[Node] = []
        node = ListNode(items, event.start_mark)
        if apart is not None:
            apart.begin(node)
        take = items.append if apart is None else apart.take
        next_event = self._next_event
        while type(item := next_event()) is not SequenceEndEvent:
            take(self._node(item, depth + 1))
        return self._ended(node, event, before)

    def _begin(self, event: MappingStartEvent | SequenceStartEvent, depth: int) -> int:
        """Begin a list or mapping; return how many nodes there are before it."""
        mark = event.start_mark
        if event.anchor or event.tag:
            self._check_properties(event, _mark(mark))
        if depth >= self._limits.depth:
            _stop_at_depth(self._findings, self._limits, _mark(mark))
        self._count += 1
        if self._count > self._most:
            self._stop_at_count(event)
        return self._count - 1

    def _ended(self, node: _Collection, event: MappingStartEvent | SequenceStartEvent, before: int) -> _Collection:
        if event.anchor:
            self._anchors[event.anchor] = node, self._count - before
        return node

    def _stop_at_count(self, event: yaml.Event) -> NoReturn:
        message = f"there are more than {self._most:,} values"
        self._findings.stop_at_limit(message, _mark(event.start_mark), f"split the deck, {more('values')}")

    def _typed(self, event: ScalarEvent) -> str:
        """Return the text of a scalar."""
        text: str = event.value
        may_be_odd = event.style == '"' and not text.isprintable()  # an escape may be anything
        if may_be_odd or event.anchor or event.tag or len(text) > self._longest:
            return self._checked(event, _mark(event.start_mark))
        return text

    def _checked(self, event: ScalarEvent, mark: Mark) -> str:
        """Look closer at a scalar that is named, tagged, long, or has escapes."""
        text: str = event.value
        if event.style == '"':
            text = self._without_odd_escapes(text, mark)
        if len(text) > self._limits.text:
            message = f"the text has {len(text):,} characters; at most {self._limits.text:,} are allowed"
            self._findings.limit(message, mark, f"split it over several cards, {more('text')}")
            text = text[: self._limits.text]
        self._check_properties(event, mark)
        if event.anchor:
            self._anchors[event.anchor] = TextNode(text, event.start_mark), 1
        return text or event.tag or ""  # a text that begins with ! is not empty

    def _without_odd_escapes(self, text: str, mark: Mark) -> str:
        if text.isprintable():
            return text
        for match in forbidden_in(text):
            if match[0] not in "\r\u2028\u2029":
                place = place_of(self._text, mark, text, match.start())
                self._findings.error(f"the text has the {name_of(match[0])}", place, "delete its escape")
        warn_of_turns(text, self._findings, lambda index: place_of(self._text, mark, text, index))
        return _LINE_ENDS.sub("\n", text)

    def _check_properties(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent, mark: Mark) -> None:
        if event.tag not in _KNOWN_TAGS:
            self._findings.error("a text begins with !", mark, _IN_QUOTES)
        if event.anchor in self._anchors:
            self._findings.error(f"the name {quoted(f'&{event.anchor}')} is given twice", mark)

    def _repeated(self, event: AliasEvent) -> Node:
        """Return what an alias stands for, the node itself and no copy. It counts as often as it is repeated."""
        found = self._anchors.get(event.anchor or "")
        if found is None:
            self._findings.error("a text begins with *", _mark(event.start_mark), _IN_QUOTES)
            found = TextNode(f"*{event.anchor}", event.start_mark), 1
        node, size = found
        self._count += size
        if self._count > self._most:
            self._stop_at_count(event)
        return node

    def _refuse_as_key(self, event: Any, depth: int) -> NoReturn:  # noqa: ANN401 - as above
        if isinstance(event, AliasEvent):
            mark = self._repeated(event).mark
        else:
            self._begin(event, depth)
            mark = _mark(event.start_mark)
        if self._text.startswith("{{", index_of(self._text, mark) - 1):
            self._findings.stop("a text begins with {", Mark(mark.line, mark.column - 1), _IN_QUOTES)
        self._findings.stop("a key must be a text", mark)


def _stop_at_depth(findings: Findings, limits: Limits, mark: Mark) -> NoReturn:
    message = f"lists and mappings are nested more than {limits.depth} deep"
    findings.stop_at_limit(message, mark, f"take some out, {more('depth')}")


def _within(text: str, mark: Mark) -> Mark:
    """Return the end of a text for a place behind it: libyaml sees a line end where the last line has none."""
    end = place_in(text, len(text))
    return mark if mark.line <= end.line else end


def _mark(start: Any) -> Mark:  # noqa: ANN401 - a mark of libyaml, which the events' types say may be missing
    return Mark(start.line + 1, start.column + 1)
