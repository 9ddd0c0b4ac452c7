from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from cardprint.layout.imposition.duplex import back_slot
from cardprint.layout.imposition.fold import fold_plan
from cardprint.layout.imposition.furniture import Furniture, SheetSide
from cardprint.layout.imposition.grid import cut_stock
from cardprint.layout.imposition.marks import behind, cut_marks
from cardprint.model.catalogue import find_stock, stocks
from cardprint.model.geometry import Rect
from cardprint.model.glyphs import Typeface, Word
from cardprint.model.job import Arrangement, CardsJob, CutMarks, Flip, MarkSides
from cardprint.model.page import Rule
from cardprint.model.paper import UNPRINTABLE, card_size, paper
from cardprint.model.text import Text
from cardprint.model.units import mm, to_mm
from text_checks import texts_in

if TYPE_CHECKING:
    from cardprint.model.stock import Stock

FACE = Typeface("Plain", "plain.ttf")
DUST = 1e-6
FRONT, BACK = SheetSide.FRONT, SheetSide.BACK


def typeset(text, size):
    """Make words as wide as they would be in a common sans serif; a number and its unit are one word."""
    assert size == 6.5
    words = re.split(r"(?<= )(?!mm|%)", text)
    return tuple(Word(word, FACE, (), 0.58 * len(word)) for word in words)


def plain(card: str = "90x60mm", on: str = "A4", **options: float) -> Stock:
    return cut_stock(card_size(card), paper(on), **options)


def job_for(stock: Stock, **changes: object) -> CardsJob:
    return CardsJob(stock, **({"arrangement": Arrangement.DUPLEX} | changes))


def furnish(job, side=FRONT, number=1, sheets=3, fold=None):
    return Furniture(job, sheets, typeset, fold).panels(side, number)


def items(panels):
    return [item for panel in panels for item in panel.items]


def texts(panels):
    return {"".join(word.text for word in item.words).rstrip(): item for item in texts_in(items(panels))}


def box(item):
    """The rectangle an item takes up; text from its ascenders to its descenders, a ruler's label has none."""
    if isinstance(item, Text):
        label = item.words[0].text.startswith(("100", "mm"))
        up, down = (0.714, 0) if label else (0.77, 0.23)
        return Rect(item.x, item.y - up * item.size, item.width, (up + down) * item.size)
    return Rect(min(item.x1, item.x2), min(item.y1, item.y2), abs(item.x2 - item.x1), abs(item.y2 - item.y1))


def around(things):
    """The rectangle around several items, their words without the space after them."""
    boxes = [box(item) for item in things]
    left, top = min(one.x for one in boxes), min(one.y for one in boxes)
    return Rect(left, top, max(one.right for one in boxes) - left, max(one.bottom for one in boxes) - top)


def apart(one, other):
    """How far two rectangles are from each other, negative where they overlap."""
    return max(other.x - one.right, one.x - other.right, other.y - one.bottom, one.y - other.bottom)


def parts(job, side, fold=None):
    """What stands on the margin: the cross, the ruler with its label and the sheet line, each with its rectangle."""
    stock = fold.stock if fold else job.stock
    page = stock.paper
    marks = set(cut_marks(stock, job.cut_marks))
    if side is BACK:
        marks = {behind(mark, page, job.flip) for mark in marks}
    found = {}
    panels = furnish(job, side, fold=fold)
    rules = [item for item in items(panels) if isinstance(item, Rule) and item not in marks and not item.dash]
    crosses = [(one, two) for one, two in combinations(rules, 2) if _cross_each_other(one, two)]
    if crosses:
        found["cross"] = box(crosses[0][0])._replace(y=box(crosses[0][1]).y, height=mm(5))
    ticks = [rule for rule in rules if crosses == [] or rule not in crosses[0]]
    said = texts(panels)
    if ticks:
        label = [said.pop(text) for text in ("100 mm", "100", "mm") if text in said]
        found["ruler"] = around([*ticks, *label])
    for text, item in said.items():
        assert text.startswith("Sheet 1 of 3")
        found["line"] = box(item)
    return found, sorted(marks)


def _cross_each_other(one: Rule, two: Rule) -> bool:
    middles = [((rule.x1 + rule.x2) / 2, (rule.y1 + rule.y2) / 2) for rule in (one, two)]
    return middles[0] == pytest.approx(middles[1]) and box(one).width == pytest.approx(box(two).height) == mm(5)


EVERY_STOCK = [
    *stocks(), plain(), plain("poker"), plain("poker", margin=mm(5)), plain("A8", "A6"), plain("poker", "A7"),
    plain("business-US", "Letter"), plain("198x285mm"), plain("60x60mm", gutter=mm(20)), plain("20x20mm"),
    plain("150x190mm"),
]  # fmt: skip


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("side", SheetSide)
@pytest.mark.parametrize("stock", EVERY_STOCK, ids=lambda stock: stock.id)
def test_furniture_is_clear_of_cards_marks_border_and_itself(stock, side, flip):
    job = job_for(stock, flip=flip)
    found, marks = parts(job, side)
    cards = [slot if side is FRONT else back_slot(slot, stock.paper, flip) for slot in stock.places()]
    printable = Rect(0, 0, *stock.paper).inset(UNPRINTABLE - DUST)
    for place in found.values():
        assert printable.x <= place.x
        assert printable.y <= place.y
        assert place.right <= printable.right
        assert place.bottom <= printable.bottom
        assert all(apart(place, card) >= mm(1) - DUST for card in cards)
        assert all(apart(place, box(mark)) >= mm(1) - DUST for mark in marks)
    for one, other in combinations(found.values(), 2):
        assert apart(one, other) >= mm(1) - DUST


@pytest.mark.parametrize(
    ("stock", "there"),
    [
        (plain(), {"cross", "ruler", "line"}),
        (plain("poker"), {"cross", "ruler", "line"}),
        (plain("A6"), {"cross", "ruler", "line"}),
        (find_stock("avery-5371"), {"cross", "ruler", "line"}),
        (find_stock("herma-5077"), {"cross", "ruler", "line"}),
        (plain("business-US", "Letter"), {"cross", "ruler", "line"}),
        (find_stock("zweckform-32254"), {"ruler", "line"}),  # 8.5 mm at head and foot are too little for a cross
        (plain("A8", "A6"), {"cross", "line"}),  # the paper is 105 mm wide
        (find_stock("avery-8387"), set()),
        (find_stock("herma-4626"), set()),
        (plain("198x285mm"), set()),
    ],
    ids=lambda value: getattr(value, "id", ""),
)
@pytest.mark.parametrize("side", SheetSide)
def test_each_thing_stands_where_the_margin_allows(stock, there, side):
    assert set(parts(job_for(stock), side)[0]) == there


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("stock", EVERY_STOCK, ids=lambda stock: stock.id)
def test_the_cross_is_at_one_place_of_the_paper_on_both_faces(stock, flip):
    front, back = (parts(job_for(stock, flip=flip), side)[0].get("cross") for side in SheetSide)
    assert (front is None) == (back is None)
    if front:
        assert back == pytest.approx(back_slot(front, stock.paper, flip))


def test_the_usual_sheet_is_furnished_as_designed():
    found, marks = parts(job_for(plain()), FRONT)
    assert len(marks) == 16
    assert [round(to_mm(found["line"].x), 2), round(to_mm(found["ruler"].x), 2)] == [35, 35]
    assert to_mm(found["line"].bottom) < 22.5  # where the crop marks begin
    assert to_mm(found["ruler"].y) > 274.5
    assert to_mm(found["cross"].x + mm(2.5)) == pytest.approx(195)


def test_the_ruler_is_100_mm_with_a_tick_at_each_centimetre():
    rules = [item for item in items(furnish(job_for(plain(), cut_marks=CutMarks.NONE))) if isinstance(item, Rule)][2:]
    (line,) = (rule for rule in rules if rule.y1 == rule.y2)
    ticks = sorted(rule.x1 for rule in rules if rule.x1 == rule.x2)
    assert line.x2 - line.x1 == pytest.approx(mm(100))
    assert [to_mm(tick - line.x1) for tick in ticks] == pytest.approx(range(0, 101, 10))


def test_a_ruler_that_crop_marks_leave_no_room_for_stands_upright_beside_the_cards():
    stock = plain("business-US", "Letter")
    panels = furnish(job_for(stock))
    found, marks = parts(job_for(stock), FRONT)
    assert found["ruler"].right < stock.area.x
    rules = [item for item in items(panels) if isinstance(item, Rule) and item not in marks][2:]
    (line,) = (rule for rule in rules if rule.x1 == rule.x2)
    ticks = sorted(rule.y1 for rule in rules if rule.y1 == rule.y2)
    assert line.y2 - line.y1 == pytest.approx(mm(100))
    assert [to_mm(tick - line.y1) for tick in ticks] == pytest.approx(range(0, 101, 10))
    assert {"100", "mm"} < set(texts(panels))


@pytest.mark.parametrize(
    ("changes", "side", "number", "line"),
    [
        ({}, FRONT, 1, "Sheet 1 of 3 · fronts · print at 100 %, flip on long edge"),
        ({}, BACK, 3, "Sheet 3 of 3 · backs · print at 100 %, flip on long edge"),
        ({"flip": Flip.SHORT}, FRONT, 2, "Sheet 2 of 3 · fronts · print at 100 %, flip on short edge"),
        ({"arrangement": Arrangement.SEPARATE}, BACK, 2, "Sheet 2 of 3 · backs · print at 100 %, flip on long edge"),
    ],
)
def test_the_sheet_line_says_which_sheet_and_how_to_print_it(changes, side, number, line):
    panels = furnish(job_for(plain(), **changes), side, number)
    assert set(texts(panels)) == {line, "100 mm"}
    assert {text.colour for text in texts(panels).values()} == {"#6e6e73"}


def test_a_narrow_margin_has_a_short_sheet_line():
    (line,) = texts(furnish(job_for(plain("30x60mm", "60x90mm"))))
    assert line == "Sheet 1 of 3 · fronts"


def test_sheets_that_are_folded_say_so_and_carry_folds_but_no_cross():
    job = CardsJob(plain())
    plan = fold_plan(job.stock)
    panels = furnish(job, fold=plan)
    assert set(texts(panels)) == {"Sheet 1 of 3 · fronts and backs · print at 100 %, on one side", "100 mm"}
    assert sum(bool(item.dash) for item in items(panels) if isinstance(item, Rule)) == plan.stock.slots
    assert "cross" not in parts(job, FRONT, plan)[0]


@pytest.mark.parametrize(
    ("sides", "marked"),
    [
        (MarkSides.BOTH, {FRONT, BACK}),
        (MarkSides.FRONT, {FRONT}),
        (MarkSides.BACK, {BACK}),
    ],
)
def test_cut_marks_stand_on_the_sides_asked_for(sides, marked):
    job = job_for(plain(), mark_sides=sides)
    plain_number = len(items(furnish(job._replace(cut_marks=CutMarks.NONE))))
    assert {side for side in SheetSide if len(items(furnish(job, side))) == plain_number + 16} == marked
    assert {side for side in SheetSide if len(items(furnish(job, side))) == plain_number} == set(SheetSide) - marked


def test_a_sheet_that_is_printed_on_one_side_is_marked_there_whatever_the_sides():
    job = CardsJob(plain(), mark_sides=MarkSides.BACK)
    plan = fold_plan(job.stock)
    assert set(cut_marks(plan.stock, CutMarks.CORNERS)) <= set(items(furnish(job, fold=plan)))


def test_the_printers_offset_moves_everything_on_backs_and_nothing_on_fronts():
    still, moved = (job_for(plain(), back_offset=offset) for offset in ((0.0, 0.0), (3.0, -2.0)))
    assert {(panel.x, panel.y) for panel in furnish(moved, FRONT)} == {(0, 0)}
    assert {(panel.x, panel.y) for panel in furnish(moved, BACK)} == {(3, -2)}
    assert [type(item) for item in items(furnish(moved, BACK))] == [type(item) for item in items(furnish(still, BACK))]


def test_what_is_the_same_on_every_sheet_is_the_same_object():
    furniture = Furniture(job_for(plain()), 3, typeset)
    first, second = furniture.panels(FRONT, 1), furniture.panels(FRONT, 2)
    assert first[0].items is second[0].items
    assert [panel.role for panel in first] == ["furniture", "sheet"]


def test_a_sheet_without_margins_carries_nothing():
    assert furnish(job_for(find_stock("avery-8387"))) == ()
