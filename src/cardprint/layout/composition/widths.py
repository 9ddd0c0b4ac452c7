"""How columns and boxes that stand side by side share the measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def share(naturals: Sequence[float], leasts: Sequence[float], room: float) -> list[float] | None:
    """Return each its natural width, or where the room is too small cap the widest, never below its least width.

    All in one unit. None where not even the least widths fit.
    """
    if sum(leasts) > room:
        return None
    if sum(naturals) <= room:
        return list(naturals)
    low, high = 0.0, max(naturals)
    for _ in range(24):  # halves the cap's uncertainty to less than a millionth
        cap = (low + high) / 2
        if sum(_capped(naturals, leasts, cap)) <= room:
            low = cap
        else:
            high = cap
    return _capped(naturals, leasts, low)


def _capped(naturals: Sequence[float], leasts: Sequence[float], cap: float) -> list[float]:
    return [max(least, min(natural, cap)) for natural, least in zip(naturals, leasts, strict=True)]
