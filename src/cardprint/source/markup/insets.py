r"""What stands in a line and is no plain text: formulas, readings above words, and the parts a cloze leaves out.

    $E=mc^2$  $$\sum_{n=1}^\infty \frac1{n^2}$$  \ce{H2O}       a formula, a formula on its own line, chemistry
    {漢字|かんじ}                                               a word and its reading, no space beside the bar
    {{answer}}  {{answer::hint}}  {{c1::answer}}                what is left out

A ``$`` that is money stays a ``$``: a formula has no space behind its first and before its last one, and no figure
right after it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_FORMULA = re.compile(r"\$(?!\s)((?:[^\\$\n]|\\[^\n])+)(?<!\s)\$(?![0-9])")
_DISPLAY = re.compile(r"\$\$((?:[^\\$]|\\.)+)\$\$", re.DOTALL)
_CHEMISTRY = re.compile(r"\\ce\{(?:[^{}\n]|\{(?:[^{}\n]|\{[^{}\n]*\})*\})*\}")
_RUBY = re.compile(r"\{(?!\s)([^{}|\n]+)(?<!\s)\|(?!\s)([^{}|\n]+)(?<!\s)\}")
_ANKI_NUMBER = re.compile(r"c\d+::")
_LONGEST_CLOZE = 500  # characters: nobody fills in more
_KEPT = re.compile(r"[\\`$]|\{(?!\{)")


class FormulaSource(NamedTuple):
    """A formula in a text: its source, where that begins, what comes after it, and whether it stands by itself."""

    source: str
    begin: int
    after: int
    display: bool = False


class RubySource(NamedTuple):
    """A word and its reading in a text: where the word is, the reading, and what comes after both."""

    begin: int
    end: int
    reading: str
    after: int


class ClozeSource(NamedTuple):
    """A part that is left out: where it is, its hint, and what comes after. Nothing to leave out: begin is end."""

    begin: int
    end: int
    hint: str
    after: int


def find_formula(text: str, at: int) -> FormulaSource | None:
    r"""Read a formula at a ``$``, or at the backslash of ``\ce{…}``; None where it is none."""
    if text[at] == "\\":
        chemistry = _CHEMISTRY.match(text, at)
        return FormulaSource(chemistry[0], at, chemistry.end()) if chemistry else None
    display = _DISPLAY.match(text, at)
    if display and display[1].strip():
        return FormulaSource(display[1], display.start(1), display.end(), display=True)
    inline = _FORMULA.match(text, at)
    return FormulaSource(inline[1], inline.start(1), inline.end()) if inline else None


def find_ruby(text: str, at: int) -> RubySource | None:
    """Read ``{word|reading}`` at its brace; None where it is none."""
    ruby = _RUBY.match(text, at)
    return RubySource(*ruby.span(1), ruby[2], ruby.end()) if ruby else None


def find_cloze(text: str, at: int) -> ClozeSource | None:
    """Read ``{{answer::hint}}`` at its first brace; None where it is none. Formulas and readings may be in it."""
    if not text.startswith("{{", at):
        return None
    number = _ANKI_NUMBER.match(text, at + 2)
    begin = number.end() if number else at + 2
    limit = min(len(text), begin + _LONGEST_CLOZE)
    hint = 0
    index = begin
    while index < limit:
        character = text[index]
        if character == "}":
            if not text.startswith("}}", index) or index == begin:
                return None
            return _cloze(text, begin, hint or index, index)
        if character in "{\n":
            ruby = find_ruby(text, index) if character == "{" else None
            if ruby is None:
                return None
            index = ruby.after
            continue
        formula = find_formula(text, index) if character in "$\\" else None
        if formula:
            index = formula.after
        elif text.startswith("::", index) and not hint:
            hint = index
            index += 2
        else:
            index += 2 if character == "\\" else 1
    return None


def _cloze(text: str, begin: int, end: int, close: int) -> ClozeSource:
    answer = text[begin:end]
    begin += len(answer) - len(answer.lstrip())
    hint = text[end + 2 : close].strip() if end < close else ""
    return ClozeSource(begin, begin + len(answer.strip()), hint, close + 2)


def inset_ranges(text: str, code: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return begin and end of each formula, and of each word with its reading, outside of ``code``."""
    ranges = []
    code_at = iter([*code, (len(text), len(text))])
    skip = next(code_at)
    at = 0
    while found := _KEPT.search(text, at):
        at = found.start()
        while at >= skip[1] and skip[0] < len(text):
            skip = next(code_at)
        if at >= skip[0]:
            at = skip[1]
            continue
        sign = text[at]
        inset = find_formula(text, at) if sign in "$\\" else find_ruby(text, at) if sign == "{" else None
        if inset:
            ranges.append((at, inset.after))
            at = inset.after
        else:
            at += 2 if sign == "\\" else 1
    return ranges
