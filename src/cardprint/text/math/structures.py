r"""Commands for fractions, roots and fences."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cardprint.text.math import names
from cardprint.text.math.nodes import Delimiter, Fence, Fraction, Node, Root, Styled, of_kind
from cardprint.text.math.tokens import typed

if TYPE_CHECKING:
    from cardprint.text.math.decorations import Command
    from cardprint.text.math.parser import Parser
    from cardprint.text.math.tokens import Token


def _fraction(parser: Parser, token: Token, style: int | None = None) -> Node:
    return of_kind(Fraction(parser.argument(token), parser.argument(token), style=style), "inner")


def _continued(parser: Parser, token: Token) -> Node:
    align = typed(parser.stream.optional() or ()).strip() or "c"
    above, below = parser.argument(token), parser.argument(token)
    return of_kind(Fraction(above, below, style=0, continued=True, align=align), "inner")


def _binomial(parser: Parser, token: Token, style: int | None = None) -> Node:
    return _fenced("(", Fraction(parser.argument(token), parser.argument(token), 0.0), ")", style)


def _general_fraction(parser: Parser, token: Token) -> Node:
    left, right = _delimiter_or_none(parser, token), _delimiter_or_none(parser, token)
    thickness, style = parser.name(token), parser.name(token)
    rule = parser.length(thickness, token) if thickness else None
    wanted = int(style) if style in {"0", "1", "2", "3"} else None
    return _fenced(left, Fraction(parser.argument(token), parser.argument(token), rule), right, wanted)


def _delimiter_or_none(parser: Parser, token: Token) -> str:
    tokens = parser.stream.argument(token)
    if not typed(tokens).strip():
        return ""
    parser.stream.push(tokens)
    return parser.delimiter(token)


def _fenced(left: str, fraction: Fraction, right: str, style: int | None) -> Node:
    node = of_kind(Fence(left, [fraction], right), "ord") if left or right else of_kind(fraction, "inner")
    return node if style is None else Styled(style, [node])


def _root(parser: Parser, token: Token) -> Node:
    degree = parser.stream.optional()
    return Root(parser.argument(token), parser.read(degree) if degree else None)


def _left(parser: Parser, token: Token) -> Node:
    left, parts = parser.delimiter(token), list[Node | str]()
    alphabet = parser.alphabet
    while True:
        parts.append(parser.within(token, "\\left", ("\\right", "\\middle")))
        closing = parser.stream.next()
        delimiter = parser.delimiter(closing)
        if closing.text == "\\right":
            parser.alphabet = alphabet
            return of_kind(Fence(left, parts, delimiter), "inner")
        parts.append(delimiter)


def _big(parser: Parser, token: Token) -> Node:
    height, kind = names.BIG[token.text[1:]]
    return of_kind(Delimiter(parser.delimiter(token), height), kind)  # type: ignore[arg-type] # tables say no others


STRUCTURES: dict[str, Command] = {
    "frac": _fraction,
    "dfrac": partial(_fraction, style=0),
    "tfrac": partial(_fraction, style=1),
    "cfrac": _continued,
    "binom": _binomial,
    "dbinom": partial(_binomial, style=0),
    "tbinom": partial(_binomial, style=1),
    "genfrac": _general_fraction,
    "sqrt": _root,
    "left": _left,
    **dict.fromkeys(names.BIG, _big),
}
"""Commands by name, without the backslash."""
