"""Time what --watch does each time a deck is saved in which one card has changed, or to which one was added.

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
from typing import TYPE_CHECKING, NamedTuple

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as in run.py
os.environ.setdefault("PYTHONPATH", str(HERE.parent / "src"))

from decks import deck_of  # noqa: E402 - the folder has to be on the path first
from results import keep, made, table  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

CHANGES = 30
HEAD = ("cards", "first printing, cpu s", "a card changed, cpu ms", "least", "wall ms", "a card added, cpu ms")
_FRONT = re.compile(r'(?m)^  - front: "(.*)"$')


class Taken(NamedTuple):
    """Seconds of the processor, and by the wall clock."""

    processor: float
    wall: float


class Watched(NamedTuple):
    """Seconds of the processor for the first printing; what each took after a change, and with one more card each."""

    first: float
    changes: list[Taken]
    additions: list[Taken]


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
    """Have a deck watched, change a card in its middle again and again, and then add cards at its end."""
    fronts = list(_FRONT.finditer(text))
    end = fronts[len(fronts) // 2].end(1)
    changed = [f"{text[:end]} {'again ' * (1 + number % 3)}{text[end:]}" for number in range(CHANGES)]
    more = [f"  - front: One more, {'again ' * number}\n    back: As before\n" for number in range(CHANGES)]
    added = [changed[-1] + "".join(more[: number + 1]) for number in range(CHANGES)]
    with tempfile.TemporaryDirectory() as folder:
        deck = Path(folder, "deck.yaml")
        _save(deck, text)
        command = [sys.executable, "-m", "cardprint", "deck", str(deck), "--duplex", "--watch"]
        with subprocess.Popen([*command, "-o", f"{folder}/cards.pdf"], stderr=subprocess.PIPE, text=True) as program:
            try:
                _wait_for("watching", program)
                first = _processor_time(program)
                return Watched(first, *([_taken(program, deck, text) for text in texts] for texts in (changed, added)))
            finally:
                program.terminate()


def _taken(program: subprocess.Popen[str], deck: Path, text: str) -> Taken:
    """Save a deck and wait until it is printed."""
    saved, before = time.perf_counter(), _processor_time(program)
    _save(deck, text)
    _wait_for("cards.pdf", program)
    return Taken(_processor_time(program) - before, time.perf_counter() - saved)


def _save(deck: Path, text: str) -> None:
    """Put a new file in the place of the old one, as editors do, so that nobody sees half of it."""
    new = deck.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(deck)


def _wait_for(words: str, program: subprocess.Popen[str]) -> None:
    """Read what a program says up to a line with these words."""
    if not any(words in line for line in program.stderr or ()):
        raise SystemExit(f"the program ended before it said {words!r}")


def _processor_time(program: subprocess.Popen[str]) -> float:
    """Give the seconds of the processor that a process has taken, by the clock that Linux keeps for each."""
    return time.clock_gettime((~program.pid << 3) | 2)


def row(cards: int, taken: Watched) -> tuple[str, ...]:
    """Give what a deck took as cells of a table."""
    changes = [1000 * change.processor for change in taken.changes]
    return (
        f"{cards:,}",
        f"{taken.first:.2f}",
        f"{median(changes):.0f}",
        f"{min(changes):.0f}",
        f"{1000 * median(change.wall for change in taken.changes):.0f}",
        f"{1000 * median(addition.processor for addition in taken.additions):.0f}",
    )


def section(rows: list[tuple[str, ...]], arguments: list[str]) -> Iterator[str]:
    """Write the section of RESULTS.md."""
    yield from made(arguments)
    yield f"- {CHANGES} changes, {CHANGES} additions"
    yield ""
    yield "`cardprint deck --duplex --watch`, while the deck is saved again and again with one card in its middle"
    yield "changed, then with one more at its end. The processor's time, median and least, goes until the new file is"
    yield "written, checked and told of; the wall time begins with saving, and 25 ms of it are the wait for a look."
    yield ""
    yield from table(HEAD, rows)


if __name__ == "__main__":
    main()
