"""The system's Noto fonts, for characters that neither the built-in families nor the user's have."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cardprint.errors import DeckError
from cardprint.files.paths import is_folder
from cardprint.text.font_files import faces_in
from cardprint.text.font_folder import font_files, group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.text.font_files import NamedFile
    from cardprint.text.vendored_families import Family

_PLAIN_STYLES = ("Regular", "Bold", "VF", "wght")  # weights we set type in; the many others would only take time


def folders() -> tuple[Path, ...]:
    """Name the folders this system keeps fonts in, the user's own first."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home raises where nobody is at home
    if sys.platform == "darwin":
        return (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    if sys.platform == "win32":
        local, windows = os.environ.get("LOCALAPPDATA", ""), os.environ.get("WINDIR", r"C:\Windows")
        return (Path(local, "Microsoft/Windows/Fonts"), Path(windows, "Fonts"))
    return (home / ".local/share/fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))


@cache
def han_families(region: str) -> tuple[Family, ...]:
    """Return the installed Noto CJK families, those of a region first, sans before serif."""
    found = group(_faces(path for path in _noto_files() if "CJK" in path.name), "system")
    families = [family for family in found if "Mono" not in family.name]
    return tuple(
        sorted(families, key=lambda family: (not family.name.endswith(region), "Serif" in family.name, family.name))
    )


@cache
def other_families() -> tuple[Family, ...]:
    """Return the other installed Noto families, sans before serif; colour fonts are not among them."""
    found = group(_faces(path for path in _noto_files() if "CJK" not in path.name), "system")
    return tuple(sorted(found, key=lambda family: (_kind(family.name), family.name)))


def _kind(name: str) -> int:
    return next((kind for kind, start in enumerate(("Noto Sans", "Noto Serif")) if name.startswith(start)), 2)


def _noto_files() -> Iterator[Path]:
    seen = set()
    for folder in folders():
        for path in font_files(folder) if is_folder(folder) else ():
            if path.name.startswith("Noto") and path.name not in seen and any(s in path.stem for s in _PLAIN_STYLES):
                seen.add(path.name)
                yield path


def _faces(paths: Iterator[Path]) -> Iterator[NamedFile]:
    for path in paths:
        try:
            yield from faces_in(path)
        except DeckError:
            continue
