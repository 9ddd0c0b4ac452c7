from __future__ import annotations

from pathlib import Path

import pytest

from cardprint.errors import CardprintError, DeckError, ExitCode, LimitError, Severity, format_problem
from cardprint.model.limits import Limits
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


def written(tmp_path, text):
    path = tmp_path / "deck.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "--- \n", "\n  ''\n"])
def test_a_file_that_says_nothing_is_empty(text, tmp_path):
    with pytest.raises(CardprintError, match="the file is empty"):
        load_deck(written(tmp_path, text))


def test_a_file_that_is_no_deck_is_told_where_it_begins_to_be_none(tmp_path):
    with pytest.raises(CardprintError, match="the file is a list, not a deck") as caught:
        load_deck(written(tmp_path, "# cards\n\n- front: a\n  back: b\n"))
    assert caught.value.problems[0].span.line == 3


def test_a_deck_knows_its_file_and_speaks_english_unless_it_says_otherwise(tmp_path):
    path = written(tmp_path, "title: t\ncards: [{front: a, back: b}]")
    deck, problems = load_deck(str(path))
    assert (deck.title, deck.lang, deck.path, problems) == ("t", "en", str(path), ())


def test_a_language_must_be_said_where_there_is_its_key(tmp_path):
    with pytest.raises(CardprintError, match="'lang' is empty"):
        load_deck(written(tmp_path, "title: t\nlang:\ncards: [{front: a, back: b}]"))


def test_a_title_may_be_as_long_as_the_limit_says_and_the_limits_hold_for_all_of_the_deck(tmp_path):
    path = written(tmp_path, "title: four\ncards: [{front: a, back: b, accept: [c, d, e]}]")
    assert load_deck(path, limits=Limits(title=4, entries=3))[0].title == "four"
    with pytest.raises(LimitError, match="'title' has 4 characters; at most 3 are allowed"):
        load_deck(path, limits=Limits(title=3))
    with pytest.raises(LimitError, match="has 3 entries; at most 2 are allowed") as caught:
        load_deck(path, limits=Limits(entries=2))
    assert caught.value.problems[0].span.line == 2
    assert caught.value.problems[0].hint.startswith("leave some out, or ")


def test_ratings_beside_a_deck_outrank_its_own_and_what_is_wrong_with_them_is_a_warning(tmp_path):
    path = written(tmp_path, "title: t\ncards:\n- {front: a, back: b, rating: 1}\n- {front: c, back: d, rating: 2}\n")
    path.with_name("deck.ratings.csv").write_text("id,rating\na,5\nnone,3\n", encoding="utf-8")
    deck, problems = load_deck(path)
    assert [card.rating for card in deck.cards] == [5, 2]
    assert [problem.severity for problem in problems] == [Severity.WARNING]
    path.with_name("deck.ratings.csv").write_text("id,rating\na,5\n" + "\n" * 200, encoding="utf-8")
    with pytest.raises(LimitError, match="the file is larger"):
        load_deck(path, limits=Limits(file_bytes=150))


def test_ratings_that_are_a_link_to_another_folder_are_refused(tmp_path):
    (tmp_path / "mine").mkdir()
    path = written(tmp_path / "mine", "title: t\ncards:\n- {front: a, back: b}\n")
    path.with_name("deck.ratings.csv").symlink_to(tmp_path / "deck.ratings.csv")
    with pytest.raises(DeckError) as caught:
        load_deck(path)
    (problem,) = caught.value.problems
    assert str(problem.span) == str(path.with_name("deck.ratings.csv"))
    assert problem.message == "the file is a link to one outside the deck's folder"
    assert problem.hint == "put the ratings beside the deck"
