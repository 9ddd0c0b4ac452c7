from __future__ import annotations

import pytest

from cardprint.cli.sheet_drawing import draw_sheet
from cardprint.layout.imposition.grid import cut_stock
from cardprint.model.catalogue import find_stock, stocks
from cardprint.model.geometry import Size
from cardprint.model.paper import card_size, paper
from cardprint.model.units import mm

DRAWABLE = [*stocks(), *(cut_stock(card_size(card), paper("A4")) for card in ("90x60mm", "poker", "A6"))]

CARDS_THAT_TOUCH = """
┌─────────────────────────┐
│ ┌──────────┬──────────┐ │
│ │    1     │    2     │ │
│ │          │          │ │
│ ├──────────┼──────────┤ │
│ │    3     │    4     │ │
│ │          │          │ │
│ ├──────────┼──────────┤ │
│ │    5     │    6     │ │
│ │          │          │ │
│ ├──────────┼──────────┤ │
│ │    7     │    8     │ │
│ │          │          │ │
│ ├──────────┼──────────┤ │
│ │    9     │    10    │ │
│ │          │          │ │
│ └──────────┴──────────┘ │
└─────────────────────────┘
"""

CARDS_APART = """
┌───────────────────────────┐
│ ┌──────────┐ ┌──────────┐ │
│ │    1     │ │    2     │ │
│ │          │ │          │ │
│ └──────────┘ └──────────┘ │
│ ┌──────────┐ ┌──────────┐ │
│ │    3     │ │    4     │ │
│ │          │ │          │ │
│ └──────────┘ └──────────┘ │
│ ┌──────────┐ ┌──────────┐ │
│ │    5     │ │    6     │ │
│ │          │ │          │ │
│ └──────────┘ └──────────┘ │
│ ┌──────────┐ ┌──────────┐ │
│ │    7     │ │    8     │ │
│ │          │ │          │ │
│ └──────────┘ └──────────┘ │
└───────────────────────────┘
"""

CARDS_WITHOUT_MARGINS = """
┌────────────────┬────────────────┐
│                │                │
│                │                │
│       1        │       2        │
│                │                │
│                │                │
├────────────────┼────────────────┤
│                │                │
│                │                │
│       3        │       4        │
│                │                │
│                │                │
└────────────────┴────────────────┘
"""


@pytest.mark.parametrize(
    ("name", "drawing"),
    [("avery-5371", CARDS_THAT_TOUCH), ("avery-8373", CARDS_APART), ("zweckform-32252", CARDS_WITHOUT_MARGINS)],
)
def test_a_sheet_is_drawn_as_it_is_divided(name, drawing):
    assert "\n".join(draw_sheet(find_stock(name))) == drawing.strip()


def test_a_narrow_margin_or_gutter_shows_all_the_same():
    narrow_head = draw_sheet(find_stock("zweckform-32254"))
    assert (narrow_head[0][:3], narrow_head[1][:3]) == ("┌──", "├──")
    assert draw_sheet(find_stock("avery-5163"))[1].startswith("│┌")
    assert "┐┌" in draw_sheet(find_stock("herma-5077"))[1]


@pytest.mark.parametrize("stock", DRAWABLE, ids=lambda stock: stock.id)
def test_a_drawing_fits_the_terminal_and_has_straight_edges(stock):
    lines = draw_sheet(stock)
    assert len(lines) <= 20
    assert len({len(line) for line in lines}) == 1
    assert len(lines[0]) <= 40


@pytest.mark.parametrize("stock", DRAWABLE, ids=lambda stock: stock.id)
def test_a_drawing_has_the_shape_of_the_paper(stock):
    lines = draw_sheet(stock)
    drawn = (len(lines[0]) - 1) / 2 / (len(lines) - 1)  # a cell is twice as high as wide
    assert drawn == pytest.approx(stock.paper.width / stock.paper.height, rel=0.08)


@pytest.mark.parametrize("stock", DRAWABLE, ids=lambda stock: stock.id)
def test_every_slot_shows_its_number_in_the_order_cards_are_dealt(stock):
    words = " ".join(draw_sheet(stock)).replace("│", " ").split()
    assert [word for word in words if word.isdigit()] == [str(number) for number in range(1, stock.slots + 1)]


def test_slots_too_small_for_a_number_are_drawn_without():
    lines = draw_sheet(cut_stock(Size(mm(10), mm(10)), paper("A4")))
    assert not any(character.isdigit() for line in lines for character in line)
    assert lines[1] == "│┌" + "┬" * 17 + "┐│"
