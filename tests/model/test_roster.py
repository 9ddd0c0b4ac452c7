"""Versions dealt to a class."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cardprint.model.roster import Pupil, dealt


def pupils(*versions: str):
    return [Pupil(number, f"pupil {number}", version=version) for number, version in enumerate(versions, 1)]


@given(st.integers(1, 60), st.integers(2, 5))
def test_neighbours_have_different_versions_and_each_goes_out_as_often(count, versions):
    names = "ABCDE"[:versions]
    hands = dealt(pupils(*[""] * count), names)
    assert all(one != other for one, other in pairwise(hands))
    counts = Counter(hands)
    assert max(counts[name] for name in names) - min(counts[name] for name in names) <= 1


@given(st.lists(st.sampled_from(["", "", "A", "B", "C"]), min_size=1, max_size=30))
def test_what_the_roster_gives_stands_and_others_differ_from_both_neighbours(given_):
    hands = dealt(pupils(*given_), "ABC")
    assert all(hand == version for hand, version in zip(hands, given_, strict=True) if version)
    for index, version in enumerate(given_):
        if not version:
            assert hands[index] not in hands[max(0, index - 1) : index]
            assert hands[index] not in given_[index + 1 : index + 2] or not given_[index + 1]


def test_a_single_version_goes_to_everybody():
    assert dealt(pupils("", "", ""), ["A"]) == ["A", "A", "A"]
    assert dealt(pupils("", ""), []) == ["", ""]
