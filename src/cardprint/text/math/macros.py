r"""The tokens of a formula as they come out of its macros: those that are built in, and those it defines.

Expansion is bounded, so that no formula runs on: macros may call themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.errors import shortened
from cardprint.text.math.errors import FormulaError
from cardprint.text.math.tokens import END, Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MOST_EXPANSIONS = 1000
_MOST_TOKENS = 4000  # read, those of macros among them


class Macro(NamedTuple):
    """What a macro stands for, with its arguments as ``#1`` to ``#9``; ``default`` is for a first that is missing."""

    arguments: int
    body: tuple[Token, ...]
    default: tuple[Token, ...] | None = None


def macro(arguments: int, body: str) -> Macro:
    """Make a macro from TeX."""
    return Macro(arguments, tuple(tokenize(body)))


class TokenStream:
    """Tokens to be read one after another; macros are replaced by what they stand for before they are seen."""

    def __init__(self, source: str, macros: Mapping[str, Macro]) -> None:
        """Take a source, and the macros that are known from the beginning."""
        self.macros = dict(macros)
        self._waiting = tokenize(source)[::-1]
        self._expansions = self._read = 0

    def raw(self) -> Token:
        """Read a token as it stands."""
        if not self._waiting:
            return END
        token = self._waiting.pop()
        self._read += 1
        if self._read > _MOST_TOKENS:
            raise FormulaError(token.at, "the formula is too long with all its macros written out", "split it")
        return token

    def raw_peek(self) -> Token:
        """Look at the next token as it stands."""
        return self._waiting[-1] if self._waiting else END

    def ahead(self, count: int) -> list[Token]:
        """Look at so many tokens that come next, as they stand."""
        return self._waiting[: -count - 1 : -1]

    def peek(self) -> Token:
        """Look at the next token behind all macros."""
        while self._waiting:
            token = self._waiting[-1]
            known = self.macros.get(token.text)
            if known is None:
                return token
            self._expand(known, self.raw())
        return END

    def next(self) -> Token:
        """Read the next token behind all macros."""
        self.peek()
        return self.raw()

    def push(self, tokens: Sequence[Token]) -> None:
        """Put tokens in front of those that are left."""
        self._waiting += tokens[::-1]

    def swap(self, tokens: Sequence[Token]) -> list[Token]:
        """Have these tokens and no others; return those that were left, for ``restore``."""
        left, self._waiting = self._waiting, list(tokens[::-1])
        return left

    def restore(self, left: list[Token]) -> None:
        """Go on with what was left."""
        self._waiting = left

    def argument(self, of: Token) -> list[Token]:
        """Read an argument as it stands: a group, without its braces, or one token."""
        token = self.raw()
        if token is END or token.text == "}":
            raise FormulaError(of.at, f"{shortened(of.text)} lacks an argument", "write it behind, in braces")
        return self._group(token) if token.text == "{" else [token]

    def _group(self, opening: Token) -> list[Token]:
        inside, depth = list[Token](), 1
        while True:
            token = self.raw()
            if token is END:
                raise FormulaError(opening.at, "{ is never closed", "write } where it ends")
            depth += (token.text == "{") - (token.text == "}")
            if not depth:
                if token.spaced:
                    inside.append(Token("", token.at, spaced=True))  # the space before the brace
                return inside
            inside.append(token)

    def optional(self) -> list[Token] | None:
        """Read an argument in square brackets as it stands, None where there is none."""
        opening = self.raw_peek()
        if opening.text != "[":
            return None
        self.raw()
        inside, depth = list[Token](), 0
        while True:
            token = self.raw()
            if token is END:
                raise FormulaError(opening.at, "[ is never closed", "write ] where it ends, or {[} to print one")
            if token.text == "]" and not depth:
                return inside
            depth += (token.text == "{") - (token.text == "}")
            inside.append(token)

    def _expand(self, known: Macro, token: Token) -> None:
        self._expansions += 1
        if self._expansions > _MOST_EXPANSIONS:
            raise FormulaError(token.at, f"the macro {shortened(token.text)} has no end", "see whether it calls itself")
        count = known.arguments
        arguments: list[Sequence[Token]] = []
        if known.default is not None:
            given = self.optional()
            arguments.append(known.default if given is None else given)
        arguments += [self.argument(token) for _ in range(count - len(arguments))]
        written: list[Token] = []
        body = iter(known.body)
        for part in body:
            if part.text == "#":
                number = next(body, END).text
                if not number.isdecimal() or not 0 < int(number) <= count:
                    hint = f"it has {count} arguments" if count else "it has no arguments"
                    raise FormulaError(token.at, f"{shortened(token.text)} has no argument #{number}", hint)
                written += [each for each in arguments[int(number) - 1] if each.text]
            else:
                written.append(Token(part.text, token.at, part.spaced))
        if token.spaced and written:
            written[0] = written[0]._replace(spaced=True)
        if len(self._waiting) + len(written) > _MOST_TOKENS:
            raise FormulaError(token.at, f"the macro {shortened(token.text)} makes the formula too long", "split it")
        self.push(written)
