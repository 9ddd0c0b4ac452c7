from __future__ import annotations

from cardprint.model.blocks import (
    Chain,
    CodeBlock,
    Comparison,
    ListBlock,
    Paragraph,
    Run,
    Side,
    Style,
    Table,
    has_code,
    plain_text,
)


def said(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def test_a_paragraph_is_its_words_without_their_styles():
    paragraph = Paragraph((Run("H"), Run("2", Style(shift=-1)), Run("O\n"), Run("is water", Style(bold=True))))
    assert paragraph.text == "H2O\nis water"


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
    assert plain_text((Chain((said("a"), said("b"), said("c")), (None, "event")),)) == "a → b → event → c"


def test_code_is_found_wherever_it_may_stand():
    code = CodeBlock("x")
    assert has_code((said("a"), code))
    assert has_code((ListBlock(((said("a"), ListBlock(((code,),))),)),))
    assert has_code((Comparison((Side(said("a"), (said("b"),)), Side(said("c"), (code,)))),))
    assert not has_code((said("a"), ListBlock(((said("a"),),))))
