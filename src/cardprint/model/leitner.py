"""Leitner's boxes: when each is reviewed, and in which one a card begins. Sebastian Leitner, So lernt man lernen, 1972.

A card that is known moves up one box, one that is not goes back to the first; the higher the box, the longer a card
rests. Published intervals disagree (1, 2, 4, 9 and 14 days; 1, 3 and 5; powers of two), so they are the user's to set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from cardprint.errors import quoted
from cardprint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cardprint.model.deck import Card

Boxes: TypeAlias = tuple[int, ...]
"""For each box, from the first up, every how many days it is reviewed."""

BOXES: Boxes = (1, 2, 4, 9, 14)
POWERS: Boxes = (1, 2, 4, 8, 16)

MOST_BOXES = 9
"""As many as a day of the plan and a divider have room to show."""

LONGEST = 365
BEST = 5  # the highest rating a card can have; the lowest is 1

_FEWEST = 2
_NUMBER = lazy_pattern(r"[0-9]{1,4}")
_DATE = lazy_pattern(r"([0-8][0-9]{3})-([0-9]{2})-([0-9]{2})")  # no plan outlasts the year 9999, the last there is


def parse_boxes(text: str) -> Boxes:
    """Read the days of each box, such as ``1,2,4,9,14``, or ``powers``. Raises ValueError, fit to show."""
    if text.strip().casefold() == "powers":
        return POWERS
    parts = [part.strip() for part in text.split(",")]
    if not all(_NUMBER.fullmatch(part) for part in parts):
        raise ValueError(f"{quoted(text)} is not days with commas between them: write 1,2,4,9,14 or powers")
    boxes = tuple(map(int, parts))
    if not _FEWEST <= len(boxes) <= MOST_BOXES:
        raise ValueError(f"{quoted(text)} makes {len(boxes)} boxes: there are {_FEWEST} to {MOST_BOXES}")
    if list(boxes) != sorted({*boxes}) or boxes[0] < 1 or boxes[-1] > LONGEST:
        raise ValueError(f"{quoted(text)} does not rise: each box rests longer than the one before, {LONGEST} at most")
    return boxes


def parse_date(text: str) -> date:
    """Read a date, year first, as in ``2026-11-30``. Raises ValueError, fit to show."""
    from datetime import date  # noqa: PLC0415 - only a dated plan needs it

    match = _DATE.fullmatch(text.strip())
    try:
        return date(*map(int, match.groups() if match else (0, 0, 0)))
    except ValueError:
        raise ValueError(f"{quoted(text)} is not a date: write year, month and day, as in 2026-11-30") from None


def due(day: int, boxes: Boxes) -> tuple[int, ...]:
    """Return the boxes to review on a day; days and boxes count from 1. A box of 4 days comes on days 4, 8, 12."""
    return tuple(number for number, interval in enumerate(boxes, 1) if day % interval == 0)


def first_box(rating: int | None, boxes: Boxes) -> int:
    """Return in which box a card begins: the first if it is not rated, the last if it is known perfectly.

    Where there are fewer boxes than ratings a card begins in the lower of two, to be seen sooner.
    """
    return 1 if rating is None else 1 + (rating - 1) * (len(boxes) - 1) // (BEST - 1)


def sorted_in(cards: Sequence[Card], boxes: Boxes) -> tuple[tuple[int, ...], ...]:
    """Return for each box the numbers of the cards that begin in it, in order."""
    return tuple(
        tuple(sorted(card.number for card in cards if first_box(card.rating, boxes) == box))
        for box in range(1, len(boxes) + 1)
    )
