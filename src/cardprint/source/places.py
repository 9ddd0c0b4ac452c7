"""Where in a YAML file a character of one of its texts stands, for problems inside a text.

Positions inside texts are asked for only when there is a problem to tell, so they are worked out from the source then,
instead of being kept for every line of every text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cardprint.source.text_file import place_in

if TYPE_CHECKING:
    from cardprint.model.deck import Mark

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_ESCAPE = re.compile(r"\\(?:\n[ \t]*|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_JOINT = re.compile(r"(?:\\\n[ \t]*)+")  # a line end that a backslash takes out of the text
_FOLD = re.compile(r"[ \t]*(\n[ \t]*)+")


def index_of(source: str, mark: Mark) -> int:
    """Return the index of the character at a line and column."""
    index = 0
    for _ in range(mark.line - 1):
        index = source.find("\n", index) + 1
    return index + mark.column - 1


def line_at(source: str, mark: Mark) -> str:
    """Return the whole line a mark is in."""
    begin = index_of(source, mark) - mark.column + 1
    end = source.find("\n", begin)
    return source[begin:] if end < 0 else source[begin:end]


def place_of(source: str, mark: Mark, text: str, offset: int) -> Mark:
    """Return the place of ``text[offset]``, where ``text`` is what a YAML parser made of the scalar at ``mark``.

    Falls back to ``mark`` where a folded text is laid out too oddly to follow.
    """
    begin = _PROPERTIES.match(source, index_of(source, mark)).end()  # type: ignore[union-attr] # matches nothing too
    style = source[begin : begin + 1]
    if style == "|":
        return _in_literal(source, begin, text, offset)
    if style == ">":
        begin = _FOLD.match(source, source.find("\n", begin)).end()  # type: ignore[union-attr] # it begins with \n
    found = _follow(source, begin + (style in "'\""), text[:offset], style)
    return place_in(source, found) if found is not None else mark


def _in_literal(source: str, header: int, text: str, offset: int) -> Mark:
    """Every line of a literal block is a line of the text, further left by the block's indentation."""
    begin = source.find("\n", header) + 1
    for _ in range(text.count("\n", 0, offset)):
        begin = source.find("\n", begin) + 1
    line_begin = text.rfind("\n", 0, offset) + 1
    line = text[line_begin:].partition("\n")[0]
    end = source.find("\n", begin)
    indent = (end if end >= 0 else len(source)) - begin - len(line)
    return place_in(source, begin + max(indent, 0) + offset - line_begin)


def _follow(source: str, at: int, before: str, quote: str) -> int | None:
    """Read the source from ``at`` until it has given the characters ``before``; give the index after them."""
    given = 0
    while given < len(before):
        if at >= len(source):
            return None
        if quote == '"' and (escape := _ESCAPE.match(source, at)):
            at = escape.end()
            is_pair = escape[0] == r"\r" and source.startswith(r"\n", at)  # one line end in the text
            given += escape[0][1] != "\n" and not is_pair
        elif fold := _FOLD.match(source, at):
            ends = fold[0].count("\n")
            given += max(ends - 1, 1)
            at = fold.end()
        elif source[at] == before[given]:
            at += 2 if quote == "'" and source.startswith("''", at) else 1
            given += 1
        else:
            return None
    joint = _JOINT.match(source, at) if quote == '"' else None
    return joint.end() if joint else at
