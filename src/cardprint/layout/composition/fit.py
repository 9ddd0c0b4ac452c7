"""Copyfitting: the largest size of a ladder at which a text fills its box and does not leave it."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.composition.flow import Flow
from cardprint.layout.composition.lines import Lines
from cardprint.layout.composition.row_protocols import IMPOSSIBLE, is_divisible
from cardprint.model.block_contents import has_code, pictures_in
from cardprint.model.blocks import Formula, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cardprint.layout.composition.compose import Composer
    from cardprint.layout.composition.row_protocols import Row
    from cardprint.model.blocks import Block
    from cardprint.model.geometry import Size

FLOOR = 8.0  # points: below the least size that a hand-held card is read at (7.3 pt at 40 cm, ISO 9241-3)
COMFORT = 10.0  # points: the preferred size at 40 cm; words are divided to reach it, not beyond
_AIR = 0.87  # of the height of a box: what larger type may fill; the rest is white space that reading needs
_WORTH = 2  # steps of size that make up for a divided word where the text is not small
_SYLLABLE = 1.0  # em: how much of a line divided words leave empty, as a rule
_LOWER_PICTURES = (5.0, 3.5)  # em: how high pictures are where more does not fit; a finger's breadth at 8 points
_SLACK = 1e-6


class Fitted(NamedTuple):
    """A text at its size: one flow for each face it takes, more than one where it goes on to further cards."""

    size: float
    flows: tuple[Flow, ...]


def ladder(steps: Sequence[float], largest: float, floor: float = FLOOR) -> tuple[float, ...]:
    """Return the sizes to try, largest first: the steps up to ``largest``, down to the floor."""
    return (*(step for step in steps if floor < step <= largest), floor)


def fit(blocks: Sequence[Block], composer: Composer, box: Size, sizes: Sequence[float]) -> Fitted:
    """Fit blocks to a box at one of ``sizes`` (descending, the floor last), or over several boxes at the floor.

    Words are divided only where that makes the text larger: to reach a comfortable size, or where a single long word
    holds the rest down by two steps or more; formulas are broken only to reach a comfortable size. Lines of code
    go on below only where they are too long at the floor, and then in small type, so that few have to. A formula that
    is all there is has the looks of one on a line of its own.
    """
    blocks = _displayed(blocks)
    flow = composer.flow(blocks)
    index = largest_index(flow, box, sizes)
    if index is None and has_code(blocks):
        turned_over, small = composer.wrapping().flow(blocks), [size for size in sizes if size <= COMFORT] or sizes[-1:]
        larger = largest_index(turned_over, box, small)
        if larger is not None:
            return Fitted(small[larger], (turned_over,))
    goal = _worth_dividing_for(flow, box, sizes, index)
    if goal is not None:
        is_small = index is None or sizes[index] < COMFORT
        divided = composer.with_hyphens(box.width / sizes[goal] if is_small else inf).flow(blocks)
        better = largest_index(divided, box, sizes)
        if better is not None and better <= goal:
            return Fitted(sizes[better], (divided,))
    if index is not None:
        return Fitted(sizes[index], (flow,))
    for lower in _LOWER_PICTURES if any(pictures_in(blocks)) else ():
        flow = composer.within(lower).flow(blocks)
        index = largest_index(flow, box, sizes)
        if index is not None:
            return Fitted(sizes[index], (flow,))
    return Fitted(sizes[-1], _distributed(blocks, composer, box, sizes[-1]))


def _displayed(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return blocks that are a single formula with that set as a display, others as they are."""
    only = blocks[0] if len(blocks) == 1 else None
    if not isinstance(only, Paragraph) or not only.has_insets:
        return blocks
    formula, *more = only.runs
    if more or not isinstance(formula.inset, Formula) or formula.inset.display:
        return blocks
    return (Paragraph((formula._replace(inset=formula.inset._replace(display=True)),)),)


def largest_index(flow: Flow, box: Size, sizes: Sequence[float]) -> int | None:
    """Return the first of the sizes at which a flow fits a box; None where it fits at none."""
    for index, size in enumerate(sizes):
        measure, room = box.width / size, _room(box, size)
        if flow.least_height(measure) <= room and flow.height(measure) <= room:
            return index
    return None


def _room(box: Size, size: float) -> float:
    """Return the height that text of a size may fill, in em."""
    return box.height * (_AIR if size > COMFORT else 1.0) / size + _SLACK


def _worth_dividing_for(flow: Flow, box: Size, sizes: Sequence[float], index: int | None) -> int | None:
    """Return the size that divided words must reach to be worth it; None where they hardly could.

    Small text is worth a hyphen for one step of size, other text for two, and only where a single word, wider than a
    line, holds the rest down.
    """
    small = index is None or sizes[index] < COMFORT
    goal = len(sizes) - 1 if index is None else index - (1 if small else _WORTH)
    if goal < 0:
        return None
    measure = box.width / sizes[goal]
    if flow.least_height(measure - _SYLLABLE) > _room(box, sizes[goal]):
        return None
    return goal if small or flow.height(measure) == IMPOSSIBLE else None


def _distributed(blocks: Sequence[Block], composer: Composer, box: Size, size: float) -> tuple[Flow, ...]:
    """Distribute text over boxes: lines, and rows of tables under their head; other figures become text.

    No line of a paragraph stands alone in its box, unless that would take one box more.
    """
    measure, room = box.width / size, box.height / size + _SLACK
    flow = _parted(blocks, composer.within(room), measure, room)
    full = tuple(_boxfuls(flow, measure, room))
    even = tuple(_boxfuls(flow, measure, room, alone=False))
    is_worse = len(even) > len(full) or any(flow.height(measure) > room + _SLACK for flow in even)
    return full if is_worse else even


def _boxfuls(flow: Flow, measure: float, room: float, *, alone: bool = True) -> Iterator[Flow]:
    """Fill boxes; where no line may stand ``alone``, one or two go on to the next box with it."""
    rows: list[Row] = []
    used = 2 * flow.overhang
    for row in flow.rows:
        begun = 0  # how many parts of the same row are in the same box
        parts = tuple(_parts(row, measure, room))
        for index, part in enumerate(parts):
            above = rows[-1] if begun else None
            if is_divisible(above) and (joined := above.joined(part)) is not None:
                grown = joined.height(measure) - above.height(measure)
                if used + grown <= room:
                    rows[-1] = joined
                    used += grown
                    continue
            height = (part.space if rows else 0.0) + part.height(measure)
            if rows and used + height > room:
                keep = len(rows)
                if not alone and isinstance(row, Lines):
                    keep -= _taken_along(begun, index, len(parts), len(rows))
                yield Flow(rows[:keep])
                rows = rows[keep:]
                begun = len(rows)
                used = 2 * flow.overhang + sum([moved.height(measure) for moved in rows])
                height = part.height(measure)
            rows.append(part)
            begun += 1
            used += height
    yield Flow(rows)


def _taken_along(placed: int, index: int, count: int, most: int) -> int:
    """Return how many lines go on to the next box with line ``index`` of ``count``, so that none stands alone.

    ``placed`` lines of the paragraph are in the box; what has fewer than ``most`` lines stays as it is.
    """
    taken = 1 if index == count - 1 and placed else 0
    if placed - taken == index - taken == 1:
        taken += 1
    return taken if taken < most else 0


def _parted(blocks: Sequence[Block], composer: Composer, measure: float, room: float) -> Flow:
    """Compose blocks so that every part fits: with tables if these do, with divided words or cut ones if need be."""
    divided = composer.with_hyphens()
    for tables in (False, True):
        for way in (composer, divided):
            flow = way.unfolding(tables=tables).flow(blocks)
            if flow.height(measure) < IMPOSSIBLE and all(
                part.height(measure) <= room for row in flow.rows for part in _parts(row, measure, room)
            ):
                return flow
    return composer.breaking_words(measure).flow(blocks)


def _parts(row: Row, measure: float, room: float) -> Iterable[Row]:
    """Take a row apart where it may go on in another box."""
    if isinstance(row, Lines):
        return row.single_lines(measure)
    return row.parts(measure, room) if is_divisible(row) else (row,)
