"""The order of words where right-to-left text is (UAX #9): levels for a paragraph, visual order for a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

T = TypeVar("T")

# Brackets that pair (Bidi_Paired_Bracket), by the closing one: those of text in any language, and of mathematics.
_OPENING = dict(zip(")]}⁆⟧⟩⟫〉》」』】〕〗〙〛）］｝｣", "([{⁅⟦⟨⟪〈《「『【〔〖〘〚（［｛｢", strict=True))
_OPENINGS = frozenset(_OPENING.values())
# What counts as strong between and before brackets, numbers as right-to-left (rule N0).
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}


def base_level(text: str) -> int:
    """Give the paragraph's direction by its first strong character: 0 left to right, 1 right to left."""
    from bidi.algorithm import get_base_level  # noqa: PLC0415 - 15 ms that left-to-right decks never pay

    level: int = get_base_level(text)
    return level


def levels(text: str, base: int) -> list[int]:
    """Give the embedding level of every character; characters that UAX #9 removes take the base level."""
    from bidi import algorithm  # noqa: PLC0415 - as above

    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    for index, character in enumerate(storage["chars"]):
        character["index"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    for run in storage["runs"]:
        _resolve_brackets(storage["chars"][run["start"] : run["start"] + run["length"]], run["sor"])
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found = [base] * len(text)
    for character in storage["chars"]:
        found[character["index"]] = character["level"]
    return found


def _resolve_brackets(characters: Sequence[dict[str, Any]], before: str) -> None:
    """Let the brackets of a pair run the same way (rule N0), which python-bidi is too old to know.

    They run as the text they stand in does if any of that is between them, else as what comes before them.
    """
    if not any(character["ch"] in _OPENING for character in characters):
        return
    own = "R" if characters[0]["level"] % 2 else "L"
    for opening, closing in sorted(_pairs(characters)):
        between = {_STRONG.get(character["type"]) for character in characters[opening + 1 : closing]} - {None}
        if between:
            strong = (_STRONG.get(character["type"]) for character in reversed(characters[:opening]))
            direction = own if own in between else next(filter(None, strong), before)
            characters[opening]["type"] = characters[closing]["type"] = direction


def _pairs(characters: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, int]]:
    """Find the brackets that belong together (definition BD16), as places of the opening and the closing one."""
    open_: list[tuple[str, int]] = []
    for index, character in enumerate(characters):
        bracket = character["ch"]
        if character["type"] != "ON":
            continue
        if bracket in _OPENINGS:
            open_.append((bracket, index))
        elif bracket in _OPENING:
            depth = next((at for at in range(len(open_) - 1, -1, -1) if open_[at][0] == _OPENING[bracket]), None)
            if depth is not None:
                yield open_[depth][1], index
                del open_[depth:]


def visual_order(items: Sequence[T], item_levels: Sequence[int]) -> list[T]:
    """Put the items of one line in the order they stand on paper, left to right (UAX #9, rule L2)."""
    ordered = list(range(len(items)))
    highest = max(item_levels, default=0)
    lowest_odd = min((level for level in item_levels if level % 2), default=highest + 1)
    for level in range(highest, lowest_odd - 1, -1):
        start = 0
        while start < len(ordered):
            if item_levels[ordered[start]] < level:
                start += 1
                continue
            end = start
            while end < len(ordered) and item_levels[ordered[end]] >= level:
                end += 1
            ordered[start:end] = ordered[start:end][::-1]
            start = end
    return [items[index] for index in ordered]
