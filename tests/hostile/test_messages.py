"""Whatever stands in a file, and wherever, a message repeats at most 60 characters of it in a row, all harmless."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from cardprint.cli import boundary
from cardprint.errors import SHOWN

pytestmark = pytest.mark.skipif(os.name == "nt", reason="file names with control characters are a matter of POSIX")

TEXTS = {
    "one long word": "q" * 9000,
    "a word": "quizQ" * 100,
    "many words": "qu iz " * 1500,
    "many short ones, as of a list": ",".join(["quiz", "zq"] * 1500),
    "a long tag of a language": "qq_" + "_".join(["quizquiz"] * 1000),
    "more than a text may have": "q" * 12_000,
    "a letter of many marks": "q" + "\u0301" * 9000,
    "what moves a cursor": "q\u009b31m\x1b[2J\u202e\x07\r" * 20,
    "what libraries read": "\\qqqq{" * 200 + "%s{0}[/red]" * 200,
}
CARD = "  - front: a question\n    back: an answer\n"
SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{}</svg>"


class Place(NamedTuple):
    """Where a text stands: the files of a folder with ``@`` for it, and what is run there."""

    files: dict[str, str]
    run: tuple[str, ...] = ("check", "deck.yaml")


def deck(card: str = CARD, head: str = "") -> dict[str, str]:
    """Return a deck whose every ``@`` is written as YAML's double quotes have it."""
    return {"deck.yaml": f"title: A deck\n{head}cards:\n{card}"}


def side(text: str, key: str = "back") -> Place:
    """Return a deck with a text of markup on a card."""
    front = "" if key == "front" else "    front: a question\n"
    return Place(deck(f"  - id: a\n{front}    {key}: {text}\n"), ("deck", "deck.yaml", "-o", "out.pdf"))


def option(*arguments: str) -> Place:
    """Return what is asked of a plain deck."""
    return Place(deck(), ("worksheet", "deck.yaml", "-o", "out.pdf", *arguments))


KEYS = [
    "id",
    "tags",
    "hint",
    "note",
    "kind",
    "points",
    "lines",
    "rating",
    "choices",
    "accept",
    "image",
    "image_height",
    "image_side",
    "labels",
]
PRINT = [
    "font",
    "font-dir",
    "theme",
    "stock",
    "paper",
    "card-size",
    "back-offset",
    "mix",
    "versions",
    "header",
    "kind",
    "grade",
    "copies",
    "boxes",
]
COLUMNS = ["version", "edition", "language", "cards"]
THEME = ["base", "about", "font", "text", "front", "band", "border", "corner", "tags"]
PLACES = {
    "a key of the deck": Place(deck(head="@: x\n")),
    "a key of a card": Place(deck(CARD + "    @: x\n")),
    "a key twice": Place(deck(CARD + "    @: x\n    @: y\n")),
    "a title": Place({"deck.yaml": f"title: @\ncards:\n{CARD}"}),
    "a language": Place(deck(head="lang: @\n")),
    "a value where there should be another": Place({"deck.yaml": "title: a\ncards: @\n"}),
    "a deck": Place({"deck.yaml": "@\n"}),
    "an anchor": Place({"deck.yaml": "title: &~ x\ncards:\n  - {front: *~, back: *a~}\n"}),
    "a YAML tag": Place({"deck.yaml": "title: !!~ x\ncards: !~\n"}),
    "a broken line": Place({"deck.yaml": "title: a\n~\ncards:\n"}),
    "a key out of line": Place({"deck.yaml": "title: a\n  ~: b\ncards:\n"}),
    "a text with a colon": Place({"deck.yaml": "title: a\n~: [b\ncards:\n"}),
    "a key that is reserved": Place({"deck.yaml": "title: a\n~: @b\ncards:\n"}),
    "a dash without a space": Place({"deck.yaml": "title: a\ncards:\n  -~: a\n    b: c\n"}),
    "a key without a space": Place({"deck.yaml": "title: a\ncards:\n  - ~:a\n"}),
    "a directive": Place({"deck.yaml": "%~ ~\ntitle: a\n"}),
    **{f"the {key} of a card": Place(deck(f"{CARD}    {key}: @\n")) for key in KEYS},
    "two cards of an id": Place(deck(f"{CARD}    id: @\n{CARD}    id: @\n")),
    "a card twice": Place(deck("  - {front: @, back: @}\n" * 2)),
    "a tag that is much like another": Place(
        deck(f"{CARD}    tags: [@]\n"), ("deck", "deck.yaml", "--tags", "quizz", "-o", "out.pdf")
    ),
    "the label of a picture": Place(
        deck(f"{CARD}    image: a.svg\n    labels: [{{at: @, text: @, @: x}}]\n")
        | {"a.svg": SVG.format("<circle r='9'/>")},
    ),
    **{f"the setting {name} of a deck": Place(deck(head=f"print: {{{name}: @}}\n")) for name in (*PRINT, "@")},
    "a side of a card": side("@"),
    "a formula": side("$~$"),
    "a command of a formula": side("'$\\~{x}$'"),
    "an environment of a formula": side("'$\\begin{~}x\\end{~}$'"),
    "an environment that is closed": side("'$\\begin{matrix}x\\end{~}$'"),
    "chemistry": side("'$\\ce{~ ~ ä~}$'"),
    "a link": side("'[text](~)'"),
    "a picture": side("'![text](~)'"),
    "a picture in a line": side("'so ![text](~)'"),
    "the language of code": side("|\n      ```~\n      x\n      ```"),
    "a fence": side("|\n      " + "`" * 9000 + "\n      x"),
    "a code block that is not closed": side("|\n      ```~"),
    "a gap": side("'{{~}} {{~::~}} {{c1::~'", "front"),
    "a reading": side("'{~|~} {~|~'"),
    "a row of a table": side("|\n      |a|b|\n      |-|-|\n      |~|~|~|"),
    "a chain": side("'~ -~-> ~ ->'"),
    "a character that no font has": side("'\U000f0000~'"),
    "an SVG's element": side("'![a](a.svg)'")._replace(
        files=deck("  - front: '![a](a.svg)'\n    back: b\n")
        | {"a.svg": SVG.format("<~ id='a'/><rect width='9' height='9' fill='url(#a)'/>")}
    ),
    "an SVG's reference": Place(
        deck("  - front: '![a](a.svg)'\n    back: b\n")
        | {"a.svg": SVG.format("<use href='~'/><text>~\U000f0000\u0301</text>")}
    ),
    "an SVG's text": Place(
        deck("  - front: '![a](a.svg)'\n    back: b\n") | {"a.svg": SVG.format("<text y='5'>\U000f0000~ ~</text>")}
    ),
    "an SVG's attributes": Place(
        deck("  - front: '![a](a.svg)'\n    back: b\n")
        | {"a.svg": SVG.format("<rect width='9' height='9' mask='~' filter='~' clip-path='~'/>")}
    ),
    "an SVG that is none": Place(deck("  - front: '![a](a.svg)'\n    back: b\n") | {"a.svg": "<~"}),
    **{
        f"the {name} of a theme": Place(
            deck() | {"my.yaml": f"base: plain\n{name}: @\n"},
            ("deck", "deck.yaml", "--theme", "my.yaml", "-o", "out.pdf"),
        )
        for name in (*THEME, "@")
    },
    **{
        f"the {name} of a pupil": Place(
            deck() | {"class.csv": f'name,{name}\nAda,"~"\n'},
            ("worksheet", "deck.yaml", "--class", "class.csv", "-o", "out"),
        )
        for name in COLUMNS
    },
    "the name of a pupil": Place(
        deck() | {"class.csv": 'name,version\n"~",loud\n"~",\n'},
        ("worksheet", "deck.yaml", "--class", "class.csv", "-o", "out"),
    ),
    "a column of a roster": Place(
        deck() | {"class.csv": "~,nam,edition~\nx,y,z\n"},
        ("worksheet", "deck.yaml", "--class", "class.csv", "-o", "out"),
    ),
    "a rating": Place(deck() | {"deck.ratings.csv": 'id,rating\na-question,"~"\n'}),
    "a rated card's id": Place(deck() | {"deck.ratings.csv": 'id,rating\n"~",3\n'}),
    "a rated card's front": Place(deck() | {"deck.ratings.csv": 'front,rating\n"~",3\n'}),
    "a rated card's number": Place(deck() | {"deck.ratings.csv": 'number,rating\n"~",3\n'}),
    "a column of ratings": Place(deck() | {"deck.ratings.csv": "~,ratin,ids\n1,2,3\n"}),
    "ratings that are taken down": Place(
        deck() | {"log.csv": 'id,rating,~\n"~","~"\n'}, ("rate", "deck.yaml", "--from", "log.csv")
    ),
    "a picture's file": Place(deck(f"{CARD}    image: @.png\n") | {"quiz.png": "x"}),
    "a font's file": Place(deck() | {"\x1b[31mq\n\u202e.ttf": "x"}, ("check", "deck.yaml", "--font-dir", ".")),
    "a file in a folder": Place({"\x1b[31m\n\u202e.yaml": "title: @\n", "[red].yaml": "a"}, ("deck", ".")),
    "a deck's file": Place({"\x1b[31m\n\u202e.yaml": f"title: b\ncards:\n{CARD}"}, ("deck", "-o", "out", ".")),
    "a class's folder": Place(
        deck() | {"class.csv": "name\nAda\n"},
        ("worksheet", "deck.yaml", "--class", "class.csv", "-o", "\x1b[31m\n\u202e"),
    ),
    "a command": Place({}, ("@",)),
    "an option's value": Place({}, ("deck", "--flip=@")),
    "tags asked for": option("--tags=@"),
    "cards asked for": option("--cards=@"),
    "a seed": option("--shuffle=@", "--fit=@"),
    **{f"the option {name}": option(f"--{name}=@") for name in ("kind", "mix", "versions", "limit", "start", "paper")},
}


def written(files: dict[str, str], text: str) -> str:
    """Write the files of a place: ``@`` is the text as YAML quotes it, ``~`` the text as it is, on one line.

    Gives what is in them.
    """
    means = {"@": json.dumps(text), "~": re.sub(r"[\x00-\x08\x0a-\x1f]", "", text)}
    written = []
    for name, data in files.items():
        written.append("".join(means.get(part, part) for part in re.split("([@~])", data)))
        Path(name).write_text(written[-1], encoding="utf-8")
    return "\n".join((text, *written))


def outside(said: str, text: str) -> str:
    """Return what of a message should not be there: a control character, or more than 60 characters of a text."""
    for line in said.split("\n"):
        if not re.sub("[\u00a0\u200c\u200d]", "", line).isprintable():
            return f"{line!r} acts on a terminal"
        for at in range(len(line) - SHOWN):
            if line[at : at + SHOWN + 1] in text:
                return line
    return ""


@pytest.mark.parametrize("place", PLACES)
def test_no_message_repeats_more_of_a_file_than_sixty_harmless_characters(place, capsys, tmp_path, monkeypatch):
    files, command = PLACES[place]
    for number, (name, text) in enumerate(TEXTS.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        monkeypatch.chdir(folder)
        monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
        given = written(files, text)
        status = boundary.run([argument.replace("@", text[:4000]) for argument in command])
        told = capsys.readouterr()
        assert status in (0, 2, 3, 4, 5, 7), (name, told.err)
        assert outside(told.out + told.err, given) == "", name


@pytest.mark.parametrize("form", ["human", "short", "json"])
def test_what_is_reported_to_programs_acts_on_no_terminal_either(form, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = "a\x1b[31m\x9b\n\u202e.yaml"
    Path(name).write_text("title: a", encoding="utf-8")
    assert boundary.run(["check", name, "--format", form]) == 3
    told = capsys.readouterr().out
    assert outside(told, "") == ""
    assert form != "json" or json.loads(told)[0]["path"] == name


@pytest.mark.parametrize("command", [["deck", "{}"], ["check", "{}/a.yaml"], ["{}"], ["check", "--font-dir={}"]])
def test_a_name_longer_than_a_disk_takes_is_a_mistake_like_any_other(command, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("cards").mkdir()
    Path("cards/a.yaml").write_text(f"title: a\ncards:\n{CARD}", encoding="utf-8")
    assert boundary.run([argument.format("q" * 5000) for argument in command]) in (2, 3)
    assert capsys.readouterr().err


def test_an_option_that_is_not_there_is_reported_without_what_moves_a_cursor(capsys):
    assert boundary.run(["deck", "--\x1b[31m\u202e\n"]) == 2
    assert outside(capsys.readouterr().err, "") == ""


def test_a_working_folder_that_is_gone_is_reported(tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f"cd {gone}; rmdir {gone}; exec {sys.executable} -m cardprint deck a.yaml"
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    done = subprocess.run(["/bin/sh", "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == ("error: the folder you work in is not there any more\n  hint: change to another folder\n")
