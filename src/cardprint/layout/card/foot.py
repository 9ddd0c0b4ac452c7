"""The foot of a card, the same on both faces: the deck's title where lines begin, the card's number where they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cardprint.model.geometry import Rect
from cardprint.model.text import Text
from cardprint.model.units import mm

if TYPE_CHECKING:
    from cardprint.layout.card.face_frame import Frame
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
        self._inner = inner
        room = inner.width - theme.room(_NUMBER_ROOM, _SIZE)
        words = typesetter.words_within(title, room / self._size)
        self._title = self._beginning(
            Text(inner.x, inner.bottom - _DESCENT * self._size, self._size, self._quiet, words)
        )
        self.area = Rect(inner.x, inner.bottom - self._size, inner.width, self._size)
        """Where it stands on the card."""

    def items(self, card: Card, part: int, parts: int) -> tuple[Text, Text]:
        """Return the items of a card's foot; ``part`` counts from 0, of ``parts`` cards that this card takes."""
        words = self._typesetter.number(card.number)
        if parts > 1:
            words += self._typesetter.words(f" · {part + 1}/{parts}")
        width = self._size * sum([word.width for word in words])
        title = self._title
        room = self._inner.width - width - _GAP * self._size
        if title.width > room:
            title = self._shortened(room / self._size)
        x = self._inner.x if self._typesetter.rtl else self._inner.right - width
        return (title, Text(x, title.y, self._size, self._quiet, words))

    def _beginning(self, title: Text) -> Text:
        """Move a title to where lines begin: in right-to-left decks to the right."""
        return title._replace(x=self._inner.right - title.width) if self._typesetter.rtl else title

    def _shortened(self, measure: float) -> Text:
        """Return the title as far as it keeps to ``measure`` em; nothing of it where not even an ellipsis would."""
        title = self._title._replace(words=self._typesetter.words_within(self._text, measure))
        return self._beginning(title if title.width <= measure * self._size else title._replace(words=()))
