"""No output replaces what it is made of, or another output of the run: that is told before anything is written."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

import pytest

from cardprint.build.overwriting import refuse_overwriting
from cardprint.cli.boundary import run
from cardprint.errors import UsageError

PICTURE = Path(__file__).parents[1] / "decks" / "good" / "pictures" / "disc.svg"
DECK = """\
title: Words
cards:
  - {front: one, back: un, image: disc.pdf}
  - {front: two, back: deux}
  - {front: three, back: trois}
"""


@pytest.fixture
def files(tmp_path, monkeypatch, cast_font):
    """Return the folder of a deck with all that a deck may have beside it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "words.yaml").write_text(DECK, encoding="utf-8")
    (tmp_path / "words.pdf").write_text(DECK, encoding="utf-8")
    (tmp_path / "words.ratings.csv").write_text("number,rating\n1,1\n", encoding="utf-8")
    (tmp_path / "look.yaml").write_text("text: '#333333'\n", encoding="utf-8")
    (tmp_path / "class.csv").write_text("name\nAda\n", encoding="utf-8")
    (tmp_path / "config" / "cardprint").mkdir(parents=True)
    (tmp_path / "config" / "cardprint" / "config.yaml").write_text("paper: A4\n", encoding="utf-8")
    copy(PICTURE, tmp_path / "disc.pdf")
    (tmp_path / "link.pdf").symlink_to("words.yaml")
    cast_font("Squares")
    return tmp_path


KEY = ("key", "words.yaml", "--kind", "choice", "--theme", "look.yaml", "--font-dir", "fonts")


@pytest.mark.parametrize(
    "arguments",
    [
        ("deck", "words.pdf", "-o", "words.pdf"),
        ("deck", "words.yaml", "-o", "disc.pdf"),
        ("deck", "words.yaml", "-o", "link.pdf"),
        (*KEY, "--key-csv", "words.yaml"),
        (*KEY, "--key-csv", "./words.ratings.csv"),
        (*KEY, "--key-csv", "look.yaml"),
        (*KEY, "--key-csv", "fonts/Squares-Regular.ttf"),
        (*KEY, "--key-csv", "disc.pdf"),
        (*KEY, "--key-csv", "config/cardprint/config.yaml"),
        (*KEY, "--key-csv", "new.pdf", "-o", "new.pdf"),
        (*KEY, "--versions", "A,B", "--each-version", "-o", "new.pdf", "--key-csv", "new-B.pdf"),
        (*KEY, "--key-csv", "output/words-key.pdf"),
        ("worksheet", "words.yaml", "--class", "out/list.pdf", "-o", "out"),
        ("worksheet", "words.yaml", "--class", "out/list.pdf", "-o", "out", "--collate"),
        ("worksheet", "out/1-ada.pdf", "--class", "class.csv", "-o", "out"),
    ],
    ids=" ".join,
)
def test_no_output_replaces_an_input_or_another_output(files, arguments, capfd):
    (files / "out").mkdir()
    copy(files / "class.csv", files / "out" / "list.pdf")
    (files / "out" / "1-ada.pdf").write_text("title: T\ncards: [{front: a, back: b}]\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in files.rglob("*") if path.is_file()}
    assert run(arguments) == 2
    assert {path: path.read_bytes() for path in files.rglob("*") if path.is_file()} == before
    said = capfd.readouterr().err
    assert "choose another name" in said


def test_what_was_made_before_is_replaced(files):
    for _ in range(2):
        assert run((*KEY, "--key-csv", "new.csv", "-o", "new.pdf")) == 0
        assert run(("worksheet", "words.yaml", "--class", "class.csv", "-o", "out")) == 0
    assert (files / "new.csv").exists()


def test_names_that_differ_in_capitals_are_two_files_where_the_disk_says_so(tmp_path):
    source, target = tmp_path / "words.pdf", tmp_path / "Words.pdf"
    source.touch()
    if target.exists():
        with pytest.raises(UsageError):
            refuse_overwriting([target], [source])
    else:
        refuse_overwriting([target], [source])
