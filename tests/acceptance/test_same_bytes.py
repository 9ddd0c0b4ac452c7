"""The same deck and the same options give the same bytes: on every machine, in every folder, whatever came before.

The program runs as a process of its own, as a school's script runs it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cardprint.build import make
from cardprint.ticket import Product, Ticket

DECK = "first-words"  # of many scripts, with emoji: every part of the program works for it
SOURCE = Path(__file__).parents[2] / "src"
CARDS = SOURCE.parent / "cards"
MACHINES = {
    "another hash seed": {"PYTHONHASHSEED": "4711"},
    "the other side of the world, in Turkish": {"TZ": "Pacific/Chatham", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR"},
    "a terminal of no language, long ago": {"LC_ALL": "C", "TZ": "UTC", "SOURCE_DATE_EPOCH": "1", "PYTHONUTF8": "0"},
}
COMMANDS = [
    ("deck", "--duplex"),
    ("worksheet", "--confidence"),
    ("key", "--key", "compact"),
    ("bundle", "--shuffle", "monday"),
]


@pytest.fixture
def run(tmp_path):
    """Give what runs the program on a deck, in a folder of its own, and gives the PDF."""

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
def test_on_every_machine(command, run):
    deck = CARDS / f"{DECK}.yaml"
    first = run(deck, *command, PYTHONHASHSEED="0", TZ="Europe/Berlin", LC_ALL="C.UTF-8")
    assert first.startswith(b"%PDF-1.7")
    for name, environment in MACHINES.items():
        assert run(deck, *command, **environment) == first, name


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
    ticket = Ticket(product, {"arrangement": "duplex"})
    first = make(CARDS / f"{DECK}.yaml", ticket).data
    for between in ("other-compute-services", "times-tables"):
        make(CARDS / f"{between}.yaml", Ticket(product))
        assert make(CARDS / f"{DECK}.yaml", ticket).data == first
