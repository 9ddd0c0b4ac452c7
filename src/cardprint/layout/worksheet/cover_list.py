"""The cover list of a class set: who gets which sheet, to be ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.worksheet.listing import TICK, Field, Listing
from cardprint.model.page import Document
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.model.deck import Deck
    from cardprint.model.job import SheetJob
    from cardprint.model.roster import Pupil
    from cardprint.text.typesetter import Typesetter

_TICK_WIDTH, _NUMBER_WIDTH, _VERSION_WIDTH, _MORE_WIDTH = mm(20), mm(12), mm(20), mm(42)


def lay_out_cover_list(
    deck: Deck, copies: Sequence[tuple[Pupil, str]], job: SheetJob, typesetter: Typesetter
) -> Document:
    """Lay out the list: a row for each copy with its version, boxes to tick when it is handed out and handed in.

    What a pupil gets that others do not (an edition, a language, other cards) stands at the end of the row.
    """
    words = job.words
    fields = (
        Field(("",), _NUMBER_WIDTH),
        Field((words.name,)),
        Field((words.version.format(version="").strip(),), _VERSION_WIDTH),
        Field((words.handed_out,), _TICK_WIDTH),
        Field((words.handed_in,), _TICK_WIDTH),
        Field(("",), _MORE_WIDTH),
    )
    rows = [
        (
            str(pupil.number),
            pupil.name or words.spare,
            version,
            TICK,
            TICK,
            " · ".join(filter(None, (pupil.edition, pupil.language, pupil.cards))),
        )
        for pupil, version in copies
    ]
    title = f"{deck.title} · {words.cover}"
    pages = Listing(title, title, fields, job, typesetter).pages(rows, "list")
    return Document(deck.title, deck.lang, pages, "List")
