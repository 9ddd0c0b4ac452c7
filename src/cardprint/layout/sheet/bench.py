"""What drills and puzzles of one sheet are set with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cardprint.layout.sheet.column import Column
    from cardprint.layout.sheet.hand import Hand
    from cardprint.text.typesetter import Typesetter


class Bench(NamedTuple):
    """The column to fill, the hand that writes, and the names of cards by their numbers, with what sets words."""

    typesetter: Typesetter
    column: Column
    hand: Hand
    ids: Mapping[int, str]
