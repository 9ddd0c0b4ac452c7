"""Hyphenation by language: where a long word may be divided, marked with soft hyphens."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Protocol

from cardprint.patterns import lazy_pattern
from cardprint.text.shape import SOFT_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# A word of letters alone, of alphabets whose words are divided with a hyphen. What stands beside a slash, a digit or
# the like is part of an address, a path or a formula, in which a hyphen would be read as one of its characters.
_MARKS = "\u0300-\u036f"
_WORD = lazy_pattern(
    rf"(?<![\w/@#&=.?:\\{_MARKS}])[A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ԯԱ-և\u1e00-\u1fff]{{5,}}(?![\w/@#&=\\{_MARKS}]|[.?:][\w/])"
)
# Finnish needs no patterns: a syllable begins with the last consonant before a vowel (Kielitoimiston ohjepankki,
# "Tavutus"). Two letters stay before the hyphen and three after it, as in all languages.
_FINNISH = lazy_pattern(
    r"(?:(?<=\w[aeiouyäöå])|(?<=[aeiouyäöå]\w)|(?<=[aeiouyäöå]\w\w))(?=[bcdfghjklmnpqrstvwxz][aeiouyäöå]\w)",
    re.IGNORECASE,
)
_DUTCH_MARKED = "äëïöü"  # Dutch letters that lose their marks after a hyphen: reëel, re-eel
_BEFORE, _AFTER = 2, 3


class _Position(int):
    """A place to divide a word; ``data`` where the word is spelt otherwise when it is divided there."""

    data: object


class _Dictionary(Protocol):
    def positions(self, word: str) -> Sequence[_Position]: ...


@cache
def _hyphenator(lang: str) -> Callable[[re.Match[str]], str] | None:
    """Load the patterns of a language, or of the language without its region; None where there are none."""
    if lang.lower().split("-")[0] == "fi":
        return lambda match: _FINNISH.sub(SOFT_HYPHEN, match[0])
    import pyphen  # noqa: PLC0415 - 18 ms and a dictionary that most decks never need

    found = pyphen.language_fallback(lang.replace("-", "_"))
    if found is None:
        return None
    dictionary: _Dictionary = pyphen.Pyphen(lang=found, left=_BEFORE, right=_AFTER)

    respelt = _DUTCH_MARKED if found.startswith("nl") else ""

    def divide(match: re.Match[str]) -> str:
        # Where dividing changes the spelling (Hungarian "hosz-szú" of "hosszú") a soft hyphen cannot stand.
        word = match[0]
        ends = [end for end in dictionary.positions(word) if end.data is None and word[end] not in respelt]
        return SOFT_HYPHEN.join(word[start:end] for start, end in zip([0, *ends], [*ends, None], strict=True))

    return divide


def hyphenated(text: str, lang: str) -> str:
    """Put soft hyphens into the words of a text; unchanged where the language's patterns are not known."""
    divide = _hyphenator(lang)
    return text if divide is None else _WORD.sub(divide, text)
