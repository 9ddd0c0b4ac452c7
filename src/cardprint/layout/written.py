"""An answer as a key writes it: lines of type, each on a writing line of the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.flow import IMPOSSIBLE, Flow, Lines, Setting
from cardprint.layout.palette import Inks
from cardprint.model.themes import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.layout.compose import Composer
    from cardprint.model.blocks import Block
    from cardprint.model.page import Item
    from cardprint.model.theme import Theme

# Sizes to try, largest first; and small ones where the number of rules is given, with how many lines of type share the
# distance of two rules.
_SIZES = (10.5, 9.5)
_SMALL_SIZES = ((8.5, 1), (8.0, 1), (8.0, 2))
_ABOVE_RULE = 0.3  # em between a baseline and its rule, so that descenders do not touch it


class Written(NamedTuple):
    """An answer line by line, at a size, with ``to_a_rule`` lines of type to each writing line, in the key's ink."""

    lines: tuple[Lines, ...]
    size: float
    to_a_rule: int
    inks: Inks

    @property
    def rules(self) -> int:
        """How many writing lines it takes."""
        return -(-len(self.lines) // self.to_a_rule)

    def place(self, rules: range, x: float, top: float, width: float, pitch: float) -> list[Item]:
        """Place what stands on some of the writing lines; ``top`` is one ``pitch`` above the first of these."""
        step = pitch / self.to_a_rule
        shown = self.lines[rules.start * self.to_a_rule : rules.stop * self.to_a_rule]
        items: list[Item] = []
        for index, line in enumerate(shown, 1):
            baseline = top + index * step - _ABOVE_RULE * self.size
            items += line.place(Setting(x, width, self.size, self.inks), baseline - line.baseline * self.size)
        return items


def write(  # noqa: PLR0913 - an answer, its lines and its look
    blocks: Sequence[Block], composer: Composer, width: float, rules: int, *, fixed: bool, theme: Theme = PLAIN
) -> Written:
    """Set an answer to writing lines of a width, on ``rules`` of them, or on more if it needs more.

    Where their number is ``fixed``, small type is tried before a line is added.
    """
    sizes = [(theme.size(size), 1) for size in _SIZES]
    if fixed:
        sizes += [(size, to_a_rule) for size, to_a_rule in _SMALL_SIZES if size >= theme.least]
    inks = Inks.one(theme.colours.key)
    measure = width / sizes[0][0]
    flow = composer.unfolding().flow(blocks)
    if flow.height(measure) == IMPOSSIBLE:
        flow = composer.chopping(measure).flow(blocks)
    for size, to_a_rule in sizes:
        written = Written(tuple(_lines(flow, width / size)), size, to_a_rule, inks)
        if written.rules <= rules:
            break
    return written


def _lines(flow: Flow, measure: float) -> Iterator[Lines]:
    for row in flow.rows:
        if isinstance(row, Lines):
            yield from row.single_lines(measure)
