"""How large what we are given may be. The bounds protect the machine from files made to hurt it, not long decks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cardprint.errors import quoted
from cardprint.model.nearest import nearest
from cardprint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

MIB = 1024 * 1024
MILLION = 1_000_000


class Limits(NamedTuple):
    """What is refused beyond. Thirty thousand ordinary cards stay below every one of these."""

    file_bytes: int = 16 * MIB
    depth: int = 32  # lists and mappings inside each other; a deck needs 4
    nodes: int = 150_000  # texts, lists and mappings, each alias counted as what it stands for; a card has 3 and more
    text: int = 10_000  # characters of one text; about four A4 pages
    title: int = 200  # characters of a deck's title; three lines at the head of a worksheet
    entries: int = 200  # of a card's lists: tags, choices, other answers
    problems: int = 200  # after so many, reading stops
    picture_bytes: int = 25 * MIB
    picture_pixels: int = 40 * MILLION  # A4 at 600 pixels to the inch has 35 million
    drawing_bytes: int = 2 * MIB


class _Name(NamedTuple):
    """What a limit is called on the command line: the field it is for, and what its number counts."""

    field: str
    unit: int
    counts: str


NAMES = {
    "deck": _Name("file_bytes", MIB, "MiB of a deck's file"),
    "depth": _Name("depth", 1, "lists inside each other"),
    "values": _Name("nodes", 1, "texts and lists of a deck"),
    "text": _Name("text", 1, "characters of a text"),
    "entries": _Name("entries", 1, "entries of a card's list"),
    "picture": _Name("picture_bytes", MIB, "MiB of a picture"),
    "pixels": _Name("picture_pixels", MILLION, "million pixels of a picture"),
    "svg": _Name("drawing_bytes", MIB, "MiB of an SVG"),
}
DEFAULT = Limits()
_LARGEST = {"depth": 200}  # of the stack that reading takes
_MOST = 1_000_000_000
_LIMIT = lazy_pattern(r"\s*([a-z]+)\s*=\s*([0-9]{1,10})\s*", re.IGNORECASE)


def parse_limits(texts: Iterable[str]) -> Limits:
    """Read limits such as ``deck=64``, a later one over an earlier. Raises ValueError with a message fit to show."""
    limits = DEFAULT
    for text in texts:
        match = _LIMIT.fullmatch(text)
        if match is None:
            raise ValueError(f"{quoted(text)} is not a limit and its number, as in deck=64")
        name = match[1].casefold()
        if name not in NAMES:
            meant = nearest(name, NAMES)
            known = f"did you mean {meant}?" if meant else f"there are {', '.join(NAMES)}"
            raise ValueError(f"no limit is called {quoted(name)}: {known}")
        most = _LARGEST.get(name, _MOST)
        if not 1 <= int(match[2]) <= most:
            raise ValueError(f"{quoted(text)} is not from 1 to {most}")
        limits = limits._replace(**{NAMES[name].field: int(match[2]) * NAMES[name].unit})
    return limits


def more(name: str) -> str:
    """Return how to allow more than a limit does, as the end of a hint."""
    return f"or allow more with --limit {name}=N"
