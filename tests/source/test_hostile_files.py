from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.errors import DeckError, LimitError, format_problem
from cardprint.source.deck_file import load_deck

DECKS = Path(__file__).parents[1] / "decks"
SHARED = Path(__file__).parents[3] / "shared"
SEEDS = [path.read_bytes() for path in sorted(DECKS.glob("*/*.yaml")) if not path.stem.startswith("limit-")]
SCRAPS = [
    b"- ",
    b"  ",
    b"\n",
    b": ",
    b"|\n",
    b">",
    b'"',
    b"'",
    b"[",
    b"]",
    b"{",
    b"}",
    b"&a ",
    b"*a",
    b"!!",
    b"#",
    b"---\n",
]
SCRAPS += [
    b"\t",
    b"\x00",
    b"\xff",
    b"\xfe",
    b"\xef\xbb\xbf",
    b"\\x",
    b"\\u2028",
    b"```",
    b"**",
    b"->",
    b"|-|",
    b"\xe2\x80\xa8",
]

edits = st.tuples(st.floats(0, 1), st.floats(0, 0.2), st.sampled_from([b"", *SCRAPS]))


@given(st.sampled_from(SEEDS), st.lists(edits, max_size=6))
def test_a_damaged_deck_is_read_or_refused_and_never_more(tmp_path_factory, data, changes):
    for begin, share, scrap in changes:
        first = int(begin * len(data))
        data = data[:first] + scrap + data[first + int(share * len(data)) * (not scrap) :]
    path = tmp_path_factory.getbasetemp() / "damaged.yaml"
    path.write_bytes(data)
    try:
        _, problems = load_deck(path)
    except (DeckError, LimitError) as error:
        problems = error.problems
    for problem in problems:
        assert all(character.isprintable() or character == "\n" for character in format_problem(problem))
        assert problem.span is not None
        assert problem.span.line <= data.count(b"\n") + data.count(b"\r") + 1


def shared_files(pattern: str) -> list[object]:
    found = sorted(SHARED.glob(pattern))
    skip = pytest.mark.skip(reason="the shared files are not here")
    return [pytest.param(path, id=path.name) for path in found] or [pytest.param(None, marks=skip, id="none")]


@pytest.mark.parametrize("path", shared_files("hostile/yaml/*.yaml"))
def test_a_hostile_file_is_refused_soon(path):
    began = time.process_time()
    with pytest.raises((DeckError, LimitError)):
        load_deck(path)
    assert time.process_time() - began < 3


@pytest.mark.parametrize("path", shared_files("decks/0[37]*.yaml"))
def test_a_large_deck_of_other_people_is_read(path):
    deck, _ = load_deck(path)
    assert all(card.front and card.back for card in deck.cards)


@pytest.mark.parametrize("path", shared_files("decks/10*.yaml"))
def test_control_characters_and_two_that_nobody_sees_are_all_that_is_wrong_with_naughty_strings(path):
    with pytest.raises(DeckError) as caught:
        load_deck(path)
    others = [problem.message for problem in caught.value.problems if "character U+" not in problem.message]
    assert others == ["card 665: 'back' is empty", "card 667: 'back' is empty"]
