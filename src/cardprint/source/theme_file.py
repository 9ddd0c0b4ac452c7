"""Takes the path of a theme file, gives the Theme, or every problem of the file at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from cardprint.errors import quoted
from cardprint.model.built_in_themes import PLAIN, find_theme
from cardprint.model.contrast import READABLE, contrast, readable, words_on
from cardprint.model.deck import Mark
from cardprint.model.limits import DEFAULT
from cardprint.model.nearest import nearest
from cardprint.model.theme import Backing, Band, Border, TagColour, Theme
from cardprint.model.units import mm, parse_length
from cardprint.source.findings import Findings
from cardprint.source.keys import Key, ValueKind
from cardprint.source.text_file import read_text
from cardprint.source.values import Values
from cardprint.source.yaml_nodes import MapNode, kind_of, read_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import Enum
    from pathlib import Path

    from cardprint.model.text import Colour

_COLOUR = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)
_SIZES = range(6, 145)
_LEADINGS = (1.0, 2.5)
_LONGEST_CORNER = mm(10)
_MOST_TAGS = 24


class _Entry(NamedTuple):
    """What a key of the file is for, and how its text becomes a value; colours are fields of the theme's colours."""

    help: str
    read: Callable[[str], Any]
    is_colour: bool = False


def _colour(text: str) -> Colour:
    match = _COLOUR.fullmatch(text)
    if match is None:
        raise ValueError(f"{quoted(text)} is not a colour: write six digits, as in '#0072b2'")
    digits = match[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))  # noqa: PLR2004 - rrggbb


def _ink(text: str) -> Colour:
    colour = _colour(text)
    if contrast(colour) < READABLE:
        raise ValueError(f"{quoted(text)} is too light to be read on white paper: take a darker shade")
    return colour


def _size(text: str) -> float:
    return _number(text, _SIZES[0], _SIZES[-1], "a size of type in points")


def _leading(text: str) -> float:
    return _number(text, *_LEADINGS, "a distance of lines")


def _number(text: str, least: float, most: float, what: str) -> float:
    if not re.fullmatch(r"\d{1,3}(\.\d{1,3})?", text) or not least <= float(text) <= most:
        raise ValueError(f"{quoted(text)} is not {what} from {least:g} to {most:g}")
    return float(text)


def _corner(text: str) -> float:
    length = parse_length(text)
    if not 0 <= length <= _LONGEST_CORNER:
        raise ValueError(f"{quoted(text)} is not a radius from 0 to 10mm")
    return length


def _choice(choice: type[Enum]) -> Callable[[str], Enum]:
    words = {member.value: member for member in choice}

    def read(text: str) -> Enum:
        if text.casefold() in words:
            return words[text.casefold()]
        meant = nearest(text, words)
        message = f"{quoted(text)} is none of {', '.join(words)}"
        raise ValueError(f"{message}: did you mean {meant}?" if meant else message)

    return read


_ENTRIES: Mapping[str, _Entry] = {
    "about": _Entry("What the theme is for, in a line.", str),
    "font": _Entry("The family to set the text in.", str),
    "text": _Entry("Colour of words.", _ink, is_colour=True),
    "quiet": _Entry("Colour of small print.", _ink, is_colour=True),
    "hair": _Entry("Colour of thin lines.", _colour, is_colour=True),
    "key": _Entry("Colour of the key's answers.", _ink, is_colour=True),
    "number": _Entry("Colour of numbers and bullets.", _ink, is_colour=True),
    "keyword": _Entry("Colour of keywords in code.", _ink, is_colour=True),
    "literal": _Entry("Colour of texts and numbers in code.", _ink, is_colour=True),
    "front": _Entry("Largest size of fronts, on a card of 90 × 60 mm.", _size),
    "short": _Entry("Largest size of answers of a line or two.", _size),
    "back": _Entry("Largest size of other backs.", _size),
    "smallest": _Entry("Where fitting ends and another card begins.", _size),
    "leading": _Entry("Distance of lines, in sizes of type.", _leading),
    "band": _Entry("Where the tag is written.", _choice(Band)),
    "border": _Entry("Line around the text of a card.", _choice(Border)),
    "corner": _Entry("Radius of a round border.", _corner),
    "backing": _Entry("Pattern of the backs.", _choice(Backing)),
}
KEYS = {
    name: Key(name, ValueKind.LINE, help_text)
    for name, help_text in (
        ("base", "The theme that has all that is not said here."),
        *((name, entry.help) for name, entry in _ENTRIES.items()),
    )
} | {"tags": Key("tags", ValueKind.TEXTS, "Colours of tags, in turn.")}
"""What a theme file may hold."""


def load_theme(path: str | Path) -> Theme:
    """Read a theme file. What it does not say is as in the theme it names as its ``base``, or as in ``plain``.

    Raises DeckError with every problem of the file.
    """
    findings = Findings(str(path), DEFAULT.problems)
    source = read_text(path, findings, DEFAULT)
    root = read_yaml(source, findings, DEFAULT)
    if not isinstance(root, MapNode):
        what = kind_of(root) if root else "empty"
        findings.stop(
            f"a theme must be a mapping, not {what}", root.mark if root else Mark(1, 1), "write 'base: plain'"
        )
    theme = _read(root, Values(source, findings), str(path))
    findings.settle()
    return theme


def _read(root: MapNode, values: Values, path: str) -> Theme:
    values.keys(root, KEYS, "the theme")
    own: dict[str, Any] = {}
    colours: dict[str, Any] = {}
    base = PLAIN
    for name, node in root.entries.items():
        if name == "tags":
            tags = [_understood(values, text, mark, name, _colour) for text, mark in values.texts(node, "'tags'")]
            colours["tags"] = tuple(_tag(colour) for colour in tags[:_MOST_TAGS] if colour)
        elif name in KEYS and (text := values.line(node, f"'{name}'")) is not None:
            if name == "base":
                base = _understood(values, text, node.mark, name, find_theme) or base
                continue
            entry = _ENTRIES[name]
            value = _understood(values, text, node.mark, name, entry.read)
            if value is not None:
                (colours if entry.is_colour else own)[name] = value
    return base._replace(**{"name": path, **own}, colours=base.colours._replace(**colours))


def _understood(values: Values, text: str, mark: Mark, name: str, read: Callable[[str], Any]) -> Any:  # noqa: ANN401 - whatever is read
    try:
        return read(text)
    except ValueError as error:
        values.findings.error(f"'{name}': {error}", mark)
        return None


def _tag(colour: Colour) -> TagColour:
    """Find words that are read on a band of a colour, and a shade of it that is read on white paper."""
    return TagColour(colour, words_on(colour), readable(colour))
