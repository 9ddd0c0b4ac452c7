from __future__ import annotations

import re
from itertools import combinations

import pytest

from cardprint.model.catalogue import find_stock, stocks
from cardprint.model.paper import paper_name
from cardprint.model.units import to_mm

# ids | paper | columns × rows | card | corner of the first | pitch, = where cards touch | kind; millimetres
TABLE = """
avery-5371 avery-8371 avery-5871 avery-5911      | Letter           | 2x5 | 88.9x50.8   | 19.05,12.7  | =            | perforated
avery-5388 avery-8388 avery-5386                 | Letter           | 1x3 | 127x76.2    | 44.45,25.4  | =            | perforated
avery-8373 avery-5881                            | Letter           | 2x4 | 88.9x50.8   | 12.7,19.05  | 101.6x63.5   | perforated
avery-8389 avery-5889 avery-3248                 | Letter           | 1x2 | 152.4x101.6 | 31.75,31.75 | 152.4x114.3  | perforated
avery-5389                                       | Letter           | 1x2 | 152.4x101.6 | 31.75,38.1  | =            | perforated
avery-8387 avery-3263                            | Letter landscape | 2x2 | 139.7x107.95| 0,0         | =            | perforated
avery-5384 avery-5392                            | Letter           | 2x3 | 101.6x76.2  | 6.35,25.4   | =            | perforated
avery-5390 avery-5383                            | Letter           | 2x4 | 88.9x55.03  | 19.05,29.63 | =            | perforated
avery-5163 avery-8163                            | Letter           | 2x5 | 101.6x50.8  | 3.96,12.7   | 106.36x50.8  | label
zweckform-32254                                  | A4               | 2x4 | 105x70      | 0,8.5       | =            | perforated
zweckform-32252                                  | A4 landscape     | 2x2 | 148.5x105   | 0,0         | =            | perforated
zweckform-32010 zweckform-32011 avery-c32011     | A4               | 2x5 | 85x54       | 15,13.5     | 95x54        | perforated
avery-c9312 avery-32015                          | A4               | 2x4 | 85x54       | 17,31.5     | 91x60        | perforated
herma-5028                                       | A4               | 2x5 | 83.8x50.8   | 18.6,22     | 89.2x50.8    | label
herma-4626 herma-5062                            | A4               | 2x4 | 105x74.25   | 0,0         | =            | label
herma-4676 herma-5063                            | A4               | 2x2 | 105x148.5   | 0,0         | =            | label
herma-5077 avery-l7165                           | A4               | 2x4 | 99.06x67.73 | 4.67,13.04  | 101.6x67.73  | label
"""  # fmt: skip  # noqa: E501 - a table
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in TABLE.strip().splitlines()]


def pair(text, separator="x"):
    return tuple(float(number) for number in text.split(separator))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].split()[0])
def test_each_stock_is_as_published(row):
    names, lies_on, grid, card, corner, pitch, kind = row
    for name in names.split():
        stock = find_stock(name)
        assert (stock.id, *stock.aliases) == tuple(names.split())
        assert paper_name(stock.paper) == lies_on
        assert (stock.columns, stock.rows) == pair(grid)
        assert [to_mm(side) for side in stock.card] == pytest.approx(pair(card))
        assert (to_mm(stock.left), to_mm(stock.top)) == pytest.approx(pair(corner, ","))
        assert [to_mm(step) for step in stock.pitch] == pytest.approx(pair(card if pitch == "=" else pitch))
        assert stock.kind == kind


def test_the_catalogue_holds_no_other_stock():
    assert [stock.id for stock in stocks()] == [row[0].split()[0] for row in ROWS]


def test_a_stock_has_the_name_of_what_it_holds_and_a_note_only_where_there_is_more_to_say():
    assert find_stock("5371").name == "business cards"
    assert find_stock("herma-4626").name == "labels A7"
    assert all(stock.name for stock in stocks())
    assert "" in {stock.note for stock in stocks()}


def test_every_stock_says_where_its_numbers_come_from():
    assert all("LibreOffice" in stock.origin or "gLabels" in stock.origin for stock in stocks())


def test_stock_whose_sources_disagree_on_the_sheet_is_not_verified_and_says_why():
    assert [stock.id for stock in stocks() if not stock.verified] == ["avery-5389"]
    assert "gLabels has these cards 12.7 mm apart" in find_stock("5389").note


def test_a_small_disagreement_is_noted():
    assert "gLabels has the left edge at 4.13 mm" in find_stock("5163").note


@pytest.mark.parametrize("stock", stocks(), ids=lambda stock: stock.id)
def test_slots_lie_on_the_paper_and_never_on_each_other(stock):
    dust = 1e-6
    for slot in stock.places():
        assert slot.x >= 0
        assert slot.y >= 0
        assert slot.right <= stock.paper.width + dust
        assert slot.bottom <= stock.paper.height + dust
    for one, other in combinations(stock.places(), 2):
        apart = max(other.x - one.right, one.x - other.right, other.y - one.bottom, one.y - other.bottom)
        assert apart >= -dust


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("avery-5371", "avery-5371"),
        ("Avery 8371", "avery-5371"),
        ("5911", "avery-5371"),
        ("avery_8373", "avery-8373"),
        ("Avery C32011", "zweckform-32010"),
        ("c32011", "zweckform-32010"),
        ("Avery Zweckform 32011", "zweckform-32010"),
        ("avery-32254", "zweckform-32254"),
        ("Zweckform L7165", "herma-5077"),
        ("HERMA 5062", "herma-4626"),
    ],
)
def test_stock_is_found_by_what_stands_on_the_pack(name, found):
    assert find_stock(name).id == found


def test_every_number_names_one_stock():
    numbers = [name.split("-", 1)[1] for stock in stocks() for name in (stock.id, *stock.aliases)]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("avery-53711", "no stock is called 'avery-53711': did you mean avery-5371?"),
        ("herma-5371", "no stock is called 'herma-5371': did you mean herma-5077?"),
        ("cardboard", "no stock is called 'cardboard': `cardprint stocks` lists them"),
        ("", "no stock is called '': `cardprint stocks` lists them"),
    ],
)
def test_unknown_stock_is_refused_with_the_nearest(name, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        find_stock(name)
