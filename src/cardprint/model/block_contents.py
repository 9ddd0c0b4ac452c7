"""What is in blocks, at whatever depth: their words, their pictures, their runs."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from cardprint.model.blocks import Chain, CodeBlock, Comparison, ListBlock, Paragraph, PictureBlock, Run, Side, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cardprint.model.blocks import Block


def plain_text(blocks: Iterable[Block]) -> str:
    """Return the words of blocks in reading order, without styles, bullets and numbers.

    Every block, line, item and row begins a new line; cells are parted by a tab, steps by `` → `` or, where the arrow
    has a label, `` → label → ``. A picture says what is to be seen, where that was written, else it is left out.
    """
    return "\n".join(_plain(block) for block in blocks if not isinstance(block, PictureBlock) or block.alt)


def has_code(blocks: Iterable[Block]) -> bool:
    """Return whether there is a block of code among blocks, or in a list or comparison."""
    return any(
        isinstance(block, CodeBlock)
        or (isinstance(block, ListBlock) and any(map(has_code, block.items)))
        or (isinstance(block, Comparison) and any(has_code(side.blocks) for side in block.sides))
        for block in blocks
    )


def pictures_in(blocks: Iterable[Block]) -> Iterator[PictureBlock]:
    """Yield the pictures among blocks, those in lists and comparisons too, in reading order."""
    for block in blocks:
        if isinstance(block, PictureBlock):
            yield block
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from pictures_in(item)
        elif isinstance(block, Comparison):
            for side in block.sides:
                yield from pictures_in(side.blocks)


def _plain(block: Block) -> str:
    if isinstance(block, Paragraph | CodeBlock):
        return block.text
    if isinstance(block, ListBlock):
        return "\n".join(plain_text(item) for item in block.items)
    if isinstance(block, Table):
        return "\n".join("\t".join(cell.text for cell in row) for row in (block.head, *block.rows))
    if isinstance(block, Comparison):
        return "\n".join(f"{side.title.text}\n{plain_text(side.blocks)}" for side in block.sides)
    if isinstance(block, PictureBlock):
        return block.alt
    first, *later = block.steps
    arrows = (f" → {label.text} → " if label else " → " for label in block.labels)
    return first.text + "".join(arrow + step.text for arrow, step in zip(arrows, later, strict=True))


def with_runs(blocks: Sequence[Block], change: Callable[[Sequence[Run]], Iterable[Run]]) -> tuple[Block, ...]:
    """Return the same blocks with the runs of every paragraph in them changed."""

    def paragraph(old: Paragraph) -> Paragraph:
        return Paragraph(tuple(change(old.runs)))

    def block(old: Block) -> Block:
        if isinstance(old, Paragraph):
            return paragraph(old)
        if isinstance(old, ListBlock):
            return old._replace(items=tuple(with_runs(item, change) for item in old.items))
        if isinstance(old, Table):
            return old._replace(
                head=tuple(map(paragraph, old.head)), rows=tuple(tuple(map(paragraph, row)) for row in old.rows)
            )
        if isinstance(old, Comparison):
            return Comparison(tuple(Side(paragraph(side.title), with_runs(side.blocks, change)) for side in old.sides))
        if isinstance(old, Chain):
            return Chain(tuple(map(paragraph, old.steps)), tuple(label and paragraph(label) for label in old.labels))
        return old

    return tuple(map(block, blocks))


def question_text(blocks: Sequence[Block]) -> str:
    """Return the words of a question, and a line for whatever it leaves out."""

    def change(runs: Sequence[Run]) -> Iterator[Run]:
        for cloze, group in groupby(runs, attrgetter("cloze")):
            yield from (Run("___"),) if cloze else tuple(group)

    return plain_text(with_runs(blocks, change))


def every_run(blocks: Iterable[Block]) -> Iterator[Run]:
    """Yield the runs of all paragraphs in blocks, in reading order."""
    for part in every_text(blocks):
        if isinstance(part, Paragraph):
            yield from part.runs


def every_text(blocks: Iterable[Block]) -> Iterator[Paragraph | CodeBlock]:
    """Yield all that has words in blocks, in reading order: paragraphs, those in figures too, and code."""
    for block in blocks:
        if isinstance(block, Paragraph | CodeBlock):
            yield block
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from every_text(item)
        elif isinstance(block, Table):
            for row in (block.head, *block.rows):
                yield from row
        elif isinstance(block, Comparison):
            for side in block.sides:
                yield from every_text((side.title, *side.blocks))
        elif isinstance(block, Chain):
            pairs = zip(block.steps, (*block.labels, None), strict=True)
            yield from (part for pair in pairs for part in pair if part)
