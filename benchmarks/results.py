"""RESULTS.md: a section for each deck that was raced over and for each other measure, made and renewed one by one.

So a race that is broken off leaves what was measured before, and no section has to be measured again for another. Each
says when it was made, on what, and by which command.
"""

from __future__ import annotations

import os
import platform
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PATH = Path(__file__).parent / "RESULTS.md"
MEGABYTE = 1_000_000

_HEAD = """\
# Results

`make results` measures all of this anew. Times are of whole processes, as the median over the rounds. All contestants
of a section ran in turn, each round beginning with another, and ratios are taken within a round and are medians too:
they hold on a busy machine, seconds do not.

In the tables, *peak* is the largest resident size of any one process in any round. *Together* is what all processes of
a contestant held at once, what they share counted once, in a run that was not timed. *Time / it* is cardprint's wall
time over that of the peer, *PDF / it* the size of cardprint's file over that of the peer's; a peer's bundle is held to
`cardprint bundle`, all else to `cardprint deck`.

All print A4 sheets of eight cards in Noto Sans (pdfLaTeX in Helvetica), fronts and mirrored backs, each side in the
largest size that fits; every output was inspected for its pages, and for the words of sampled cards in their places.
Bundles were inspected for every question on the worksheet and in the key, every word of every answer in the key, and no
answer on the worksheet. The generated decks hold different cards made of the words of a dictionary. pdfimpose does
nothing but put single cards, which are there before, on sheets. cardprint also shapes with kerning, falls back on other
fonts, balances lines, proves the finished file, and sets chains and comparisons, which the peers print as plain lines.
"""


def keep(title: str, body: Iterable[str], path: Path = PATH) -> None:
    """Write a section, in the place of the one of that title where there is one, else behind all others."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    sections = dict(re.findall(r"(?ms)^## ([^\n]+)\n+(.*?)\s*(?=^## |\Z)", text))
    sections[title] = "\n".join(body)
    kept = (f"## {name}\n\n{section}\n" for name, section in sections.items())
    path.write_text("\n".join([_HEAD, *kept]), encoding="utf-8")


def made(arguments: Sequence[str], versions: Iterable[str] = ()) -> list[str]:
    """Return when, by which command and on what a section was made."""
    script = Path(sys.argv[0]).name
    command = " ".join(["python", f"benchmarks/{script}", *arguments])
    machine = f"{_processor()}, {os.cpu_count()} cores, {_memory()}, {platform.system()} {platform.release()}"
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return [
        f"- `{command}`, {time.strftime('%d %B %Y')}",
        f"- {machine}; {_load()}",
        f"- {', '.join([python, *versions])}",
    ]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Lay a table out in Markdown; its first column is text, the others are numbers."""
    return [
        f"| {' | '.join(head)} |",
        f"|-|{'-:|' * (len(head) - 1)}",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _load() -> str:
    """Return how busy the machine was over the last quarter of an hour.

    Times are good where our own work is all of it.
    """
    if not hasattr(os, "getloadavg"):
        return "load unknown"
    return f"load average of the last 15 minutes {os.getloadavg()[2]:.1f}, our own work included"


def _memory() -> str:
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        return f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 2**30:.0f} GiB"
    return "memory unknown"
