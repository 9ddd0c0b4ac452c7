"""The words of one style and direction, shaped once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, final

from cardprint.text.shape import Shaper

if TYPE_CHECKING:
    from cardprint.model.blocks import Style
    from cardprint.model.glyphs import Word
    from cardprint.text.fonts import FontChain

_MOST_WORDS: Final = 20_000  # to remember: they take half a kilobyte each, and those worth it come back soon


@final
class WordTable:
    """The words of one style, by their text; plain text is put together from ``pairs`` of letters, if there are such.

    ``base`` is the face that sets what nothing speaks against.
    """

    def __init__(self, fonts: FontChain, lang: str, style: Style, *, rtl: bool) -> None:
        """Take the faces to choose from, and the language, for which some faces have forms of their own."""
        self.shaper = Shaper(fonts, lang, style, rtl=rtl)
        self.base = self.shaper.base
        self.pairs = self.shaper.pairs
        self._words: dict[str, tuple[Word, ...]] = {}

    def words(self, text: str) -> tuple[Word, ...]:
        """Return the words of any text, several where it needs several faces or scripts."""
        words = self._words.get(text)
        if words is None:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            words = self._words[text] = self.shaper.words(text)
        return words


@final
class WordTables:
    """The word tables of one font chain and language, by style and by whether text runs from right to left."""

    def __init__(self, fonts: FontChain, lang: str) -> None:
        """Take the faces to choose from, and the language."""
        self._fonts = fonts
        self._lang = lang
        self._tables: dict[tuple[Style, bool], WordTable] = {}

    def table(self, style: Style, *, rtl: bool = False) -> WordTable:
        """Return the table of a style, a new one where it was not needed before."""
        table = self._tables.get((style, rtl))
        if table is None:
            table = self._tables[style, rtl] = WordTable(self._fonts, self._lang, style, rtl=rtl)
        return table
