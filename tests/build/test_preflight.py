"""Characters that no font has: named, at their card, with what to install."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cardprint.build.preflight import as_boxes, has_overloaded_letter, overloaded_letters, unprintable
from cardprint.errors import Severity, Span, visible
from cardprint.model.block_contents import plain_text
from cardprint.model.blocks import Chain, CodeBlock, Comparison, ListBlock, Paragraph, Run, Side, Table
from cardprint.model.deck import Card, Deck, Mark
from cardprint.text.breaks import clusters
from cardprint.text.fonts import load_fonts

STRANGE = "\U000119a0"  # a letter of Nandinagari, which no font has that we know
FONTS = load_fonts(system=False)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def deck(*fronts, title="A deck", **parts) -> Deck:
    marks = {"mark": Mark(3, 5), "front_mark": Mark(3, 12), "back_mark": Mark(4, 11)}
    answer = parts.pop("back", (paragraph("answer"),))
    cards = tuple(
        Card(number, (paragraph(front),), answer, front_text=front, back_text=plain_text(answer), **marks, **parts)
        for number, front in enumerate(fronts, 1)
    )
    return Deck(title, cards, "a.yaml")


def test_text_that_the_fonts_have_is_no_problem():
    assert unprintable(deck("What is → in Ελλάδα, שָׁלוֹם, 日本? 🐿️", "naïve\u0301"), FONTS) == ()


def test_a_character_no_font_has_is_named_at_its_card():
    (problem,) = unprintable(deck("plain", f"What is {STRANGE}?"), FONTS)
    assert problem.message == (f"card 2 has '{STRANGE}' (U+119A0 nandinagari letter a), which no font here has")
    assert problem.span == Span("a.yaml", 3, 12)
    assert problem.severity is Severity.ERROR
    assert problem.hint == (
        "name a folder with a font that has it (--font-dir), or print a box instead (--missing box)"
    )


def test_it_is_reported_once_a_deck_where_it_first_stands():
    (problem,) = unprintable(deck(STRANGE, STRANGE * 2), FONTS)
    assert problem.message.startswith("card 1 has")


def test_a_cluster_is_told_with_all_its_characters():
    (problem,) = unprintable(deck(f"{STRANGE}\u0301"), FONTS)
    assert "U+119A0 nandinagari letter a + U+0301 combining acute accent" in problem.message


def test_a_character_without_a_name_is_told_by_its_number():
    (problem,) = unprintable(deck("\ue000"), FONTS)
    assert "(U+E000 without a name)" in problem.message


def test_where_a_package_is_known_it_is_named():
    (problem,) = unprintable(deck("龘"), FONTS)
    assert problem.hint.startswith("install fonts-noto-cjk (as Debian and Ubuntu call the package); or")


def test_characters_that_one_package_brings_share_one_error_at_the_first_of_them():
    sinitic, nuosu, alone = unprintable(deck("龘靐", "ꆈꌠꁱꂷ", f"{STRANGE}龘齉"), FONTS)
    assert sinitic.message == (
        "card 1 has '龘' (U+9F98 cjk unified ideograph-9f98), "
        "which no font here has, nor 2 more of the deck's characters"
    )
    assert nuosu.message.startswith("card 2 has 'ꆈ'")
    assert "fonts-noto-core" in nuosu.hint
    assert alone.message.startswith(f"card 3 has '{STRANGE}'")


def test_the_title_is_printed_too():
    (problem,) = unprintable(deck("plain", title=f"Signs {STRANGE}"), FONTS)
    assert problem.message.startswith("the title has")
    assert problem.span == Span("a.yaml")


@given(st.text(min_size=1, max_size=12))
@example("\U0001f1e9\U0001f1ea\U0001f1eb")
@example("\u1112\u1161\u11abx")
@example("0\u1acf")
def test_it_finds_what_a_look_at_every_cluster_finds(text):
    missing = FONTS.missing(clusters(text))
    problems = unprintable(deck(text), FONTS)
    more = (re.search(r"nor (\d+) more", problem.message) for problem in problems)
    assert len(problems) + sum(int(found[1]) for found in more if found) == len(missing)
    assert {problem.message.split("'")[1] for problem in problems} <= {visible(cluster) for cluster in missing}


@pytest.mark.parametrize(
    "block",
    [
        paragraph(STRANGE),
        ListBlock(((paragraph("a"), ListBlock(((paragraph(STRANGE),),))),)),
        CodeBlock(STRANGE),
        Table((paragraph("a"),), ((paragraph(STRANGE),),), ("left",)),
        Comparison((Side(paragraph("a"), (paragraph(STRANGE),)),)),
        Comparison((Side(paragraph(STRANGE), ()),)),
        Chain((paragraph("a"), paragraph(STRANGE)), (None,)),
        Chain((paragraph("a"), paragraph("b")), (paragraph(STRANGE),)),
    ],
    ids=lambda block: type(block).__name__,
)
def test_every_kind_of_answer_is_looked_through(block):
    (problem,) = unprintable(deck("plain", back=(block,)), FONTS)
    assert problem.span == Span("a.yaml", 4, 11)


@pytest.mark.parametrize(
    "part",
    [
        {"tags": (STRANGE,)},
        {"accept": ((paragraph(STRANGE),),)},
        {"hint": (paragraph(STRANGE),)},
        {"note": (paragraph(STRANGE),)},
    ],
    ids=lambda part: next(iter(part)),
)
def test_what_stands_beside_the_answer_is_looked_through(part):
    (problem,) = unprintable(deck("plain", **part), FONTS)
    assert problem.span == Span("a.yaml", 3, 5)


def test_boxes_are_warned_of():
    (warning,) = as_boxes(unprintable(deck(STRANGE), FONTS))
    assert warning.severity is Severity.WARNING
    assert warning.message.endswith("which no font here has: a box is printed instead")


def test_a_letter_with_more_than_eight_marks_is_warned_of_at_its_card():
    assert overloaded_letters(deck("a" + "\u0301" * 8)) == ()
    (warning,) = overloaded_letters(deck("plain", "a" + "\u0301" * 9))
    assert warning.message == "card 2 has a letter with 9 marks on it"
    assert (warning.severity, warning.span) == (Severity.WARNING, Span("a.yaml", 3, 12))


def test_a_pile_of_marks_that_would_reach_out_of_its_card_is_an_error():
    (error,) = overloaded_letters(deck("ก" + "\u0e47" * 33))
    assert error.severity is Severity.ERROR
    assert has_overloaded_letter("ก" + "\u0e47" * 33)
    assert not has_overloaded_letter("ก" + "\u0e47" * 32)


def test_a_message_names_no_more_than_four_characters_of_a_cluster():
    (problem,) = unprintable(deck(STRANGE + "\u0301" * 90), FONTS)
    assert problem.message.endswith("combining acute accent and 87 more), which no font here has")
    assert len(problem.message) < 300
