"""Who leaves something out, or lets an answer slip on to the worksheet, wins no race."""

from __future__ import annotations

import subprocess
import sys

import pytest
import yaml

from inspection import FlawError, inspect, inspect_papers

CARDS = [
    {"front": "What is **one**?", "back": "It is a low number\n- the first of all"},
    {"front": "What is two?", "back": "It comes after one"},
]
WORKSHEET = ["Name1Whatisone?2pt2Whatistwo?"]
KEY = ["1Whatis2ptone?Itisalownumber•thefirstofall2Whatistwo?Itcomesafterone"]


def test_papers_that_ask_and_answer_all_pass():
    inspect_papers(CARDS, WORKSHEET, KEY)
    inspect_papers(CARDS, [*WORKSHEET, ""], KEY)


@pytest.mark.parametrize(
    ("worksheet", "key", "flaw"),
    [
        (["1Whatisone?Itisalownumber2Whatistwo?"], KEY, "has the answer"),
        (["1Whatisone?2Whatistwo?", "•thefirstofall,Itcomesafterone"], [*KEY, "more"], "has the answer"),
        (["1Whatisone?"], KEY, "question 2"),
        (["2Whatistwo?1Whatisone?"], KEY, "question 2"),
        (WORKSHEET, ["1Whatisone?2Whatistwo?Itcomesafterone"], "'It'"),
        (WORKSHEET, ["1Whatisone?Itisalownumber2Whatistwo?•thefirstofallItcomesafterone"], "'the'"),
        (WORKSHEET, ["1Whatisone?Itisalownumber•thefirstofall", "2Whatistwo?Itcomesafterone"], "1 pages, its key 2"),
    ],
    ids=["a leak", "leaks at the end", "a lost question", "another order", "no answer", "elsewhere", "other pages"],
)
def test_papers_with_a_flaw_are_reported_of(worksheet, key, flaw):
    with pytest.raises(FlawError, match=flaw):
        inspect_papers(CARDS, worksheet, key)


def test_our_own_bundle_passes_and_that_of_another_deck_does_not(tmp_path):
    deck, other, bound = tmp_path / "deck.yaml", tmp_path / "other.yaml", tmp_path / "bound.pdf"
    deck.write_text(yaml.safe_dump({"title": "Numbers", "cards": CARDS}))
    other.write_text(yaml.safe_dump({"title": "Numbers", "cards": [*CARDS, {"front": "Three?", "back": "Is more"}]}))
    command = [sys.executable, "-m", "cardprint", "bundle", str(deck), "--duplex", "-o", str(bound)]
    subprocess.run(command, check=True, capture_output=True)
    inspect(deck, bound, "bundle")
    with pytest.raises(FlawError, match="question 3"):
        inspect(other, bound, "bundle")
