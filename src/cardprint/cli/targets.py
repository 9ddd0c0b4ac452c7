"""Which deck files are meant, and where what is made of them goes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cardprint.errors import UsageError, quoted
from cardprint.files.paths import is_file, is_folder
from cardprint.model.deck import Deck

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cardprint.options.request import Product

DECKS_FOLDER = "cards"
OUTPUT_FOLDER = "output"
STANDARD_OUTPUT = "-"

_ENDINGS = (".yaml", ".yml")


class PrintJob(NamedTuple):
    """One deck file and where its product goes; None: to standard output.

    ``version`` is that of the worksheet, where each version is a file.
    """

    deck: str
    target: Path | None
    version: str | None = None

    def split(self, versions: Sequence[str]) -> tuple[PrintJob, ...]:
        """Make an print job of each version of a worksheet, its letter behind the name of the file."""
        if not versions or self.target is None:
            return (self,)
        target = self.target
        return tuple(
            PrintJob(self.deck, target.with_name(f"{target.stem}-{version}{target.suffix}"), version)
            for version in versions
        )


def find_decks(named: Sequence[str]) -> tuple[str, ...]:
    """Return the deck files that are named, those in folders that are named, or without any those in ``cards/``.

    A file that is not there is left to its reader to tell. Raises UsageError for a folder without decks, and
    for one that may not be read.
    """
    if not named and not is_folder(DECKS_FOLDER):
        raise UsageError.of(
            f"no deck is named, and there is no folder '{DECKS_FOLDER}' here",
            hint="name a deck file, or let `cardprint init` write one to start from",
        )
    files: dict[str, str] = {}
    for name in named or (DECKS_FOLDER,):
        for file in _decks_in(Path(name)) if is_folder(name) else (name,):
            files.setdefault(os.path.realpath(file), file)
    return tuple(files.values())


def _decks_in(folder: Path) -> list[str]:
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError.of(f"the folder {quoted(str(folder))} cannot be read: {reason}") from error
    decks = [
        str(path)
        for path in paths
        if path.suffix.lower() in _ENDINGS and not path.name.startswith(".") and is_file(path)
    ]
    if not decks:
        raise UsageError.of(
            f"there is no deck in the folder {quoted(str(folder))}", hint="the names of decks end in .yaml or .yml"
        )
    return decks


def print_jobs(decks: Sequence[str], product: Product, output: str | None) -> tuple[PrintJob, ...]:
    """Return where the product of each deck goes.

    ``output`` is a PDF file, a folder, or ``-`` for standard output; None is the folder ``output``. Raises UsageError
    where decks would share a file.
    """
    if output == STANDARD_OUTPUT or (output is not None and _is_file(output)):
        if len(decks) > 1:
            place = "standard output" if output == STANDARD_OUTPUT else quoted(output)
            raise UsageError.of(
                f"{len(decks)} decks cannot all go to {place}", hint="name a folder after -o, or one deck"
            )
        return tuple(PrintJob(deck, None if output == STANDARD_OUTPUT else Path(output)) for deck in decks)
    folder = Path(output or OUTPUT_FOLDER)
    planned = tuple(PrintJob(deck, folder / f"{_name(deck)}-{product.value}.pdf") for deck in decks)
    _refuse_collisions(planned)
    return planned


def _name(deck: str) -> str:
    return Deck(title="", cards=(), path=deck).name


def _is_file(output: str) -> bool:
    """Return whether a path is a file, by its ending.

    Raises UsageError for what is no folder either, such as a deck.
    """
    path = Path(output)
    if is_folder(path) or output.endswith(("/", os.sep)) or not path.suffix:
        if is_file(path):
            raise UsageError.of(
                f"{quoted(output)} is a file that is no PDF", hint="name a folder, or a file that ends in .pdf"
            )
        return False
    if path.suffix.lower() != ".pdf":
        raise UsageError.of(f"{quoted(output)} is no name for a PDF", hint="name a folder, or a file that ends in .pdf")
    return True


def _refuse_collisions(planned: Iterable[PrintJob]) -> None:
    taken: dict[str, str] = {}
    for deck, target, _ in planned:
        key = str(target).casefold()  # many a disk takes 'French' and 'french' for one
        if key in taken:
            raise UsageError.of(
                f"{quoted(taken[key])} and {quoted(deck)} would both be written to {quoted(str(target))}",
                hint="rename one, or print them one by one with -o",
            )
        taken[key] = deck
