"""Runs that are more than words → the insets that stand for them in their lines, measured."""

from __future__ import annotations

import re
from math import ceil, inf
from typing import TYPE_CHECKING

from cardprint.model.blocks import PLAIN, Blank, Formula, Run
from cardprint.patterns import lazy_pattern
from cardprint.text.inset import BETWEEN_READINGS, RUBY_SCALE, BlankInset, FormulaInset, RubyInset
from cardprint.text.math.fonts import family_for, math_faces
from cardprint.text.math.setting import set_formula
from cardprint.text.shape import ink_reach
from cardprint.text.typesetter import merged

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from cardprint.model.blocks import Style
    from cardprint.model.glyphs import Word
    from cardprint.text.inset import Inset
    from cardprint.text.typesetter import Typesetter

_BLANK_STEP = 3.0  # em: blanks come in lengths of so much, so that they do not tell how long their answers are
_BLANK_PAD = 0.3
_BEFORE, _BEHIND = lazy_pattern("[ぁ-ヿ「『（《〈“]"), lazy_pattern("[ぁ-ヿ、。，．：；！？」』）》〉”…]")
_IDEOGRAPHS = lazy_pattern("[〇々\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]{2,}")


def make_inset(typesetter: Typesetter, run: Run, style: Style) -> Inset:
    """Make the inset of a run; ``style`` is the run's together with that of its surroundings."""
    style = style._replace(link=None, shift=0, tone="")
    if isinstance(run.inset, Formula):
        return _formula(typesetter, run.text, run.inset, style)
    if isinstance(run.inset, Blank):
        return _blank(typesetter, run.inset, style)
    return _ruby(typesetter, run.text, run.inset.reading if run.inset else "", style)


def _ruby(typesetter: Typesetter, text: str, reading: str, style: Style) -> RubyInset:
    """Set a word and its reading; where that has a syllable for each ideograph, each stands above its own.

    Syllables too long for that keep apart and stand as near as they can.
    """
    base = typesetter.measure((Run(text),), style).line_words()
    syllables = re.findall(r"\S+\s*", reading)
    if len(syllables) != len(text) or not _IDEOGRAPHS.fullmatch(text):
        return RubyInset(base, (typesetter.measure((Run(reading),), style).line_words(),))
    readings = tuple(tuple(typesetter.measure((Run(syllable),), style).words) for syllable in syllables)
    step = sum(word.width for word in base) / len(text)
    wanted = [step * (number + 0.5 - len(text) / 2) for number in range(len(text))]
    middles: list[float] = []
    end = -inf
    for middle, words in zip(wanted, readings, strict=True):
        half = RUBY_SCALE * sum(word.ink for word in words) / 2
        middles.append(max(middle, end + half))
        end = middles[-1] + half + BETWEEN_READINGS
    aside = (sum(wanted) - sum(middles)) / len(text)
    return RubyInset(base, readings, tuple(middle + aside for middle in middles))


def hung(insets: Mapping[int, Inset], text: str, ends: Container[int]) -> dict[int, Inset]:
    """Let readings hang over kana and marks beside their words, which have none, unless a line may end between."""
    return {
        at: inset.hung(
            before=at not in ends and _BEFORE.match(text, at - 1) is not None if at else False,
            behind=at + 1 not in ends and _BEHIND.match(text, at + 1) is not None,
        )
        if isinstance(inset, RubyInset)
        else inset
        for at, inset in insets.items()
    }


def _formula(typesetter: Typesetter, source: str, formula: Formula, style: Style) -> FormulaInset:
    """Set a formula as high as the capitals around it, in a bold face where the text is bold."""
    faces = math_faces(family_for(typesetter.fonts, style), bold=style.bold)
    scale = typesetter.fonts.base(style).cap_height / faces[0].cap_height

    def words(text: str, own: Style) -> tuple[Sequence[Word], float, float]:
        set_words = typesetter.words(text, merged(style, own))
        reaches = [ink_reach(word) for word in set_words]
        return set_words, max(above for above, _ in reaches), max(below for _, below in reaches)

    return FormulaInset(
        set_formula(source, faces, words, display=formula.display, word_scale=1 / scale, goes_on=formula.parted),
        source,
        scale,
    )


def _blank(typesetter: Typesetter, blank: Blank, style: Style) -> BlankInset:
    answer = typesetter.measure(blank.answer, style)
    needed = max(blank.width, answer.width + _BLANK_PAD)
    above = max(blank.height, *(above for above, _ in answer.reaches or [(0.0, 0.0)]))
    hint = typesetter.words(f"[{blank.hint}]", PLAIN) if blank.hint else ()
    return BlankInset(_BLANK_STEP * ceil(needed / _BLANK_STEP), above, answer, hint)
