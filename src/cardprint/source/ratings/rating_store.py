"""Where the ratings of a deck are kept: in its own file, whose text stays as it is, or in a table beside it."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cardprint.errors import DeckError, OutputError, Problem, SelfCheckError, Severity
from cardprint.files.atomic import write_atomically
from cardprint.files.lock import locked
from cardprint.files.paths import is_file, is_folder, is_there
from cardprint.model.deck import side_file
from cardprint.model.limits import DEFAULT
from cardprint.source.deck_file import load_deck
from cardprint.source.ratings.rating_lines import differ_in_ratings_only, with_ratings
from cardprint.source.ratings.rating_table import Ratings, read_ratings, write_ratings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MARKS = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
_SIDE_HINT = "keep the ratings in a file of their own with --side"


class RatingStore:
    """The ratings of one deck.

    ``deck`` has them, ``problems`` are what there is to warn of. They are kept in ``place``: the side file where it is
    there or asked for, for what it says outranks the deck, else the deck's own file.
    """

    def __init__(self, path: str, *, side: bool = False) -> None:
        """Open the ratings of a deck.

        Raises DeckError and LimitError as reading the deck does, and DeckError for a pipe: what comes out of one is
        gone, and nothing can be written into it.
        """
        self._path = path
        table = side_file(path)
        self._side = side or is_file(table)
        self.place = table if self._side else Path(path)
        if is_there(self.place) and not (is_file(self.place) or is_folder(self.place)):
            raise DeckError.of(f"{self.place} is no file that ratings can be written into", hint=_SIDE_HINT)
        self._seen = _bytes(self.place)
        self.deck, self.problems = load_deck(path)
        self._ratings = Ratings({}, (), ())
        if self._seen is not None and self._side:
            self._ratings = read_ratings(table, self.deck, severity=Severity.WARNING)

    def record(self, ratings: Mapping[int, int]) -> None:
        """Keep ratings, by the numbers of cards; those of other cards stay. The file is replaced whole or not at all.

        Only one at a time keeps ratings of a deck. Raises DeckError where the file was changed since it was read, or
        holds a card in which nothing can be written.
        """
        with locked(self._path):
            self._record(ratings)

    def _record(self, ratings: Mapping[int, int]) -> None:
        self._see_unchanged()
        if self._side:
            by_number = {**self._ratings.by_number, **ratings}
            self._ratings = self._ratings._replace(by_number=by_number)
            data = write_ratings(self.deck, by_number, self._ratings.strays)
            self._write(data, _believe)
        else:
            data = self._rated(ratings)
            self._write(data, partial(self._check, ratings=ratings))
        self._seen = data
        self.deck = self.deck.rated(ratings)

    def _see_unchanged(self) -> None:
        if _bytes(self.place) != self._seen:
            raise DeckError.of(f"{self.place} was changed meanwhile", hint="run it again; what was kept before is kept")

    def _rated(self, ratings: Mapping[int, int]) -> bytes:
        """Return the deck's file with the ratings."""
        mark, encoding, before = _decoded(self._seen or b"")
        text, refused = with_ratings(before, ratings)
        if refused:
            cards = {card.number: card for card in self.deck.cards}
            message = "card {} is written in a way that leaves no place for its rating"
            raise DeckError(
                *(Problem(message.format(number), self.deck.span(cards[number].mark), _SIDE_HINT) for number in refused)
            )
        return mark + text.encode(encoding)

    def _check(self, written: bytes, ratings: Mapping[int, int]) -> None:
        """See that a deck says what it said before, but for the ratings."""
        if not differ_in_ratings_only(_decoded(self._seen or b"")[2], _decoded(written)[2], ratings):
            raise SelfCheckError.of(
                f"{self.place} would not be the same deck with these ratings in it",
                hint=f"the file is untouched; {_SIDE_HINT}",
            )

    def _write(self, data: bytes, check: Callable[[bytes], None]) -> None:
        """Replace the file, unless an editor, which knows no lock, has saved it in the meantime."""

        def check_both(written: bytes) -> None:
            check(written)
            self._see_unchanged()

        try:
            write_atomically(self.place, data, check_both)
        except OutputError as error:
            hint = None if self._side else _SIDE_HINT
            raise OutputError(*(problem._replace(hint=hint) for problem in error.problems)) from None


def _believe(_written: bytes) -> None:
    """Leave it at the comparison of what was written with what came back, which every file gets."""


def _bytes(path: Path) -> bytes | None:
    """Read a file; None where that cannot be, which whoever reads it in earnest has more to say of."""
    try:
        with path.open("rb") as file:
            return file.read(DEFAULT.file_bytes + 1)
    except OSError:
        return None


def _decoded(data: bytes) -> tuple[bytes, str, str]:
    """Return the byte order mark of a file that can be read, its encoding and its text, with line ends as they are."""
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    return mark, encoding, data[len(mark) :].decode(encoding)
