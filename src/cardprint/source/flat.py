"""The texts most cards have, read in one pass: paragraphs and ``-`` lists whose lines all begin at the margin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cardprint.model.blocks import PLAIN, ListBlock, Paragraph, Run
from cardprint.source.inline import has_markup, read_inline

if TYPE_CHECKING:
    from cardprint.model.blocks import Block
    from cardprint.source.faults import Fault

_SUSPECT = frozenset(" \t*`~-0123456789")  # how a line begins that may be of another block, or indented
_NUMBERED = re.compile(r"[0-9]+[.)]")
_new = tuple.__new__  # a named tuple's own constructor takes twice as long


def read_flat(text: str, faults: list[Fault]) -> list[Block] | None:
    """Read a text without ``|``, ``•`` and ``->``; None where it needs a look back or ahead.

    It gives what the reader of ``markup`` gives for the same text, several times as fast. What is wrong with the text
    is added to ``faults``, but not with its right place.
    """
    marked = has_markup(text)
    blocks: list[Block] = []
    prose: list[str] = []
    items: list[tuple[Block, ...]] = []
    lines = text.split("\n")
    lines.append("")  # ends the last paragraph
    for line in lines:
        if line[:2] == "- ":
            said = line[2:].strip(" \t")
            if said[:1] in ("", "-"):
                return None
            if prose:
                _end_paragraph(blocks, prose, faults)
            items.append(
                _marked_item(said, faults) if marked else (_new(Paragraph, ((_new(Run, (said, PLAIN, None, None)),),)),)
            )
        elif line:
            if line[0] in _SUSPECT and _may_be_more(line):
                return None
            if items:
                blocks.append(ListBlock(tuple(items)))
                items = []
            prose.append(line.rstrip(" \t"))
        elif prose:
            _end_paragraph(blocks, prose, faults)
    if items:
        blocks.append(ListBlock(tuple(items)))
    return blocks


def _marked_item(text: str, faults: list[Fault]) -> tuple[Block, ...]:
    return (Paragraph(read_inline(text, faults)),)


def _end_paragraph(blocks: list[Block], prose: list[str], faults: list[Fault]) -> None:
    blocks.append(Paragraph(read_inline("\n".join(prose), faults)))
    prose.clear()


def _may_be_more(line: str) -> bool:
    """Say whether a line that begins with a suspect sign is indented or may belong to a block that is not flat."""
    if line[0] == "-":
        return line[1:2] == "\t"
    return not line[0].isdigit() or _NUMBERED.match(line) is not None
