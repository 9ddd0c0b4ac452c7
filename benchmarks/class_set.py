"""Time class sets: named copies of a worksheet of two pages, each a file of its own, with keys and a list to tick.

python benchmarks/class_set.py [PUPILS …] [--write]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as in run.py
os.environ.setdefault("PYTHONPATH", str(HERE.parent / "src"))

from results import MEGABYTE, keep, made, table  # noqa: E402 - the folder has to be on the path first
from timing import Timing, run  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

DECK = HERE.parent / "cards" / "other-compute-services.yaml"
ASKED = ("--kind", "choice", "--cards", "1-9", "--versions", "A,B,C,D")
HEAD = ("pupils", "wall s", "cpu s", "ms of cpu a pupil", "peak MB", "PDFs, MB")


def main() -> None:
    """Make the class sets that the command line asks for, and tell or write down what they took."""
    parser = argparse.ArgumentParser(description="Time class sets.")
    parser.add_argument("pupils", nargs="*", type=int, default=[100, 1_000])
    parser.add_argument("--write", action="store_true", help="write the section of benchmarks/RESULTS.md")
    asked = parser.parse_args()
    rows = [row(pupils, *class_set(pupils)) for pupils in asked.pupils]
    for cells in (HEAD, *rows):
        print("".join(f"{cell:>20}" for cell in cells))
    if asked.write:
        keep("Class sets", section(rows, [str(pupils) for pupils in asked.pupils]))


def class_set(pupils: int) -> tuple[Timing, int]:
    """Make the copies of a class; give what that took, and how many bytes they have."""
    with tempfile.TemporaryDirectory() as folder:
        roster, copies = Path(folder) / "roster.csv", Path(folder) / "class"
        roster.write_text("name\n" + "".join(f"Pupil {number}\n" for number in range(pupils)), encoding="utf-8")
        command = (sys.executable, "-m", "cardprint", "worksheet", str(DECK), *ASKED, "--jobs", "1")
        timing = run([*command, "--class", str(roster), "-o", str(copies)], Path(folder) / "log.txt")
        written = [path.stat().st_size for path in copies.glob("*.pdf")]
    if len(written) != pupils + 5:
        raise SystemExit(f"{len(written)} files for {pupils} pupils, four keys and a list")
    return timing, sum(written)


def row(pupils: int, timing: Timing, size: int) -> tuple[str, ...]:
    """Return what a class set took as cells of a table."""
    return (
        f"{pupils:,}",
        f"{timing.wall:.1f}",
        f"{timing.cpu:.1f}",
        f"{1000 * timing.cpu / pupils:.1f}",
        f"{timing.peak / MEGABYTE:.0f}",
        f"{size / MEGABYTE:.1f}",
    )


def section(rows: list[tuple[str, ...]], arguments: list[str]) -> Iterator[str]:
    """Write the section of RESULTS.md."""
    yield from made(arguments)
    yield ""
    yield f"`cardprint worksheet cards/{DECK.name} {' '.join(ASKED)} --class …`"
    yield ""
    yield "With `--jobs 1`. It makes two pages by name for each pupil, every file synced to the disk and read again"
    yield "before it takes its name, four keys, and a list of the class, which is what the most memory is for."
    yield ""
    yield from table(HEAD, rows)


if __name__ == "__main__":
    main()
