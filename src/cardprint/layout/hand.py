"""Whose hand writes on the sheet: how far apart its lines are, how large the type, how many lines an answer needs."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.cloze import Room
from cardprint.model.blocks import Formula, Run, plain_text, with_runs
from cardprint.model.job import Grade
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cardprint.model.deck import Card
    from cardprint.model.theme import Theme

_MOST_LINES = 12  # a longer answer is not asked for in writing; the card's own ``lines`` may ask for more
# A written character is about this wide, as a share of the line distance: 2.8 mm on college rule, 50 to a line.
_CHARACTER = 0.4
_LINE = 1.6  # the distance of lines that type of a size is written on
_COMMAND = re.compile(r"\\(?:begin|end)\s*\{[^}]*\}|\\[A-Za-z]+|\\.")
_NOT_WRITTEN = re.compile(r"[{}^_&\s]+")
_WIDE_CHARACTER = 1.0  # East Asian characters fill a square


class Hand(NamedTuple):
    """A hand's line distance and its question size, in points; beginners get a dashed line half way up."""

    line: float
    question: float
    guided: bool = False

    @property
    def room(self) -> Room:
        """The room its writing takes in a question, in em of the question."""
        return Room(_CHARACTER * self.line / self.question, self.line / self.question, beside=True)

    def fitting(self, theme: Theme) -> Hand:
        """Give the hand that writes on a sheet of a theme: its type is no smaller, and the key's fits its lines."""
        return self._replace(line=max(self.line, _LINE * theme.least), question=theme.size(self.question))


# Line distances: United States practice, from primary paper (28, 16, 13 mm) to wide (9) and college rule (7.1 mm).
HANDS: Mapping[Grade, Hand] = {
    Grade.KINDERGARTEN: Hand(mm(28), 16, guided=True),
    Grade.FIRST: Hand(mm(16), 14, guided=True),
    Grade.SECOND: Hand(mm(13), 13, guided=True),
    Grade.THIRD: Hand(mm(9), 12),
    Grade.SIXTH: Hand(mm(7.1), 11),
}


def lines_for(card: Card, hand: Hand, width: float) -> int:
    """Count the lines a hand needs to write down a card's answer; every paragraph and list item begins a line."""
    if card.lines is not None:
        return card.lines
    needed = 0
    for line in plain_text(with_runs(card.back, _as_written)).split("\n"):
        needed += ceil(written_width(line, hand) / width) if line.strip() else 0
    return max(1, min(needed, _MOST_LINES))


def _as_written(runs: Sequence[Run]) -> Iterator[Run]:
    """Give runs with formulas as long as they are by hand: commands are a sign each, braces and arrangement none."""
    for run in runs:
        yield run._replace(text=_NOT_WRITTEN.sub("", _COMMAND.sub("x", run.text))) if _is_formula(run) else run


def _is_formula(run: Run) -> bool:
    return isinstance(run.inset, Formula)


def written_width(text: str, hand: Hand) -> float:
    """Give the length of a line of text as a hand writes it."""
    return sum(_WIDE_CHARACTER if _is_wide(character) else _CHARACTER for character in text) * hand.line


def _is_wide(character: str) -> bool:
    """Whether a character is kana, a Han character or Hangul, which are written in squares."""
    return "\u2e80" <= character <= "\ua4cf" or "\uac00" <= character <= "\ud7af" or character >= "\U00020000"
