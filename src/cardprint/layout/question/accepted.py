"""What counts as right beside the answer, as a key says it: in one paragraph, after a word that says so."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from cardprint.model.block_contents import every_run, plain_text
from cardprint.model.blocks import PLAIN, CodeBlock, Paragraph, Run, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cardprint.model.blocks import Block
    from cardprint.model.deck import Card
    from cardprint.model.words import Words

_DOT = "\u00a0· "  # begins no line
_CODE = Style(code=True)


def accepted(card: Card, words: Words, aside: Style = PLAIN) -> tuple[Block, ...]:
    """Return a paragraph that says what else is accepted, if anything is, in the style of what is said ``aside``."""
    if not card.accept:
        return ()
    before, _, after = words.also.partition("{answers}")
    answers = chain.from_iterable((Run(_DOT), *_in_a_row(answer)) for answer in card.accept)
    next(answers)  # the first dot
    runs = (run._replace(style=_like(run.style, aside)) for run in (Run(before), *answers, Run(after)) if run.text)
    return (Paragraph(tuple(_merged(runs))),)


def _in_a_row(blocks: Sequence[Block]) -> Iterator[Run]:
    """Yield the runs of an answer, one block behind another; code keeps its lines."""
    for number, block in enumerate(blocks):
        if number:
            yield Run("; ")
        runs = tuple(every_run((block,)))
        if isinstance(block, CodeBlock):
            yield Run(block.text, _CODE)
        elif isinstance(block, Paragraph) or any(run.inset for run in runs):
            yield from (run._replace(text=run.text.replace("\n", " ")) for run in runs)
        else:
            yield Run("; ".join(plain_text((block,)).split("\n")))


def _like(style: Style, aside: Style) -> Style:
    return style._replace(bold=style.bold or aside.bold, italic=style.italic or aside.italic)


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    """Put runs of one style together, so that plain answers are one run, however many there are."""
    last: Run | None = None
    for run in runs:
        if last is not None and last.style == run.style and not (last.inset or run.inset):
            last = last._replace(text=last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
