"""The folders that come with the program: its fonts, its sample decks, its words in other languages."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_CHECKOUT = _PACKAGE.parent.parent


def _folder(name: str) -> Path:
    """In a wheel the folder lies inside the package, in a checkout at its top."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _CHECKOUT / name


FONTS = _folder("fonts")
CARDS = _folder("cards")
WORDS = _PACKAGE / "layout" / "words"
