"""What the tests of PDF share: words in the fonts that come with the program, and a small document made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pytest

from cardprint.model.blocks import Style
from cardprint.model.geometry import Size
from cardprint.model.job import Flip
from cardprint.model.page import Box, Circle, Document, Link, Page, Panel, Polygon, Rule
from cardprint.model.text import Text
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter

if TYPE_CHECKING:
    from collections.abc import Callable

    from cardprint.model.glyphs import Word

    Setter: TypeAlias = Callable[..., tuple[Word, ...]]

A4 = Size(595.2756, 841.8898)


@pytest.fixture(scope="session")
def words() -> Setter:
    """Return what shapes a line of text."""
    return Typesetter(load_fonts(), "en").words


@pytest.fixture
def cards(words: Setter) -> Document:
    """Return two sheets of two cards: each kind of item, two faces, a copy, and backs turned for the short edge."""
    furniture = (
        Rule(20, 800, 575, 800, 0.4, "#b8b8bd", (2.0, 2.0)),
        Text(30, 820, 6.5, "#6e6e73", words("print at 100 %")),
    )

    def face(text: str) -> tuple:
        return (
            Box(0, 0, 200, 100, None, "#b8b8bd", 0.5, (5.0, 5.0, 5.0, 5.0)),
            Circle(190, 10, 4, "#0072b2"),
            Polygon(((180, 50), (186, 53), (180, 56)), "#1c1c1e"),
            Text(12.5, 40, 15, "#1c1c1e", words(text) + words("!", Style(bold=True))),
            Link(12.5, 28, 60, 15, f"https://example.org/{text[-1]}"),
        )

    pages = []
    for sheet in (1, 2):
        front, back = face(f"question {sheet}"), face(f"answer {sheet}")
        for side, items in (("front", front), ("back", back)):
            turned = side == "back"
            corner = (300, 200) if turned else (100, 100)
            panels = (
                Panel(0, 0, furniture, "furniture"),
                Panel(*corner, items, side, sheet, turned),
                Panel(corner[0] + 210, corner[1], items, side, sheet, turned),
            )
            pages.append(Page(A4, panels, f"{sheet} {side}"))
    return Document("Compute services: cards", "en-GB", tuple(pages), "Cards", Flip.SHORT)


@pytest.fixture
def part(words: Setter) -> Callable[..., Document]:
    """Return what makes a part of a bundle: a page for each text, labelled with the part's name."""

    def make(outline: str, *texts: str, duplex: Flip | None = None) -> Document:
        pages = tuple(
            Page(A4, (Panel(50, 50, (Text(0, 20, 12, "#1c1c1e", words(text)),)),), f"{outline} {number}")
            for number, text in enumerate(texts, 1)
        )
        return Document(f"Deck: {outline}", "en", pages, outline, duplex)

    return make
