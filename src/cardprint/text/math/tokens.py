"""A formula's source → tokens: commands, signs and letters, each with its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cardprint.text.math.errors import FormulaError

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 2000  # characters; a formula that fills a card has a few hundred

_TOKEN = re.compile(r"(\s+)|\\[A-Za-z]+|\\.|.", re.DOTALL)


class Token(NamedTuple):
    """A command with its backslash, or one character; ``spaced`` where white space stands before it."""

    text: str
    at: int
    spaced: bool = False


END = Token("", -1)
"""What comes after the last token."""


def tokenize(source: str) -> list[Token]:
    """Divide a source into tokens. Raises FormulaError for a comment and for a backslash at the end."""
    tokens, spaced = [], False
    for found in _TOKEN.finditer(source):
        if found[1]:
            spaced = True
            continue
        text = found[0]
        if text == "\\":
            raise FormulaError(found.start(), "the formula ends in a backslash", "delete it")
        if text == "%":
            hint = r"write \%"
            raise FormulaError(found.start(), "the formula has a % in it, with which TeX begins a comment", hint)
        tokens.append(Token("\\ " if text[0] == "\\" and text[1].isspace() else text, found.start(), spaced))
        spaced = False
    return tokens


def check_length(source: str) -> None:
    """Raise FormulaError for a source that is empty, or too long for a card."""
    if not source.strip():
        raise FormulaError(0, "the formula is empty", "write it between the dollar signs, or \\$ to print one")
    if len(source) > LONGEST:
        raise FormulaError(0, f"the formula is longer than {LONGEST} characters", "split it")


def typed(tokens: Iterable[Token]) -> str:
    """Return tokens as they were typed, each stretch of white space as one space."""
    return "".join(f" {token.text}" if token.spaced else token.text for token in tokens)
