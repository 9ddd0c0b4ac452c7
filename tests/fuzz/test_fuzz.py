"""Ten thousand random and damaged decks, with what lies beside them: each is printed, or refused with its place."""

from __future__ import annotations

import os

import pytest

from fuzz.run import STRETCH, stretch

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits on processes are a matter of POSIX")

FIRST, CASES = 1_000_000, 10_000  # so that `make fuzz`, which begins with 0, tries others


@pytest.mark.slow
@pytest.mark.parametrize("first", range(FIRST, FIRST + CASES, STRETCH))
def test_whatever_a_deck_holds_it_is_printed_or_refused_at_its_place(first):
    assert stretch(first, STRETCH) == []
