"""What was made to hurt is refused, or printed, within ten seconds and 512 MB; reading YAML takes one and 100."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hostile.samples import PICTURES, TEXTS, YAML, Sample

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="limits on processes and their peak are as Linux has them"
)

SOURCE = Path(__file__).parents[2] / "src"
SPACE = 512 * 1024 * 1024  # bytes
LONGEST = 10  # seconds of a processor; how long a machine that does other things takes is not ours to say
READING = """
import gc, sys, time
from cardprint.errors import CardprintError, format_problem
from cardprint.source.deck_file import load_deck
gc.disable()  # as the program does
began = time.process_time()
status, told = 0, ""
try:
    load_deck(sys.argv[1])
except CardprintError as error:
    status, told = error.exit_code.value, format_problem(error.problems[0])
took = time.process_time() - began
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(took, int(peak) * 1024, status, told)
"""


def put(sample: Sample, folder: Path) -> None:
    data = sample.deck if isinstance(sample.deck, bytes) else sample.deck.encode()
    (folder / "deck.yaml").write_bytes(data)
    for name, content in sample.files.items():
        (folder / name).write_bytes(content)


@pytest.mark.parametrize("name", [*TEXTS, *PICTURES])
def test_a_hostile_file_is_refused_or_printed_within_bounds(name, program, tmp_path):
    sample = (TEXTS | PICTURES)[name]
    put(sample, tmp_path)
    done = program("deck", "deck.yaml", "-o", "out.pdf", space=SPACE)
    assert done.status == sample.status, done.err
    assert done.seconds < LONGEST
    assert "Traceback" not in done.err
    if sample.status:
        assert done.err.startswith("deck.yaml:")
        assert ": error: " in done.err
    else:
        assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    "name", ["a chain of two thousand steps", "a table of five thousand cells", "five thousand lines"]
)
def test_large_texts_are_within_bounds_on_worksheets_too(name, program, tmp_path):
    put(TEXTS[name], tmp_path)
    done = program("bundle", "deck.yaml", "-o", "out.pdf", space=SPACE)
    assert done.status == 0, done.err
    assert done.seconds < LONGEST


@pytest.mark.slow  # with its lines counted it takes more
@pytest.mark.parametrize("name", YAML)
def test_reading_yaml_takes_a_second_and_a_hundred_megabytes(name, tmp_path):
    put(YAML[name], tmp_path)
    command = [sys.executable, "-c", READING, str(tmp_path / "deck.yaml")]
    environment = os.environ | {"PYTHONPATH": str(SOURCE)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    seconds, peak, status, told = done.stdout.rstrip("\n").split(" ", 3)
    assert int(status) == YAML[name].status
    assert re.match(rf"{re.escape(str(tmp_path))}/deck\.yaml:\d+:\d+: |.* the file is larger|$", told)
    assert float(seconds) < 1
    assert int(peak) < 100 * 1024 * 1024
