"""The order of words where right-to-left text is (UAX #9): levels for a paragraph, visual order for a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


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
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found = [base] * len(text)
    for character in storage["chars"]:
        found[character["index"]] = character["level"]
    return found


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
