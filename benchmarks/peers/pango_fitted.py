"""Pango and cairo in C, fitted: what a compiled program costs. It is compiled into out/ when it first takes part."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

NAME = "C on Pango and cairo, fitted"
LARGEST = 100_000
PRINTS = "cards"

_HERE = Path(__file__).resolve().parent
_SOURCE = _HERE / "pango_cards.c"
_PROGRAM = _HERE.parent / "out" / "pango-cards"
_LIBRARIES = ("pangocairo", "cairo-pdf", "fontconfig", "yaml-0.1")


def version() -> str:
    """Return which release runs. Raises FileNotFoundError where it cannot be compiled."""
    if shutil.which("cc") is None:
        raise FileNotFoundError("no C compiler (cc)")
    return f"pango {_told('--modversion', 'pangocairo')[0]}, cairo {_told('--modversion', 'cairo-pdf')[0]}"


def command() -> tuple[str, ...]:
    """Return the program that takes a deck and an output, compiled anew where its source is newer."""
    if not _PROGRAM.exists() or _PROGRAM.stat().st_mtime < _SOURCE.stat().st_mtime:
        options = _told("--cflags", "--libs", *_LIBRARIES)
        subprocess.run(["cc", "-O2", str(_SOURCE), "-o", str(_PROGRAM), *options, "-lm"], check=True)  # noqa: S607
    return str(_PROGRAM), str(_HERE.parent.parent / "fonts" / "noto-sans")


def _told(*asked: str) -> list[str]:
    """Ask pkg-config. Raises FileNotFoundError where it or a library is not here."""
    try:
        answer = subprocess.run(["pkg-config", *asked], check=True, capture_output=True, text=True)  # noqa: S607
    except subprocess.CalledProcessError as error:
        raise FileNotFoundError(error.stderr.strip().partition("\n")[0]) from None
    return answer.stdout.split()
