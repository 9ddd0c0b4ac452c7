"""Takes the text of a YAML file, gives nodes: texts, lists and mappings, each with its line and column.

The nodes are made from the events of libyaml's parser, never by YAML's own constructors: those turn ``no`` into False,
``12:30`` into 750 and ``007`` into 7, let the last of two equal keys win, and can be made to use up stack and memory.
Here a text is a text as typed, equal keys are errors, and depth, number of nodes and length of texts are bounded.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn, TypeAlias

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
from cardprint.model.deck import A_LINE, Mark
from cardprint.model.limits import more
from cardprint.source.places import index_of, place_of
from cardprint.source.text_file import forbidden_in, name_of, place_in, warn_of_turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cardprint.model.limits import Limits
    from cardprint.source.findings import Findings

_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_KNOWN_TAGS = (None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map")
_IN_QUOTES = "put the text in quotes"
_TOO_DEEP = "maximum nesting depth"  # a thousand, where PyYAML has a bound; it looks so far ahead of what it gives
_AT_TOP = 2  # lists and mappings that are open in a value of the mapping that is the whole file
_new = tuple.__new__  # a named tuple's own constructor takes twice as long, and a card has five nodes
_new_mark = partial(int.__new__, Mark)  # as does a mark's


class TextNode(NamedTuple):
    """A text, and where it begins. Nothing is made of it: ``no``, ``007`` and ``null`` are what was typed."""

    text: str
    mark: Mark


class ListNode(NamedTuple):
    """A list, and where it begins."""

    items: list[Node]
    mark: Mark


class MapNode(NamedTuple):
    """A mapping in the order of the file, and where it begins.

    Where its keys stand is asked only where one is wrong, so the marks that came with the events are kept as they are.
    """

    entries: dict[str, Node]
    key_starts: dict[str, Any]
    mark: Mark

    def key_mark(self, key: str) -> Mark:
        """Say where a key stands."""
        return _mark(self.key_starts[key])


Node: TypeAlias = TextNode | ListNode | MapNode


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


def read_yaml(text: str, findings: Findings, limits: Limits, apart: Apart | None = None) -> Node | None:
    """Read the one document of a YAML file; None where the file holds nothing.

    The items of a list that is to be taken ``apart`` are no longer in it.

    Errors after which the rest can be read are noted in ``findings``. Raises DeckError or LimitError, with all that
    was noted, where it cannot be.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML may be built without libyaml
    try:
        return _Composer(text, findings, limits, apart).compose(iter(loader(text).get_event, None))
    except yaml.MarkedYAMLError as error:
        from cardprint.source.yaml_advice import advise  # noqa: PLC0415 - only a broken file needs it

        place, context = error.problem_mark or error.context_mark, error.context_mark
        mark = _within(text, _mark(place)) if place else Mark(1, 1)
        if _TOO_DEEP in (error.problem or ""):
            _stop_at_depth(findings, limits, mark)
        findings.stop(*advise(error.problem or "", text, mark, _mark(context) if context else None))


class _Composer:
    """Puts nodes together from events."""

    def __init__(self, text: str, findings: Findings, limits: Limits, apart: Apart | None) -> None:
        self._text = text
        self._findings = findings
        self._limits = limits
        self._apart = apart
        self._anchors: dict[str, tuple[Node, int]] = {}

    def compose(self, events: Iterable[Any]) -> Node | None:  # noqa: C901, PLR0912, PLR0915 - see below
        """Take every event in turn and give the node that holds all others.

        Half the time of reading a deck goes by in this loop; hence its length and its local names.
        """
        count, most, longest = 0, self._limits.nodes, self._limits.text
        root: list[Node] = []
        node: Node
        # What is open: a list, or else a mapping with its marks and the key that waits for its value.
        items: list[Node] | None = root
        entries: dict[str, Node] = {}
        starts: dict[str, Any] = {}
        key: str | None = None
        apart, given = self._apart, list[Node]()
        around: list[tuple[list[Node] | None, dict[str, Node], dict[str, Any], tuple[str, Node] | None, int]] = []
        for event in events:
            kind = type(event)
            if kind is ScalarEvent:
                text, start, mark = event.value, event.start_mark, None
                is_odd = event.style == '"' and not text.isprintable()  # an escape may be anything
                if is_odd or event.anchor or event.tag or len(text) > longest:
                    mark = _mark(start)
                    text = self._checked(event, mark)
                if items is None and key is None:
                    if text in entries:
                        self._refuse_key(text, _mark(start), _mark(starts[text]))
                    key, starts[text] = text, start
                    continue
                node = _new(TextNode, (text, mark or _mark(start)))
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                node = self._begin(event, len(around))
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                items, entries, starts, named, before = around.pop()
                if named:
                    self._anchors[named[0]] = named[1], count - before
                if items is given and apart:
                    apart.take(items.pop())
                continue
            elif kind is AliasEvent:
                node, size = self._repeated(event)
                count += size - 1
            else:
                self._check_document(event, is_first=not root)
                continue
            count += 1
            if count > most:
                self._findings.stop_at_limit(
                    f"there are more than {most:,} values", _mark(event.start_mark), f"split the deck, {more('values')}"
                )
            if items is not None:
                items.append(node)
                if items is given and apart and (kind is ScalarEvent or kind is AliasEvent):
                    apart.take(items.pop())
            elif key is not None:
                entries[key] = node
                key = None
            else:
                self._refuse_as_key(node.mark)
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                around.append((items, entries, starts, (event.anchor, node) if event.anchor else None, count - 1))
                if isinstance(node, MapNode):
                    items, entries, starts, _ = None, *node
                elif isinstance(node, ListNode):
                    items = node.items
                    if apart and len(around) == _AT_TOP and around[-1][1].get(apart.key) is node:
                        given = items
                        apart.begin(node)
        return root[0] if root else None

    def _begin(self, event: MappingStartEvent | SequenceStartEvent, depth: int) -> Node:
        """Make the list or mapping that begins here, still empty."""
        mark = _mark(event.start_mark)
        if event.anchor or event.tag:
            self._check_properties(event, mark)
        if depth >= self._limits.depth:
            _stop_at_depth(self._findings, self._limits, mark)
        return MapNode({}, {}, mark) if isinstance(event, MappingStartEvent) else ListNode([], mark)

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
            self._anchors[event.anchor] = TextNode(text, mark), 1
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

    def _repeated(self, event: AliasEvent) -> tuple[Node, int]:
        """Give what an alias stands for, the node itself and no copy, and how many nodes that is."""
        found = self._anchors.get(event.anchor or "")
        if found is None:
            self._findings.error("a text begins with *", _mark(event.start_mark), _IN_QUOTES)
            return TextNode(f"*{event.anchor}", _mark(event.start_mark)), 1
        return found

    def _refuse_key(self, key: str, mark: Mark, first: Mark) -> None:
        self._findings.error(f"the key {quoted(key)} is there twice", mark, f"the first one is in line {first.line}")

    def _refuse_as_key(self, mark: Mark) -> NoReturn:
        if self._text.startswith("{{", index_of(self._text, mark) - 1):
            self._findings.stop("a text begins with {", Mark(mark.line, mark.column - 1), _IN_QUOTES)
        self._findings.stop("a key must be a text", mark)

    def _check_document(self, event: yaml.Event, *, is_first: bool) -> None:
        if isinstance(event, DocumentStartEvent) and not is_first:
            hint = "delete the line '---'; a file holds one deck"
            self._findings.stop("a second document begins here", _mark(event.start_mark), hint)


def _stop_at_depth(findings: Findings, limits: Limits, mark: Mark) -> NoReturn:
    message = f"lists and mappings are nested more than {limits.depth} deep"
    findings.stop_at_limit(message, mark, f"take some out, {more('depth')}")


def _within(text: str, mark: Mark) -> Mark:
    """Give the end of a text for a place behind it: libyaml sees a line end where the last line has none."""
    end = place_in(text, len(text))
    return mark if mark.line <= end.line else end


def _mark(start: Any) -> Mark:  # noqa: ANN401 - a mark of libyaml, which the events' types say may be missing
    mark: Mark = _new_mark((start.line + 1) * A_LINE + start.column + 1)
    return mark
