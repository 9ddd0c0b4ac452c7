"""The columns that questions stand in: how wide they are, what stands at their sides, where text begins in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout import rating
from cardprint.layout.sheet.strip import mirrored
from cardprint.model.built_in_themes import PLAIN
from cardprint.model.text import Text
from cardprint.model.units import mm
from cardprint.model.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cardprint.model.geometry import Size
    from cardprint.model.page import Item
    from cardprint.model.theme import Theme
    from cardprint.model.words import Words
    from cardprint.text.typesetter import Typesetter

_POINTS_SIZE = 8.5
_QUESTION_SIZE = 11.0
_INDENT = mm(8)  # two figures and a gap, in the size of questions
_BETWEEN = mm(6)
_POINTS_ROOM, _SCALE_ROOM = mm(12), mm(30)
_ROOM_BESIDE_SCALE = mm(90)
_RADIUS = mm(2.2)


class Column(NamedTuple):
    """A column of questions: its size in points, and whether each has points, the scale, and the codes of its links.

    Points stand at the end of a question's first line, and so does the scale where the column is wide; in a narrow
    one it stands below the writing lines. Where text runs from ``right_to_left``, all begins at the right. ``type`` is
    the size of questions, ``air`` how much there is of the white space that is designed to be between them.
    """

    size: Size
    points: bool
    scale: bool
    theme: Theme = PLAIN
    words: Words = ENGLISH
    right_to_left: bool = False
    type: float = _QUESTION_SIZE
    air: float = 1.0
    codes: bool = False

    @property
    def between(self) -> float:
        """The space between two questions."""
        return self.air * self.theme.room(_BETWEEN, _QUESTION_SIZE)

    @property
    def indent(self) -> float:
        """How far questions and lines are indented, for the number that hangs before them."""
        return self.theme.size(self.type) * _INDENT / _QUESTION_SIZE

    @property
    def points_room(self) -> float:
        """The width of the points, none where there are none."""
        return self.points * self.theme.room(_POINTS_ROOM, _POINTS_SIZE)

    def points_text(self, typesetter: Typesetter, points: int, end: float, baseline: float) -> Text:
        """Return the points of a question, as if text ran from left to right, so that they end at ``end``."""
        size = self.theme.size(_POINTS_SIZE)
        words = typesetter.words(self.words.points.format(points=points))
        width = size * sum(word.width for word in words)
        return Text(end - width, baseline, size, self.theme.colours.quiet, words)

    @property
    def radius(self) -> float:
        """The radius of the circles of the scale."""
        return self.theme.room(_RADIUS, 2 * _RADIUS * rating.FIGURE)

    @property
    def question_width(self) -> float:
        """The width of a question's text, which keeps clear of what stands at its end."""
        return self.size.width - self.indent - self.points_room - self.scale_beside * self._scale_room

    @property
    def rule_width(self) -> float:
        """The length of the writing lines: as far as the question where the scale is beside it, else the column."""
        return self.question_width if self.scale_beside else self.size.width - self.indent

    @property
    def scale_beside(self) -> bool:
        """Whether the scale stands at the end of the question: where that leaves the question enough room."""
        return self.scale and self.size.width - self._scale_room >= _ROOM_BESIDE_SCALE

    @property
    def scale_below(self) -> bool:
        """Whether the scale stands below the writing lines."""
        return self.scale and not self.scale_beside

    def left(self, begin: float, width: float) -> float:
        """Return the left edge of a box so wide that begins ``begin`` points from the edge where reading begins."""
        return self.size.width - begin - width if self.right_to_left else begin

    def facing(self, items: Iterable[Item]) -> list[Item]:
        """Return items, placed as if text ran from left to right, at their places in this column."""
        return [mirrored(item, self.size.width) for item in items] if self.right_to_left else list(items)

    @property
    def _scale_room(self) -> float:
        return _SCALE_ROOM / _RADIUS * self.radius
