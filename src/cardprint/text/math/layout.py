"""Nodes → boxes, by the rules of The TeXbook's appendix G and MathML Core with the measures of the font's MATH table.

Here are lists of atoms, their spaces, and what is one sign; every other kind of node has its function in another
module, and ``setters`` says which.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from cardprint.text.math import names
from cardprint.text.math.alphabets import letter
from cardprint.text.math.boxes import Box, WordsMark, beside, glyph_box, raised
from cardprint.text.math.errors import FormulaError
from cardprint.text.math.face import UPRIGHT
from cardprint.text.math.nodes import Choice, Coloured, Group, Row, Sized, Space, Styled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cardprint.model.blocks import Style
    from cardprint.model.glyphs import Word
    from cardprint.model.text import Colour
    from cardprint.text.math.face import MathFace, Piece
    from cardprint.text.math.nodes import Kind, Name, Node, Symbol, Words

    Setter: TypeAlias = Callable[["Layout", Any, int, bool], Box]
    """What sets one kind of node, in a style, cramped or not."""

    WordSetter: TypeAlias = Callable[[str, Style], tuple[Sequence[Word], float, float]]
    """What sets words: gives them in visual order, and how far they reach above and below the baseline, in em."""

    Item: TypeAlias = tuple[Node, int, Colour | None, float]

DISPLAY, TEXT, SCRIPT, SMALLEST = 0, 1, 2, 3
_MOST_SIGNS = 4000  # of one formula, those that others are put together from among them

# In eighteenths of an em, between an atom and the next: The TeXbook, chapter 18. Below zero: not in scripts.
_KINDS = ("ord", "op", "bin", "rel", "open", "close", "punct", "inner")
_SPACES = {
    "ord": (0, 3, -4, -5, 0, 0, 0, -3),
    "op": (3, 3, 0, -5, 0, 0, 0, -3),
    "bin": (-4, -4, 0, 0, -4, 0, 0, -4),
    "rel": (-5, -5, 0, 0, -5, 0, 0, -5),
    "open": (0, 0, 0, 0, 0, 0, 0, 0),
    "close": (0, 3, -4, -5, 0, 0, 0, -3),
    "punct": (-3, -3, 0, -3, -3, -3, -3, -3),
    "inner": (-3, 3, -4, -5, -3, 0, -3, -3),
}
_SPACE = {(one, other): width for one, row in _SPACES.items() for other, width in zip(_KINDS, row, strict=True)}
_NOT_BEFORE_BIN = frozenset((None, "bin", "op", "rel", "open", "punct"))
_NOT_AFTER_BIN = frozenset((None, "rel", "close", "punct"))


class Layout:
    """Sets the nodes of one formula. ``colour`` and ``size`` are those in force.

    ``style`` is 0 for displays, 1 for text, 2 and 3 for scripts; what is ``cramped`` has lower superscripts.
    """

    def __init__(
        self, faces: Sequence[MathFace], words: WordSetter, setters: Mapping[type[Node], Setter], word_scale: float
    ) -> None:
        """Take the font, those that have what it lacks, what sets words, and how large words are next to signs."""
        self.face = faces[0]
        self.colour: Colour | None = None
        self.size = 1.0
        self._faces = faces
        self._words = words
        self._word_scale = word_scale
        self._setters = setters
        self._count = 0

    def _spend(self, count: int) -> None:
        """Count signs, and see that there are not too many."""
        self._count += count
        if self._count > _MOST_SIGNS:
            raise FormulaError(0, "the formula has too many signs", "split it")

    def scale(self, style: int) -> float:
        """Return the size of a style."""
        return self.face.scales[style] * self.size

    def constant(self, name: str, style: int) -> float:
        """Return a measure of the font, at the size of a style."""
        return self.face.constants[name] * self.scale(style)

    def axis(self, style: int) -> float:
        """Return how high the axis is, about which fractions and fences stand."""
        return self.constant("AXIS_HEIGHT", style)

    def node(self, node: Node, style: int, cramped: bool) -> Box:  # noqa: FBT001 - as in all setters
        """Set one node, whatever stands beside it."""
        self._spend(1)
        return self._setters[type(node)](self, node, style, cramped)

    def inner(self, node: Node, style: int, cramped: bool) -> Box:  # noqa: FBT001 - as above
        """Set what a node holds, as a list of its own."""
        return self.row((node,), style, cramped)

    def row(self, nodes: Sequence[Node], style: int, cramped: bool, after: Kind | None = None) -> Box:  # noqa: FBT001
        """Set nodes side by side with their spaces; ``after`` is the kind of what follows them elsewhere."""
        items = list(self._flat(nodes, style))
        kinds = _settled([item[0].kind for item in items], after)
        outer = self.colour, self.size
        boxes, last = [], None
        for (node, own_style, colour, size), kind in zip(items, kinds, strict=True):
            self.colour, self.size = colour, size
            if kind is not None:
                if last is not None and (gap := self._gap(last, kind, own_style)):
                    boxes.append(Box(gap))
                last = kind
            boxes.append(self.node(node, own_style, cramped))
        if after is not None and last is not None and (gap := self._gap(last, after, style)):
            boxes.append(Box(gap))
        self.colour, self.size = outer
        return boxes[0] if len(boxes) == 1 else beside(boxes)

    def _gap(self, one: Kind, other: Kind, style: int) -> float:
        width = _SPACE[one, other]
        if width < 0:
            width = -width if style <= TEXT else 0
        return width * names.MU * self.scale(style)

    def _flat(self, nodes: Sequence[Node], style: int) -> Iterator[Item]:
        """Yield nodes with the style, colour and size they are set in; lists and switches stand in the list around."""
        for node in nodes:
            if isinstance(node, Row):
                yield from self._flat(node.items, style)
            elif isinstance(node, Styled):
                yield from self._flat(node.items, node.style)
            elif isinstance(node, Choice):
                yield from self._flat((node.choices[style],), style)
            elif isinstance(node, Coloured):
                outer, self.colour = self.colour, node.colour
                yield from self._flat(node.items, style)
                self.colour = outer
            elif isinstance(node, Sized):
                outer_size, self.size = self.size, node.size
                yield from self._flat(node.items, style)
                self.size = outer_size
            else:
                yield node, style, self.colour, self.size

    def sign(self, char: str, style: int, text: str = "", *, is_italic: bool = False) -> Box:
        """Set one character as it is, in the first font that has it, or else as a word; ``text``: what it says."""
        for face in self._faces:
            glyph = face.char(char, max(style - TEXT, 0))
            if glyph is not None:
                return glyph_box(face, glyph, text or char, self.scale(style), self.colour)
        return self.word(text or char, names.TEXTS["textit" if is_italic else "text"], style)

    def has(self, char: str) -> bool:
        """Return whether a font for formulas has a character."""
        return any(face.char(char) is not None for face in self._faces)

    def word(self, text: str, words_style: Style, style: int) -> Box:
        """Set words."""
        self._spend(len(text))
        scale = self.scale(style) * self._word_scale
        said = text.rstrip(" ")
        space = (len(text) - len(said)) * names.SPACES[" "]  # which the text engine leaves away at the end of a line
        if not said:
            return Box(space * scale)
        words, above, below = self._words(said, words_style)
        width = sum(word.width for word in words) + space
        return Box(width * scale, above * scale, below * scale, (), WordsMark(tuple(words), scale, self.colour))

    def grown(self, char: str, least: float, style: int, direction: str) -> tuple[MathFace, list[Piece]]:
        """Return a sign at least so long, and the font that has it: the first one whose sign is long enough."""
        scale = self.scale(style)
        found = None
        for face in self._faces:
            glyph = face.char(char)
            if glyph is not None:
                pieces = face.grown(glyph, least / scale, direction)
                self._spend(len(pieces))
                if len(pieces) > 1 or _length(pieces, direction) >= least / scale or found is None:
                    found = face, pieces
                if len(pieces) > 1 or _length(pieces, direction) >= 0.9 * least / scale:
                    return face, pieces
        if found is None:
            raise FormulaError(0, f"no font for formulas has '{char}'", "write it outside of the formula")
        return found


def _length(pieces: Sequence[Piece], direction: str) -> float:
    glyph = pieces[-1].glyph
    return glyph.height + glyph.depth if direction == UPRIGHT else glyph.right - glyph.left


def _settled(kinds: list[Kind | None], after: Kind | None) -> list[Kind | None]:
    """Make ordinary of each sign that joins two where there are no two, as of a minus that begins (appendix G, 5)."""
    before = None
    last = None
    for index, kind in enumerate(kinds):
        if kind is None:
            continue
        if kind == "bin" and before in _NOT_BEFORE_BIN:
            kinds[index] = "ord"
        elif before == "bin" and kind in _NOT_AFTER_BIN and last is not None:
            kinds[last] = "ord"
        before, last = kinds[index], index
    if last is not None and before == "bin" and after in _NOT_AFTER_BIN:
        kinds[last] = "ord"
    return kinds


def set_symbol(layout: Layout, node: Symbol, style: int, cramped: bool) -> Box:  # noqa: ARG001, FBT001 - as all setters
    """Set one character; a large operator is larger in displays, and stands about the axis."""
    if node.kind == "op" and len(node.char) == 1:
        return _large(layout, node.char, style)
    return layout.sign(_shown(layout, node), style, node.char, is_italic=node.alphabet in {None, "it"})


def _shown(layout: Layout, node: Symbol) -> str:
    shown = letter(node.char, node.alphabet)
    if shown != node.char and not layout.has(shown):
        return node.char
    return shown


def _large(layout: Layout, char: str, style: int) -> Box:
    if not layout.has(char):
        return layout.sign(char, style)
    least = layout.face.constants["DISPLAY_OPERATOR_MIN_HEIGHT"] * layout.scale(style) if style == DISPLAY else 0.0
    face, pieces = layout.grown(char, least, style, UPRIGHT)
    glyph = pieces[0].glyph if len(pieces) == 1 else face.variants(face.char(char) or pieces[0].glyph, UPRIGHT)[-1]
    box = glyph_box(face, glyph, char, layout.scale(style), layout.colour)
    centred = raised(box, layout.axis(style) - (box.height - box.depth) / 2)
    centred.italic, centred.glyph, centred.face, centred.scale = box.italic, box.glyph, box.face, box.scale
    return centred


def set_name(layout: Layout, node: Name, style: int, cramped: bool) -> Box:  # noqa: ARG001, FBT001 - as all setters
    """Set the name of a function in upright letters."""
    thin = Box(3 * names.MU * layout.scale(style))
    return beside(thin if char == "\u2009" else layout.sign(char, style) for char in node.text)


def set_words(layout: Layout, node: Words, style: int, cramped: bool) -> Box:  # noqa: FBT001 - as all setters
    """Set words, and formulas among them."""
    return beside(
        layout.word(*part, style) if isinstance(part, tuple) else layout.inner(part, style, cramped)
        for part in node.parts
    )


def set_space(layout: Layout, node: Space, style: int, cramped: bool) -> Box:  # noqa: ARG001, FBT001 - as all setters
    """Set space."""
    return Box(node.width * layout.scale(style))


def set_group(layout: Layout, node: Group, style: int, cramped: bool) -> Box:  # noqa: FBT001 - as all setters
    """Set what is one atom."""
    return layout.inner(node.body, style, cramped)
