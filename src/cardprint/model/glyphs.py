"""Shaped text: what the text engine makes of words, and what the page carries. Measured in units of the face."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable


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


class Word:
    """A run of glyphs that no line break divides: one face, one direction, shaped once at 1 em.

    Words are compared by identity, so that what is worked out for one (its piece of a content stream, say) can be
    kept in a dict at no cost. ``width`` counts everything, ``ink`` all but the spaces at its end, both in em; each of
    those spaces is a glyph.
    """

    __slots__ = ("_bare", "_glyphs", "ink", "rtl", "text", "typeface", "width")

    def __init__(  # noqa: PLR0913, PLR0917 - a record; made in one place, text/shape.py
        self,
        text: str,
        typeface: Typeface,
        glyphs: tuple[Glyph, ...],
        width: float,
        ink: float | None = None,
        rtl: bool = False,  # noqa: FBT001, FBT002 - as above
    ) -> None:
        """Take the shaped glyphs and their measure; ``ink`` None where nothing of the width is space."""
        self.text = text
        self.typeface = typeface
        self._glyphs = glyphs
        self.width = width
        self.ink = width if ink is None else ink
        self.rtl = rtl
        self._bare: Word | None = None

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """The glyphs in their order on paper."""
        return self._glyphs

    @property
    def bare(self) -> Word:
        """The word without the spaces at its end, itself where it has none."""
        if self.ink == self.width:
            return self
        if self._bare is None:
            text = self.text.rstrip(" ")
            spaces = len(self.text) - len(text)
            glyphs = self.glyphs[spaces:] if self.rtl else self.glyphs[:-spaces]
            self._bare = Word(text, self.typeface, glyphs, self.ink, None, self.rtl)
        return self._bare

    def __repr__(self) -> str:
        """Show the text and the face, for tests and debuggers."""
        return f"Word({self.text!r}, {self.typeface.name}, {self.width:.3f} em)"


class Pairing(Protocol):
    """What a face has for a letter before another one, where its glyphs look no further than that."""

    def of(self, text: str) -> Iterable[str]:
        """Give the pairs of a text, one for each of its glyphs."""

    def __getitem__(self, pair: str) -> Glyph:
        """Give the glyph of the first of a pair."""


class Slug(Word):
    """A line of words in one face, or a stretch of one, cast whole: nothing is kept of it but its text.

    ``pairs`` has its glyphs. ``width`` and ``ink`` are one.
    """

    __slots__ = ("pairs",)

    rtl = False

    def __init__(self, text: str, typeface: Typeface, width: float, pairs: Pairing) -> None:
        """Take a text that is nothing but pairs, and its width in em."""
        self.text = text
        self.typeface = typeface
        self.width = self.ink = width
        self.pairs = pairs

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """The glyphs in their order on paper, worked out whenever they are asked for."""
        return tuple(map(self.pairs.__getitem__, self.pairs.of(self.text)))
