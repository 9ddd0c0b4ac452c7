"""What viewers and printers must know of a file: how to print it, its language, title, outline and page labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cardprint.model.job import Flip
from cardprint.patterns import lazy_pattern
from cardprint.pdf.metadata import PRODUCER, xmp
from cardprint.pdf.reportlab_isolated import pdfdoc
from cardprint.pdf.tokens import text_string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.model.page import Document

_NUMBERED = lazy_pattern(r"(.+?)([1-9][0-9]{0,8})", re.DOTALL)  # as large a number as every reader takes
_DUPLEX = {Flip.LONG: b"DuplexFlipLongEdge", Flip.SHORT: b"DuplexFlipShortEdge", None: b"Simplex"}


def describe(
    file: pdfdoc.PDFDocument, document: Document, labels: Sequence[str], *, page_tree: bytes, first_page: bytes
) -> None:
    """Set the catalog of a file and its information.

    ``labels`` are the pages' labels in their order, ``page_tree`` and ``first_page`` references to these objects.
    """
    catalog = pdfdoc.PDFDictionary(
        {
            "Type": b"/Catalog",
            "Pages": page_tree,
            "PageMode": b"/UseNone",
            "Lang": text_string(document.lang),
            "ViewerPreferences": _viewer_preferences(document.duplex),
            "Metadata": file.Reference(_metadata(document), "metadata"),
        }
    )
    if any(labels):
        catalog["PageLabels"] = file.Reference(_page_labels(labels), "page labels")
    if document.outline:
        catalog["Outlines"] = _outline(file, document.outline, first_page)
    file.Catalog = catalog
    file.info = pdfdoc.PDFDictionary(
        {"Title": text_string(document.title), "Creator": text_string(PRODUCER), "Producer": text_string(PRODUCER)}
    )


def _viewer_preferences(duplex: Flip | None) -> bytes:
    """Ask for paper of the pages' size, nothing scaled, and the edge on which the printer is to turn the sheets."""
    return b"<</Duplex/%s/PrintScaling/None/PickTrayByPDFSize true/DisplayDocTitle true>>" % _DUPLEX[duplex]


def _metadata(document: Document) -> bytes:
    packet = xmp(document.title, document.lang)
    return b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n%s\nendstream" % (len(packet), packet)


def _page_labels(labels: Sequence[str]) -> bytes:
    """Name every page, those whose labels count on from one to the next together. One without a label is counted."""
    names: list[bytes] = []
    last: tuple[str, int] | None = None
    for index, label in enumerate(labels):
        prefix, number = _parted(label) if label else ("", index + 1)
        run = (prefix, number - index) if number else None
        if run is None or run != last:
            style = b"/S/D/St %d" % number if number else b""
            names.append(b"%d<<%s%s>>" % (index, style, b"/P" + text_string(prefix) if prefix else b""))
        last = run
    return b"<</Nums[%s]>>" % b"".join(names)


def _parted(label: str) -> tuple[str, int]:
    """Part a label into what it begins with and the number it ends in, 0 where it ends in none."""
    numbered = _NUMBERED.fullmatch(label)
    return (numbered[1], int(numbered[2])) if numbered else (label, 0)


def _outline(file: pdfdoc.PDFDocument, title: str, first_page: bytes) -> object:
    """Make the outline that has one entry, the first page."""
    root = pdfdoc.PDFDictionary({"Type": b"/Outlines", "Count": 1})
    reference = file.Reference(root, "outline")
    entry = b"<</Title%s/Parent %s/Dest[%s/Fit]>>" % (text_string(title), reference.format(file), first_page)
    root["First"] = root["Last"] = file.Reference(entry, "outline entry")
    return reference
