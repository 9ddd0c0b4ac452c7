r"""Macros that a formula defines: ``\def``, ``\newcommand`` and its kin, ``\let``, ``\DeclareMathOperator``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.errors import shortened
from cardprint.text.math.errors import FormulaError
from cardprint.text.math.macros import Macro
from cardprint.text.math.tokens import END, Token, typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.text.math.macros import TokenStream
    from cardprint.text.math.parser import Parser

_MOST_ARGUMENTS = 9


def new_command(parser: Parser, token: Token) -> None:
    r"""Read ``\newcommand{\name}[2][default]{…}``."""
    stream = parser.stream
    if stream.raw_peek().text == "*":
        stream.raw()
    name = _name(token, stream.argument(token))
    given = stream.optional()
    default = stream.optional()
    count = typed(given).strip() if given else "0"
    if not count.isdecimal() or int(count) > _MOST_ARGUMENTS:
        raise FormulaError(token.at, f"{shortened(count)} is no number of arguments", "there may be 1 to 9")
    body = _solid(stream.argument(token))
    stream.macros[name] = Macro(int(count), body, None if default is None else _solid(default))


def define(parser: Parser, token: Token) -> None:
    r"""Read ``\def\name#1#2{…}``."""
    stream = parser.stream
    name = _name(token, [stream.raw()])
    count = 0
    while (part := stream.raw_peek()).text != "{":
        number = stream.ahead(2)[1:]
        if part.text != "#" or not number or number[0].text != str(count + 1):
            hint = r"write them as in \def\name#1#2{…}, or use \newcommand"
            raise FormulaError(max(part.at, token.at), f"the arguments of {shortened(name)} cannot be read", hint)
        stream.raw()
        stream.raw()
        count += 1
    stream.macros[name] = Macro(count, _solid(stream.argument(token)))


def let(parser: Parser, token: Token) -> None:
    r"""Read ``\let\name=\other``."""
    stream = parser.stream
    name = _name(token, [stream.raw()])
    if stream.raw_peek().text == "=":
        stream.raw()
    other = stream.raw()
    if other is END:
        raise FormulaError(token.at, f"{shortened(token.text)} does not say what {shortened(name)} means", "say it")
    if other.text != name:
        _forget_or_take(stream, name, other)


def _forget_or_take(stream: TokenStream, name: str, other: Token) -> None:
    known = stream.macros.get(other.text)
    stream.macros[name] = known if known is not None else Macro(0, (other,))


def declare_operator(parser: Parser, token: Token) -> None:
    r"""Read ``\DeclareMathOperator{\name}{name}``."""
    stream = parser.stream
    star = [stream.raw()] if stream.raw_peek().text == "*" else []
    name = _name(token, stream.argument(token))
    body = _solid(stream.argument(token))
    at = token.at
    stream.macros[name] = Macro(0, (Token("\\operatorname", at), *star, Token("{", at), *body, Token("}", at)))


def _name(of: Token, tokens: Sequence[Token]) -> str:
    name = tokens[0].text if len(tokens) == 1 else typed(tokens)
    if len(tokens) != 1 or name[:1] != "\\":
        hint = rf"write it as in {of.text}{{\name}}{{…}}"
        raise FormulaError(of.at, f"{shortened(name) or 'nothing'} is no name for a macro", hint)
    return name


def _solid(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return tokens without what only says that there was a space."""
    return tuple(token for token in tokens if token.text)
