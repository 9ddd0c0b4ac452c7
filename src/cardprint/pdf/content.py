"""Takes a page, gives its content streams and the links that lie on it.

A panel is drawn in coordinates of its own and moved to its place by a matrix, so that the operators of a face are
worked out once however often it is printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.pdf.operators import OperatorWriter
from cardprint.pdf.tokens import text_string

if TYPE_CHECKING:
    from cardprint.model.page import Item, Link, Page, Panel, PlacedPicture
    from cardprint.pdf.font_resource import Fonts
    from cardprint.pdf.operators import DrawnItems

# How many panels to remember. Copies of a card follow one another, or come back with every round of a small deck;
# remembering a face costs some kilobytes.
_DRAWINGS = 256


class PageLink(NamedTuple):
    """An address and the rectangle it lies on, in PDF's coordinates: bottom left corner, top right corner."""

    left: float
    bottom: float
    right: float
    top: float
    url: str


class PageContent(NamedTuple):
    """What is drawn on a page, what can be clicked there, and the pictures that are on it.

    ``furniture`` lies below the rest, and is the same on many pages.
    """

    operators: bytes
    links: tuple[PageLink, ...]
    pictures: tuple[PlacedPicture, ...] = ()
    furniture: bytes = b""


class ContentWriter:
    """Draws pages, one after another, with one set of fonts."""

    def __init__(self, fonts: Fonts) -> None:
        """Take the fonts that name typefaces and show words."""
        self._writer = OperatorWriter(fonts)
        # By identity of the items, which are kept beside their drawing so that their identity stays theirs.
        self._drawings: dict[int, tuple[tuple[Item, ...], DrawnItems]] = {}

    def page(self, page: Page) -> PageContent:
        """Draw a page. Its first line is a comment with the page's label, by which the finished file is checked."""
        height, number = page.size.height, self._writer.number
        furniture: list[str] = []
        content = [page_name(page.label).decode("ascii")]
        links: list[PageLink] = []
        pictures: list[PlacedPicture] = []
        for panel in page.panels:
            drawing = self._drawing(panel.items)
            if drawing.operators:
                turn = "-1 0 0 -1" if panel.turned else "1 0 0 1"
                layer = furniture if panel.role == "furniture" else content
                layer.append(f"q {turn} {number(panel.x)} {number(height - panel.y)} cm\n{drawing.operators}\nQ\n")
            links += [_place(link, panel, height) for link in drawing.links]
            pictures += drawing.pictures
        above, below = ("".join(layer).encode("latin-1") for layer in (content, furniture))
        return PageContent(above, tuple(links), tuple(pictures), below)

    def _drawing(self, items: tuple[Item, ...]) -> DrawnItems:
        remembered = self._drawings.get(id(items))
        if remembered is None:
            if len(self._drawings) >= _DRAWINGS:
                self._drawings.clear()
            remembered = self._drawings[id(items)] = (items, self._writer.draw(items))
        return remembered[1]


def page_name(label: str) -> bytes:
    """Return the line that says in a content stream which page it draws."""
    return b"%%%s\n" % text_string(label)


def _place(link: Link, panel: Panel, height: float) -> PageLink:
    """Find where a link of a panel lies on the page."""
    if panel.turned:
        left, bottom = panel.x - link.x - link.width, height - panel.y + link.y
    else:
        left, bottom = panel.x + link.x, height - panel.y - link.y - link.height
    return PageLink(left, bottom, left + link.width, bottom + link.height, link.url)
