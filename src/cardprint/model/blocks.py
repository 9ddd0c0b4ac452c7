"""The text of one side of a card, after its markup was read: blocks (paragraphs, lists, …) of styled runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cardprint.model.picture import Illustration, Picture, Spot

Tone: TypeAlias = Literal["", "quiet", "accent", "answer", "keyword", "literal"]
"""An ink among those that a text is set in; empty: that of ordinary words."""

Part: TypeAlias = Literal["", "keyword", "literal", "comment"]
"""What a stretch of code is in its language; texts and numbers are literals. Empty: anything else."""


class Style(NamedTuple):
    """How a run of text is set. ``shift`` is -1 for a subscript, 1 for a superscript, 0 for the baseline.

    No markup asks for ``semibold`` or a ``tone``; layout does, for text between plain and bold such as a worksheet's
    questions, and for what is set off.
    """

    bold: bool = False
    italic: bool = False
    code: bool = False
    shift: int = 0
    link: str | None = None
    semibold: bool = False
    tone: Tone = ""


PLAIN = Style()


class Formula(NamedTuple):
    """A formula; the run's text is its source, in TeX's language. ``display``: set large, on a line of its own.

    One that is ``parted`` goes on in the next run, behind its last operator. No markup parts one; text does where it
    must.
    """

    display: bool = False
    parted: bool = False


class Ruby(NamedTuple):
    """The run's text with its reading above it in small type."""

    reading: str


class Blank(NamedTuple):
    """Room to write in an answer. No markup makes one; layout does, of a cloze.

    ``width`` and ``height`` are what the hand that writes needs, in em. ``hint`` stands on the line.
    """

    answer: tuple[Run, ...]
    width: float
    height: float
    hint: str = ""


InsetSource: TypeAlias = Formula | Ruby | Blank
"""What stands in a line like a word and is none."""


class Cloze(NamedTuple):
    """A part of a sentence that is left out for somebody to fill in. ``number`` tells it from its neighbours."""

    number: int
    hint: str = ""


class Run(NamedTuple):
    r"""A stretch of text in one style. ``\\n`` inside it is a line break the author typed.

    ``text`` is what it says, also where an ``inset`` stands for it; one with an inset holds no line break.
    """

    text: str
    style: Style = PLAIN
    inset: InsetSource | None = None
    cloze: Cloze | None = None


Stretch: TypeAlias = tuple[str, Style, InsetSource | None, Cloze | None]
"""What a run has, and a run itself."""

_ALL_PLAIN = [*Run("")[1:]]


class Paragraph:
    """Text that is broken into lines to fill the measure.

    A large deck has hundreds of thousands. So each keeps its text as a whole and, unless all of it is plain, what its
    runs have beside their text; the runs, which take three times the memory, are made when they are asked for.
    """

    __slots__ = ("_stretches", "text")

    text: Final[str]
    _stretches: Final[tuple[Any, ...] | None]  # length, style, inset and cloze of each run, one behind another

    def __init__(self, said: str | Iterable[Stretch]) -> None:
        """Take its runs, or tuples of what these have, or text that is plain."""
        self.text, self._stretches = (said, None) if isinstance(said, str) else _taken_apart(said)

    @property
    def runs(self) -> tuple[Run, ...]:
        """Its text and how it is set, stretch by stretch."""
        return tuple([Run(*stretch) for stretch in self.stretches])

    @property
    def stretches(self) -> list[Stretch]:
        """What its runs have, without making them."""
        if self._stretches is None:
            return [(self.text, PLAIN, None, None)]
        stretches: list[Stretch] = []
        begin = 0
        parts = iter(self._stretches)
        for length, style, inset, cloze in zip(parts, parts, parts, parts, strict=True):
            stretches.append((self.text[begin : begin + length], style, inset, cloze))
            begin += length
        return stretches

    @property
    def has_insets(self) -> bool:
        """Whether something other than words stands in it."""
        return self._stretches is not None and any(self._stretches[2::4])

    def __eq__(self, other: object) -> bool:
        """Return whether it has the same runs."""
        return isinstance(other, Paragraph) and self.text == other.text and self._stretches == other._stretches

    def __hash__(self) -> int:
        """Count paragraphs with the same runs as one."""
        return hash((self.text, self._stretches))

    def __repr__(self) -> str:
        """Show its runs; the codes on sheets are made of this, so it stays what it is."""
        return f"Paragraph(runs={self.runs!r})"


def _taken_apart(runs: Iterable[Stretch]) -> tuple[str, tuple[Any, ...] | None]:
    """Return the text of runs, and what they are beside it; None where they are one that is plain."""
    texts: list[str] = []
    stretches: list[Any] = []
    for text, style, inset, cloze in runs:
        texts.append(text)
        stretches += (len(text), style, inset, cloze)
    return "".join(texts), None if stretches[1:] == _ALL_PLAIN else tuple(stretches)


class ListBlock(NamedTuple):
    """A list. ``start`` is the number of the first item, or None where items carry bullets."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


class Token(NamedTuple):
    """A stretch of code, which may hold line ends, and what it is."""

    text: str
    part: Part = ""


class CodeBlock(NamedTuple):
    """Lines to print as typed, in a monospaced face. ``language`` is what stood after the fence.

    ``tokens`` are the text, stretch by stretch; empty where nobody knows what is what in it.
    """

    text: str
    language: str = ""
    tokens: tuple[Token, ...] = ()


class Table(NamedTuple):
    """A table: a head row, body rows of as many cells, and for each column ``left``, ``center`` or ``right``."""

    head: tuple[Paragraph, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    aligns: tuple[str, ...]


class Side(NamedTuple):
    """One side of a comparison: its heading and what is said below it."""

    title: Paragraph
    blocks: tuple[Block, ...]


class Comparison(NamedTuple):
    """Two or three things held against each other, set as columns."""

    sides: tuple[Side, ...]


class Chain(NamedTuple):
    """Steps that follow one another, set as boxes and arrows.

    ``labels[i]`` is the text on the arrow from step i to step i + 1; None where it has none.
    """

    steps: tuple[Paragraph, ...]
    labels: tuple[Paragraph | None, ...]


class PictureBlock(NamedTuple):
    """A picture that stands by itself among text. ``alt`` says in words what is to be seen.

    ``illustration`` is how it is set where it is the picture of a whole side, which it then begins. ``spots`` are to
    have numbers on it, from 1.
    """

    picture: Picture
    alt: str = ""
    illustration: Illustration | None = None
    spots: tuple[Spot, ...] = ()


Block: TypeAlias = Paragraph | ListBlock | CodeBlock | Table | Comparison | Chain | PictureBlock
