from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st

from cardprint.model.block_contents import has_code, plain_text
from cardprint.model.blocks import (
    PLAIN,
    Chain,
    Cloze,
    CodeBlock,
    Comparison,
    Formula,
    ListBlock,
    Paragraph,
    Run,
    Side,
    Style,
    Table,
)


def said(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def test_a_paragraph_is_its_words_without_their_styles():
    paragraph = Paragraph((Run("H"), Run("2", Style(shift=-1)), Run("O\n"), Run("is water", Style(bold=True))))
    assert paragraph.text == "H2O\nis water"


@given(st.lists(st.builds(Run, st.text(max_size=3), st.sampled_from([PLAIN, Style(bold=True)])), max_size=4))
def test_a_paragraph_gives_the_runs_it_was_made_of(runs):
    assert Paragraph(runs).runs == tuple(runs)


def test_a_paragraph_keeps_what_stands_for_the_text_of_a_run_or_is_left_out():
    runs = (Run("x^2", inset=Formula(display=True)), Run(" is "), Run("y", cloze=Cloze(3, "a letter")))
    assert Paragraph(runs).runs == runs


def test_plain_text_is_a_paragraph_of_one_run():
    paragraph = Paragraph("as it is")
    assert paragraph.runs == (Run("as it is"),)
    assert paragraph == said("as it is")
    assert hash(paragraph) == hash(said("as it is"))


def test_paragraphs_of_the_same_words_in_other_styles_are_others():
    assert said("a") != Paragraph((Run("a", Style(bold=True)),))
    assert Paragraph((Run("a"), Run("b"))) != said("ab")


def test_a_paragraph_of_plain_text_takes_less_memory_than_its_run():
    assert sys.getsizeof(Paragraph("as it is")) < sys.getsizeof(Run("as it is"))


def test_blocks_begin_new_lines():
    assert plain_text((said("a"), said("b"))) == "a\nb"
    assert plain_text(()) == ""


def test_items_begin_new_lines_and_have_no_signs():
    inner = ListBlock(((said("c"),),), start=4)
    assert plain_text((ListBlock(((said("a"), inner), (said("d"),))),)) == "a\nc\nd"


def test_code_is_as_typed():
    assert plain_text((CodeBlock("a\n  b", "py"),)) == "a\n  b"


def test_cells_are_parted_by_tabs():
    assert plain_text((Table((said("a"), said("b")), ((said("c"), said("")),), ("left", "left")),)) == "a\tb\nc\t"


def test_sides_follow_one_another():
    sides = (Side(said("a"), (said("b"),)), Side(said("c"), (said("d"), said("e"))))
    assert plain_text((Comparison(sides),)) == "a\nb\nc\nd\ne"


def test_steps_are_joined_by_arrows_that_carry_their_labels():
    assert plain_text((Chain((said("a"), said("b"), said("c")), (None, said("event"))),)) == "a → b → event → c"


def test_code_is_found_wherever_it_may_stand():
    code = CodeBlock("x")
    assert has_code((said("a"), code))
    assert has_code((ListBlock(((said("a"), ListBlock(((code,),))),)),))
    assert has_code((Comparison((Side(said("a"), (said("b"),)), Side(said("c"), (code,)))),))
    assert not has_code((said("a"), ListBlock(((said("a"),),))))
