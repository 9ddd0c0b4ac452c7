"""Takes the items of a panel, gives the operators that draw them.

Numbers, colours and paths are looked up, not worked out, after their first time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, final

from cardprint.model.page import Box, Group, Link, Outline, PlacedPicture, Polygon, Rule, moved
from cardprint.model.text import Text, TextBlock
from cardprint.pdf.shapes import outline_path, picture_operators, shape_path
from cardprint.pdf.text_operators import TextWriter, kept
from cardprint.pdf.tokens import number, numbers, text_string

if TYPE_CHECKING:
    from cardprint.model.glyphs import Word
    from cardprint.model.page import Circle, Item, Shape
    from cardprint.model.text import Colour
    from cardprint.pdf.font_resource import Fonts

_SAID: Final = 10.0  # points: the size of the words that lie over a picture


class DrawnItems(NamedTuple):
    """The operators that draw the items of a panel, and the links and pictures among them."""

    operators: str
    links: tuple[Link, ...]
    pictures: tuple[PlacedPicture, ...]


_OUTLINE_UNITS: Final = 1000  # of an em: what shapes are drawn in


@final
class OperatorWriter(TextWriter):
    """Draws panels with one set of fonts."""

    def __init__(self, fonts: Fonts) -> None:
        """Take the fonts that name typefaces and show words."""
        super().__init__(fonts)
        self._outlines: dict[Shape, str] = {}
        self._paths: dict[Rule | Box | Circle | Polygon, str] = {}
        self._start()

    def draw(self, items: tuple[Item, ...]) -> DrawnItems:
        """Draw items in their order, in coordinates of the panel, y up; what comes later lies above."""
        self._start()
        links, pictures = [], []
        for item in items:
            if isinstance(item, TextBlock):
                self._block(item)
            elif isinstance(item, Text):
                if item.words:
                    self._text(item)
            elif isinstance(item, Link):
                links.append(item)
            elif isinstance(item, Outline):
                self._draw_outline(item)
            elif isinstance(item, Group):
                self._draw_group(item)
            else:
                self._leave_text()
                if isinstance(item, PlacedPicture):
                    pictures.append(item)
                    self._draw_picture(item)
                else:
                    self._shape(item)
        self._leave_text()
        return DrawnItems("\n".join(self._operators), tuple(links), tuple(pictures))

    def _start(self) -> None:
        """Forget what is set, of shapes too."""
        self._forget_text()
        self._stroke: Colour | None = None
        self._thickness: float = -1.0
        self._dash: tuple[float, ...] = ()

    def _draw_group(self, group: Group) -> None:
        """Draw items that together read as a text."""
        self._leave_text()
        self._operators.append(f"/Span <</ActualText {text_string(group.text).decode('ascii')}>> BDC")
        for item in group.items:
            placed = moved(item, group.x, group.y)
            if isinstance(placed, Text):
                self._text(placed)
            elif isinstance(placed, Rule | Box):
                self._leave_text()
                self._shape(placed)
        self._leave_text()
        self._operators.append("EMC")

    def _draw_outline(self, outline: Outline) -> None:
        """Draw a shape. What it says lies over it unseen, as wide as it is, and is told as its text besides."""
        self._leave_text()
        if outline.words:
            said = text_string("".join(word.text for word in outline.words)).decode("ascii")
            self._operators.append(f"/Span <</ActualText {said}>> BDC")
        self._set_fill(outline.colour)
        unit = number(outline.size / _OUTLINE_UNITS, 6)
        place = f"{unit} 0 0 {unit} {self.number(outline.x)} {self.number(-outline.y)} cm"
        self._operators.append(f"q {place} {self._outline(outline.shape)} f Q")
        if outline.words:
            self._say(outline.words, outline.x, outline.y, outline.width, outline.size)
            self._operators.append("EMC")

    def _draw_picture(self, picture: PlacedPicture) -> None:
        """Draw a picture. What is to be seen is told in words, and lies over it unseen where that is asked for."""
        if picture.alt:
            self._operators.append(f"/Span<</Alt{text_string(picture.alt).decode('ascii')}>>BDC")
        self._operators.append(picture_operators(picture))
        if picture.words:
            self._say(picture.words, picture.x, picture.y + picture.height, picture.width, min(picture.height, _SAID))
        if picture.alt:
            self._operators.append("EMC")

    def _say(self, words: tuple[Word, ...], x: float, y: float, width: float, size: float) -> None:
        """Lay words over what has just been drawn, unseen and as wide as it is."""
        wide = width / (sum([word.width for word in words]) or 1.0)
        self._choose(words[0].typeface)
        encoded = "".join(self._mixed(words))
        matrix = f"{number(wide, 3)} 0 0 {number(size, 3)} {self.number(x)} {self.number(-y)}"
        self._operators.append(f"BT 3 Tr {matrix} Tm[({encoded})]TJ 0 Tr ET")

    def _shape(self, shape: Rule | Box | Circle | Polygon) -> None:
        fill = None if isinstance(shape, Rule) else shape.fill
        stroke = shape.colour if isinstance(shape, Rule) else None if isinstance(shape, Polygon) else shape.stroke
        if fill is not None:
            self._set_fill(fill)
        if stroke is not None and not isinstance(shape, Polygon):
            self._set_stroke(stroke, shape.thickness, shape.dash if isinstance(shape, Rule) else ())
        operator = ("n", "S", "f", "B")[2 * (fill is not None) + (stroke is not None)]
        self._operators.append(f"{self._path(shape)} {operator}")

    def _path(self, shape: Rule | Box | Circle | Polygon) -> str:
        path = self._paths.get(shape)
        return path if path is not None else kept(self._paths, shape, shape_path(shape))

    def _outline(self, shape: Shape) -> str:
        path = self._outlines.get(shape)
        return path if path is not None else kept(self._outlines, shape, outline_path(shape))

    def _set_stroke(self, stroke: Colour, thickness: float, dash: tuple[float, ...]) -> None:
        if stroke != self._stroke:
            self._stroke = stroke
            operands = self._operands(stroke)
            self._operators.append(f"{operands} {'RG' if ' ' in operands else 'G'}")
        if thickness != self._thickness:
            self._thickness = thickness
            self._operators.append(f"{self.number(thickness)} w")
        if dash != self._dash:
            self._dash = dash
            self._operators.append(f"[{numbers(*dash)}] 0 d")
