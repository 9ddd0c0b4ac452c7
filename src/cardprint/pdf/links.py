"""Links to the world outside: annotations that open an address, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.model.address import SCHEMES, escaped
from cardprint.pdf.tokens import numbers, text_string

if TYPE_CHECKING:
    from cardprint.pdf.content import PageLink


def annotation(link: PageLink) -> bytes:
    """Return the annotation of a link: no border, no looks of its own, printed as nothing.

    Raises ValueError for an address that does not start with http:, https: or mailto:.
    """
    if not link.url.lower().startswith(SCHEMES):
        message = f"{link.url!r} is no address a card may open"
        raise ValueError(message)
    rect = numbers(*link[:4])
    action = b"<</S/URI/URI%s>>" % text_string(escaped(link.url))
    return b"<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/F 4/A%s>>" % (rect.encode("ascii"), action)
