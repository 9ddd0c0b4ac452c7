"""Writes docs/cli.md from what the program says of itself; with --check fails where the page says anything else."""

from __future__ import annotations

import os
import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from cardprint.cli.boundary import run
from cardprint.cli.program import COMMANDS

PAGE = Path(__file__).parent / "cli.md"
HEAD = """\
# Commands and options

What the program says of itself: this page is written by `python docs/generate.py` from `cardprint --help` and the help
of every command, and `make check` fails where it is not up to date.
"""


def help_of(*command: str) -> str:
    """Return what ``--help`` prints on a terminal of 80 columns."""
    os.environ["COLUMNS"] = "80"
    said = StringIO()
    with redirect_stdout(said):
        run([*command, "--help"])
    return said.getvalue()


def page() -> str:
    """Write the page: the program, then each command."""
    sections = [f"```text\n{help_of()}```\n"]
    sections += [f"## cardprint {command}\n\n```text\n{help_of(command)}```\n" for command in COMMANDS]
    return "\n".join([HEAD, *sections])


def main() -> str | None:
    """Write the page, or say what is wrong with it."""
    text = page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        return f"docs/{PAGE.name} is not what the program says of itself: run python docs/generate.py"
    return None


if __name__ == "__main__":
    sys.exit(main())
