"""Time a class set: named copies of a worksheet of two pages, each a file of its own, and the memory it takes.

python benchmarks/class_set.py [PUPILS …]
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DECK = Path(__file__).parents[1] / "cards" / "other-compute-services.yaml"
ASKED = ("--kind", "choice", "--cards", "1-9", "--versions", "A,B,C,D")


def run(pupils: int) -> None:
    """Make the copies of a class and print how long it took."""
    with tempfile.TemporaryDirectory() as folder:
        roster = Path(folder) / "roster.csv"
        roster.write_text("name\n" + "".join(f"Pupil {number}\n" for number in range(pupils)), encoding="utf-8")
        command = [sys.executable, "-m", "cardprint", "worksheet", str(DECK), *ASKED]
        begun = time.perf_counter()
        subprocess.run([*command, "--class", str(roster), "-o", str(Path(folder) / "class")], check=True)
        took = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{pupils:6} pupils: {took:6.1f} s, {1000 * took / pupils:5.1f} ms each, at most {peak:.0f} MB")


if __name__ == "__main__":
    os.environ.setdefault("PYTHONPATH", str(Path(__file__).parents[1] / "src"))
    for asked in sys.argv[1:] or ("100", "1000"):
        run(int(asked))
