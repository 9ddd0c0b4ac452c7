"""A side of a card whose text has links: takes its area, gives text and codes that share it.

Below the text or beside it, whichever lets the text be larger; where both do not fit at the smallest size the codes go
on to another card, as text does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.card.fitted_face import FittedFace, PlacedCodes
from cardprint.layout.composition.fit import COMFORT
from cardprint.layout.link_codes import MODULES
from cardprint.model.geometry import Rect, Size
from cardprint.model.page import moved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cardprint.layout.link_codes import CodedLink, Codes, CodeSetter

_BESIDE = 0.42  # of the width: the most that codes take beside a text
_LEAST_TEXT = 0.3  # of the height, left to a text above codes


class FaceArea(NamedTuple):
    """Where a side is set: its area, the middle of the card's height, which way its text runs, how its codes may lie.

    A text with a picture has codes only below.
    """

    area: Rect
    middle: float
    rtl: bool
    centred: bool
    beside: bool

    def about_middle(self, codes: Codes, x: float) -> Rect:
        """Return the place of codes about the middle of the card, as near to it as the area allows."""
        area, (width, height) = self.area, codes.size
        return Rect(x, max(area.y, min(self.middle - height / 2, area.bottom - height)), width, height)

    def below(self, codes: Codes, top: float) -> tuple[Rect, Rect]:
        """Return the place of codes at the end of the area, and what is above them of the area, from ``top`` on."""
        area, (width, height) = self.area, codes.size
        spare = area.width - width
        x = area.x + (spare / 2 if self.centred else spare + codes.quiet if self.rtl else -codes.quiet)
        y = area.bottom - height
        return Rect(x, y, width, height), area._replace(y=top, height=y - top)

    def at_the_side(self, codes: Codes) -> tuple[Rect, Rect]:
        """Return the place of codes where lines end, and what is beside them of the area."""
        area, (width, _) = self.area, codes.size
        x = area.x - codes.quiet if self.rtl else area.right + codes.quiet - width
        taken = width - codes.quiet
        begin = area.x + taken if self.rtl else area.x
        return self.about_middle(codes, x), area._replace(x=begin, width=area.width - taken)


def with_codes(
    links: Sequence[CodedLink], setter: CodeSetter, face_area: FaceArea, set_in: Callable[[Rect], FittedFace]
) -> FittedFace:
    """Set the codes of links with a text; ``set_in`` sets the text in an area."""
    shown = setter.fitting(links, face_area.area.size)
    left_out = tuple(link.address for link in links if link not in shown)
    face = _shared(shown, setter, face_area, set_in) or _one_after_another(
        shown, setter, face_area, set_in(face_area.area)
    )
    return face._replace(left_out=left_out)


def _shared(
    links: Sequence[CodedLink], setter: CodeSetter, face_area: FaceArea, set_in: Callable[[Rect], FittedFace]
) -> FittedFace | None:
    """Set text and codes on one card; None where they do not fit.

    What stands below codes is whole if it can be, and codes are as large as lets the text be read well.
    """
    best: FittedFace | None = None
    merits = (False, 0.0)
    for module in MODULES:
        for codes, place, text in _divided(links, module, setter, face_area):
            face = set_in(text)
            if face.parts == 1 and (not codes.shortened, face.fitted.size) > merits:
                merits = (not codes.shortened, face.fitted.size)
                best = face._replace(area=face.area or text, codes=(_placed(codes, 0, place, text),))
        if merits >= (True, COMFORT):
            break
    return best


def _divided(
    links: Sequence[CodedLink], module: float, setter: CodeSetter, face_area: FaceArea
) -> Iterator[tuple[Codes, Rect, Rect]]:
    """Divide the area between codes and text in the ways there are, for centred text first below."""
    area = face_area.area
    below = setter.set(links, module, Size(area.width, (1 - _LEAST_TEXT) * area.height))
    beside = setter.set(links, module, Size(_BESIDE * area.width, area.height)) if face_area.beside else None
    ways = [(below, *face_area.below(below, area.y))] if below else []
    ways += [(beside, *face_area.at_the_side(beside))] if beside else []
    yield from ways if face_area.centred else reversed(ways)


def _one_after_another(
    links: Sequence[CodedLink], setter: CodeSetter, face_area: FaceArea, face: FittedFace
) -> FittedFace:
    """Let codes follow a text: on its last card where there is room, else on cards of their own."""
    if not links:
        return face
    area, fitted = face_area.area, face.fitted
    last = len(fitted.flows) - 1
    if face.picture is None:
        height = fitted.flows[last].height(area.width / fitted.size) * fitted.size
        for module in MODULES:
            codes = setter.set(links, module, Size(area.width, area.height - height))
            if codes:
                return face._replace(codes=(_placed(codes, last, *face_area.below(codes, area.y)),))
    return face._replace(
        codes=tuple(
            _placed(codes, part, face_area.about_middle(codes, area.x + (area.width - codes.size.width) / 2), area)
            for part, codes in enumerate(setter.rows(links, area.size), last + 1)
        )
    )


def _placed(codes: Codes, part: int, place: Rect, text: Rect) -> PlacedCodes:
    return PlacedCodes(part, place, tuple(moved(item, place.x, place.y) for item in codes.items), text)
