"""What is offered of an answer beside others: one line of it, in which its parts stay apart."""

from __future__ import annotations

import pytest

from cardprint.exercise.gist import offer
from cardprint.source.markup.parser import parse

FORMULA = "$x^2$"


@pytest.mark.parametrize("word", ["six", FORMULA], ids=["words", "formulas"])
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("| a | b |\n|-|-|\n| {} | one |\n| | two |", "a b; {} one; two"),
        ("{} -> two -heat-> three", "{} → two → heat → three"),
        ("A:\n- {}\n- two\n\nB:\n- three", "A; {}; two; B; three"),
        ("- {}\n  - two\n  - three\n- four", "{}; two; three; four"),
        ("In short:\n\nmore {}:", "In short:; more {}:"),
    ],
)
def test_parts_stay_apart_with_and_without_formulas(text, said, word):
    answer = offer(parse(text.replace("{}", word)))
    assert answer.text == said.replace("{}", word.strip("$"))
