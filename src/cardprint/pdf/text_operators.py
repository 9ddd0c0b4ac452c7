"""The part of the operators that shows text.

Fonts are chosen at size 1 and the text matrix carries the size: what a word shows is then the same at every size, and
is looked up, not worked out, after its first time. From line to line it moves by ems, which are the same on every
card, so that a page is half as large as with a matrix for each line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from cardprint.pdf.font_resource import Font, Fonts
from cardprint.pdf.glyph_codes import NoSingleByteError
from cardprint.pdf.tokens import colour, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.model.glyphs import Typeface, Word
    from cardprint.model.text import Colour, Text, TextBlock

_MOST: Final = 16_384  # numbers, colours and paths to remember
_FINE: Final = 4  # decimals of an em: what is left out adds up to less than a fiftieth of a point over a card

_Key = TypeVar("_Key")


class TextWriter:
    """Draws text with one set of fonts. Within a panel it knows what is set, so that nothing is set twice."""

    def __init__(self, fonts: Fonts) -> None:
        """Take the fonts that name typefaces and show words."""
        self._fonts = fonts
        self._known: dict[tuple[int, bool], Font] = {}
        self._numbers: dict[float, str] = {}
        self._ems: dict[float, str] = {}
        self._scales: dict[float, str] = {}
        self._colours: dict[Colour, str] = {}
        self._forget_text()

    def _forget_text(self) -> None:
        """Forget what is set: the matrix of every panel is undone after it, and all that was set with it."""
        self._operators: list[str] = []
        self._in_text = False
        self._font: Font | None = None
        self._fill: Colour | None = None
        self._size: float = 0.0
        self._x: float = 0.0
        self._y: float = 0.0

    def number(self, value: float) -> str:
        """Write a number to two decimals."""
        text = self._numbers.get(value)
        if text is None:
            text = kept(self._numbers, value, number(value))
        return text

    def _block(self, block: TextBlock) -> None:
        """Draw the lines of a block."""
        if block.xs:
            self._begin_text()
        start = 0
        for index, end in enumerate(block.lines):
            font = self._begin_line(block.colours[index], block.faces[start].typeface)
            encoded: list[str] = []
            is_wide = font.wide
            try:
                for span in range(start, end):
                    face = block.faces[span]
                    if face.typeface is not font.typeface:
                        font = self._changed(face.typeface, encoded)
                    text = block.texts[span][block.begins[span] : block.ends[span]]
                    encoded.append(font.encoder.encode_pairs(text, face))
            except NoSingleByteError:
                is_wide = True
            if is_wide:
                texts = [block.texts[span][block.begins[span] : block.ends[span]] for span in range(start, end)]
                encoded = self._mixed([block.faces[start + at].word(text) for at, text in enumerate(texts)])
            else:
                self._font = font
            move = self._moved(block.xs[index], block.ys[index], block.size)
            self._operators.append(f"{move}[({''.join(encoded)})]TJ")
            start = end

    def _text(self, text: Text) -> None:
        """Draw a line of words."""
        self._begin_text()
        font = self._begin_line(text.colour, text.words[0].typeface)
        encoded: list[str] = []
        is_wide = font.wide
        try:
            for word in text.words:
                if word.typeface is not font.typeface:
                    font = self._changed(word.typeface, encoded)
                encoded.append(font.encode(word))
        except NoSingleByteError:
            is_wide = True
        if is_wide:
            encoded = self._mixed(text.words)
        else:
            self._font = font
        self._operators.append(f"{self._moved(text.x, text.y, text.size)}[({''.join(encoded)})]TJ")

    def _begin_text(self) -> None:
        if not self._in_text:
            self._in_text = True
            self._size = 0.0  # nothing is moved from
            self._operators.append("BT")

    def _begin_line(self, ink: Colour, typeface: Typeface) -> Font:
        """Choose the colour of a line and the font that it begins with."""
        if ink != self._fill:
            self._set_fill(ink)
        font = self._font
        return font if font is not None and typeface is font.typeface else self._choose(typeface)

    def _changed(self, typeface: Typeface, encoded: list[str]) -> Font:
        """Return the font of another face, and put what chooses it among what is shown."""
        font = self._font_of(typeface)
        encoded.append(f")]TJ {font.choose}[(")
        return font

    def _moved(self, x: float, y: float, size: float) -> str:
        """Move to where a line begins: from the last one, where it has the same size."""
        if size == self._size:
            across = "0" if x == self._x else self._em((x - self._x) / size)
            move = f"{across} {self._em((self._y - y) / size)} Td"
        else:
            self._size = size
            scale = self._scales.get(size)
            if scale is None:
                scale = kept(self._scales, size, f"{number(size, 3)} 0 0 {number(size, 3)}")
            move = f"{scale} {self.number(x)} {self.number(-y)} Tm"
        self._x, self._y = x, y
        return move

    def _em(self, length: float) -> str:
        """Write a length in ems."""
        text = self._ems.get(length)
        if text is None:
            text = kept(self._ems, length, number(length, _FINE))
        return text

    def _mixed(self, words: Sequence[Word]) -> list[str]:
        """Show words, changing between fonts. Those of one face all stand in one of its fonts, narrow or wide."""
        chosen = self._font
        fonts: dict[int, Font] = {}
        for word in words:
            if id(word.typeface) not in fonts:
                alike = [each for each in words if each.typeface is word.typeface]
                fonts[id(word.typeface)] = self._fitting(alike, chosen)
        encoded: list[str] = []
        for word in words:
            font = fonts[id(word.typeface)]
            if font is not chosen:
                chosen = font
                encoded.append(f")]TJ {font.choose}[(")
            encoded.append(font.encode(word))
        self._font = chosen
        return encoded

    def _fitting(self, words: list[Word], chosen: Font | None) -> Font:
        """Return the font of words of one face: the one that is chosen, where it has them all, or the one that has."""
        typeface = words[0].typeface
        font = chosen if chosen is not None and chosen.typeface is typeface else self._font_of(typeface)
        try:
            for word in words:
                font.encode(word)
        except NoSingleByteError:
            return self._font_of(typeface, wide=True)
        return font

    def _choose(self, typeface: Typeface) -> Font:
        font = self._font = self._font_of(typeface)
        self._operators.append(font.choose)
        return font

    def _font_of(self, typeface: Typeface, *, wide: bool = False) -> Font:
        """Look a font up by its typeface's identity, which costs a tenth of its equality; it keeps that alive."""
        font = self._known.get((id(typeface), wide))
        if font is None:
            font = self._known[id(typeface), wide] = Font(typeface, self._fonts, wide=wide)
        return font

    def _leave_text(self) -> None:
        if self._in_text:
            self._in_text = False
            self._operators.append("ET")

    def _operands(self, ink: Colour) -> str:
        operands = self._colours.get(ink)
        return operands if operands is not None else kept(self._colours, ink, colour(ink))

    def _set_fill(self, fill: Colour) -> None:
        if fill != self._fill:
            self._fill = fill
            operands = self._operands(fill)
            self._operators.append(f"{operands} {'rg' if ' ' in operands else 'g'}")


def kept(known: dict[_Key, str], key: _Key, text: str) -> str:
    """Keep a text for the next time, beginning anew where there are many; return it."""
    if len(known) >= _MOST:
        known.clear()
    known[key] = text
    return text
