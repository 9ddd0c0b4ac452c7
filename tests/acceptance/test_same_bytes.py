"""The same deck and the same options give the same bytes: on every machine, in every folder, whatever came before.

The program runs as a process of its own, as a school's script runs it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from cardprint.build.pipeline import make
from cardprint.options.request import PrintRequest, Product

DECK = "first-words"  # of many scripts, with emoji: every part of the program works for it
SOURCE = Path(__file__).parents[2] / "src"
CARDS = SOURCE.parent / "cards"
MACHINES = {
    "here": {"PYTHONHASHSEED": "0", "TZ": "Europe/Berlin", "LC_ALL": "C.UTF-8"},
    "another hash seed": {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Chatham", "LC_ALL": "C.UTF-8"},
    "the other side of the world, in Turkish": {"TZ": "Pacific/Chatham", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR"},
    "a terminal of no language, long ago": {"LC_ALL": "C", "TZ": "UTC", "SOURCE_DATE_EPOCH": "1", "PYTHONUTF8": "0"},
}
# Every hash seed in every zone and language, in each of two folders.
ALL_MACHINES = [
    {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": language}
    for seed, zone, language, _ in product(
        ("0", "4711", "random"), ("Europe/Berlin", "Pacific/Chatham"), ("C.UTF-8", "tr_TR.UTF-8"), "ab"
    )
]
THOROUGH = bool(os.environ.get("CARDPRINT_THOROUGH"))
HARD = ("chains", "emoji", "formulas", "readings", "right-to-left", "south-asian", "tables")
DECKS = (*CARDS.glob("*.yaml"), *(Path(__file__).parent / "decks" / f"{name}.yaml" for name in HARD))
COMMANDS = [
    ("deck", "--duplex"),
    ("worksheet", "--confidence"),
    ("key", "--key", "compact"),
    ("bundle", "--shuffle", "monday"),
]
# Prints every deck of the working folder, in an order of its own, and says what came of it.
PRINT_ALL = """
import hashlib, json, random, sys
from pathlib import Path
from cardprint.build.pipeline import make
from cardprint.options.request import Product, PrintRequest
digests = {}
decks = sorted(Path().glob("*.yaml"))
random.Random(sys.argv[1]).shuffle(decks)
for deck in decks:
    made = make(deck, PrintRequest(Product.CARDS, {"arrangement": "duplex"}))
    digests[str(deck)] = hashlib.sha256(made.data).hexdigest()
print(json.dumps(digests, sort_keys=True))
"""


@pytest.mark.slow
def test_ten_decks_come_out_the_same_whatever_the_machine_the_folder_and_what_was_before(tmp_path):
    assert len(DECKS) >= 10
    found = []
    for number, environment in enumerate(ALL_MACHINES if THOROUGH else MACHINES.values()):
        folder = tmp_path / ("a" if number % 2 else "ein anderer Ordner/tief")
        shutil.copytree(CARDS, folder, dirs_exist_ok=True)
        for deck in DECKS:
            shutil.copy(deck, folder)
        done = subprocess.run(
            [sys.executable, "-c", PRINT_ALL, str(number)],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(SOURCE)} | environment,
            capture_output=True,
            text=True,
            check=True,
        )
        found.append(json.loads(done.stdout))
    assert len(found[0]) == len(DECKS)
    assert found == found[:1] * len(found)


@pytest.fixture
def run(tmp_path):
    """Return what runs the program on a deck, in a folder of its own, and gives the PDF."""

    def running(deck, *arguments, cwd=tmp_path, **environment):
        command = [sys.executable, "-m", "cardprint", *arguments, str(deck), "--quiet", "-o", "-"]
        settings = {"PYTHONPATH": str(SOURCE), "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
        done = subprocess.run(
            command, cwd=cwd, env=os.environ | settings | environment, capture_output=True, check=False
        )
        assert done.stderr == b""
        return done.stdout

    return running


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_on_another_machine(command, run):
    deck = CARDS / f"{DECK}.yaml"
    first, other = (run(deck, *command, **MACHINES[name]) for name in list(MACHINES)[::3])
    assert first.startswith(b"%PDF-1.7")
    assert other == first


def test_in_every_folder(run, tmp_path):
    """What the file says does not depend on where it is, nor on how the way to it is written."""
    elsewhere = tmp_path / "ein anderer Ordner" / "tief"
    elsewhere.mkdir(parents=True)
    copy = elsewhere / f"{DECK}.yaml"
    copy.write_bytes((CARDS / copy.name).read_bytes())
    there = run(copy.name, "bundle", cwd=elsewhere)
    assert there == run(CARDS / copy.name, "bundle", "--debug")


@pytest.mark.parametrize("product", list(Product), ids=lambda product: product.value)
def test_after_another_deck(product):
    """In one process, an earlier deck leaves nothing behind: fonts, glyphs and numbers begin anew."""
    request = PrintRequest(product, {"arrangement": "duplex"})
    first = make(CARDS / f"{DECK}.yaml", request).data
    for between in ("other-compute-services", "times-tables"):
        make(CARDS / f"{between}.yaml", PrintRequest(product))
        assert make(CARDS / f"{DECK}.yaml", request).data == first
