"""Which ``*`` and ``_`` belong together: Markdown's delimiter rules, in linear time, a little stricter within words."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Where no spaces stand between words, a letter beside a delimiter says nothing. Thai to Myanmar, kana, ideographs.
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
_STRONG = 2  # delimiters that make bold; one makes italic


class Region(NamedTuple):
    """A stretch of pieces, both ends exclusive, that a pair of delimiters encloses."""

    after: int
    before: int
    bold: bool


class Delimiter:
    """A run of one character. ``piece`` is its index among the pieces of the text, ``count`` what is not yet used."""

    __slots__ = ("character", "closes", "count", "length", "line", "opens", "piece")

    def __init__(self, piece: int, text: str, before: str, after: str, line: int) -> None:
        """Take the run, the characters around it ('' at an end of the text), and the number of its line."""
        self.piece = piece
        self.character = text[0]
        self.count = self.length = len(text)
        self.line = line
        self.opens, self.closes = _roles(text, before, after)

    @property
    def rest(self) -> str:
        """What is left to print as typed."""
        return self.character * self.count


class Emphasis:
    """Pairs delimiters as they come. ``regions`` is what they enclose."""

    def __init__(self) -> None:
        """Begin with no delimiter."""
        self.regions: list[Region] = []
        self._openers: list[Delimiter] = []
        # For each sort of closer, how many openers at the bottom are known not to fit: this keeps time linear.
        self._floors: dict[tuple[str, bool, int, bool], int] = {}

    def add(self, delimiter: Delimiter) -> None:
        """Let the delimiter close what it can, then keep it as an opener if it is one."""
        if delimiter.closes:
            while delimiter.count and self._close(delimiter):
                pass
        if delimiter.count and delimiter.opens:
            self._openers.append(delimiter)

    def _close(self, closer: Delimiter) -> bool:
        sort = (closer.character, closer.opens, closer.length % 3, closer.count >= _STRONG)
        openers = self._openers
        for index in range(len(openers) - 1, self._floors.get(sort, 0) - 1, -1):
            opener = openers[index]
            if _pairs(opener, closer):
                bold = opener.count >= _STRONG and closer.count >= _STRONG
                used = _STRONG if bold else 1
                opener.count -= used
                closer.count -= used
                self.regions.append(Region(opener.piece, closer.piece, bold))
                self._cut(index + 1 if opener.count else index)
                return True
        self._floors[sort] = len(openers)
        return False

    def _cut(self, height: int) -> None:
        del self._openers[height:]
        for sort, floor in self._floors.items():
            if floor > height:
                self._floors[sort] = height


def _pairs(opener: Delimiter, closer: Delimiter) -> bool:
    """Return whether two runs fit: one character, on one line unless bold, and Markdown's rule of three."""
    if opener.character != closer.character:
        return False
    if opener.line != closer.line and min(opener.count, closer.count) < _STRONG:
        return False
    either = closer.opens or opener.closes
    return not (either and (opener.length + closer.length) % 3 == 0 and (opener.length % 3 or closer.length % 3))


def _roles(text: str, before: str, after: str) -> tuple[bool, bool]:
    """Return whether a run between two characters can open emphasis, and whether it can close it."""
    left, right = _kind(before), _kind(after)
    if left == right == "word" and (len(text) == 1 or text[0] == "_" or before.isdigit() or after.isdigit()):
        return False, False  # a*b, snake_case, 2**16
    opens = right != "space" and (right != "sign" or left != "word")
    closes = left != "space" and (left != "sign" or right != "word")
    if text[0] == "_":
        return opens and (not closes or left == "sign"), closes and (not opens or right == "sign")
    return opens, closes


@lru_cache(maxsize=1024)
def _kind(character: str) -> str:
    """Sort a neighbour: ``space``, ``sign``, ``unspaced`` letter, or ``word``."""
    if not character or character.isspace():
        return "space"
    if unicodedata.category(character)[0] in "PS":
        return "sign"
    code = ord(character)
    return "unspaced" if any(low <= code <= high for low, high in _UNSPACED) else "word"
