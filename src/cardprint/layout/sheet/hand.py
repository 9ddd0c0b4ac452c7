"""The ruling of a sheet: how far apart its lines are, how large the type, how many lines an answer needs."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.composition.cloze import Room
from cardprint.layout.composition.fit import FLOOR
from cardprint.model.block_contents import plain_text, with_runs
from cardprint.model.blocks import Formula, Run
from cardprint.model.job import Grade
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cardprint.model.deck import Card
    from cardprint.model.job import Economy, SheetJob
    from cardprint.model.theme import Theme

_MOST_LINES = 12  # a longer answer is not asked for in writing; the card's own ``lines`` may ask for more
# A written character is about this wide, as a share of the line distance: 2.8 mm on college rule, 50 to a line.
_CHARACTER = 0.4
_NARROW = mm(6.35)  # the closest ruled paper sold in the United States
_LINE = 1.6  # the distance of lines that type of a size is written on
# Compiled where they are needed, which is on few sheets: that takes 3 ms.
_COMMAND = r"\\(?:begin|end)\s*\{[^}]*\}|\\[A-Za-z]+|\\."
_NOT_WRITTEN = r"[{}^_&\s]+"
_FIRST_WIDE = "\u2e80"
_WIDE = rf"[{_FIRST_WIDE}-\ua4cf\uac00-\ud7af\U00020000-\U0010ffff]"  # kana, Han characters, Hangul
_WIDE_CHARACTER = 1.0  # they are written in squares


class Ruling(NamedTuple):
    """The distance of writing lines and the size of questions, in points; beginners get a dashed line half way up.

    ``share`` is how many of the lines it needs it is given.
    """

    line: float
    question: float
    guided: bool = False
    share: float = 1.0

    @property
    def room(self) -> Room:
        """The room its writing takes in a question, in em of the question."""
        return Room(_CHARACTER * self.line / self.question, self.line / self.question, beside=True)

    def fitting(self, theme: Theme) -> Ruling:
        """Return the ruling of a sheet of a theme: its type is no smaller, and the key's fits its lines."""
        return self._replace(line=max(self.line, _LINE * theme.least), question=theme.size(self.question))

    def saving(self, economy: Economy) -> Ruling:
        """Return the ruling where paper is to be saved: no line closer than narrow rule, no type under the floor."""
        line = min(self.line, max(_NARROW, economy.pitch * self.line))
        return self._replace(line=line, question=max(FLOOR, economy.type * self.question), share=economy.lines)


# Line distances: United States practice, from primary paper (28, 16, 13 mm) to wide (9) and college rule (7.1 mm).
RULINGS: Mapping[Grade, Ruling] = {
    Grade.KINDERGARTEN: Ruling(mm(28), 16, guided=True),
    Grade.FIRST: Ruling(mm(16), 14, guided=True),
    Grade.SECOND: Ruling(mm(13), 13, guided=True),
    Grade.THIRD: Ruling(mm(9), 12),
    Grade.SIXTH: Ruling(mm(7.1), 11),
}


def ruling_of(job: SheetJob) -> Ruling:
    """Return the ruling that a sheet is for."""
    return RULINGS[job.grade].saving(job.economy).fitting(job.theme)


def lines_for(card: Card, ruling: Ruling, width: float) -> int:
    """Count the lines a hand needs to write down the longest answer that a card accepts.

    Every paragraph and list item begins a line.
    """
    if card.lines is not None:
        return card.lines
    back = with_runs(card.back, _as_written) if "$" in card.back_text else card.back  # formulas stand between dollars
    answers = (back, *(with_runs(answer, _as_written) for answer in card.accept))
    needed = min(max(_lines(plain_text(answer), ruling, width) for answer in answers), _MOST_LINES)
    return max(1, ceil(ruling.share * needed))


def _lines(text: str, ruling: Ruling, width: float) -> int:
    return sum(ceil(written_width(line, ruling) / width) for line in text.split("\n") if line.strip())


def _as_written(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield runs with formulas as long as they are by hand: commands are a sign each, braces and arrangement none."""
    for run in runs:
        yield run._replace(text=re.sub(_NOT_WRITTEN, "", re.sub(_COMMAND, "x", run.text))) if _is_formula(run) else run


def _is_formula(run: Run) -> bool:
    return isinstance(run.inset, Formula)


def written_width(text: str, ruling: Ruling) -> float:
    """Return the length of a line of text as a hand writes it."""
    wide = 0 if text.isascii() or max(text) < _FIRST_WIDE else len(re.findall(_WIDE, text))
    return (wide * _WIDE_CHARACTER + (len(text) - wide) * _CHARACTER) * ruling.line
