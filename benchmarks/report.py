"""What the races came to: a table for the terminal, and RESULTS.md."""

from __future__ import annotations

import os
import platform
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from contestants import BUNDLE, CARDS, EMPTY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from contestants import Contestant
    from timing import Timing

MEGABYTE = 1_000_000
CLASS_SETS = "## Class sets"
"""The section of RESULTS.md that class_set.py writes, at its end."""


@dataclass
class Race:
    """The timings of one deck, a list of rounds for each contestant, and the sizes of their outputs in bytes.

    ``deck`` is what it is called, where it is not one that was made for its size.
    """

    size: int
    deck: str = ""
    timings: dict[Contestant, list[Timing]] = field(default_factory=dict)
    bytes: dict[Contestant, int] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Name the deck and count its cards."""
        return f"{self.size:,} cards{f' of {self.deck}' if self.deck else ''}"

    def rows(self) -> list[tuple[str, ...]]:
        """Give a row for each contestant: name, wall s, cpu s, peak MB, output MB, our wall time over theirs."""
        ours = next(timings for contestant, timings in self.timings.items() if contestant.name == CARDS)
        rows = []
        for contestant, timings in self.timings.items():
            ratio = median(mine.wall / their.wall for mine, their in zip(ours, timings, strict=True))
            written = self.bytes.get(contestant)
            rows.append(
                (
                    contestant.name,
                    f"{median(timing.wall for timing in timings):.3f}",
                    f"{median(timing.cpu for timing in timings):.3f}",
                    f"{max(timing.peak for timing in timings) / MEGABYTE:.0f}",
                    f"{written / MEGABYTE:.2f}" if written else "",
                    f"{ratio:.2f}" if contestant.name not in (CARDS, BUNDLE, EMPTY) else "",
                )
            )
        return rows

    def over_empty(self) -> list[tuple[str, str]]:
        """Give, for cards and bundle, the wall seconds beyond an empty program's, the median over the rounds."""
        by_name = {contestant.name: timings for contestant, timings in self.timings.items()}
        if EMPTY not in by_name:
            return []
        return [
            (name, f"{median(a.wall - b.wall for a, b in zip(by_name[name], by_name[EMPTY], strict=True)):.3f}")
            for name in (CARDS, BUNDLE)
        ]

    def a_card(self) -> str:
        """Give the processor's microseconds for a card, start-up and all, the median over the rounds."""
        ours = next(timings for contestant, timings in self.timings.items() if contestant.name == CARDS)
        return f"{1e6 * median(timing.cpu for timing in ours) / self.size:.0f}"


_METHOD = """\
Whole processes, medians over the rounds; peak is the largest resident size of any one process in any round. The last
column is cardprint's wall time over that of the peer, taken within each round. All print A4 sheets of eight cards in
Noto Sans (pdfLaTeX in Helvetica), fronts and mirrored backs, each side in the largest size that fits; every output was
inspected for its pages, and for the words of sampled cards in their places. The generated decks hold different cards
made of the words of a dictionary. pdfimpose does nothing but put single cards, which are there before, on sheets.
cardprint also shapes with kerning, falls back on other fonts, balances lines, and sets chains and comparisons, which
the peers print as plain lines."""
HEAD = ("", "wall s", "cpu s", "peak MB", "PDF MB", "cardprint / it")


def console(race: Race) -> str:
    """Lay a race out for the terminal."""
    rounds = len(next(iter(race.timings.values())))
    lines = [f"\n{race.title}, {rounds} rounds"]
    lines += [f"{row[0]:28}" + "".join(f"{cell:>16}" for cell in row[1:]) for row in [HEAD, *race.rows()]]
    lines += [f"{name}: {seconds} s more than an empty Typer program" for name, seconds in race.over_empty()]
    return "\n".join(lines)


def results(races: Sequence[Race], command: str) -> str:
    """Write RESULTS.md: the races, and what one must know to judge or repeat them."""
    versions = dict.fromkeys(contestant.version for race in races for contestant in race.timings)
    lines = [
        "# Results",
        "",
        f"`{command}`, {time.strftime('%d %B %Y')}",
        "",
        *machine(),
        f"- {', '.join(versions)}",
        "",
        _METHOD,
    ]
    for race in races:
        rounds = len(next(iter(race.timings.values())))
        lines += ["", f"## {race.title}, {rounds} rounds", ""]
        lines += ["| " + " | ".join(HEAD) + " |", "|-|" + "-:|" * (len(HEAD) - 1)]
        lines += ["| " + " | ".join(row) + " |" for row in race.rows()]
        lines += ["", f"cardprint takes {race.a_card()} µs of the processor for a card, start and all."]
        over = race.over_empty()
        if over:
            lines += [
                "",
                "Beyond the start of an empty Typer program: " + ", ".join(f"{n} {s} s" for n, s in over) + ".",
            ]
    return "\n".join(lines) + "\n"


def results_with(path: Path, heading: str, section: str) -> str:
    """Give RESULTS.md with a section at its end, in the place of the one that is there."""
    before, _, _ = path.read_text(encoding="utf-8").partition(f"\n{heading}\n")
    return f"{before.rstrip()}\n\n{section}"


def section_of(path: Path, heading: str) -> str:
    """Give the section that RESULTS.md ends in, nothing where it has none."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    _, found, after = text.partition(f"\n{heading}\n")
    return found + after


def machine() -> list[str]:
    """Say on what, and how busy it was."""
    return [
        f"- {_processor()}, {os.cpu_count()} cores, {_memory()}, {platform.system()} {platform.release()}",
        f"- {_load()}",
        f"- {platform.python_implementation()} {platform.python_version()}",
    ]


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _load() -> str:
    """Say how busy the machine was over the last quarter of an hour: times are good where our own work is all of it."""
    if not hasattr(os, "getloadavg"):
        return "load unknown"
    return f"load average of the last 15 minutes {os.getloadavg()[2]:.1f}, our own work included"


def _memory() -> str:
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        return f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GiB"
    return "memory unknown"
