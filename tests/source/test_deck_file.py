from __future__ import annotations

from pathlib import Path

import pytest

from cardprint.errors import CardprintError, ExitCode, format_problem
from cardprint.source.deck_file import load_deck

DECKS = Path(__file__).parents[1] / "decks"
GOOD = sorted((DECKS / "good").glob("*.yaml"))
BAD = sorted((DECKS / "bad").glob("*.yaml"))


def compare(found: str, kept: Path, request: pytest.FixtureRequest):
    if request.config.getoption("--update"):
        kept.write_bytes(found.encode())
    assert found == kept.read_bytes().decode()


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_deck_is_read_as_its_author_means_it(path, dump, request, monkeypatch):
    monkeypatch.chdir(path.parent)
    compare(dump(*load_deck(path.name)), path.with_suffix(".dump"), request)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_deck_is_told_everything_that_is_wrong_with_it(path, request, monkeypatch):
    monkeypatch.chdir(path.parent)
    with pytest.raises(CardprintError) as caught:
        load_deck(path.name)
    assert caught.value.exit_code == (ExitCode.LIMIT if path.stem.startswith("limit-") else ExitCode.INPUT)
    compare(
        "".join(f"{format_problem(problem)}\n" for problem in caught.value.problems),
        path.with_suffix(".expected"),
        request,
    )
