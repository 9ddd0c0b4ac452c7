r"""Commutative diagrams, as amscd's ``CD`` has them: ``A @>f>> B @VVgV``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.text.math.box_nodes import ArrayRow
from cardprint.text.math.errors import FormulaError
from cardprint.text.math.nodes import Arrow, Delimiter, Node, Row, Symbol, of_kind
from cardprint.text.math.tokens import END

if TYPE_CHECKING:
    from cardprint.text.math.parser import Parser
    from cardprint.text.math.tokens import Token

_LEVEL = {">": "→", "<": "←"}
_UPRIGHT = {"V": "↓", "A": "↑"}
_EQUAL = {"=": "=", "|": "‖", ".": ""}
_HEIGHT = 1.8  # em: of upright arrows


def diagram_rows(parser: Parser) -> list[ArrayRow]:
    """Read the rows of a diagram up to its end."""
    rows, cells, cell = [], list[Node](), list[Node]()
    while (token := parser.stream.peek()).text not in {"\\end", ""}:
        if token.text == "@":
            parser.stream.next()
            cells += [Row(cell), _arrow(parser, token)]
            cell = []
        elif token.text in {"\\\\", "\\cr"}:
            parser.stream.next()
            rows.append(ArrayRow([*cells, Row(cell)]))
            cells, cell = [], []
        elif (node := parser.atom()) is not None:
            cell.append(node)
    if cells or cell or not rows:
        rows.append(ArrayRow([*cells, Row(cell)]))
    return [_spread(row) for row in rows]


def _spread(row: ArrayRow) -> ArrayRow:
    """Put the upright arrows of a row below the objects, which have every other column."""
    if len(row.cells) == 1 or not all(map(_is_empty, row.cells[::2])):
        return row
    first, *others = row.cells[1::2]
    return ArrayRow([first, *(cell for arrow in others for cell in (Row([]), arrow))])


def _is_empty(cell: Node) -> bool:
    return isinstance(cell, Row) and not cell.items


def _arrow(parser: Parser, token: Token) -> Node:
    sign = parser.stream.next().text
    if sign in _EQUAL:
        return Row([of_kind(Symbol(_EQUAL[sign]), "rel")] if _EQUAL[sign] else [])
    if sign not in _LEVEL and sign not in _UPRIGHT:
        raise FormulaError(token.at, "@ begins an arrow that there is not", "write @>>>, @<<<, @VVV, @AAA, @= or @|")
    first, second = _label(parser, token, sign), _label(parser, token, sign)
    if sign in _LEVEL:
        return of_kind(Arrow(_LEVEL[sign], first or Row([]), second), "rel")
    sides = [side for side in (first, Delimiter(_UPRIGHT[sign], _HEIGHT), second) if side is not None]
    return Row(list(sides))


def _label(parser: Parser, of: Token, sign: str) -> Node | None:
    tokens: list[Token] = []
    while (token := parser.stream.raw()).text != sign:
        if token is END or token.text in {"\\\\", "\\end"}:
            raise FormulaError(of.at, f"the arrow @{sign} is never closed", f"write {sign} three times")
        tokens.append(token)
    return parser.read(tokens) if tokens else None
