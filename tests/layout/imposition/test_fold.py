"""Pairs that fold: the back half is folded here as a body in space, not by the code that lays pairs out."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from cardprint.layout.imposition.duplex import Axis
from cardprint.layout.imposition.fold import fold_plan
from cardprint.layout.imposition.grid import cut_stock
from cardprint.model.catalogue import find_stock, stocks
from cardprint.model.job import Turn
from cardprint.model.paper import UNPRINTABLE, card_size, paper, paper_name
from cardprint.model.stock import Stock


def plain(card, on="A4", gutter=0.0):
    return cut_stock(card_size(card), paper(on), gutter=gutter)


PERFORATED_IN_PAIRS = [
    stock
    for stock in stocks()
    if stock.kind == "perforated" and stock.id not in ("avery-8373", "avery-8389", "avery-c9312")
]
PLAIN = [
    plain("90x60mm"), plain("poker"), plain("A7"), plain("A6"), plain("business-US", "letter"),
    plain("index-3x5", "letter"), plain("50x50mm", gutter=10), plain("90x60mm", "297x210mm"),
]  # fmt: skip


def folded(point, fold):
    """Where a point of the sheet comes to lie after half a turn about the fold."""
    length = ((fold.x2 - fold.x1) ** 2 + (fold.y2 - fold.y1) ** 2) ** 0.5
    along = ((fold.x2 - fold.x1) / length, (fold.y2 - fold.y1) / length)
    return tuple(
        start + part
        for start, part in zip(
            (fold.x1, fold.y1), half_turn((point[0] - fold.x1, point[1] - fold.y1), along), strict=True
        )
    )


def half_turn(vector, about):
    along = about[0] * vector[0] + about[1] * vector[1]
    return (2 * along * about[0] - vector[0], 2 * along * about[1] - vector[1])


@pytest.mark.parametrize("stock", PERFORATED_IN_PAIRS + PLAIN, ids=lambda stock: stock.id)
def test_each_back_folds_onto_its_front_and_reads_upright_when_the_card_is_turned(stock):
    plan = fold_plan(stock)
    assert len(plan.pairs) == plan.stock.slots > 0
    for pair in plan.pairs:
        assert pair.front.size == pytest.approx(stock.card)
        opposite = [
            folded(corner, pair.fold) for corner in ((pair.back.x, pair.back.y), (pair.back.right, pair.back.bottom))
        ]
        assert sorted(x for x, _ in opposite) == pytest.approx([pair.front.x, pair.front.right])
        assert sorted(y for _, y in opposite) == pytest.approx([pair.front.y, pair.front.bottom])
        for turn, by_hand in ((Turn.SIDE, (0, 1)), (Turn.TOP, (1, 0))):
            place = plan.back_place(pair, turn)
            assert place.rect == pair.back
            along_fold = (0, 1) if pair.fold.x1 == pair.fold.x2 else (1, 0)
            for direction in ((0, -1), (1, 0)):  # to the head, and onward in a line of text
                printed = tuple(-part for part in direction) if place.turned else direction
                assert half_turn(half_turn(printed, along_fold), by_hand) == direction


@pytest.mark.parametrize("stock", PERFORATED_IN_PAIRS + PLAIN, ids=lambda stock: stock.id)
def test_the_fold_is_the_edge_that_front_and_back_share(stock):
    for front, back, fold in fold_plan(stock).pairs:
        ends = (fold.x1, fold.y1), (fold.x2, fold.y2)
        for rect in (front, back):
            for x, y in ends:
                assert min(abs(x - rect.x), abs(x - rect.right)) < 1e-6
                assert min(abs(y - rect.y), abs(y - rect.bottom)) < 1e-6


@pytest.mark.parametrize("stock", PLAIN, ids=lambda stock: stock.id)
def test_pairs_lie_in_the_printable_part_of_plain_paper_and_never_on_each_other(stock):
    plan, dust = fold_plan(stock), 1e-6
    slots = list(plan.stock.places())
    for slot in slots:
        assert slot.x > UNPRINTABLE - dust
        assert slot.y > UNPRINTABLE - dust
        assert slot.right < plan.stock.paper.width - UNPRINTABLE + dust
        assert slot.bottom < plan.stock.paper.height - UNPRINTABLE + dust
    for one, other in combinations(slots, 2):
        assert max(other.x - one.right, one.x - other.right, other.y - one.bottom, one.y - other.bottom) >= -dust


@pytest.mark.parametrize("stock", PERFORATED_IN_PAIRS, ids=lambda stock: stock.id)
def test_perforated_pairs_are_two_neighbouring_cards(stock):
    slots = list(stock.places())
    for front, back, _ in fold_plan(stock).pairs:
        assert any(front == pytest.approx(slot) for slot in slots)
        assert any(back == pytest.approx(slot) for slot in slots)


@pytest.mark.parametrize(
    ("stock", "axis", "grid", "lies_on"),
    [
        (plain("90x60mm"), Axis.VERTICAL, (1, 4), "A4"),
        (plain("A6"), Axis.HORIZONTAL, (1, 1), "A4"),
        (plain("poker"), Axis.VERTICAL, (2, 2), "A4 landscape"),
        (plain("190x60mm"), Axis.HORIZONTAL, (1, 2), "A4"),
        (plain("50x50mm", gutter=10), Axis.VERTICAL, (2, 3), "A4 landscape"),
        (find_stock("avery-5371"), Axis.VERTICAL, (1, 5), "Letter"),
        (find_stock("avery-5388"), Axis.HORIZONTAL, (1, 1), "Letter"),
        (find_stock("zweckform-32010"), Axis.HORIZONTAL, (2, 2), "A4"),
    ],
    ids=lambda value: getattr(value, "id", None),
)
def test_pairs_lie_beside_each_other_or_above_each_other_where_that_gives_more(stock, axis, grid, lies_on):
    plan = fold_plan(stock)
    assert plan.axis is axis
    assert (plan.stock.columns, plan.stock.rows) == grid
    assert paper_name(plan.stock.paper) == lies_on
    assert plan.stock.id == stock.id


def test_a_card_left_over_in_a_row_has_no_partner():
    card = card_size("40x50mm")
    five_across = Stock("five", "five", paper("A4"), 5, 1, card, 14, 14, pitch=card, kind="perforated")
    plan = fold_plan(five_across)
    assert [pair.front.x for pair in plan.pairs] == pytest.approx([five_across.slot(0).x, five_across.slot(2).x])
    assert [pair.back.x for pair in plan.pairs] == pytest.approx([five_across.slot(1).x, five_across.slot(3).x])


def test_plain_paper_to_fold_says_so_in_its_name():
    assert fold_plan(plain("90x60mm")).stock.name == "90 × 60 mm cards to fold, to cut from A4"


@pytest.mark.parametrize(
    ("stock", "message"),
    [
        (
            find_stock("avery-8373"),
            "no two cards of avery-8373 touch, so none can be folded: print with --duplex, or without --stock",
        ),
        (
            find_stock("herma-4626"),
            "herma-4626 are labels, which do not fold: print them with --separate, and stick front and back on a card",
        ),
        (
            plain("poker", "A7"),
            "front and back of 63.5 × 88.9 mm do not both fit on A7: print with --duplex, or make the cards smaller",
        ),
    ],
    ids=lambda value: getattr(value, "id", None),
)
def test_stock_that_cannot_be_folded_is_refused_with_what_to_use_instead(stock, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        fold_plan(stock)
