"""Whatever ends the program, and whatever the target is: the old file or the new one, whole, and nothing beside it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills, limits and pipes are a matter of POSIX")

TESTS = Path(__file__).parents[1]
KILLS, WRITERS = 200, 100


@pytest.mark.slow
def test_kills_full_disks_odd_targets_and_two_writers_leave_a_whole_file():
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(TESTS), str(TESTS.parent / "src")))}
    command = [sys.executable, "-m", "hostile.faults", str(KILLS), str(WRITERS)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
