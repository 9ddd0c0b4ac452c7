"""Where ratings are kept."""

from __future__ import annotations

import codecs
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cardprint.errors import DeckError, ExitCode, OutputError, SelfCheckError
from cardprint.model.deck import side_file
from cardprint.source.deck_file import load_deck
from cardprint.source.ratings import rating_store
from cardprint.source.ratings.rating_store import RatingStore

if TYPE_CHECKING:
    from pathlib import Path

DECK = "# mine\ntitle: T # too\ncards:\n- front: a\n  back: b # c\n- {front: c, back: d, rating: 2}\n"


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "words.yaml"
    path.write_text(DECK, encoding="utf-8", newline="")
    return path


def ratings(deck: Path) -> list[int | None]:
    return [card.rating for card in load_deck(deck)[0].cards]


def test_ratings_go_into_the_deck_and_nothing_else_changes(deck):
    store = RatingStore(str(deck))
    store.record({1: 4})
    store.record({2: 5})
    assert deck.read_text(encoding="utf-8") == DECK.replace("# c\n", "# c\n  rating: 4\n").replace(
        "rating: 2", "rating: 5"
    )
    assert [card.rating for card in store.deck.cards] == ratings(deck) == [4, 5]
    assert not side_file(deck).exists()


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_a_file_keeps_its_encoding_its_mark_and_its_line_ends(mark, encoding, deck):
    text = DECK.replace("\n", "\r\n").replace("back: b", "back: 🐿 ß")
    deck.write_bytes(mark + text.encode(encoding))
    RatingStore(str(deck)).record({1: 4})
    assert deck.read_bytes() == mark + text.replace("# c\r\n", "# c\r\n  rating: 4\r\n").encode(encoding)


def test_they_go_beside_the_deck_where_that_is_asked_for_and_from_then_on(deck):
    RatingStore(str(deck), side=True).record({1: 4})
    RatingStore(str(deck)).record({2: 1})
    assert deck.read_text(encoding="utf-8") == DECK
    assert side_file(deck).read_text(encoding="utf-8-sig") == "id,front,rating\na,a,4\nc,c,1\n"
    assert ratings(deck) == [4, 1]


def test_ratings_of_cards_that_are_gone_stay_beside_the_deck(deck):
    side_file(deck).write_text("id,front,rating\ngone,away,3\n", encoding="utf-8")
    store = RatingStore(str(deck))
    store.record({1: 4})
    assert [problem.message for problem in store.problems] == ["no card has the id 'gone'"]
    assert side_file(deck).read_text(encoding="utf-8-sig") == "id,front,rating\na,a,4\ngone,away,3\n"


def test_a_deck_that_somebody_edits_meanwhile_is_not_written_over(deck):
    store = RatingStore(str(deck))
    deck.write_text(DECK + "- {front: e, back: f}\n", encoding="utf-8")
    with pytest.raises(DeckError, match="was changed meanwhile"):
        store.record({1: 4})
    assert ratings(deck) == [None, 2, None]


def test_a_card_that_leaves_no_place_is_named_with_a_way_out(deck):
    deck.write_text("title: T\ncards:\n- &x {front: a, back: b}\n- *x\n", encoding="utf-8")
    before = deck.read_bytes()
    with pytest.raises(DeckError) as refused:
        RatingStore(str(deck)).record({1: 3, 2: 4})
    (problem,) = refused.value.problems
    assert problem.message == "card 2 is written in a way that leaves no place for its rating"
    assert problem.hint == "keep the ratings in a file of their own with --side"
    assert deck.read_bytes() == before
    RatingStore(str(deck), side=True).record({1: 3, 2: 4})
    assert ratings(deck) == [3, 4]


def test_a_deck_that_would_say_anything_else_is_not_written(deck, monkeypatch):
    spoilt = DECK.replace("front: a", "front: A")
    monkeypatch.setattr("cardprint.source.ratings.rating_store.with_ratings", lambda *_: (spoilt, ()))
    with pytest.raises(SelfCheckError) as refused:
        RatingStore(str(deck)).record({1: 4})
    assert refused.value.exit_code is ExitCode.SELF_CHECK
    assert deck.read_text(encoding="utf-8") == DECK


def test_where_the_deck_cannot_be_written_the_way_out_is_the_side_file(deck, monkeypatch):
    def refuse(*_: object) -> None:
        raise OutputError.of("cannot write: it is write-protected", hint="choose another name with -o")

    monkeypatch.setattr("cardprint.source.ratings.rating_store.write_atomically", refuse)
    with pytest.raises(OutputError) as refused:
        RatingStore(str(deck)).record({1: 4})
    assert refused.value.problems[0].hint == "keep the ratings in a file of their own with --side"


def test_a_deck_that_is_not_there_is_told_by_its_reader(tmp_path):
    with pytest.raises(DeckError, match="there is no such file"):
        RatingStore(str(tmp_path / "nowhere.yaml"))


@pytest.mark.skipif(os.name == "nt", reason="pipes with names are of POSIX")
@pytest.mark.parametrize("side", [False, True])
def test_a_pipe_is_not_waited_for(side, tmp_path, deck):
    pipe = side_file(deck) if side else tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    with pytest.raises(DeckError, match="is no file that ratings can be written into"):
        RatingStore(str(deck if side else pipe), side=side)


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="there is no such device")  # noqa: PTH110 - at import
def test_a_device_is_not_read_to_its_end():
    with pytest.raises(DeckError, match="/dev/zero is no file that ratings"):
        RatingStore("/dev/zero")


MANY = "title: T\ncards:\n" + "".join(f"- {{front: f{number}, back: b{number}}}\n" for number in range(1, 9))


RATER = """\
import sys
from cardprint.errors import DeckError
from cardprint.source.ratings.rating_store import RatingStore
for path in sys.stdin:
    book = RatingStore(path.strip())
    print("read", flush=True)
    number = int(sys.stdin.readline())
    try:
        book.record({number: 3})
    except DeckError:
        number = 0
    print(number, flush=True)
"""


@pytest.mark.parametrize("side", [False, True])
def test_of_several_who_rate_at_once_nobody_loses_a_rating_that_was_said_to_be_kept(side, tmp_path):
    path = tmp_path / "many.yaml"
    command, pipes = [sys.executable, "-c", RATER], {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    raters = [subprocess.Popen(command, text=True, **pipes) for _ in range(4)]

    def tell(lines: list[object]) -> list[str]:
        """Return each of them a line at once; give what they answer."""
        for rater, line in zip(raters, lines, strict=True):
            rater.stdin.write(f"{line}\n")
            rater.stdin.flush()
        return [rater.stdout.readline().strip() for rater in raters]

    try:
        for _ in range(15):
            path.write_text(MANY, encoding="utf-8")
            side_file(path).unlink(missing_ok=True)
            if side:
                side_file(path).write_text("number,rating\n", encoding="utf-8")
            assert tell([path] * 4) == ["read"] * 4
            kept = set(map(int, tell([1, 2, 3, 4]))) - {0}
            assert kept
            assert {number for number, rating in enumerate(ratings(path), 1) if rating} == kept
    finally:
        for rater in raters:
            rater.communicate()


@pytest.mark.parametrize("side", [False, True])
def test_a_file_that_an_editor_saves_while_ratings_are_written_is_not_replaced(side, deck, monkeypatch):
    if side:
        side_file(deck).write_text("number,rating\n", encoding="utf-8")
    store = RatingStore(str(deck))

    def write_slowly(_, data, check):
        store.place.write_bytes(b"saved by an editor")
        check(data)

    monkeypatch.setattr(rating_store, "write_atomically", write_slowly)
    with pytest.raises(DeckError, match="was changed meanwhile"):
        store.record({1: 4})
    assert store.place.read_bytes() == b"saved by an editor"
