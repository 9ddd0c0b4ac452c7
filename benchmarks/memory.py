"""The memory that a process and all it started hold together, as Linux accounts for it."""

from __future__ import annotations

import re
import threading
from pathlib import Path

_PAUSE = 0.02  # seconds between two looks: what is held for less is missed
_OWN_SHARE = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


class Family(threading.Thread):
    """Looks at a process, its children and theirs until ``end`` is called; their ``most`` is in bytes.

    Pages that several of them share are counted once, as a fork shares them with its parent. Looking takes time of the
    processor, so it is not done in a run that is timed. Where there is no Linux, ``most`` stays 0.
    """

    def __init__(self, pid: int) -> None:
        """Take the eldest, and begin."""
        super().__init__(daemon=True)
        self.most = 0
        self._pid = str(pid)
        self._over = threading.Event()
        self.start()

    def run(self) -> None:
        """Look again and again."""
        while not self._over.wait(_PAUSE):
            self.most = max(self.most, _held(self._pid))

    def end(self) -> int:
        """Stop looking, and give the most that was seen."""
        self._over.set()
        self.join()
        return self.most


def _held(pid: str) -> int:
    """Return what a process and those below it hold now; nothing where it has ended."""
    process = Path("/proc", pid)
    try:
        share = _OWN_SHARE.search((process / "smaps_rollup").read_text(encoding="ascii"))
        tasks = [(task / "children").read_text(encoding="ascii") for task in (process / "task").iterdir()]
    except OSError:
        return 0
    own = 1024 * int(share[1]) if share else 0
    return own + sum(_held(child) for children in tasks for child in children.split())
