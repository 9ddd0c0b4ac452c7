"""Takes the objects of a PDF file one after another, gives the file.

What is finished when it comes is written at once, so that thousands of pages take no more memory than in the file. The
rest ReportLab keeps until all is known: the page tree, the fonts, what describes the file. It numbers all objects, and
writes its own.
"""

from __future__ import annotations

import hashlib
from io import SEEK_END, BytesIO

from cardprint.pdf.reportlab_isolated import new_file, pdfdoc

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"  # four bytes beyond ASCII tell programs that the file is not text


class FileWriter:
    """A file that is being written. ``document`` is ReportLab's part of it."""

    def __init__(self) -> None:
        """Start with no object but those of ReportLab."""
        self.document = new_file()
        self._file = BytesIO(_HEADER)
        self._file.seek(0, SEEK_END)
        self._offsets: dict[int, int] = {}

    def add(self, value: bytes) -> bytes:
        """Write an object that is finished. Gives the reference to it."""
        self.document.objectcounter += 1
        number = self.document.objectcounter
        self._write(number, b"%d 0 obj\n%s\nendobj\n" % (number, value))
        return b"%d 0 R" % number

    def finish(self) -> bytes:
        """Write all that ReportLab has kept, and the table of all objects. Gives the whole file."""
        document = self.document
        root, info = (document.Reference(entry).format(document) for entry in (document.Catalog, document.info))
        number = 0
        while number < document.objectcounter:  # what is written may refer to objects that get their numbers by that
            number += 1
            if number not in self._offsets:
                name = document.numberToId[number]
                kept = pdfdoc.PDFIndirectObject(name, document.idToObject[name])
                self._write(number, kept.format(document))
        self._write_table(root, info)
        return self._file.getvalue()

    def _write(self, number: int, written: bytes) -> None:
        self._offsets[number] = self._file.tell()
        self._file.write(written)

    def _write_table(self, root: bytes, info: bytes) -> None:
        """Write where objects are, and what the file begins with. Its fingerprint is that of all before."""
        start, size = self._file.tell(), len(self._offsets) + 1
        with self._file.getbuffer() as written:
            fingerprint = hashlib.md5(written, usedforsecurity=False).hexdigest().encode("ascii")
        places = b"".join(b"%010d 00000 n \n" % self._offsets[number] for number in range(1, size))
        self._file.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, places))
        self._file.write(
            b"trailer\n<</Size %d/Root %s/Info %s/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n"
            % (size, root, info, fingerprint, fingerprint, start)
        )
