from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from cardprint.layout.imposition.duplex import back_slot
from cardprint.layout.imposition.fold import fold_lines, fold_plan
from cardprint.layout.imposition.grid import cut_stock
from cardprint.layout.imposition.marks import behind, cut_marks
from cardprint.model.catalogue import find_stock, stocks
from cardprint.model.geometry import Size
from cardprint.model.job import CutMarks, Flip
from cardprint.model.page import Rule
from cardprint.model.paper import PAPERS, UNPRINTABLE, card_size, paper
from cardprint.model.units import mm, to_mm

if TYPE_CHECKING:
    from cardprint.model.stock import Stock

DUST = 1e-6


def plain(card: str = "90x60mm", on: str = "A4", gutter: float = 0.0) -> Stock:
    return cut_stock(card_size(card), paper(on), gutter=gutter)


GRIDS = st.builds(
    lambda card, on, gutter: (card, on, gutter),
    st.builds(Size, st.floats(mm(45), mm(200)), st.floats(mm(45), mm(200))),
    st.sampled_from(tuple(PAPERS.values())),
    st.sampled_from([0.0, mm(3), mm(4.9), mm(6), mm(11), mm(20)]),
)


def in_mm(rules):
    return {tuple(round(to_mm(end), 2) for end in rule[:4]) for rule in rules}


def is_level(rule):
    return rule.y1 == rule.y2


def length(rule):
    return abs(rule.x2 - rule.x1) + abs(rule.y2 - rule.y1)


def distance(rule, rect):
    """How far a rule is from a card; 0 where it touches or crosses it."""
    dx = max(rect.x - max(rule.x1, rule.x2), min(rule.x1, rule.x2) - rect.right, 0)
    dy = max(rect.y - max(rule.y1, rule.y2), min(rule.y1, rule.y2) - rect.bottom, 0)
    return max(dx, dy)


def test_crop_marks_stand_outside_the_usual_sheet_2_mm_off_and_4_mm_long():
    marks = cut_marks(plain(), CutMarks.CORNERS)
    standing = {(x, y, x, y + 4) for x in (15, 105, 195) for y in (22.5, 270.5)}
    level = {(x, y, x + 4, y) for y in (28.5, 88.5, 148.5, 208.5, 268.5) for x in (9, 197)}
    assert in_mm(marks) == standing | level
    assert len(marks) == len(standing | level)
    assert {(mark.thickness, mark.colour, mark.dash) for mark in marks} == {(0.4, "#000000", ())}


def test_with_wide_gutters_every_corner_of_every_card_has_its_two_marks():
    stock = plain("60x60mm", gutter=mm(20))
    marks = cut_marks(stock, CutMarks.CORNERS)
    for slot in stock.places():
        for x in (slot.x, slot.right):
            for y in (slot.y, slot.bottom):
                near = [mark for mark in marks if abs(mark.x1 - x) < mm(7) and abs(mark.y1 - y) < mm(7)]
                assert sum(is_level(mark) for mark in near) == 1
                assert len(near) == 2


def test_a_gutter_too_narrow_for_two_marks_has_one_between_its_cards():
    marks = in_mm(cut_marks(plain("80x60mm", gutter=mm(6)), CutMarks.CORNERS))
    levels = sorted({(x1, x2) for x1, y1, x2, y2 in marks if y1 == y2})
    assert [round(x2 - x1, 2) for x1, x2 in levels] == [4, 2, 4]


def test_a_gutter_too_narrow_for_any_mark_has_none():
    marks = in_mm(cut_marks(plain("60x60mm", gutter=mm(4.5)), CutMarks.CORNERS))
    assert len({(x1, x2) for x1, y1, x2, y2 in marks if y1 == y2}) == 2


@given(GRIDS, st.sampled_from([CutMarks.CORNERS, CutMarks.LINES]))
def test_marks_are_never_in_the_border_printers_leave_blank(grid, style):
    stock = _cut(*grid)
    for mark in cut_marks(stock, style):
        assert min(mark.x1, mark.x2, mark.y1, mark.y2) >= UNPRINTABLE - DUST
        assert max(mark.x1, mark.x2) <= stock.paper.width - UNPRINTABLE + DUST
        assert max(mark.y1, mark.y2) <= stock.paper.height - UNPRINTABLE + DUST


@given(GRIDS)
def test_crop_marks_keep_2_mm_off_every_card_and_are_1_to_4_mm_long(grid):
    stock = _cut(*grid)
    for mark in cut_marks(stock, CutMarks.CORNERS):
        if mark.colour == "#000000":
            assert min(distance(mark, slot) for slot in stock.places()) >= mm(2) - DUST
            assert mm(1) - DUST <= length(mark) <= max(mm(4), stock.gutter.width, stock.gutter.height) + DUST


@given(GRIDS, st.sampled_from([CutMarks.CORNERS, CutMarks.LINES]))
def test_every_edge_of_every_card_has_a_mark_to_cut_by(grid, style):
    stock = _cut(*grid)
    marks = cut_marks(stock, style)
    standing = [mark.x1 for mark in marks if not is_level(mark)]
    level = [mark.y1 for mark in marks if is_level(mark)]
    for slot in stock.places():
        for x in (slot.x, slot.right):
            assert min(abs(x - cut) for cut in standing) < 0.4
        for y in (slot.y, slot.bottom):
            assert min(abs(y - cut) for cut in level) < 0.4


def test_cut_lines_are_light_and_run_along_all_cuts():
    lines = cut_marks(plain(), CutMarks.LINES)
    standing = {(x, 22.5, x, 274.5) for x in (15, 105, 195)}
    level = {(9, y, 201, y) for y in (28.5, 88.5, 148.5, 208.5, 268.5)}
    assert in_mm(lines) == standing | level
    assert {line.colour for line in lines} == {"#b8b8bd"}


def test_hair_lines_stand_in_for_crop_marks_that_have_no_room():
    marks = cut_marks(plain("198x270mm"), CutMarks.CORNERS)
    assert {(is_level(mark), mark.colour) for mark in marks} == {(True, "#b8b8bd"), (False, "#000000")}


def test_without_cut_marks_there_are_none():
    assert cut_marks(plain(), CutMarks.NONE) == ()


@pytest.mark.parametrize("stock", stocks(), ids=lambda stock: stock.id)
@pytest.mark.parametrize("style", CutMarks)
def test_stock_that_is_cut_already_gets_no_marks(stock, style):
    assert cut_marks(stock, style) == ()


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize(
    "stock", [plain(), plain("poker"), plain("60x60mm", gutter=mm(20))], ids=lambda stock: stock.id
)
def test_marks_on_the_back_stand_to_backs_as_those_on_the_front_to_fronts(stock, flip):
    backs = [back_slot(slot, stock.paper, flip) for slot in stock.places()]
    for mark in cut_marks(stock, CutMarks.CORNERS):
        mirrored = behind(mark, stock.paper, flip)
        assert [distance(mirrored, back) for back in backs] == pytest.approx(
            [distance(mark, slot) for slot in stock.places()]
        )
        assert behind(mirrored, stock.paper, flip) == mark._replace(
            x1=pytest.approx(mark.x1), y1=pytest.approx(mark.y1), x2=pytest.approx(mark.x2), y2=pytest.approx(mark.y2)
        )


def test_a_rule_behind_another_is_drawn_alike():
    rule = Rule(10, 20, 10, 60, 0.4, "#b8b8bd", (3, 2))
    assert behind(rule, Size(100, 200), Flip.LONG) == Rule(90, 20, 90, 60, 0.4, "#b8b8bd", (3, 2))
    assert behind(rule, Size(100, 200), Flip.SHORT) == Rule(10, 140, 10, 180, 0.4, "#b8b8bd", (3, 2))


@pytest.mark.parametrize("stock", [plain(), plain("A6"), find_stock("avery-5371")], ids=lambda stock: stock.id)
def test_folds_are_dashed_lines_along_the_edge_front_and_back_share(stock):
    plan = fold_plan(stock)
    lines = fold_lines(plan)
    assert [line[:4] for line in lines] == [tuple(pair.fold) for pair in plan.pairs]
    assert all(line.dash and line.colour == "#b8b8bd" for line in lines)


def _cut(card: Size, on: Size, gutter: float) -> Stock:
    try:
        return cut_stock(card, on, gutter=gutter)
    except ValueError:
        reject()
