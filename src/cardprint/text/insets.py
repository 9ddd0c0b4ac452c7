"""Runs that are more than words → the insets that stand for them in their lines, measured."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from cardprint.model.blocks import PLAIN, Blank, Formula, Run
from cardprint.text.formula import CAP_HEIGHT, set_formula
from cardprint.text.inset import BlankInset, FormulaInset, RubyInset

if TYPE_CHECKING:
    from cardprint.model.blocks import Style
    from cardprint.text.inset import Inset
    from cardprint.text.typesetter import Typesetter

_BOLDER, _A_LITTLE_BOLDER = 0.035, 0.02  # em: how much a formula's lines are thickened in bold and semibold text
_BLANK_STEP = 3.0  # em: blanks come in lengths of so much, so that they do not tell how long their answers are
_BLANK_PAD = 0.3


def make_inset(typesetter: Typesetter, run: Run, style: Style) -> Inset:
    """Make the inset of a run; ``style`` is the run's together with that of its surroundings."""
    style = style._replace(link=None, shift=0, tone="")
    if isinstance(run.inset, Formula):
        return _formula(typesetter, run.text, run.inset, style)
    if isinstance(run.inset, Blank):
        return _blank(typesetter, run.inset, style)
    base = typesetter.prose((Run(run.text),), style).line_words()
    reading = typesetter.prose((Run(run.inset.reading if run.inset else ""),), style).line_words()
    return RubyInset(base, reading)


def _formula(typesetter: Typesetter, source: str, formula: Formula, style: Style) -> FormulaInset:
    """Set a formula as high as the capitals around it, and as bold. Its source is words of the regular face."""
    words = typesetter.shaped(source)
    weight = _BOLDER if style.bold else _A_LITTLE_BOLDER if style.semibold else 0.0
    ending = "{}" if formula.parted else ""  # for the space that an operator has around it
    shape = set_formula(source + ending, display=formula.display)
    return FormulaInset(shape, words, words[0].typeface.cap_height / CAP_HEIGHT, weight)


def _blank(typesetter: Typesetter, blank: Blank, style: Style) -> BlankInset:
    answer = typesetter.prose(blank.answer, style)
    needed = max(blank.width, answer.width + _BLANK_PAD)
    above = max(blank.height, *(above for above, _ in answer.reaches or [(0.0, 0.0)]))
    hint = typesetter.words(f"[{blank.hint}]", PLAIN) if blank.hint else ()
    return BlankInset(_BLANK_STEP * ceil(needed / _BLANK_STEP), above, answer, hint)
