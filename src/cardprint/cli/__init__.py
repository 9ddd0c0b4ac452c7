"""Takes a command line, gives files and messages: parses what was typed, calls build, prints what came of it."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the program on the arguments of this process and exit with its status."""
    from cardprint.cli.boundary import run  # noqa: PLC0415 - importing this package costs nothing

    sys.exit(run(sys.argv[1:]))
