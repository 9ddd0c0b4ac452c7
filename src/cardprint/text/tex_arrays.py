r"""What TeX's tables ask for that MathML has no words for: takes it out of a source, gives it back as attributes.

Lines of an ``array`` and its ``\hline`` are lost or out of place in what the converter makes of them, ``gathered`` is
no table to it, ``align`` numbers its rows, and ``\\[4pt]`` is printed as typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cardprint.patterns import lazy_pattern
from cardprint.text.tex import FormulaError, argument

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_FIRST_MARK = 0xE000  # of the private use area, which no formula has
_TOKEN = lazy_pattern(
    r"\\(?P<word>begin|end)\s*\{(?P<name>[A-Za-z]+)\*?\}|\\(?P<line>hline)(?![A-Za-z])|\\\\|\\.|[{}]", re.DOTALL
)
_MORE_ROOM = lazy_pattern(r"\s*\[\s*-?[\d.]+\s*(?:pt|em|ex|mm|cm|in|pc|mu)\s*\]")
_COLUMNS = lazy_pattern(r"[lcr|\s]*[lcr][lcr|\s]*")
_RENAMED = {"gathered": "matrix", "align": "aligned"}


class _Array:
    """A table that is not closed yet: where its lines are, counted from its left and top edge, 0 on, and its row."""

    def __init__(self, name: str, verticals: list[int]) -> None:
        self.name = name
        self.attributes = {"verticals": verticals, "horizontals": list[int]()}
        self.row = 0
        self.depth = 0


def taken_out(source: str) -> tuple[str, list[dict[str, str]]]:
    """Give a source that converters understand, and the attributes of each table that is marked in it, in order."""
    pieces: list[str] = []
    found: list[_Array] = []
    open_: list[_Array] = []
    at = 0
    while match := _TOKEN.search(source, at):
        pieces.append(source[at : match.start()])
        at = match.end()
        word, name = match["word"], match["name"]
        if word == "begin":
            array, at = _opened(source, match, at)
            open_.append(array)
            pieces.append(rf"\begin{{{_RENAMED.get(name, name)}}}")
            if name == "array":
                pieces.append(f"{{{''.join(re.findall('[lcr]', source[match.end() : at]))}}}")
            found.append(array)
            pieces.append(chr(_FIRST_MARK + len(found) - 1))
        elif word == "end" and open_:
            closed = open_.pop()
            pieces.append(rf"\end{{{_RENAMED.get(closed.name, closed.name)}}}")
        elif match["line"] and open_:
            open_[-1].attributes["horizontals"].append(open_[-1].row)
            pieces.append(" ")
        else:
            pieces.append(match[0])
            if open_ and match[0] in ("{", "}"):
                open_[-1].depth += 1 if match[0] == "{" else -1
            elif open_ and match[0] == r"\\":
                more = _MORE_ROOM.match(source, at)
                at = more.end() if more else at
                open_[-1].row += not open_[-1].depth
    return "".join((*pieces, source[at:])), [_attributes(array) for array in found]


def _opened(source: str, match: re.Match[str], at: int) -> tuple[_Array, int]:
    """Read how a table begins; give it, and the index behind that."""
    name = match["name"]
    if name != "array":
        return _Array(name, []), at
    columns = argument(source, at)
    if columns is None or not _COLUMNS.fullmatch(columns[0]):
        hint = r"write them as in \begin{array}{r|cl}: l, c, r, and | for a line"
        raise FormulaError(match.start(), "the array does not say what columns it has", hint)
    count = 0
    verticals = []
    for sign in columns[0]:
        count += sign in "lcr"
        if sign == "|":
            verticals.append(count)
    return _Array(name, verticals), columns[1]


def _attributes(array: _Array) -> dict[str, str]:
    lines = {name: " ".join(map(str, dict.fromkeys(places))) for name, places in array.attributes.items() if places}
    return {"rowspacing": "3pt", **lines} if array.name == "gathered" else lines


def put_back(mathml: Element, attributes: list[dict[str, str]]) -> None:
    """Give each marked table its attributes, and take the marks away."""
    for table in _tables(mathml):
        for around in table.iter():
            marked = next((child for child in around if _mark(child) in range(len(attributes))), None)
            if marked is not None:
                table.attrib.update(attributes[_mark(marked)])
                if around.tag.rpartition("}")[2] in ("mtd", "mrow"):
                    around.remove(marked)
                else:  # it stands where a script needs something to stand at
                    marked.text = ""
                break


def _mark(element: Element) -> int:
    return ord((element.text or "\0")[0]) - _FIRST_MARK


def _tables(mathml: Element) -> Iterator[Element]:
    return (element for element in mathml.iter() if element.tag.rpartition("}")[2] == "mtable")
