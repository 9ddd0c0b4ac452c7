"""What rows of a flow have in common: how they are measured and how they are placed.

All lengths here are in em of the size a row will be set at, but for those of ``Placement``, which are points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeGuard

from cardprint.layout.palette import Inks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.model.page import Item
    from cardprint.text.measured_text import MeasuredText

# What a row that cannot be set to a measure at all answers for its height.
IMPOSSIBLE = float("inf")


class Placement(NamedTuple):
    """How a flow is placed: left edge, width and size in points, its colours, whether its lines are centred.

    Chains and tables can stand in the middle, as on cards, though lines do not.
    """

    x: float
    width: float
    size: float
    inks: Inks = Inks()
    centred: bool = False
    figures_centred: bool = False

    @property
    def measure(self) -> float:
        """The width in em."""
        return self.width / self.size

    def left(self, width: float, *, rtl: bool) -> float:
        """Return left edge of a chain or table so many em wide: where text begins, or so that it is in the middle."""
        spare = self.width - self.size * width
        return self.x + (spare / 2 if self.centred or self.figures_centred else spare if rtl else 0.0)


class Row(Protocol):
    """Something that takes a stretch of height in a flow. ``space`` is left above it unless it comes first."""

    @property
    def space(self) -> float:
        """The space above, in em."""

    def least_height(self, measure: float) -> float:
        """Return a bound that ``height`` never falls below, at a fraction of its cost."""

    def height(self, measure: float) -> float:
        """Return the height in em, IMPOSSIBLE where the measure is too narrow."""

    def place(self, placement: Placement, y: float) -> list[Item]:
        """Return the placed items of the row, whose top is at ``y``."""

    def natural_width(self, measure: float) -> float:
        """Return the width it really takes of the measure, in em."""


class TextLine(Row, Protocol):
    """A row that is a single line of text."""

    @property
    def measured(self) -> MeasuredText:
        """Its words."""

    def baseline(self, measure: float) -> float:
        """Return how far its baseline is below its top, in em."""


class TextRow(Row, Protocol):
    """A row that is lines of text."""

    def baseline(self, measure: float) -> float:
        """Return how far its first baseline is below its top, in em."""

    def single_lines(self, measure: float) -> Iterator[TextLine]:
        """Return each line as a row of its own."""


def is_text(row: Row | None) -> TypeGuard[TextRow]:
    """Return whether a row is lines of text, by what these alone have: to ask for the whole protocol takes 30 µs."""
    return hasattr(row, "single_lines")


class Divisible(Row, Protocol):
    """A figure that may go on in another box."""

    def parts(self, measure: float, room: float) -> Iterator[Row]:
        """Take it apart into what stays together, no part higher than a room if that can be; both in em."""

    def joined(self, part: Row) -> Row | None:
        """Return one figure of a part and the next of the same; None where they stay rows of their own."""


def is_divisible(row: Row | None) -> TypeGuard[Divisible]:
    """Return whether a row is a figure that may go on in another box, as ``is_text`` tells text."""
    return hasattr(row, "joined")
