"""Takes a command line, gives files and messages: parses what was typed, calls build, prints what came of it."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the program on the arguments of this process and end the process with its status.

    Python's collector of cycles stays still: a deck of 10,000 cards makes objects by the million and no cycles (a test
    holds that), and walking all of them again and again took a third of the time. Nor are they taken apart at the end,
    module by module, which took 8 ms of 22 cards: nobody will ask for them again, and all files are closed by then.
    """
    gc.disable()
    from cardprint.cli import boundary, streams  # noqa: PLC0415 - importing this package costs nothing

    status = boundary.run(sys.argv[1:])
    streams.write_out()
    os._exit(status)
