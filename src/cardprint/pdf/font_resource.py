"""One font of a face in a file: the operator that chooses it, and what shows the words of the face in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, final

if TYPE_CHECKING:
    from cardprint.model.glyphs import Pairing, Typeface, Word

_WORDS: Final = 20_000  # of one font, to remember what shows them; those that are worth it come back soon


class WordEncoder(Protocol):
    """What shows the words of a face in one of its fonts, inside ``[(…)]TJ`` at size 1, as Latin-1 text.

    Both raise NoSingleByteError where there is a sort that only the wide font of the face has.
    """

    def encode(self, word: Word) -> str:
        """Return what shows a word."""

    def encode_pairs(self, text: str, pairs: Pairing) -> str:
        """Return what shows a text by its pairs of letters."""


class Fonts(Protocol):
    """What the writer of operators asks of the fonts embedded in a file."""

    def resource(self, typeface: Typeface, *, wide: bool = False) -> str:
        """Name a font of a face in the file's resources, such as ``F1``."""

    def encoder(self, typeface: Typeface, *, wide: bool = False) -> WordEncoder:
        """Return the encoder of a face's words, for the ``wide`` font of the face or for the other."""


@final
class Font:
    """One font of a face in a file: the operator that chooses it, and what shows the words of the face in it."""

    def __init__(self, typeface: Typeface, fonts: Fonts, *, wide: bool) -> None:
        """Take the face, and whether its font of two bytes a code is meant."""
        self.typeface = typeface
        self.wide = wide
        self.choose = f"/{fonts.resource(typeface, wide=wide)} 1 Tf"
        self.encoder = fonts.encoder(typeface, wide=wide)
        self._words: dict[Word, str] = {}

    def encode(self, word: Word) -> str:
        """Return the codes of a word of the face; one that is shaped is remembered. Raises NoSingleByteError."""
        if word.pairs is not None:
            return self.encoder.encode_pairs(word.text, word.pairs)
        encoded = self._words.get(word)
        if encoded is None:
            if len(self._words) >= _WORDS:
                self._words.clear()
            encoded = self._words[word] = self.encoder.encode(word)
        return encoded
