"""Parts one behind another: on two-sided paper each begins on a sheet of its own."""

from __future__ import annotations

import pytest

from cardprint.build.collation import collated, count_collated, on_sheets_of_their_own
from cardprint.model.geometry import Size
from cardprint.model.job import Flip
from cardprint.model.page import Document, Page

A4, A5 = Size(595, 842), Size(420, 595)
SIDES = pytest.mark.parametrize("both_sides", [False, True])


def part(name: str, count: int, duplex: Flip | None = None, size: Size = A4) -> Document:
    return Document("t", "en", [Page(size, (), f"{name}{number}") for number in range(1, count + 1)], name, duplex)


def labels(pages) -> list[str]:
    return [page.label for page in pages]


def test_on_paper_with_one_side_parts_follow_without_a_gap():
    parts = [part("a", 1).pages, part("b", 3).pages]
    assert labels(collated(parts, both_sides=False)) == ["a1", "b1", "b2", "b3"]


def test_an_empty_back_follows_what_ends_on_a_front_unless_it_is_last():
    parts = [part("a", 1, size=A5).pages, part("b", 2).pages, part("c", 3).pages, part("d", 1).pages]
    pages = list(collated(parts, both_sides=True))
    assert labels(pages) == ["a1", "a1 back of the sheet", "b1", "b2", "c1", "c2", "c3", "c3 back of the sheet", "d1"]
    assert pages[1] == Page(A5, (), "a1 back of the sheet")


def test_a_part_is_asked_for_when_the_one_before_it_is_through():
    asked = []

    def parts():
        for name in "ab":
            asked.append(name)
            yield part(name, 1).pages

    pages = collated(parts(), both_sides=True)
    next(pages)
    assert asked == ["a"]
    assert labels(pages) == ["a1 back of the sheet", "b1"]


@SIDES
@pytest.mark.parametrize("counts", [(1,), (2,), (1, 1), (2, 3, 3), (4, 2, 5, 1)])
def test_pages_are_counted_as_they_come(counts, both_sides):
    pages = collated((part("a", count).pages for count in counts), both_sides=both_sides)
    assert count_collated(counts, both_sides=both_sides) == len(list(pages))


@pytest.mark.parametrize("first", [None, Flip.SHORT])
@pytest.mark.parametrize("second", [None, Flip.LONG])
def test_parts_to_be_bound_are_filled_where_one_of_them_is_two_sided(first, second):
    parts = (part("a", 1, first), part("b", 2, second), part("c", 1))
    filled = on_sheets_of_their_own(parts)
    assert [len(one.pages) for one in filled] == [2 if first or second else 1, 2, 1]
    assert filled[1:] == parts[1:]
