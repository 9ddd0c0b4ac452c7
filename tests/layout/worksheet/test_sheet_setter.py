"""Setting a sheet stretch by stretch: that gives what setting it at once does, drawn before it is placed or not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cardprint.exercise.drawing_up import draw_up
from cardprint.layout.worksheet.sheet_setter import SheetSetter
from cardprint.layout.worksheet.worksheet import lay_out_worksheet, make_up_worksheet
from cardprint.model.exercise import Plan, parse_mix
from cardprint.model.job import Grade, SheetJob
from cardprint.model.kind import Kind
from cardprint.model.page import Drawn
from cardprint.model.paper import PAPERS
from making import deck_of

A4 = SheetJob(PAPERS["A4"])
DECK = deck_of(*((f"question {number}", f"answer {number} " * number) for number in range(1, 31)))
MIXED = Plan(mix=parse_mix("choice:10,true-false:8,short:12"))


def in_stretches(setter, ends):
    return [
        piece
        for begin, end in zip([0, *ends], [*ends, len(setter)], strict=True)
        for piece in setter.pieces(begin, end)
    ]


def dumps(documents):
    return [list(document.dump()) for document in documents]


@pytest.mark.parametrize("ends", [[15], [1, 2, 29], [10, 18], [11, 17]])
@pytest.mark.parametrize("plan", [Plan(), MIXED], ids=["short", "mixed"])
@pytest.mark.parametrize("columns", [None, 1, 2])
def test_stretches_of_tasks_make_up_the_pages_that_all_at_once_do(typesetter, plan, ends, columns):
    exercise, job = draw_up(DECK, plan), replace(A4, columns=columns)
    setter = SheetSetter(exercise, job, typesetter)
    made_up = make_up_worksheet(setter, in_stretches(setter, ends))
    assert dumps(made_up) == dumps(lay_out_worksheet(exercise, job, typesetter))


@pytest.mark.parametrize("kind", [Kind.DRILL, Kind.CROSSWORD, Kind.WORD_SEARCH])
def test_what_is_set_together_is_one_stretch(typesetter, kind):
    exercise = draw_up(deck_of(("hot", "cold"), ("big", "small"), ("early", "late")), Plan(kind))
    setter = SheetSetter(exercise, A4, typesetter)
    assert len(setter) == 1
    assert dumps(make_up_worksheet(setter, setter.pieces(0, 1))) == dumps(lay_out_worksheet(exercise, A4, typesetter))


def test_what_is_drawn_first_lies_where_it_would_lie_and_the_key_has_it_below_the_answers(typesetter):
    job = replace(A4, grade=Grade.FIRST)
    setter = SheetSetter(draw_up(DECK), job, typesetter)
    faces = []

    def draw(face):
        faces.append(face)
        return Drawn(f"face {len(faces)}")

    drawn = make_up_worksheet(setter, [piece.drawn(draw) for piece in setter.pieces()])
    placed = make_up_worksheet(setter, setter.pieces())
    for key, (with_faces, with_items) in enumerate(zip(drawn, placed, strict=True)):
        for page, other in zip(with_faces.pages, with_items.pages, strict=True):
            for panel, same in zip(page.panels[1:], other.panels[1:], strict=True):
                numbers = [int(layer.operators.removeprefix("face ")) for layer in panel.items.layers]
                assert len(numbers) == 1 + key
                assert panel._replace(items=()) == same._replace(items=())
                assert tuple(item for number in numbers for item in faces[number - 1]) == same.items
