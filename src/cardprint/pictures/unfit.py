"""What is wrong with a picture file."""

from __future__ import annotations


class UnfitPictureError(Exception):
    """A file that cannot be printed. ``is_limit`` says that it is whole, or may be, but larger than is safe."""

    def __init__(self, message: str, hint: str | None = None, *, is_limit: bool = False) -> None:
        """Take what is wrong, as the end of a sentence that begins with the picture's name, and what to do."""
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.is_limit = is_limit
