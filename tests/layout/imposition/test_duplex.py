"""Registration, in geometry alone: sheets turn over here as bodies in space, not by the code that places backs."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.layout.imposition.duplex import Axis, Place, axis, back_place, back_slot, is_turned
from cardprint.layout.imposition.sheets import plan_sheets
from cardprint.model.catalogue import stocks
from cardprint.model.geometry import Rect, Size
from cardprint.model.job import Flip, Order, Turn
from cardprint.model.units import mm

UPRIGHT, LYING = Size(600, 800), Size(800, 600)

SIZES = st.builds(Size, st.floats(100, 1000), st.floats(100, 1000))
RECTS = st.builds(Rect, *[st.floats(0, 1000)] * 4)
FLIPS, TURNS = st.sampled_from(Flip), st.sampled_from(Turn)


def half_turn(vector, about):
    """Rotate a vector of space by 180° about a unit vector."""
    along = sum(a * v for a, v in zip(about, vector, strict=True))
    return tuple(2 * along * a - v for a, v in zip(about, vector, strict=True))


def fixed_edge(page, flip):
    """The direction of the edge of the paper that stays where it is when the sheet turns over."""
    down, across = (0, 1, 0), (1, 0, 0)
    longer, shorter = (across, down) if page.width > page.height else (down, across)
    return longer if flip is Flip.LONG else shorter


def seen_from_the_front(x, y, page, flip):
    """Where ink at this place of the back lies on the sheet, looking through the paper from the front."""
    centred = (x - page.width / 2, y - page.height / 2, 0)
    turned = half_turn(centred, fixed_edge(page, flip))
    return turned[0] + page.width / 2, turned[1] + page.height / 2


def corners(rect):
    return sorted(product((rect.x, rect.right), (rect.y, rect.bottom)))


def is_upright_to_who_turns_the_card(place, page, flip, turn):
    """Return whether head and reading direction of the back are the front's once the card is turned."""
    by_hand = (0, 1, 0) if turn is Turn.SIDE else (1, 0, 0)
    sign = -1 if place.turned else 1
    for direction in ((0, -1 * sign, 0), (1 * sign, 0, 0)):
        on_the_card = half_turn(direction, fixed_edge(page, flip))
        if half_turn(on_the_card, by_hand) != tuple(sign * part for part in direction):
            return False
    return True


def laid_the_other_way(stock):
    """The same sheet after a quarter turn: columns become rows."""
    return stock._replace(paper=stock.paper.turned(), columns=stock.rows, rows=stock.columns, card=stock.card.turned(),
        left=stock.top, top=stock.left, pitch=stock.pitch.turned())  # fmt: skip


@pytest.mark.parametrize("count", [1, 1000])
@pytest.mark.parametrize("start", [1, 2])
@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("lay", [lambda stock: stock, laid_the_other_way], ids=["as sold", "laid the other way"])
@pytest.mark.parametrize("stock", stocks(), ids=lambda stock: stock.id)
def test_every_back_covers_its_front_on_every_sheet(stock, lay, order, start, count):
    stock = lay(stock)
    plan = plan_sheets(count, stock.slots, start=start, order=order)
    for sheet, flip, turn in product((plan[0], plan[-1]), Flip, Turn):
        for slot, card in enumerate(sheet):
            if card is None:
                continue
            front = stock.slot(slot)
            back = back_place(front, stock.paper, flip, turn)
            covered = sorted(seen_from_the_front(x, y, stock.paper, flip) for x, y in corners(back.rect))
            for there, here in zip(covered, corners(front), strict=True):
                assert there == pytest.approx(here, abs=mm(0.01))
            assert is_upright_to_who_turns_the_card(back, stock.paper, flip, turn)


@given(RECTS, SIZES, FLIPS)
def test_what_lies_behind_the_back_is_the_front(rect, page, flip):
    assert back_slot(back_slot(rect, page, flip), page, flip) == pytest.approx(rect)


@given(RECTS, SIZES, FLIPS)
def test_a_back_is_as_large_as_its_front(rect, page, flip):
    assert back_slot(rect, page, flip).size == rect.size


@given(RECTS, SIZES, FLIPS, TURNS)
def test_the_other_way_to_turn_a_card_turns_its_back_and_moves_nothing(rect, page, flip, turn):
    other = Turn.TOP if turn is Turn.SIDE else Turn.SIDE
    place = back_place(rect, page, flip, turn)
    assert back_place(rect, page, flip, other) == Place(place.rect, not place.turned)


@given(RECTS, SIZES, FLIPS, TURNS, st.tuples(st.floats(-20, 20), st.floats(-20, 20)))
def test_the_printers_offset_moves_backs_right_and_down_whatever_the_flip(rect, page, flip, turn, offset):
    plain, moved = (back_place(rect, page, flip, turn, by) for by in ((0, 0), offset))
    assert (moved.rect.x, moved.rect.y) == (plain.rect.x + offset[0], plain.rect.y + offset[1])
    assert (moved.rect.size, moved.turned) == (plain.rect.size, plain.turned)


@pytest.mark.parametrize(
    ("page", "flip", "over"),
    [
        (UPRIGHT, Flip.LONG, Axis.VERTICAL),
        (UPRIGHT, Flip.SHORT, Axis.HORIZONTAL),
        (LYING, Flip.LONG, Axis.HORIZONTAL),
        (LYING, Flip.SHORT, Axis.VERTICAL),
        (Size(600, 600), Flip.LONG, Axis.VERTICAL),
    ],
)
def test_a_sheet_turns_about_the_edge_that_is_named(page, flip, over):
    assert axis(page, flip) is over


@pytest.mark.parametrize(
    ("over", "turn", "turned"),
    [
        (Axis.VERTICAL, Turn.SIDE, False),
        (Axis.HORIZONTAL, Turn.SIDE, True),
        (Axis.VERTICAL, Turn.TOP, True),
        (Axis.HORIZONTAL, Turn.TOP, False),
    ],
)
def test_backs_are_printed_upside_down_where_sheet_and_card_turn_over_differently(over, turn, turned):
    assert is_turned(over, turn) is turned


@pytest.mark.parametrize(
    ("page", "flip", "place"),
    [
        (UPRIGHT, Flip.LONG, Place(Rect(480, 20, 100, 50), turned=False)),
        (UPRIGHT, Flip.SHORT, Place(Rect(20, 730, 100, 50), turned=True)),
        (LYING, Flip.LONG, Place(Rect(20, 530, 100, 50), turned=True)),
        (LYING, Flip.SHORT, Place(Rect(680, 20, 100, 50), turned=False)),
    ],
)
def test_the_back_of_a_slot_in_the_top_left_corner(page, flip, place):
    assert back_place(Rect(20, 20, 100, 50), page, flip) == place


def test_a_face_is_drawn_from_its_own_top_left_corner():
    assert Place(Rect(10, 20, 100, 50)).origin == (10, 20)
    assert Place(Rect(10, 20, 100, 50), turned=True).origin == (110, 70)
