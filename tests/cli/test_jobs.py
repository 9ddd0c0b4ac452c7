"""--jobs: several processes share decks or the copies of a class, and all that is seen of it is that it is quicker."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere one process does it all")

CARD = "  - {front: Größe %d, back: 'size → %d'}\n"
DECKS = {
    "a": "title: A\ncards:\n" + "".join(CARD % (n, n) for n in range(9)),
    "b": "title: B\ncards:\n  - {front: no back}\n",
    "c": "title: C\ncards:\n  - {front: long, back: " + "many words " * 300 + "}\n",
    "d": "title: D\ncards:\n  - {front: one, back: eins}\n",
    "e": "title: E\ncards:\n  - {front: \U000f1234, back: none}\n",
    "f": "title: F\nprint: {copies: 2}\ncards:\n  - {front: two, back: zwei}\n",
}
ROSTER = "name,edition,cards\nAda,,\nBo,large-print,\nCy,loud,\nDi,,1-3\n\U000f1234,,\nEli,,\n"


@pytest.fixture
def decks():
    Path("cards").mkdir()
    for name, text in DECKS.items():
        Path(f"cards/{name}.yaml").write_text(text, encoding="utf-8")


def came_of(start, jobs, *arguments):
    """Return what came of a command line: its status, what it said, and every file that it wrote."""
    process = start(*arguments, "--jobs", jobs, "-o", "out")
    out, err = process.communicate(timeout=60)
    files = {}
    for path in sorted(Path("out").glob("*")):
        files[path.name] = path.read_bytes()
        path.unlink()
    return process.returncode, out, err, files


@pytest.mark.usefixtures("decks")
@pytest.mark.parametrize(
    "command",
    [("deck", "--duplex"), ("deck", "--strict"), ("bundle", "--json"), ("worksheet", "--versions", "A,B")],
    ids=" ".join,
)
def test_files_messages_and_status_are_those_of_one_process(command, start):
    alone = came_of(start, 1, *command)
    assert alone[0] == 7
    assert len(alone[3]) in {3, 4}
    for jobs in (2, 5):
        assert came_of(start, jobs, *command) == alone


@pytest.mark.usefixtures("decks")
def test_so_are_those_of_versions_with_a_file_each(start):
    command = ("key", "cards/a.yaml", "--kind", "choice", "--versions", "A,B,C", "--each-version")
    scanned = ("--key-csv", "out/key.csv")
    alone = came_of(start, 1, *command, *scanned)
    assert sorted(alone[3]) == ["a-key-A.pdf", "a-key-B.pdf", "a-key-C.pdf", "key.csv"]
    assert came_of(start, 2, *command, *scanned) == alone


@pytest.mark.usefixtures("decks")
def test_a_table_for_scanners_that_cannot_be_made_is_reported_after_the_key_is_written(start):
    command = ("key", "cards/a.yaml", "--versions", "A,B", "--each-version", "--key-csv", "out/key.csv")
    status, _, err, files = came_of(start, 2, *command)
    assert (status, sorted(files)) == (7, ["a-key-A.pdf", "a-key-B.pdf"])
    assert b"a scanner cannot mark it" in err


@pytest.mark.usefixtures("decks")
@pytest.mark.parametrize("together", [(), ("--collate",)])
def test_so_are_those_of_a_class(together, start):
    Path("5b.csv").write_text(ROSTER, encoding="utf-8")
    command = ("worksheet", "cards/a.yaml", "--kind", "choice", "--versions", "A,B", "--class", "5b.csv", *together)
    alone = came_of(start, 1, *command, "--json")
    assert alone[0] == 7
    assert b"no sheet for 'Cy'" in alone[2]
    for jobs in (2, 5):
        assert came_of(start, jobs, *command, "--json") == alone


@pytest.mark.usefixtures("decks")
def test_a_copy_that_one_process_made_is_there_already_for_several(start):
    Path("5b.csv").write_text("name\nAda\nBo\nCy\n", encoding="utf-8")
    for jobs, said in ((1, b"3 copies, with"), (2, b"0 copies, 3 there already")):
        _, err = start("worksheet", "cards/a.yaml", "--class", "5b.csv", "--jobs", jobs, "-o", "out").communicate()
        assert said in err


@pytest.mark.parametrize("to_all", [False, True], ids=["to the first process", "to all, as Ctrl-C does"])
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.usefixtures("decks")
def test_a_run_that_is_stopped_says_so_and_leaves_nothing(to_all, sent, status, start):
    """The first deck is a pipe nobody writes to: a process is in the middle of reading it when the signal comes."""
    Path("out").mkdir()
    os.mkfifo("pipe.yaml")
    with start("deck", "pipe.yaml", "cards", "--jobs", 2, "-o", "out", start_new_session=True) as process:
        writer = os.open("pipe.yaml", os.O_WRONLY)  # waits until the program has opened it to read
        if to_all:
            os.killpg(process.pid, sent)
        else:
            process.send_signal(sent)
        _, err = process.communicate(timeout=30)
        os.close(writer)
    assert process.returncode == status
    assert err == b"stopped; no unfinished file was left behind\n"
    assert list(Path("out").iterdir()) == []


@pytest.mark.usefixtures("decks")
@pytest.mark.parametrize(
    "asked", [("cards/a.yaml",), ("cards/a.yaml", "--jobs", 4), ("cards", "--jobs", 1), ("cards",)]
)
def test_where_one_process_does_it_nothing_of_several_is_loaded(asked, start):
    err = start("deck", *asked, env={"PYTHONPROFILEIMPORTTIME": "1"}).communicate(timeout=60)[1]
    assert b"cardprint.build.workers" in err
    assert b"multiprocessing" not in err
