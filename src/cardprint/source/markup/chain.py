"""A paragraph of steps joined by arrows: where its steps and labels are."""

from __future__ import annotations

from typing import NamedTuple

from cardprint.source.markup.verbatim import kept_ranges

_LABEL = 40  # characters; a longer text between - and -> is prose
_LABEL_BEGINS = " -"  # or with a line end for the space
_FEWEST, _FEWEST_WITH_LABEL = 3, 2
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"))


class ChainStep(NamedTuple):
    """One step as typed, where it begins, and the label of the arrow that leaves it, with where that begins."""

    text: str
    offset: int
    label: str | None
    label_offset: int


def split_chain(text: str) -> tuple[int, list[ChainStep]] | None:
    """Split a paragraph at its arrows; None where it is no chain.

    What comes first in the answer is the length of a lead-in: lines above the chain that end in a colon.
    """
    arrows = _arrows(text)
    steps = []
    begin = 0
    for end, after, label in [*arrows, (len(text), len(text), None)]:
        step = text[begin:end]
        steps.append(ChainStep(step.strip(), begin + len(step) - len(step.lstrip()), label, end + len(_LABEL_BEGINS)))
        begin = after
    lead_in = 0
    head, line_end, tail = steps[0].text.rpartition("\n")
    if line_end and head.endswith((":", "：")):
        lead_in = steps[0].offset + len(head)
        offset = lead_in + 1 + len(tail) - len(tail.lstrip())
        steps[0] = steps[0]._replace(text=tail.strip(), offset=offset)
    fewest = _FEWEST_WITH_LABEL if any(step.label for step in steps) else _FEWEST
    if len(steps) < fewest or not all(_is_step(step.text) for step in steps):
        return None
    return lead_in, steps


def _is_step(text: str) -> bool:
    """Return whether the text can fill a box.

    Something, on one line, with no bracket left open (that would be code).
    """
    return bool(text) and "\n" not in text and all(text.count(left) == text.count(right) for left, right in _PAIRS)


def _arrows(text: str) -> list[tuple[int, int, str | None]]:
    """Return each arrow's begin and end, its label's included, and the label."""
    kept = kept_ranges(text)
    arrows = []
    begin = 0
    at = text.find("->")
    while at >= 0:
        after = at + 2
        while kept and kept[0][1] <= at:
            del kept[0]
        is_kept = bool(kept) and kept[0][0] <= at
        if not is_kept and (after == len(text) or text[after].isspace()):
            arrow = _arrow(text, begin, at)
            if arrow is not None:
                arrows.append((arrow[0], after, arrow[1]))
                begin = after
        at = text.find("->", after)
    return arrows


def _arrow(text: str, begin: int, at: int) -> tuple[int, str | None] | None:
    """Look left of ``->``: white space makes a plain arrow, ``-label`` a labelled one, anything else is no arrow."""
    if at == begin or text[at - 1].isspace():
        return at, None
    low = max(begin, at - _LABEL - len(_LABEL_BEGINS))
    near = text[low:at]
    dash = max(near.rfind(_LABEL_BEGINS), near.rfind("\n-"))
    label = near[dash + len(_LABEL_BEGINS) :]
    if dash < 0 or not label or label[0].isspace() or "\n" in label:
        return None
    return low + dash, label
