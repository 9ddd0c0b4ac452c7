"""Cards are set by one process or by several: the paper is the same."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ONLY_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere one process sets all cards")

# Sorts that only some stretches need, in another order each; a card that goes on to further cards; links and figures.
CARDS = (
    [f"{{front: word {n}, back: the {n}th word}}" for n in range(10)]
    + ["{front: long, back: " + "many words " * 300 + "}"]
    + [f"{{front: Größe {n}, back: 'ffi {n} → fl'}}" for n in range(10)]
    + ["{front: 日本, back: 'にほん'}", "{front: שלום, back: '[peace](https://example.org/)'}"]
    + [f"{{front: zebra quiz {n}, back: '**jinx** Größe'}}" for n in range(9)]
)
DECK = "title: Words\ncards:\n" + "".join(f"  - {card}\n" for card in CARDS)

PROGRAM = """\
import hashlib, os, sys
from cardprint import build, composing_room, journeyman
from cardprint.ticket import Product, Ticket

started, real = [], composing_room.Journeyman

def counted(*args):
    started.append(args)
    return real(*args)

composing_room.Journeyman = counted
%s
ticket = Ticket(Product(sys.argv[2]), settings=dict(word.split("=") for word in sys.argv[3:]))
made = build.make(sys.argv[1], ticket)
print(len(started), hashlib.sha256(made.data).hexdigest(), *(problem.message for problem in made.problems))
"""


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("words"), DECK)


@pytest.fixture(scope="module")
def alone(deck: Path) -> Callable[..., str]:
    """Give what says what comes out of the deck by one process; each way is printed once."""
    return cache(lambda *settings, product="cards": made(deck, "jobs=1", *settings, product=product)[1])


def written(folder: Path, text: str) -> Path:
    path = folder / "words.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def made(deck: Path, *settings: str, but: str = "", product: str = "cards") -> tuple[int, str]:
    """Make the cards in a process of its own: how many journeymen it had, and what came out."""
    command = [sys.executable, "-c", PROGRAM % but, str(deck), product, *settings]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    assert not done.stderr
    helpers, _, result = done.stdout.partition(" ")
    return int(helpers), result


@ONLY_LINUX
def test_any_number_of_processes_gives_the_same_file_and_the_same_warnings(deck, alone):
    assert "card 11: the back does not fit" in alone()
    assert [made(deck, f"jobs={jobs}") for jobs in (2, 3, 7)] == [(1, alone()), (2, alone()), (6, alone())]


@ONLY_LINUX
@pytest.mark.parametrize("arrangement", ["order=stack", "copies=2", "arrangement=fold", "arrangement=separate"])
def test_it_does_so_however_cards_lie_on_their_sheets(deck, alone, arrangement):
    assert made(deck, "jobs=2", arrangement)[1] == alone(arrangement)


@ONLY_LINUX
def test_a_deck_too_large_to_be_set_at_once_is_set_batch_by_batch(deck, alone):
    assert made(deck, "jobs=2", but="composing_room._BATCH = 5") == (4, alone())


def test_cards_of_one_size_are_all_set_before_any_is_drawn(deck, alone):
    assert made(deck, "uniform=yes", but="composing_room._BATCH = 5") == (0, alone("uniform=yes"))


@pytest.mark.parametrize("product", ["cards", "bundle"])
def test_one_process_goes_batch_by_batch_too(deck, alone, product):
    assert made(deck, "jobs=1", but="composing_room._BATCH = 5", product=product) == (0, alone(product=product))


@ONLY_LINUX
@pytest.mark.parametrize(
    "settings",
    [[], ["versions=A,B", "qr=yes"], ["kind=choice", "key=compact"], ["kind=drill"], ["kind=word-search"], ["grade=K"]],
    ids=["plain", "versions and codes", "choice", "a drill, set at once", "a puzzle, set at once", "dashed lines"],
)
def test_the_process_that_sets_cards_of_a_bundle_sets_their_questions_and_the_file_is_the_same(deck, alone, settings):
    expected = alone(*settings, product="bundle")
    for jobs in (2, 3):
        assert made(deck, f"jobs={jobs}", *settings, product="bundle") == (jobs - 1, expected)


@ONLY_LINUX
def test_a_bundle_too_large_to_be_set_at_once_has_all_cards_set_before_the_first_question(deck, alone):
    batches = made(deck, "jobs=2", but="composing_room._BATCH = 5", product="bundle")
    assert batches == (8, alone(product="bundle"))


@ONLY_LINUX
def test_a_bundle_of_a_thousand_cards_is_worth_two_processes(tmp_path):
    cards = "".join(f"  - {{front: a{n}, back: b{n}}}\n" for n in range(1000))
    deck = written(tmp_path, f"title: Many\ncards:\n{cards}")
    two = "os.sched_getaffinity = lambda _: {0, 1}"
    assert made(deck, but=two)[0] == 0
    assert made(deck, but=two, product="bundle")[0] == 1


@ONLY_LINUX
@pytest.mark.parametrize("product", ["cards", "bundle"])
@pytest.mark.parametrize(
    "end",
    [
        "journeyman._work = lambda *_: os.kill(os.getpid(), 9)",
        "journeyman._work = lambda *_: os._exit(0)",
        "from cardprint.pdf.writer import Press; Press.replace = None",
        "from cardprint.pdf.writer import Press; Press.replace = lambda *_: os.kill(os.getpid(), 9)",
    ],
    ids=["killed", "gone", "failed", "killed after it told its sorts"],
)
def test_a_process_that_ends_too_early_leaves_its_piece_to_the_first(deck, alone, end, product):
    assert made(deck, "jobs=3", but=end, product=product) == (2, alone(product=product))


def test_small_decks_and_cards_of_one_size_need_one_process(deck):
    assert made(deck, "jobs=auto")[0] == 0
    assert made(deck, "jobs=3", "uniform=yes")[0] == 0


def test_there_are_no_more_processes_than_cards(tmp_path):
    deck = written(tmp_path, "title: One\ncards:\n  - {front: a, back: b}\n")
    assert made(deck, "jobs=5")[0] == 0
