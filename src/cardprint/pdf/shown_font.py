"""One font of a face in a file: the operator that chooses it, and what shows the words of the face in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, final

if TYPE_CHECKING:
    from cardprint.model.glyphs import Pairing, Typeface, Word

_WORDS: Final = 20_000  # of one font, to remember what shows them; those that are worth it come back soon


class Shown(Protocol):
    """What shows the words of a face in one of its fonts, inside ``[(…)]TJ`` at size 1, as Latin-1 text.

    Both raise NoSingleByteError where there is a sort that only the wide font of the face has.
    """

    def show(self, word: Word) -> str:
        """Return what shows a word."""

    def show_pairs(self, text: str, pairs: Pairing) -> str:
        """Return what shows a text by its pairs of letters."""


class Fonts(Protocol):
    """What the pen asks of the fonts embedded in a file."""

    def resource(self, typeface: Typeface, *, wide: bool = False) -> str:
        """Name a font of a face in the file's resources, such as ``F1``."""

    def shown(self, typeface: Typeface, *, wide: bool = False) -> Shown:
        """Return what shows the words of a face, in the ``wide`` font of the face or in the other."""


@final
class Font:
    """One font of a face in a file: the operator that chooses it, and what shows the words of the face in it."""

    def __init__(self, typeface: Typeface, fonts: Fonts, *, wide: bool) -> None:
        """Take the face, and whether its font of two bytes a code is meant."""
        self.typeface = typeface
        self.wide = wide
        self.choose = f"/{fonts.resource(typeface, wide=wide)} 1 Tf"
        self.shown = fonts.shown(typeface, wide=wide)
        self._words: dict[Word, str] = {}

    def show(self, word: Word) -> str:
        """Return what shows a word of the face; one that is shaped is remembered. Raises NoSingleByteError."""
        if word.pairs is not None:
            return self.shown.show_pairs(word.text, word.pairs)
        shown = self._words.get(word)
        if shown is None:
            if len(self._words) >= _WORDS:
                self._words.clear()
            shown = self._words[word] = self.shown.show(word)
        return shown
