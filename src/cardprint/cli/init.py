"""The command that gives somebody new a deck to start from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cardprint.cli import streams
from cardprint.cli.command import CommandSpec, Option, OptionGroup
from cardprint.cli.report import as_json
from cardprint.cli.targets import DECKS_FOLDER
from cardprint.errors import OutputError, visible
from cardprint.files.shipped import CARDS

if TYPE_CHECKING:
    from cardprint.cli.command import Arguments

_SAMPLE = "first-words.yaml"
_SCHEMA = "deck.schema.json"
_MODELINE = f"# yaml-language-server: $schema={_SCHEMA}\n"
_README = f"""\
# Cards

`{DECKS_FOLDER}/{_SAMPLE}` is a deck: a title and cards with a front and a back. Change it, or write another beside it.
Editors that read YAML check decks as you type by `{DECKS_FOLDER}/{_SCHEMA}`.

    cardprint check                  is everything right with the decks?
    cardprint deck --duplex          cards, for a printer that prints both sides
    cardprint deck                   cards to fold, for a printer that prints one side
    cardprint worksheet              the questions, with lines to write on
    cardprint key                    the same with the answers
    cardprint bundle --duplex        all of it in one file

PDFs go to `output/`. Print them at 100 %. `cardprint deck --help` shows what else there is.
"""


def _init(arguments: Arguments) -> None:
    """Write a sample deck to start from.

    Beside it go the rules of decks, for editors, and a page on what to run next. Nothing is overwritten.
    """
    from cardprint.source.schema import deck_schema  # noqa: PLC0415 - help needs none of it

    folder = Path(arguments.text("folder") or ".")
    sample = (CARDS / _SAMPLE).read_text(encoding="utf-8")
    files = {
        folder / DECKS_FOLDER / _SAMPLE: _MODELINE + sample,
        folder / DECKS_FOLDER / _SCHEMA: as_json(deck_schema()) + "\n",
        folder / "README.md": _README,
    }
    for path, text in files.items():
        _write(path, text)
    there = "" if folder == Path() else f"cd {visible(str(folder))} && "
    streams.tell(f"next: {there}cardprint deck --duplex")


def _write(path: Path, text: str) -> None:
    """Write a file that is not there yet; one that is stays as it is."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        streams.tell(f"{visible(str(path))}: is there already, left as it is")
    except OSError as error:
        raise OutputError.of(f"cannot write {path}: {error.strerror or error}") from error
    else:
        streams.tell(f"{visible(str(path))}: written")


INIT = CommandSpec(
    _init,
    (OptionGroup("Where", (Option("folder", (), "folder to write to [.]", "DIR"),)),),
    (
        ("cardprint init", "here"),
        ("cardprint init french-class", "in a folder of its own, which is made"),
    ),
)
