"""The list of card stock, and the drawing of a sheet."""

from __future__ import annotations

import pytest

from cardprint.model.catalogue import stocks


def test_the_list_has_a_line_for_every_stock(run):
    result = run("stocks")
    heads, *lines = result.out.splitlines()
    assert heads.split() == ["ID", "WHAT", "PAPER", "CARDS", "SIZE"]
    assert [line.split()[0] for line in lines] == [stock.id for stock in stocks()]
    assert (result.status, result.err) == (0, "")


def test_a_stock_whose_measures_are_in_doubt_is_marked(run):
    marked = [line.split()[0] for line in run("stocks").out.splitlines() if "(unverified)" in line]
    assert marked == [stock.id for stock in stocks() if not stock.verified]


@pytest.mark.parametrize("stock", stocks(), ids=lambda stock: stock.id)
def test_every_stock_can_be_drawn(stock, run):
    result = run("stocks", stock.id)
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith(stock.id)
    assert f" {stock.slots} " in result.out.split("┌", 1)[1]
    assert stock.origin in result.out
    assert stock.note in result.out


def test_the_measures_of_a_stock_are_reported(run):
    assert run("stocks", "8373").out.splitlines()[:5] == [
        "avery-8373 (also avery-5881): business cards, printed to the edge",
        "8 of 88.9 × 50.8 mm on Letter",
        "first card 12.7 mm from the left, 19.05 mm from the top",
        "12.7 mm between columns, 12.7 mm between rows",
        "source: LibreOffice's label table; gLabels' templates agree on 8373",
    ]


def test_a_number_we_do_not_know_gets_the_nearest(run):
    result = run("stocks", "5372")
    assert result.status == 2
    assert result.err.startswith("error: no stock is called '5372': did you mean ")
