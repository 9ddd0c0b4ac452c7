"""The compiled core and the sources it is compiled from print the same, byte for byte, and refuse the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from compiled.digests import PARTS

TESTS = Path(__file__).parents[1]
PATH = os.pathsep.join([str(TESTS), str(TESTS.parent / "src")])
COMPILED = {name: value for name, value in os.environ.items() if name != "CARDPRINT_PURE"} | {"PYTHONPATH": PATH}
PURE = COMPILED | {"CARDPRINT_PURE": "1"}


@pytest.fixture(autouse=True)
def _compiled_core():
    say = "from cardprint.cli.version import version; print(version())"
    said = subprocess.run([sys.executable, "-c", say], env=COMPILED, capture_output=True, text=True, check=True).stdout
    if "(compiled core)" not in said:
        pytest.skip("no compiled core of these sources is installed; `make test` compiles it where a C compiler is")


@pytest.mark.slow
@pytest.mark.parametrize("part", PARTS)
def test_both_cores_print_the_same(part):
    command = [sys.executable, "-m", "compiled.digests", part]
    both = [subprocess.Popen(command, env=core, stdout=subprocess.PIPE, text=True) for core in (COMPILED, PURE)]
    compiled, pure = (process.communicate()[0].splitlines() for process in both)
    assert [process.returncode for process in both] == [0, 0]
    assert compiled.pop(0).endswith("(compiled core)")
    assert pure.pop(0).endswith("(pure Python core)")
    assert compiled == pure
    assert sum(": 0 " in line for line in pure) > len(pure) / 5  # most fuzzed decks are refused
