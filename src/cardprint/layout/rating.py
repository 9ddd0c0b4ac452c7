"""The scale on which a learner says how well a card was known: 1 not at all … 5 perfectly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.layout.palette import HAIR, QUIET
from cardprint.model.page import Circle, Item, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cardprint.model.glyphs import Word
    from cardprint.text.typesetter import Typesetter

QUESTION = "How well did you know this?"
LEAST, MOST = "not at all", "perfectly"
STEPS = "12345"

_FIGURE = 0.62  # the size of a figure in its circle, in radii times two
_CAP = 0.714  # the height of figures in Noto Sans, in em


def circles(typesetter: Typesetter, x: float, centre: float, radius: float) -> tuple[list[Item], float]:
    """Give five circles to tick, the first one's left edge at ``x``, and the x of the last one's right edge."""
    items: list[Item] = []
    pitch = 2.5 * radius
    size = 2 * radius * _FIGURE
    for index, figure in enumerate(STEPS):
        middle = x + radius + index * pitch
        items.append(Circle(middle, centre, radius, None, HAIR, 0.6))
        words = typesetter.words(figure)
        items.append(Text(middle - _width(words) * size / 2, centre + _CAP * size / 2, size, QUIET, words))
    return items, x + radius * 2 + 4 * pitch


def scale(typesetter: Typesetter, middle: float, centre: float, size: float, room: float) -> list[Item]:
    """Give question, circles and their ends as one line about ``middle``; the ends alone where ``room`` is narrow."""
    radius = 0.85 * size
    gap = 0.7 * size
    question, least, most = (typesetter.words(text) for text in (QUESTION, LEAST, MOST))
    ends = size * (_width(least) + _width(most)) + 2 * gap + 12 * radius
    asked = ends + size * _width(question) + 2 * gap
    parts = (question, least) if asked <= room else (least,)
    x = middle - (asked if asked <= room else ends) / 2
    baseline = centre + _CAP * size / 2
    items: list[Item] = []
    for index, words in enumerate(parts):
        items.append(Text(x, baseline, size, QUIET, words))
        x += size * _width(words) + gap * (2 if index < len(parts) - 1 else 1)
    marks, x = circles(typesetter, x, centre, radius)
    return [*items, *marks, Text(x + gap, baseline, size, QUIET, most)]


def _width(words: Iterable[Word]) -> float:
    return sum(word.width for word in words)
