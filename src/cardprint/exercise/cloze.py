"""Blanks in an answer: its bold words are taken out, wherever they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cardprint.model.blocks import Chain, Comparison, ListBlock, Paragraph, Run, Side, Table
from cardprint.model.exercise import GAP, Gapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cardprint.model.blocks import Block
    from cardprint.model.deck import Card

_SHORT = 3  # characters: a shorter word is not looked for elsewhere in the text, it would be found in too many places
_EDGES = re.compile(r"(\s*)(.*?)([\s.,;:!?]*)", re.DOTALL)


def gapped(card: Card) -> Gapped | None:
    """Take the bold words out of the answer of a card; None where it has none.

    Where a word that is taken out stands once more in the text it is taken out there as well: it would tell.
    """
    words = {gap for paragraph in _paragraphs(card.back) for gap in _gaps_in(paragraph.runs)}
    if not words:
        return None
    maker = _Gaps(words)
    blocks = tuple(maker.block(block) for block in card.back)
    return Gapped(blocks, tuple(maker.found))


class _Gaps:
    """Makes gaps in blocks and notes what was there, in reading order."""

    def __init__(self, words: Iterable[str]) -> None:
        told = sorted((word for word in words if len(word) >= _SHORT), key=lambda word: (-len(word), word))
        self._told = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, told))})(?!\w)", re.IGNORECASE) if told else None
        self.found: list[str] = []

    def block(self, block: Block) -> Block:
        if isinstance(block, Paragraph):
            return Paragraph(tuple(self._runs(block.runs)))
        if isinstance(block, ListBlock):
            return block._replace(items=tuple(tuple(self.block(part) for part in item) for item in block.items))
        if isinstance(block, Table):
            head = tuple(self._paragraph(cell) for cell in block.head)
            rows = tuple(tuple(self._paragraph(cell) for cell in row) for row in block.rows)
            return block._replace(head=head, rows=rows)
        if isinstance(block, Comparison):
            sides = (Side(self._paragraph(side.title), tuple(map(self.block, side.blocks))) for side in block.sides)
            return Comparison(tuple(sides))
        if isinstance(block, Chain):
            return block._replace(steps=tuple(self._paragraph(step) for step in block.steps))
        return block

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        return Paragraph(tuple(self._runs(paragraph.runs)))

    def _runs(self, runs: tuple[Run, ...]) -> Iterator[Run]:
        for taken, run in _parted(runs):
            if taken:
                before, word, after = _word(run.text)
                yield from self._spared(Run(before))
                if word:
                    self.found.append(word)
                    yield Run(GAP)
                yield from self._spared(Run(after))
            else:
                yield from self._spared(run)

    def _spared(self, run: Run) -> Iterator[Run]:
        """Give a run that is no gap, but for words in it that are gaps elsewhere."""
        at = 0
        for match in self._told.finditer(run.text) if self._told and not run.inset else ():
            if match.start() > at:
                yield run._replace(text=run.text[at : match.start()])
            self.found.append(match[0])
            yield Run(GAP)
            at = match.end()
        if at < len(run.text):
            yield run._replace(text=run.text[at:])


def _parted(runs: Iterable[Run]) -> Iterator[tuple[bool, Run]]:
    """Give runs, those that are taken out joined with their neighbours, and whether each is."""
    together = ""
    for run in runs:
        if run.style.bold and not run.inset:
            together += run.text
            continue
        if together:
            yield True, Run(together)
            together = ""
        yield False, run
    if together:
        yield True, Run(together)


def _word(text: str) -> tuple[str, str, str]:
    """Part a text into the space before it, the words, and the space and punctuation behind them."""
    match = _EDGES.fullmatch(text)
    if match is None or not match[2]:
        return "", text.strip(), ""
    return match[1], match[2], match[3]


def _gaps_in(runs: Iterable[Run]) -> Iterator[str]:
    for taken, run in _parted(runs):
        word = _word(run.text)[1] if taken else ""
        if word:
            yield word


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _paragraphs(item)
        elif isinstance(block, Table):
            for row in (block.head, *block.rows):
                yield from row
        elif isinstance(block, Comparison):
            for side in block.sides:
                yield from _paragraphs((side.title, *side.blocks))
        elif isinstance(block, Chain):
            yield from block.steps
