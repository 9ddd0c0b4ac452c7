"""Write down which characters a package of fonts brings that fonts/ lacks, for the advice on missing characters.

    python tools/font_packages.py DIR > src/cardprint/text/fonts-noto-core.txt

``DIR`` is the folder with the TrueType files of Debian's fonts-noto-core (20201225-1). Needs fonttools.
"""

# ruff: noqa: INP001, T201 - a script, not a package, and it prints what it finds

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from collections.abc import Iterator

FONTS = Path(__file__).parent.parent / "fonts"
PRIVATE = frozenset(range(0xE000, 0xF900))


def covered(folder: Path) -> frozenset[int]:
    """Collect the code points of all upright regular faces below a folder."""
    return frozenset(code for path in folder.rglob("*-Regular.ttf") for code in TTFont(path, lazy=True).getBestCmap())


def ranges(codes: frozenset[int]) -> Iterator[str]:
    """Yield the runs of code points as ``first-last``, or ``code`` for one alone, in hexadecimal digits."""
    for first in sorted(code for code in codes if code - 1 not in codes):
        last = first
        while last + 1 in codes:
            last += 1
        yield f"{first:X}-{last:X}" if last > first else f"{first:X}"


def main() -> None:
    """Print the ranges, a line for those that begin with the same digits but the last three."""
    lines: dict[int, list[str]] = {}
    for each in ranges(covered(Path(sys.argv[1])) - covered(FONTS) - PRIVATE):
        lines.setdefault(int(each.partition("-")[0], 16) >> 12, []).append(each)
    print(*(" ".join(line) for line in lines.values()), sep="\n")


if __name__ == "__main__":
    main()
