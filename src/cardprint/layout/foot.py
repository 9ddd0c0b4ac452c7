"""The foot of a card, the same on both faces: the deck's title, and the card's number at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.model.geometry import Rect
from cardprint.model.page import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from cardprint.layout.face_frame import Frame
    from cardprint.model.deck import Card
    from cardprint.model.theme import Theme
    from cardprint.text.typesetter import Typesetter

_SIZE = 6.5
_NUMBER_ROOM = mm(14)  # holds the number of any card but those that many cards follow
_GAP = 1.0  # em: the least between title and number
_DESCENT = 0.2  # of the size: how far the baseline is above the end of the inner area


class Foot:
    """Sets the feet of one deck's cards."""

    def __init__(self, typesetter: Typesetter, title: str, frame: Frame, theme: Theme) -> None:
        """Set the title, once for all cards; one that is too long is shortened."""
        self._typesetter = typesetter
        self._text = title
        self._size = frame.foot
        self._quiet = theme.colours.quiet
        inner = frame.inner
        self._right = inner.right
        room = inner.width - theme.room(_NUMBER_ROOM, _SIZE)
        words = typesetter.words_within(title, room / self._size)
        self._title = Text(inner.x, inner.bottom - _DESCENT * self._size, self._size, self._quiet, words)
        self.area = Rect(inner.x, inner.bottom - self._size, inner.width, self._size)
        """Where it stands on the card."""

    def items(self, card: Card, part: int, parts: int) -> tuple[Text, Text]:
        """Give the items of a card's foot; ``part`` counts from 0, of ``parts`` cards that this card takes."""
        words = self._typesetter.figures(card.number)
        if parts > 1:
            words += self._typesetter.words(f" · {part + 1}/{parts}")
        x = self._right - self._size * sum([word.width for word in words])
        title = self._title
        if title.x + title.width + _GAP * self._size > x:
            title = self._shortened(x)
        return (title, Text(x, title.y, self._size, self._quiet, words))

    def _shortened(self, end: float) -> Text:
        """Give the title as far as it ends before ``end``; nothing of it where not even an ellipsis would."""
        measure = (end - self._title.x) / self._size - _GAP
        words = self._typesetter.words_within(self._text, measure)
        title = self._title._replace(words=words)
        return title if title.width <= measure * self._size else title._replace(words=())
