"""What can be wrong inside a text."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """Something in a text that cannot be printed as meant: the index of its first character, what, what to do."""

    offset: int
    message: str
    hint: str
