"""The texts most cards have, read in one pass: paragraphs and ``-`` lists whose lines all begin at the margin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cardprint.model.blocks import ListBlock
from cardprint.source.markup.inline import read_inline, read_starred

if TYPE_CHECKING:
    from collections.abc import Callable

    from cardprint.model.blocks import Block, Paragraph
    from cardprint.source.faults import Fault

_SUSPECT = frozenset(" *`~-0123456789")  # how a line begins that may be of another block, or indented
_SIGNS = re.compile(r"[\\`_~^\[<{$|>]")  # of markup other than stars and, beyond ASCII, ``•``
_NOT_FLAT = ("|", "•", "->", "![", "$$")
_NUMBERED = re.compile(r"[0-9]+[.)]")


def read_flat(text: str, faults: list[Fault]) -> list[Block] | None:
    """Read a text; None where it needs a look back or ahead, or has signs of other blocks.

    It gives what the reader of ``markup`` gives for the same text, several times as fast. What is wrong with the text
    is added to ``faults``, but not with its right place.
    """
    if "\t" in text:
        return None
    if _SIGNS.search(text) is None and "•" not in text:
        return _read_lines(text, read_starred, faults)
    return None if any(sign in text for sign in _NOT_FLAT) else _read_lines(text, read_inline, faults)


def _read_lines(text: str, read: Callable[[str, list[Fault]], Paragraph], faults: list[Fault]) -> list[Block] | None:
    """Read a text whose paragraphs are read by ``read``."""
    blocks: list[Block] = []
    prose: list[str] = []
    items: list[tuple[Block, ...]] = []
    lines = text.split("\n")
    lines.append("")  # ends the last paragraph
    for line in lines:
        if line[:2] == "- ":
            said = line[2:].strip(" ")
            if said[:1] in ("", "-"):
                return None
            if prose:
                blocks.append(read("\n".join(prose), faults))
                prose.clear()
            items.append((read(said, faults),))
        elif line:
            if line[0] in _SUSPECT and _may_be_more(line):
                return None
            if items:
                blocks.append(ListBlock(tuple(items)))
                items.clear()
            prose.append(line.rstrip(" "))
        elif prose:
            blocks.append(read("\n".join(prose), faults))
            prose.clear()
    if items:
        blocks.append(ListBlock(tuple(items)))
    return blocks


def _may_be_more(line: str) -> bool:
    """Return whether a line that begins with a suspect sign is indented or may belong to a block that is not flat."""
    if line[0] in "-*":
        return line[1:2] == " "
    return not line[0].isdigit() or _NUMBERED.match(line) is not None
