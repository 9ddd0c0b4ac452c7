"""--watch: what is saved is printed again, until Ctrl-C."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from cardprint.cli import watch as watching
from cardprint.cli.watch import Watch


class EnoughError(Exception):
    pass


@pytest.fixture
def saves(monkeypatch):
    """Return what takes a list of steps, one for each look at the files; after the last the watch ends."""

    def take(*steps):
        waiting = iter(steps)

        def sleep(_):
            step = next(waiting, None)
            if step is None:
                raise EnoughError
            step()

        monkeypatch.setattr(watching.time, "sleep", sleep)

    return take


def watched(sources, make=lambda _: None):
    made = []

    def note(name):
        made.append(name)
        make(name)

    with pytest.raises(EnoughError):
        Watch(sources).run(note)
    return made


def test_what_depends_on_a_saved_file_is_made_again_and_nothing_else(saves):
    Path("a").write_text("1")
    Path("b").write_text("1")
    saves(lambda: Path("a").write_text("22"), lambda: None, lambda: Path("b").write_text("22"))
    assert watched({"one": ["a"], "two": ["b"], "both": ["a", "b"]}) == ["one", "both", "two", "both"]


def test_files_that_come_and_go_are_seen(saves):
    Path("a").write_text("1")
    saves(Path("a").unlink, lambda: None, lambda: Path("a").write_text("1"))
    assert watched({"one": ["a"]}) == ["one", "one"]


def test_a_file_put_in_place_of_another_is_seen_though_it_is_as_old_and_as_long(saves):
    for name in ("a", "new"):
        Path(name).write_text("1")
        os.utime(name, (1, 1))
    saves(lambda: Path("new").replace("a"))
    assert watched({"one": ["a"]}) == ["one"]


def test_what_is_saved_while_it_is_made_is_made_once_more(saves):
    Path("a").write_text("1")
    left = [lambda: Path("a").write_text("333")]
    saves(lambda: Path("a").write_text("22"), lambda: None, lambda: None)
    assert watched({"one": ["a"]}, lambda _: left and left.pop()()) == ["one", "one"]


def test_what_is_saved_before_it_is_made_for_the_first_time_counts_from_the_beginning(saves):
    Path("a").write_text("1")
    watch = Watch({"one": ["a"]})
    Path("a").write_text("22")
    watch.follow("one", ["a", "b"])
    made = []
    saves(lambda: None, lambda: None, lambda: Path("b").write_text("1"), lambda: None)
    with pytest.raises(EnoughError):
        watch.run(made.append)
    assert made == ["one", "one"]


def save(deck, more):
    """Add to a deck at one stroke, so that nobody sees half of it."""
    new = deck.with_name(".new")
    new.write_text(deck.read_text() + more)
    new.replace(deck)


@pytest.mark.skipif(os.name == "nt", reason="this is about the signals of Unix")
def test_a_deck_is_printed_again_when_it_is_saved_broken_or_not(deck, start):
    with start("deck", "--watch") as process:
        told = [process.stderr.readline() for _ in range(2)]
        target = Path("output/words-cards.pdf")
        first = target.read_bytes()
        save(deck, "  - front: no answer\n")
        told.append(process.stderr.readline())
        assert target.read_bytes() == first
        save(deck, "    back: an answer\n")
        told.append(process.stderr.readline())
        process.send_signal(signal.SIGINT)
        _, rest = process.communicate(timeout=30)
    assert target.read_bytes() != first
    assert told[1] == b"watching 1 deck; Ctrl-C ends it\n"
    assert b"card 4" in told[2]
    assert told[0] == told[3]
    assert (process.returncode, rest) == (130, b"stopped; no unfinished file was left behind\n")


@pytest.mark.usefixtures("deck")
@pytest.mark.parametrize("other", [["--json"], ["-o", "-"]])
def test_it_writes_files(other, run):
    result = run("deck", "--watch", *other)
    assert (result.status, result.err.splitlines()[0]) == (2, "error: --watch writes files, again and again")
