"""A press for what is printed again and again: pages that are as they were are not drawn again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.pdf.writer import Press

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.model.page import Document, Page
    from cardprint.pdf.typefaces import Stock
    from cardprint.pdf.writer import DrawnPage


class StandingPress(Press):
    """Keeps the pages of the last printing, by their labels, as they were drawn with the sorts that are here."""

    def __init__(self) -> None:
        """Start with no font and no page."""
        super().__init__()
        self._pages: dict[str, tuple[Page, DrawnPage]] = {}
        self._before = self._pages

    def replace(self, stock: Stock) -> None:
        """Have other sorts: what was drawn with those before is no good any more."""
        super().replace(stock)
        self._pages = {}

    def print(self, documents: Sequence[Document]) -> tuple[bytes, ...]:
        """Write documents, of which only pages that are not as they were are drawn."""
        self._before, self._pages = self._pages, {}
        return super().print(documents)

    def draw_page(self, page: Page) -> DrawnPage:
        """Draw a page, or give it as it was drawn before."""
        kept = self._before.get(page.label)
        if kept is None or kept[0] != page:
            kept = page, super().draw_page(page)
        self._pages[page.label] = kept
        return kept[1]
