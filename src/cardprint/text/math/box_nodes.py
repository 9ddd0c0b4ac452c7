"""Parts of a formula that are laid out without regard to what they say: arrays, frames, rectangles, phantoms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cardprint.text.math.nodes import Node

if TYPE_CHECKING:
    from cardprint.model.text import Colour


@dataclass(eq=False, repr=False, match_args=False)
class Bar(Node):
    """A black rectangle; measures in em."""

    width: float
    height: float
    raised: float = 0.0


@dataclass(eq=False, repr=False, match_args=False)
class Raised(Node):
    """A body so many em higher; ``None``: centred about the axis."""

    body: Node
    by: float | None


@dataclass(eq=False, repr=False, match_args=False)
class Phantom(Node):
    """A body of which only some is there: ink, width, height or depth; ``align`` is for one without width."""

    body: Node
    ink: bool = False
    width: bool = True
    height: bool = True
    depth: bool = True
    align: str = "l"


@dataclass(eq=False, repr=False, match_args=False)
class Enclosed(Node):
    """A body with lines around or through it, each by its name, or on a ground."""

    body: Node
    lines: tuple[str, ...]
    ground: Colour | None = None
    frame: Colour | None = None


@dataclass(eq=False, repr=False, match_args=False)
class ArrayRow:
    """A row: its cells, the lines above it (``-`` or ``:``), more room below it in em, and its number."""

    cells: list[Node]
    lines: str = ""
    gap: float = 0.0
    tag: Node | None = None


@dataclass(eq=False, repr=False, match_args=False)
class Array(Node):
    """Rows of cells. ``columns`` are ``l``, ``c``, ``r``; ``gaps`` stand before each column and behind the last, in em.

    ``bars`` has the lines at each of these places: ``|`` or ``:``. ``small`` ones are set in script style.
    """

    rows: list[ArrayRow]
    columns: str
    gaps: list[float]
    bars: list[str]
    style: int | None = None
    spread: float = 0.0
    small: bool = False
    equations: bool = False
