"""The colours of the page, as a theme has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.model.built_in_themes import PLAIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cardprint.model.blocks import Tone
    from cardprint.model.text import Colour
    from cardprint.model.theme import Colours

# What is no theme's business: marks and rulers to cut and measure by.
TEXT, QUIET, HAIR, KEY, NUMBER, KEYWORD, LITERAL, _ = PLAIN.colours
WHITE: Colour = "#ffffff"
BLACK: Colour = "#000000"


class Inks(NamedTuple):
    """The colours one block of text is set in: its words, its small print, its hair lines, its bullets and heads.

    ``keyword`` and ``literal`` are for code, whose comments are small print. ``answer`` is for what is written into
    blanks; None where they stay empty.
    """

    text: Colour = TEXT
    quiet: Colour = QUIET
    hair: Colour = HAIR
    accent: Colour = NUMBER
    keyword: Colour = KEYWORD
    literal: Colour = LITERAL
    answer: Colour | None = None

    @property
    def tones(self) -> Mapping[Tone, Colour]:
        """The inks by the names that runs of text call them by."""
        tones: dict[Tone, Colour] = {
            "quiet": self.quiet,
            "accent": self.accent,
            "keyword": self.keyword,
            "literal": self.literal,
        }
        return tones if self.answer is None else {**tones, "answer": self.answer}

    @classmethod
    def of(cls, colours: Colours) -> Inks:
        """Return the inks of ordinary text."""
        return cls(colours.text, colours.quiet, colours.hair, colours.number, colours.keyword, colours.literal)

    @classmethod
    def one(cls, colour: Colour) -> Inks:
        """Return a single ink for everything."""
        return cls(colour, colour, colour, colour, colour, colour)
