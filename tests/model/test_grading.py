"""From points to marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.model.grading import marks_for, out_of_reach, parse_grading


def test_marks_begin_at_points_or_at_shares():
    points, shares = parse_grading("40:1, 32.5:2,0:very poor"), parse_grading("90%:A,80 %: B")
    assert [(step.least, step.mark) for step in points] == [(40, "1"), (32.5, "2"), (0, "very poor")]
    assert [(step.least, step.mark) for step in shares] == [(90, "A"), (80, "B")]
    assert [step.is_share for step in (*points, *shares)] == [False] * 3 + [True] * 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("A:90", "'A:90' is not a number and a mark: write them as in 90%:A,80%:B or 40:1,32:2"),
        ("90%:A,", "'' is not a number and a mark: write them as in 90%:A,80%:B or 40:1,32:2"),
        ("80%:B,90%:A", "'A' begins no lower than 'B': write the best mark first"),
        ("90%:A,20:B", "the marks begin at points and at shares: take the one or the other"),
        ("90%:A,80%:A", "a mark is there twice"),
        ("120%:A", "'120%:A' is more than all points"),
        (",".join(f"{99 - n}:{n}" for n in range(21)), "there are more than 20 marks"),
    ],
)
def test_a_grading_that_grades_nobody_is_refused_in_words(text, message):
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the message is compared whole
        parse_grading(text)
    assert str(refused.value) == message


def test_shares_are_rounded_up_to_whole_points():
    assert list(marks_for(parse_grading("90%:A,75%:B,50%:C,0%:F"), 46)) == [
        ("A", "42"),
        ("B", "35"),
        ("C", "23"),
        ("F", "0"),
    ]


def test_marks_that_a_short_sheet_cannot_tell_apart_are_left_out():
    assert list(marks_for(parse_grading("92%:1,81%:2,67%:3,50%:4,30%:5,0%:6"), 4)) == [
        ("1", "4"),
        ("3", "3"),
        ("4", "2"),
        ("6", "0"),
    ]


def test_points_that_the_sheet_does_not_have_earn_nothing():
    grading = parse_grading("50:A,10:B,0:C")
    assert list(marks_for(grading, 20)) == [("B", "10"), ("C", "0")]
    assert out_of_reach(grading, 20) == ["A"]
    assert out_of_reach(parse_grading("100%:A,90%:B"), 1) == []


@given(st.lists(st.integers(0, 100), min_size=1, max_size=20, unique=True), st.integers(0, 500))
def test_more_points_never_earn_a_worse_mark(shares, total):
    shares.sort(reverse=True)
    grading = parse_grading(",".join(f"{share}%:{number}" for number, share in enumerate(shares)))
    earned = [(int(mark), float(points)) for mark, points in marks_for(grading, total)]
    assert all(one[0] < other[0] and one[1] > other[1] for one, other in pairwise(earned))
    for mark, points in earned:
        assert points * 100 >= shares[mark] * total
        assert (points - 1) * 100 < shares[mark] * total
