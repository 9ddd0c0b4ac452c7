"""Shaped text: what the text engine makes of words, and what the page carries. Measured in units of the face."""

from __future__ import annotations

from typing import NamedTuple, Protocol, final


class Typeface(NamedTuple):
    """One face of one font file, at one point of its design space.

    ``units`` is the number of font units an em has; the metrics below are fractions of an em, up positive.
    ``tracking`` is added to the advance of every letter, and a space is at least ``word_space`` wide, in font units.
    """

    name: str
    path: str
    number: int = 0
    axes: tuple[tuple[str, float], ...] = ()
    units: int = 1000
    ascent: float = 1.069
    descent: float = -0.293
    cap_height: float = 0.714
    x_height: float = 0.536
    tracking: int = 0
    word_space: int = 0


class Glyph(NamedTuple):
    """A glyph in its place in a word, in visual order from left to right.

    ``text`` is what it stands for; a cluster of several glyphs carries its text on the first of them in reading
    order and '' on the others. Advance and offsets are in font units.
    """

    id: int
    text: str
    advance: int
    dx: int = 0
    dy: int = 0


class Pairing(Protocol):
    """What a face has for a letter before another one, where its glyphs look no further than that."""

    @property
    def typeface(self) -> Typeface:
        """The face."""

    def word(self, text: str) -> Word:
        """Return a text as a word."""

    def pairs_of(self, text: str) -> list[int]:
        """Return the numbers of the pairs of a text, one for each of its glyphs; the last one is before a space."""

    def join(self, text: str, pieces: list[str]) -> str | None:
        """Return what ``pieces`` has for the pairs of a text, by their numbers; None where it lacks one."""

    def glyph(self, pair: int) -> Glyph:
        """Return the glyph of the first of a pair, by the pair's number, which is below 65,536."""

    def glyphs(self, text: str) -> tuple[Glyph, ...]:
        """Return the glyphs of a text."""


@final
class Word:
    """A run of glyphs that no line break divides: one face, one direction, shaped once at 1 em.

    Words are compared by identity, so that what is worked out for one (its piece of a content stream, say) can be
    kept in a dict at no cost. ``width`` counts everything, ``ink`` all but the spaces at its end, both in em; each of
    those spaces is a glyph. A word made of ``pairs`` of letters keeps no glyphs: they are looked up when asked for.
    """

    __slots__ = ("_bare", "_glyphs", "ink", "pairs", "rtl", "text", "typeface", "width")

    def __init__(  # noqa: PLR0913, PLR0917 - a record; made in two places, text/shape.py and text/pairs.py
        self,
        text: str,
        typeface: Typeface,
        glyphs: tuple[Glyph, ...] | None,
        width: float,
        ink: float | None = None,
        rtl: bool = False,  # noqa: FBT001, FBT002 - as above
        pairs: Pairing | None = None,
    ) -> None:
        """Take the shaped glyphs, or the pairs that have them; ``ink`` None where nothing of the width is space."""
        self.text = text
        self.typeface = typeface
        self.width = width
        self.ink = width if ink is None else ink
        self.rtl = rtl
        self.pairs = pairs
        self._glyphs = glyphs
        self._bare: Word | None = None

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """The glyphs in their order on paper."""
        if self._glyphs is not None:
            return self._glyphs
        return () if self.pairs is None else self.pairs.glyphs(self.text)

    @property
    def bare(self) -> Word:
        """The word without the spaces at its end, itself where it has none."""
        if self.ink == self.width:
            return self
        if self._bare is None:
            text = self.text.rstrip(" ")
            glyphs = None
            if self.pairs is None:
                spaces = len(self.text) - len(text)
                glyphs = self.glyphs[spaces:] if self.rtl else self.glyphs[:-spaces]
            self._bare = Word(text, self.typeface, glyphs, self.ink, None, self.rtl, self.pairs)
        return self._bare

    def __repr__(self) -> str:
        """Show the text and the face, for tests and debuggers."""
        return f"Word({self.text!r}, {self.typeface.name}, {self.width:.3f} em)"
