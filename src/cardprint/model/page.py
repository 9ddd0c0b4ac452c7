"""Finished pages: every item at its place. What layout gives and what pdf draws; neither knows the other.

A page is made of panels. A panel is a card's face, or the furniture of the sheet, with an origin of its own; its
items are placed relative to that origin, so that the same face can be drawn on any slot, upright or turned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from cardprint.model.text import Colour, Text, TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.errors import Problem
    from cardprint.model.geometry import Size
    from cardprint.model.glyphs import Word
    from cardprint.model.job import Flip
    from cardprint.model.picture import Picture


class Rule(NamedTuple):
    """A straight line of the given thickness; ``dash`` is on and off lengths, empty where it is solid."""

    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float
    colour: Colour
    dash: tuple[float, ...] = ()


class Box(NamedTuple):
    """A rectangle, its corners rounded by ``radii`` (top left, top right, bottom right, bottom left)."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour | None = None
    stroke: Colour | None = None
    thickness: float = 0.5
    radii: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


class Circle(NamedTuple):
    """A circle about ``x``, ``y``."""

    x: float
    y: float
    radius: float
    fill: Colour | None = None
    stroke: Colour | None = None
    thickness: float = 0.5


class Polygon(NamedTuple):
    """A closed, filled shape: arrow heads and the like."""

    points: tuple[tuple[float, float], ...]
    fill: Colour


class Link(NamedTuple):
    """A rectangle that opens an address (http, https or mailto) when clicked."""

    x: float
    y: float
    width: float
    height: float
    url: str


class Command(NamedTuple):
    """A step of a path: ``m`` move, ``l`` line, ``c`` cubic curve, ``h`` close, and the points it goes to, y down."""

    name: str
    points: tuple[int, ...] = ()


class Shape:
    """A picture of outlines in thousandths of an em, its origin at the left of its baseline.

    Shapes are compared by identity, as words are. Lengths are in em.
    """

    __slots__ = ("ascent", "descent", "path", "width")

    def __init__(self, path: tuple[Command, ...], width: float, ascent: float, descent: float) -> None:
        """Take the path and its measure."""
        self.path = path
        self.width = width
        self.ascent = ascent
        self.descent = descent


class Outline(NamedTuple):
    """A shape at a place, filled. ``words`` are what it says to who copies or hears it; they are not seen."""

    x: float
    y: float
    size: float
    colour: Colour
    shape: Shape
    words: tuple[Word, ...] = ()

    @property
    def width(self) -> float:
        """The width in points."""
        return self.size * self.shape.width


class Group(NamedTuple):
    """Items that belong together, as those of a formula, at places relative to ``x`` and a baseline ``y``.

    They take so many points of room, and read as ``text`` to who copies or hears them. No group is in another.
    """

    x: float
    y: float
    width: float
    ascent: float
    descent: float
    text: str
    items: tuple[Text | Rule | Box, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """All words in it."""
        return tuple(word for item in self.items if isinstance(item, Text) for word in item.words)


class Crop(NamedTuple):
    """The part of a picture that shows: its top left corner, width and height, as shares of the whole."""

    left: float = 0.0
    top: float = 0.0
    width: float = 1.0
    height: float = 1.0


WHOLE = Crop()


class PlacedPicture(NamedTuple):
    """A picture, or the part of it that shows, in a rectangle; ``alt`` says in words what is to be seen.

    ``words`` are the same, to lie over it unseen where it is to be found and copied as text.
    """

    x: float
    y: float
    width: float
    height: float
    picture: Picture
    crop: Crop = WHOLE
    alt: str = ""
    words: tuple[Word, ...] = ()


Item: TypeAlias = Text | TextBlock | Rule | Box | Circle | Polygon | Outline | Group | Link | PlacedPicture


def moved(item: Item, dx: float, dy: float) -> Item:
    """Return an item at another place, ``dx`` points to the right and ``dy`` down."""
    if isinstance(item, Text):  # most are, and so it takes half of the time
        return Text(item.x + dx, item.y + dy, *item[2:])
    if isinstance(item, TextBlock):
        return item.moved(dx, dy)
    if isinstance(item, Rule):
        return Rule(item.x1 + dx, item.y1 + dy, item.x2 + dx, item.y2 + dy, *item[4:])
    if isinstance(item, Polygon):
        return item._replace(points=tuple((x + dx, y + dy) for x, y in item.points))
    return item._replace(x=item.x + dx, y=item.y + dy)


class Panel(NamedTuple):
    """Items that belong together, drawn with their origin at ``x``, ``y`` of the page.

    A turned panel is rotated by 180° about its origin: its items run left and up from there. ``role`` is ``front``,
    ``back``, ``furniture`` (the same on many sheets, below all else), ``sheet`` (what is told of one sheet) or ``flow``
    (worksheet text); ``card`` is the card's number, 0 for none.
    """

    x: float
    y: float
    items: tuple[Item, ...]
    role: str = "flow"
    card: int = 0
    turned: bool = False


class Page(NamedTuple):
    """One side of one sheet. ``label`` is its page label in the PDF, such as ``1 front``."""

    size: Size
    panels: tuple[Panel, ...]
    label: str = ""


class Document(NamedTuple):
    """A part of the output: its pages and what a viewer and a printer must know of it.

    ``pages`` may lay a page out when it is asked for; going through it twice gives the same pages. ``duplex`` is the
    edge the sheet turns on where pages are front and back of sheets, None where every page is a sheet of its own.
    ``outline`` names this part's first page in the bundle's outline.
    """

    title: str
    lang: str
    pages: Sequence[Page]
    outline: str
    duplex: Flip | None = None
    problems: tuple[Problem, ...] = ()

    def dump(self) -> Iterator[str]:
        """Write every placed item as a line of text, stable and diffable, for golden tests."""
        for number, page in enumerate(self.pages, 1):
            yield f"page {number} {page.label} {page.size.width:.2f}x{page.size.height:.2f}"
            for panel in page.panels:
                turned = " turned" if panel.turned else ""
                card = f" card {panel.card}" if panel.card else ""
                yield f"  {panel.role}{card} at {panel.x:.2f},{panel.y:.2f}{turned}"
                yield from (f"    {_dump_item(item)}" for item in panel.items)


def _dump_item(item: Item) -> str:
    if isinstance(item, Text):
        words = "|".join(word.text for word in item.words)
        faces = ",".join(dict.fromkeys(word.typeface.name for word in item.words))
        return f"text {item.x:.2f},{item.y:.2f} {item.size:g} {item.colour} {faces} {words}"
    if isinstance(item, TextBlock):
        return "\n    ".join(map(_dump_item, item.as_texts()))
    if isinstance(item, Outline):
        shape, said = item.shape, "".join(word.text for word in item.words)
        measures = f"{shape.width:.2f}x{shape.ascent:.2f}+{shape.descent:.2f}"
        return f"outline {item.x:.2f},{item.y:.2f} {item.size:g} {item.colour} {measures} {len(shape.path)} {said}"
    if isinstance(item, Group):
        return f"group {item.x:.2f},{item.y:.2f} {item.width:.2f} {len(item.items)} {item.text}"
    if isinstance(item, PlacedPicture):
        crop = "" if item.crop == WHOLE else f" crop {','.join(f'{share:.4f}' for share in item.crop)}"
        alt = f" {item.alt}" if item.alt else ""
        return f"picture {item.x:.2f},{item.y:.2f} {item.width:.2f}x{item.height:.2f} {item.picture}{crop}{alt}"
    values = []
    for name, value in zip(item._fields, item, strict=True):
        shown = f"{value:.2f}" if isinstance(value, float) else str(value)
        values.append(f"{name}={shown}")
    return f"{type(item).__name__.lower()} {' '.join(values)}"
