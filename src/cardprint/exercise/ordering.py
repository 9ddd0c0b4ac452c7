"""Steps to be put in order: those of a card's chain or numbered list, shuffled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.exercise.likeness import essence
from cardprint.model.block_contents import plain_text
from cardprint.model.blocks import Chain, ListBlock
from cardprint.model.exercise import Steps
from cardprint.options.selection import shuffled

if TYPE_CHECKING:
    from cardprint.model.blocks import Block
    from cardprint.model.deck import Card

_LEAST = 3  # steps: two are a coin to toss


def steps_of(card: Card, lang: str) -> tuple[tuple[Block, ...], ...]:
    """Return the steps of a card's chain or numbered list, none where these are not three or more, all different."""
    for block in card.back:
        steps: tuple[tuple[Block, ...], ...] = ()
        if isinstance(block, Chain):
            steps = tuple((step,) for step in block.steps)
        elif isinstance(block, ListBlock) and block.start is not None:
            steps = block.items
        if len(steps) >= _LEAST and len({essence(plain_text(step), lang) for step in steps}) == len(steps):
            return steps
    return ()


def out_of_order(steps: tuple[tuple[Block, ...], ...], seed: str) -> Steps:
    """Shuffle steps; they never come out as they were."""
    numbers = list(range(1, len(steps) + 1))
    right = list(shuffled(numbers, seed))
    if right == numbers:
        right = [*numbers[1:], numbers[0]]
    return Steps(tuple(steps[number - 1] for number in right), tuple(right))
