"""A standing press draws what has changed, and writes what any other press writes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from cardprint.model.page import Document, Page, Panel, Rule
from cardprint.pdf.content import ContentWriter
from cardprint.pdf.standing_press import StandingPress
from cardprint.pdf.writer import Press, render

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the label of every page that is drawn."""
    labels: list[str] = []
    page_as_it_is = ContentWriter.page

    def page(self: ContentWriter, page: Page):
        labels.append(page.label)
        return page_as_it_is(self, page)

    monkeypatch.setattr(ContentWriter, "page", page)
    return labels


def with_line(page: Page) -> Page:
    return page._replace(panels=(*page.panels, Panel(0, 0, (Rule(0, 0, 9, 9, 1, "#000000"),))))


def printed(press: Press, document: Document, pages: Sequence[Page]) -> bytes:
    return press.print([replace(document, pages=pages)])[0]


def test_only_pages_that_are_not_as_they_were_are_drawn_again(cards: Document, drawn: list[str]):
    press, pages = StandingPress(), list(cards.pages)
    printed(press, cards, pages)
    assert drawn == [page.label for page in pages]
    drawn.clear()
    changed = [pages[0], with_line(pages[1]), *pages[2:]]
    data = printed(press, cards, changed)
    assert drawn == [pages[1].label]
    assert data == render(replace(cards, pages=changed))


def test_a_page_that_has_become_another_is_not_taken_for_it(cards: Document, drawn: list[str]):
    press, pages = StandingPress(), list(cards.pages)
    printed(press, cards, pages)
    drawn.clear()
    swapped = [page._replace(label=other.label) for page, other in zip(pages, reversed(pages), strict=True)]
    assert printed(press, cards, swapped) == render(replace(cards, pages=swapped))
    assert len(drawn) == 2 * len(pages)


def test_pages_that_were_left_out_once_are_forgotten(cards: Document, drawn: list[str]):
    press, pages = StandingPress(), list(cards.pages)
    for chosen in (pages, pages[:1], pages):
        printed(press, cards, chosen)
    assert drawn == [page.label for page in (*pages, *pages[1:])]


def test_other_sorts_have_every_page_drawn_again(cards: Document, drawn: list[str]):
    press, pages = StandingPress(), list(cards.pages)
    first = printed(press, cards, pages)
    press.replace([])
    drawn.clear()
    assert printed(press, cards, pages) == first
    assert drawn == [page.label for page in pages]
