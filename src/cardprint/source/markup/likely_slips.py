r"""Markup that slipped: takes a text and what was read from it, gives what prints as typed but is hardly meant so.

An author hears only of what is very likely a slip. ``5 ** 2``, ``**kwargs``, ``$5 and $6``, ``$HOME``, ``P(A | B)``
and quotes of backticks stay unmentioned, and so does whatever stands in code or formulas, or behind a backslash.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from cardprint.model.block_contents import every_text
from cardprint.model.blocks import Paragraph
from cardprint.source.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cardprint.model.blocks import Block

_KEPT = "\0"  # stands for what was read as code or as an inset: its characters are no slips
_NAMES = r"(?:kw\w*|args|argv|opt\w*|param\w*|p?ptr|env|data|config|\w*_\w*|\w{1,2})\b"  # of Python's and C's **
_TYPES = r"(?<!\w\w_t )(?<!char )(?<!int )(?<!void )(?<!const )"
_BOLD = re.compile(rf"(?<!\S){_TYPES}\*\*(?!{_NAMES}|\w+[\[(.=])[^\W\d_]\w*")
_FOOTNOTE = re.compile(r"\w\*\*(?!\w)")
_CODE = re.compile(r"(?<![^\s(])`(?!`|(?:twas|tis|til|cause|em|n|round|bout)\b)(?=\S)[^\s`]+")
_OF_CODE = re.compile(r"[\w)][(\[{=<>_./:;\\]+\w|[(\[{]")
_COMMANDS = (
    "d?frac|sqrt|sum|i?int|prod|lim|cdot|times|infty|leq?|geq?|neq?|pm|approx|partial|nabla|vec|bar|hat|math[a-z]+|text"
    "|left|begin|alpha|beta|gamma|delta|epsilon|theta|lambda|mu|pi|rho|sigma|phi|omega|Delta|Omega|ln|log|sin|cos|tan"
)
_PRICE = r"[\d.,]+\w?(?:\s|$)"
_OF_FORMULA = rf"\w\^[\w{{\\]|\w_\{{|\\(?:{_COMMANDS})(?![A-Za-z])"
_FORMULA = re.compile(rf"(?<![\w$\\])\${{1,2}}(?![\s$]|{_PRICE})[^$\n]*?(?:{_OF_FORMULA})")
_CHEMISTRY = re.compile(r"(?<!\\)\\ce\{[^\s}]*")
_BAR = " | "
_NO_ROW = re.compile(r"[=()\[\]{}<>&;\\\0]|\s-\w|::")  # formulas, grammars and commands have bars too
_LEAST_FRAMED, _LEAST_ROWS = 2, 3


def may_slip(text: str) -> bool:
    """Return whether a text has signs of markup that may have slipped, in a tenth of a regular expression's time."""
    return "**" in text or "`" in text or "$" in text or _BAR in text or "\\ce{" in text


def find_slips(text: str, blocks: Iterable[Block]) -> Iterator[Fault]:
    """Yield a fault for each sort of markup that slipped in each paragraph of a text, at its place."""
    for part in every_text(blocks):
        if isinstance(part, Paragraph) and may_slip(part.text):
            yield from _slips_in(text, _as_typed(part))


def _as_typed(paragraph: Paragraph) -> str:
    """Return the words of a paragraph, without what was read as more than words."""
    if not paragraph.runs:
        return paragraph.text
    return "".join(run.text if not run.inset and not run.style.code else _KEPT for run in paragraph.runs)


def _slips_in(text: str, words: str) -> Iterator[Fault]:
    bold = None if _FOOTNOTE.search(words) else _BOLD.search(words)
    if bold and (at := _place_of(bold[0], text)) >= 0:
        hint = "write ** right behind its last word too; or write \\*\\* to print the stars"
        yield Fault(at, "the bold text that ** begins never ends", hint)
    code = _CODE.search(words) if words.count("`") == 1 else None
    if code and _is_code(code, words) and (at := _place_of(code[0], text)) >= 0:
        hint = "write ` behind it too, on the same line; or write \\` to print the backtick"
        yield Fault(at, "the code that ` begins never ends", hint)
    formula = _FORMULA.search(words)
    if formula and (at := _place_of(formula[0], text)) >= 0:
        sign = "$$" if formula[0].startswith("$$") else "$"
        hint = f"write {sign} right behind it too; or write \\$ to print the dollar sign"
        yield Fault(at, f"the formula that {sign} begins never ends", hint)
    chemistry = _CHEMISTRY.search(words)
    if chemistry and (at := _place_of(chemistry[0], text)) >= 0:
        yield Fault(
            at, "the formula that \\ce{ begins never ends", "write } behind it; or write \\\\ce{ to print it as typed"
        )
    row = _first_row(words.split("\n"))
    if row and (at := _place_of(row, text)) >= 0:
        hint = "write a line of |-|-| below the first one, with a - for each column; or write \\| to print the bars"
        yield Fault(at, "these lines look like a table, but print as typed", hint)


def _place_of(typed: str, text: str) -> int:
    """Return where a piece of a text last stands as it prints; -1 where it is not there, or behind a backslash."""
    at = text.rfind(typed)
    return -1 if text[at - 1 : at] == "\\" else at


def _is_code(found: re.Match[str], words: str) -> bool:
    """Return whether it is code, not a letter such as the ʿain written as a backtick: that has accents and capitals."""
    word = found[0][1:]
    line = words[found.end() :].split("\n", 1)[0]
    return "'" not in line and (_OF_CODE.search(word) is not None or (word[0].islower() and words.isascii()))


def _first_row(lines: list[str]) -> str | None:
    """Return the first of the lines that look like the rows of a table; None where they do not."""
    if all(line.startswith("| ") and line.endswith(" |") and _BAR in line[1:-1] for line in lines):
        return lines[0] if len(lines) >= _LEAST_FRAMED else None
    rows = list(takewhile(lambda line: _BAR in line and not _NO_ROW.search(line), lines))
    is_table = len(rows) == len(lines) >= _LEAST_ROWS and len({row.count(_BAR) for row in rows}) == 1
    return rows[0] if is_table else None
