"""A class: its pupils as a roster has them, and the versions dealt to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Pupil(NamedTuple):
    """One pupil, or a blank copy to spare, whose name is empty. ``number`` counts from 1, ``line`` is the roster's.

    The other fields are what the roster asks for this pupil alone, empty where it says nothing: a version, an edition
    (as the setting), the language of what is printed beside the deck, and cards (as ``--cards``).
    """

    number: int
    name: str
    line: int = 0
    version: str = ""
    edition: str = ""
    language: str = ""
    cards: str = ""


def dealt(pupils: Sequence[Pupil], versions: Sequence[str]) -> list[str]:
    """Deal versions so that neighbours in the roster have different ones and each goes out as often as any other.

    What the roster gives stands. A single version goes to everybody, and without one it is the sheet without a name.
    """
    hands: list[str] = []
    counts = dict.fromkeys(versions, 0)
    for index, pupil in enumerate(pupils):
        if pupil.version:
            hands.append(pupil.version)
        elif not versions:
            hands.append("")
        else:
            beside = {hands[-1] if hands else "", pupils[index + 1].version if index + 1 < len(pupils) else ""}
            free = [version for version in versions if version not in beside]
            free = free or [version for version in versions if not hands or version != hands[-1]] or list(versions)
            hands.append(min(free, key=counts.__getitem__))
        counts[hands[-1]] = counts.get(hands[-1], 0) + 1
    return hands
