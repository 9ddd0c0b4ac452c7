"""A grading: from how many points on an answer sheet earns which mark."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cardprint.errors import quoted
from cardprint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEP = lazy_pattern(r"(\d{1,4}(?:\.\d+)?)\s*(%?)\s*:\s*([^\s:,](?:[^:,]*[^\s:,])?)")
_LONGEST_MARK = 20
_MOST_STEPS = 20
_WHOLE = 100
_DUST = 1e-9  # that a share of points may be above a whole number by


class Step(NamedTuple):
    """A mark, and the least that earns it: points, or a share of all in percent."""

    least: float
    is_share: bool
    mark: str


Grading: TypeAlias = tuple[Step, ...]
"""Steps from the best mark to the last, all in points or all in shares."""


def parse_grading(text: str) -> Grading:
    """Read a grading such as ``90%:A,80%:B`` or ``40:1,32:2``. Raises ValueError, with a message fit to show."""
    steps = tuple(_step(part.strip()) for part in text.split(","))
    if len({step.is_share for step in steps}) > 1:
        raise ValueError("the marks begin at points and at shares: take the one or the other")
    for better, step in pairwise(steps):
        if step.least >= better.least:
            raise ValueError(
                f"{quoted(step.mark)} begins no lower than {quoted(better.mark)}: write the best mark first"
            )
    if len({step.mark for step in steps}) < len(steps):
        raise ValueError("a mark is there twice")
    if len(steps) > _MOST_STEPS:
        raise ValueError(f"there are more than {_MOST_STEPS} marks")
    return steps


def _step(text: str) -> Step:
    match = _STEP.fullmatch(text)
    if match is None or len(match[3]) > _LONGEST_MARK:
        raise ValueError(f"{quoted(text)} is not a number and a mark: write them as in 90%:A,80%:B or 40:1,32:2")
    step = Step(float(match[1]), bool(match[2]), match[3])
    if step.is_share and step.least > _WHOLE:
        raise ValueError(f"{quoted(text)} is more than all points")
    return step


def marks_for(grading: Grading, total: int) -> Iterator[tuple[str, str]]:
    """Yield each mark that a sheet of so many points can earn, and the least points for it, as they are printed.

    Shares are rounded up to whole points. Of marks that begin at the same points only the best can be earned.
    """
    taken = None
    for least, is_share, mark in grading:
        points = ceil(least * total / _WHOLE - _DUST) if is_share else least
        if points <= total and points != taken:
            yield mark, f"{points:g}"
            taken = points


def out_of_reach(grading: Grading, total: int) -> list[str]:
    """Return the marks that begin at more points than a sheet of so many has."""
    return [step.mark for step in grading if not step.is_share and step.least > total]
