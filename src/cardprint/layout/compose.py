"""Blocks → a flow: how paragraphs, lists, code, tables, comparisons and chains stand to one another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cardprint.layout.chain import ChainFigure
from cardprint.layout.comparison import Column, ComparisonFigure
from cardprint.layout.flow import Flow, Lines, Marker, Row
from cardprint.layout.table import TableFigure
from cardprint.model.blocks import (
    PLAIN,
    Chain,
    CodeBlock,
    Comparison,
    ListBlock,
    Paragraph,
    Run,
    Style,
    Table,
    plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.model.blocks import Block
    from cardprint.text.prose import Prose
    from cardprint.text.typesetter import Typesetter

# Spaces in em of the text. A list's items stand closer than paragraphs, the list a little away from its lead-in.
LEADING = 1.35
HEADING_LEADING = 1.2
_PARAGRAPH_SPACE = 0.5 * LEADING
_LIST_SPACE = 0.35
_ITEM_SPACE = 0.15
_FIGURE_SPACE = 0.6
_BULLET_EDGE, _BULLET_INDENT = 0.5, 0.85
_MARKER_GAP = 0.4
_BULLETS = ("•", "–", "·")  # by depth
_CODE_LEADING = 1.25
_TAB = "    "
# Faces that reach far up and down, such as Naskh or Thai, get the leading they ask for, up to this much.
_LATIN_REACH, _TALLEST = 1.37, 1.75
_BOLD = Style(bold=True)


@dataclass(frozen=True, slots=True)
class Composer:
    """Makes flows of one typesetter's text.

    ``base`` is the style that markup adds to. ``hyphenate`` divides words; ``unfold`` sets figures as plain text, and
    ``chop`` breaks between any two characters: the ways out where text does not fit.
    """

    typesetter: Typesetter
    base: Style = PLAIN
    leading: float = LEADING
    balanced: bool = False
    hyphenate: bool = False
    unfold: bool = False
    chop: bool = False

    def with_hyphens(self) -> Composer:
        """Give the same that divides words by its language's rules."""
        return replace(self, hyphenate=True)

    def unfolding(self) -> Composer:
        """Give the same that sets figures as text."""
        return replace(self, unfold=True)

    def chopping(self) -> Composer:
        """Give the same that breaks anywhere."""
        return replace(self, unfold=True, hyphenate=False, chop=True)

    def flow(self, blocks: Sequence[Block]) -> Flow:
        """Compose blocks one below another."""
        return Flow(self._rows(blocks, 0.0, 0))

    def _rows(
        self, blocks: Sequence[Block], indent: float, depth: int, marker: Marker | None = None, space: float = 0.0
    ) -> list[Row]:
        """Compose blocks at an indent; ``marker`` hangs before the first line, ``space`` is left above it."""
        rows: list[Row] = []
        for block in blocks:
            if isinstance(block, Paragraph):
                rows += self._paragraph(block, indent, _PARAGRAPH_SPACE if rows else space, marker)
            elif isinstance(block, ListBlock):
                rows += self._list(block, indent, depth, _LIST_SPACE if depth == 0 else _ITEM_SPACE)
            elif isinstance(block, CodeBlock):
                rows += self._code(block, indent)
            elif self.unfold:
                rows += self._rows(unfolded(block), indent, depth)
            else:
                rows.append(self._figure(block))
            marker = None
        return rows

    def _prose(self, runs: Sequence[Run], base: Style) -> Prose:
        if self.chop:
            return self.typesetter.chopped(runs, base)
        return self.typesetter.prose(runs, base, hyphenate=self.hyphenate)

    def _paragraph(self, paragraph: Paragraph, indent: float, space: float, marker: Marker | None) -> list[Lines]:
        """Set a paragraph; each line its author typed begins anew."""
        rows: list[Lines] = []
        for line in _typed_lines(paragraph.runs):
            prose = self._prose(line, self.base)
            leading = self.leading
            reach = prose.ascent + prose.descent
            if reach > _LATIN_REACH:
                leading = max(leading, min(reach, _TALLEST))
            rows.append(Lines(prose, leading, space, indent, marker, self.balanced))
            space, marker = 0.0, None
        return rows

    def _list(self, block: ListBlock, indent: float, depth: int, space: float) -> list[Row]:
        rows: list[Row] = []
        markers = [self.typesetter.words(text, self.base) for text in _marker_texts(block, depth)]
        if block.start is None:
            edge, text_indent = _BULLET_EDGE, _BULLET_INDENT
        else:
            edge = max(sum(word.width for word in words) for words in markers)
            text_indent = edge + _MARKER_GAP
        for item, words in zip(block.items, markers, strict=True):
            rows += self._rows(item, indent + text_indent, depth + 1, Marker(words, indent + edge), space)
            space = _ITEM_SPACE
        return rows

    def _code(self, block: CodeBlock, indent: float) -> Iterator[Lines]:
        style = self.base._replace(code=True, bold=False)
        advance = self.typesetter.words("0", style)[0].width
        space = _FIGURE_SPACE
        for line in block.text.split("\n"):
            typed = line.replace("\t", _TAB)
            text = typed.lstrip(" ")
            deeper = indent + advance * (len(typed) - len(text))
            yield Lines(self._prose((Run(text or " "),), style), _CODE_LEADING, space, deeper)
            space = 0.0

    def _figure(self, block: Chain | Comparison | Table) -> Row:
        set_ = self.typesetter.prose
        if isinstance(block, Chain):
            labels = tuple(self.typesetter.words(label) if label else None for label in block.labels)
            right, left, down = (self.typesetter.words(arrow)[0] for arrow in "→←↓")
            steps = tuple(set_(step.runs, self.base) for step in block.steps)
            return ChainFigure(steps, labels, right, left, down, _FIGURE_SPACE)
        if isinstance(block, Table):
            head = tuple(set_(cell.runs or _EMPTY, _BOLD) for cell in block.head)
            rows = tuple(tuple(set_(cell.runs or _EMPTY, self.base) for cell in row) for row in block.rows)
            return TableFigure((head, *rows), block.aligns, _FIGURE_SPACE)
        columns = (Column(set_(side.title.runs, _BOLD), self.flow(side.blocks)) for side in block.sides)
        return ComparisonFigure(tuple(columns), _FIGURE_SPACE)


_EMPTY = (Run(" "),)


def _typed_lines(runs: Sequence[Run]) -> list[Sequence[Run]]:
    """Split runs where their author began a new line."""
    if len(runs) == 1 and "\n" not in runs[0].text:
        return [runs]
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(run._replace(text=first))
        lines += ([run._replace(text=text)] for text in others)
    return list(lines)


def _marker_texts(block: ListBlock, depth: int) -> list[str]:
    if block.start is None:
        return [_BULLETS[min(depth, len(_BULLETS) - 1)]] * len(block.items)
    return [f"{number}." for number in range(block.start, block.start + len(block.items))]


def unfolded(block: Chain | Comparison | Table) -> list[Block]:
    """Give a figure as paragraphs and lists, for where there is no room for it side by side."""
    if isinstance(block, Comparison):
        blocks: list[Block] = []
        for side in block.sides:
            title = (run._replace(style=run.style._replace(bold=True)) for run in side.title.runs)
            blocks.append(Paragraph(tuple(title)))
            blocks += side.blocks
        return blocks
    return [Paragraph((Run(line),)) for line in plain_text((block,)).split("\n")]
