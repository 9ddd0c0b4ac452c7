"""The plan of a study kit."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cardprint.layout.imposition.grid import cut_stock
from cardprint.layout.study.leitner import lay_out_plan
from cardprint.model.job import CardsJob, StudyJob
from cardprint.model.leitner import MOST_BOXES, due
from cardprint.model.page import Box, Rule
from cardprint.model.paper import PAPERS, card_size
from cardprint.model.units import mm
from making import deck_of, read
from text_checks import texts_in

A4 = StudyJob(PAPERS["A4"], CardsJob(cut_stock(card_size("90x60mm"), PAPERS["A4"])))
DECK = deck_of(*((f"question {n}", "answer") for n in range(1, 13)), rating=3)

SQUARE = mm(5)


def items(document):
    return [[item for panel in page.panels for item in panel.items] for page in document.pages]


def whole(document):
    return " ".join(map(read, items(document)))


def squares(page):
    """Return the number in each square of a page with its place."""
    boxes = [item for item in page if isinstance(item, Box)]
    texts = list(texts_in(page))
    return [
        (int(read([text])), box.x, box.y)
        for box in boxes
        for text in texts
        if box.x < text.x < box.x + box.width and box.y < text.y < box.y + box.height
    ]


def test_the_plan_says_what_it_is_and_how_it_is_used(typesetter):
    (page,) = items(lay_out_plan(DECK, A4, typesetter))
    text = read(page)
    assert text.startswith("A deck Study plan Each day, review the boxes whose numbers stand there")
    assert "every day 0 cards" in text
    assert "every 4 days 12 cards" in text
    assert "page 1 of 1" in text


def test_without_a_date_days_are_numbered(typesetter):
    text = whole(lay_out_plan(DECK, A4, typesetter))
    assert [f"Day {day} " in text for day in (1, 28, 29)] == [True, True, False]


def test_with_a_date_days_are_those_of_the_calendar(typesetter):
    text = whole(lay_out_plan(DECK, A4._replace(since=date(2027, 2, 27)), typesetter))
    assert [f"{day} " in text for day in ("Sat 27 Feb", "Sun 28 Feb", "Mon 1 Mar", "Fri 26 Mar")] == [True] * 4
    assert "Day" not in text


@pytest.mark.parametrize("paper", ["A4", "Letter", "A5", "A6"])
@given(
    boxes=st.sets(st.integers(1, 30), min_size=2, max_size=MOST_BOXES).map(lambda days: tuple(sorted(days))),
    weeks=st.integers(1, 30),
)
@example(boxes=tuple(range(1, MOST_BOXES + 1)), weeks=1)
def test_every_box_has_a_square_on_each_of_its_days_and_all_stay_on_the_page(paper, boxes, weeks, typesetter):
    job = A4._replace(paper=PAPERS[paper], boxes=boxes, weeks=weeks)
    pages = [(page, squares(page)) for page in items(lay_out_plan(DECK, job, typesetter))]
    found = [number for _, drawn in pages for number, *_ in drawn]
    expected = [box for day in range(1, 7 * weeks + 1) for box in due(day, boxes)]
    assert found == [*range(1, len(boxes) + 1), *expected]
    for index, (page, drawn) in enumerate(pages):
        foot = min(item.y for item in texts_in(page) if read([item]).startswith("page "))
        lines = sorted({item.y1 for item in page if isinstance(item, Rule) and item.y1 == item.y2})
        days = [y for _, _, y in drawn[0 if index else len(boxes) :]]
        assert all(any(above < y and y + SQUARE < below for above, below in pairwise(lines)) for y in days)
        assert len(set(drawn)) == len(drawn)
        assert all(box.y + box.height < foot for box in page if isinstance(box, Box))
        assert all(box.x > 0 and box.x + box.width < job.paper.width for box in page if isinstance(box, Box))


def test_all_weeks_are_of_one_height(typesetter):
    pages = lay_out_plan(DECK, A4._replace(weeks=20), typesetter).pages
    assert len(pages) > 1
    tops = [
        sorted({y for number, _, y in squares(page) if number == 1})[1:]
        for page in items(lay_out_plan(DECK, A4._replace(weeks=20), typesetter))
    ]
    steps = {round(below - above, 3) for column in tops for above, below in pairwise(column)}
    assert len(steps) == 1


@pytest.mark.parametrize(
    ("paper", "said"),
    [("A4", "Mon 30 Nov 1 Tue 1 Dec 1 2 Wed"), ("A5", "Mon 30 1 Tue 1 1 2 Wed 2"), ("A6", " 30 1 1 1 2 2 1 3 ")],
)
def test_a_day_is_named_as_far_as_its_width_allows(paper, said, typesetter):
    assert said in whole(lay_out_plan(DECK, A4._replace(paper=PAPERS[paper], since=date(2026, 11, 30)), typesetter))
