"""Which card lies in which slot of which sheet: takes counts, gives sheets. Knows nothing of lengths or of text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TypeAlias, overload

from cardprint.model.job import Order

Sheet: TypeAlias = tuple[int | None, ...]
"""For each slot of a sheet the index of its card, counted from 0, or None where the slot stays empty."""


def plan_sheets(
    count: int, slots: int, *, start: int = 1, order: Order = Order.SHEET, copies: int = 1
) -> Sequence[Sheet]:
    """Deal ``count`` cards to sheets of ``slots`` slots; each sheet is worked out when it is asked for.

    The first sheet is used from slot ``start`` on, counted from 1: those before it are gone from a part-used sheet.
    The last sheet is used from its first slot to as far as the cards go, so what is left of it can be used again.

    ``Order.SHEET`` deals across each sheet before the next. ``Order.STACK`` deals down through the pile of sheets: cut
    or torn apart all at once, with the pile of each slot laid under that of the slot before, cards are in order.
    ``copies`` repeats the deck as a whole, so that each copy comes as a complete set.

    Raises ValueError, with a message fit to show, where ``start`` is no slot of the sheet.
    """
    if not 1 <= start <= slots:
        raise ValueError(f"there is no slot {start} to start at: a sheet has slots 1 to {slots}")
    plan = _Pile if order is Order.STACK else _Deal
    return plan(count, copies * count, slots, start - 1)


class _Deal(Sequence[Sheet]):
    """Sheets dealt across. Places are numbered through all slots of all sheets; cards take those from ``first`` on."""

    def __init__(self, cards: int, total: int, slots: int, first: int) -> None:
        self._cards = cards
        self._total = total
        self._slots = slots
        self._first = first
        self._sheets = -(-(first + total) // slots) if total else 0

    def __len__(self) -> int:
        return self._sheets

    @overload
    def __getitem__(self, index: int) -> Sheet: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Sheet]: ...
    def __getitem__(self, index: int | slice) -> Sheet | Sequence[Sheet]:
        if isinstance(index, slice):
            return [self._sheet(number) for number in range(self._sheets)[index]]
        return self._sheet(range(self._sheets)[index])

    def _sheet(self, number: int) -> Sheet:
        first_place = number * self._slots - self._first
        return tuple(
            self._turn(number, slot) % self._cards if 0 <= first_place + slot < self._total else None
            for slot in range(self._slots)
        )

    def _turn(self, sheet: int, slot: int) -> int:
        """Return the turn at which a used place is dealt to, counted from 0 over all copies."""
        return sheet * self._slots + slot - self._first


class _Pile(_Deal):
    """The same places dealt down: all sheets of the first slot, then all of the second, and so on."""

    def __init__(self, cards: int, total: int, slots: int, first: int) -> None:
        super().__init__(cards, total, slots, first)
        used_on_last = first + total - (self._sheets - 1) * slots
        heights = (self._sheets - (slot < first) - (slot >= used_on_last) for slot in range(slots))
        self._dealt_before = tuple(accumulate(heights, initial=0))

    def _turn(self, sheet: int, slot: int) -> int:
        missing_on_top = 1 if slot < self._first else 0
        return self._dealt_before[slot] + sheet - missing_on_top
