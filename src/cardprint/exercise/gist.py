"""The answer of a card in short, as it is offered beside others: its first paragraph, in plain type, or its code."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from cardprint.model.block_contents import every_run, plain_text
from cardprint.model.blocks import Chain, CodeBlock, Comparison, ListBlock, Paragraph, PictureBlock, Run, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cardprint.model.blocks import Block
    from cardprint.model.deck import Card


ShortAnswer: TypeAlias = Paragraph | CodeBlock


def short_answer(card: Card) -> ShortAnswer:
    """Return the answer of a card as one paragraph, or as the code that it is.

    Of a sentence that asks for what is left out of it, that is the answer.
    """
    if card.is_cloze:
        gaps = (group for cloze, group in groupby(every_run(card.back), attrgetter("cloze")) if cloze)
        return Paragraph((Run(" · ".join("".join(run.text for run in gap) for gap in gaps)),))
    return offer(card.back)


def offer(blocks: Sequence[Block]) -> ShortAnswer:
    """Return an answer as it is offered beside others.

    Nothing is bold or slanted in it, since that would tell it from other answers.
    """
    block = answering(blocks)
    if isinstance(block, CodeBlock):
        return block
    if isinstance(block, Paragraph):
        return Paragraph(_plain(_first_line(block.runs)))
    if isinstance(block, ListBlock):
        return Paragraph(_plain(_between(map(_in_a_row, block.items), "; ")))
    return Paragraph(_plain(_in_a_row(blocks if block is None else (block,))))


def answering(blocks: Sequence[Block]) -> Block | None:
    """Return the block of an answer that answers: the first that is no picture and leads in to nothing."""
    return next((block for block in blocks if not isinstance(block, PictureBlock) and not _leads_in(block)), None)


def _leads_in(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.text.rstrip().endswith(":")


def is_in_words(card: Card) -> bool:
    """Return whether the answer of a card is more than a picture that nobody has put into words."""
    return any(not isinstance(block, PictureBlock) or block.alt for block in card.back)


def _in_a_row(blocks: Sequence[Block]) -> tuple[Run, ...]:
    """Return blocks as one line of plain words, or of their runs where these are more than words."""
    if any(run.inset for run in every_run(blocks)):
        runs = _between(_lines(blocks), "; ")
        return tuple(run._replace(text=" ".join(run.text.split("\n"))) for run in runs)
    return (Run(_on_one_line(blocks)),)


def _lines(blocks: Sequence[Block]) -> Iterator[Sequence[Run]]:
    """Yield the runs of blocks line by line, as their plain words are in lines."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.runs
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _lines(item)
        elif isinstance(block, Table):
            yield from (_between([cell.runs for cell in row], " ") for row in (block.head, *block.rows))
        elif isinstance(block, Comparison):
            for side in block.sides:
                yield from _lines((side.title, *side.blocks))
        elif isinstance(block, Chain):
            pairs = zip(block.steps, (*block.labels, None), strict=True)
            yield _between([part.runs for pair in pairs for part in pair if part], " → ")
        else:
            yield (Run(plain_text((block,))),)


def _between(lines: Iterable[Sequence[Run]], sign: str) -> tuple[Run, ...]:
    """Put lines that have something in them into one, a sign between each and the next."""
    filled = [line for line in lines if any(run.text.strip() for run in line)]
    return tuple(run for number, line in enumerate(filled) for run in (*[Run(sign)] * (number > 0), *line))


def _on_one_line(blocks: Sequence[Block]) -> str:
    return "; ".join(" ".join(line.split()) for line in plain_text(blocks).split("\n") if line.strip())


def _first_line(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Cut runs where their author ended the line."""
    kept = []
    for run in runs:
        text, end, _ = run.text.partition("\n")
        kept.append(run._replace(text=text))
        if end:
            break
    return tuple(run for run in kept if run.text)


def _plain(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Take away what sets words off, and keep what makes other words of them: code, raised and lowered figures."""
    merged: list[Run] = []
    for run in runs:
        style = run.style._replace(bold=False, italic=False, link=None)
        if merged and merged[-1].style == style and not (merged[-1].inset or run.inset):
            merged[-1] = Run(merged[-1].text + run.text, style)
        else:
            merged.append(Run(run.text, style, run.inset))
    return tuple(merged)
