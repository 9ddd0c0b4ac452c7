"""What a class set has finished: a file beside the copies, so that a second run does only what is missing.

It has a line for each copy, added when the copy is on the disk, so that it is right whenever the work is stopped.
"""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from cardprint.errors import OutputError
from cardprint.files.paths import is_file, is_there

if TYPE_CHECKING:
    from pathlib import Path

NAME = "manifest.jsonl"


class Manifest:
    """The manifest of one folder."""

    def __init__(self, folder: Path) -> None:
        """Read what an earlier run finished. Lines that a power cut tore are passed over.

        Raises OutputError where something has its name that is no file: a pipe would be waited for without end.
        """
        self._folder = folder
        self._path = folder / NAME
        self._done: dict[str, tuple[str, str]] = {}
        if is_there(self._path) and not is_file(self._path):
            raise OutputError.of(f"cannot write {self._path}: it is no file", hint="remove it, or name another folder")
        with suppress(OSError):
            for line in self._path.read_text(encoding="utf-8", errors="replace").splitlines():
                with suppress(ValueError, KeyError, TypeError, RecursionError):
                    entry = json.loads(line)
                    self._done[str(entry["file"])] = str(entry["of"]), str(entry["sha256"])

    def has(self, name: str, of: str) -> bool:
        """Return whether a file was made of the same before, and is still as it was made."""
        made_of, digest = self._done.get(name, ("", ""))
        if made_of != of:
            return False
        try:
            return sha256((self._folder / name).read_bytes()).hexdigest() == digest
        except OSError:
            return False

    def add(self, name: str, of: str, data: bytes) -> None:
        """Note that a file is finished; ``of`` says what it was made of. Raises OutputError."""
        entry = {"file": name, "of": of, "sha256": sha256(data).hexdigest()}
        try:
            with self._path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(f"{json.dumps(entry, ensure_ascii=False)}\n")
        except OSError as error:
            raise OutputError.of(f"cannot write {self._path}: {error.strerror or error}") from error
