"""Blocks → a flow: how paragraphs, lists, code, tables, comparisons and chains stand to one another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from cardprint.layout.composition import chain, comparison
from cardprint.layout.composition.chain import ChainFigure
from cardprint.layout.composition.comparison import ComparisonColumn, ComparisonFigure
from cardprint.layout.composition.figures_as_text import unfolded
from cardprint.layout.composition.flow import Flow
from cardprint.layout.composition.lines import Lines, Marker
from cardprint.layout.composition.picture import TALLEST, PictureRow
from cardprint.layout.composition.row_protocols import Row  # noqa: TC001 - see Typesetter
from cardprint.model.blocks import (
    PLAIN,
    Chain,
    CodeBlock,
    Comparison,
    Formula,
    ListBlock,
    Paragraph,
    PictureBlock,
    Run,
    Style,
    Table,
)
from cardprint.text.typesetter import Typesetter  # noqa: TC001 - compiled, a data class looks its annotations up

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cardprint.layout.composition.code_block import CodeFigure
    from cardprint.layout.composition.table_line import TableLine
    from cardprint.model.blocks import Block
    from cardprint.text.measured_text import MeasuredText

# Spaces in em of the text. A list's items stand closer than paragraphs, the list a little away from its lead-in.
LEADING = 1.35
HEADING_LEADING = 1.2
_PARAGRAPH_SPACE = 0.5 * LEADING
_LIST_SPACE = 0.35
_ITEM_SPACE = 0.15
_FIGURE_SPACE = 0.6
_AROUND = 0.5  # that a line needs above and below what stands in it
_DISPLAY_SPACE = 0.25  # above and below a formula on a line of its own, which has some air around it already
_BULLET_EDGE, _BULLET_INDENT = 0.5, 0.85
_MARKER_GAP = 0.4
_RIGHT_TO_LEFT_MARK = "\u200f"  # puts the stop of a number on its left
_ARROW = " → "  # with spaces, which some readers do not see between an arrow and its boxes
_BULLETS = ("•", "–", "·")  # by depth
# Faces that reach far up and down, such as Naskh or Thai, get the leading they ask for, up to this much.
_LATIN_REACH, _TALLEST = 1.37, 1.75
_BOLD = Style(bold=True)


@dataclass(frozen=True, slots=True)
class Composer:
    """Makes flows of one typesetter's text.

    ``base`` is the style that markup adds to; ``spread`` moves lines apart, where it is more than 1; in ``flush``
    text formulas by themselves begin where lines begin, and not in the middle. The ways out
    where text does not fit: ``hyphenate`` divides words; formulas that are wider than the ``widest``, in em, are broken
    behind their operators; code that ``wraps`` goes on below where its lines are too
    long; ``unfold`` sets figures as plain text, tables only with ``unfold_tables``, and those that fit into a measure
    of ``columns`` em keep theirs; ``break_words`` is the measure, in em, of which no indent takes more than half and in
    which words that are wider are cut anywhere. Pictures are at most ``tallest`` em high; ``em`` is the size, in
    points, that text will have as a rule, by which pictures that ask for a height of their own are measured. None is
    higher than ``room``, nor, where text is chopped, is anything else that stands in a line.
    """

    typesetter: Typesetter
    base: Style = PLAIN
    leading: float = LEADING
    spread: float = 1.0
    balanced: bool = False
    flush: bool = False
    hyphenate: bool = False
    widest: float = inf
    unfold: bool = False
    unfold_tables: bool = True
    columns: float = 0.0
    wraps: bool = False
    break_words: float = inf
    tallest: float = TALLEST
    em: float = 10.0
    room: float = inf

    def with_hyphens(self, widest: float = inf) -> Composer:
        """Return same that divides words by its language's rules, and formulas that are wider than the ``widest``."""
        return replace(self, hyphenate=True, widest=widest)

    def wrapping(self) -> Composer:
        """Return the same that turns long lines of code over."""
        return replace(self, wraps=True)

    def unfolding(self, *, tables: bool = True, columns: float = 0.0) -> Composer:
        """Return same that sets figures as text, all or all but tables, and these in columns where there is room."""
        return replace(self, unfold=True, unfold_tables=tables, columns=columns, wraps=True)

    def breaking_words(self, measure: float) -> Composer:
        """Return the same that fits everything into a measure."""
        return replace(self, unfold=True, unfold_tables=True, hyphenate=False, wraps=True, break_words=measure)

    def within(self, room: float) -> Composer:
        """Return the same whose pictures are no higher than a room, in em."""
        return replace(self, room=room)

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
                above = _LIST_SPACE if depth else _FIGURE_SPACE
                rows.append(self._code(block, indent, above if rows else space, marker))
            elif isinstance(block, PictureBlock):
                rows.append(self._picture(block, indent, _FIGURE_SPACE if rows else space, marker))
            elif isinstance(block, Table) and self.columns and not indent and (lines := self._table_lines(block)):
                rows += lines if rows else [lines[0]._replace(space=space), *lines[1:]]
            elif self._is_unfolded(block):
                text = unfolded(
                    block, rtl=isinstance(block, Chain) and self.typesetter.measure(block.steps[0].runs).rtl
                )
                rows += self._rows(text, indent, depth, marker, _PARAGRAPH_SPACE if rows else space)
            else:
                rows.append(self._figure(block))
            marker = None
        return rows

    def _measured(self, runs: Sequence[Run], base: Style, indent: float) -> MeasuredText:
        if self.break_words < inf:
            return self.typesetter.measure_broken(runs, base, self.break_words - indent, self.room - _AROUND)
        widest = self.widest - indent
        return self.typesetter.measure(runs, base, hyphenate=self.hyphenate, phrases=self.balanced, widest=widest)

    def _paragraph(self, paragraph: Paragraph, indent: float, space: float, marker: Marker | None) -> list[Lines]:
        """Set a paragraph; each line its author typed begins anew."""
        rtl = self.typesetter.rtl
        if not (self.hyphenate or self.widest < inf or self.break_words < inf or "\n" in paragraph.text):
            measured = self.typesetter.plain(paragraph.stretches, self.base)
            if measured is not None:
                leading = _clear(measured, self.leading * self.spread)
                return [Lines(measured, leading, space, indent, marker, self.balanced, rtl)]
        rows: list[Lines] = []
        has_insets = paragraph.has_insets
        for line in _typed_lines(paragraph):
            measured = self._measured(line, self.base, indent)
            leading = _clear(measured, self.leading * self.spread)
            if has_insets and _is_display(line):
                above = max(space, _DISPLAY_SPACE)
                rows.append(Lines(measured, leading, above, indent, marker, rtl=rtl, centred=not self.flush))
                space, marker = _DISPLAY_SPACE, None
            else:
                rows.append(Lines(measured, leading, space, indent, marker, self.balanced, rtl))
                space, marker = 0.0, None
        return rows

    def _list(self, block: ListBlock, indent: float, depth: int, space: float) -> list[Row]:
        rows: list[Row] = []
        mark = _RIGHT_TO_LEFT_MARK if self.typesetter.rtl and block.start is not None else ""
        markers = [self.typesetter.words(mark + text, self.base) for text in _marker_texts(block, depth)]
        if block.start is None:
            edge, text_indent = _BULLET_EDGE, _BULLET_INDENT
        else:
            edge = max(sum(word.width for word in words) for words in markers)
            text_indent = edge + _MARKER_GAP
        indent = max(0.0, min(indent, self.break_words / 2 - text_indent))
        for item, words in zip(block.items, markers, strict=True):
            rows += self._rows(item, indent + text_indent, depth + 1, Marker(words, indent + edge), space)
            space = _LIST_SPACE if isinstance(item[-1], CodeBlock) else _ITEM_SPACE
        return rows

    def _code(self, block: CodeBlock, indent: float, space: float, marker: Marker | None) -> CodeFigure:
        from cardprint.layout.composition import code_block  # noqa: PLC0415 - few decks have code

        column = self.typesetter.words("0", Style(code=True))[0].width
        indent = min(indent, self.break_words / 2)
        lines = []
        for lead, runs in code_block.code_lines(block):
            blanks = self.typesetter.measure((Run(" " * lead),), Style(code=True)).words if lead else ()
            widest = (self.break_words - indent) / 2 - code_block.TURNED * column
            lines.append(code_block.CodeLine(self.typesetter.code(runs, widest), tuple(blanks), column * lead))
        leading = self._within_figures(code_block.LEADING, [line.measured for line in lines])
        return code_block.CodeFigure(
            tuple(lines), column, leading, space, indent, marker, wraps=self.wraps, rtl=self.typesetter.rtl
        )

    def _picture(self, block: PictureBlock, indent: float, space: float, marker: Marker | None) -> Row:
        row = PictureRow.of(block, self.tallest, self.em, space)
        tallest = min(row.tallest, self.room)
        return row._replace(indent=indent, marker=marker, tallest=tallest, rtl=self.typesetter.rtl)

    def _is_unfolded(self, block: Chain | Comparison | Table) -> bool:
        if isinstance(block, Chain) and len(block.steps) > _MOST_BOXES:
            return True
        return self.unfold and (self.unfold_tables or not isinstance(block, Table))

    def _figure(self, block: Chain | Comparison | Table) -> Row:
        set_, rtl = self.typesetter.measure, self.typesetter.rtl
        if isinstance(block, Chain):
            labels = tuple(set_(label.runs) if label else None for label in block.labels)
            whole = not self.hyphenate  # phrases of a step, which is short
            steps = tuple(set_(step.runs, self.base, hyphenate=self.hyphenate, phrases=whole) for step in block.steps)
            leading = self._within_figures(chain.LEADING, steps)
            arrow = self.typesetter.shaped(_ARROW)
            return ChainFigure(steps, labels, arrow, _FIGURE_SPACE, leading, rtl or steps[0].rtl)
        if isinstance(block, Table):
            return self._table(block)
        heads = [set_(side.title.runs, _BOLD) for side in block.sides]
        leading = self._within_figures(comparison.LEADING, heads)
        sides = zip(heads, block.sides, strict=True)
        columns = tuple(ComparisonColumn(Lines(head, leading, rtl=rtl), self.flow(side.blocks)) for head, side in sides)
        return ComparisonFigure(columns, _FIGURE_SPACE, rtl or heads[0].rtl)

    def _table(self, block: Table) -> Row:
        from cardprint.layout.composition import table  # noqa: PLC0415 - few decks have tables

        rows = self._cells(block)
        leading = self._within_figures(table.LEADING, [cell for row in rows for cell in row])
        rtl = self.typesetter.rtl or rows[0][0].rtl
        return table.TableFigure.of(rows, block.aligns, _FIGURE_SPACE, leading, rtl=rtl)

    def _table_lines(self, block: Table) -> list[TableLine]:
        """Return the rows of a table that have something in them as lines of text; none where they are too long."""
        from cardprint.layout.composition.table_line import in_columns  # noqa: PLC0415 - few decks have tables

        rows = self._cells(block)
        kept = [row for row in rows if any(cell.width for cell in row)] or rows[:1]
        rtl = self.typesetter.rtl or rows[0][0].rtl
        return in_columns(
            kept, block.aligns, self.columns, leading=self.leading * self.spread, space=_PARAGRAPH_SPACE, rtl=rtl
        )

    def _cells(self, block: Table) -> list[tuple[MeasuredText, ...]]:
        bases = (_BOLD, *[self.base] * len(block.rows))
        return [
            tuple(self.typesetter.measure(cell.runs or _EMPTY, base, hyphenate=self.hyphenate) for cell in row)
            for row, base in zip((block.head, *block.rows), bases, strict=True)
        ]

    def _within_figures(self, designed: float, texts: Iterable[MeasuredText]) -> float:
        """Return the distance of lines in a figure; where lines are spread, that of other text is the least."""
        leading = designed * self.spread
        if self.spread > 1:
            leading = max(leading, self.leading * self.spread)
        return max(_clear(measured, leading) for measured in texts)


def _clear(measured: MeasuredText, leading: float) -> float:
    """Return a distance of lines at which tall faces keep clear of each other."""
    reach = measured.ascent + measured.descent
    return max(leading, min(reach, _TALLEST)) if reach > _LATIN_REACH else leading


_MOST_BOXES = 30  # in a chain: more fit no card, and the time to arrange them grows with their square
_EMPTY = (Run(" "),)


def _typed_lines(paragraph: Paragraph) -> list[Sequence[Run]]:
    """Split the runs of a paragraph where its author began a new line."""
    if "\n" not in paragraph.text:
        return [paragraph.runs]
    lines: list[list[Run]] = [[]]
    for run in paragraph.runs:
        first, *others = run.text.split("\n")
        lines[-1].append(run._replace(text=first))
        lines += ([run._replace(text=text)] for text in others)
    return list(lines)


def _is_display(line: Sequence[Run]) -> bool:
    """Return whether a line is a formula that is to stand by itself, and nothing else."""
    insets = [run.inset for run in line if run.inset is not None]
    if len(insets) != 1 or not isinstance(insets[0], Formula) or not insets[0].display:
        return False
    return not any(run.text.strip() for run in line if run.inset is None)


def _marker_texts(block: ListBlock, depth: int) -> list[str]:
    if block.start is None:
        return [_BULLETS[min(depth, len(_BULLETS) - 1)]] * len(block.items)
    return [f"{number}." for number in range(block.start, block.start + len(block.items))]
