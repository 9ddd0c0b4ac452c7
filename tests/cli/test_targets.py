"""Which decks are meant, and where what is made of them goes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cardprint.cli.targets import find_decks, print_jobs
from cardprint.errors import UsageError
from cardprint.options.request import Product


def message(refused: pytest.ExceptionInfo[UsageError]) -> tuple[str, str | None]:
    (problem,) = refused.value.problems
    return problem.message, problem.hint


def files(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()


def test_named_files_are_taken_as_they_are_named():
    files("b.yaml", "a.yaml")
    assert find_decks(["b.yaml", "./a.yaml"]) == ("b.yaml", "./a.yaml")


def test_a_file_that_is_not_there_is_left_to_its_reader():
    assert find_decks(["nowhere.yaml"]) == ("nowhere.yaml",)


def test_a_folder_stands_for_its_decks_in_the_order_of_their_names():
    files("set/b.yml", "set/a.YAML", "set/.hidden.yaml", "set/notes.txt", "set/deeper/c.yaml")
    assert find_decks(["set"]) == (os.path.join("set", "a.YAML"), os.path.join("set", "b.yml"))  # noqa: PTH118 - as shown


def test_without_a_name_the_decks_in_cards_are_meant():
    files("cards/one.yaml", "other.yaml")
    assert [Path(deck) for deck in find_decks([])] == [Path("cards/one.yaml")]


def test_a_deck_named_twice_is_printed_once():
    files("cards/one.yaml")
    assert find_decks(["cards/one.yaml", "cards", "./cards/../cards/one.yaml"]) == ("cards/one.yaml",)


def test_where_there_is_no_deck_it_says_how_to_get_one():
    with pytest.raises(UsageError) as refused:
        find_decks([])
    assert message(refused) == (
        "no deck is named, and there is no folder 'cards' here",
        "name a deck file, or let `cardprint init` write one to start from",
    )


@pytest.mark.parametrize("named", [[], ["cards"]])
def test_an_empty_folder_is_reported(named):
    files("cards/notes.txt")
    with pytest.raises(UsageError) as refused:
        find_decks(named)
    assert message(refused) == ("there is no deck in the folder 'cards'", "the names of decks end in .yaml or .yml")


@pytest.mark.parametrize(
    ("decks", "product", "output", "targets"),
    [
        (["cards/a.yaml"], Product.CARDS, None, ["output/a-cards.pdf"]),
        (["a.YML", "x/b.yaml"], Product.WORKSHEET, None, ["output/a-worksheet.pdf", "output/b-worksheet.pdf"]),
        (["a.yaml"], Product.KEY, "out", ["out/a-key.pdf"]),
        (["a.b.yaml"], Product.BUNDLE, "out/", ["out/a.b-bundle.pdf"]),
        (["a.yaml"], Product.CARDS, "out/../mine.PDF", ["out/../mine.PDF"]),
        (["deck"], Product.CARDS, ".", ["deck-cards.pdf"]),
        (["a.yaml"], Product.CARDS, "-", [None]),
    ],
)
def test_output_goes_to(decks, product, output, targets):
    planned = [print_job.target for print_job in print_jobs(decks, product, output)]
    assert planned == [target and Path(target) for target in targets]


def test_a_folder_with_a_dot_in_its_name_is_a_folder():
    Path("week.3").mkdir()
    (print_job,) = print_jobs(["a.yaml"], Product.CARDS, "week.3")
    assert print_job.target == Path("week.3/a-cards.pdf")


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("-", ("2 decks cannot all go to standard output", "name a folder after -o, or one deck")),
        ("one.pdf", ("2 decks cannot all go to 'one.pdf'", "name a folder after -o, or one deck")),
    ],
)
def test_several_decks_do_not_share_a_file(output, told):
    with pytest.raises(UsageError) as refused:
        print_jobs(["a.yaml", "b.yaml"], Product.CARDS, output)
    assert message(refused) == told


@pytest.mark.parametrize("second", ["two/words.yml", "two/Words.yaml"])
def test_decks_of_one_name_do_not_overwrite_each_other(second):
    with pytest.raises(UsageError, match="would both be written to"):
        print_jobs(["one/words.yaml", second], Product.CARDS, None)


def test_a_deck_is_not_taken_for_the_output():
    files("words.yaml")
    with pytest.raises(UsageError) as refused:
        print_jobs(["words.yaml"], Product.CARDS, "words.yaml")
    assert message(refused) == ("'words.yaml' is no name for a PDF", "name a folder, or a file that ends in .pdf")


def test_a_file_is_not_taken_for_a_folder():
    files("notes")
    with pytest.raises(UsageError) as refused:
        print_jobs(["words.yaml"], Product.CARDS, "notes")
    assert message(refused) == ("'notes' is a file that is no PDF", "name a folder, or a file that ends in .pdf")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the system lets this user read everything")
def test_a_folder_that_may_not_be_read_is_reported():
    Path("locked").mkdir(mode=0o111)
    with pytest.raises(UsageError) as refused:
        find_decks(["locked"])
    assert message(refused) == ("the folder 'locked' cannot be read: permission denied", None)


def test_a_folder_that_cannot_be_listed_is_reported(monkeypatch):
    def fail(_path):
        raise PermissionError(13, "Permission denied")

    Path("locked").mkdir()
    monkeypatch.setattr(Path, "iterdir", fail)
    with pytest.raises(UsageError) as refused:
        find_decks(["locked"])
    assert message(refused) == ("the folder 'locked' cannot be read: permission denied", None)
