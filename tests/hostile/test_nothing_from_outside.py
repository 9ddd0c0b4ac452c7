"""A deck has nothing read or run but what lies beside it, what its user names, and the program's own files."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from cardprint.text import system_fonts
from hostile.samples import png

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
DECK = """\
title: Everything a deck can ask for
lang: de
print: {theme: theme.yaml}
cards:
  - front: "[a link](http://127.0.0.1:PORT/) and $x^2$ and \\u6f22\\u5b57 \\u05d0"
    back: |
      - <img src="http://127.0.0.1:PORT/a.png"/> **bold**
      - ![a disc](disc.svg)
    image: a.png
  - front: Donaudampfschifffahrtsgesellschaft 😀
    back: "<a href='file:///etc/passwd'>x</a>"
"""
DISC = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><circle r='4'/><text y='9'>a</text></svg>"
# Run with PEP 578's hook, which Python tells of every file it opens, every module, process and connection.
WATCHED = """
import json, sys
seen = []
WANTED = ("open", "socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "urllib.")
def watch(event, arguments):
    if event.startswith(WANTED):
        seen.append((event, str(arguments[0]) if arguments else ""))
sys.addaudithook(watch)
from cardprint.cli.boundary import run
status = run(sys.argv[1:])
print(json.dumps([status, seen]))
"""
_INSTALL = {
    sys.prefix,
    sys.base_prefix,
    sys.exec_prefix,
    *sysconfig.get_paths().values(),
    *sys.path[1:],
    str(ROOT),
    os.devnull,
}


@pytest.fixture
def canary():
    """Yield a server that nobody should ask for anything."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.01)
        yield server
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.fixture
def folder(tmp_path, canary, monkeypatch):
    """A folder with a deck that asks for all there is, in a folder that it has no business in."""
    (tmp_path / "secret.png").write_bytes(png(9, 9))
    folder = tmp_path / "decks"
    folder.mkdir()
    port = str(canary.getsockname()[1])
    (folder / "deck.yaml").write_text(DECK.replace("PORT", port), encoding="utf-8")
    (folder / "theme.yaml").write_text("base: school\n", encoding="utf-8")
    (folder / "a.png").write_bytes(png(30, 20))
    (folder / "disc.svg").write_bytes(DISC)
    monkeypatch.chdir(folder)
    return folder


def allowed(path: str, folder: Path) -> bool:
    """Return whether a file is one that may be opened.

    The deck's, the program's, or the system's fonts and languages.
    """
    places = [*_INSTALL, str(folder), *map(str, system_fonts.folders())]
    real = os.path.realpath(folder / path)
    return any(real == place or real.startswith(os.path.realpath(place) + os.sep) for place in places)


def environment(folder: Path) -> dict[str, str]:
    home = {"HOME": str(folder / "home"), "XDG_CONFIG_HOME": str(folder / "home"), "RL_trustedHosts": "*"}
    return os.environ | home | {"PYTHONPATH": str(ROOT / "src")}


@pytest.mark.parametrize("product", ["deck", "bundle", "study"])
def test_python_opens_no_other_file_no_connection_and_no_process(product, folder):
    command = [sys.executable, "-c", WATCHED, product, "deck.yaml", "-o", "out.pdf", "--missing", "box"]
    done = subprocess.run(command, env=environment(folder), capture_output=True, text=True, check=True)
    status, seen = json.loads(done.stdout)
    assert status == 0, done.stderr
    opened = {path for event, path in seen if event == "open" and not path.isdigit()}
    assert {event for event, _ in seen} == {"open"}
    assert str(folder / "deck.yaml") in {os.path.realpath(folder / path) for path in opened}
    assert [path for path in opened if not allowed(path, folder)] == []


# What the dynamic linker, the C library and Python itself look at in any process.
_OF_EVERY_PROCESS = (
    "/proc/",
    "/etc/ld.so",
    "/lib",
    "/usr/lib",
    "/usr/local/lib",
    "/dev/",
    "/sys/",
    "/usr/share/zoneinfo",
)
_OF_C = ("/etc/localtime", "/usr/share/locale", "/etc/mime.types", "/etc/httpd", "/usr/local/etc/mime.types")
_OPENED = re.compile(r'open(?:at)?\((?:AT_FDCWD, )?"([^"]*)".* = \d+')


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_neither_do_the_libraries_below_python(folder, tmp_path):
    log = tmp_path / "log"
    calls = "trace=open,openat,connect,execve,socket"
    command = ["strace", "-f", "-qq", "-e", calls, "-o", str(log), sys.executable, "-m", "cardprint"]
    line = [*command, "bundle", "deck.yaml", "-o", "out.pdf", "--missing", "box"]
    done = subprocess.run(line, env=environment(folder), capture_output=True, text=True, check=False)
    if "ptrace" in done.stderr.lower():
        pytest.skip(f"strace may not look at processes here: {done.stderr.splitlines()[0]}")
    assert done.returncode == 0, done.stderr
    calls = log.read_text(encoding="utf-8", errors="replace").splitlines()
    assert sum("execve(" in call for call in calls) == 1
    assert [call for call in calls if "connect(" in call or "socket(AF_INET" in call] == []
    opened = {match[1] for call in calls if (match := _OPENED.search(call))}
    assert any(path.endswith("NotoSans-Regular.ttf") for path in opened)
    strangers = [path for path in opened if not path.startswith((*_OF_EVERY_PROCESS, *_OF_C))]
    assert [path for path in strangers if not allowed(path, folder)] == []


@pytest.mark.parametrize(
    ("image", "why"),
    [
        ("../secret.png", "is outside the deck's folder"),
        ("a/../../secret.png", "is outside the deck's folder"),
        ("SECRET", "is named by a path from elsewhere"),
        ("~/secret.png", "is named by a path from elsewhere"),
        ("file:///etc/passwd", "is not a file"),
        ("http://127.0.0.1/a.png", "is not a file"),
        ("link.png", "is a link to a file outside the deck's folder"),
        ("linked/secret.png", "is a link to a file outside the deck's folder"),
        ("\\\\\\\\server\\\\a.png", "is named by a path from elsewhere"),
    ],
)
def test_a_picture_outside_the_decks_folder_is_refused(image, why, folder, program):
    secret = folder.parent / "secret.png"
    (folder / "link.png").symlink_to(secret)
    (folder / "linked").symlink_to(secret.parent)
    image = image.replace("SECRET", str(secret))
    deck = f'title: t\ncards:\n  - {{front: a, back: b, image: "{image}"}}\n'
    (folder / "deck.yaml").write_text(deck, encoding="utf-8")
    done = program("deck", "deck.yaml", "-o", "out.pdf")
    assert done.status == 3
    assert done.err.startswith("deck.yaml:3:")
    assert why in done.err


def test_a_link_in_the_decks_folder_is_no_way_out_for_its_settings(folder, program):
    (folder / "fonts").symlink_to("/usr")
    (folder / "deck.yaml").write_text(
        "title: t\nprint: {font-dir: fonts}\ncards:\n  - {front: a, back: b}\n", encoding="utf-8"
    )
    done = program("deck", "deck.yaml", "-o", "out.pdf")
    assert done.status == 3
    assert "deck.yaml:2:19: error: 'font-dir': 'fonts' is outside the deck's folder" in done.err


@pytest.mark.parametrize("link", ["a.ttf", "more/a.ttf"])
def test_a_font_that_is_a_link_out_of_the_decks_folder_is_refused(link, folder, program):
    (folder.parent / "secret.ttf").write_bytes(b"no font")
    (folder / "fonts" / "more").mkdir(parents=True)
    (folder / "fonts" / link).symlink_to(folder.parent / "secret.ttf")
    (folder / "deck.yaml").write_text(
        "title: t\nprint: {font-dir: fonts}\ncards:\n  - {front: a, back: b}\n", encoding="utf-8"
    )
    for command in ("deck", "check"):
        done = program(command, "deck.yaml")
        assert done.status == 3
        told = f"deck.yaml:2:19: error: 'font-dir': 'fonts/{link}' is a link to a file outside the deck's folder"
        assert told in done.err + done.out.decode()
    (folder / "deck.yaml").write_text("title: t\ncards:\n  - {front: a, back: b}\n", encoding="utf-8")
    named = program("deck", "deck.yaml", "--font-dir", "fonts")  # which may be anywhere
    assert "is damaged or not a font" in named.err


@pytest.mark.parametrize("name", ["theme", "font-dir"])
def test_a_pipe_in_the_decks_folder_is_not_waited_for(name, folder, program):
    os.mkfifo(folder / "pipe.yaml")
    deck = f"title: t\nprint: {{{name}: pipe.yaml}}\ncards:\n  - {{front: a, back: b}}\n"
    (folder / "deck.yaml").write_text(deck, encoding="utf-8")
    done = program("deck", "deck.yaml", "-o", "out.pdf")
    assert done.status == 3
    assert f"'{name}': 'pipe.yaml' is no file" in done.err


# Modules that the program imports, and those that ReportLab looks for.
TRAPS = (
    *("yaml", "typer", "reportlab_settings", "reportlab_mods", "PIL", "csv", "pyphen", "uharfbuzz", "sitecustomize"),
    *("pathlib", "signal", "typing", "fnmatch", "urllib", "dataclasses"),  # contextlib Python itself loads before that
)


def test_modules_in_the_working_folder_are_not_run(folder, program):
    for name in TRAPS:
        (folder / f"{name}.py").write_text(f"open('ran-{name}', 'w').close()\n", encoding="utf-8")
    for name in (".reportlab_settings", ".reportlab_mods"):
        (folder / name).write_text("open('ran', 'w').close()\n", encoding="utf-8")
    done = program("deck", "deck.yaml", "-o", "out.pdf", "--missing", "box", HOME=str(folder), RL_trustedHosts="*")
    assert done.status == 0, done.err
    assert list(folder.glob("ran*")) == []


@pytest.mark.parametrize("there", [True, False], ids=["a file", "nothing"])
def test_ratings_that_are_a_link_to_elsewhere_are_neither_read_nor_written(there, tmp_path, program):
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/deck.yaml").write_text("title: t\ncards:\n  - {front: a, back: b}\n", encoding="utf-8")
    (tmp_path / "decks/deck.ratings.csv").symlink_to(tmp_path / "elsewhere.csv")
    if there:
        (tmp_path / "elsewhere.csv").write_text("number,rating\n1,3\n", encoding="utf-8")
    for command in (("deck", "decks/deck.yaml", "-o", "out.pdf"), ("rate", "--side", "decks/deck.yaml")):
        done = program(*command)
        assert done.status == 3
        assert done.err.startswith("decks/deck.ratings.csv: error: the file is a link to one outside the deck's folder")
    assert (tmp_path / "elsewhere.csv").exists() == there
