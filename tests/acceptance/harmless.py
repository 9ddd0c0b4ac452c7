"""Looks through every object of a PDF for what acts: scripts, launches, files inside, links that lead astray."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

if TYPE_CHECKING:
    from collections.abc import Iterator

FORBIDDEN = {
    *("/JavaScript", "/JS", "/Launch", "/GoToR", "/GoToE", "/EmbeddedFile", "/EmbeddedFiles", "/OpenAction", "/AA"),
    *("/SubmitForm", "/ImportData", "/RichMedia", "/Rendition", "/Movie", "/Sound", "/XFA", "/AcroForm"),
}
SCHEMES = ("http://", "https://", "mailto:")


def acts(data: bytes) -> set[str]:
    """Return the names of what acts in a file, and the addresses of links that go elsewhere than they may."""
    return set(_found(PdfReader(BytesIO(data)).trailer, set()))


def _found(value: object, seen: set[int]) -> Iterator[str]:
    if isinstance(value, IndirectObject):
        if value.idnum in seen:
            return
        seen.add(value.idnum)
        value = value.get_object()
    if isinstance(value, DictionaryObject):
        yield from FORBIDDEN & {
            *value,
            str(value.get("/S", "")),
            str(value.get("/Subtype", "")),
            str(value.get("/Type", "")),
        }
        if "/URI" in value and not str(value["/URI"]).startswith(SCHEMES):
            yield str(value["/URI"])
        for part in value.values():
            yield from _found(part, seen)
    elif isinstance(value, list):
        for part in value:
            yield from _found(part, seen)
