"""How things look, as data: faces, sizes, colours, bands, borders. What is laid out takes its taste from here."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from cardprint.model.blocks import Style
from cardprint.model.units import mm

if TYPE_CHECKING:
    from cardprint.model.text import Colour


class Band(StrEnum):
    """Where a card's first tag is written: on a band at the corner of the front, in plain small type, or nowhere."""

    BAND = "band"
    CORNER = "corner"
    NONE = "none"


class Border(StrEnum):
    """The line around a card's text: none, a hair line, or one with round corners."""

    NONE = "none"
    HAIR = "hair"
    ROUND = "round"


class Backing(StrEnum):
    """What the back of a card has around its text: nothing, which saves ink, or light dots or lines."""

    NONE = "none"
    DOTS = "dots"
    LINES = "lines"


class Sign(StrEnum):
    """Shapes that are told apart in black and white."""

    SQUARE = "square"
    RING = "ring"
    CROSS = "cross"
    FRAME = "frame"
    DISC = "disc"
    STRIPES = "stripes"


class TagColour(NamedTuple):
    """The colour of a tag: of its band, of the words on the band, and of bullets and heads on paper.

    Where colours are not to tell tags apart, ``sign`` does: the shape before the word on a band that is drawn in
    outline. None where colour and word are enough.
    """

    band: Colour
    words: Colour
    ink: Colour
    sign: Sign | None = None


class Colours(NamedTuple):
    """The colours of the page: words, small print, hair lines, the key's ink, numbers and accents, and tags in turn.

    In code keywords, which are bold, and texts and numbers have inks of their own; comments are small print.
    """

    text: Colour
    quiet: Colour
    hair: Colour
    key: Colour
    number: Colour
    keyword: Colour
    literal: Colour
    tags: tuple[TagColour, ...]


class Spacing(NamedTuple):
    """Space between letters, as a share of their average width, and the least between words, in as many of those."""

    letters: float
    words: float


LEADING = 1.35
"""The distance of lines of body text as it is designed, in sizes of type."""

_WHITE, _TEXT, _BLACK = "#ffffff", "#1c1c1e", "#000000"

# All keep their rank on a grey printer and a photocopier. Tags are those of Okabe and Ito (2008), told apart by every
# kind of colour vision. Words on the light ones are black, and what is written in their name on white paper is a darker
# shade of the same hue (contrast at least 4.5 to 1, WCAG 2.1).
_COLOURS = Colours(
    text=_TEXT,
    quiet="#6e6e73",
    hair="#b8b8bd",
    key="#b3261e",
    number="#00695c",
    keyword="#1b3f8f",
    literal="#00574c",
    tags=(
        TagColour("#0072b2", _WHITE, "#0072b2"),
        TagColour("#d55e00", _BLACK, "#b54f00"),
        TagColour("#009e73", _BLACK, "#00785a"),
        TagColour("#cc79a7", _BLACK, "#a3457b"),
        TagColour("#e69f00", _BLACK, "#8f6200"),
        TagColour("#56b4e9", _BLACK, "#1b74a8"),
    ),
)


class Theme(NamedTuple):
    """A look. Lengths and sizes of type are in points.

    ``front``, ``short`` and ``back`` are the largest sizes on a card of 90 × 60 mm: of fronts, of answers of a line or
    two, and of other backs. ``smallest`` is where copyfitting ends; ``least`` is the least size of all other text, on
    cards, worksheet and key (0: as small as each is designed). ``leading`` is the distance of lines of body text, in
    sizes of type. Without ``italics`` bold takes their place, without ``capitals`` nothing is written in capitals
    alone, without ``hyphens`` no word is divided; text is ``centred``, or all of it begins at the left. ``corner`` is
    the radius of a round border. On a worksheet, ``measure`` is the longest line, ``margin`` the least margin at the
    sides, and ``columns`` the most columns.
    """

    name: str
    about: str
    font: str | None = None
    colours: Colours = _COLOURS
    front: float = 24.0
    short: float = 20.0
    back: float = 15.0
    smallest: float = 8.0
    least: float = 0.0
    leading: float = LEADING
    spacing: Spacing | None = None
    italics: bool = True
    capitals: bool = True
    hyphens: bool = True
    centred: bool = True
    band: Band = Band.BAND
    border: Border = Border.NONE
    corner: float = mm(2.5)
    backing: Backing = Backing.NONE
    margin: float = mm(16)
    measure: float = float("inf")
    columns: int = 2

    @property
    def spread(self) -> float:
        """How much further apart lines stand than they are designed to."""
        return self.leading / LEADING

    @property
    def aside(self) -> Style:
        """The style of hints and notes."""
        return Style(italic=self.italics)

    def size(self, designed: float) -> float:
        """Return the size of a text that is designed to be so large, never less than the least."""
        return max(designed, self.least)

    def room(self, designed: float, size: float) -> float:
        """Return the length that text needs which is designed to take so much at a size."""
        return designed * self.size(size) / size
