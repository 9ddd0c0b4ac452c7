r"""What of TeX's language formulas may use: takes a source, finds what is wrong with it, and where.

TeX is a programming language; a formula on a card needs its notation and nothing else. Here is checked what the
converter lets pass in silence (braces and environments that do not match, words it does not know) or what has no place
in print: macros, which could grow without end, colours, which the text's ink decides, and links.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cardprint.errors import shortened
from cardprint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 2000  # characters; a formula that fills a card has a few hundred
_DEEPEST = 20  # braces and environments inside each other
_TOKEN = lazy_pattern(r"\\(?:begin|end)\s*\{([A-Za-z]+\*?)\}|\\[A-Za-z]+|\\.|\\\Z|[{}%&]", re.DOTALL)
_ENVIRONMENTS = frozenset(
    (
        *("matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix"),
        *("cases", "array", "aligned", "align", "align*", "split", "gathered"),
    )
)
_NO_PLACE = {
    **dict.fromkeys(
        (
            r"\def",
            r"\gdef",
            r"\edef",
            r"\let",
            r"\newcommand",
            r"\renewcommand",
            r"\providecommand",
            r"\newenvironment",
        ),
        "write out what the macro stands for",
    ),
    **dict.fromkeys(
        (r"\color", r"\textcolor", r"\colorbox", r"\fcolorbox"), "a formula has the colour of the text it stands in"
    ),
    **dict.fromkeys((r"\href", r"\url"), "write the link outside of the formula, as [text](https://…)"),
    **dict.fromkeys((r"\tag", r"\label", r"\ref", r"\eqref"), "write the number outside of the formula"),
    **dict.fromkeys((r"\class", r"\style", r"\verb", r"\includegraphics", r"\input"), "leave it out"),
}
_STRUCTURE = frozenset(("{", "}", r"\left", r"\right", r"\begin", r"\end"))
_OF_ROWS = frozenset(("&", r"\\"))
_SIGNS = {
    "%": ("the formula has a % in it, with which TeX begins a comment", r"write \%"),
    "&": ("& parts columns, and there are none here", r"write \&, or put it into \begin{aligned} … \end{aligned}"),
    r"\\": (r"\\ ends a row, and there are none here", r"put the rows into \begin{aligned} … \end{aligned}"),
    "\\": ("the formula ends in a backslash", "delete it"),
}
# Words that begin like \left and are none come first.
_BREAKS = lazy_pattern(
    r"(?P<sign>(?:[-+=<>]|\\(?:leq?|geq?|neq?|approx|equiv|sim|pm|mp|cdot|times|to|in|subset|mapsto|implies|iff"
    r"|(?:long)?(?:left)?(?:right)?arrow|(?:Long)?(?:Left)?(?:Right)?arrow|rightleftharpoons)(?![A-Za-z]))\s*)"
    r"|\\(?:begin|end|left|right)(?![A-Za-z])|\\[A-Za-z]+|\\.|[{}]"
)
_BRACE = {"{": "}", "}": "{"}


class FormulaError(ValueError):
    """A formula cannot be set: the index of the character in its source where that shows, what, what to do."""

    def __init__(self, offset: int, message: str, hint: str) -> None:
        """Take what a user is to be told."""
        super().__init__(message)
        self.offset = offset
        self.message = message
        self.hint = hint


def check(source: str) -> None:
    """See that a source is whole and asks for nothing but notation. Raises FormulaError."""
    if not source.strip():
        raise FormulaError(0, "the formula is empty", "write it between the dollar signs, or \\$ to print one")
    if len(source) > LONGEST:
        raise FormulaError(0, f"the formula is longer than {LONGEST} characters", "split it")
    open_: list[tuple[str, int]] = []
    for at, word, name in _tokens(source):
        if word in _NO_PLACE:
            raise FormulaError(at, f"{word} has no place in a formula on paper", _NO_PLACE[word])
        if word in _SIGNS and not (word in _OF_ROWS and any(opener.startswith(r"\begin") for opener, _ in open_)):
            raise FormulaError(at, *_SIGNS[word])
        if word == "{" or word.startswith((r"\begin", r"\left")):
            _see_name(word, name, at)
            open_.append((rf"\begin{{{name}}}" if name else word, at))
            if len(open_) > _DEEPEST:
                raise FormulaError(at, f"the formula is nested more than {_DEEPEST} deep", "split it")
        elif word == "}" or word.startswith((r"\end", r"\right")):
            _close(open_, word, name, at)
    if open_:
        opener, at = open_[-1]
        raise FormulaError(at, f"{opener} is never closed", f"write {_closer(opener)} where it ends")


def _tokens(source: str) -> Iterator[tuple[int, str, str]]:
    r"""Give what may matter, with its place and, of an environment, its name. Words like ``\leftarrow`` do not."""
    for found in _TOKEN.finditer(source):
        word, name = found[0], found[1] or ""
        if name or word in _STRUCTURE or word in _NO_PLACE or word in _SIGNS:
            yield found.start(), word, name


def _see_name(word: str, name: str, at: int) -> None:
    if word.startswith(r"\begin") and name not in _ENVIRONMENTS:
        known = "matrix, pmatrix, bmatrix, vmatrix, cases, array, aligned, gathered"
        raise FormulaError(at, f"there is no environment {shortened(name) or 'without a name'}", f"there are {known}")


def _close(open_: list[tuple[str, int]], word: str, name: str, at: int) -> None:
    closer = rf"\end{{{name}}}" if name else word
    if not open_:
        raise FormulaError(at, f"{shortened(closer)} closes nothing", "delete it, or write what it closes")
    opener, _ = open_[-1]
    if _closer(opener) != closer:
        raise FormulaError(at, f"{shortened(closer)} stands where {_closer(opener)} should", f"close {opener} first")
    open_.pop()


def _closer(opener: str) -> str:
    return {"{": "}", r"\left": r"\right"}.get(opener) or opener.replace("begin", "end", 1)


def pieces(source: str) -> list[str]:
    """Part a formula behind its relations and operators, where a line may end in it; together they are the source."""
    found: list[str] = []
    begin = depth = 0
    for match in _BREAKS.finditer(source):
        word = match[0]
        if word == "{" or word.startswith((r"\begin", r"\left")):
            depth += 1
        elif word == "}" or word.startswith((r"\end", r"\right")):
            depth -= 1
        elif not depth and match["sign"] and source[begin : match.start()].strip():
            found.append(source[begin : match.end()])
            begin = match.end()
    return [*found, source[begin:]] if source[begin:].strip() else found


def argument(source: str, at: int) -> tuple[str, int] | None:
    """Read an argument in braces at or, after white space, behind ``at``; give it, and the index behind it."""
    begin = at
    while begin < len(source) and source[begin].isspace():
        begin += 1
    if not source.startswith("{", begin):
        return None
    depth = 0
    index = begin
    while index < len(source):
        character = source[index]
        if character == "\\":
            index += 1
        elif character in _BRACE:
            depth += 1 if character == "{" else -1
            if not depth:
                return source[begin + 1 : index], index + 1
        index += 1
    return None
