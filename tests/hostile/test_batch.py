"""A class set of a thousand sheets whose work is killed three times: what was finished stays, the rest is made."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kill -9 is a matter of POSIX")

PUPILS, KILLS = 1000, 3
DECK = "title: Numbers\ncards:\n  - {front: 2 squared, back: 4}\n  - {front: 3 squared, back: 9}\n"
UNFIT = {100: "braille", 500: "loud", 900: "x" * 80}


@pytest.mark.slow
def test_all_copies_but_those_that_cannot_be_are_made_and_none_twice(program, tmp_path):
    (tmp_path / "deck.yaml").write_text(DECK, encoding="utf-8")
    rows = [f"Pupil {number},{UNFIT.get(number, '')}" for number in range(1, PUPILS + 1)]
    (tmp_path / "class.csv").write_text("\n".join(["name,edition", *rows]), encoding="utf-8")
    command = ["worksheet", "deck.yaml", "--class", "class.csv", "--versions", "A,B", "-o", "out", "--quiet"]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2] / "src"), "HOME": str(tmp_path)}
    dice = random.Random(KILLS)  # noqa: S311 - nothing secret
    manifest = tmp_path / "out" / "manifest.jsonl"
    finished = 0
    for _ in range(KILLS):
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2] / "src"), "HOME": str(tmp_path)}
        work = subprocess.Popen(
            [sys.executable, "-m", "cardprint", *command], env=environment, stderr=subprocess.DEVNULL
        )
        more = finished + dice.randrange(20, 200)
        while lines(manifest) < more:
            assert work.poll() is None
            time.sleep(0.01)
        work.kill()
        work.wait()
        finished = lines(manifest)
    assert finished < PUPILS - len(UNFIT)
    done = program(*command, "--json")
    assert done.status == 7
    told = json.loads(done.out)
    assert (told["kept"], told["made"]) == (finished, PUPILS - len(UNFIT) - finished)
    assert [failed["name"] for failed in told["failed"]] == [f"Pupil {number}" for number in UNFIT]
    assert all(f"class.csv:{number + 1}:1: error: no sheet for 'Pupil {number}': " in done.err for number in UNFIT)
    sheets = list((tmp_path / "out").glob("*-pupil-*.pdf"))
    assert len(sheets) == PUPILS - len(UNFIT)
    assert all(sheet.read_bytes().rstrip().endswith(b"%%EOF") for sheet in sheets)
    assert json.loads(program(*command, "--json").out)["made"] == 0


def lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0
