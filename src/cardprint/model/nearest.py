"""The word somebody probably meant: for hints about mistyped keys, names and options."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKENESS = 0.6  # difflib's ratio below which two words have little to do with each other


def nearest(word: str, known: Iterable[str], likeness: float = _LIKENESS) -> str | None:
    """Return the known word that is most like ``word``, small and capital letters alike, or None where none is."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

    names = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), names, n=1, cutoff=likeness)
    return names[found[0]] if found else None
