"""What happens to figures, code and words where there is no room for them, and to text that runs from right to left."""

from __future__ import annotations

import pytest

from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.row_protocols import IMPOSSIBLE, Placement
from cardprint.model.blocks import (
    Chain,
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
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from making import paragraph, read
from text_checks import texts_in

HEBREW = Typesetter(load_fonts(lang="he", system=False), "he")
BOLD = Style(bold=True)
CODE = Style(code=True)


@pytest.fixture
def placed(typesetter):
    def placing(*blocks, width=300, **options):
        items = Composer(typesetter, **options).flow(blocks).place(Placement(0, width, 10), 0)
        return list(texts_in(items))

    return placing


def faces(items):
    return {word.text.strip(): word.typeface.name for item in items for word in item.words}


def test_an_unfolded_table_has_its_rows_as_lines_and_its_head_in_bold(placed):
    table = Table((paragraph("word"), paragraph("meaning")), ((paragraph("chat"), paragraph("cat")),), ("left", "left"))
    items = placed(table, unfold=True)
    assert read(items).split() == ["word", "meaning", "chat", "cat"]
    assert len({item.y for item in items}) == 2
    assert "\t" not in "".join(word.text for item in items for word in item.words)
    assert "Bold" in faces(items)["word"]
    assert "Bold" not in faces(items)["cat"]


def test_an_unfolded_chain_keeps_the_styles_of_its_steps(placed):
    chain = Chain((Paragraph((Run("a()", CODE),)), Paragraph((Run("done", BOLD),))), (paragraph("calls"),))
    items = placed(chain, unfold=True)
    assert read(items) == "a() → calls → done"
    assert "Mono" in faces(items)["a()"]
    assert "Bold" in faces(items)["done"]


def test_an_unfolded_chain_points_left_where_its_text_runs_left(placed):
    (items,) = placed(Chain((paragraph("אחד"), paragraph("שתיים")), (None,)), unfold=True)
    assert [word.text.strip() for word in items.words if word.text.strip()] == ["שתיים", "←", "אחד"]


@pytest.mark.parametrize(
    "block", [CodeBlock("x = 1\ny = 2"), Chain((paragraph("a"), paragraph("b"), paragraph("c")), (None, None))]
)
def test_an_item_that_begins_with_code_or_an_unfolded_figure_has_its_number(block, placed):
    assert read(placed(ListBlock(((block,), (paragraph("next"),)), start=1), unfold=True)).startswith("1. ")


def test_whatever_is_indented_half_of_a_measure_is_left_to_text(typesetter):
    blocks = (CodeBlock(" " * 60 + "deep"), _nested(8))
    narrow = 6.0
    assert Composer(typesetter).flow(blocks).height(narrow) == IMPOSSIBLE
    flow = Composer(typesetter).breaking_words(narrow).flow(blocks)
    assert flow.height(narrow) < IMPOSSIBLE
    for item in flow.place(Placement(0, 10 * narrow, 10), 0):
        assert item.x >= 0
        assert item.x + item.width <= 10 * narrow + 0.01


def _nested(depth):
    block = paragraph("innermost")
    for _ in range(depth):
        block = ListBlock(((block,),))
    return block


def test_only_words_that_are_too_wide_are_cut(typesetter):
    flow = Composer(typesetter).breaking_words(6.0).flow((paragraph("some words and incomprehensibilities"),))
    lines = [read([item]) for item in flow.place(Placement(0, 60, 10), 0)]
    assert lines[0] == "some words"
    assert "".join(lines[1:]) == "and incomprehensibilities"


@pytest.mark.parametrize(
    "run",
    [Run("incomprehensibilities", CODE), Run("https://example.com/incomprehensibilities"), Run("x=incomprehensible")],
)
def test_code_and_addresses_are_not_hyphenated(run, typesetter):
    assert len(typesetter.measure((Run("incomprehensibilities"),), hyphenate=True)) > 1
    assert len(typesetter.measure((run,), hyphenate=True)) == len(typesetter.measure((run,)))


def test_the_columns_of_a_comparison_are_placed_in_reading_order(placed):
    sides = (Side(paragraph("אחד"), (paragraph("א"),)), Side(paragraph("שתיים"), (paragraph("ב"),)))
    items = placed(Comparison(sides))
    assert [read([item]) for item in items] == ["אחד", "א", "שתיים", "ב"]
    assert items[0].x > items[2].x


def test_the_columns_of_a_right_to_left_table_begin_on_the_right(placed):
    table = Table(
        (paragraph("מילה"), paragraph("meaning")), ((paragraph("בית"), paragraph("house")),), ("left", "left")
    )
    items = placed(table)
    assert [read([item]) for item in items] == ["מילה", "meaning", "בית", "house"]
    assert items[0].x > items[1].x


FIGURES = {
    "chain": Chain((paragraph("some words"), paragraph("some more"), paragraph("and more")), (None, None)),
    "table": Table((paragraph("some words"),), ((paragraph("some more"),),), ("left",)),
    "comparison": Comparison(
        (Side(paragraph("some words"), (paragraph("a"),)), Side(paragraph("b"), (paragraph("c"),)))
    ),
    "code": CodeBlock("some\nwords"),
}


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_where_lines_are_spread_those_in_figures_are_too(figure, placed):
    """The lines of print for dyslexia are one and a half sizes of type apart, wherever they stand."""
    width = 100 if isinstance(figure, Comparison) else 50
    close, spread = (sorted({item.y for item in placed(figure, width=width, spread=by)}) for by in (1.0, 1.5 / 1.35))
    assert spread[1] - spread[0] > close[1] - close[0]
    assert spread[1] - spread[0] >= 15 - 0.01


def right_to_left(*blocks):
    items = Composer(HEBREW).flow(blocks).place(Placement(0, 300, 10), 0)
    return list(texts_in(items))


def test_lists_of_right_to_left_decks_hang_from_the_right_edge_whatever_their_items_are():
    items = right_to_left(ListBlock(((paragraph("שלום"),), (paragraph("Python 3.12"),)), None))
    bullets, texts = items[::2], items[1::2]
    assert [read([bullet]) for bullet in bullets] == ["•", "•"]
    assert {round(bullet.x, 3) for bullet in bullets} == {round(bullets[0].x, 3)}
    assert all(text.x + text.width < bullet.x for text, bullet in zip(texts, bullets, strict=True))
    assert round(texts[0].x + texts[0].width, 3) == round(texts[1].x + texts[1].width, 3)


def test_numbers_of_right_to_left_lists_have_their_stop_on_the_left():
    number, _ = right_to_left(ListBlock(((paragraph("שלום"),),), 12))
    assert "".join(glyph.text for word in number.words for glyph in word.glyphs).strip("\u200f") == ".12"


def test_a_latin_word_at_the_start_does_not_turn_a_right_to_left_line_around():
    (item,) = right_to_left(paragraph("Python היא שפה"))
    assert [word.text.strip() for word in item.words if word.ink] == ["שפה", "היא", "Python"]
    assert item.x + item.width == pytest.approx(300)


def test_a_formula_by_itself_stands_in_the_middle_but_in_flush_text_where_lines_begin(typesetter):
    blocks = (Paragraph((Run("x=1", inset=Formula(display=True)),)),)
    for flush, x in ((False, 100.0), (True, 0.0)):
        (formula,) = Composer(typesetter, flush=flush).flow(blocks).place(Placement(0, 200, 10), 0)
        assert formula.x + (0 if flush else formula.width / 2) == pytest.approx(x, abs=2)
