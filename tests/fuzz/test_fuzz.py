"""Ten thousand random and damaged decks, with what lies beside them: each is printed, or refused with its place."""

from __future__ import annotations

import os

import pytest

from fuzz.run import STRETCH, stretch

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits on processes are a matter of POSIX")

FIRST = 1_000_000  # so that `make fuzz`, which begins with 0, tries others


@pytest.mark.slow
@pytest.mark.parametrize("tenth", range(10))
def test_whatever_a_deck_holds_it_is_printed_or_refused_at_its_place(tenth):
    assert stretch(FIRST + tenth * STRETCH, STRETCH) == []
