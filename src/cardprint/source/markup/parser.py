"""Takes the text of one side of a card, gives its blocks: paragraphs, lists, code, tables, comparisons, chains.

The markup is a subset of Markdown, and what is not of it prints as typed; nothing is read as HTML. Blocks are:

- paragraphs, parted by blank lines; a line end inside one is kept, and so is the indentation of its lines;
- lists with ``-``, ``*``, ``•`` or ``1.`` ``1)``, nested by indentation, right below a paragraph too; what is indented
  below an item belongs to it. A number alone makes no list (``12. Mai``): it takes a second item or a list in it;
- code between lines of three backticks or ``~~~``; tables of ``|`` cells with a ``|---|:-:|--:|`` line below the head;
- a comparison: two or three times a line that ends in ``:`` and a bulleted list, and nothing else in the text.
  ``Lambda: • fast • small`` is such a line and its list;
- a chain: a paragraph of steps joined by `` -> ``, at least three, or two with a label: ``S3 -event-> Lambda``;
- a picture: ``![what is to be seen](file.png)`` on a line of its own.

``flat`` reads short plain texts, ``block_reader`` all others. Time is linear in the length of the text, whatever it
holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cardprint.source.markup.block_reader import BlockReader
from cardprint.source.markup.comparison import as_comparison
from cardprint.source.markup.flat import read_flat
from cardprint.source.markup.likely_slips import find_slips, may_slip
from cardprint.source.markup.lines import split_lines
from cardprint.source.pictures import no_pictures

if TYPE_CHECKING:
    from cardprint.model.blocks import Block
    from cardprint.source.faults import Fault
    from cardprint.source.pictures import FindPicture

_MARKS = re.compile(r"[\\`*_~^\[\]{}<>|$•]")
_ITEM_BEGIN = re.compile(r"^([ \t]*(?:(?=-)|[0-9]{1,3}(?=[.)])))", re.MULTILINE)

_HELD = re.compile(r"(?<!\S)\S+(?:\u00a0\S+){4,}")
_HELD_UNMEANT = 5  # words in a row with no-break spaces between them are more than anybody would keep on one line


class MarkupError(ValueError):
    """A text cannot be printed as meant. ``faults`` says everything that is wrong with it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Take the faults, at least one."""
        super().__init__(faults[0].message)
        self.faults = faults


def parse(text: str, find: FindPicture = no_pictures, doubts: list[Fault] | None = None) -> tuple[Block, ...]:
    r"""Read a text with markup; an empty one gives no blocks. ``find`` gives the picture of a name.

    What is printed, but hardly as it is meant, is added to ``doubts``. Line ends are ``\n``; others count as one.
    Raises MarkupError where a link goes elsewhere than to the web or to a mailbox, a list is nested too deep, a code
    block is never closed, a table's row is longer than its head, or a picture cannot be printed.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\u00a0" in text:
        text = _HELD.sub(_let_go, text)
    faults: list[Fault] = []
    blocks = read_flat(text, faults)
    if blocks is None or faults:
        blocks = _read_any(text, find, doubts)
    if doubts is not None and may_slip(text):
        doubts += find_slips(text, blocks)
    comparison = as_comparison(blocks)
    return tuple(blocks) if comparison is None else (comparison,)


def _let_go(held: re.Match[str]) -> str:
    """Part words that a web page or an editor holds together, one and all; figures and signs may belong together."""
    words = sum(part[:1].isalpha() for part in held[0].split("\u00a0"))
    return held[0] if words < _HELD_UNMEANT else held[0].replace("\u00a0", " ")


def _read_any(text: str, find: FindPicture = no_pictures, doubts: list[Fault] | None = None) -> list[Block]:
    lines = split_lines(text)
    reader = BlockReader(lines, find)
    blocks = reader.blocks(0, len(lines), min((line.indent for line in lines if line.text), default=0))
    if reader.faults:
        raise MarkupError(tuple(sorted(reader.faults)))
    if doubts is not None:
        doubts += reader.doubts
    return blocks


def escape(text: str) -> str:
    """Return the markup that prints as the text: paragraphs, whatever characters are in them."""
    return _ITEM_BEGIN.sub(r"\1\\", _MARKS.sub(r"\\\g<0>", text))
