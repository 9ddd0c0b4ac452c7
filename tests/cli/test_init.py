"""init: a deck to start from; schema: the rules of decks for editors."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

WRITTEN = ["README.md", "cards/deck.schema.json", "cards/first-words.yaml"]


def files(folder: str = ".") -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file())


def test_it_writes_a_deck_its_rules_and_what_to_run_next(run):
    result = run("init")
    assert (result.status, result.out) == (0, "")
    assert files() == WRITTEN
    assert result.err.splitlines()[-1] == "next: cardprint deck --duplex"


def test_the_deck_it_writes_is_right_and_can_be_printed(run):
    run("init")
    assert run("check") == (0, "", "1 deck: 0 errors, 0 warnings\n")
    assert run("deck", "--duplex").status == 0


def test_editors_find_the_rules_beside_the_deck(run):
    run("init")
    first = Path("cards/first-words.yaml").read_text(encoding="utf-8").splitlines()[0]
    schema = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    rules = json.loads(Path("cards", schema[1]).read_text(encoding="utf-8"))
    jsonschema.validators.validator_for(rules).check_schema(rules)


def test_it_writes_to_a_folder_of_its_own(run):
    result = run("init", "french/class")
    assert files("french/class") == WRITTEN
    assert result.err.splitlines()[-1] == "next: cd french/class && cardprint deck --duplex"


def test_it_overwrites_nothing(run):
    Path("cards").mkdir()
    mine = Path("cards/first-words.yaml")
    mine.write_text("mine", encoding="utf-8")
    result = run("init")
    assert result.status == 0
    assert mine.read_text(encoding="utf-8") == "mine"
    assert f"{mine}: is there already, left as it is\n" in result.err
    assert files() == WRITTEN


def test_every_command_the_readme_names_is_one(run):
    run("init")
    readme = Path("README.md").read_text(encoding="utf-8")
    for command in re.findall(r"^    (cardprint .*?)(?:  |$)", readme, re.MULTILINE):
        assert run(*command.split()[1:]).status == 0, command


def test_a_folder_that_cannot_be_made_is_reported(run):
    Path("taken").touch()
    result = run("init", "taken")
    assert result.status == 5
    assert result.err.startswith("error: cannot write taken")


@pytest.mark.usefixtures("deck")
def test_the_schema_is_json_schema(run):
    rules = json.loads(run("schema").out)
    jsonschema.validators.validator_for(rules).check_schema(rules)
    assert rules["title"]
