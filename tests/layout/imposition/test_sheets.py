"""Dealing cards to sheets: the sheets are cut and piled up here as a person does it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.layout.imposition.sheets import plan_sheets
from cardprint.model.job import Order

COUNTS, SLOTS, COPIES = st.integers(0, 60), st.integers(1, 12), st.integers(1, 3)


@st.composite
def plans(draw):
    slots = draw(SLOTS)
    return draw(COUNTS), slots, draw(st.integers(1, slots)), draw(COPIES)


def read_across(sheets):
    return [card for sheet in sheets for card in sheet if card is not None]


def cut_and_pile_up(sheets, slots):
    """Cut the pile of sheets, first sheet on top, and put the pile of each slot under that of the slot before."""
    return [sheet[slot] for slot in range(slots) for sheet in sheets if sheet[slot] is not None]


@given(plans())
def test_dealt_by_the_sheet_cards_follow_each_other_across_the_sheets(plan):
    count, slots, start, copies = plan
    sheets = plan_sheets(count, slots, start=start, copies=copies)
    assert read_across(sheets) == list(range(count)) * copies


@given(plans())
def test_dealt_for_the_pile_cards_follow_each_other_once_it_is_cut(plan):
    count, slots, start, copies = plan
    sheets = plan_sheets(count, slots, start=start, copies=copies, order=Order.STACK)
    assert cut_and_pile_up(sheets, slots) == list(range(count)) * copies


@given(plans(), st.sampled_from(Order))
def test_only_the_first_sheet_starts_late_and_only_the_last_ends_early(plan, order):
    count, slots, start, copies = plan
    sheets = plan_sheets(count, slots, start=start, copies=copies, order=order)
    used = [card is not None for sheet in sheets for card in sheet]
    assert used == [False] * (start - 1) * bool(count) + [True] * count * copies + [False] * (
        len(sheets) * slots - (start - 1) * bool(count) - count * copies
    )
    assert all(any(card is not None for card in sheet) for sheet in sheets)


@pytest.mark.parametrize(
    ("order", "start", "sheets"),
    [
        (Order.SHEET, 1, [(0, 1, 2, 3), (4, 5, 6, 7), (8, 9, None, None)]),
        (Order.SHEET, 3, [(None, None, 0, 1), (2, 3, 4, 5), (6, 7, 8, 9)]),
        (Order.STACK, 1, [(0, 3, 6, 8), (1, 4, 7, 9), (2, 5, None, None)]),
        (Order.STACK, 3, [(None, None, 4, 7), (0, 2, 5, 8), (1, 3, 6, 9)]),
    ],
)
def test_ten_cards_on_sheets_of_four(order, start, sheets):
    assert list(plan_sheets(10, 4, start=start, order=order)) == sheets


def test_copies_come_as_complete_sets():
    assert list(plan_sheets(3, 4, copies=2)) == [(0, 1, 2, 0), (1, 2, None, None)]


def test_no_cards_need_no_sheet():
    assert len(plan_sheets(0, 8, start=5)) == 0


def test_a_plan_is_a_sequence():
    plan = plan_sheets(10, 4)
    assert len(plan) == 3
    assert plan[-1] == plan[2]
    assert plan[1:] == [plan[1], plan[2]]
    with pytest.raises(IndexError):
        plan[3]


@pytest.mark.parametrize(("order", "first"), [(Order.SHEET, 0), (Order.STACK, 3 * 10**11)])
def test_a_sheet_costs_the_same_however_many_there_are(order, first):
    plan = plan_sheets(10**12, 10, start=4, order=order)
    assert len(plan) == 10**11 + 1
    assert plan[0][:4] == (None, None, None, first)
    assert plan[-1][3:] == (None,) * 7


@pytest.mark.parametrize("start", [0, 11, -1])
def test_a_start_beyond_the_sheet_is_refused(start):
    with pytest.raises(ValueError, match=f"^there is no slot {start} to start at: a sheet has slots 1 to 10$"):
        plan_sheets(1, 10, start=start)
