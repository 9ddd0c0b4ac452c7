"""What is wrong with a picture file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.model.limits import MIB, more

if TYPE_CHECKING:
    from cardprint.model.limits import Limits

SMALLER = "make it smaller: print shows 300 pixels to the inch"


class UnfitPictureError(Exception):
    """A file that cannot be printed. ``is_limit`` says that it is whole, or may be, but larger than is safe."""

    def __init__(self, message: str, hint: str | None = None, *, is_limit: bool = False) -> None:
        """Take what is wrong, as the end of a sentence that begins with the picture's name, and what to do."""
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.is_limit = is_limit


def too_many_bytes(limits: Limits) -> UnfitPictureError:
    """Make the error for a file of pixels that is larger than the limits allow."""
    message = f"is larger than {limits.picture_bytes // MIB} MB"
    return UnfitPictureError(message, f"{SMALLER}, {more('picture')}", is_limit=True)
