r"""Where a formula may go on in the next line: behind its relations, and behind signs that join, as TeX has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.text.math import names
from cardprint.text.math.signs import COMMANDS, SIGNS
from cardprint.text.math.tokens import tokenize

if TYPE_CHECKING:
    from cardprint.text.math.tokens import Token

_OPENERS, _CLOSERS = frozenset(("{", "\\left", "\\begin")), frozenset(("}", "\\right", "\\end"))
_RELATIONS = frozenset(("\\iff", "\\implies", "\\impliedby"))
_WHOLE = frozenset(
    ("&", "\\\\", "\\cr", "\\def", "\\let", "\\newcommand", "\\DeclareMathOperator", "\\color", "\\tag", *names.INFIX)
) | {f"\\{name}" for table in (names.OLD_ALPHABETS, names.STYLES, names.SIZES) for name in table}
_SCRIPTS = frozenset(("^", "_", "'", "\\limits", "\\nolimits"))
_NOTHING_TO_JOIN = frozenset(("", "bin", "rel", "open", "punct", "op"))


def pieces(source: str) -> list[str]:
    """Part a formula where a line may end in it; together the pieces are the source.

    One whose beginning says how all of it is to be set is not parted.
    """
    tokens = tokenize(source)
    if any(token.text in _WHOLE for token in tokens):
        return [source]
    found: list[str] = []
    begin, before = 0, ""
    for index, (token, depth) in enumerate(zip(tokens, _depths(tokens), strict=True)):
        if depth:
            before = "ord"
            continue
        kind = _kind(token)
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is None or following.text in _SCRIPTS:
            before = "ord"
            continue
        breaks = kind == "rel" or (kind == "bin" and before not in _NOTHING_TO_JOIN)
        if breaks and source[begin : token.at].strip() and _kind(following) != "rel":
            found.append(source[begin : following.at])
            begin = following.at
        before = kind
    return [*found, source[begin:]]


def _kind(token: Token) -> str:
    if token.text in _RELATIONS:
        return "rel"
    return COMMANDS.get(token.text, SIGNS.get(token.text, ("", "ord")))[1]


def _depths(tokens: list[Token]) -> list[int]:
    """Return how deep each token is inside of groups, fences, environments and optional arguments."""
    depths, depth, brackets, before = [], 0, list[int](), ""
    for token in tokens:
        text = token.text
        if text in _OPENERS:
            depth += 1
        elif text == "[" and before[:1] == "\\" and before not in COMMANDS and before not in _CLOSERS:
            depth += 1
            brackets.append(depth)
        depths.append(depth)
        if text in _CLOSERS:
            depth = max(depth - 1, 0)
        elif text == "]" and brackets and brackets[-1] == depth:
            brackets.pop()
            depth -= 1
        before = text
    return depths
