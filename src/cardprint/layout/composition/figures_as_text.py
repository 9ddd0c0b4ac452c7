"""Figures as text: what a comparison, a table or a chain says, for where there is no room for it side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.model.blocks import Comparison, Paragraph, Run, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cardprint.model.blocks import Block, Chain

_CELL_GAP = (Run("   "),)


def unfolded(block: Chain | Comparison | Table, *, rtl: bool) -> list[Block]:
    """Return a figure as paragraphs and lists; the arrows of an ``rtl`` chain point left."""
    if isinstance(block, Comparison):
        return [part for side in block.sides for part in (_in_bold(side.title), *side.blocks)]
    if isinstance(block, Table):
        head = tuple(map(_in_bold, block.head))
        rows = [row for row in (head, *block.rows) if any(cell.text.strip() for cell in row)] or [head]
        return [_joined(row, [_CELL_GAP] * (len(block.aligns) - 1)) for row in rows]
    arrow = Run(" ← " if rtl else " → ")
    gaps = [(arrow, *_in_italics(label), arrow) if label else (arrow,) for label in block.labels]
    return [_joined(block.steps, gaps)]


def _in_italics(paragraph: Paragraph) -> Iterable[Run]:
    """Set what stands on an arrow apart, so that it is no step."""
    return (run._replace(style=run.style._replace(italic=True)) for run in paragraph.runs)


def _in_bold(paragraph: Paragraph) -> Paragraph:
    return Paragraph(tuple(run._replace(style=run.style._replace(bold=True)) for run in paragraph.runs))


def _joined(paragraphs: Iterable[Paragraph], gaps: Sequence[Sequence[Run]]) -> Paragraph:
    """Make one paragraph of several, with something between each and the next."""
    (first, *others) = paragraphs
    runs = [*first.runs]
    for gap, paragraph in zip(gaps, others, strict=True):
        runs += [*gap, *paragraph.runs]
    return Paragraph(tuple(runs))
