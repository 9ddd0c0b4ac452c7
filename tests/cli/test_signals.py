"""Ctrl-C and a request to end: the program stops at once and in order."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="this is about the signals of Unix")


@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_stopped_says_so_and_leaves_nothing(sent, status, start):
    """The deck is a pipe nobody writes to: the program is in the middle of reading it when the signal comes."""
    os.mkfifo("words.yaml")
    with start("deck", "words.yaml") as process:
        writer = os.open("words.yaml", os.O_WRONLY)  # waits until the program has opened it to read
        process.send_signal(sent)
        _, err = process.communicate(timeout=30)
        os.close(writer)
    assert process.returncode == status
    assert err == b"stopped; no unfinished file was left behind\n"
    assert [path.name for path in Path().iterdir()] == ["words.yaml"]
