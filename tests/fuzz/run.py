"""Tries cases in processes of their own, several at a time: ``python -m fuzz.run [HOW MANY [FIRST]]``.

What breaks a promise is told with its number; ``python -m fuzz.show NUMBER`` writes its files. A process that ends
before its stretch does is a crash of the case it was at.
"""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

STRETCH = 2000  # cases to a process: loading fonts and patterns is little of that, and what they leave behind too
TESTS = Path(__file__).parents[1]


def stretch(first: int, count: int, share: int = 1) -> list[str]:
    """Try some cases in a process; give what was broken, each with its number."""
    paths = [str(TESTS), str(TESTS.parent / "src"), os.environ.get("PYTHONPATH", "")]
    command = [sys.executable, "-X", "faulthandler", "-m", "fuzz.road", str(first), str(count), str(share)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)
    lines = done.stdout.splitlines()
    broken = [line for line in lines if " broke " in line]
    tried = sum(line.endswith((" done", " refused")) for line in lines) + len(broken)
    if done.returncode or tried < count:
        at = lines[-1].split(" ")[0] if lines else first
        broken.append(f"{at} ended the process with status {done.returncode}: {done.stderr[-2000:]}")
    return broken


def main(count: int = 100_000, first: int = 0) -> int:
    """Try many cases on all processors; the exit status says whether all went well."""
    firsts = range(first, first + count, STRETCH)
    broken = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for done, found in enumerate(pool.map(stretch, firsts, [STRETCH] * len(firsts)), 1):
            broken += len(found)
            for line in found:
                number, _, what = line.partition(" ")
                print(f"case {number} {what}", flush=True)
            print(f"{done * STRETCH} of {count} tried, {broken} broke a promise", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
