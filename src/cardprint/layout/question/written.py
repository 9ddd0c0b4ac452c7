"""An answer as a key writes it: lines of type, each on a writing line of the sheet."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.lines import Lines
from cardprint.layout.composition.row_protocols import IMPOSSIBLE, Placement, is_text
from cardprint.layout.palette import WHITE, Inks
from cardprint.model.built_in_themes import PLAIN
from cardprint.model.page import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.layout.composition.flow import Flow
    from cardprint.layout.composition.row_protocols import TextLine
    from cardprint.model.blocks import Block
    from cardprint.model.page import Item
    from cardprint.model.theme import Theme
    from cardprint.text.typesetter import Typesetter

# Sizes to try, largest first; and small ones where the number of rules is given, with how many lines of type share the
# distance of two rules.
_SIZES = (10.5, 9.5)
_SMALL_SIZES = ((8.5, 1), (8.0, 1), (8.0, 2))
_ABOVE_RULE = 0.3  # em between a baseline and its rule, so that descenders do not touch it
_CLEAR = 0.2  # em beside what is higher than a line, from the rules that end there
_TOUCH = 0.02  # of a step: as much as a line may reach into the one above


class Written(NamedTuple):
    """An answer line by line, at a size, with ``to_a_rule`` lines of type to each writing line, in the key's ink.

    ``lines`` has None for each place that a line higher than the distance of the rules takes beside its own, above it.
    ``width`` and ``pitch`` are the length and the distance of the rules, in points.
    """

    lines: tuple[TextLine | None, ...]
    width: float
    pitch: float
    size: float
    to_a_rule: int
    inks: Inks

    @property
    def rules(self) -> int:
        """How many writing lines it takes."""
        return -(-len(self.lines) // self.to_a_rule)

    def place(self, rule: int, x: float) -> list[Item]:
        """Place what stands on one of the writing lines, from 0, whose upper edge is the origin."""
        step = self.pitch / self.to_a_rule
        placement = Placement(x, self.width, self.size, self.inks)
        items: list[Item] = []
        for index, line in enumerate(self.lines[rule * self.to_a_rule : (rule + 1) * self.to_a_rule], 1):
            if line is not None:
                baseline = index * step - _above_rule(line) * self.size
                top = baseline - line.baseline(placement.measure) * self.size
                if line.measured.reaches and top < -_TOUCH * step:
                    items.append(self._clearing(line, x, top, index * step))
                items += line.place(placement, top)
        return items

    def _clearing(self, line: TextLine, x: float, top: float, rule: float) -> Box:
        """Return white for what is higher than a line, so that no rule runs through it above the one it stands on."""
        width = line.natural_width(self.width / self.size) * self.size
        if getattr(line, "from_right", False):
            x += self.width - width
        air = _CLEAR * self.size
        return Box(x - air, top, width + 2 * air, rule - air / 2 - top, WHITE)

    def groups(self, rules: int) -> Iterator[range]:
        """Yield the writing lines that no page break may part."""
        first = 0
        for rule in range(rules):
            last = self.lines[(rule + 1) * self.to_a_rule - 1 : (rule + 1) * self.to_a_rule]
            if last != (None,):
                yield range(first, rule + 1)
                first = rule + 1


class AnswerSetter:
    """Sets answers to writing lines of one length and one distance."""

    def __init__(self, typesetter: Typesetter, width: float, pitch: float, theme: Theme = PLAIN) -> None:
        """Take the length and the distance of the lines, in points."""
        self._width, self._pitch = width, pitch
        self._sizes = [(theme.size(size), 1) for size in _SIZES]
        self._more_sizes = [*self._sizes, *(small for small in _SMALL_SIZES if small[0] >= theme.least)]
        self._inks = Inks.one(theme.colours.key)
        self._measure = width / self._sizes[0][0]
        self._composer = Composer(typesetter).unfolding(columns=self._measure)

    def write(self, blocks: Sequence[Block], rules: int, *, fixed: bool = False) -> Written:
        """Set an answer to so many lines, or to more if it needs more.

        Where their number is ``fixed``, small type is tried before a line is added.
        """
        flow = self._composer.flow(blocks)
        if flow.height(self._measure) == IMPOSSIBLE:
            flow = self._composer.breaking_words(self._measure).flow(blocks)
        for size, to_a_rule in self._more_sizes if fixed else self._sizes:
            step = self._pitch / to_a_rule / size
            lines = tuple(_lines(flow, self._width / size, step))
            written = Written(lines, self._width, self._pitch, size, to_a_rule, self._inks)
            if written.rules <= rules:
                break
        return written


def _lines(flow: Flow, measure: float, step: float) -> Iterator[TextLine | None]:
    """Yield lines, and before each that is higher than a step, all in em, a None for every further step it takes."""
    for row in flow.rows:
        if is_text(row):
            for line in row.single_lines(measure):
                if line.measured.reaches:
                    yield from [None] * (ceil((_above_rule(line) + line.baseline(measure)) / step - _TOUCH) - 1)
                yield line.not_centred() if isinstance(line, Lines) else line


def _above_rule(line: TextLine) -> float:
    """Return how far above its rule the baseline of a line is, in em: so far that nothing hangs through the rule."""
    below = (descent for _, descent in line.measured.reaches or ())
    return max(_ABOVE_RULE, *below) if line.measured.reaches else _ABOVE_RULE
