"""Takes a Document, gives the bytes of a PDF.

A page is drawn, compressed and written as soon as it comes, so that of thousands of pages laid out one after another
only the file is kept. Fonts and pictures come last: only then is it known which glyphs they must hold, and how large
they are shown.
"""

from __future__ import annotations

import zlib
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cardprint.model.page import Drawn, Group, Outline, Text
from cardprint.pdf.catalog import describe
from cardprint.pdf.content import ContentWriter
from cardprint.pdf.file_writer import FileWriter
from cardprint.pdf.links import annotation
from cardprint.pdf.pictures import PictureStore
from cardprint.pdf.reportlab_quiet import pdfdoc
from cardprint.pdf.tokens import numbers
from cardprint.pdf.typefaces import EmbeddedFonts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cardprint.model.page import Document, Face, Page
    from cardprint.pdf.content import PageContent
    from cardprint.pdf.typefaces import Stock

# Of zlib's nine. Level 6 takes a page of cards 5 % longer and one of formulas 40 %, for half a per cent less.
_LEVEL = 5


def render(document: Document) -> bytes:
    """Write a document as a PDF file. The same document gives the same bytes.

    Raises ValueError for a document without pages.
    """
    return Press().print((document,))[0]


class DrawnPage(NamedTuple):
    """A page as it goes into a file: what its content is, and its own stream, packed."""

    content: PageContent
    stream: bytes


class Press:
    """Prints documents with one set of fonts and of pictures."""

    def __init__(self) -> None:
        """Start with no font."""
        self._fonts = EmbeddedFonts()
        self._content = ContentWriter(self._fonts)

    def draw(self, face: Face) -> Drawn:
        """Draw a face for documents that this press will print."""
        return face if isinstance(face, Drawn) else self._content.draw(face)

    def stock_for(self, faces: Iterable[Face]) -> Stock:
        """Get ready to draw faces: have every sort they need, as if they had been drawn. Gives all that are here."""
        items = chain.from_iterable(face for face in faces if not isinstance(face, Drawn))
        for word in dict.fromkeys(
            chain.from_iterable(item.words for item in items if isinstance(item, Text | Outline | Group))
        ):
            self._fonts.need(word)
        return self._fonts.stock()

    def stock(self) -> Stock:
        """Give all sorts that were needed so far, in that order."""
        return self._fonts.stock()

    def sorts(self) -> tuple[int, ...]:
        """Count the sorts of each face that were needed so far."""
        return self._fonts.sorts()

    def take(self, stock: Stock) -> Stock:
        """Take in the sorts that another press has and this one lacks. Gives all that are here."""
        self._fonts.take(stock)
        return self._fonts.stock()

    def replace(self, stock: Stock) -> None:
        """Have the sorts of another press, with its codes, and no others: what is drawn here fits in there."""
        self._fonts.replace(stock)
        self._content = ContentWriter(self._fonts)

    def draw_page(self, page: Page) -> DrawnPage:
        """Draw a page for the document that is being printed."""
        content = self._content.page(page)
        return DrawnPage(content, zlib.compress(content.operators, _LEVEL))

    def print(self, documents: Sequence[Document]) -> tuple[bytes, ...]:
        """Write documents that will be bundled: each embeds the same fonts and pictures, so that one copy remains.

        The fonts of each hold the glyphs of all of them, of the key's answers too: never hand out such a part alone.
        Raises ValueError for a document without pages.
        """
        pictures = PictureStore()
        drafts = [_Draft(document, self.draw_page, pictures) for document in documents]
        return tuple(draft.finish(self._fonts) for draft in drafts)


class _Draft:
    """A file whose pages are in place and whose fonts and pictures are not: what they hold shows when all is drawn."""

    def __init__(self, document: Document, draw: Callable[[Page], DrawnPage], pictures: PictureStore) -> None:
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
            self._add_page(page, *draw(page))

    def finish(self, embedded: EmbeddedFonts) -> bytes:
        """Add the fonts, the pictures and what describes the file, and write it."""
        if not self._pages:
            message = f"{self._document.title!r} has no pages"
            raise ValueError(message)
        kept, pages = self._file.document, self._pages
        self._tree["Count"] = len(pages)
        self._tree["Kids"] = b"[%s]" % b" ".join(pages)
        fonts = kept.idToObject[pdfdoc.BasicFonts]  # an empty dictionary that ReportLab puts into every file
        fonts.dict.update(embedded.add_to_document(kept).dict)
        self._tree["Resources"] = resources = pdfdoc.PDFDictionary({"Font": kept.Reference(fonts)})
        pictures = self._pictures.add_to_document(kept)
        if pictures is not None:
            resources["XObject"] = kept.Reference(pictures)  # one dictionary: a bundle exchanges what is in it
        describe(kept, self._document, self._labels, page_tree=self._tree_reference, first_page=pages[0])
        return self._file.finish()

    def _add_page(self, page: Page, content: PageContent, stream: bytes) -> None:
        streams = [self._shared(content.furniture)] if content.furniture else []
        streams.append(self._add_stream(stream))
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
        """Give the reference to the stream of furniture, written with the first page that shows it."""
        if operators not in self._furniture:
            self._furniture[operators] = self._add_stream(zlib.compress(operators, _LEVEL))
        return self._furniture[operators]

    def _add_stream(self, stream: bytes) -> bytes:
        return self._file.add(b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream))
