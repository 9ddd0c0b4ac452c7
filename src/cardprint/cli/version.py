"""What ``cardprint --version`` says."""

from __future__ import annotations

from importlib.util import find_spec

import cardprint

COMPILED = "cardprint.compiled__mypyc"
"""What compiled modules have in common. It is there exactly where Python finds them before their sources."""


def version() -> str:
    """Return the name and number of the program, and whether its core runs compiled or as its sources stand."""
    core = "compiled core" if find_spec(COMPILED) else "pure Python core"
    return f"cardprint {cardprint.__version__} ({core})"
