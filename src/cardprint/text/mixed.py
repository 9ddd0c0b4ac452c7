"""Paragraphs of several styles, scripts or directions. Plain words take the short way, in typesetter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.text import bidi
from cardprint.text.breaks import GLUE, has_right_to_left
from cardprint.text.prose import PLAIN_DETAIL, SHIFT_SCALE, Detail, Prose
from cardprint.text.shape import JOINING, NEIGHBOUR, SOFT_HYPHEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cardprint.model.blocks import Style
    from cardprint.model.glyphs import Word
    from cardprint.text.shape import Case

_REACH = 4  # characters: a neighbouring letter and the marks on it


def measure(
    text: str,
    styles: Sequence[tuple[int, Style]],
    unit_ends: Sequence[int],
    case_for: Callable[[Style, bool], Case],
    *,
    rtl: bool = False,
) -> Prose:
    """Shape and measure a paragraph.

    ``styles`` holds the end of each stretch of one style; ``unit_ends`` the positions after which a line may end. The
    last of both is the length of the text. ``case_for`` gives the words of a style, right to left or not. ``rtl`` is
    the direction of the language: of a paragraph with right-to-left text in it. In other languages the first letter
    decides.
    """
    direction = 0
    levels: list[int] = []
    if has_right_to_left(text):
        visible = text.replace(GLUE, " ")
        direction = 1 if rtl else bidi.base_level(visible)
        levels = bidi.levels(visible, direction)
    words: list[Word] = []
    details: list[Detail] = []
    bounds, starts, ends = [0], [0.0], []
    hyphens: list[Word | None] = []
    ascent = descent = position = ink_end = 0.0
    face = set_in = None
    may_end = set(unit_ends)
    has_soft_hyphens = SOFT_HYPHEN in text
    joins = bool(levels) and JOINING.search(text) is not None
    for start, end, style, level in _stretches(text, styles, levels, unit_ends):
        if set_in is None or set_in[0] is not style or set_in[1] != level:
            set_in = style, level
            scale = SHIFT_SCALE if style.shift else 1.0
            case = case_for(style, level % 2 == 1)
            detail = Detail(level, style.shift, style.link) if level or style.shift or style.link else PLAIN_DETAIL
        for word in case[_in_context(text, start, end) if joins else text[start:end]]:
            words.append(word)
            details.append(detail)
            if word.ink:
                ink_end = position + word.ink * scale
            position += word.width * scale
            if word.typeface is not face:
                face = word.typeface
                ascent, descent = max(ascent, face.ascent), max(descent, -face.descent)
        if end in may_end:
            hyphen = case.hyphen() if has_soft_hyphens and text[end - 1] == SOFT_HYPHEN else None
            if hyphen is not None:
                ink_end += hyphen.ink * scale
            hyphens.append(hyphen)
            ends.append(ink_end)
            starts.append(position)
            bounds.append(len(words))
            ink_end = position
    return Prose(
        words,
        starts,
        ends,
        bounds=bounds,
        details=None if all(detail is PLAIN_DETAIL for detail in details) else details,
        hyphens=hyphens if has_soft_hyphens else None,
        rtl=direction == 1,
        ascent=ascent,
        descent=descent,
    )


def _in_context(text: str, start: int, end: int) -> str:
    """Cut a stretch out of a text, between its neighbours where a letter at its edge joins one of them."""
    before = after = ""
    if start and JOINING.match(text, start - 1) and JOINING.match(text, start):
        before = text[max(0, start - _REACH) : start]
    if end < len(text) and JOINING.match(text, end - 1) and JOINING.match(text, end):
        after = text[end : end + _REACH]
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
