"""Right answers spread evenly: over the places of options, over true and false."""

from __future__ import annotations

from cardprint.options.selection import shuffled


def spread(count: int, places: int, seed: str) -> tuple[int, ...]:
    """Return ``count`` places from 0, each as often as any other or once more, in an order drawn from a seed.

    Which places come once more is drawn as well.
    """
    first = shuffled(range(places), f"{seed}/first")
    return shuffled([first[number % places] for number in range(count)], seed)
