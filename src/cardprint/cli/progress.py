"""A bar that shows how far long work has got. Short work, and work nobody watches, costs nothing."""

from __future__ import annotations

import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from cardprint.cli import streams
from cardprint.errors import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress, TaskID

    from cardprint.build.lazy_pages import Progress as Follower

_PATIENCE = 1.0  # seconds after which a person wonders whether anything happens


@contextmanager
def following(deck: str, *, quiet: bool) -> Iterator[Follower | None]:
    """Yield what the work on a deck file is to call as it gets on, or None where nobody watches."""
    if quiet or not streams.is_terminal():
        yield None
        return
    bar = _Bar(deck)
    try:
        yield bar
    finally:
        bar.stop()


class _Bar:
    def __init__(self, deck: str) -> None:
        self._name = visible(Path(deck).name)
        self._begun = time.monotonic()
        self._shown: tuple[Progress, TaskID] | None = None

    def __call__(self, what: str, done: int, total: int) -> None:
        if self._shown is None:
            if done == total or time.monotonic() - self._begun < _PATIENCE:
                return
            self._shown = self._start(what, total)
        bar, task = self._shown
        bar.update(task, description=self._described(what), completed=done, total=total)

    def _start(self, what: str, total: int) -> tuple[Progress, TaskID]:
        from rich.console import Console  # noqa: PLC0415 - only for long work on a terminal
        from rich.progress import Progress  # noqa: PLC0415 - as above

        bar = Progress(console=Console(stderr=True), transient=True)
        bar.start()
        return bar, bar.add_task(self._described(what), total=total)

    def _described(self, what: str) -> str:
        from rich.markup import escape  # noqa: PLC0415 - as above

        return escape(f"{self._name}: {what}")  # a deck's name may have brackets, and Rich a meaning for them

    def stop(self) -> None:
        if self._shown:
            self._shown[0].stop()
