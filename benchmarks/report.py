"""What a race came to: a table for the terminal, and a section of RESULTS.md."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from contestants import BOUND, BUNDLE, CARDS, EMPTY, FEWER
from results import MEGABYTE, made, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from contestants import Contestant
    from timing import Timing

HEAD = ("", "wall s", "cpu s", "peak MB", "together MB", "PDF MB", "time / it", "PDF / it")


@dataclass
class Race:
    """The timings of one deck, a list of rounds for each contestant, and what else was seen of them, in bytes.

    ``deck`` is what it is called, where it is not one that was made for its size. ``held`` is what all processes of a
    contestant held together, ``bytes`` what their output takes.
    """

    size: int
    deck: str = ""
    timings: dict[Contestant, list[Timing]] = field(default_factory=dict)
    held: dict[Contestant, int] = field(default_factory=dict)
    bytes: dict[Contestant, int] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Name the deck and count its cards."""
        return f"{self.size:,} cards{f' of {self.deck}' if self.deck else ''}"

    @property
    def rounds(self) -> int:
        """How many rounds all contestants have run."""
        return min(map(len, self.timings.values()))

    def rows(self) -> list[tuple[str, ...]]:
        """Return a row for each contestant."""
        return [
            (
                contestant.name,
                f"{median(timing.wall for timing in timings):.3f}",
                f"{median(timing.cpu for timing in timings):.3f}",
                f"{max(timing.peak for timing in timings) / MEGABYTE:.0f}",
                _megabytes(self.held.get(contestant), 0),
                _megabytes(self.bytes.get(contestant), 2),
                *self._ratios(contestant),
            )
            for contestant, timings in self.timings.items()
        ]

    def sentences(self) -> Iterator[str]:
        """Yield what a card costs, whether that stays so in a large deck, and what is more than a start."""
        named = self._named()
        microseconds = 1e6 * median(timing.cpu for timing in self.timings[named[CARDS]]) / self.size
        yield f"cardprint takes {microseconds:.0f} µs of the processor for a card, start and all."
        if FEWER in named:
            ratio = self._paired(named[CARDS], named[FEWER], "cpu") * BOUND / self.size
            yield f"Cost per card: {ratio:.2f} of that at {BOUND:,}."
        if EMPTY in named:
            for name in (CARDS, BUNDLE):
                pairs = zip(self.timings[named[name]], self.timings[named[EMPTY]], strict=True)
                yield f"{name}: {median(a.wall - b.wall for a, b in pairs):.3f} s more than an empty Typer program."

    def _ratios(self, contestant: Contestant) -> tuple[str, str]:
        """Hold what is ours to a contestant that does the same: by time, and by the size of the file."""
        if not contestant.is_peer:
            return "", ""
        ours = self._named()[BUNDLE if contestant.prints == "bundle" else CARDS]
        size = f"{self.bytes[ours] / self.bytes[contestant]:.2f}" if contestant.prints else ""
        return f"{self._paired(ours, contestant, 'wall'):.2f}", size

    def _paired(self, one: Contestant, other: Contestant, what: str) -> float:
        pairs = zip(self.timings[one], self.timings[other], strict=True)
        return median(getattr(a, what) / getattr(b, what) for a, b in pairs)

    def _named(self) -> dict[str, Contestant]:
        return {contestant.name: contestant for contestant in self.timings}


def console(race: Race) -> str:
    """Lay a race out for the terminal."""
    lines = [f"\n{race.title}, {race.rounds} rounds"]
    lines += [f"{row[0]:36}" + "".join(f"{cell:>13}" for cell in row[1:]) for row in [HEAD, *race.rows()]]
    return "\n".join([*lines, *race.sentences()])


def section(race: Race, arguments: Sequence[str]) -> Iterator[str]:
    """Write a race down: its table, and what one must know to judge or repeat it."""
    yield from made(arguments, dict.fromkeys(contestant.version for contestant in race.timings))
    yield f"- {race.rounds} rounds"
    yield ""
    yield from table(HEAD, race.rows())
    for sentence in race.sentences():
        yield ""
        yield sentence


def _megabytes(count: int | None, places: int) -> str:
    return f"{count / MEGABYTE:.{places}f}" if count else ""
