from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from cardprint.layout.imposition.grid import cut_best, cut_stock
from cardprint.model.geometry import Size
from cardprint.model.paper import PAPERS, UNPRINTABLE, card_size, paper, paper_name
from cardprint.model.units import mm, to_mm

CARDS = st.builds(Size, st.floats(mm(10), mm(300)), st.floats(mm(10), mm(300)))
PAPER = st.sampled_from(tuple(PAPERS.values()))


def test_the_usual_card_comes_eight_to_an_a4_sheet():
    stock = cut_stock(card_size("90x60mm"), paper("A4"))
    assert (stock.columns, stock.rows) == (2, 4)
    assert stock.paper == paper("A4")
    assert [to_mm(length) for length in (stock.left, stock.top)] == pytest.approx([15, 28.5])
    assert stock.pitch == stock.card == card_size("90x60mm")
    assert (stock.kind, stock.id, stock.name) == ("cut", "cut-90x60mm", "90 × 60 mm cards to cut from A4")


@pytest.mark.parametrize(
    ("card", "on", "grid", "lies_on"),
    [
        ("90x60mm", "Letter", (2, 4), "Letter"),
        ("90x60mm", "297x210mm", (2, 4), "A4"),
        ("poker", "A4", (4, 2), "A4 landscape"),
        ("bridge", "Letter", (4, 2), "Letter landscape"),
        ("tarot", "A4", (2, 2), "A4"),
        ("business-US", "Letter", (2, 5), "Letter"),
        ("business-EU", "A4", (3, 3), "A4 landscape"),
        ("index-3x5", "Letter", (2, 2), "Letter landscape"),
        ("index-4x6", "Letter", (1, 2), "Letter"),
        ("index-5x8", "Letter", (1, 2), "Letter"),
        ("A6", "A4", (1, 2), "A4"),
        ("A7", "A4", (2, 2), "A4 landscape"),
        ("A8", "A6", (1, 2), "A6"),
        ("poker", "A7", (1, 1), "A7"),
    ],
)
def test_the_paper_lies_so_that_it_holds_more_cards(card, on, grid, lies_on):
    stock = cut_stock(card_size(card), paper(on))
    assert (stock.columns, stock.rows) == grid
    assert paper_name(stock.paper) == lies_on


@given(CARDS, PAPER, st.sampled_from([0.0, mm(3), mm(12)]))
def test_cards_are_centred_apart_and_never_in_the_border_printers_leave_blank(card, on, gutter):
    try:
        stock = cut_stock(card, on, gutter=gutter)
    except ValueError:
        reject()
    dust = 1e-6
    area = stock.area
    assert area.x == pytest.approx(stock.paper.width - area.right)
    assert area.y == pytest.approx(stock.paper.height - area.bottom)
    assert min(area.x, area.y) >= UNPRINTABLE - dust
    for one, other in combinations(list(stock.places())[:12], 2):
        apart = max(other.x - one.right, one.x - other.right, other.y - one.bottom, one.y - other.bottom)
        assert apart >= gutter - dust


@given(CARDS, PAPER)
def test_a_card_is_refused_only_where_it_fits_neither_way(card, on):
    usable = Size(on.width - 2 * UNPRINTABLE, on.height - 2 * UNPRINTABLE)
    fits = any(card.width <= room.width and card.height <= room.height for room in (usable, usable.turned()))
    try:
        assert cut_stock(card, on).slots >= 1
        assert fits
    except ValueError:
        assert not fits


@given(CARDS, PAPER)
def test_room_for_marks_and_furniture_costs_at_most_one_card_in_five(card, on):
    try:
        most = cut_stock(card, on, margin=UNPRINTABLE).slots
    except ValueError:
        reject()
    assert most >= cut_stock(card, on).slots >= 4 / 5 * most


@given(CARDS, PAPER)
def test_it_does_not_matter_how_the_paper_is_handed_in(card, on):
    try:
        upright = cut_stock(card, on)
    except ValueError:
        reject()
    assert cut_stock(card, on.turned()) == upright


def test_a_margin_of_ones_own_is_kept_and_holds_what_it_can():
    assert cut_stock(card_size("poker"), paper("A4"), margin=mm(5)).slots == 9
    assert cut_stock(card_size("90x60mm"), paper("A4"), margin=mm(5)).slots == 9
    assert cut_stock(card_size("90x60mm"), paper("A4"), margin=mm(20)).slots == 4


def test_a_gutter_keeps_cards_apart():
    stock = cut_stock(card_size("50x50mm"), paper("A4"), gutter=mm(10))
    assert (stock.columns, stock.rows) == (3, 4)
    assert [to_mm(side) for side in stock.gutter] == pytest.approx([10, 10])


def test_a_gutter_is_only_between_cards():
    stock = cut_stock(card_size("40x60mm"), paper("A4"), margin=mm(10), gutter=mm(10))
    assert (stock.columns, stock.rows) == (4, 4)
    assert to_mm(stock.left) == pytest.approx(10)


def test_cards_that_fill_the_printable_part_exactly_are_not_lost_to_arithmetic():
    assert cut_stock(Size(mm(20), mm(28.7)), paper("A4"), margin=mm(5)).slots == 100


def test_of_several_shapes_the_one_that_gives_more_is_cut_and_the_first_where_they_tie():
    beside, above = card_size("180x60mm"), card_size("90x120mm")
    assert cut_best((beside, above), paper("A4")).card == beside
    assert cut_best((above, beside), paper("A4")).card == above
    assert cut_best((card_size("90x280mm"), above), paper("A4")).card == above


@pytest.mark.parametrize(
    ("card", "on", "options", "message"),
    [
        (
            "300x200mm", "A4", {},
            "a card of 300 × 200 mm does not fit on A4: the largest is 200 × 287 mm, either way up",
        ),
        (
            "70x100mm", "A7", {"margin": mm(10)},
            "a card of 70 × 100 mm does not fit on A7: the largest is 54 × 85 mm, either way up",
        ),
        ("20x20mm", "A7", {"margin": mm(40)}, "a margin of 40 mm leaves nothing of A7"),
        ("20x20mm", "A7", {"margin": mm(3)}, "a margin of 3 mm is too small: printers leave up to 5 mm blank"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_with_the_largest_that_does(card, on, options, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        cut_stock(card_size(card), paper(on), **options)
