"""Hyphenation by language: where a long word may be divided, marked with soft hyphens."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Protocol

from cardprint.text.shape import SOFT_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Callable

# A word of letters alone. What stands beside a slash, a digit or the like is part of an address, a path or a formula,
# in which a hyphen would be read as one of its characters.
_WORD = re.compile(r"(?<![\w/@#&=.?:\\])[^\W\d_]{5,}(?![\w/@#&=\\]|[.?:][\w/])")


class _Dictionary(Protocol):
    def inserted(self, word: str, hyphen: str) -> str: ...


@cache
def _hyphenator(lang: str) -> Callable[[re.Match[str]], str] | None:
    """Load the patterns of a language, or of the language without its region; None where there are none."""
    import pyphen  # noqa: PLC0415 - 18 ms and a dictionary that most decks never need

    found = pyphen.language_fallback(lang.replace("-", "_"))
    if found is None:
        return None
    dictionary: _Dictionary = pyphen.Pyphen(lang=found, left=2, right=3)
    return lambda match: dictionary.inserted(match[0], SOFT_HYPHEN)


def hyphenated(text: str, lang: str) -> str:
    """Put soft hyphens into the words of a text; unchanged where the language's patterns are not known."""
    divide = _hyphenator(lang)
    return text if divide is None else _WORD.sub(divide, text)
