"""Takes a Document, gives the bytes of a PDF.

A page is drawn, compressed and written as soon as it comes, so that of thousands of pages laid out one after another
only the file is kept. Fonts and pictures come last: only then is it known which glyphs they must hold, and how large
they are shown.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from cardprint.pdf.catalog import describe
from cardprint.pdf.content import ContentWriter
from cardprint.pdf.embedded_fonts import EmbeddedFonts
from cardprint.pdf.file_writer import FileWriter
from cardprint.pdf.links import annotation
from cardprint.pdf.pictures import PictureStore
from cardprint.pdf.reportlab_isolated import pdfdoc
from cardprint.pdf.streams import add_objects
from cardprint.pdf.tokens import numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cardprint.model.page import Document, Page
    from cardprint.pdf.content import PageContent
    from cardprint.pdf.streams import PdfObject

# Of zlib's nine. Level 6 takes a page of cards 5 % longer and one of formulas 40 %, for half a per cent less.
_LEVEL = 5


def render(document: Document) -> bytes:
    """Write a document as a PDF file. The same document gives the same bytes.

    Raises ValueError for a document without pages.
    """
    return render_parts((document,))[0]


def render_parts(documents: Sequence[Document]) -> tuple[bytes, ...]:
    """Write documents that will be bundled: each embeds the same fonts and pictures, so that one copy remains.

    The fonts of each hold the glyphs of all of them, of the key's answers too: never hand out such a part alone.
    Raises ValueError for a document without pages.
    """
    fonts, pictures = EmbeddedFonts(), PictureStore()
    content = ContentWriter(fonts)
    files = [_File(document, content, pictures) for document in documents]
    finished = fonts.finished()
    return tuple(file.finish(finished) for file in files)


class _File:
    """A file whose pages are in place and whose fonts and pictures are not: what they hold shows when all is drawn."""

    def __init__(self, document: Document, content: ContentWriter, pictures: PictureStore) -> None:
        """Draw the pages, going through them once."""
        self._document = document
        self._pictures = pictures.part()
        self._file = FileWriter()
        self._tree = pdfdoc.PDFDictionary({"Type": b"/Pages"})
        kept = self._file.document
        self._tree_reference = kept.Reference(self._tree, "page tree").format(kept)
        self._furniture: dict[bytes, bytes] = {}  # streams that pages share, by what they draw
        self._pages: list[bytes] = []
        self._labels: list[str] = []
        for page in document.pages:
            self._add_page(page, content.page(page))

    def finish(self, embedded: Mapping[str, PdfObject]) -> bytes:
        """Add the fonts, the pictures and what describes the file, and write it."""
        if not self._pages:
            message = f"{self._document.title!r} has no pages"
            raise ValueError(message)
        kept, pages = self._file.document, self._pages
        self._tree["Count"] = len(pages)
        self._tree["Kids"] = b"[%s]" % b" ".join(pages)
        fonts = kept.idToObject[pdfdoc.BasicFonts]  # an empty dictionary that ReportLab puts into every file
        fonts.dict.update(add_objects(kept, embedded))
        self._tree["Resources"] = resources = pdfdoc.PDFDictionary({"Font": kept.Reference(fonts)})
        pictures = self._pictures.add_to_document(kept)
        if pictures is not None:
            resources["XObject"] = kept.Reference(pictures)  # one dictionary: a bundle exchanges what is in it
        describe(kept, self._document, self._labels, page_tree=self._tree_reference, first_page=pages[0])
        return self._file.finish()

    def _add_page(self, page: Page, content: PageContent) -> None:
        streams = [self._shared(content.furniture)] if content.furniture else []
        streams.append(self._add_stream(content.operators))
        entries = b"/Contents[%s]" % b" ".join(streams)
        size = b"[0 0 %s]" % numbers(*page.size, places=4).encode("ascii")
        if self._tree.dict.setdefault("MediaBox", size) != size:  # pages inherit the size of the first
            entries += b"/MediaBox" + size
        if content.links:
            entries += b"/Annots[%s]" % b" ".join([self._file.add(annotation(link)) for link in content.links])
        page_object = b"<</Type/Page/Parent %s%s>>" % (self._tree_reference, entries)
        self._pictures.show(content.pictures)
        self._pages.append(self._file.add(page_object))
        self._labels.append(page.label)

    def _shared(self, operators: bytes) -> bytes:
        """Return the reference to the stream of furniture, written with the first page that shows it."""
        if operators not in self._furniture:
            self._furniture[operators] = self._add_stream(operators)
        return self._furniture[operators]

    def _add_stream(self, content: bytes) -> bytes:
        stream = zlib.compress(content, _LEVEL)
        return self._file.add(b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream))
