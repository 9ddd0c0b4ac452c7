"""A paragraph of plain words: pieces of text, whose glyphs are looked for only when a line of them is set."""

from __future__ import annotations

from itertools import groupby, repeat
from typing import TYPE_CHECKING

from cardprint.model.page import Text
from cardprint.text.prose import NO_TONES, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cardprint.model.blocks import Tone
    from cardprint.model.glyphs import Slug, Word
    from cardprint.model.page import Colour, Item
    from cardprint.text.plain import PlainCase


class PlainProse(Prose):
    """Pieces of text in reading order, each with the space behind it if there is one.

    ``positions[i]`` is where piece i begins on an endless line, in em; ``cases[i]`` what it is set with, ``cases`` has
    one where that is the same for all. ``bounds[i]`` is the first piece of unit i, ``bounds`` None where every piece is
    a unit. Where all are ``pairs`` of letters, stretches of a line are cast whole.
    """

    __slots__ = ("_bounds", "_cases", "_pairs", "_pieces", "_positions")

    def __init__(  # noqa: PLR0913 - a record; made by PlainWords alone
        self,
        pieces: Sequence[str],
        positions: Sequence[float],
        ends: Sequence[float],
        cases: Sequence[PlainCase],
        *,
        ascent: float,
        descent: float,
        pairs: bool,
        bounds: Sequence[int] | None = None,
    ) -> None:
        """Take the measured pieces."""
        super().__init__(positions if bounds is None else [positions[bound] for bound in bounds], ends, ascent, descent)
        self._pieces = pieces
        self._positions = positions
        self._cases = cases
        self._pairs = pairs
        self._bounds = bounds

    @property
    def words(self) -> Sequence[Word]:
        """All words in reading order, each with the space behind it."""
        return self._words(0, len(self._pieces))

    def part(self, first: int, after: int) -> PlainProse:
        """Give the units from ``first`` up to ``after`` as a paragraph of their own."""
        start, end = self._range(first, after)
        return PlainProse(
            self._pieces[start:end],
            self._positions[start : end + 1],
            self.ends[first:after],
            self._cases if len(self._cases) == 1 else self._cases[start:end],
            ascent=self.ascent,
            descent=self.descent,
            pairs=self._pairs,
            bounds=self._bounds and [bound - start for bound in self._bounds[first : after + 1]],
        )

    def line_words(self) -> tuple[Word, ...]:
        """Give all words in visual order, as one line."""
        *words, last = self.words
        return (*words, last.bare)

    def place(  # noqa: PLR0913, PLR0917 - a line and its place
        self,
        first: int,
        after: int,
        x: float,
        y: float,
        size: float,
        colour: Colour,
        tones: Mapping[Tone, Colour] = NO_TONES,  # noqa: ARG002 - none is toned
    ) -> list[Item]:
        """Place one line; see Prose."""
        start, end = self._range(first, after)
        while self._pieces[end - 1] == " ":
            end -= 1
        words: tuple[Word, ...]
        if not self._pairs:
            *others, final = self._words(start, end)
            words = (*others, final.bare)
        elif len(self._cases) == 1:
            words = (self._slug(self._cases[0], start, end, last=True),)
        else:
            words = tuple(self._slugs(start, end))
        return [Text(x, y, size, colour, words)]

    def _words(self, start: int, end: int) -> list[Word]:
        """Give the words of some pieces, which are shaped one by one."""
        cases = repeat(self._cases[0]) if len(self._cases) == 1 else self._cases[start:end]
        return [case.word(piece) for case, piece in zip(cases, self._pieces[start:end], strict=False)]

    def _slugs(self, start: int, end: int) -> Iterator[Slug]:
        """Cast a line of pieces of several cases."""
        for _, together in groupby(self._cases[start:end], id):
            after = start + len(list(together))
            yield self._slug(self._cases[start], start, after, last=after == end)
            start = after

    def _slug(self, case: PlainCase, start: int, end: int, *, last: bool) -> Slug:
        """Cast pieces of one case; the last of a line ends without space."""
        text = "".join(self._pieces[start:end])
        width = self._positions[end] - self._positions[start]
        if last and text[-1] == " ":
            return case.slug(text[:-1], width - case.space)
        return case.slug(text, width)

    def _range(self, first: int, after: int) -> tuple[int, int]:
        """Give the first piece of some units, and the one after their last."""
        return (first, after) if self._bounds is None else (self._bounds[first], self._bounds[after])
