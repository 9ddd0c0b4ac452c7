"""The scale on which a learner says how well a card was known: 1 not at all … 5 perfectly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.palette import Inks
from cardprint.model.page import Circle, Item
from cardprint.model.text import Text
from cardprint.model.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cardprint.model.glyphs import Word
    from cardprint.model.words import Words
    from cardprint.text.typesetter import Typesetter

STEPS = "12345"

_STROKE = 0.6
_CAP = 0.714  # the height of figures in Noto Sans, in em


FIGURE = 0.62
"""The size of a figure in its circle, in radii times two."""

_PLAIN = Inks()


def circles(
    typesetter: Typesetter, x: float, centre: float, radius: float, inks: Inks = _PLAIN
) -> tuple[list[Item], float]:
    """Return five circles to tick, the first one's left edge at ``x``, and the x of the last one's right edge."""
    items: list[Item] = []
    pitch = 2.5 * radius
    size = 2 * radius * FIGURE
    for index, figure in enumerate(STEPS):
        middle = x + radius + index * pitch
        items.append(Circle(middle, centre, radius, None, inks.hair, _STROKE))
        words = typesetter.words(figure)
        items.append(Text(middle - _width(words) * size / 2, centre + _CAP * size / 2, size, inks.quiet, words))
    return items, x + radius * 2 + 4 * pitch


def scale(  # noqa: PLR0913, PLR0917 - its place and its look
    typesetter: Typesetter,
    middle: float,
    centre: float,
    size: float,
    room: float,
    inks: Inks = _PLAIN,
    words: Words = ENGLISH,
) -> list[Item]:
    """Return question, circles and their ends as one line about ``middle``.

    Where ``room`` is narrow the question is left out, where it is narrower yet the ends are, too, and at last the
    circles are as small as they must be.
    """
    radius = 0.85 * size
    gap = 0.7 * size
    question, least, most = map(typesetter.words, (words.knew, words.least, words.most))
    figures = 12 * radius
    ends = size * (_width(least) + _width(most)) + 2 * gap + figures
    asked = ends + size * _width(question) + 2 * gap
    if ends > room:
        smaller = min(radius, (room - _STROKE) / 12)
        return circles(typesetter, middle - 6 * smaller, centre, smaller, inks)[0]
    parts = (question, least) if asked <= room else (least,)
    x = middle - (asked if asked <= room else ends) / 2
    baseline = centre + _CAP * size / 2
    items: list[Item] = []
    for index, part in enumerate(parts):
        items.append(Text(x, baseline, size, inks.quiet, part))
        x += size * _width(part) + gap * (2 if index < len(parts) - 1 else 1)
    marks, x = circles(typesetter, x, centre, radius, inks)
    return [*items, *marks, Text(x + gap, baseline, size, inks.quiet, most)]


def _width(words: Iterable[Word]) -> float:
    return sum(word.width for word in words)
