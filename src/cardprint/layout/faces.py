"""One side of one card: takes a card's text, gives the items of its front or back, relative to the card's corner."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout import rating
from cardprint.layout.compose import HEADING_LEADING, Composer
from cardprint.layout.copyfit import Fitted, fit, ladder
from cardprint.layout.flow import Flow, Setting
from cardprint.layout.palette import QUIET, TAGS, Inks, TagColour
from cardprint.model.blocks import Paragraph, Style
from cardprint.model.geometry import Rect, Size
from cardprint.model.page import Box, Text
from cardprint.model.paper import UNPRINTABLE
from cardprint.model.units import mm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.model.blocks import Block
    from cardprint.model.deck import Card
    from cardprint.model.page import Item
    from cardprint.model.stock import Stock
    from cardprint.text.typesetter import Typesetter

# Sizes that go together, so that a deck looks like a family: each is a visible step from the next.
_FRONT_STEPS = (48, 40, 34, 28, 24, 20, 17, 15, 13, 11.5, 10, 9, 8)
_BACK_STEPS = (34, 28, 24, 20, 17, 15, 13, 12, 11, 10, 9, 8)
# The largest of them on a card of this size; larger cards, which are held further off, take larger type.
_REFERENCE = Size(mm(90), mm(60))
_FRONT_LARGEST, _SHORT_LARGEST, _BACK_LARGEST = 24.0, 20.0, 15.0
_GROWTH = 0.75

_FOOT_SIZE = 6.5
_FOOT_GAP = mm(1.6)
_NUMBER_ROOM = mm(14)
# Of the card's shorter side. Least is the bleed of 3 mm, its safe zone as well, and what a glyph's ink may overhang.
_INSET_SHARE, _INSET_LEAST, _INSET_MOST = 0.075, mm(3) + 0.6, mm(5)
_BAND_SIZE, _BAND_HEIGHT, _BAND_PAD, _BAND_CORNER = 6.0, mm(3.6), mm(1.6), mm(1.2)
_HINT_SIZE = 8.0
_SCALE_SIZE, _SCALE_HEIGHT, _SCALE_GAP = 6.5, mm(4.2), mm(1.6)

_HEADING = Style(bold=True)
_HINT = Style(italic=True)
_TAG = Style(semibold=True)
_SHORT_TEXT = 90  # characters; a longer answer does not stay within two lines
_SHORT_LINES = 2
_PLAIN_INKS = Inks()


class FittedFace(NamedTuple):
    """One side of a card at its size; ``centred`` sides are set about the middle, others ragged right."""

    fitted: Fitted
    centred: bool

    @property
    def parts(self) -> int:
        """How many cards it takes."""
        return len(self.fitted.flows)


class Frame(NamedTuple):
    """The areas of a card, from its corner, in points: ``inner`` is the safe zone, which only a tag's band leaves."""

    card: Size
    inset: float
    inner: Rect

    @classmethod
    def of(cls, stock: Stock) -> Frame:
        """Measure the cards of a stock; those that touch the paper's edge keep clear of the unprintable border."""
        wanted = min(_INSET_MOST, max(_INSET_LEAST, _INSET_SHARE * min(stock.card)))
        area, paper = stock.area, stock.paper
        margin = min(area.x, area.y, paper.width - area.right, paper.height - area.bottom)
        inset = max(wanted, UNPRINTABLE - max(margin, 0.0))
        return cls(stock.card, inset, Rect(0, 0, *stock.card).inset(inset))

    def text(self, top: float, foot: float) -> Rect:
        """Give the area between ``top`` and ``foot`` points taken from the inner area, and the foot line."""
        inner = self.inner
        taken = _FOOT_SIZE + _FOOT_GAP + foot
        return Rect(inner.x, inner.y + top, inner.width, inner.height - top - taken)

    def largest(self, size: float) -> float:
        """Scale a largest size from the reference card to this one."""
        by = min(self.card.width / _REFERENCE.width, self.card.height / _REFERENCE.height)
        return float(size * by**_GROWTH) + 0.5


class FaceSetter:
    """Sets the faces of one deck's cards on one stock."""

    def __init__(
        self, typesetter: Typesetter, stock: Stock, title: str, tags: Sequence[str], *, confidence: bool
    ) -> None:
        """Take what all cards share. ``tags`` are all tags of the deck in order: the order decides their colours."""
        self._typesetter = typesetter
        self._frame = Frame.of(stock)
        self._band_in_corner = self._frame.inset < UNPRINTABLE
        self._tags = {tag: TAGS[index % len(TAGS)] for index, tag in enumerate(tags)}
        self._confidence = confidence
        self._title = self._foot_title(title)
        self._front_area = self._frame.text(_FOOT_SIZE + _FOOT_GAP, 0.0)  # the same above the middle as below it
        self._back_area = self._frame.text(0.0, _SCALE_HEIGHT + _SCALE_GAP if confidence else 0.0)
        largest = self._frame.largest
        self._front_sizes = ladder(_FRONT_STEPS, largest(_FRONT_LARGEST))
        self._back_sizes = ladder(_BACK_STEPS, largest(_BACK_LARGEST))
        self._short_sizes = ladder(_BACK_STEPS, largest(_SHORT_LARGEST))
        self._heading = Composer(typesetter, _HEADING, leading=HEADING_LEADING, balanced=True)
        self._text = Composer(typesetter)
        self._short = Composer(typesetter, balanced=True)
        self._small = Composer(typesetter, _HINT, balanced=True, hyphenate=True)

    def fit(self, card: Card) -> tuple[FittedFace, FittedFace]:
        """Find the sizes of a card's front and back."""
        asked = card.front if self._hint_below(card) else (*card.front, *card.hint)
        front = fit(asked, self._heading, self._area_beside_hint(card).size, self._front_sizes)
        return FittedFace(front, centred=True), self._fit_back(card)

    def _fit_back(self, card: Card) -> FittedFace:
        """Fit a back. A short answer, of one or two lines, is larger and stands in the middle."""
        area = self._back_area
        if _is_short(card.back):
            short = fit(card.back, self._short, area.size, self._short_sizes)
            if len(short.flows) == 1 and _line_count(short, area.width) <= _SHORT_LINES:
                return FittedFace(short, centred=True)
        return FittedFace(fit(card.back, self._text, area.size, self._back_sizes), centred=False)

    def items(
        self, card: Card, front: FittedFace, back: FittedFace, part: int, parts: int
    ) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
        """Give the items of front and back; ``part`` counts from 0, of ``parts`` cards that this card takes."""
        colour = self._tags[card.tags[0]] if card.tags else None
        foot = self._foot(card, part, parts)
        faces = [self._set(front, part, self._area_beside_hint(card), colour)]
        if colour is not None:
            faces[0] += self._band(card.tags[0], colour)
        faces[0] += self._hint(card)
        faces.append(self._set(back, part, self._back_area, colour))
        if self._confidence:
            inner = self._frame.inner
            centre = inner.bottom - _FOOT_SIZE - _FOOT_GAP - _SCALE_HEIGHT / 2
            faces[1] += rating.scale(self._typesetter, inner.x + inner.width / 2, centre, _SCALE_SIZE, inner.width)
        return (*faces[0], *foot), (*faces[1], *foot)

    def _area_beside_hint(self, card: Card) -> Rect:
        """Give the area of a front's text, above the hint where there is one."""
        hint = self._hint_below(card)
        if hint is None:
            return self._front_area
        height = hint.height(self._front_area.width / _HINT_SIZE) * _HINT_SIZE
        return self._front_area._replace(height=self._front_area.height - height)

    def _set(self, face: FittedFace, part: int, area: Rect, colour: TagColour | None) -> list[Item]:
        """Place a part of a face about the middle of the card, or as near to it as its area allows."""
        flow, size = face.fitted.flows[min(part, face.parts - 1)], face.fitted.size
        height = flow.height(area.width / size) * size
        middle = self._frame.card.height / 2 - height / 2
        y = max(area.y, min(middle, area.bottom - height))
        inks = _PLAIN_INKS if colour is None else colour.inks
        return flow.place(Setting(area.x, area.width, size, inks, face.centred), y)

    def _band(self, tag: str, colour: TagColour) -> list[Item]:
        """Give the tag's band on the card's corner, or inside it where the printer does not reach the corner."""
        inset = self._frame.inset
        x = 0.0 if self._band_in_corner else inset
        start = inset if self._band_in_corner else inset + _BAND_PAD
        room = self._frame.inner.right - _BAND_PAD - start
        words = self._typesetter.words_within(tag, room / _BAND_SIZE, _TAG)
        right = start + sum(word.width for word in words) * _BAND_SIZE + _BAND_PAD
        y = 0.0 if self._band_in_corner else inset
        round_ = _BAND_CORNER
        radii = (0.0, 0.0, round_, 0.0) if self._band_in_corner else (round_,) * 4
        baseline = y + _BAND_HEIGHT / 2 + 0.36 * _BAND_SIZE
        return [
            Box(x, y, right - x, _BAND_HEIGHT, colour.band, None, 0.0, radii),
            Text(start, baseline, _BAND_SIZE, colour.words, words),
        ]

    def _hint_below(self, card: Card) -> Flow | None:
        """Compose the hint; None where there is none, or one so long that it is set as part of the question."""
        if not card.hint:
            return None
        room = Size(self._front_area.width, self._front_area.height / 2)
        flow, *more = fit(card.hint, self._small, room, (_HINT_SIZE,)).flows
        too_high = flow.height(room.width / _HINT_SIZE) * _HINT_SIZE > room.height
        return None if more or too_high else flow

    def _hint(self, card: Card) -> list[Item]:
        """Give the hint, just above the foot."""
        flow = self._hint_below(card)
        if flow is None:
            return []
        area = self._front_area
        y = area.bottom - flow.height(area.width / _HINT_SIZE) * _HINT_SIZE
        return flow.place(Setting(area.x, area.width, _HINT_SIZE, Inks(text=QUIET), centred=True), y)

    def _foot(self, card: Card, part: int, parts: int) -> tuple[Item, ...]:
        inner = self._frame.inner
        words = self._typesetter.figures(card.number)
        if parts > 1:
            words += self._typesetter.words(f" · {part + 1}/{parts}")
        x = inner.right - _FOOT_SIZE * sum([word.width for word in words])
        return (self._title, Text(x, self._title.y, _FOOT_SIZE, QUIET, words))

    def _foot_title(self, title: str) -> Text:
        inner = self._frame.inner
        words = self._typesetter.words_within(title, (inner.width - _NUMBER_ROOM) / _FOOT_SIZE)
        return Text(inner.x, inner.bottom - 0.2 * _FOOT_SIZE, _FOOT_SIZE, QUIET, words)


def _is_short(blocks: Sequence[Block]) -> bool:
    return len(blocks) == 1 and isinstance(blocks[0], Paragraph) and len(blocks[0].text) <= _SHORT_TEXT


def _line_count(fitted: Fitted, width: float) -> int:
    flow = fitted.flows[0]
    return round(flow.height(width / fitted.size) / flow.rows[0].height(float("inf")))
