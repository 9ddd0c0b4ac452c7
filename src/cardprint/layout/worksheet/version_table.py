"""The table at the end of the keys: which question is which card in each version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.worksheet.listing import Field, Listing
from cardprint.model.page import Document
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.model.exercise import Exercise
    from cardprint.model.job import SheetJob
    from cardprint.text.typesetter import Typesetter

_VERSION_WIDTH = mm(24)


def lay_out_versions(exercises: Sequence[Exercise], job: SheetJob, typesetter: Typesetter) -> Document:
    """Lay out the table: a row for each card, with its number and its right answer's letter in each version."""
    deck = exercises[0].deck
    columns = [
        {answer.card.number: f"{answer.name} {answer.sign or ''}".strip() for answer in exercise.answers()}
        for exercise in exercises
    ]
    fields = [Field(("",)), *(Field((exercise.version, exercise.code), _VERSION_WIDTH) for exercise in exercises)]
    names = exercises[0].ids
    rows = [(names[number], *(column[number] for column in columns)) for number in sorted(columns[0])]
    title, foot = f"{deck.title} · {job.words.versions}", f"{deck.title} · {job.words.foot_key}"
    pages = Listing(title, foot, fields, job, typesetter).pages(rows, "versions")
    return Document(deck.title, deck.lang, pages, "Versions")
