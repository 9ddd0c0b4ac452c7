"""What stands in a line like a word and is none: formulas, words with their reading above, blanks to write in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from cardprint.model.page import Box, Group, Item, Rule
from cardprint.model.text import Text
from cardprint.text.math.placed import PlacedBar, PlacedWords

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cardprint.model.blocks import Tone
    from cardprint.model.glyphs import Word
    from cardprint.model.text import Colour
    from cardprint.text.math.placed import Placed, SetFormula
    from cardprint.text.measured_text import MeasuredText

RUBY_SCALE = 0.5  # JIS X 4051: a reading is half the size of what it stands above
_RUBY_RISE = 0.98  # em from baseline to baseline: clear of the ideographs' upper edge
_RUBY_HEIGHT = 0.9  # of its own size
BETWEEN_READINGS = 0.13  # em of the words: half a space of the reading
_HANG = 0.4  # em of the words: JLREQ 3.3.8 allows a letter of the reading, and two may hang over one letter
_HINT_SCALE = 0.7
_BLANK_BELOW, _BLANK_THICKNESS = 0.14, 0.05  # em: the line lies just below the baseline, as a hand writes on one


class Inset(Protocol):
    """An unbreakable thing in a line. Its measures are in em; ascent and descent are positive."""

    @property
    def width(self) -> float:
        """The room it takes in its line."""

    @property
    def ascent(self) -> float:
        """How far it reaches above the baseline."""

    @property
    def descent(self) -> float:
        """How far it reaches below the baseline."""

    def place(self, x: float, y: float, size: float, colour: Colour, tones: Mapping[Tone, Colour]) -> list[Item]:
        """Return its items, with its left edge at ``x`` and its baseline at ``y``, in points."""

    def within(self, width: float, height: float) -> Inset:
        """Return the same no wider and no higher than so many em."""


@dataclass(frozen=True, slots=True)
class FormulaInset:
    """A formula, ``scale`` times as large as it is set; it reads as its ``source``."""

    formula: SetFormula
    source: str
    scale: float

    @property
    def width(self) -> float:
        """The width of its box."""
        return self.formula.width * self.scale

    @property
    def ascent(self) -> float:
        """The height of its box above the baseline."""
        return self.formula.ascent * self.scale

    @property
    def descent(self) -> float:
        """The depth of its box below the baseline."""
        return self.formula.descent * self.scale

    def place(self, x: float, y: float, size: float, colour: Colour, tones: Mapping[Tone, Colour]) -> list[Item]:  # noqa: ARG002 - as its protocol has it
        """Return its signs, words and lines as one."""
        size *= self.scale
        items = tuple(_placed(each, size, colour) for each in self.formula.placed)
        width, ascent, descent = (size * measure for measure in self.formula[:3])
        return [Group(x, y, width, ascent, descent, self.source, items)]

    def within(self, width: float, height: float) -> FormulaInset:
        """Return the same, smaller where it must be."""
        by = min(width / self.width, height / (self.ascent + self.descent))
        return replace(self, scale=self.scale * by) if by < 1 else self


def _placed(placed: Placed, size: float, colour: Colour) -> Text | Box | Rule:
    """Make the item of a part of a formula, its place relative to that of the formula, y down."""
    ink = placed.colour or colour
    if isinstance(placed, PlacedWords):
        return Text(placed.x * size, -placed.y * size, placed.size * size, ink, placed.words)
    if isinstance(placed, PlacedBar):
        top = -(placed.y + placed.height) * size
        return Box(placed.x * size, top, placed.width * size, placed.height * size, fill=ink)
    ends = (placed.x1 * size, -placed.y1 * size, placed.x2 * size, -placed.y2 * size)
    return Rule(*ends, placed.thickness * size, ink)


@dataclass(frozen=True, slots=True)
class RubyInset:
    """Words with their reading above them, each about the middle of the other.

    The reading is in as many parts as there are middles for, in em from the middle of the words. Where it is the wider,
    it may hang over the letters before and behind by ``hang``.
    """

    base: tuple[Word, ...]
    readings: tuple[tuple[Word, ...], ...]
    middles: tuple[float, ...] = (0.0,)
    hang: tuple[float, float] = (0.0, 0.0)
    scale: float = 1.0

    @property
    def width(self) -> float:
        """The room for the wider of the two; readings keep apart from those of neighbours."""
        return self.scale * (2 * self._half - sum(self.hang))

    @property
    def _half(self) -> float:
        halves = (RUBY_SCALE * _ink(reading) / 2 for reading in self.readings)
        reach = (abs(middle) + half + BETWEEN_READINGS / 2 for middle, half in zip(self.middles, halves, strict=True))
        return max(_width(self.base) / 2, *reach)

    def hung(self, *, before: bool, behind: bool) -> RubyInset:
        """Return the same, hanging over what stands before or behind it as far as it is wider than its words."""
        over = min(self._half - _width(self.base) / 2, _HANG)
        return replace(self, hang=(over * before, over * behind))

    @property
    def ascent(self) -> float:
        """The height of the reading's upper edge."""
        return self.scale * (_RUBY_RISE + RUBY_SCALE * _RUBY_HEIGHT)

    @property
    def descent(self) -> float:
        """The reach of the words below the baseline."""
        return self.scale * -min(word.typeface.descent for word in self.base)

    def place(self, x: float, y: float, size: float, colour: Colour, tones: Mapping[Tone, Colour]) -> list[Item]:  # noqa: ARG002 - as its protocol has it
        """Return the words, then the reading: in this order they are copied."""
        size *= self.scale
        middle = x + size * (self._half - self.hang[0])
        small, above = RUBY_SCALE * size, y - _RUBY_RISE * size
        return [
            Text(middle - size * _width(self.base) / 2, y, size, colour, self.base),
            *(
                Text(middle + size * off - small * _ink(reading) / 2, above, small, colour, reading)
                for off, reading in zip(self.middles, self.readings, strict=True)
            ),
        ]

    def within(self, width: float, height: float) -> RubyInset:
        """Return the same, smaller where it must be."""
        by = min(width / self.width, height / (self.ascent + self.descent))
        return replace(self, scale=self.scale * by) if by < 1 else self


@dataclass(frozen=True, slots=True)
class BlankInset:
    """A line to write an answer on, ``length`` em long, with room of ``above`` em.

    ``hint`` stands on it, small, and ``answer`` where there is a tone for answers.
    """

    length: float
    above: float
    answer: MeasuredText
    hint: tuple[Word, ...] = ()
    scale: float = 1.0

    @property
    def width(self) -> float:
        """The length of the line, at least that of what stands on it."""
        return self.scale * max(self.length, _HINT_SCALE * _width(self.hint))

    @property
    def ascent(self) -> float:
        """The room above the line."""
        return self.scale * self.above

    @property
    def descent(self) -> float:
        """The depth of the line below the baseline."""
        return self.scale * (_BLANK_BELOW + _BLANK_THICKNESS)

    def place(self, x: float, y: float, size: float, colour: Colour, tones: Mapping[Tone, Colour]) -> list[Item]:
        """Return the line, and what stands on it."""
        middle, right = x + self.width * size / 2, x + self.width * size
        size *= self.scale
        below, small = y + _BLANK_BELOW * size, _HINT_SCALE * size
        items: list[Item] = [Rule(x, below, right, below, _BLANK_THICKNESS * size, colour)]
        if self.hint:
            items.append(Text(middle - small * _width(self.hint) / 2, y, small, tones.get("quiet", colour), self.hint))
        if "answer" in tones:
            left = middle - size * self.answer.width / 2
            items += self.answer.place(0, len(self.answer), left, y, size, tones["answer"])
        return items

    def within(self, width: float, height: float) -> BlankInset:
        """Return the same, smaller where it must be."""
        by = min(width / self.width, height / (self.ascent + self.descent))
        return replace(self, scale=self.scale * by) if by < 1 else self


def _width(words: tuple[Word, ...]) -> float:
    return sum(word.width for word in words)


def _ink(words: tuple[Word, ...]) -> float:
    """Return the width without the space at the end."""
    return _width(words[:-1]) + words[-1].ink
