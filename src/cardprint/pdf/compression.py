"""Content streams made small, for many pages on another processor while this one draws the next: zlib lets go of it."""

from __future__ import annotations

import zlib
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from cardprint.model.page import Page
    from cardprint.pdf.content import PageContent

# Measured on 10,000 cards: level 6 is 3 % smaller and takes 1.5 times as long, level 1 is 8 % larger and 0.8 times.
_LEVEL = 4
_WORTH = 100  # pages; a thread and what it comes with take as long as compressing fifty
_AHEAD = 16  # pages that wait to be compressed: so many that none waits for the other, and few enough for memory


def compressed(
    pages: Iterable[tuple[Page, PageContent]], count: int
) -> Iterator[tuple[tuple[Page, PageContent], bytes]]:
    """Give each of ``count`` pages with its content stream, compressed, in their order."""
    if count < _WORTH:
        yield from ((page, _compress(page[1].operators)) for page in pages)
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - 10 ms that small decks do without

    waiting: deque[tuple[tuple[Page, PageContent], Future[bytes]]] = deque()
    with ThreadPoolExecutor(1) as other:
        for page in pages:
            waiting.append((page, other.submit(_compress, page[1].operators)))
            if len(waiting) > _AHEAD:
                done, stream = waiting.popleft()
                yield done, stream.result()
        for done, stream in waiting:
            yield done, stream.result()


def _compress(operators: bytes) -> bytes:
    return zlib.compress(operators, _LEVEL)
