"""Takes a command line, gives files and messages: parses what was typed, calls build, prints what came of it."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the program on the arguments of this process and exit with its status.

    Python's collector of cycles stays still: a deck of 10,000 cards makes objects by the million and no cycles (a test
    holds that), and walking all of them again and again took a third of the time. When a process ends, Python collects
    once more, whatever it was told, unless all there is counts as lasting: that took a tenth of the time of 22 cards.
    """
    gc.disable()
    from cardprint.cli.boundary import run  # noqa: PLC0415 - importing this package costs nothing

    status = run(sys.argv[1:])
    gc.freeze()
    sys.exit(status)
