from __future__ import annotations

import errno
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cardprint.errors import ExitCode, OutputError, SelfCheckError
from cardprint.files.atomic import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD, NEW = b"the old file", b"the new file, longer"


def trusting(_data: bytes) -> None:
    """Find nothing wrong."""


def refused(path: Path) -> OutputError:
    with pytest.raises(OutputError) as caught:
        write_atomically(path, NEW, trusting)
    assert caught.value.exit_code == ExitCode.OUTPUT
    assert caught.value.problems[0].hint
    return caught.value


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "cards.pdf"
    path.write_bytes(OLD)
    return path


def test_a_new_file_is_written_with_the_users_usual_permissions(tmp_path: Path):
    usual = tmp_path / "usual"
    usual.touch()
    write_atomically(tmp_path / "new.pdf", NEW, trusting)
    assert (tmp_path / "new.pdf").read_bytes() == NEW
    assert (tmp_path / "new.pdf").stat().st_mode == usual.stat().st_mode


def test_an_old_file_is_replaced_and_keeps_its_permissions(target: Path):
    target.chmod(0o640)
    write_atomically(str(target), NEW, trusting)
    assert target.read_bytes() == NEW
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(target.parent.iterdir()) == [target]


def test_the_check_sees_what_was_written_before_the_name_changes(target: Path):
    seen = []
    write_atomically(target, NEW, lambda data: seen.append((data, target.read_bytes())))
    assert seen == [(NEW, OLD)]


@pytest.mark.parametrize("failure", [SelfCheckError.of("no"), KeyboardInterrupt(), SystemExit(143), RuntimeError()])
def test_whatever_ends_the_check_leaves_the_old_file_and_nothing_else(target: Path, failure: BaseException):
    def check(_data: bytes) -> None:
        raise failure

    with pytest.raises(type(failure)):
        write_atomically(target, NEW, check)
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_file_that_comes_back_changed_is_not_taken(target: Path, monkeypatch: pytest.MonkeyPatch):
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path)[:-1])
    with pytest.raises(SelfCheckError, match="came back from the disk different"):
        write_atomically(target, NEW, trusting)
    monkeypatch.undo()
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_link_is_followed_and_stays(target: Path):
    link = target.with_name("link.pdf")
    link.symlink_to(target.name)
    write_atomically(link, NEW, trusting)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


def test_a_link_to_nothing_yet_makes_what_it_points_to(tmp_path: Path):
    link = tmp_path / "link.pdf"
    link.symlink_to("later.pdf")
    write_atomically(link, NEW, trusting)
    assert link.is_symlink()
    assert (tmp_path / "later.pdf").read_bytes() == NEW


def test_a_link_that_leads_in_a_circle_is_refused(tmp_path: Path):
    link = tmp_path / "link.pdf"
    link.symlink_to(link)
    assert "symbolic links" in str(refused(link))


def test_a_folder_is_refused(tmp_path: Path):
    error = refused(tmp_path)
    assert str(error) == f"cannot write {tmp_path}: it is a folder"
    assert error.problems[0].hint == f"name a file in it: -o {tmp_path / 'cards.pdf'}"


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path):
    assert str(refused(tmp_path / "no" / "cards.pdf")).endswith(f"there is no folder {tmp_path / 'no'}")
    assert list(tmp_path.iterdir()) == []


def test_a_path_through_a_file_is_refused(target: Path):
    assert refused(target / "cards.pdf")
    assert target.read_bytes() == OLD


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_or_a_device_is_refused_even_for_root(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert str(refused(pipe)) == f"cannot write {pipe}: it is a device or a pipe"
    assert "-o -" in (refused(Path(os.devnull)).problems[0].hint or "")
    assert pipe.is_fifo()


def test_a_name_too_long_is_refused(tmp_path: Path):
    assert refused(tmp_path / ("x" * 300 + ".pdf")).problems[0].hint == "choose a shorter name with -o"


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    """Yield a folder with a file in it that this process may not write to, not even where tests run as root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "cards.pdf").write_bytes(OLD)
        folder.chmod(0o555)
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        if root:
            os.seteuid(65534)
        yield folder
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such permissions there")
def test_a_folder_that_can_only_be_read_is_refused(read_only_folder: Path):
    error = refused(read_only_folder / "new.pdf")
    assert str(error).endswith("permission denied")
    assert error.problems[0].hint == "you may not write there: choose another folder with -o"


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such permissions there")
def test_a_file_that_can_only_be_read_is_not_renamed_away(read_only_folder: Path):
    assert str(refused(read_only_folder / "cards.pdf")).endswith("it is write-protected")


def test_a_full_disk_leaves_the_old_file(target: Path):
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(OutputError) as caught:
            write_atomically(target, bytes(5000), trusting)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "ulimit" in (caught.value.problems[0].hint or "")
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_disk_without_room_says_so(target: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    error = refused(target)
    assert str(error) == f"cannot write {target}: no space left on device"
    assert error.problems[0].hint == "make room on the disk, or choose another folder with -o"
    assert list(target.parent.iterdir()) == [target]


def test_what_a_killed_run_left_behind_is_swept_away_when_it_is_old(target: Path):
    old, fresh = target.with_name(".cardprint-0a.tmp"), target.with_name(".cardprint-0b.tmp")
    for left in (old, fresh):
        left.write_bytes(b"half a fi")
    os.utime(old, (time.time() - 7200,) * 2)
    write_atomically(target, NEW, trusting)
    assert sorted(target.parent.iterdir()) == [fresh, target]
