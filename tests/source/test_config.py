"""The user's own config file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cardprint.errors import DeckError
from cardprint.source import config

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.yaml"
    monkeypatch.setattr(config, "config_path", lambda: path)
    return path


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("linux", {}, "home/.config"),
        ("linux", {"XDG_CONFIG_HOME": "/elsewhere"}, "/elsewhere"),
        ("linux", {"XDG_CONFIG_HOME": "relative"}, "home/.config"),
        ("darwin", {}, "home/Library/Application Support"),
        ("darwin", {"XDG_CONFIG_HOME": "/elsewhere"}, "/elsewhere"),
        ("win32", {}, "home/AppData/Local"),
        ("win32", {"LOCALAPPDATA": "/local", "XDG_CONFIG_HOME": "/elsewhere"}, "/local"),
    ],
)
def test_it_lies_where_the_system_keeps_such_files(platform, variables, folder, tmp_path, monkeypatch):
    monkeypatch.setattr(config.sys, "platform", platform)
    for name in ("XDG_CONFIG_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"HOME": str(tmp_path / "home"), "USERPROFILE": str(tmp_path / "home"), **variables}.items():
        monkeypatch.setenv(name, value)
    assert config.config_path() == tmp_path / folder / "cardprint" / "config.yaml"


def test_without_a_file_there_are_no_settings(file):
    assert not file.exists()
    assert config.load_settings() == {}


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_file_has_no_settings(text, file):
    file.write_text(text, encoding="utf-8")
    assert config.load_settings() == {}


def test_settings_stand_as_in_the_print_section_of_a_deck(file):
    file.write_text("paper: letter\nback-offset: 1mm,0.5mm\nconfidence: no\n", encoding="utf-8")
    assert config.load_settings() == {"paper": "letter", "back-offset": "1mm,0.5mm", "confidence": "no"}


def test_a_folder_of_fonts_lies_beside_the_file(file):
    file.write_text("font-dir: fonts\n", encoding="utf-8")
    assert config.load_settings() == {"font-dir": str(file.parent / "fonts")}


def test_everything_wrong_with_it_is_reported_at_once(file):
    file.write_text("flipp: long\npaper: a44\n", encoding="utf-8")
    with pytest.raises(DeckError) as refused:
        config.load_settings()
    told = [(problem.span.path, problem.span.line, problem.message) for problem in refused.value.problems]
    assert told[0] == (str(file), 1, "there is no setting 'flipp'")
    assert told[1][:2] == (str(file), 2)
    assert len(told) == 2
