"""What the user asks of the printer and the scissors: how cards lie on sheets and how sheets turn."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from cardprint.model.built_in_themes import PLAIN
from cardprint.model.leitner import BOXES
from cardprint.model.units import mm
from cardprint.model.words import ENGLISH

if TYPE_CHECKING:
    from datetime import date

    from cardprint.model.geometry import Size
    from cardprint.model.grading import Grading
    from cardprint.model.leitner import Boxes
    from cardprint.model.stock import Stock
    from cardprint.model.theme import Theme
    from cardprint.model.words import Words


class Arrangement(StrEnum):
    """Where a card's back is printed."""

    FOLD = "fold"  # beside its front, with a fold line between them
    DUPLEX = "duplex"  # on the other side of the sheet, each sheet's fronts then its backs
    SEPARATE = "separate"  # all fronts, then all backs, for feeding the pile again


class Flip(StrEnum):
    """The edge of the sheet that stays fixed when the sheet turns over."""

    LONG = "long"
    SHORT = "short"


class Turn(StrEnum):
    """How a person turns a finished card over: sideways like a page, or top over bottom like a pad."""

    SIDE = "side"
    TOP = "top"


class Order(StrEnum):
    """How cards follow one another: across each sheet, or so that the cut pile is in order."""

    SHEET = "sheet"
    STACK = "stack"


class CutMarks(StrEnum):
    """What shows where to cut."""

    NONE = "none"
    CORNERS = "corners"
    LINES = "lines"


class MarkSides(StrEnum):
    """The sides of a sheet that carry cut marks."""

    FRONT = "front"
    BACK = "back"
    BOTH = "both"


class Overflow(StrEnum):
    """What happens to text that does not fit at the smallest size."""

    CONTINUE = "continue"
    ERROR = "error"


class Missing(StrEnum):
    """What happens to a character that no font has."""

    ERROR = "error"
    BOX = "box"


class CardsJob(NamedTuple):
    """Everything that decides how a deck's cards are printed. Lengths are in points.

    ``start`` is the first slot to use on the first sheet, from 1 (a part-used sheet of stock). ``back_offset`` is how
    far the printer's backs are to be moved right and down as seen on the back, applied last.
    """

    stock: Stock
    arrangement: Arrangement = Arrangement.FOLD
    flip: Flip = Flip.LONG
    turn: Turn = Turn.SIDE
    order: Order = Order.SHEET
    start: int = 1
    copies: int = 1
    cut_marks: CutMarks = CutMarks.CORNERS
    mark_sides: MarkSides = MarkSides.BOTH
    confidence: bool = False
    uniform: bool = False
    overflow: Overflow = Overflow.CONTINUE
    back_offset: tuple[float, float] = (0.0, 0.0)
    qr: bool = False
    theme: Theme = PLAIN
    words: Words = ENGLISH


class Grade(StrEnum):
    """Whose hand writes on the sheet; it decides the distance of the writing lines."""

    KINDERGARTEN = "k"
    FIRST = "1"
    SECOND = "2"
    THIRD = "3"
    SIXTH = "6"


class KeyForm(StrEnum):
    """How the answers of a key stand."""

    IN_PLACE = "in-place"  # on the lines of the sheet
    STRIP = "strip"  # in narrow columns to lay beside the sheet, each answer as high as its question
    COMPACT = "compact"  # on the lines, and once more as a list


class Economy(NamedTuple):
    """What a sheet does without to take fewer pages.

    ``air`` is how much is left of the white space between questions, ``lines`` of the number of writing lines,
    ``pitch`` of their distance, ``type`` of the size of questions. ``margins``: those are no wider than they must be.
    """

    air: float = 1.0
    margins: bool = False
    lines: float = 1.0
    pitch: float = 1.0
    type: float = 1.0


_NOTHING_SAVED = Economy()

FIELDS = ("name", "class", "date", "score", "teacher", "time")
"""What may stand at the head of a worksheet to be filled in; the first four do where nothing else is asked for."""

_TWO_COLUMNS = mm(148) - 0.1  # the width of A5, taken with a grain of salt


class SheetJob(NamedTuple):
    """How a worksheet and its key are set. ``columns`` None: two where they save paper, else one.

    With ``both_sides`` sheets are printed on both, and versions begin on sheets of their own. ``binding`` is the least
    margin in points at the edge where sheets are bound or punched, which is the left one where text begins there, and
    the other on backs. ``pages`` is how many pages the questions are to take, None for as many as they need;
    ``economy`` is what follows from that. ``header`` has fields by the names of ``FIELDS``, or as they are to be
    printed. At the end stand a line to sign, where ``honour_line`` asks for it, and the marks of ``grading``.
    """

    paper: Size
    grade: Grade = Grade.SIXTH
    columns: int | None = None
    confidence: bool = False
    key: KeyForm = KeyForm.IN_PLACE
    theme: Theme = PLAIN
    words: Words = ENGLISH
    header: tuple[str, ...] = FIELDS[:4]
    both_sides: bool = False
    qr: bool = False
    binding: float = 0.0
    honour_line: bool = False
    grading: Grading = ()
    pages: int | None = None
    economy: Economy = _NOTHING_SAVED

    @property
    def flip(self) -> Flip | None:
        """The edge that sheets are turned on, None where they are printed on one side."""
        return Flip.LONG if self.both_sides else None

    @property
    def is_narrow(self) -> bool:
        """Whether the paper is narrower than A5, and so has no width to spare."""
        return self.paper.width < _TWO_COLUMNS

    @property
    def most_columns(self) -> int:
        """How many columns paper and theme allow: A5 is wide enough for two, anything narrower is not."""
        return min(1 if self.is_narrow else 2, self.theme.columns)


class StudyJob(NamedTuple):
    """How a study kit is made: the plan and the log on ``paper``, the dividers on the stock that ``cards`` are on.

    It has the theme of the cards. ``since`` is the date of the first day; None: the days of the plan are numbered.
    """

    paper: Size
    cards: CardsJob
    boxes: Boxes = BOXES
    weeks: int = 4
    since: date | None = None
