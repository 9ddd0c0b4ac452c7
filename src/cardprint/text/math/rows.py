"""The rows of matrices, equations and whole formulas, and their cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cardprint.text.math.box_nodes import ArrayRow
from cardprint.text.math.errors import FormulaError
from cardprint.text.math.nodes import Node, Row, core
from cardprint.text.math.reading import ROW_ENDS
from cardprint.text.math.tokens import typed

if TYPE_CHECKING:
    from collections.abc import Collection

    from cardprint.text.math.parser import Parser
    from cardprint.text.math.tokens import Token


def read_rows(parser: Parser, ends: Collection[str], *, top: bool = False) -> list[ArrayRow]:
    r"""Read rows and their cells up to one of these tokens, which is left. At the ``top`` there are no cells."""
    rows: list[ArrayRow] = []
    row_ends = {*ends, *(ROW_ENDS - {"&"} if top else ROW_ENDS)}
    row = ArrayRow([])
    while True:
        if not row.cells and not top:
            row.lines += _lines(parser)
        if parser.stream.peek().text in ends and not row.cells and (rows or row.lines):
            break
        row.cells.append(parser.row(row_ends))
        token = parser.stream.peek()
        if token.text in ends:
            break
        parser.stream.next()
        if token.text != "&":
            if top:
                _see_row_end(parser, token)
            row.gap = _gap(parser, token)
            row.tag, parser.tag = parser.tag, None
            rows.append(row)
            row = ArrayRow([])
    row.tag, parser.tag = parser.tag, None
    if row.cells or row.lines:
        rows.append(row)
    if len(rows) > 1 and not row.lines and len(row.cells) == 1 and _is_empty(row.cells[0]):
        rows.pop()
    return rows


def _lines(parser: Parser) -> str:
    lines = ""
    while (text := parser.stream.peek().text) in {"\\hline", "\\hdashline"}:
        parser.stream.next()
        lines += "-" if text == "\\hline" else ":"
    return lines


def _gap(parser: Parser, token: Token) -> float:
    if parser.stream.raw_peek().text == "*":
        parser.stream.raw()
    following = parser.stream.raw_peek()
    if following.text != "[" or not parser.is_length(typed(parser.stream.ahead(12)[1:])):
        return 0.0
    return parser.length(typed(parser.stream.optional() or ()), token)


def _see_row_end(parser: Parser, token: Token) -> None:
    """Refuse a doubled backslash, which at the top breaks the line in the middle of a command."""
    following = parser.stream.raw_peek()
    if token.text != "\\\\" or following.spaced or following.at != token.at + 2:
        return
    if following.text in "{}":
        hint = rf"write \{following.text} with one backslash, or put a space behind \\"
        raise FormulaError(token.at, rf"\\ breaks the line, and {following.text} is no sign behind it", hint)
    word = re.match(r"[A-Za-z]+", parser.source[following.at :])
    if word and len(word[0]) > 1 and parser.is_command(f"\\{word[0]}"):
        hint = rf"write \{word[0]} with one backslash, or put a space behind \\"
        raise FormulaError(token.at, rf"\\ breaks the line, and {word[0]} is no command behind it", hint)


def _is_empty(node: Node) -> bool:
    inner = core(node)
    return isinstance(inner, Row) and not inner.items
