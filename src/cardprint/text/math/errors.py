"""What is wrong with a formula, and where."""

from __future__ import annotations


class FormulaError(ValueError):
    """A formula cannot be set: the index of the character in its source where that shows, what, what to do."""

    def __init__(self, offset: int, message: str, hint: str) -> None:
        """Take what a user is to be told."""
        super().__init__(message)
        self.offset = offset
        self.message = message
        self.hint = hint
