"""What decides whether a line may end before, behind and inside a word: told by its characters, once a word.

To UAX #14 as ICU reads it most text is plain words between spaces: a line may end behind each space, and inside a word
where its hyphens are. These flags tell which words are so, and beside which of them the space needs a closer look.
"""

from __future__ import annotations

from typing import Final

# Stands for a space that may not break. A non-character, so that no deck can contain it.
GLUE: Final = "\ufdd0"

# Of a word by itself.
NOT_PLAIN: Final = 1  # ICU has to be asked where lines may end
DIVIDED: Final = 2  # a line may end inside it, or ICU has to be asked if it may
EMPTY: Final = 512  # nothing but the space behind it
# Of its beginning: what a space before it means.
BEGINS_PLAIN: Final = 4  # a line may end before it
BEGINS_WITH_MARK: Final = 8  # in good taste no line begins with it
BEGINS_WITH_PARENTHESIS: Final = 16
# Of its end: what a space behind it means.
ENDS_OPEN: Final = 32  # with a bracket, quote or sign behind which ICU looks past the space
ENDS_WITH_DIGIT: Final = 64  # a unit may follow
ENDS_WITH_QUOTE: Final = 128
ENDS_SHORT: Final = 256  # with a single letter, or one and a stop, which some languages keep to what follows

ENDS_UNUSUAL: Final = ENDS_OPEN | ENDS_WITH_DIGIT | ENDS_WITH_QUOTE | ENDS_SHORT

_LETTER: Final = 1
_PLAIN: Final = 2
_BEGINS: Final = 4
_OPENS: Final = 8
_CLOSES: Final = 16
_DIGIT: Final = 32
_KNOWN: Final = 0x530  # the end of Cyrillic


def _kinds_of_characters() -> list[int]:
    """Return what each character of the Latin, Greek and Cyrillic scripts is in a word, by its code point."""
    kinds = [0] * _KNOWN
    for first, last in (("A", "Z"), ("a", "z"), ("À", "Ö"), ("Ø", "ö"), ("ø", "ɏ"), ("Ͱ", "ͽ"), ("Ϳ", "Ά"), ("Έ", "ԯ")):
        for code in range(ord(first), ord(last) + 1):
            kinds[code] = _LETTER | _PLAIN | _BEGINS
    for sign in "0123456789":
        kinds[ord(sign)] = _LETTER | _PLAIN | _BEGINS | _DIGIT
    for sign in " ,.;:!?'()/%&$£+=*#@<>_\"-":
        kinds[ord(sign)] |= _PLAIN
    for sign in "(\"'&=<>*#@_-":
        kinds[ord(sign)] |= _BEGINS
    for sign in "(\"'$£+":
        kinds[ord(sign)] |= _OPENS
    for sign in ')",.;:!?':
        kinds[ord(sign)] |= _CLOSES
    return kinds


_KINDS: Final = _kinds_of_characters()
_OTHERS: Final = {
    "’": _PLAIN | _OPENS,
    "“": _PLAIN | _BEGINS | _OPENS,
    "”": _PLAIN | _CLOSES,
    "€": _PLAIN | _OPENS,
    "–": _PLAIN | _OPENS,
    "…": _PLAIN | _CLOSES,
    GLUE: _PLAIN,
}


def edges(word: str) -> int:
    """Return the flags of a word without the space behind it."""
    count = len(word)
    if not count:
        return EMPTY
    if count > 2 and word[:-1].isalpha() and word.isascii() and word[-1] in ",.;:!?":  # noqa: PLR2004 - most have more
        return BEGINS_PLAIN
    first = word[0]
    kind = _kind(first)
    flags = _beginning(first, kind)
    # A word in which no line may end: an opening mark, letters and digits joined by single marks, closing marks.
    index = 1 if first in '("“' else 0
    if not kind & _PLAIN:
        return NOT_PLAIN
    lettered = closed = False
    undivided = True
    while index < count:
        sign = word[index]
        kind = _kind(sign)
        if not kind & _PLAIN:
            return NOT_PLAIN
        if kind & _LETTER:
            undivided = undivided and not closed
            lettered = True
        elif sign == GLUE and lettered:
            lettered = closed = False  # another word begins behind a space that holds
        elif not closed and lettered and sign in "'’.," and index + 1 < count and _kind(word[index + 1]) & _LETTER:
            pass
        else:
            undivided = undivided and lettered and kind & _CLOSES != 0
            closed = True
        index += 1
    if not undivided or not lettered:
        flags |= DIVIDED
    return flags | _end(word, kind)


def is_doubtful(before: int, after: int) -> bool:
    """Return whether ICU looks past the space between two words, and has to be asked if a line may end there."""
    if not after & BEGINS_PLAIN or before & ENDS_OPEN:
        return True
    return before & ENDS_WITH_QUOTE != 0 and after & BEGINS_WITH_PARENTHESIS != 0


def _beginning(first: str, kind: int) -> int:
    flags = BEGINS_PLAIN if kind & _BEGINS else 0
    if first in "/!?).,;:":
        flags |= BEGINS_WITH_MARK
    return flags | BEGINS_WITH_PARENTHESIS if first == "(" else flags


def _end(word: str, kind: int) -> int:
    """Return the flags of a word's end; ``kind`` is that of its last character."""
    last = word[len(word) - 1]
    flags = ENDS_OPEN if kind & _OPENS else 0
    if kind & _DIGIT:
        flags |= ENDS_WITH_DIGIT
    if last in '"”':
        flags |= ENDS_WITH_QUOTE
    stem = word[: len(word) - 1] if last == "." else word
    if stem and _kind(stem[len(stem) - 1]) & _LETTER and (len(stem) == 1 or not _kind(stem[len(stem) - 2]) & _LETTER):
        flags |= ENDS_SHORT
    return flags


def _kind(sign: str) -> int:
    code = ord(sign)
    return _KINDS[code] if code < _KNOWN else _OTHERS.get(sign, 0)
