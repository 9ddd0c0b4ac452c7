"""The pictures of a deck: takes names from the deck, finds the files below its folder, sees that each is whole."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from cardprint.errors import Span, quoted
from cardprint.files.paths import read_unmoved
from cardprint.model.geometry import Size
from cardprint.model.limits import DEFAULT
from cardprint.model.nearest import nearest
from cardprint.model.picture import Picture, PictureKind
from cardprint.source.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from cardprint.model.deck import Mark
    from cardprint.model.limits import Limits

    FindPicture: TypeAlias = Callable[[str], Picture | Fault]

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_WINDOWS_ROOT = re.compile(r"[a-z]:[/\\]|\\\\", re.IGNORECASE)
_LISTED_NAMES = 2000  # of a folder, to look for a name like the one that is not there
_LYING = 5  # EXIF orientations from here on lie on their side
_BELOW = "put the picture into the deck's folder, or a folder in it, and name it from there"


class PictureFinder:
    """The pictures of one deck. Each file is looked through once, however many cards show it."""

    def __init__(self, deck: str, limits: Limits = DEFAULT) -> None:
        """Take the path of the deck's file, and how large pictures may be."""
        self._deck = deck
        self._limits = limits
        self._folder = Path(deck).parent
        self._found: dict[str, Picture | Fault] = {}

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All that were found whole, each once, in the order in which the deck names them."""
        return tuple(dict.fromkeys(found for found in self._found.values() if isinstance(found, Picture)))

    def find(self, name: str, mark: Mark) -> Picture | Fault:
        """Return the picture of a name that stands at, or in a text at, a place; or what is wrong with it."""
        name = name.strip()
        if "/./" in f"/{name}":
            name = str(PurePosixPath(name))
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._look(name, Span(self._deck, mark.line, mark.column))
        return found

    def _look(self, name: str, place: Span) -> Picture | Fault:
        fault = _misplaced(name)
        if fault is not None:
            return fault
        path = self._folder / name
        try:
            folder, real = self._folder.resolve(), path.resolve()
            mode = real.stat().st_mode
            size = real.stat().st_size
        except FileNotFoundError:
            return _fault(name, "is not there", self._hint(name))
        except (OSError, RuntimeError, ValueError):
            return _fault(name, "cannot be read", None)
        if not real.is_relative_to(folder):
            return _fault(name, "is a link to a file outside the deck's folder", _BELOW)
        if not stat.S_ISREG(mode):
            return _fault(name, "is a folder" if stat.S_ISDIR(mode) else "is no file", None)
        return _opened(name, real, size, place, self._limits)

    def _hint(self, name: str) -> str | None:
        """Return which file was probably meant."""
        wanted = PurePosixPath(name)
        try:
            with os.scandir(self._folder / wanted.parent) as entries:
                names = [entry.name for entry, _ in zip(entries, range(_LISTED_NAMES), strict=False) if entry.is_file()]
        except OSError:
            return f"there is no folder {quoted(str(wanted.parent))} in the deck's folder"
        meant = nearest(wanted.name, sorted(names))
        return f"did you mean {quoted(str(wanted.with_name(meant)))}?" if meant else _BELOW


def no_pictures(name: str) -> Fault:
    """Return a message that a text may have no pictures."""
    return _fault(name, "cannot be shown here", "only front, back, hint and note of a card have pictures")


def _misplaced(name: str) -> Fault | None:
    """Return what is wrong with a name that does not lead into the deck's folder."""
    if not name:
        return Fault(0, "a picture has no name", "name a file in the deck's folder")
    if _WINDOWS_ROOT.match(name) or name.startswith(("/", "~")):
        return _fault(name, "is named by a path from elsewhere", _BELOW)
    if _ELSEWHERE.match(name):
        return _fault(name, "is not a file", _BELOW)
    if "\\" in name:
        return _fault(name, "has a backslash in its name", f"write {quoted(name.replace(chr(92), '/'))}")
    if ".." in PurePosixPath(name).parts:
        return _fault(name, "is outside the deck's folder", _BELOW)
    return None


def _opened(name: str, path: Path, size: int, place: Span, limits: Limits) -> Picture | Fault:
    """Look a file of so many bytes through."""
    from cardprint.images.errors import UnfitPictureError, too_many_bytes  # noqa: PLC0415 - most decks have none

    try:
        if size > limits.picture_bytes:
            raise too_many_bytes(limits)
        data = read_unmoved(path)
        kind, seen, turn = _examined(name, data, limits)
    except OSError:
        return _fault(name, "cannot be read", None)
    except UnfitPictureError as error:
        return _fault(name, error.message, error.hint, is_limit=error.is_limit)
    return Picture(name, str(path), kind, seen, turn, place)


def _examined(name: str, data: bytes, limits: Limits) -> tuple[PictureKind, Size, int]:
    """Decode a file as a whole; give its kind, its size as it is seen, and its orientation."""
    if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" or name.lower().endswith((".svg", ".svgz")):
        from cardprint.svg.reader import read_svg  # noqa: PLC0415 - few decks have drawings

        return PictureKind.DRAWING, read_svg(data, limits).size, 1
    from cardprint.images.raster import open_raster  # noqa: PLC0415 - loads Pillow, 25 ms

    image, turn = open_raster(data, limits)
    kind = PictureKind.JPEG if image.format in ("JPEG", "MPO") else PictureKind.PIXELS
    return kind, Size(*(image.size[::-1] if turn >= _LYING else image.size)), turn


def _fault(name: str, message: str, hint: str | None, *, is_limit: bool = False) -> Fault:
    return Fault(0, f"the picture {quoted(name)} {message}", hint or "", is_limit)
