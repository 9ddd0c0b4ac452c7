"""Texts that hold two or three things against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.model.blocks import Comparison, ListBlock, Paragraph, Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.model.blocks import Block

_BLOCKS = (4, 6)  # of two or three sides; more columns no card has room for


def as_comparison(blocks: Sequence[Block]) -> Comparison | None:
    """Make a comparison of blocks that are, by turns, a heading ending in a colon and a bulleted list; else None."""
    if len(blocks) not in _BLOCKS:
        return None
    sides = []
    for heading, points in zip(blocks[::2], blocks[1::2], strict=True):
        if not isinstance(heading, Paragraph) or not isinstance(points, ListBlock) or points.start is not None:
            return None
        title = _without_colon(heading)
        if title is None:
            return None
        sides.append(Side(title, (points,)))
    return Comparison(tuple(sides))


def _without_colon(heading: Paragraph) -> Paragraph | None:
    """Drop the colon that ends a heading of one line; None where the paragraph is no such heading."""
    *before, last = heading.runs
    text = last.text.rstrip()
    if last.inset or not text.endswith((":", "：")) or "\n" in heading.text:
        return None
    text = text[:-1].rstrip()
    runs = (*before, last._replace(text=text)) if text else tuple(before)
    return Paragraph(runs) if runs else None
