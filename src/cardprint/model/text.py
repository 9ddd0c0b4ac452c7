"""Text in its place on a page: a line, or the lines of whole paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias, final

from cardprint.model.glyphs import Word  # noqa: TC001 - compiled, a named tuple looks its annotations up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.model.glyphs import Pairing

Colour: TypeAlias = str  # "#rrggbb"


class Text(NamedTuple):
    """Words set one after another from ``x`` on a baseline ``y``, in visual order, left to right."""

    x: float
    y: float
    size: float
    colour: Colour
    words: tuple[Word, ...]

    @property
    def width(self) -> float:
        """The advance of all words, in points."""
        return self.size * sum(word.width for word in self.words)


@final
class TextBlock:
    """Lines of plain text, each set from a place of its own: what paragraphs become, without an object for a line.

    A line is made of spans, which follow one another: the characters from ``begins[i]`` up to ``ends[i]`` of
    ``texts[i]``, in the face of ``faces[i]``. Line i has the spans up to ``lines[i]`` and begins at ``xs[i]`` on a
    baseline ``ys[i]``, in points, in ``colours[i]``. All are of one ``size``.
    """

    __slots__ = ("begins", "colours", "ends", "faces", "lines", "size", "texts", "xs", "ys")

    def __init__(self, size: float) -> None:
        """Begin without a line."""
        self.size = size
        self.xs: list[float] = []
        self.ys: list[float] = []
        self.colours: list[Colour] = []
        self.lines: list[int] = []
        self.texts: list[str] = []
        self.begins: list[int] = []
        self.ends: list[int] = []
        self.faces: list[Pairing] = []

    def add_line(  # noqa: PLR0913, PLR0917 - a place and a span
        self, x: float, y: float, colour: Colour, text: str, begin: int, end: int, face: Pairing
    ) -> None:
        """Add a line, with its first span. Whoever makes the block does this, until it is part of a page."""
        self.xs.append(x)
        self.ys.append(y)
        self.colours.append(colour)
        self.texts.append(text)
        self.begins.append(begin)
        self.ends.append(end)
        self.faces.append(face)
        self.lines.append(len(self.texts))

    def add_span(self, text: str, begin: int, end: int, face: Pairing) -> None:
        """Add another span to the line that was added last."""
        self.texts.append(text)
        self.begins.append(begin)
        self.ends.append(end)
        self.faces.append(face)
        self.lines[-1] = len(self.texts)

    def as_texts(self) -> Iterator[Text]:
        """Yield each line as a text of its own."""
        start = 0
        for x, y, colour, end in zip(self.xs, self.ys, self.colours, self.lines, strict=True):
            words = [
                self.faces[span].word(self.texts[span][self.begins[span] : self.ends[span]])
                for span in range(start, end)
            ]
            yield Text(x, y, self.size, colour, tuple(words))
            start = end

    def __eq__(self, other: object) -> bool:
        """Return whether it has the same lines in the same places."""
        return (
            isinstance(other, TextBlock)
            and self.size == other.size
            and self.xs == other.xs
            and self.ys == other.ys
            and self.colours == other.colours
            and self.lines == other.lines
            and self.texts == other.texts
            and self.begins == other.begins
            and self.ends == other.ends
            and self.faces == other.faces
        )

    def __hash__(self) -> int:
        """Return a number that blocks with the same lines share."""
        return hash((self.size, tuple(self.xs), tuple(self.ys), tuple(self.texts)))

    def moved(self, dx: float, dy: float) -> TextBlock:
        """Return the same lines at another place."""
        return self._at([x + dx for x in self.xs], [y + dy for y in self.ys])

    def mirrored(self, width: float) -> TextBlock:
        """Return the same lines where they are in a column of a width that is seen in a mirror; none is turned."""
        return self._at([width - text.x - text.width for text in self.as_texts()], self.ys)

    def _at(self, xs: list[float], ys: list[float]) -> TextBlock:
        block = TextBlock(self.size)
        block.xs, block.ys, block.colours, block.lines = xs, ys, self.colours, self.lines
        block.texts, block.begins, block.ends, block.faces = self.texts, self.begins, self.ends, self.faces
        return block
