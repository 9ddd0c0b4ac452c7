"""The colours of the page. All of them keep their rank on a grey printer and a photocopier."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cardprint.model.page import Colour

TEXT: Colour = "#1c1c1e"
QUIET: Colour = "#6e6e73"
HAIR: Colour = "#b8b8bd"
KEY: Colour = "#b3261e"
NUMBER: Colour = "#00695c"
WHITE: Colour = "#ffffff"
BLACK: Colour = "#000000"


class Inks(NamedTuple):
    """The colours one block of text is set in: its words, its small print, its hair lines, its bullets and heads."""

    text: Colour = TEXT
    quiet: Colour = QUIET
    hair: Colour = HAIR
    accent: Colour = NUMBER


class TagColour(NamedTuple):
    """The colour of a tag: of its band, of the words on the band, and of bullets and heads on paper."""

    band: Colour
    words: Colour
    ink: Colour

    @property
    def inks(self) -> Inks:
        """The inks of text in its name."""
        return Inks(accent=self.ink)


# Okabe and Ito (2008), told apart by every kind of colour vision. Words on the light ones are dark, and what is written
# in their name on white paper is a darker shade of the same hue (contrast at least 4.5 to 1, WCAG 2.1).
TAGS: tuple[TagColour, ...] = (
    TagColour("#0072b2", WHITE, "#0072b2"),
    TagColour("#d55e00", WHITE, "#b54f00"),
    TagColour("#009e73", WHITE, "#00785a"),
    TagColour("#cc79a7", TEXT, "#a3457b"),
    TagColour("#e69f00", TEXT, "#8f6200"),
    TagColour("#56b4e9", TEXT, "#1b74a8"),
)
