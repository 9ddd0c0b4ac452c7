"""Time what --watch does each time a deck is saved in which one card has changed.

python benchmarks/watch.py [CARDS …] [--write]

The program runs as it does beside an editor. The processor's time is its own, read before a deck is saved and when it
says that the file is there; wall time is from saving to then, and begins with the wait for the program to look.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import IO, TYPE_CHECKING, NamedTuple

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as in run.py
os.environ.setdefault("PYTHONPATH", str(HERE.parent / "src"))

from decks import deck_of  # noqa: E402 - the folder has to be on the path first
from results import keep, made, table  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

CHANGES = 30
HEAD = ("cards", "first printing, cpu s", "one card changed, cpu ms", "least", "wall ms")
_FRONT = re.compile(r'(?m)^  - front: "(.*)"$')


class Watched(NamedTuple):
    """Seconds of the processor for the first printing, and for each of those after a change, with its wall time."""

    first: float
    changes: list[tuple[float, float]]


def main() -> None:
    """Watch decks of the sizes that the command line asks for, and tell or write down what that took."""
    parser = argparse.ArgumentParser(description="Time --watch.")
    parser.add_argument("cards", nargs="*", type=int, default=[100, 1_000, 10_000])
    parser.add_argument("--write", action="store_true", help="write the section of benchmarks/RESULTS.md")
    asked = parser.parse_args()
    rows = [row(cards, watched(deck_of(cards).read_text(encoding="utf-8"))) for cards in asked.cards]
    for cells in (HEAD, *rows):
        print("".join(f"{cell:>26}" for cell in cells))
    if asked.write:
        keep("Watching", section(rows, [str(cards) for cards in asked.cards]))


def watched(text: str) -> Watched:
    """Have a deck watched, and change a card in its middle again and again."""
    fronts = list(_FRONT.finditer(text))
    end = fronts[len(fronts) // 2].end(1)
    with tempfile.TemporaryDirectory() as folder:
        deck = Path(folder, "deck.yaml")
        _save(deck, text)
        command = [sys.executable, "-m", "cardprint", "deck", str(deck), "--duplex", "--watch"]
        with subprocess.Popen([*command, "-o", f"{folder}/cards.pdf"], stderr=subprocess.PIPE, text=True) as program:
            said = program.stderr
            assert said is not None  # noqa: S101 - a pipe was asked for
            try:
                _wait_for("watching", said)
                first = _processor_time(program)
                changes = []
                for change in range(CHANGES):
                    saved, before = time.perf_counter(), _processor_time(program)
                    _save(deck, f"{text[:end]} {'again ' * (1 + change % 3)}{text[end:]}")
                    _wait_for("cards.pdf", said)
                    changes.append((_processor_time(program) - before, time.perf_counter() - saved))
            finally:
                program.terminate()
    return Watched(first, changes)


def _save(deck: Path, text: str) -> None:
    """Put a new file in the place of the old one, as editors do, so that nobody sees half of it."""
    new = deck.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(deck)


def _wait_for(words: str, said: IO[str]) -> None:
    """Read what a program says up to a line with these words."""
    if not any(words in line for line in said):
        raise SystemExit(f"the program ended before it said {words!r}")


def _processor_time(program: subprocess.Popen[str]) -> float:
    """Give the seconds of the processor that a process has taken, by the clock that Linux keeps for each."""
    return time.clock_gettime((~program.pid << 3) | 2)


def row(cards: int, taken: Watched) -> tuple[str, ...]:
    """Give what a deck took as cells of a table."""
    processor, wall = ([1000 * seconds for seconds in column] for column in zip(*taken.changes, strict=True))
    return (
        f"{cards:,}",
        f"{taken.first:.2f}",
        f"{median(processor):.0f}",
        f"{min(processor):.0f}",
        f"{median(wall):.0f}",
    )


def section(rows: list[tuple[str, ...]], arguments: list[str]) -> Iterator[str]:
    """Write the section of RESULTS.md."""
    yield from made(arguments)
    yield f"- {CHANGES} changes"
    yield ""
    yield "`cardprint deck --duplex --watch`, while the deck is saved again and again with one card changed: the"
    yield "processor's time, median and least, until the new file is written, checked and told of; and the wall time"
    yield "since saving, of which 25 ms are the wait for the program to look at the deck."
    yield ""
    yield from table(HEAD, rows)


if __name__ == "__main__":
    main()
