"""Streams that are worked out before there is a file to put them in, and can be put into several."""

from __future__ import annotations

import hashlib
import zlib
from typing import NamedTuple

from cardprint.pdf.reportlab_quiet import pdfdoc


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
