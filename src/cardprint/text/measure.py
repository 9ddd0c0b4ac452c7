"""Text of any scripts, styles and directions → a measured paragraph, of words that are shaped.

Plain text takes the quick way of text/plain.py; what both give is the same.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from cardprint.model.blocks import PLAIN
from cardprint.model.glyphs import Word
from cardprint.text import bidi
from cardprint.text.breaks import code_breaks, has_right_to_left, objects, taken_apart
from cardprint.text.edges import GLUE
from cardprint.text.measured_text import MeasuredText
from cardprint.text.shape import JOINING, NEIGHBOUR, SOFT_HYPHEN, ink_reach
from cardprint.text.spacing import HALVED
from cardprint.text.word_attributes import PLAIN_DETAIL, SHIFT_SCALE, WordDetail, reach

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cardprint.model.blocks import Run, Style
    from cardprint.text.inset import Inset
    from cardprint.text.word_table import WordTables

_NO_INSETS: Mapping[int, Inset] = {}
_REACH = 4  # characters: a neighbouring letter and the marks on it


def measure_text(  # noqa: PLR0913 - a paragraph and who shapes it
    text: str,
    styles: Sequence[tuple[int, Style]],
    unit_ends: Sequence[int],
    tables: WordTables,
    insets: Mapping[int, Inset] = _NO_INSETS,
    *,
    rtl: bool = False,
    code: bool = False,
) -> MeasuredText:
    """Shape and measure a paragraph, or a line of ``code``, which runs from left to right whatever letters are in it.

    ``styles`` holds the end of each stretch of one style; ``unit_ends`` the positions after which a line may end. The
    last of both is the length of the text. ``tables`` have the words of a style, right to left or not. ``rtl`` is the
    direction of the language: of a paragraph with right-to-left text in it. In other languages the first letter
    decides. ``insets`` are by the index of their stand-in in the text; each has a stretch of one style for itself.
    """
    direction, levels = _directions(text, rtl=rtl, code=code)
    words: list[Word] = []
    details: list[WordDetail] = []
    bounds, starts, ends = [0], [0.0], []
    hyphens: list[Word | None] = []
    ascent = descent = position = ink_end = 0.0
    face = set_in = None
    may_end = set(unit_ends)
    has_soft_hyphens = SOFT_HYPHEN in text
    joins = (bool(levels) and JOINING.search(text) is not None) or HALVED.search(text) is not None
    for start, end, style, level in _stretches(text, styles, levels, unit_ends):
        if set_in is None or set_in[0] is not style or set_in[1] != level:
            set_in = style, level
            scale = SHIFT_SCALE if style.shift else 1.0
            table = tables.table(style, rtl=level % 2 == 1)
            detail = _detail(style, level)
        inset = insets.get(start) if insets else None
        if inset is None:
            units = table.words(_in_context(text, start, end) if joins else text[start:end])
        else:
            units = (Word("", table.base, (), inset.width),)
        for word in units:
            words.append(word)
            details.append(detail if inset is None else detail._replace(inset=inset))
            if word.ink:
                ink_end = position + word.ink * scale
            position += word.width * scale
            if word.typeface is not face:
                if word.typeface is table.base or any(map(str.isalpha, word.text)):
                    face = word.typeface
                    above, below = face.ascent, -face.descent
                else:
                    above, below = ink_reach(word)
                ascent, descent = max(ascent, above), max(descent, below)
        if end in may_end:
            hyphen = table.shaper.hyphen() if has_soft_hyphens and text[end - 1] == SOFT_HYPHEN else None
            if hyphen is not None:
                ink_end += hyphen.ink * scale
            hyphens.append(hyphen)
            ends.append(ink_end)
            starts.append(position)
            bounds.append(len(words))
            ink_end = position
    return MeasuredText(
        words,
        starts,
        ends,
        bounds,
        details=None if all(detail is PLAIN_DETAIL for detail in details) else details,
        hyphens=hyphens if has_soft_hyphens else None,
        reaches=[_reach(details[first:after]) for first, after in pairwise(bounds)] if insets else None,
        rtl=direction == 1,
        ascent=ascent,
        descent=descent,
    )


def measure_code(runs: Sequence[Run], tables: WordTables, widest: float) -> MeasuredText:
    """Shape and measure a line of code, of which units wider than ``widest`` em may break anywhere."""
    text = "".join(run.text for run in runs) or " "
    ends = accumulate(map(len, (run.text for run in runs)))
    styles = [(end, run.style) for end, run in zip(ends, runs, strict=True)] or [(1, PLAIN)]
    units = code_breaks(text)
    measured = measure_text(text, styles, units, tables, code=True)
    if measured.widest > widest:
        measured = measure_text(text, styles, taken_apart(text, units, measured.widths, widest), tables, code=True)
    return measured


def _directions(text: str, *, rtl: bool, code: bool) -> tuple[int, list[int]]:
    """Return the direction of a paragraph and the levels of its characters, none where all run left to right."""
    if not has_right_to_left(text):
        return 0, []
    visible = objects(text.replace(GLUE, " "))
    direction = 0 if code else 1 if rtl else bidi.base_level(visible)
    return direction, bidi.levels(visible, direction)


def _reach(details: Sequence[WordDetail]) -> tuple[float, float]:
    """Return the room that a unit's insets need above and below the baseline."""
    reaches = [reach(detail.inset, detail.shift) for detail in details if detail.inset is not None]
    return max((above for above, _ in reaches), default=0.0), max((below for _, below in reaches), default=0.0)


def _detail(style: Style, level: int) -> WordDetail:
    if level or style.shift or style.link or style.tone:
        return WordDetail(level, style.shift, style.link, style.tone)
    return PLAIN_DETAIL


def _in_context(text: str, start: int, end: int) -> str:
    """Cut a stretch out of a text, between its neighbours where a letter or mark at its edge joins one of them."""
    before = after = ""
    if start and JOINING.match(text, start - 1) and JOINING.match(text, start):
        before = text[max(0, start - _REACH) : start]
    if end < len(text) and JOINING.match(text, end - 1) and JOINING.match(text, end):
        after = text[end : end + _REACH]
    elif HALVED.match(text, end - 1):
        after = text[end]
    cut = text[start:end]
    return f"{before}{NEIGHBOUR}{cut}{NEIGHBOUR}{after}" if before or after else cut


def _stretches(
    text: str, styles: Sequence[tuple[int, Style]], levels: Sequence[int], unit_ends: Sequence[int]
) -> Iterator[tuple[int, int, Style, int]]:
    """Cut a text wherever its style or direction changes or a line may end."""
    if len(styles) == 1 and not levels:
        start, style = 0, styles[0][1]
        for end in unit_ends:
            yield start, end, style, 0
            start = end
        return
    edges = {*unit_ends, *(end for end, _ in styles)}
    if levels:
        edges.update(index for index in range(1, len(text)) if levels[index] != levels[index - 1])
    which = iter(styles)
    style_end, style = next(which)
    start = 0
    for end in sorted(edges):
        while style_end <= start:
            style_end, style = next(which)
        yield start, end, style, levels[start] if levels else 0
        start = end
