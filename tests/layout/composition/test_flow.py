"""Rows one below another: how high they are, and where they are placed."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.flow import Flow
from cardprint.layout.composition.row_protocols import IMPOSSIBLE, Placement, is_divisible, is_text
from cardprint.model.blocks import Chain, CodeBlock, ListBlock, Paragraph, Run, Table
from making import paragraph, read
from text_checks import texts_in


def texts(items):
    return list(texts_in(items))


@pytest.fixture
def flow(typesetter):
    return lambda *blocks, **options: Composer(typesetter, **options).flow(blocks)


def test_nothing_has_no_height():
    assert Flow([]).height(20) == 0


def test_a_paragraph_is_as_high_as_its_lines(flow):
    set_ = flow(paragraph("one two three"), leading=1.4)
    assert set_.height(30) == pytest.approx(1.4)
    assert set_.height(3) == pytest.approx(3 * 1.4)


def test_a_word_wider_than_the_measure_makes_a_flow_impossible(flow):
    assert flow(paragraph("incomprehensibilities")).height(3) == IMPOSSIBLE


@given(st.lists(st.text("abcdefg", min_size=1, max_size=8), min_size=1, max_size=40), st.floats(6, 40))
def test_the_quick_bound_never_exceeds_the_height(typesetter, words, measure):
    set_ = Composer(typesetter).flow((paragraph(" ".join(words)), ListBlock(((paragraph("ab " * 9),),))))
    assert set_.least_height(measure) <= set_.height(measure) + 1e-9


@pytest.mark.parametrize(
    ("block", "lines", "parts"),
    [
        (paragraph("one two"), True, False),
        (CodeBlock("one\ntwo"), True, True),
        (Table((paragraph("head"),), ((paragraph("one"),), (paragraph("two"),)), ("left",)), False, True),
        (Chain((paragraph("one"), paragraph("two")), (None,)), False, False),
    ],
)
def test_a_row_tells_whether_it_is_text_and_whether_it_goes_on_in_another_box(flow, block, lines, parts):
    (row,) = flow(block).rows
    assert (is_text(row), is_divisible(row)) == (lines, parts)
    if is_text(row):
        assert 0 < row.baseline(20) < next(iter(row.single_lines(20))).height(20)
    if is_divisible(row):
        assert reduce(type(row).joined, row.parts(20, 5)) == row


def test_rows_follow_each_other_down_the_page(flow):
    set_ = flow(paragraph("first"), paragraph("second"), ListBlock(((paragraph("third"),), (paragraph("fourth"),))))
    placed = texts(set_.place(Placement(0, 300, 10), 50))
    assert read(placed) == "first second • third • fourth"
    baselines = [item.y for item in placed]
    assert baselines == sorted(baselines)
    assert baselines[0] > 50


def test_a_line_the_author_ended_ends(flow):
    placed = texts(flow(Paragraph((Run("one\ntwo"),))).place(Placement(0, 300, 10), 0))
    assert len({item.y for item in placed}) == 2


def test_a_list_stands_closer_than_paragraphs(flow):
    items = flow(ListBlock(((paragraph("a"),), (paragraph("b"),))))
    paragraphs = flow(paragraph("a"), paragraph("b"))
    assert items.height(20) < paragraphs.height(20)


def test_bullets_hang_and_lines_align_behind_them(flow):
    bullet, first, second = texts(flow(ListBlock(((paragraph("one two three"),),))).place(Placement(10, 60, 10), 0))
    assert bullet.x < first.x == second.x


def test_numbers_align_at_their_points(flow):
    items = tuple((paragraph("x"),) for _ in range(3))
    placed = texts(flow(ListBlock(items, start=9)).place(Placement(0, 200, 10), 0))
    ends = {round(item.x + item.width, 3) for item in placed if item.words[0].text[0].isdigit()}
    assert read(placed) == "9. x 10. x 11. x"
    assert len(ends) == 1


def test_right_to_left_text_begins_at_the_right_edge(flow):
    bullet, text = texts(flow(ListBlock(((paragraph("שלום"),),))).place(Placement(0, 100, 10), 0))
    assert text.x + text.width == pytest.approx(100 - 8.5, abs=0.01)
    assert bullet.x > text.x + text.width


def test_centred_lines_have_as_much_room_on_either_side(flow):
    (item,) = texts(flow(paragraph("middle")).place(Placement(20, 100, 10, centred=True), 0))
    assert item.x - 20 == pytest.approx(120 - item.x - item.width)


@pytest.mark.parametrize(("words", "edge"), [(("a", "a longer item"), 0), (("א", "אבגד הוזח"), 1)])
def test_a_list_among_centred_lines_stands_in_the_middle_as_a_whole(flow, words, edge):
    items = tuple((paragraph(word),) for word in words)
    placed = texts(flow(paragraph("asked"), ListBlock(items)).place(Placement(20, 200, 10, centred=True), 0))
    listed = placed[1:]
    begins = [(item.x, item.x + item.width)[edge] for item in listed[1::2]]
    assert begins[0] == pytest.approx(begins[1])
    left, right = min(item.x for item in listed), max(item.x + item.width for item in listed)
    assert left - 20 == pytest.approx(220 - right, abs=10 * 0.5)  # the bullet's room has a little air beside it
