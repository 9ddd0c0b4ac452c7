"""Prints a part of the decks there are with whichever core Python finds, and says what came of each.

Called as ``python -m compiled.digests PART``: a part is a name of ``PARTS``. Writes the core, then a line for each
print: its name, the exit status, and a digest of what was said and of the file.
"""

from __future__ import annotations

import gc
import hashlib
import os
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from cardprint.cli.boundary import run
from cardprint.cli.version import version
from cardprint.errors import ExitCode
from fuzz.decks import case

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).parents[1]
FOLDERS = {"samples": TESTS.parent / "cards", "acceptance": TESTS / "acceptance/decks", "good": TESTS / "decks/good"}
FUZZED = range(2_000_000, 2_000_300)  # `make fuzz` and its test try others
PARTS = (*FOLDERS, "fuzzed")
COMMANDS = (("deck", "--duplex"), ("bundle", "--shuffle", "monday"), ("study", "--from", "2024-03-01"))


def printed(*arguments: str) -> str:
    """Return what comes of a command line: its exit status, what it says, and a digest of its file."""
    target = Path("printed.pdf")
    target.unlink(missing_ok=True)
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        status = run([*arguments, "-o", str(target)])
    data = target.read_bytes() if target.exists() else b""
    return f"{status} {hashlib.sha256(said.getvalue().encode() + data).hexdigest()}"


def prints(part: str) -> Iterator[str]:
    """Yield the name of each print of a part, with what came of it."""
    if part in FOLDERS:
        for deck in sorted(FOLDERS[part].glob("*.yaml")):
            for command in COMMANDS:
                yield f"{' '.join(command)} {deck.stem}: {printed(*command, str(deck))}"
        return
    for number in FUZZED:
        found = case(Random(number))  # noqa: S311 - nothing secret
        for name, data in found.files.items():
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_bytes(data)
        options = [f"--{name}={text}" for name, text in found.settings.items() if text not in ("yes", "no")]
        command = ("deck", "--duplex") if found.product == "cards" else (found.product,)
        outcome = printed(*command, "deck.yaml", *options)
        if outcome.startswith(f"{ExitCode.USAGE:d} "):  # a setting that is none of this command's
            outcome = printed(*command, "deck.yaml")
        yield f"case {number}: {outcome}"
        for name in found.files:
            Path(name).unlink()


def main(part: str) -> None:
    """Print a part in a folder of its own."""
    gc.disable()  # as the program does
    print(version(), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ |= {"HOME": folder, "XDG_CONFIG_HOME": folder}
        for line in prints(part):
            print(line)
        os.chdir("/")


if __name__ == "__main__":
    main(sys.argv[1])
