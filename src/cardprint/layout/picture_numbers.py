"""Numbers on a picture: each on its spot, or beside it with a line to it where another number would lie there too."""

from __future__ import annotations

from math import atan2, cos, hypot, pi, sin
from typing import TYPE_CHECKING, NamedTuple

from cardprint.layout.palette import WHITE
from cardprint.model.blocks import Style
from cardprint.model.page import Circle, Rule
from cardprint.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.model.page import Item, PlacedPicture
    from cardprint.model.picture import Spot
    from cardprint.model.theme import Colours
    from cardprint.text.typesetter import Typesetter

_APART = 0.35  # of a disc's radius: between two of them
_HALO, _EDGE = 0.28, 0.11  # of the radius: white around a disc, and its outline
_DOT, _LINE = 0.17, 0.11  # of the radius: what marks a spot, and the line to it
_FIGURE, _WIDEST = 1.3, 1.45  # of the radius: a number's size, and the width it may have
_CAP = 0.714
_STEP, _TURNS = 0.5, 24  # of the radius; places tried around a spot at each distance
_SMALLER, _SMALLEST = 0.85, 1.0  # where there is no room for all discs; points
_BOLD = Style(bold=True)


class Point(NamedTuple):
    """A place on the page, in points."""

    x: float
    y: float

    def away(self, other: Point) -> float:
        """Return the distance to another."""
        return hypot(self.x - other.x, self.y - other.y)


def numbered(
    picture: PlacedPicture, spots: Sequence[Spot], radius: float, typesetter: Typesetter, colours: Colours
) -> Iterator[Item]:
    """Yield what is drawn over a picture that shows as a whole: a number for each spot, from 1, in a white disc."""
    targets = [Point(picture.x + spot.across * picture.width, picture.y + spot.down * picture.height) for spot in spots]
    radius = min(radius, picture.width / 4, picture.height / 4)
    while True:
        discs = _placed(targets, picture, radius)
        if discs is not None or radius < _SMALLEST:
            break
        radius *= _SMALLER
    discs = discs or targets
    moved = [(disc, target) for disc, target in zip(discs, targets, strict=True) if disc.away(target) > radius / 4]
    for ink, more in ((WHITE, _HALO), (colours.text, 0.0)):
        for disc, target in moved:
            yield Rule(*disc, *target, (_LINE + more) * radius, ink)
            yield Circle(*target, (_DOT + more / 2) * radius, ink, None, 0.0)
    for number, disc in enumerate(discs, 1):
        yield Circle(*disc, radius * (1 + _HALO), WHITE, None, 0.0)
        yield Circle(*disc, radius * (1 - _EDGE / 2), WHITE, colours.text, _EDGE * radius)
        words = typesetter.words(str(number), _BOLD)
        width = sum(word.width for word in words)
        size = min(_FIGURE * radius, _WIDEST * radius / width)
        yield Text(disc.x - width * size / 2, disc.y + _CAP * size / 2, size, colours.text, words)


def _placed(targets: Sequence[Point], picture: PlacedPicture, radius: float) -> list[Point] | None:
    """Place discs: those with room around them on their spots, then others as near as can be; None where one cannot."""
    apart = (2 + _APART) * radius
    centres: list[Point | None] = []
    for index, target in enumerate(targets):
        crowded = any(target.away(other) < apart for other in (*targets[:index], *targets[index + 1 :]))
        centres.append(None if crowded else _inside(target, picture, radius))
    for index, target in enumerate(targets):
        if centres[index] is None:
            taken = [centre for centre in centres if centre is not None]
            others = [*targets[:index], *targets[index + 1 :]]
            centres[index] = _beside(target, taken, others, picture, radius)
            if centres[index] is None:
                return None
    found = [centre for centre in centres if centre is not None]
    clear = all(one.away(other) >= 2 * radius for place, one in enumerate(found) for other in found[:place])
    return found if clear else None


def _beside(
    target: Point, taken: Sequence[Point], others: Sequence[Point], picture: PlacedPicture, radius: float
) -> Point | None:
    """Find the nearest place for a disc that is clear of others, of their spots, and whose line crosses none."""
    middle = Point(sum(other.x for other in others) / len(others), sum(other.y for other in others) / len(others))
    outwards = atan2(target.y - middle.y, target.x - middle.x)
    reach = hypot(picture.width, picture.height)
    distance = 0.0
    while distance <= reach:
        for turn in range(_TURNS if distance else 1):
            angle = outwards + (turn + 1) // 2 * (1 if turn % 2 else -1) * 2 * pi / _TURNS
            centre = Point(target.x + distance * cos(angle), target.y + distance * sin(angle))
            if centre == _inside(centre, picture, radius) and _is_clear(centre, target, taken, others, radius):
                return centre
        distance += _STEP * radius
    return None


def _is_clear(centre: Point, target: Point, taken: Sequence[Point], others: Sequence[Point], radius: float) -> bool:
    return (
        all(centre.away(other) >= (2 + _APART) * radius for other in taken)
        and all(centre.away(other) >= (1 + _HALO + _DOT) * radius for other in others)
        and all(_distance(other, centre, target) >= (1 + _HALO) * radius for other in taken)
    )


def _inside(point: Point, picture: PlacedPicture, radius: float) -> Point:
    """Return the nearest place where a disc lies on the picture as a whole."""
    left, top = picture.x + radius, picture.y + radius
    right, bottom = picture.x + picture.width - radius, picture.y + picture.height - radius
    return Point(min(max(point.x, left), right), min(max(point.y, top), bottom))


def _distance(point: Point, begin: Point, end: Point) -> float:
    """Return the distance of a point from a line between two others."""
    length = begin.away(end)
    if not length:
        return point.away(begin)
    share = ((point.x - begin.x) * (end.x - begin.x) + (point.y - begin.y) * (end.y - begin.y)) / length**2
    share = min(1.0, max(0.0, share))
    return point.away(Point(begin.x + share * (end.x - begin.x), begin.y + share * (end.y - begin.y)))
