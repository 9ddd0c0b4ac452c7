"""Takes the lines of a text, gives its blocks, with what is wrong or doubtful in them at its place.

What lines mean is said in ``markup``; ``list_lines`` knows those of lists, ``table`` those of tables, ``chain`` the
steps of a chain, ``inline`` what is inside a paragraph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.errors import shortened
from cardprint.model.blocks import Chain, CodeBlock, ListBlock, Paragraph, PictureBlock, Table
from cardprint.source.faults import Fault
from cardprint.source.markup.chain import split_chain
from cardprint.source.markup.inline import read_inline
from cardprint.source.markup.lines import FENCE, Line
from cardprint.source.markup.links import PICTURE
from cardprint.source.markup.list_lines import item_end, marker_of, numbers_more
from cardprint.source.markup.table import read_aligns, split_row

if TYPE_CHECKING:
    import re

    from cardprint.model.blocks import Block
    from cardprint.source.pictures import FindPicture

_DEEPEST_LIST = 8
_MOST_FAULTS = 20  # of one text; finding their places takes time, and nobody reads more
_OF_BLOCKS = frozenset("-*•0123456789`~|! \t")  # how a line of a text begins that is more than a paragraph


class BlockReader:
    """Reads lines into blocks. An item's own lines are read like a text of their own, one level deeper."""

    def __init__(self, lines: list[Line], find: FindPicture) -> None:
        """Take the lines, and what gives the picture of a name."""
        self.faults: list[Fault] = []
        self.doubts: list[Fault] = []
        self._lines = lines
        self._find = find
        self._found: list[Fault] = []
        self._may_fence = True
        self._displays = any("$$" in line.text for line in lines)
        self._too_deep = False

    def blocks(self, at: int, last: int, base: int, depth: int = 0) -> list[Block]:
        """Read the lines from ``at`` up to ``last``; ``base`` is the indentation they have in common.

        Below the top, where ``depth`` counts the lists around, the first line is an item's: a picture, or the
        beginning of code, or else text whatever it holds.
        """
        blocks: list[Block] = []
        if depth and self._lines[at].text[:1] != "!" and not FENCE.match(self._lines[at].text):
            at = self._paragraph(blocks, at, last, base, depth)
        while at < last:
            text = self._lines[at].text
            if not text:
                at += 1
            elif text[0] not in _OF_BLOCKS and "|" not in text:
                at = self._paragraph(blocks, at, last, base, depth)
            elif self._begins_list(at, last, depth):
                at = self._list(blocks, at, last, depth)
            elif (end := self._code_end(at, last)) is not None:
                blocks.append(self._code(at, end))
                at = end + 1
            elif (aligns := self._table_aligns(at, last)) is not None:
                at = self._table(blocks, at, last, aligns)
            elif (picture := PICTURE.fullmatch(text)) is not None:
                at = self._picture(blocks, at, picture)
            else:
                at = self._paragraph(blocks, at, last, base, depth)
        return blocks

    def _paragraph(self, blocks: list[Block], first: int, last: int, base: int, depth: int) -> int:
        lines = self._lines
        at = self._display_end(first, last)
        while at < last and (text := lines[at].text):
            if (text[0] in _OF_BLOCKS or "|" in text) and self._begins_block(at, last, depth):
                break
            at = self._display_end(at, last)
        text = "\n".join([" " * (line.indent - base) + line.text for line in lines[first:at]])
        chain = split_chain(text) if "->" in text and not depth else None
        if chain is None:
            blocks.append(self._prose(text, first, base))
        else:
            lead_in, steps = chain
            if lead_in:
                blocks.append(self._prose(text[:lead_in], first, base))
            texts, labels = [], []
            for step in steps:
                texts.append(self._prose(step.text, first, base, text, step.offset))
                label = step.label and self._prose(step.label, first, base, text, step.label_offset)
                labels.append(label or None)
            blocks.append(Chain(tuple(texts), tuple(labels[:-1])))
        return at

    def _display_end(self, at: int, last: int) -> int:
        """Return the line after one, or after the formula on lines of its own that begins there, whatever is in it."""
        if not self._displays or self._lines[at].text.count("$$") % 2 == 0:
            return at + 1
        ends = (after + 1 for after in range(at + 1, last) if "$$" in self._lines[after].text)
        end = next(ends, None)
        self._displays = end is not None  # what is never closed is not looked for again
        return end or at + 1

    def _begins_block(self, at: int, last: int, depth: int) -> bool:
        return (
            self._begins_list(at, last, depth)
            or self._code_end(at, last) is not None
            or self._table_aligns(at, last) is not None
            or PICTURE.fullmatch(self._lines[at].text) is not None
        )

    def _picture(self, blocks: list[Block], at: int, match: re.Match[str]) -> int:
        found = self._find(match[2])
        if isinstance(found, Fault):
            offset = self._lines[at].offset + match.start(2)
            self.faults.append(found._replace(offset=offset))
        else:
            blocks.append(PictureBlock(found, match[1].strip()))
        return at + 1

    def _prose(self, part: str, first: int, base: int, whole: str | None = None, offset: int = 0) -> Paragraph:
        """Read a paragraph, or a part of it at ``offset``; its first line is line ``first``. A tab in it is a space."""
        paragraph = read_inline(part.replace("\t", " "), self._found)
        if self._found:
            for fault in self._found[: _MOST_FAULTS - len(self.faults)]:
                before = (part if whole is None else whole)[: offset + fault.offset]
                line = self._lines[first + before.count("\n")]
                column = len(before) - before.rfind("\n") - 1 - max(line.indent - base, 0)
                self.faults.append(fault._replace(offset=line.offset + column))
            self._found.clear()
        return paragraph

    def _begins_list(self, at: int, last: int, depth: int) -> bool:
        marker = marker_of(self._lines[at])
        if marker is None or (marker.number is not None and not numbers_more(self._lines, at, last)):
            return False
        if depth < _DEEPEST_LIST:
            return True
        if not self._too_deep:
            self._too_deep = True
            message = f"lists are nested more than {_DEEPEST_LIST} deep"
            self.faults.append(Fault(self._lines[at].offset, message, "indent the list less"))
        return False

    def _list(self, blocks: list[Block], at: int, last: int, depth: int) -> int:
        """Read a list; where its numbers jump, another one begins, so that each item keeps its number."""
        items: list[tuple[Block, ...]] = []
        start = None
        same = True
        marker = first = marker_of(self._lines[at])
        while marker is not None and first is not None and (marker.number is None) == (first.number is None):
            number = marker.number
            if number is not None:
                if start is not None and number != start + len(items) and not (same and number == start):
                    blocks.append(ListBlock(tuple(items), start))
                    items, start = [], None
                same = start is None or (same and number == start)
                start = number if start is None else start
            end = item_end(self._lines, at, last)
            items.append(self._item(at, end, marker.width, depth))
            at = end
            while at < last and not self._lines[at].text:
                at += 1
            marker = marker_of(self._lines[at]) if at < last else None
        blocks.append(ListBlock(tuple(items), start))
        return at

    def _item(self, at: int, end: int, width: int, depth: int) -> tuple[Block, ...]:
        line = self._lines[at]
        inside = line.indent + width
        base = min(inside, next((below.indent for below in self._lines[at + 1 : end] if below.text), inside))
        self._lines[at] = Line(base, line.text[width:], line.offset + width)
        return tuple(self.blocks(at, end, base, depth + 1))

    def _code_end(self, at: int, last: int) -> int | None:
        """Return the line that closes the code block which this line opens; None where it opens none."""
        opening = FENCE.match(self._lines[at].text) if self._may_fence else None
        if opening is None:
            return None
        fence = opening[1]
        for after in range(at + 1, last):
            text = self._lines[after].text
            if text.startswith(fence) and not text.strip(fence[0]):
                return after
        self._may_fence = False
        message = f"the code block that {shortened(fence)} opens is never closed"
        self.faults.append(
            Fault(self._lines[at].offset, message, f"write {shortened(fence)} on a line of its own below it")
        )
        return None

    def _code(self, at: int, end: int) -> CodeBlock:
        opening = FENCE.match(self._lines[at].text)
        base = self._lines[at].indent
        text = "\n".join(" " * (line.indent - base) + line.text for line in self._lines[at + 1 : end])
        if opening is None or not opening[2]:
            return CodeBlock(text)
        from cardprint.source.markup.code_block import read_code  # noqa: PLC0415 - few decks have code

        block, doubt = read_code(text, opening[2])
        if doubt is not None:
            self.doubts.append(doubt._replace(offset=self._lines[at].offset + opening.start(2) + doubt.offset))
        return block

    def _table_aligns(self, at: int, last: int) -> tuple[str, ...] | None:
        return read_aligns(self._lines[at].text, self._lines[at + 1].text) if at + 1 < last else None

    def _table(self, blocks: list[Block], at: int, last: int, aligns: tuple[str, ...]) -> int:
        end = at + 2
        while end < last and "|" in self._lines[end].text:
            end += 1
        rows = [self._row(row, len(aligns)) for row in (at, *range(at + 2, end))]
        blocks.append(Table(rows[0], tuple(rows[1:]), aligns))
        return end

    def _row(self, at: int, columns: int) -> tuple[Paragraph, ...]:
        line = self._lines[at]
        cells = split_row(line.text)
        if len(cells) > columns:
            message = f"this row of the table has {len(cells)} cells, its head has {columns}"
            hint = "write \\| where the bar is no border"
            self.faults.append(Fault(line.offset + cells[columns].offset, message, hint))
        paragraphs = [self._prose(cell.text, at, 0, line.text, cell.offset) for cell in cells[:columns]]
        return (*paragraphs, *[Paragraph(())] * (columns - len(cells)))
