"""Folders of font files: takes folders the user named, gives the families in them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cardprint.errors import DeckError, Problem, quoted
from cardprint.files.paths import is_file, is_folder
from cardprint.text.font_files import faces_in
from cardprint.text.vendored_families import Family

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cardprint.text.font_files import NamedFile

_ENDINGS = frozenset((".ttf", ".otf", ".ttc", ".otc"))


def families_in(folders: Sequence[Path]) -> tuple[Family, ...]:
    """Index every font file of some folders and the folders in them, by the names inside the files.

    Raises DeckError with one problem for each folder that is not there and each file that is damaged.
    """
    found: list[NamedFile] = []
    problems: list[Problem] = []
    for folder in folders:
        if not is_folder(folder):
            problems.append(_no_folder(folder))
            continue
        for path in font_files(folder):
            try:
                found.extend(faces_in(path))
            except DeckError as error:
                problems.extend(error.problems)
    if problems:
        raise DeckError(*problems)
    return group(found, "font folder")


def _no_folder(path: Path) -> Problem:
    if is_file(path):
        return Problem(f"the font folder '{path}' is a file", hint=f"name the folder it is in: {path.parent}")
    return Problem(f"the font folder {quoted(str(path))} does not exist", hint="name a folder with font files")


def is_font_file(path: Path) -> bool:
    """Return whether a file is one of fonts, by its name: TrueType, OpenType, or a collection of them."""
    return path.suffix.lower() in _ENDINGS


def font_files(folder: Path) -> list[Path]:
    """List the font files of a folder and the folders in it, in the order of their names."""
    found = (Path(below, name) for below, _, names in os.walk(folder) for name in names)  # passes over what is locked
    return sorted(path for path in found if is_font_file(path) and is_file(path))


def group(faces: Iterable[NamedFile], origin: str) -> tuple[Family, ...]:
    """Gather faces into families, in the order in which the families first appear."""
    families: dict[str, list[NamedFile]] = {}
    for face in faces:
        families.setdefault(face.family, []).append(face)
    return tuple(
        Family(name, tuple(member.file for member in members), origin=origin) for name, members in families.items()
    )
