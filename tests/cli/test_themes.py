"""The list of looks, and printing in one of them."""

from __future__ import annotations

import pytest

from cardprint.model.built_in_themes import THEMES, Edition


def test_the_list_has_a_line_for_every_theme_and_edition(run):
    result = run("themes")
    first = [line.split()[0] for line in result.out.splitlines() if line]
    assert first == ["THEME", *THEMES, "EDITION", *(edition.value for edition in Edition)]
    assert (result.status, result.err) == (0, "")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("product", ["deck", "worksheet", "key", "bundle", "study"])
def test_everything_is_printed_in_every_theme(product, theme, deck, tmp_path, run):
    result = run(product, deck, "--quiet", "--theme", theme, "-o", tmp_path / "out.pdf")
    assert (result.status, result.err) == (0, "")


def test_a_theme_of_ones_own_is_named_by_its_file(deck, tmp_path, run):
    (tmp_path / "sea.yaml").write_text("base: school\nfront: 30\n", encoding="utf-8")
    assert run("deck", deck, "--theme", tmp_path / "sea.yaml", "-o", tmp_path / "out.pdf").status == 0


def test_what_is_wrong_with_a_theme_file_is_reported_with_its_line(deck, tmp_path, run):
    (tmp_path / "sea.yaml").write_text("base: school\nfrnt: 30\n", encoding="utf-8")
    result = run("deck", deck, "--theme", tmp_path / "sea.yaml", "-o", tmp_path / "out.pdf")
    assert result.status == 3
    assert "sea.yaml:2:1: error: " in result.err


@pytest.mark.parametrize("edition", Edition)
def test_cards_too_small_for_an_edition_are_refused(edition, deck, tmp_path, run):
    result = run("deck", deck, "--edition", edition.value, "--card-size", "30x20mm", "-o", tmp_path / "out.pdf")
    assert result.status == 2
    assert "error: cards of 30 × 20 mm have no room for two lines of " in result.err
    assert "hint: take larger cards with --card-size, or leave out the edition or theme that asks for it" in result.err
    assert not (tmp_path / "out.pdf").exists()


def test_a_study_kit_in_large_print_needs_paper_of_a5(deck, tmp_path, run):
    asked = ("study", deck, "--edition", "large-print", "--card-size", "60x60mm", "-o", tmp_path / "out.pdf")
    result = run(*asked, "--paper", "a6")
    assert result.status == 2
    assert "error: A6 is too small for a study kit in type of 18 pt" in result.err
    assert run(*asked, "--paper", "a5").status == 0
