"""What is settled before a deck is laid out: on which terms, in whose faces, and that these have all it needs."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from cardprint.errors import DeckError, UsageError, errors_in, quoted
from cardprint.model.words import ENGLISH
from cardprint.ticket import terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.errors import Problem
    from cardprint.model.deck import Deck
    from cardprint.model.words import Words
    from cardprint.text.typesetter import Typesetter
    from cardprint.ticket import Terms, Ticket


class Ready(NamedTuple):
    """What is settled before a deck is laid out: its terms, who sets its type, and warnings."""

    agreed: Terms
    typesetter: Typesetter
    problems: tuple[Problem, ...]


def make_ready(deck: Deck, ticket: Ticket) -> Ready:
    """Settle what a deck is printed with.

    Raises DeckError with every character that no font has, and UsageError where settings ask for one.
    """
    agreed = terms(ticket, deck)
    typesetter, boxes = typesetter_for(deck, agreed)
    if agreed.own_words:
        _see_own_words(agreed, typesetter)
    return Ready(_speaking(agreed, typesetter), typesetter, boxes)


def _see_own_words(agreed: Terms, typesetter: Typesetter) -> None:
    from cardprint.proofreading import missing_from  # noqa: PLC0415 - few sheets have words of their own

    missing = missing_from(agreed.own_words, typesetter.fonts)
    if missing and not agreed.boxes:
        raise UsageError.of(
            f"no font here has {quoted(missing[0])}, which header or grading asks for",
            hint="write it in other letters, or name a folder with a font that has it (--font-dir)",
        )


def typesetter_for(deck: Deck, agreed: Terms) -> tuple[Typesetter, tuple[Problem, ...]]:
    """Get the fonts ready and see that they have every character."""
    from cardprint import proofreading  # noqa: PLC0415 - as are the next: HarfBuzz costs 21 ms
    from cardprint.text.fonts import load_fonts  # noqa: PLC0415
    from cardprint.text.typesetter import Typesetter  # noqa: PLC0415

    theme = agreed.theme
    characters = proofreading.characters_of(deck)
    with _told_at(agreed):
        fonts = load_fonts(
            family=agreed.font,
            folders=agreed.font_folders,
            lang=deck.lang,
            letters=characters.single | characters.joined,
            spacing=theme.spacing,
            italics=theme.italics,
        )
    missing = proofreading.unprintable(deck, fonts, characters)
    heaps = proofreading.heaped(deck, characters)
    problems = (proofreading.as_boxes(missing) if agreed.boxes else missing) + heaps
    if errors_in(problems):
        raise DeckError(*problems)
    return Typesetter(fonts, deck.lang, hyphens=theme.hyphens), problems


@contextmanager
def _told_at(agreed: Terms) -> Iterator[None]:
    """Tell what is wrong with fonts at the setting that asks for them, if it is the deck's."""
    from cardprint.text.fonts import UnknownFamilyError  # noqa: PLC0415 - as above

    try:
        yield
    except DeckError as error:
        named = "font" if "font" in agreed.values else "theme"
        place = agreed.places.get(named if isinstance(error, UnknownFamilyError) else "font-dir")
        raise type(error)(*(problem._replace(span=problem.span or place) for problem in error.problems)) from None


def _speaking(agreed: Terms, typesetter: Typesetter) -> Terms:
    """Settle the words that are printed beside the deck's: English where no font has those of its language."""
    words = agreed.values.get("words")
    if words is None:
        return agreed
    return agreed._replace(values={**agreed.values, "words": printable(words, typesetter)})


def printable(words: Words, typesetter: Typesetter) -> Words:
    """Give words that can be printed: these, or English where no font has all of their letters."""
    unusual = sorted({character for text in words for character in text if not character.isascii()})
    return ENGLISH if typesetter.fonts.missing(unusual) else words
