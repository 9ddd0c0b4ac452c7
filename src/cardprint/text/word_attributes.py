"""What sets words of a paragraph apart, and how a line of such words is placed: links, colours, what is no word."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from cardprint.model.blocks import Tone  # noqa: TC001 - compiled, a named tuple looks its annotations up
from cardprint.model.page import Item, Link, Rule
from cardprint.model.text import Text
from cardprint.text.bidi import visual_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cardprint.model.glyphs import Word
    from cardprint.model.text import Colour
    from cardprint.text.inset import Inset

# Sub- and superscripts, as fractions of an em: the usual values of text faces' OS/2 tables.
SHIFT_SCALE: Final = 0.65
_RISE: Final = {1: 0.35, 0: 0.0, -1: -0.14}
_UNDERLINE: Final = 0.12  # below the baseline
_UNDERLINE_THICKNESS: Final = 0.045
_CLEARANCE: Final = 0.1  # em above and below what is higher than words, so that lines do not touch

NO_TONES: Final[Mapping[Tone, Colour]] = {}


class WordDetail(NamedTuple):
    """What sets a word apart from plain left-to-right text: bidi level, shift off the baseline, link, ink.

    Where there is an ``inset``, the word is a stand-in that has nothing but its width.
    """

    level: int = 0
    shift: int = 0
    link: str | None = None
    tone: Tone = ""
    inset: Any = None  # an Inset: named here it would be imported, and imports this


PLAIN_DETAIL: Final = WordDetail()


def place_details(  # noqa: PLR0913, PLR0917 - a line, its place and its look
    words: list[Word],
    details: list[WordDetail],
    x: float,
    y: float,
    size: float,
    colour: Colour,
    tones: Mapping[Tone, Colour],
) -> list[Item]:
    """Return the items of a line of words in reading order, its left edge at ``x``, its baseline at ``y``, in points.

    A tone that ``tones`` does not name is set in ``colour``.
    """
    levels = [detail.level for detail in details]
    items: list[Item] = []
    line = zip(visual_order(words, levels), visual_order(details, levels), strict=True)
    for (shift, link, tone, inset), group in groupby(line, _setting):
        together = tuple([word for word, _ in group])
        scale, ink = (SHIFT_SCALE if shift else 1.0), tones.get(tone, colour)
        text = Text(x, y - _RISE[shift] * size, size * scale, ink, together)
        if inset is None:
            items.append(text)
        else:
            for index, word in enumerate(together):  # more than one where like things stand side by side
                items += inset.place(x + index * word.width * text.size, text.y, text.size, ink, tones)
        if link is not None:
            right = x + text.width - (together[-1].width - together[-1].ink) * text.size
            below = y + _UNDERLINE * size
            items.append(Rule(x, below, right, below, _UNDERLINE_THICKNESS * size, colour))
            items.append(Link(x, y - size, right - x, 1.25 * size, link))
        x += text.width
    return items


def reach(inset: Inset, shift: int) -> tuple[float, float]:
    """Return the room above and below the baseline that an inset needs, in em."""
    scale = SHIFT_SCALE if shift else 1.0
    rise = _RISE[shift]
    return inset.ascent * scale + rise + _CLEARANCE, inset.descent * scale - rise + _CLEARANCE


def _setting(placed: tuple[Word, WordDetail]) -> tuple[int, str | None, Tone, Inset | None]:
    """Return what words must share to be one item: they may differ in face, not in height, link or ink."""
    detail = placed[1]
    return detail.shift, detail.link, detail.tone, detail.inset
