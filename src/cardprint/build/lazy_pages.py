"""Pages that are laid out when they are asked for, or counted as they go by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias, overload

from cardprint.model.page import Document, Page

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is to do."""


def laid_out_lazily(make: Callable[[], Iterator[Page]], count: int) -> Sequence[Page]:
    """Return pages that are laid out when they are asked for and then let go.

    What makes them, and how many there are.
    """
    return _Lazy(make, count)


def with_progress(parts: Sequence[Document], progress: Progress | None) -> tuple[Document, ...]:
    """Return documents whose pages tell ``progress``, if there is somebody to tell, as they are drawn."""
    if progress is None:
        return tuple(parts)
    counts = [len(part.pages) for part in parts]
    return tuple(
        part._replace(pages=_WithProgress(part.pages, progress, sum(counts[:number]), sum(counts)))
        for number, part in enumerate(parts)
    )


class _WithProgress(Sequence[Page]):
    """Pages that tell how far somebody has got through them."""

    def __init__(self, pages: Sequence[Page], progress: Progress, done: int, total: int) -> None:
        self._pages, self._progress, self._done, self._total = pages, progress, done, total

    def __len__(self) -> int:
        return len(self._pages)

    @overload
    def __getitem__(self, index: int) -> Page: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Page]: ...
    def __getitem__(self, index: int | slice) -> Page | Sequence[Page]:
        return self._pages[index]

    def __iter__(self) -> Iterator[Page]:
        for number, page in enumerate(self._pages, self._done + 1):
            yield page
            self._progress("drawing pages", number, self._total)


class _Lazy(Sequence[Page]):
    """Pages that are made anew each time they are gone through."""

    def __init__(self, make: Callable[[], Iterator[Page]], count: int) -> None:
        self._make, self._count = make, count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Page: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Page]: ...
    def __getitem__(self, index: int | slice) -> Page | Sequence[Page]:
        return list(self._make())[index]

    def __iter__(self) -> Iterator[Page]:
        return self._make()
