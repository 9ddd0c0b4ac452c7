"""A deck of cards as its author means it: text already read into blocks, nothing yet of paper or type."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from cardprint.errors import Span
from cardprint.model.block_contents import every_run, pictures_in, plain_text
from cardprint.model.blocks import PictureBlock
from cardprint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from cardprint.model.blocks import Block
    from cardprint.model.kind import Kind
    from cardprint.model.picture import Picture

A_LINE = 1 << 32
"""What a mark is more for each line."""


class Mark(int):
    """Where in the deck file a value begins. Line and column count from 1.

    It is one number, ``A_LINE`` times the line and the column, which takes half the memory of a pair: each card has
    three.
    """

    __slots__ = ()

    def __new__(cls, line: int, column: int) -> Self:
        """Put line and column together."""
        return int.__new__(cls, line * A_LINE + column)

    def __getnewargs__(self) -> tuple[int, int]:  # type: ignore[override] # of an int there is one
        """Return what it is made of anew where another process hands it over."""
        return self.line, self.column

    @property
    def line(self) -> int:
        """The line."""
        return self // A_LINE

    @property
    def column(self) -> int:
        """The character of the line."""
        return self % A_LINE

    def __repr__(self) -> str:
        """Show line and column."""
        return f"Mark({self.line}, {self.column})"


class Card(NamedTuple):
    """One card. ``number`` counts from 1 in the order of the file and never changes by selecting or shuffling.

    ``front_text`` and ``back_text`` are as typed, with their markup; ``plain_text`` gives the words. ``given_id`` is
    the ``id`` the author wrote, if any. ``labels`` are the names of the spots of the picture that its front begins
    with; its back ends in a list of them.
    """

    number: int
    front: tuple[Block, ...]
    back: tuple[Block, ...]
    mark: Mark
    front_mark: Mark
    back_mark: Mark
    front_text: str
    back_text: str
    given_id: str | None = None
    tags: tuple[str, ...] = ()
    note: tuple[Block, ...] = ()
    hint: tuple[Block, ...] = ()
    accept: tuple[tuple[Block, ...], ...] = ()
    points: int | None = None
    lines: int | None = None
    rating: int | None = None
    kind: Kind | None = None
    choices: tuple[tuple[Block, ...], ...] = ()
    labels: tuple[str, ...] = ()

    @property
    def is_cloze(self) -> bool:
        """Whether it asks for what its front leaves out and nothing else: its back is its front, filled in."""
        return self.back is self.front

    @property
    def solution(self) -> tuple[Block, ...]:
        """The text of a front that leaves words out, with these words, where the back does not say it; else nothing."""
        if "{{" not in self.front_text or self.is_cloze or not any(run.cloze for run in every_run(self.front)):
            return ()
        return tuple(block for block in self.front if not isinstance(block, PictureBlock))

    @property
    def told(self) -> tuple[Block, ...]:
        """What its back shows: its picture, the solution where there is one, and its own text."""
        first = self.back[0] if self.back else None
        begin = isinstance(first, PictureBlock) and first.illustration is not None
        return (*self.back[:begin], *self.solution, *self.back[begin:])

    @property
    def id(self) -> str:
        """The id as given, or a slug of the front, or of the name of the picture that a front without words shows.

        Cards with like fronts share it; ``card_ids`` tells them apart.
        """
        return self.given_id or slug(plain_text(self.front)) or self._picture_slug or f"card-{self.number}"

    @property
    def _picture_slug(self) -> str:
        return next((slug(PurePosixPath(block.picture.name).stem) for block in pictures_in(self.front)), "")


_NO_SETTINGS: Mapping[str, str] = {}
_NO_MARKS: Mapping[str, Mark] = {}


class Deck(NamedTuple):
    """A deck file, read. ``path`` is as the user named it; ``settings`` is what stood under ``print:``, and where."""

    title: str
    cards: tuple[Card, ...]
    path: str
    lang: str = "en"
    settings: Mapping[str, str] = _NO_SETTINGS
    pictures: tuple[Picture, ...] = ()
    setting_marks: Mapping[str, Mark] = _NO_MARKS

    @property
    def name(self) -> str:
        """The file's name without folder and ending, from which output files are named."""
        return _without_ending(re.split(r"[/\\]", self.path)[-1])

    def span(self, mark: Mark) -> Span:
        """Return where in this deck's file a mark is."""
        return Span(self.path, mark.line, mark.column)

    def rated(self, ratings: Mapping[int, int]) -> Deck:
        """Return the deck with these ratings, by the numbers of cards; other cards keep theirs."""
        cards = (card._replace(rating=ratings[card.number]) if card.number in ratings else card for card in self.cards)
        return self._replace(cards=tuple(cards))


def side_file(path: str | Path) -> Path:
    """Return the path of the file beside a deck that ratings may be kept in: ``french.ratings.csv``."""
    return Path(f"{_without_ending(str(path))}.ratings.csv")


def _without_ending(path: str) -> str:
    return re.sub(r"\.ya?ml$", "", path, flags=re.IGNORECASE)


def card_ids(deck: Deck) -> dict[int, str]:
    """Return each card's number the name that stays with it on cards, worksheet and key.

    It is the id as given, or a slug of the front; where cards share one, the later ones end in ``-2``, ``-3`` and so
    on. Ask the whole deck, not a selection of it, or names change with the selection.
    """
    taken = {card.given_id for card in deck.cards if card.given_id}
    counts: dict[str, int] = {}
    ids = {}
    for card in deck.cards:
        name = card.id
        if not card.given_id:
            base, count = name, counts.get(name, 1)
            while name in taken:
                count += 1
                name = f"{base}-{count}"
            counts[base] = count
            taken.add(name)
        ids[card.number] = name
    return ids


_FINAL_SIGMA = lazy_pattern(r"(?<=\w)σ(?=-|$)")
# What normalizing and folding takes apart and no reader would: am of Thai and Lao, and the Turkish İ.
_WHOLE = {"\u0e4d\u0e32": "\u0e33", "\u0ecd\u0eb2": "\u0eb3", "i\u0307": "i"}
_VARIANTS = lazy_pattern("[\ufe00-\ufe0f]")


def slug(text: str) -> str:
    """Make a name of small letters, digits and single hyphens from a text, at most 48 characters, of any script.

    Marks stay on their letters: without its vowels a word of Hindi or Thai is none.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    if not folded.isascii():
        for apart, whole in _WHOLE.items():
            folded = folded.replace(apart, whole)
        folded = _FINAL_SIGMA.sub("ς", _marked(_VARIANTS.sub("", folded)))
        return folded[:48].rstrip("-")
    return re.sub(r"[\W_]+", "-", folded).strip("-")[:48].rstrip("-")


def _marked(text: str) -> str:
    """Replace by single hyphens what is neither a letter, nor a digit, nor a mark on one."""
    kept: list[str] = []
    for character in text:
        on_a_letter = bool(kept) and kept[-1] != "-"
        if character.isalnum() or (on_a_letter and unicodedata.category(character) in ("Mn", "Mc")):
            kept.append(character)
        elif on_a_letter:
            kept.append("-")
    return "".join(kept).rstrip("-")
