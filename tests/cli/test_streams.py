"""Closed, full, deserted and old-fashioned streams: the program ends in good order."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

posix = pytest.mark.skipif(os.name == "nt", reason="this is about the streams of Unix")


def ended(process: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=30)
    return process.returncode, (out or b"").decode(), (err or b"").decode()


@posix
def test_a_reader_that_has_had_enough_is_no_error(start):
    process = start("stocks")
    process.stdout.close()
    process.stdout = None
    assert ended(process) == (0, "", "")


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("command", ["stocks", "--help", "--version"])
def test_a_full_disk_behind_standard_output_is_reported(command, start):
    with Path("/dev/full").open("wb") as full:
        status, _, err = ended(start(command, stdout=full))
    assert status == 5
    assert err == "error: cannot write to standard output: No space left on device\n"


@posix
@pytest.mark.parametrize("closed", ["1", "2"])
def test_a_closed_stream_is_no_error(closed, start):
    def close() -> None:
        os.close(int(closed))

    status, _, err = ended(start("stocks", stdout=subprocess.DEVNULL, preexec_fn=close))
    assert (status, err) == (0, "")


@posix
def test_a_pdf_for_a_closed_stream_is_an_error(start, tmp_path):
    deck = tmp_path / "deck.yaml"
    deck.write_text("title: t\ncards:\n  - {front: a, back: b}\n", encoding="utf-8")
    status, _, err = ended(start("deck", str(deck), "--quiet", "-o", "-", preexec_fn=lambda: os.close(1)))
    assert (status, err) == (5, "error: cannot write to standard output: it is closed\n")


@posix
def test_messages_nobody_hears_do_not_turn_up_among_the_data(start):
    status, out, _ = ended(start("stocks", "5372", preexec_fn=lambda: os.close(2)))
    assert (status, out) == (2, "")


@pytest.mark.parametrize("encoding", ["ascii", "iso-8859-1", "cp437", "utf-8"])
def test_a_sheet_is_drawn_on_every_terminal(encoding, start):
    process = start("stocks", "avery-5371", env={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
    out, err = process.communicate(timeout=30)
    drawing = out.decode(encoding)
    assert (process.returncode, err) == (0, b"")
    assert ("│    1     │    2     │" in drawing) or ("|    1     |    2     |" in drawing)
    assert "\\u25" not in drawing


def test_a_message_with_any_character_is_reported_on_an_old_terminal(start):
    status, _, err = ended(start("deck", "--flip", "日本", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}))
    assert status == 2
    assert err.startswith("error: --flip: '\\u65e5\\u672c' is not long or short\n")
