"""Runs the program: in this process, and as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from cardprint.cli.boundary import run as run_boundary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DECK = """\
title: Three words
cards:
  - {front: one, back: un, tags: [number]}
  - {front: house, back: maison, tags: [noun], note: feminine}
  - {front: to go, back: aller, tags: [verb]}
"""


class Result(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _nobodys_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder, as somebody without a config file."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    monkeypatch.setenv("COLUMNS", "80")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A deck of three cards in ./cards."""
    path = tmp_path / "work" / "cards" / "words.yaml"
    path.parent.mkdir()
    path.write_text(DECK, encoding="utf-8")
    return path


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Where the user's config file is; the test writes it."""
    path = tmp_path / "home" / "config" / "cardprint" / "config.yaml"
    path.parent.mkdir(parents=True)
    return path


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Run a command line in this process."""

    def running(*arguments: object) -> Result:
        status = run_boundary([str(argument) for argument in arguments])
        return Result(status, *capfd.readouterr())

    return running


@pytest.fixture
def start() -> Callable[..., subprocess.Popen[bytes]]:
    """Start the program as a process of its own."""

    def starting(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "cardprint", *map(str, arguments)]
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
        environment = {**os.environ, **options.pop("env", {})}  # type: ignore[dict-item]
        return subprocess.Popen(command, env=environment, **{**streams, **options})  # type: ignore[call-overload]

    return starting
