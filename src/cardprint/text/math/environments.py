r"""Environments of formulas, ``\begin{…} … \end{…}``: matrices, cases, arrays, equations below one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.errors import shortened
from cardprint.text.math.box_nodes import Array, ArrayRow
from cardprint.text.math.errors import FormulaError
from cardprint.text.math.nodes import Fence, Group, Node, Row, of_kind
from cardprint.text.math.rows import read_rows
from cardprint.text.math.tokens import typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.text.math.parser import Parser
    from cardprint.text.math.tokens import Token

_COLUMN_GAP = 1.0  # em: twice LaTeX's \arraycolsep
_BETWEEN_PAIRS = 2.0
_SMALL_GAP = 0.3
_EDGE = 0.12  # between a matrix and what it is enclosed by
_EQN_GAP = 0.28
_JOT = 0.3  # amsmath's: more between rows of equations
_DISPLAY, _TEXT, _SCRIPT = 0, 1, 2


def _listed(names: str) -> list[str]:
    return names.split()


class _Kind(NamedTuple):
    """An environment: what it is enclosed by, how its columns stand, and in which style its cells are set."""

    left: str = ""
    right: str = ""
    columns: str = "c"
    gap: float = _COLUMN_GAP
    style: int | None = _TEXT
    spread: float = 0.0
    small: bool = False
    equations: bool = False


_GATHERED = _Kind(style=_DISPLAY, spread=_JOT, equations=True)
_ALIGNED = _Kind(columns="rl", gap=0.0, style=_DISPLAY, spread=_JOT, equations=True)
_CASES = _Kind("{", "", "l", style=_TEXT)
_MATRICES = {"": ("", ""), "p": ("(", ")"), "b": ("[", "]"), "B": ("{", "}"), "v": ("|", "|"), "V": ("‖", "‖")}
_KINDS = {
    **{f"{name}matrix": _Kind(*fences) for name, fences in _MATRICES.items()},
    **{f"{name}matrix*": _Kind(*fences) for name, fences in _MATRICES.items()},
    **{
        f"{name}smallmatrix": _Kind(*fences, gap=_SMALL_GAP, style=_SCRIPT, small=True)
        for name, fences in _MATRICES.items()
    },
    "cases": _CASES,
    "dcases": _CASES._replace(style=_DISPLAY),
    "rcases": _Kind("", "}", "l"),
    "drcases": _Kind("", "}", "l", style=_DISPLAY),
    "numcases": _CASES,
    **dict.fromkeys(_listed("aligned align align* split alignedat alignat alignat* flalign flalign*"), _ALIGNED),
    **dict.fromkeys(
        _listed("gathered gather gather* equation equation* displaymath math multline multline*"),
        _GATHERED,
    ),
    **dict.fromkeys(("eqnarray", "eqnarray*"), _ALIGNED._replace(columns="rcl", gap=_EQN_GAP)),
    "array": _Kind(),
    "darray": _Kind(style=_DISPLAY),
    "tabular": _Kind(),
    "subarray": _Kind(gap=0.0, style=_SCRIPT, small=True),
    "CD": _Kind(gap=0.3, spread=0.5),
}
_SAID = frozenset(("array", "darray", "tabular", "subarray"))
_COUNTED = frozenset(("alignedat", "alignat", "alignat*"))


def environment(parser: Parser, token: Token) -> Node:
    r"""Read an environment; its ``\begin`` has been read."""
    name = parser.name(token)
    kind = _KINDS.get(name)
    if kind is None:
        raise _unknown(name, token)
    columns, bars = kind.columns, [""]
    if name in _SAID:
        columns, bars = _columns(parser, token, name)
    elif name.endswith("matrix*"):
        columns = typed(parser.stream.optional() or ()).strip() or "c"
        if set(columns) - set("lcr"):
            raise FormulaError(token.at, f"{shortened(columns)} are no columns of a matrix", "write l, c or r")
    elif name in _COUNTED:
        parser.name(token)
    elif kind.equations:
        parser.stream.optional()
    rows = _rows(parser, token, name)
    array = _array(kind, name, rows, columns, bars)
    if not (kind.left or kind.right):
        return array
    is_cases = name.endswith("cases")
    return of_kind(Fence(kind.left, [array], kind.right), "inner" if is_cases else "ord")


def _rows(parser: Parser, token: Token, name: str) -> list[ArrayRow]:
    from cardprint.text.math.diagrams import diagram_rows  # noqa: PLC0415 - few formulas have diagrams

    opener = rf"\begin{{{name}}}"
    alphabet, tag = parser.alphabet, parser.tag
    parser.tag = None
    with parser.inside(opener, token):
        rows = diagram_rows(parser) if name == "CD" else read_rows(parser, frozenset(("\\end",)))
        closer = parser.stream.peek()
        if parser.closing_name(closer) != rf"\end{{{name}}}":
            raise parser.misplaced(closer)
    closing = parser.stream.next()
    parser.name(closing)
    parser.alphabet, parser.tag = alphabet, tag
    return rows


def _unknown(name: str, token: Token) -> FormulaError:
    from cardprint.model.nearest import nearest  # noqa: PLC0415 - for errors alone

    near = nearest(name, _KINDS)
    known = "there are matrix, pmatrix, bmatrix, vmatrix, cases, array, aligned, gathered"
    message = f"there is no environment {shortened(name) or 'without a name'}"
    return FormulaError(token.at, message, f"did you mean {near}?" if near else known)


def _columns(parser: Parser, token: Token, name: str) -> tuple[str, list[str]]:
    """Read what columns an array has, and the lines before each and behind the last."""
    parser.stream.optional()
    said = (
        typed(parser.stream.argument(token)).replace(" ", "").replace("@{}", "")
        if parser.stream.raw_peek().text == "{"
        else ""
    )
    columns, bars = "", [""]
    for sign in said:
        if sign in "|:":
            bars[-1] += sign
        else:
            columns += sign
            bars.append("")
    if not columns or set(columns) - set("lcr"):
        hint = rf"write them as in \begin{{{name}}}{{r|cl}}: l, c, r, and | for a line"
        raise FormulaError(token.at, f"the {name} does not say what columns it has", hint)
    return columns, bars


def _array(kind: _Kind, name: str, rows: Sequence[ArrayRow], columns: str, bars: list[str]) -> Array:
    count = max(len(row.cells) for row in rows)
    is_said = name in _SAID
    columns = columns.ljust(count, "c") if is_said else (columns * (count // len(columns) + 1))[:count]
    count = len(columns)
    if kind.equations and columns.startswith("rl"):
        pairs = 0.0 if name in _COUNTED else _BETWEEN_PAIRS
        gaps = [pairs if column and column % 2 == 0 else 0.0 for column in range(count)] + [0.0]
        for row in rows:
            _lead(row)
    else:
        edge = kind.gap / 2 if is_said else _EDGE if kind.left or kind.right else 0.0
        gaps = [edge, *[kind.gap] * (count - 1), edge]
    return Array(
        list(rows),
        columns,
        gaps,
        [*bars, *[""] * (count + 1 - len(bars))],
        kind.style,
        kind.spread,
        kind.small,
        kind.equations,
    )


def _lead(row: ArrayRow) -> None:
    """Let the right column of a pair begin with nothing, so that its sign has space before it."""
    row.cells = [Row([Group(Row([])), cell]) if number % 2 else cell for number, cell in enumerate(row.cells)]


def substack(parser: Parser, token: Token) -> Node:
    r"""Read ``\substack{… \\ …}``."""
    opening = parser.stream.next()
    if opening.text != "{":
        raise FormulaError(token.at, r"\substack lacks an argument", "write it behind, in braces")
    with parser.inside("{", opening):
        rows = read_rows(parser, frozenset(("}",)))
    parser.stream.next()
    return _array(_KINDS["subarray"], "subarray", rows, "c", [""])
