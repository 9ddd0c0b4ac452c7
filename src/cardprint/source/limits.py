"""How large a deck may be. The bounds protect the machine from files made to hurt it, not authors from long decks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused beyond. A hundred thousand ordinary cards stay below every one of these."""

    file_bytes: int = 32 * 1024 * 1024
    depth: int = 32  # lists and mappings inside each other; a deck needs 4
    nodes: int = 1_000_000  # texts, lists and mappings, each alias counted as what it stands for
    text: int = 10_000  # characters of one text; about four A4 pages
    title: int = 200  # characters of a deck's title; three lines at the head of a worksheet
    problems: int = 200  # after so many, reading stops


DEFAULT = Limits()
