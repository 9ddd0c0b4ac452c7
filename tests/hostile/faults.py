"""Ends the program at the worst moments and sees what becomes of its files: ``python -m hostile.faults KILLS PAIRS``.

A process with everything loaded forks one after another, each of which prints a deck onto the same file, for real. What
is there afterwards must be the whole file of before or the whole new one, and nothing else may be left behind. Works
in a temporary folder of its own; prints what went wrong, and ends with status 1 if anything did.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cardprint.cli import boundary
from cardprint.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DECKS = {"a.yaml": "one", "b.yaml": "another"}
TARGET = Path("out.pdf")
STEPS = 24  # of the size of files
NOBODY = 65534
ESCAPED = 99  # the status of a process that an exception left

wrong: list[str] = []


def see(truth: object, what: str) -> None:
    """Note what went wrong, if it did."""
    if not truth:
        wrong.append(what)
        print(f"wrong: {what}", flush=True)


def printed(deck: str, target: Path | str = TARGET) -> int:
    """Print a deck in this process; give the exit status."""
    return boundary.run(["deck", deck, "--quiet", "-o", str(target)])


def forked(do: Callable[[], int]) -> int:
    """Do something in a process of its own; give its number. Its messages go nowhere."""
    process = os.fork()
    if process:
        return process
    nothing = os.open(os.devnull, os.O_WRONLY)
    told = os.dup(2)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    try:
        status = do()
    except BaseException:  # noqa: BLE001 - whatever it is, it must not unwind into the work of the parent
        os.write(told, traceback.format_exc().encode())
        status = ESCAPED
    os._exit(status)


def ended(process: int) -> int:
    """Wait for a process; give its exit status, negative for a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def left_behind() -> list[Path]:
    """List what unfinished work left in the folder."""
    return list(Path().glob(".cardprint-*"))


def whole_files() -> dict[bytes, str]:
    """Print each deck once, in peace; give the bytes that the target may have afterwards."""
    files = {}
    for deck in DECKS:
        see(printed(deck) == ExitCode.DONE, f"{deck} cannot be printed")
        files[TARGET.read_bytes()] = deck
    return files


def kills(count: int, files: dict[bytes, str]) -> None:
    """Kill the program at random moments of its work."""
    dice = random.Random(count)  # noqa: S311 - nothing secret
    began = time.monotonic()
    ended(forked(lambda: printed("a.yaml")))
    usual = time.monotonic() - began
    killed = 0
    for number in range(count):
        process = forked(lambda number=number: printed(list(DECKS)[number % 2]))
        time.sleep(dice.uniform(0, 1.2 * usual))
        os.kill(process, signal.SIGKILL)
        killed += ended(process) == -signal.SIGKILL
        see(TARGET.read_bytes() in files, f"kill {number} tore the file")
    see(killed > count / 3, f"of {count} processes only {killed} were killed at work")
    for path in left_behind():
        os.utime(path, (time.time() - 7200,) * 2)
    ended(forked(lambda: printed("a.yaml")))
    see(not left_behind(), "what killed processes left is not swept")


def stops(files: dict[bytes, str]) -> None:
    """Ask the program to end at random moments."""
    dice = random.Random(15)  # noqa: S311 - nothing secret
    for sent, status in ((signal.SIGTERM, ExitCode.TERMINATED), (signal.SIGINT, ExitCode.INTERRUPTED)):
        for _ in range(20):
            process = forked(_again_and_again)
            time.sleep(dice.uniform(0.005, 0.03))
            os.kill(process, sent)
            found = ended(process)
            see(found in (status, -sent), f"{sent.name} ended it with {found}")
            see(TARGET.read_bytes() in files and not left_behind(), f"{sent.name} left something")


def _again_and_again() -> int:
    with suppress(KeyboardInterrupt):  # that comes between two decks
        for deck in list(DECKS) * 50:
            status = printed(deck)
            if status:
                return status
    return ExitCode.INTERRUPTED


def small_files(files: dict[bytes, str]) -> None:
    """Let the program write no more than so many bytes."""
    before = TARGET.read_bytes()
    largest = max(map(len, files))

    def bound(size: int) -> int:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return printed("b.yaml")

    for step in range(STEPS):
        size = largest * step // STEPS
        status = ended(forked(lambda size=size: bound(size)))
        see(status == ExitCode.OUTPUT, f"with {size} bytes it ended with {status}")
        see(TARGET.read_bytes() == before and not left_behind(), f"with {size} bytes the file is not as before")


@contextmanager
def small_disk() -> Iterator[Path | None]:
    """Yield a disk with little room, None where one cannot be had."""
    disk = Path("disk")
    disk.mkdir()
    command = ["/bin/mount", "-t", "tmpfs", "-o", "size=48k", "none", str(disk)]
    try:
        mounted = os.geteuid() == 0 and subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    try:
        yield disk if mounted else None
    finally:
        if mounted:
            subprocess.run(["/bin/umount", str(disk)], check=True)


def full_disk() -> None:
    """Print onto a disk that has no room."""
    with small_disk() as disk:
        if disk is None:
            print("no disk could be made small: not tried", flush=True)
        else:
            target = disk / "out.pdf"
            target.write_bytes(b"old")
            (disk / "more").write_bytes(bytes(40_000))
            status = ended(forked(lambda: printed("a.yaml", target)))
            see(status == ExitCode.OUTPUT, f"on a full disk it ended with {status}")
            see(target.read_bytes() == b"old", "on a full disk the file is not as before")
            see(sorted(path.name for path in disk.iterdir()) == ["more", "out.pdf"], "on a full disk something is left")
    if Path("/dev/full").exists():
        status = ended(forked(_to_full))
        see(status == ExitCode.OUTPUT, f"with a full standard output it ended with {status}")


def _to_full() -> int:
    sys.stdout = Path("/dev/full").open("w", encoding="utf-8")  # noqa: SIM115 - until the process ends
    return printed("a.yaml", "-")


def closed_pipe() -> None:
    """Print into a pipe that nobody reads."""
    reader, writer = os.pipe()
    os.close(reader)

    def into() -> int:
        sys.stdout = os.fdopen(writer, "w", encoding="utf-8")
        return printed("a.yaml", "-")

    status = ended(forked(into))
    see(status == ExitCode.OUTPUT, f"with a closed pipe it ended with {status}")
    os.close(writer)


def odd_targets(files: dict[bytes, str]) -> None:
    """Print onto what is no file, or may not be written."""
    Path("folder.pdf").mkdir()
    os.mkfifo("pipe.pdf")
    for link, to in (("device.pdf", os.devnull), ("loop.pdf", "loop.pdf"), ("link.pdf", "real.pdf")):
        Path(link).symlink_to(to)
    Path("real.pdf").write_bytes(b"old")
    for name in ("pipe.pdf", "device.pdf", "loop.pdf", "pipe.pdf/out.pdf", "real.pdf/out.pdf"):
        status = ended(forked(lambda name=name: printed("a.yaml", name)))
        see(status == ExitCode.OUTPUT, f"onto {name} it ended with {status}")
    see(Path("real.pdf").read_bytes() == b"old" and Path("pipe.pdf").is_fifo(), "what is no file was replaced")
    see(not Path(os.devnull).is_file(), "a device was replaced")
    see(ended(forked(lambda: printed("a.yaml", "link.pdf"))) == ExitCode.DONE, "a link cannot be printed onto")
    see(Path("link.pdf").is_symlink() and Path("real.pdf").read_bytes() in files, "a link was replaced")
    see(ended(forked(lambda: printed("a.yaml", "folder.pdf"))) == ExitCode.DONE, "a folder cannot be printed into")
    see([path.name for path in Path("folder.pdf").iterdir()] == ["a-cards.pdf"], "a folder got something else")


def read_only() -> None:
    """Print into a folder that may only be read."""
    folder = Path("mine")
    folder.mkdir()
    (folder / "out.pdf").write_bytes(b"old")
    folder.chmod(0o555)
    Path.cwd().chmod(0o755)

    def as_nobody() -> int:
        if os.geteuid() == 0:
            os.seteuid(NOBODY)
        return printed("a.yaml", folder / "out.pdf")

    see(ended(forked(as_nobody)) == ExitCode.OUTPUT, "a folder that may only be read was written to")
    see([path.name for path in folder.iterdir()] == ["out.pdf"], "something was left in a folder that may only be read")
    see((folder / "out.pdf").read_bytes() == b"old", "a file in a folder that may only be read was replaced")
    folder.chmod(0o755)


def writers(count: int, files: dict[bytes, str]) -> None:
    """Let two processes print onto one file at a time."""
    for number in range(count):
        both = [forked(lambda deck=deck: printed(deck)) for deck in DECKS]
        statuses = [ended(process) for process in both]
        see(statuses == [ExitCode.DONE] * 2, f"of two writers one ended with {max(statuses)}")
        see(TARGET.read_bytes() in files, f"two writers tore the file, the {number}th time")
    see(not left_behind(), "two writers left something")


def main(kill: int = 1000, pairs: int = 100) -> int:
    """Try everything in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ |= {"HOME": folder, "XDG_CONFIG_HOME": folder}
        for name, word in DECKS.items():
            cards = "".join(f"  - {{front: {word} {number}, back: an answer}}\n" for number in range(20))
            Path(name).write_text(f"title: {word}\ncards:\n{cards}", encoding="utf-8")
        files = whole_files()
        see(len(files) == len(DECKS), "two decks give the same file")
        kills(kill, files)
        stops(files)
        small_files(files)
        full_disk()
        closed_pipe()
        odd_targets(files)
        read_only()
        writers(pairs, files)
        os.chdir("/")
    print(f"{kill} kills, {pairs} pairs of writers: {len(wrong)} things went wrong", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
