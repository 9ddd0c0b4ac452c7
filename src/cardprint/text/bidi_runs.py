"""The rules of UAX #9 for one isolating run sequence: which way weak and neutral characters and brackets run."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Bidi_Paired_Bracket (BidiBrackets.txt): each opening bracket before its closing one.
_PAIRS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜"
    "〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_CLOSING = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_CLOSERS = frozenset(_CLOSING.values())
_MOST_OPEN = 63  # BD16
_ISOLATES = frozenset(("LRI", "RLI", "FSI", "PDI"))
_NEUTRAL = frozenset((*_ISOLATES, "B", "S", "WS", "ON"))
_WITHIN_NUMBERS = frozenset((("CS", "EN"), ("CS", "AN"), ("ES", "EN")))
_SEPARATORS = frozenset(("ES", "ET", "CS"))


def resolved(characters: Sequence[str], given: Sequence[str], level: int, before: str, after: str) -> list[str]:
    """Return each character's class as one of L, R, EN and AN.

    ``given`` are their classes, ``level`` is that of the sequence, ``before`` and ``after`` the directions around it.
    """
    classes = _weak(given, before)
    embedding = "LR"[level % 2]
    pairs = list(_bracket_pairs(characters, classes))
    for opening, closing in pairs:
        direction = _inside(classes, opening, closing, embedding, before)
        if direction:
            for bracket in (opening, closing):
                classes[bracket] = direction
                for index in range(bracket + 1, len(classes)):
                    if given[index] != "NSM":
                        break
                    classes[index] = direction
    return _neutral(classes, embedding, before, after)


def _weak(given: Sequence[str], before: str) -> list[str]:
    """Resolve marks, numbers and what stands between numbers (W1 to W7)."""
    classes = list(_letters_and_numbers(given, before))
    for index in range(1, len(classes) - 1):  # W4
        left, middle, right = classes[index - 1 : index + 2]
        if left == right and (middle, left) in _WITHIN_NUMBERS:
            classes[index] = left
    for start, end in _stretches(classes, frozenset(("ET",))):  # W5
        if classes[start - 1 : start] == ["EN"] or classes[end : end + 1] == ["EN"]:
            classes[start:end] = ["EN"] * (end - start)
    strong = before
    for index, bidi_class in enumerate(classes):
        if bidi_class in _SEPARATORS:  # W6
            classes[index] = "ON"
        elif bidi_class in {"L", "R"}:
            strong = bidi_class
        elif bidi_class == "EN" and strong == "L":  # W7
            classes[index] = "L"
    return classes


def _letters_and_numbers(given: Sequence[str], before: str) -> Iterator[str]:
    """Yield marks the class of what they stand on, numbers and letters of Arabic theirs (W1, W2, W3)."""
    strong = previous = before
    for bidi_class in given:
        found = bidi_class
        if found == "NSM":
            found = "ON" if previous in _ISOLATES else previous
        previous = found
        if found in {"L", "R", "AL"}:
            strong = found
        elif found == "EN" and strong == "AL":
            found = "AN"
        yield "R" if found == "AL" else found


def _bracket_pairs(characters: Sequence[str], classes: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Match brackets (BD16), in the order of the opening ones."""
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for index, (character, bidi_class) in enumerate(zip(characters, classes, strict=True)):
        if bidi_class != "ON":
            continue
        bracket = unicodedata.normalize("NFC", character)  # two of them have canonical equivalents
        if bracket in _CLOSING:
            if len(opened) == _MOST_OPEN:
                break
            opened.append((_CLOSING[bracket], index))
        elif bracket in _CLOSERS:
            for place in range(len(opened) - 1, -1, -1):
                if opened[place][0] == bracket:
                    pairs.append((opened[place][1], index))
                    del opened[place:]
                    break
    return iter(sorted(pairs))


def _inside(classes: Sequence[str], opening: int, closing: int, embedding: str, before: str) -> str | None:
    """Return which way a pair of brackets runs (N0): as the text inside, or before it; None for neither."""
    strong = {_direction(bidi_class) for bidi_class in classes[opening + 1 : closing]} - {None}
    if not strong or embedding in strong:
        return embedding if strong else None
    outside = (_direction(classes[index]) for index in range(opening - 1, -1, -1))
    return next(filter(None, outside), before)


def _neutral(classes: list[str], embedding: str, before: str, after: str) -> list[str]:
    """Let neutral characters go with their surroundings where both sides agree, else with the sequence (N1, N2)."""
    for start, end in _stretches(classes, _NEUTRAL):
        left = _direction(classes[start - 1]) if start else before
        right = _direction(classes[end]) if end < len(classes) else after
        direction = left if left == right and left is not None else embedding
        classes[start:end] = [direction] * (end - start)
    return classes


def _direction(bidi_class: str) -> str | None:
    """Return the direction of a class as neutral characters see it: numbers count as right to left."""
    if bidi_class == "L":
        return "L"
    return "R" if bidi_class in {"R", "EN", "AN"} else None


def _stretches(classes: Sequence[str], members: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield where each run of some classes begins and ends."""
    start = None
    for index, bidi_class in enumerate((*classes, "")):
        if bidi_class in members:
            start = index if start is None else start
        elif start is not None:
            yield start, index
            start = None
