"""Takes the YAML of one card after the other, gives Cards, and notes everything that is wrong with them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from cardprint.errors import quoted
from cardprint.model import kind
from cardprint.model.block_contents import every_run
from cardprint.model.blocks import PictureBlock
from cardprint.model.deck import Card, Mark, slug
from cardprint.model.picture import Illustration
from cardprint.source.illustration import PICTURE_KEYS, PICTURE_WORDS, IllustrationReader
from cardprint.source.keys import BACKLESS_KEYS, CARD_KEYS, ValueKind
from cardprint.source.labels import LabelReader
from cardprint.source.markup.parser import MarkupError, parse
from cardprint.source.pictures import PictureFinder, no_pictures
from cardprint.source.places import place_of
from cardprint.source.tags import TagUses
from cardprint.source.values import is_blank
from cardprint.source.yaml_nodes import MapNode, TextNode, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cardprint.model.blocks import Block
    from cardprint.model.picture import Picture
    from cardprint.source.faults import Fault
    from cardprint.source.values import Values
    from cardprint.source.yaml_nodes import Node

_SIDES = ("front", "back")
_READ_ELSEWHERE = {*_SIDES, *PICTURE_WORDS, "labels"}
_MORE_KEYS = {name: key for name, key in CARD_KEYS.items() if name not in _READ_ELSEWHERE}
_HOW_TO_BEGIN = "write '- front: …' and, below it in the same column, 'back: …'"
_GLUED = re.compile(rf"({'|'.join(CARD_KEYS)}):\S")
_COMMENT = re.compile(r"[ \t]+#[^\s#]")
_NOT_IN_AN_ID = re.compile(r"[\s,]")


class CardReader:
    """Reads the cards of one file in order, and remembers what two cards should not share."""

    def __init__(self, values: Values) -> None:
        """Begin before the first card."""
        self._values = values
        self._findings = values.findings
        self._pictures = PictureFinder(values.findings.path, values.limits)
        self._illustrations = IllustrationReader(values, CARD_KEYS)
        self._settings: dict[int, dict[str, Any]] = {}
        self._labels = LabelReader(values)
        may_drop = " #" in values.source or "\t#" in values.source
        self._lines = values.source.split("\n") if may_drop else None
        self._ids: dict[str, Mark] = {}
        self._sides: dict[tuple[str, str], int] = {}
        self._tags = TagUses()
        self._number = 0

    def read(self, node: Node) -> Card | None:
        """Read the next card; None where it lacks a side. A card with an error is whole, though not as meant."""
        self._number += 1
        if not isinstance(node, MapNode):
            self._refuse(node)
            return None
        entries = node.entries
        front, back = entries.get("front"), entries.get("back")
        front_blocks = self._blocks("front", front) if front else ()
        is_labelled = "labels" in entries
        backless = back is None and "back_image" not in entries and not is_labelled
        leaves_out = backless and any(run.cloze for run in every_run(front_blocks))
        known = BACKLESS_KEYS if leaves_out or is_labelled else CARD_KEYS
        if not entries.keys() <= known.keys() or "front" not in entries or ("back" not in entries and not leaves_out):
            self._values.keys(node, known, f"card {self._number}")
        back_blocks = front_blocks if leaves_out else self._blocks("back", back) if back else ()
        back = front if leaves_out else back
        more = self._more(node) if len(entries) > len(_SIDES) or leaves_out else {}
        if "image" in entries or "back_image" in entries or is_labelled:
            return self._illustrated(node, front_blocks, back_blocks, more)
        if not isinstance(front, TextNode) or not isinstance(back, TextNode):
            return None
        sides = front.text.strip(), back.text.strip()
        self._compare(sides, node.mark)
        return Card(self._number, front_blocks, back_blocks, node.mark, front.mark, back.mark, *sides, **more)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures of the cards so far, each once."""
        return self._pictures.pictures

    def finish(self, cards: Iterable[Card], general: Mapping[str, Any]) -> tuple[Card, ...]:
        """Return what shows only when all cards are read, and return them with their pictures set as the deck says.

        ``general`` is what the deck says, in fields of Illustration; what a card says outranks it.
        """
        self._tags.report(self._findings)
        if not general:
            return tuple(cards)
        own = self._settings
        return tuple(
            _with_setting(card, Illustration(**{**general, **own[card.number]})) if card.number in own else card
            for card in cards
        )

    def _blocks(self, name: str, node: Node, *, in_words: bool = False) -> tuple[Block, ...]:
        text = node.text if isinstance(node, TextNode) else ""
        if is_blank(text):
            self._values.text(node, self._what(name))  # says what is wrong
            return ()
        if self._lines is not None:
            self._watch_comment(name, text, node.mark)
        doubts: list[Fault] = []
        try:
            has_none = in_words or "![" not in text
            blocks = parse(text, no_pictures if has_none else partial(self._pictures.find, mark=node.mark), doubts)
        except MarkupError as error:
            for fault in error.faults:
                self._note(fault, place_of(self._values.source, node.mark, text, fault.offset))
            return ()
        for doubt in doubts:
            place = place_of(self._values.source, node.mark, text, doubt.offset)
            self._findings.warning(f"card {self._number}: {doubt.message}", place, doubt.hint or None, self._number)
        return blocks

    def _note(self, fault: Fault, place: Mark) -> None:
        note = self._findings.limit if fault.is_limit else self._findings.error
        note(f"card {self._number}: {fault.message}", place, fault.hint or None)

    def _illustrated(
        self, node: MapNode, front: tuple[Block, ...], back: tuple[Block, ...], more: dict[str, Any]
    ) -> Card | None:
        """Make a card of which a side has a picture, and perhaps nothing else. A cloze has the same on both sides."""
        entries = node.entries
        labels = entries.get("labels")
        is_cloze = bool(front) and back is front
        said = self._settings[self._number] = self._illustrations.setting(entries, self._what)
        found = self._illustrations.sides(entries, Illustration(**said), self._pictures, self._what, self._note)
        marks, texts, sides, shown = [], [], [], []
        for side, blocks in (("front", front), ("back", back)):
            named = entries.get(PICTURE_KEYS[side])
            given = entries.get("front" if is_cloze else side, named)
            if not isinstance(given, TextNode) and not (side == "back" and labels is not None):
                return None
            text = given.text.strip() if isinstance(given, TextNode) and (is_cloze or side in entries) else ""
            marks.append((given or node).mark)
            texts.append(text)
            sides.append((found[side], *blocks) if side in found else blocks)
            shown.append(f"{named.text}\n{text}" if isinstance(named, TextNode) else text)
        front, back = (sides[0], sides[0]) if is_cloze else sides
        card = Card(self._number, front, back, node.mark, marks[0], marks[1], texts[0], texts[1], **more)
        if labels is not None:
            card = self._labels.labelled(card, labels)
        self._compare((shown[0], "\n".join((shown[1], *card.labels))), node.mark)
        return card

    def _more(self, node: MapNode) -> dict[str, Any]:
        """Read what a card may have beside its two sides, into the fields of Card."""
        fields: dict[str, Any] = {}
        for name, value in node.entries.items():
            key = _MORE_KEYS.get(name)
            if key is None:
                continue
            what = self._what(name)
            if name == "id":
                fields["given_id"] = self._id(value, what)
            elif key.kind is ValueKind.MARKUP:
                fields[name] = self._blocks(name, value)
            elif key.kind is ValueKind.MARKUPS:
                found = (self._blocks(name, entry, in_words=True) for entry in self._values.entries(value, what))
                fields[name] = tuple(filter(None, found))
            elif key.kind is ValueKind.NUMBER:
                fields[name] = self._values.number(value, what, key)
            elif key.kind is ValueKind.WORD:
                word = self._values.word(value, what, key)
                fields[name] = None if word is None else kind.Kind(word)
            else:
                fields[name] = self._tag_names(value, what)
        return fields

    def _what(self, name: str) -> str:
        return f"card {self._number}: '{name}'"

    def _refuse(self, node: Node) -> None:
        """Note what is wrong with a card that is not a mapping."""
        text = node.text if isinstance(node, TextNode) else None
        if text == "":
            message, hint = f"card {self._number} is empty", _HOW_TO_BEGIN
        else:
            message, hint = f"card {self._number} is {kind_of(node)}, not a mapping", _HOW_TO_BEGIN
            glued = _GLUED.match(text or "")
            if glued:
                hint = f"put a space behind '{glued[1]}:'"
        self._findings.error(message, node.mark, hint)

    def _compare(self, sides: tuple[str, str], mark: Mark) -> None:
        earlier = self._sides.setdefault(sides, self._number)
        if earlier != self._number:
            message = f"card {self._number} repeats card {earlier}"
            self._findings.warning(message, mark, "delete one of them", self._number)

    def _watch_comment(self, name: str, text: str, mark: Mark) -> None:
        """Warn where YAML drops the end of a text as a comment, as it does with ``We are #1``."""
        line = (self._lines or [])[mark.line - 1]
        begin = mark.column - 1
        comment = _COMMENT.match(line, begin + len(text))
        if comment and line.startswith(text, begin):
            place = Mark(mark.line, comment.end() - 1)
            hint = "put the text in quotes, or leave a space behind the # if it is a comment"
            message = f"{self._what(name)} ends before the #, where YAML begins a comment"
            self._findings.warning(message, place, hint, self._number)

    def _id(self, node: Node, what: str) -> str | None:
        name = self._values.line(node, what)
        if name is None:
            return None
        if _NOT_IN_AN_ID.search(name):
            hint = f"write {quoted(slug(name))}" if slug(name) else None
            self._findings.error(f"{what} must have no space or comma in it", node.mark, hint)
        mark = node.mark
        earlier = self._ids.setdefault(name, mark)
        if earlier != mark:
            message = f"card {self._number} has the id {quoted(name)}, which line {earlier.line} has too"
            self._findings.error(message, mark, "give each card an id of its own")
        return name

    def _tag_names(self, node: Node, what: str) -> tuple[str, ...]:
        if isinstance(node, TextNode):
            text = self._values.line(node, what) or ""
            found = [(part.strip(), node.mark) for part in text.split(",")] if text else []
        else:
            found = self._values.texts(node, what)
        tags = []
        for tag, mark in found:
            if not tag:
                self._findings.error(f"{what}: a tag is empty", mark, "delete a comma")
            elif "," in tag:
                self._findings.error(f"{what}: a tag has a comma in it", mark, "write it as two tags")
            elif tag not in tags:
                tags.append(tag)
                self._tags.add(tag, self._number, mark)
        return tuple(tags)


def _with_setting(card: Card, setting: Illustration) -> Card:
    """Set the pictures of a card's sides in another way."""
    front = _set_in(card.front, setting)
    return card._replace(front=front, back=front if card.is_cloze else _set_in(card.back, setting))


def _set_in(blocks: tuple[Block, ...], setting: Illustration) -> tuple[Block, ...]:
    first = blocks[0] if blocks else None
    if isinstance(first, PictureBlock) and first.illustration is not None:
        return (first._replace(illustration=setting), *blocks[1:])
    return blocks
