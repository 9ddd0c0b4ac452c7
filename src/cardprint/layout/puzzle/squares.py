"""Squares to write letters in: how large they are for a hand, how many a sheet has room for, what is drawn of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.sheet.hand import ruling_of
from cardprint.layout.sheet.type_area import TypeArea
from cardprint.model.blocks import Style
from cardprint.model.job import Grade
from cardprint.model.puzzle import ALL_WAYS, EASY_WAYS, FORWARD_WAYS, Squares
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from cardprint.layout.sheet.hand import Ruling
    from cardprint.model.job import SheetJob
    from cardprint.model.page import Box
    from cardprint.model.puzzle import Square
    from cardprint.model.text import Colour
    from cardprint.text.typesetter import Typesetter

# 9 mm for who writes on lines of 7.1 mm: a capital fills half of its square. Beginners get 14 mm at the most.
_WIDER, _SHARE, _WIDEST = mm(6.5), 0.35, mm(14)
_LEAST = 0.78  # of that: the least squares, 7 mm on such paper
_LEAST_IN_TYPE = 1.7  # sizes of the least type that a theme allows
_HEAD, _HEAD_SIZE = mm(40), 9.0  # a head of title, fields and instruction, and the size of the latter two
_WORD, _SPACED, _MOST_COLUMNS = 11.0, 1.35, 3  # of a list: the width of one in sizes of type, more where it is spaced
_LINE = 2.2  # the distance of its lines, in sizes of type
_LETTER, _CAP, _LOWER = 0.54, 0.714, 0.06  # of a square; of the letter's size; of a square again
_WIDEST_SIGN = 0.86  # of a square
_BOLD, _SEMIBOLD = Style(bold=True), Style(semibold=True)


class Sides(NamedTuple):
    """The sides of squares: as wanted for a hand, and the least in which it can write."""

    wanted: float
    least: float

    @classmethod
    def of(cls, ruling: Ruling, least_type: float) -> Sides:
        """Return the sides for a hand on a sheet whose type is no smaller than ``least_type``."""
        wanted = min(_WIDER + _SHARE * ruling.line, _WIDEST)
        least = max(_LEAST * wanted, _LEAST_IN_TYPE * least_type)
        return cls(max(wanted, least), least)


def most_squares(job: SheetJob) -> Squares:
    """Return how many squares of the least size there is room for on the first page of a sheet."""
    least = Sides.of(ruling_of(job), job.theme.least).least
    area = TypeArea.of(job, right_to_left=False).below(0, job.theme.room(_HEAD, _HEAD_SIZE))
    return Squares(max(2, int(area.width / least)), max(2, int(area.height / least)))


def rows_a_word(job: SheetJob) -> float:
    """Return how many rows of the least squares a word takes in a list below them, in as many columns as fit."""
    ruling, theme = ruling_of(job), job.theme
    width = _WORD * ruling.question * (_SPACED if theme.spacing else 1.0)
    columns = min(_MOST_COLUMNS, max(1, int(TypeArea.of(job, right_to_left=False).width / width)))
    return _LINE * theme.spread * ruling.question / Sides.of(ruling, theme.least).least / columns


def ways_for(grade: Grade) -> tuple[Square, ...]:
    """Return which ways words run in a word search.

    For beginners as they are read, then slanting, then backwards too.
    """
    if grade in (Grade.KINDERGARTEN, Grade.FIRST, Grade.SECOND):
        return EASY_WAYS
    return FORWARD_WAYS if grade is Grade.THIRD else ALL_WAYS


def sign_in(typesetter: Typesetter, sign: str, box: Box, ink: Colour) -> Text:
    """Return a sign as it is written into a square: a little below the middle, for the number in the corner."""
    written = letter_in(typesetter, sign, box, ink, _BOLD)
    return written._replace(y=written.y + _LOWER * box.width)


def letter_in(typesetter: Typesetter, sign: str, box: Box, ink: Colour, style: Style = _SEMIBOLD) -> Text:
    """Return a sign in the middle of a square."""
    x, y, side = box.x, box.y, box.width
    words = typesetter.words(sign, style)
    width = sum(word.width for word in words)
    size = min(_LETTER * side, _WIDEST_SIGN * side / max(width, 1e-6))
    return Text(x + (side - width * size) / 2, y + (side + _CAP * size) / 2, size, ink, words)
