"""Objects and streams that are worked out before there is a file to put them in, and can be put into several."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING, NamedTuple

from cardprint.pdf.reportlab_isolated import pdfdoc

if TYPE_CHECKING:
    from collections.abc import Mapping


class Stream(NamedTuple):
    """A stream: the pieces of its dictionary, among which a stream stands for a reference to it; and its data."""

    entries: tuple[bytes | Stream, ...]
    data: bytes

    @property
    def digest(self) -> str:
        """Name its content, with that of all it refers to: equal streams have equal digests, and no others."""
        parts = (entry if isinstance(entry, bytes) else entry.digest.encode("ascii") for entry in self.entries)
        return hashlib.sha256(b"\0".join((*parts, self.data))).hexdigest()[:32]


def packed(entries: tuple[bytes | Stream, ...], content: bytes) -> Stream:
    """Make a stream whose data is compressed."""
    return Stream((*entries, b"/Filter/FlateDecode"), zlib.compress(content))


def add_stream(document: pdfdoc.PDFDocument, stream: Stream) -> bytes:
    """Add a stream and those it refers to, each once a file. Gives the reference to it."""
    name = f"stream {stream.digest}"
    if name not in document.idToObject:
        entries = b"".join(
            entry if isinstance(entry, bytes) else b" " + add_stream(document, entry) for entry in stream.entries
        )
        value = b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(stream.data), stream.data)
        document.Reference(value, name)
    reference: bytes = pdfdoc.PDFObjectReference(name).format(document)
    return reference


class PdfObject:
    """An object: the pieces it is written in, among which another object stands for a reference to it.

    Objects are told apart by identity: one that several refer to is in a file once.
    """

    __slots__ = ("pieces",)

    def __init__(self, pieces: tuple[bytes | PdfObject, ...]) -> None:
        """Take the pieces in their order."""
        self.pieces = pieces


def add_objects(document: pdfdoc.PDFDocument, objects: Mapping[str, PdfObject]) -> dict[str, bytes]:
    """Add objects, and before each all it refers to. Return the references to them, by the same names."""
    references: dict[PdfObject, bytes] = {}

    def add(wanted: PdfObject) -> bytes:
        if wanted not in references:
            written = b"".join(piece if isinstance(piece, bytes) else add(piece) for piece in wanted.pieces)
            references[wanted] = document.Reference(written, f"object {id(wanted)}").format(document)
        return references[wanted]

    return {name: add(wanted) for name, wanted in objects.items()}
