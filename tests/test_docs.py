"""The examples of the README and the docs, run as a reader runs them: a page from top to bottom, beside cards/."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from textwrap import indent
from typing import NamedTuple

import pytest

from cardprint.cli.boundary import run
from cardprint.files.shipped import CARDS
from cardprint.source.deck_file import load_deck
from cardprint.source.theme_file import KEYS, load_theme

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
BLOCK = re.compile(r"^( *)```console(?: exit=(\d+))?\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
THEME = re.compile(r"^```yaml theme=(\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")


class Example(NamedTuple):
    """A command of a page, the exit status it is shown to have, and the lines of output shown below it."""

    command: str
    status: int
    shown: tuple[str, ...]


def examples(page: Path) -> list[Example]:
    found: list[Example] = []
    for _, status, body in BLOCK.findall(page.read_text(encoding="utf-8")):
        for line in body.splitlines():
            stripped = line.strip()
            if stripped.startswith("$ "):
                found.append(Example(stripped[2:], int(status or 0), ()))
            elif stripped and found:
                found[-1] = found[-1]._replace(shown=(*found[-1].shown, stripped))
    return [example for example in found if example.command.startswith("cardprint ")]


def headings(page: Path) -> set[str]:
    titles = re.findall(r"(?m)^#+ (.+)$", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_a_page_do_what_it_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    shutil.copytree(CARDS, tmp_path / "cards")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for name, theme in THEME.findall(page.read_text(encoding="utf-8")):
        (tmp_path / name).write_text(theme, encoding="utf-8")
    for example in examples(page):
        status = run(shlex.split(example.command)[1:])
        said = "".join(capfd.readouterr())
        assert status == example.status, f"{example.command}\n{said}"
        for line in example.shown:
            assert re.search(re.escape(line).replace("…", ".*"), said), (
                f"{example.command} does not say: {line}\n{said}"
            )


def as_deck(shown: str) -> str:
    """Put around a piece of a deck what it needs to be one."""
    if "cards:" in shown:
        return shown
    if shown.startswith("- "):
        return f"title: T\ncards:\n{shown}"
    if shown.startswith("back:"):
        return f"title: T\ncards:\n  - front: Q\n{indent(shown, '    ')}"
    return f"title: T\nprint:\n{indent(shown, '  ')}cards: [{{front: Q, back: A}}]\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_decks_of_a_page_can_be_read(page: Path, tmp_path: Path):
    shutil.copytree(CARDS / "pictures", tmp_path / "pictures")
    for shown in YAML.findall(page.read_text(encoding="utf-8")):
        path = tmp_path / "deck.yaml"
        path.write_text(as_deck(shown), encoding="utf-8")
        assert load_deck(path)[1] == (), shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_links_of_a_page_lead_somewhere(page: Path):
    for path, heading in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{page.name} links to {path}"
        if heading:
            assert heading in headings(target), f"{page.name} links to {path}#{heading}"


def test_the_page_on_themes_shows_every_key_of_a_theme_file(tmp_path: Path):
    page = (ROOT / "docs" / "themes.md").read_text(encoding="utf-8")
    (text,) = (text for name, text in THEME.findall(page) if name == "seaside.yaml")
    path = tmp_path / "seaside.yaml"
    path.write_text(text, encoding="utf-8")
    load_theme(path)
    assert {line.split(":")[0] for line in text.splitlines() if line} == set(KEYS)
    assert [name for name in KEYS if f"| `{name}` |" not in page] == []


def test_the_docs_have_examples():
    assert sum(len(examples(page)) for page in PAGES) > 20
