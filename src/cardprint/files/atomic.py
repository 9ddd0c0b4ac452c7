"""The safe road to disk: a file is complete and checked before it takes its name, or the old one stays as it was.

The new file is written beside the target under a name of its own, forced to the disk, read back and checked, and then
renamed onto the target, which happens at once or not at all. Whatever ends the work before that, an error, Ctrl-C or a
signal that raises, removes the new file; what a power cut or a kill leaves behind, a later run sweeps away.

A symbolic link is followed, as every program does that opens a file to write: the link stays, what it points to is
replaced. A target that exists keeps its permissions and, where we may, its owner; a new one gets the user's usual ones.
A target that is no regular file is refused: a rename would put a file where a device or a folder was. So is one that
the user may not write to, though a rename would not ask.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cardprint.errors import OutputError, SelfCheckError
from cardprint.files.paths import is_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PREFIX, _SUFFIX = ".cardprint-", ".tmp"
_STALE = 3600.0  # seconds after which a file left behind is nobody's; writing one takes a second

_ELSEWHERE = "choose another folder with -o"
_HINTS = {
    errno.ENOSPC: f"make room on the disk, or {_ELSEWHERE}",
    errno.EDQUOT: f"your quota on this disk is used up: make room, or {_ELSEWHERE}",
    errno.EFBIG: f"the system limits the size of files here: raise the limit (ulimit -f), or {_ELSEWHERE}",
    errno.EACCES: f"you may not write there: {_ELSEWHERE}",
    errno.EPERM: f"you may not write there: {_ELSEWHERE}",
    errno.EROFS: f"this disk can only be read: {_ELSEWHERE}",
    errno.ENOTDIR: "a part of the path is a file, not a folder: choose another path with -o",
    errno.ENAMETOOLONG: "choose a shorter name with -o",
    errno.ELOOP: "the link leads in a circle: remove it, or choose another name with -o",
}


def write_atomically(path: str | Path, data: bytes, check: Callable[[bytes], None]) -> None:
    """Write a file whole or not at all.

    ``check`` is given the bytes as they came back from the file and raises SelfCheckError where it finds them wrong.
    Raises OutputError, which says what to do, where the file cannot be written. What was there before is then
    untouched.
    """
    try:
        before = _seen(Path(path))
        target = Path(os.path.realpath(path))
        _sweep(target.parent)
        with _staged(target.parent) as staged:
            if before is not None:
                _hand_down(before, staged)
            _fill(staged, data)
            written = staged.read_bytes()
            if written != data:
                raise SelfCheckError.of(
                    f"{path} came back from the disk different from what was written",
                    hint=f"the old file is untouched; the disk may be failing: {_ELSEWHERE}",
                )
            check(written)
            staged.replace(target)
        _settle(target.parent)
    except OSError as error:
        reason = error.strerror or str(error)
        raise _refusal(path, reason[:1].lower() + reason[1:], _HINTS.get(error.errno or 0)) from error


def _refusal(path: str | Path, reason: str, hint: str | None) -> Exception:
    return OutputError.of(f"cannot write {path}: {reason}", hint=hint)


def _seen(path: Path) -> os.stat_result | None:
    """Look at what is there now, through links; None where nothing is. Refuse what must not be replaced."""
    try:
        before = path.stat()
    except FileNotFoundError:
        folder = Path(os.path.realpath(path)).parent
        if not is_folder(folder):
            raise _refusal(path, f"there is no folder {folder}", "make it first, or choose another with -o") from None
        return None
    if stat.S_ISDIR(before.st_mode):
        raise _refusal(path, "it is a folder", f"name a file in it: -o {path / 'cards.pdf'}")
    if not stat.S_ISREG(before.st_mode):
        raise _refusal(path, "it is a device or a pipe", "write to standard output with -o - and send that there")
    if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise _refusal(path, "it is write-protected", "remove the protection, or choose another name with -o")
    return before


def _sweep(folder: Path) -> None:
    """Remove what runs that were killed left in a folder long ago."""
    for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE:
                left.unlink()


@contextmanager
def _staged(folder: Path) -> Iterator[Path]:
    """Yield an empty file in a folder, which is gone afterwards unless it has got another name."""
    staged = folder / f"{_PREFIX}{os.urandom(8).hex()}{_SUFFIX}"
    try:
        staged.touch(exist_ok=False)
        yield staged
    except BaseException:
        with suppress(OSError):
            staged.unlink()
        raise


def _hand_down(before: os.stat_result, staged: Path) -> None:
    """Copy to a new file the permissions of the one it will replace, and its owner where we may."""
    if hasattr(os, "chown") and (before.st_uid, before.st_gid) != (os.geteuid(), os.getegid()):
        with suppress(OSError):
            os.chown(staged, before.st_uid, before.st_gid)
    staged.chmod(stat.S_IMODE(before.st_mode) & 0o777)


def _fill(staged: Path, data: bytes) -> None:
    with staged.open("r+b") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Force the new name to the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
