"""No file that is written takes the place of one that is read for it, or of another one of the same run."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cardprint.errors import UsageError, quoted
from cardprint.files.paths import is_folder
from cardprint.model.deck import side_file
from cardprint.options.settings import anchored, is_path, layered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cardprint.model.deck import Deck
    from cardprint.options.request import PrintRequest

_HINT = "choose another name"


def files_of(deck: Deck, request: PrintRequest) -> Iterator[Path]:
    """Yield the files that are read to print a deck: its own, its ratings and pictures, its theme and fonts."""
    yield from (Path(deck.path), side_file(deck.path), *(Path(picture.path) for picture in deck.pictures))
    settings = layered(request.defaults, anchored(deck.settings, Path(deck.path).parent), request.settings)
    for name, text in settings.items():
        if is_path(name, text):
            yield from _files(Path(text))


def refuse_overwriting(targets: Iterable[Path], sources: Iterable[Path]) -> None:
    """Raise UsageError where a target is a source, or is there twice; links are followed, as writing follows them."""
    read: dict[str, list[str]] = {}
    for source in sources:
        real = os.path.realpath(source)
        read.setdefault(real.casefold(), []).append(real)
    taken: set[str] = set()
    for target in targets:
        real = os.path.realpath(target)
        key = real.casefold()  # many a disk takes 'French' and 'french' for one
        if any(_is_one(real, source) for source in read.get(key, ())):
            raise UsageError.of(f"{quoted(str(target))} is read for this, and would be overwritten", hint=_HINT)
        if key in taken:
            raise UsageError.of(f"two files would be written to {quoted(str(target))}", hint=f"{_HINT} for one of them")
        taken.add(key)


def _is_one(target: str, source: str) -> bool:
    """Return whether two paths that differ in their capitals at most are one file."""
    try:
        return target == source or Path(target).samefile(source)
    except OSError:
        return False


def _files(path: Path) -> Iterator[Path]:
    if is_folder(path):
        from cardprint.text.font_folder import font_files  # noqa: PLC0415 - few decks have fonts of their own

        yield from font_files(path)
    else:
        yield path
