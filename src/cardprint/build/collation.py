"""What is printed in one go, part behind part. On two-sided paper each part begins on a sheet of its own.

So an empty back follows a part that ends on the front of a sheet, unless it is the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.model.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cardprint.model.page import Document


def collated(parts: Iterable[Sequence[Page]], *, both_sides: bool) -> Iterator[Page]:
    """Yield the pages of parts one behind another. A part is asked for when the one before it is through."""
    before: Sequence[Page] = ()
    for pages in parts:
        yield from _empty_back(before, both_sides=both_sides)
        yield from pages
        before = pages


def count_collated(counts: Sequence[int], *, both_sides: bool) -> int:
    """Return how many pages parts of so many pages have when they are collated."""
    *firsts, last = counts
    return sum(count + _ends_on_front(count, both_sides=both_sides) for count in firsts) + last


def on_sheets_of_their_own(parts: Sequence[Document]) -> tuple[Document, ...]:
    """Return parts that are to be bound, with the empty backs between them where any of them is two-sided."""
    both_sides = any(part.duplex is not None for part in parts)
    *firsts, last = parts
    return (*(_filled(part, _empty_back(part.pages, both_sides=both_sides)) for part in firsts), last)


def _filled(part: Document, back: tuple[Page, ...]) -> Document:
    return part._replace(pages=(*part.pages, *back)) if back else part


def _empty_back(pages: Sequence[Page], *, both_sides: bool) -> tuple[Page, ...]:
    """Return the empty page that fills the last sheet of a part, if one is missing."""
    if not _ends_on_front(len(pages), both_sides=both_sides):
        return ()
    return (Page(pages[-1].size, (), f"{pages[-1].label} back of the sheet"),)


def _ends_on_front(count: int, *, both_sides: bool) -> bool:
    return both_sides and count % 2 == 1
