"""Takes the items of a panel, gives the operators that draw them.

Fonts are chosen at size 1 and the text matrix carries the size: what a word shows is then the same at every size, and
each word is looked up, not worked out, after its first time. So are numbers, colours and paths. From line to line the
pen moves by ems, which are the same on every card, so that a page is half as large as with a matrix for each line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from cardprint.model.glyphs import Slug
from cardprint.model.page import Box, Drawn, Group, Link, Outline, PlacedPicture, Polygon, Rule, Text, moved
from cardprint.pdf.shapes import outline_path, picture_operators, shape_path
from cardprint.pdf.tokens import colour, number, numbers, text_string
from cardprint.pdf.typecase import NoSingleByteError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cardprint.model.glyphs import Typeface, Word
    from cardprint.model.page import Circle, Colour, Item, Shape

_SAID = 10.0  # points: the size of the words that lie over a picture
_WORDS = 8_000  # of one typeface, to remember what shows them; those that are worth it come back soon

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Fonts(Protocol):
    """What the pen asks of the fonts embedded in a file."""

    def resource(self, typeface: Typeface, *, wide: bool = False) -> str:
        """Name a font of a face in the file's resources, such as ``F1``."""

    def shown(self, typeface: Typeface, *, wide: bool = False) -> Callable[[Word], str]:
        """Give what gives what stands for a word of a face inside ``[(…)]TJ`` at size 1, as Latin-1 text.

        It raises NoSingleByteError where a word can be shown in the ``wide`` font of its face only.
        """


_OUTLINE_UNITS = 1000  # of an em: what shapes are drawn in
_FINE = 4  # decimals of an em: what is left out adds up to less than a fiftieth of a point over a card


class _Remembered(dict[_Key, _Value]):
    """A dict that works out what it lacks, and starts afresh when it has grown to its limit."""

    __slots__ = ("_limit", "_make")

    def __init__(self, make: Callable[[_Key], _Value], limit: int = 4096) -> None:
        super().__init__()
        self._make = make
        self._limit = limit

    def __missing__(self, key: _Key) -> _Value:
        if len(self) >= self._limit:
            self.clear()
        value = self[key] = self._make(key)
        return value


class _MixedTypefacesError(Exception):
    """A line of text holds words of several faces."""


class _Face(dict["Word", str]):
    """What the words of one typeface show in one of its fonts. A word of another face has no place here."""

    __slots__ = ("_show", "choose", "typeface", "wide")

    def __init__(self, typeface: Typeface, fonts: Fonts, *, wide: bool) -> None:
        super().__init__()
        self.typeface = typeface
        self.wide = wide
        self.choose = f"/{fonts.resource(typeface, wide=wide)} 1 Tf"
        self._show = fonts.shown(typeface, wide=wide)

    def __missing__(self, word: Word) -> str:
        if word.typeface is not self.typeface:
            raise _MixedTypefacesError
        shown = self._show(word)
        if not isinstance(word, Slug):  # which does not come again
            if len(self) >= _WORDS:
                self.clear()
            self[word] = shown
        return shown


class Pen:
    """Draws panels with one set of fonts. Within a panel it knows what is set, so that nothing is set twice."""

    def __init__(self, fonts: Fonts) -> None:
        """Take the fonts that name typefaces and show words."""
        self._fonts = fonts
        self._faces: dict[tuple[int, bool], _Face] = {}
        self.number = _Remembered[float, str](number)
        self._scale = _Remembered[float, str](_scale)
        self._em = _Remembered[float, str](_em, 16_384)
        self._colour = _Remembered["Colour", str](colour)
        self._outline: dict[Shape, str] = _Remembered(outline_path)
        self._path = _Remembered["Rule | Box | Circle | Polygon", str](shape_path)

    def draw(self, items: tuple[Item, ...]) -> Drawn:
        """Draw items in their order, in coordinates of the panel, y up; what comes later lies above."""
        self._start()
        links, pictures = [], []
        for item in items:
            if isinstance(item, Text):
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
        if self._dash:
            self._operators.append("[] 0 d")  # all else is set before it is needed, by what is drawn above this too
        return Drawn("\n".join(self._operators), tuple(links), tuple(pictures))

    def _start(self) -> None:
        """Forget what is set: the matrix of every panel is undone after it, and all that was set with it."""
        self._operators: list[str] = []
        self._in_text = False
        self._face: _Face | None = None
        self._fill: Colour | None = None
        self._stroke: Colour | None = None
        self._thickness: float | None = None
        self._dash: tuple[float, ...] = ()
        self._size = self._x = self._y = 0.0

    def _text(self, text: Text) -> None:
        x, y, size, fill, words = text
        if not self._in_text:
            self._in_text = True
            self._size = 0.0  # nothing is moved from
            self._operators.append("BT")
        if fill != self._fill:
            self._set_fill(fill)
        face = self._face
        if face is None or words[0].typeface is not face.typeface:
            face = self._choose(words[0].typeface)
        try:
            shown = "".join(map(face.__getitem__, words))
        except (_MixedTypefacesError, NoSingleByteError):
            shown = self._mixed(face, words)
        self._operators.append(f"{self._moved(x, y, size)}[({shown})]TJ")

    def _moved(self, x: float, y: float, size: float) -> str:
        """Move to where a line begins: from the last one, where it has the same size."""
        if size == self._size:
            across = "0" if x == self._x else self._em[(x - self._x) / size]
            move = f"{across} {self._em[(self._y - y) / size]} Td"
        else:
            self._size = size
            move = f"{self._scale[size]} {self.number[x]} {self.number[-y]} Tm"
        self._x, self._y = x, y
        return move

    def _mixed(self, face: _Face, words: tuple[Word, ...]) -> str:
        """Show words of several fonts, changing between them. Those of one face all stand in one of its fonts."""
        set_in: dict[int, tuple[_Face, Iterator[str]]] = {}
        shown = []
        for word in words:
            if id(word.typeface) not in set_in:
                alike = [each for each in words if each.typeface is word.typeface]
                set_in[id(word.typeface)] = self._shown(alike, face)
            chosen, texts = set_in[id(word.typeface)]
            if chosen is not face:
                face = self._face = chosen
                shown.append(f")]TJ {face.choose}[(")
            shown.append(next(texts))
        return "".join(shown)

    def _shown(self, words: list[Word], face: _Face) -> tuple[_Face, Iterator[str]]:
        """Show words of one typeface in the font that is chosen, where it has them all, or in the one that has."""
        typeface = words[0].typeface
        fitting = face if face.typeface is typeface else self._face_of(typeface)
        try:
            return fitting, iter([fitting[word] for word in words])
        except NoSingleByteError:
            wide = self._face_of(typeface, wide=True)
            return wide, iter([wide[word] for word in words])

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
        place = f"{unit} 0 0 {unit} {self.number[outline.x]} {self.number[-outline.y]} cm"
        self._operators.append(f"q {place} {self._outline[outline.shape]} f Q")
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
        wide = width / (sum(word.width for word in words) or 1.0)
        shown = self._mixed(self._choose(words[0].typeface), words)
        matrix = f"{number(wide, 3)} 0 0 {number(size, 3)} {self.number[x]} {self.number[-y]}"
        self._operators.append(f"BT 3 Tr {matrix} Tm[({shown})]TJ 0 Tr ET")

    def _choose(self, typeface: Typeface) -> _Face:
        face = self._face = self._face_of(typeface)
        self._operators.append(face.choose)
        return face

    def _face_of(self, typeface: Typeface, *, wide: bool = False) -> _Face:
        """Look a font up by its typeface's identity, which costs a tenth of its equality; it keeps that alive."""
        face = self._faces.get((id(typeface), wide))
        if face is None:
            face = self._faces[id(typeface), wide] = _Face(typeface, self._fonts, wide=wide)
        return face

    def _leave_text(self) -> None:
        if self._in_text:
            self._in_text = False
            self._operators.append("ET")

    def _shape(self, shape: Rule | Box | Circle | Polygon) -> None:
        fill = None if isinstance(shape, Rule) else shape.fill
        stroke = shape.colour if isinstance(shape, Rule) else None if isinstance(shape, Polygon) else shape.stroke
        if fill is not None:
            self._set_fill(fill)
        if stroke is not None and not isinstance(shape, Polygon):
            self._set_stroke(stroke, shape.thickness, shape.dash if isinstance(shape, Rule) else ())
        operator = ("n", "S", "f", "B")[2 * (fill is not None) + (stroke is not None)]
        self._operators.append(f"{self._path[shape]} {operator}")

    def _set_fill(self, fill: Colour) -> None:
        if fill != self._fill:
            self._fill = fill
            operands = self._colour[fill]
            self._operators.append(f"{operands} {'rg' if ' ' in operands else 'g'}")

    def _set_stroke(self, stroke: Colour, thickness: float, dash: tuple[float, ...]) -> None:
        if stroke != self._stroke:
            self._stroke = stroke
            operands = self._colour[stroke]
            self._operators.append(f"{operands} {'RG' if ' ' in operands else 'G'}")
        if thickness != self._thickness:
            self._thickness = thickness
            self._operators.append(f"{self.number[thickness]} w")
        if dash != self._dash:
            self._dash = dash
            self._operators.append(f"[{numbers(*dash)}] 0 d")


def _em(length: float) -> str:
    """Write a length in ems."""
    return number(length, _FINE)


def _scale(size: float) -> str:
    """Write the first four numbers of a text matrix."""
    return f"{number(size, 3)} 0 0 {number(size, 3)}"
