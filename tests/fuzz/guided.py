"""Lets atheris look for decks and texts with markup that break what reads them: ``python -m fuzz.guided [SECONDS]``.

Unlike ``fuzz.run``, which throws dice, atheris sees which branches an input takes and goes on from those that took a
new one. It is looked for so many seconds; what it finds is written to ``found-*`` in the working folder and ends the
search with a status of its own. Where atheris is not installed (it has no packages for some systems and versions of
Python) nothing is tried, and that is said.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST, MOST_MEMORY = 10, 1024  # seconds and MB for one input
LARGEST = 4096  # bytes of one input; what large ones do is for tests/hostile
DECK, TEXT = b"d", b"t"  # what an input is begins it


class BrokenPromiseError(Exception):
    """An input was neither read nor refused as promised."""


def targets() -> Callable[[bytes], None]:
    """Return what tries an input. Imports what is to be watched, so that atheris can be told of it before."""
    from cardprint.model.block_contents import plain_text  # noqa: PLC0415 - see above
    from cardprint.source.markup.parser import MarkupError, escape, parse  # noqa: PLC0415
    from fuzz.decks import Case  # noqa: PLC0415
    from fuzz.road import stop_what_takes_too_long, tried  # noqa: PLC0415

    stop_what_takes_too_long()

    def try_text(text: str) -> None:
        try:
            plain_text(parse(text))
        except MarkupError as error:
            for fault in error.faults:
                if not fault.message or not 0 <= fault.offset <= len(text):
                    raise BrokenPromiseError(fault) from error
        plain_text(parse(escape(text)))

    def try_input(data: bytes) -> None:
        if data[:1] == TEXT:
            try_text(data[1:].decode("utf-8", "ignore"))
            return
        outcome = tried(Case({"deck.yaml": data[1:]}, "cards", {}), 1, 2)  # one that is read and not drawn
        if outcome.startswith("broke"):
            raise BrokenPromiseError(outcome)

    return try_input


def seeds() -> list[bytes]:
    """Return the inputs to begin with: the decks of the tests, good and bad, and pieces of markup."""
    from fuzz import decks, words  # noqa: PLC0415 - as above

    return [
        *(DECK + deck for deck in (*decks.GOOD, *decks.BAD) if len(deck) < LARGEST),
        *(TEXT + piece.encode("utf-8", "replace") for piece in (*words.MARKUP, *words.BROKEN_MARKUP)),
        *(TEXT + f"${piece}$".encode() for piece in words.TEX),
    ]


def look(seconds: int, found: Path) -> None:
    """Look for so long in the working folder; the process ends here."""
    import atheris  # noqa: PLC0415 - optional

    corpus = Path("corpus")
    corpus.mkdir()
    with atheris.instrument_imports(include=["cardprint"]):
        try_input = targets()
        for number, seed in enumerate(seeds()):
            (corpus / str(number)).write_bytes(seed)
    options = {
        "max_total_time": seconds,
        "timeout": LONGEST,
        "rss_limit_mb": MOST_MEMORY,
        "max_len": LARGEST,
        "artifact_prefix": found / "found-",
    }
    atheris.Setup([sys.argv[0], str(corpus), *(f"-{name}={value}" for name, value in options.items())], try_input)
    atheris.Fuzz()


def main(seconds: int = 300) -> int:
    """Look in a process and a folder of its own; give its exit status."""
    if find_spec("atheris") is None:
        print("atheris is not installed (pip install atheris): nothing is tried", flush=True)
        return 0
    paths = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "src"), os.environ.get("PYTHONPATH", "")]
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "XDG_CONFIG_HOME": folder}
        command = [sys.executable, "-m", "fuzz.guided", str(seconds), str(Path.cwd())]
        return subprocess.run(command, cwd=folder, env=environment, check=False).returncode


if __name__ == "__main__":
    if len(sys.argv) > 2:
        look(int(sys.argv[1]), Path(sys.argv[2]))
    sys.exit(main(*map(int, sys.argv[1:])))
