"""What can be wrong inside a text."""

from __future__ import annotations

from typing import NamedTuple


class Fault(NamedTuple):
    """Something in a text that cannot be printed as meant: the index of its first character, what, what to do.

    ``is_limit`` says that it would be right, but is larger than is safe.
    """

    offset: int
    message: str
    hint: str
    is_limit: bool = False
