"""One side of one card: takes a card's text, gives the items of its front or back, relative to the card's corner."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from cardprint.layout import rating
from cardprint.layout.card.decoration import border, clearings, pattern
from cardprint.layout.card.face_frame import Frame
from cardprint.layout.card.fitted_face import FittedFace
from cardprint.layout.card.foot import Foot
from cardprint.layout.card.illustration import PictureArea, illustrate
from cardprint.layout.card.tag_band import TagBand
from cardprint.layout.composition.cloze import ON_CARDS, has_cloze, with_answers, with_blanks
from cardprint.layout.composition.compose import HEADING_LEADING, Composer
from cardprint.layout.composition.fit import Fitted, fit, ladder
from cardprint.layout.composition.row_protocols import Placement
from cardprint.layout.palette import Inks
from cardprint.model.block_contents import with_runs
from cardprint.model.blocks import Paragraph, PictureBlock, Style
from cardprint.model.built_in_themes import PLAIN
from cardprint.model.geometry import Rect, Size
from cardprint.model.picture import PictureSide
from cardprint.model.units import mm
from cardprint.model.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cardprint.layout.composition.flow import Flow
    from cardprint.layout.link_codes import CodeSetter
    from cardprint.model.blocks import Block, Run
    from cardprint.model.deck import Card
    from cardprint.model.page import Item
    from cardprint.model.stock import Stock
    from cardprint.model.theme import TagColour, Theme
    from cardprint.model.words import Words
    from cardprint.text.typesetter import Typesetter

# Sizes that go together, so that a deck looks like a family: each is a visible step from the next.
_FRONT_STEPS = (48, 40, 34, 28, 24, 20, 17, 15, 13, 11.5, 10, 9, 8)
_BACK_STEPS = (34, 28, 24, 20, 17, 15, 13, 12, 11, 10, 9, 8)
_HINT_SIZE = 8.0
_DISC, _DISC_OF_TYPE = mm(2.2), 0.65  # the radius of numbers on a picture, and as a share of the least type
_SCALE_SIZE, _SCALE_HEIGHT, _SCALE_GAP = 6.5, mm(4.2), mm(1.6)

_HEADING = Style(bold=True)
_SHORT_TEXT = 90  # characters; a longer answer does not stay within two lines
_SHORT_LINES = 2


class FaceSetter:
    """Sets the faces of one deck's cards on one stock."""

    def __init__(  # noqa: PLR0913 - what all cards share
        self,
        typesetter: Typesetter,
        stock: Stock,
        title: str,
        tags: Sequence[str],
        *,
        confidence: bool,
        theme: Theme = PLAIN,
        words: Words = ENGLISH,
        qr: bool = False,
    ) -> None:
        """Take what all cards share. ``tags`` are all tags of the deck in order: the order decides their colours."""
        self._typesetter = typesetter
        self._theme = theme
        self._words = words
        self._frame = frame = Frame.of(stock, theme)
        colours = theme.colours
        self._inks = Inks.of(colours)
        self._tags = {tag: colours.tags[index % len(colours.tags)] for index, tag in enumerate(tags)}
        self._confidence = confidence
        self._qr = qr
        self._foot = Foot(typesetter, title, frame, theme)
        self._band = TagBand(typesetter, frame, theme)
        self._border = border(frame, theme)
        self._pattern = pattern(frame, theme)
        self._hint_size = theme.size(_HINT_SIZE)
        self._scale_size, self._scale_height = theme.size(_SCALE_SIZE), theme.room(_SCALE_HEIGHT, _SCALE_SIZE)
        above = max(frame.foot_height, self._band.bottom - frame.inner.y)  # the same above the middle as below it
        self._front_area = frame.text(above, 0.0)
        self._back_area = frame.text(0.0, self._scale_height + _SCALE_GAP if confidence else 0.0)
        largest, floor = frame.largest, theme.smallest
        self._front_sizes = ladder(_FRONT_STEPS, largest(theme.front), floor)
        self._back_sizes = ladder(_BACK_STEPS, largest(theme.back), floor)
        self._short_sizes = ladder(_BACK_STEPS, largest(theme.short), floor)
        spread = theme.spread
        self._heading = Composer(typesetter, _HEADING, leading=HEADING_LEADING, spread=spread, balanced=True)
        self._text = Composer(typesetter, spread=spread)
        self._short = Composer(typesetter, spread=spread, balanced=True)
        self._small = Composer(typesetter, theme.aside, spread=spread, balanced=True, hyphenate=True)

    def fit(self, card: Card) -> tuple[FittedFace, FittedFace]:
        """Find the sizes of a card's front and back."""
        asked = with_blanks(card.front, ON_CARDS) if has_cloze(card.front_text) else card.front
        if card.hint and not self._hint_below(card):
            asked = (*asked, *with_runs(card.hint, self._as_hint))
        area = self._area_beside_hint(card)
        front = self._with_codes((asked, card.hint), area, partial(self._fit_front, card, asked))
        told = with_answers(card.told) if has_cloze(card.front_text) or has_cloze(card.back_text) else card.back
        return front, self._with_codes((told,), self._back_area, partial(self._fit_back, told))

    def _fit_front(self, card: Card, asked: Sequence[Block], area: Rect) -> FittedFace:
        if isinstance(asked[0], PictureBlock) and asked[0].illustration:
            top = area.y if card.tags and not self._band.covers else self._frame.inner.y
            return self._illustrated(asked[0], asked[1:], self._heading, area, top, self._front_sizes)
        return FittedFace(fit(asked, self._heading, area.size, self._front_sizes), centred=self._theme.centred)

    def _with_codes(
        self, texts: Sequence[Sequence[Block]], area: Rect, set_in: Callable[[Rect], FittedFace]
    ) -> FittedFace:
        """Set a side in an area, with the codes of its links where they are asked for."""
        if not self._qr:
            return set_in(area)
        from cardprint.layout.card.coded_face import FaceArea, with_codes  # noqa: PLC0415 - few decks have codes
        from cardprint.layout.link_codes import links_in  # noqa: PLC0415 - as above

        links = links_in(*texts)
        if not links:
            return set_in(area)
        pictured = any(isinstance(text[0], PictureBlock) for text in texts if text)
        face_area = FaceArea(area, self._frame.card.height / 2, self._typesetter.rtl, self._theme.centred, not pictured)
        return with_codes(links, self._code_setter, face_area, set_in)

    @cached_property
    def _code_setter(self) -> CodeSetter:
        from cardprint.layout.link_codes import CodeSetter  # noqa: PLC0415 - as above

        return CodeSetter(self._typesetter, self._theme)

    def _illustrated(  # noqa: PLR0913, PLR0917 - picture, text and where
        self,
        picture: PictureBlock,
        blocks: Sequence[Block],
        composer: Composer,
        area: Rect,
        top: float,
        sizes: Sequence[float],
    ) -> FittedFace:
        """Fit a side that begins with a picture; one that fills the side begins at ``top``."""
        inner = self._frame.inner
        canvas = PictureArea(area, Rect(inner.x, top, inner.width, area.bottom - top))
        placed, fitted, rest = illustrate(picture, blocks, composer, canvas, sizes)
        beside = picture.illustration is not None and picture.illustration.side is PictureSide.LEFT
        face = FittedFace(fitted, self._theme.centred and not beside, placed, rest)
        if not picture.spots:
            return face
        from cardprint.layout.picture_numbers import numbered  # noqa: PLC0415 - few pictures have numbers

        radius = max(_DISC, _DISC_OF_TYPE * self._theme.least)
        discs = numbered(placed, picture.spots, radius, self._typesetter, self._theme.colours)
        return face._replace(numbers=tuple(discs))

    def _fit_back(self, told: Sequence[Block], area: Rect) -> FittedFace:
        """Fit a back. A short answer, of one or two lines, is larger and stands in the middle."""
        if isinstance(told[0], PictureBlock) and told[0].illustration:
            picture, blocks = told[0], told[1:]
            is_short = _is_short(blocks)
            composer, sizes = (self._short, self._short_sizes) if is_short else (self._text, self._back_sizes)
            face = self._illustrated(picture, blocks, composer, area, self._frame.inner.y, sizes)
            return face if is_short else face._replace(centred=False)
        if _is_short(told):
            short = fit(told, self._short, area.size, self._short_sizes)
            if len(short.flows) == 1 and _line_count(short, area.width) <= _SHORT_LINES:
                return FittedFace(short, centred=self._theme.centred)
        return FittedFace(fit(told, self._text, area.size, self._back_sizes), centred=False)

    def items(
        self, card: Card, front: FittedFace, back: FittedFace, part: int, parts: int
    ) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
        """Return the items of front and back; ``part`` counts from 0, of ``parts`` cards that this card takes."""
        colour = self._tags[card.tags[0]] if card.tags else None
        foot = self._foot.items(card, part, parts)
        faces = [self._set(front, part, self._area_beside_hint(card), colour)]
        if colour is not None:
            faces[0] += self._band.items(card.tags[0], colour)
        faces[0] += self._hint(card)
        faces.append(self._set(back, part, self._back_area, colour))
        if self._confidence:
            inner = self._frame.inner
            centre = inner.bottom - self._frame.foot_height - self._scale_height / 2
            middle = inner.x + inner.width / 2
            faces[1] += rating.scale(
                self._typesetter, middle, centre, self._scale_size, inner.width, self._inks, self._words
            )
        return (*self._border, *faces[0], *foot), (*self._border, *self._behind(back, part), *faces[1], *foot)

    def _behind(self, back: FittedFace, part: int) -> tuple[Item, ...]:
        """Return the pattern of a back, with white where text stands."""
        if not self._pattern:
            return ()
        part = min(part, back.parts - 1)
        codes = back.codes_on(part)
        areas = [self._place(back, part, self._back_area)] if part < len(back.fitted.flows) else []
        if codes:
            areas.append(codes.place)
        if back.picture is not None:
            areas.append(Rect(*back.picture[:4]))
        inner = self._frame.inner
        low = self._back_area.bottom if self._confidence else self._foot.area.y
        foot = self._foot.area._replace(y=low, height=inner.bottom - low)
        return (*self._pattern, *clearings(self._frame, self._theme, *areas, foot))

    def _place(self, face: FittedFace, part: int, area: Rect) -> Rect:
        """Return the place of a part of a face: about the middle of the card, or as near to it as its area allows."""
        flow, size = face.fitted.flows[part], face.fitted.size
        codes = face.codes_on(part)
        area = face.area or (codes.text if codes else area)
        height = flow.height(area.width / size) * size
        middle = self._frame.card.height / 2 - height / 2
        return Rect(area.x, max(area.y, min(middle, area.y + area.height - height)), area.width, height)

    def _area_beside_hint(self, card: Card) -> Rect:
        """Return the area of a front's text, above the hint where there is one."""
        hint = self._hint_below(card)
        if hint is None:
            return self._front_area
        height = hint.height(self._front_area.width / self._hint_size) * self._hint_size
        return self._front_area._replace(height=self._front_area.height - height)

    def _set(self, face: FittedFace, part: int, area: Rect, colour: TagColour | None) -> list[Item]:
        """Return text, picture and codes of a part; a side of fewer parts than the other repeats its last."""
        part = min(part, face.parts - 1)
        codes = face.codes_on(part)
        items: list[Item] = [] if face.picture is None else [face.picture, *face.numbers]
        if part < len(face.fitted.flows):
            inks = self._inks if colour is None else self._inks._replace(accent=colour.ink)
            x, y, width, _ = self._place(face, part, area)
            placement = Placement(x, width, face.fitted.size, inks, face.centred, figures_centred=self._theme.centred)
            items += face.fitted.flows[part].place(placement, y)
        return [*items, *codes.items] if codes else items

    def _hint_below(self, card: Card) -> Flow | None:
        """Compose the hint; None where there is none, or one so long that it is set as part of the question."""
        if not card.hint:
            return None
        room = Size(self._front_area.width, self._front_area.height / 2)
        flow, *more = fit(card.hint, self._small, room, (self._hint_size,)).flows
        too_high = flow.height(room.width / self._hint_size) * self._hint_size > room.height
        return None if more or too_high else flow

    def _as_hint(self, runs: Sequence[Run]) -> Iterator[Run]:
        """Yield the runs of a hint as they are set where it is part of the question, so that it is told from that."""
        for run in runs:
            style = run.style
            italic = style.italic or self._theme.aside.italic
            yield run._replace(style=style._replace(italic=italic, tone=style.tone or "quiet"))

    def _hint(self, card: Card) -> list[Item]:
        """Return the hint, just above the foot."""
        flow = self._hint_below(card)
        if flow is None:
            return []
        area, size = self._front_area, self._hint_size
        y = area.bottom - flow.height(area.width / size) * size
        inks = self._inks._replace(text=self._inks.quiet)
        return flow.place(Placement(area.x, area.width, size, inks, self._theme.centred), y)


def _is_short(blocks: Sequence[Block]) -> bool:
    return len(blocks) == 1 and isinstance(blocks[0], Paragraph) and len(blocks[0].text) <= _SHORT_TEXT


def _line_count(fitted: Fitted, width: float) -> int:
    flow = fitted.flows[0]
    return round(flow.height(width / fitted.size) / flow.rows[0].height(float("inf")))
