"""The list of fonts."""

from __future__ import annotations

import pytest

from cardprint.files.shipped import FONTS
from cardprint.text import system_fonts


def test_the_list_has_the_built_in_families_and_what_they_cover(run):
    result = run("fonts")
    heads, first, *_ = result.out.splitlines()
    assert heads.split() == ["FAMILY", "STYLES", "CHARACTERS", "COVERS", "FROM"]
    assert first.startswith("Noto Sans  ")
    assert "Latin, Greek, Cyrillic" in first
    assert first.endswith("built in")
    assert (result.status, result.err) == (0, "")


def forget():
    system_fonts.han_families.cache_clear()
    system_fonts.other_families.cache_clear()


@pytest.fixture
def forgetful():
    """Leave nothing behind of what a test pretended the system had."""
    yield
    forget()


@pytest.mark.usefixtures("forgetful")
def test_the_systems_fonts_are_reported_of_after_the_others(run, monkeypatch, tmp_path):
    def rows():
        forget()
        return [line for line in run("fonts").out.splitlines() if line.endswith("system")]

    monkeypatch.setattr(system_fonts, "folders", lambda: (tmp_path,))
    assert rows() == []
    name = "NotoSansHebrew-Regular.ttf"
    (tmp_path / name).write_bytes((FONTS / "noto-sans-hebrew" / name).read_bytes())
    (row,) = rows()
    assert row.startswith("Noto, 1 family")


def test_the_family_asked_for_comes_first(run):
    assert run("fonts", "--font", "noto sans mono").out.splitlines()[1].startswith("Noto Sans Mono")


def test_the_users_own_choice_is_heard(run, config):
    config.write_text("font: noto-sans-math\n", encoding="utf-8")
    assert run("fonts").out.splitlines()[1].startswith("Noto Sans Math")


def test_a_family_that_is_not_there_is_refused(run):
    result = run("fonts", "--font", "comic sans")
    assert result.status == 3
    assert result.err.startswith("error: there is no font family 'comic sans'")


def test_a_folder_that_is_not_there_is_refused(run):
    result = run("fonts", "--font-dir", "nowhere")
    assert result.status == 3
    assert result.err.startswith("error: the font folder 'nowhere' does not exist")
