"""Of which markup that prints as typed an author hears, and of which not."""

from __future__ import annotations

import pytest

from cardprint.source.deck_file import load_deck
from cardprint.source.markup.parser import parse

BOLD, CODE = "the bold text that ** begins never ends", "the code that ` begins never ends"
TABLE = "these lines look like a table, but print as typed"


def slips(text: str) -> list[tuple[str, str]]:
    doubts = []
    parse(text, doubts=doubts)
    return [(doubt.message, text[doubt.offset :].split(maxsplit=1)[0]) for doubt in doubts]


@pytest.mark.parametrize(
    ("text", "message", "at"),
    [
        ("The **mitochondria make energy", BOLD, "**mitochondria"),
        ("a **right** one and a **wrong one", BOLD, "**wrong"),
        ("- one\n- **two", BOLD, "**two"),
        ("**Ende *", BOLD, "**Ende"),
        ("Use `print to show", CODE, "`print"),
        ("Das heißt `os.path.join hier", CODE, "`os.path.join"),
        ("both `a` and `b c", CODE, "`b"),
        ("It is $x^2 + 1", "the formula that $ begins never ends", "$x^2"),
        ("It costs $5, and $\\frac12 is a half", "the formula that $ begins never ends", "$\\frac12"),
        ("$$\\sum_{n=1} n", "the formula that $$ begins never ends", "$$\\sum_{n=1}"),
        ("water is \\ce{H2O", "the formula that \\ce{ begins never ends", "\\ce{H2O"),
        ("one | eins\ntwo | zwei\nthree | drei", TABLE, "one"),
        ("| one | eins |\n| two | zwei |", TABLE, "|"),
    ],
)
def test_markup_that_very_likely_slipped_is_reported_at_its_place(text, message, at):
    assert (message, at) in slips(text)


@pytest.mark.parametrize(
    "text",
    [
        "5 ** 2 and 50*2*2 and 2**16",
        "`2 ** 3` and `**x` and ``a ` b``",
        "**bold** and **two\nlines**",
        "def f(*args, **kwargs): what does **kwargs do?",
        "char **argv, node_t **head, a **b",
        "only in summer**\n\n** on weekdays **",
        "a price*** \n*** without tax",
        "a price**\n**only in summer",
        "\\*\\*stars, \\`tick, \\$x^2, \\\\ce{H2O",
        "prices like $5 and $6, $5 and 2^3, $1,000 or US$x^2",
        "$HOME and $PATH, C:\\$Recycle, ^a",
        "$x^2$ and $$\\frac12$$ and \\ce{H2O}",
        "twelve o`clock, `twas, the `ain in `Abd, ``quoted'' and `so'",
        "P(A | B) = 1\nP(B | C) = 2\nP(C | D) = 3",
        "e ::= a | b\nt ::= c | d\nf ::= g | h",
        "cat | grep -v\nls | wc -l\nps | less -R",
        "yes | no",
        "| a | + | b |",
        "a | b\nc | d",
        "one | two\nthree\nfour | five",
        "| a | b |\n|---|---|\n| c | d |",
        "one \\| eins\ntwo \\| zwei\nthree \\| drei",
        "```\n**bold `code $x^2 \\ce{H\n```",
        "|a| + |b|\n|c| + |d|",
    ],
)
def test_innocent_text_is_left_in_peace(text):
    assert slips(text) == []


def test_the_warning_names_card_line_and_way_out(tmp_path):
    path = tmp_path / "deck.yaml"
    path.write_text("title: t\ncards:\n- front: a\n  back: |\n    one\n    a **bold word\n", encoding="utf-8")
    _, (warning,) = load_deck(path)
    assert warning.message == f"card 1: {BOLD}"
    assert (warning.span.line, warning.span.column) == (6, 7)
    assert "write \\*\\* to print the stars" in warning.hint
