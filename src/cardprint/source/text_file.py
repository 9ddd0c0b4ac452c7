"""Takes the path of a text file, gives its text: decoded, bounded, free of characters that no text has."""

from __future__ import annotations

import codecs
import os
import re
import unicodedata
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from cardprint.errors import quoted
from cardprint.files.paths import is_folder
from cardprint.model.deck import Mark
from cardprint.model.limits import MIB, more
from cardprint.model.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cardprint.model.limits import Limits
    from cardprint.source.findings import Findings

# Control characters in ASCII, and how others that no text has are written in UTF-8: controls, the two separators that
# some programs count as line ends and some do not, and non-characters. Looking for these bytes is several times faster
# than looking for the characters, which is done only where it will find some.
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\r"))
_SUSPECT_BYTES = tuple(
    re.compile(pattern)
    for pattern in (rb"\xc2[\x80-\x9f]", rb"\xe2\x80[\xa8\xa9]", rb"\xef\xb7[\x90-\xaf]", rb"\xbf[\xbe\xbf]")
)
# Embeddings, overrides and isolates of Unicode's bidirectional algorithm: unseen, they make a text read as another.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MOST_TURNS = 20  # that are told of in one text; finding their places takes time
_TURNING_BYTES = (re.compile(rb"\xe2\x80[\xaa-\xae]"), re.compile(rb"\xe2\x81[\xa6-\xa9]"))
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_INSTEAD = "\N{REPLACEMENT CHARACTER}"  # stands where a forbidden character was while reading goes on
_SAVE_AS = "save the file as UTF-8"
_LISTED_NAMES = 2000  # of a folder, to look for a name like the one that is not there


def read_text(path: str | Path, findings: Findings, limits: Limits) -> str:
    r"""Read UTF-8, with or without a byte order mark, or UTF-16 with one.

    Every line ends in ``\n``. Forbidden characters are noted as errors and replaced, so that reading can go on. Raises
    DeckError where there is no text to go on with, LimitError where the file is too large.
    """
    data = _read_bytes(path, findings, limits)
    text = _decode(data, findings)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if data.startswith(_UTF16_MARKS) or (not data.isascii() and any(found.search(data) for found in _TURNING_BYTES)):
        warn_of_turns(text, findings, lambda index: place_in(text, index))
    if data.startswith(_UTF16_MARKS) or _looks_odd(data):
        for match in forbidden_in(text):
            place = place_in(text, match.start())
            findings.error(f"the file has the {name_of(match[0])}", place, _advice(match[0]))
        text = _forbidden().sub(_INSTEAD, text)
    return text


def forbidden_in(text: str) -> Iterator[re.Match[str]]:
    """Find the characters of a text that no text has: controls, surrogates, non-characters, odd line ends."""
    return _forbidden().finditer(text)


def warn_of_turns(text: str, findings: Findings, place: Callable[[int], Mark]) -> None:
    """Warn of characters that turn the direction of a text; ``place`` gives where the one of an index stands."""
    for match in islice(_TURNS.finditer(text), _MOST_TURNS):
        message = f"the text has the {name_of(match[0])}, which is not seen and turns what follows around"
        findings.warning(message, place(match.start()), "delete it, unless the text reads wrong without it")


def place_in(text: str, index: int) -> Mark:
    """Return the line and column of a character by its index."""
    return Mark(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def name_of(character: str) -> str:
    """Name a forbidden character: ``control character U+0007``, ``character U+2028 LINE SEPARATOR``."""
    kind = "control character" if unicodedata.category(character) == "Cc" else "character"
    return f"{kind} U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def _read_bytes(path: str | Path, findings: Findings, limits: Limits) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - Path.open costs more and says the same
            data = file.read(limits.file_bytes + 1)
    except FileNotFoundError:
        findings.stop("there is no such file", hint=_name_hint(Path(path)))
    except (IsADirectoryError, PermissionError):  # the second is what Windows says of a folder
        if is_folder(path):
            findings.stop("this is a folder, not a file", hint=_folder_hint(Path(path)))
        findings.stop("the file may not be read")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        findings.stop(f"the file cannot be read: {reason.lower()}")
    if len(data) > limits.file_bytes:
        findings.stop_at_limit(
            f"the file is larger than {limits.file_bytes / MIB:g} MiB", hint=f"split the deck, {more('deck')}"
        )
    return data


def _name_hint(path: Path) -> str | None:
    try:
        with os.scandir(path.parent) as entries:
            names = [entry.name for entry, _ in zip(entries, range(_LISTED_NAMES), strict=False) if entry.is_file()]
    except FileNotFoundError:
        return f"there is no folder {quoted(str(path.parent))} either"
    except (OSError, ValueError):
        return None
    meant = nearest(path.name, sorted(names))
    return f"did you mean {quoted(str(path.with_name(meant)))}?" if meant else None


def _folder_hint(path: Path) -> str | None:
    decks = sorted(path.glob("*.y*ml"))
    return f"name a file in it, such as {quoted(str(decks[0]))}" if decks else None


def _decode(data: bytes, findings: Findings) -> str:
    wide = data.startswith(_UTF16_MARKS)
    if not wide and b"\0" in data:
        before = data[: data.index(b"\0")].decode("utf-8", "replace")
        findings.stop("the file is not text in UTF-8: it has bytes that are zero", _after(before), _SAVE_AS)
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        bad, before = error.object[error.start], error.object[: error.start].decode(error.encoding, "replace")
        if wide:
            findings.stop("the file is not UTF-16, as its first bytes say", _after(before), _SAVE_AS)
        letter = bytes([bad]).decode("cp1252", "replace")
        guess = f"; in Windows-1252 the byte is {quoted(letter)}" if letter != _INSTEAD else ""
        findings.stop(f"byte 0x{bad:02X} is not UTF-8", _after(before), _SAVE_AS + guess)


def _after(before: str) -> Mark:
    return place_in(before, len(before))


def _looks_odd(data: bytes) -> bool:
    """Return whether UTF-8 may hold a forbidden character."""
    if len(data.translate(None, _CONTROLS)) != len(data):
        return True
    return not data.isascii() and any(pattern.search(data) for pattern in _SUSPECT_BYTES)


@cache
def _forbidden() -> re.Pattern[str]:
    planes = range(0x10000, 0x110000, 0x10000)
    last_two = "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in planes)
    return re.compile(
        f"[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]|[{last_two}]"
    )


def _advice(character: str) -> str:
    return "end the line instead" if character in "\x85\u2028\u2029" else "delete it; editors often do not show it"
