"""What is settled before a deck is laid out: on which terms, in whose faces, and that these have all it needs."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from cardprint.build.print_options import print_options
from cardprint.errors import DeckError, UsageError, errors_in, quoted
from cardprint.model.words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cardprint.build.print_options import PrintOptions
    from cardprint.errors import Problem
    from cardprint.model.deck import Deck
    from cardprint.model.words import Words
    from cardprint.options.request import PrintRequest
    from cardprint.text.typesetter import Typesetter


class Prepared(NamedTuple):
    """What is settled before a deck is laid out: its terms, who sets its type, and warnings."""

    options: PrintOptions
    typesetter: Typesetter
    problems: tuple[Problem, ...]


def prepare(deck: Deck, request: PrintRequest) -> Prepared:
    """Settle what a deck is printed with.

    Raises DeckError with every character that no font has, and UsageError where settings ask for one.
    """
    options = print_options(request, deck)
    typesetter, boxes = typesetter_for(deck, options)
    if options.own_words:
        _see_own_words(options, typesetter)
    return Prepared(_speaking(options, typesetter), typesetter, boxes)


def _see_own_words(options: PrintOptions, typesetter: Typesetter) -> None:
    from cardprint.build.preflight import missing_from  # noqa: PLC0415 - few sheets have words of their own

    missing = missing_from(options.own_words, typesetter.fonts)
    if missing and not options.boxes:
        raise UsageError.of(
            f"no font here has {quoted(missing[0])}, which header or grading asks for",
            hint="write it in other letters, or name a folder with a font that has it (--font-dir)",
        )


def typesetter_for(deck: Deck, options: PrintOptions) -> tuple[Typesetter, tuple[Problem, ...]]:
    """Get the fonts ready and see that they have every character."""
    from cardprint.build import preflight  # noqa: PLC0415 - as are the next: HarfBuzz costs 21 ms
    from cardprint.text.fonts import load_fonts  # noqa: PLC0415
    from cardprint.text.typesetter import Typesetter  # noqa: PLC0415

    theme = options.theme
    characters = preflight.characters_of(deck)
    with _told_at(options):
        fonts = load_fonts(
            family=options.font,
            folders=options.font_folders,
            lang=deck.lang,
            letters=characters.single | characters.joined,
            spacing=theme.spacing,
            italics=theme.italics,
        )
    missing = preflight.unprintable(deck, fonts, characters)
    heaps = preflight.overloaded_letters(deck, characters)
    problems = (preflight.as_boxes(missing) if options.boxes else missing) + heaps
    if errors_in(problems):
        raise DeckError(*problems)
    return Typesetter(fonts, deck.lang, hyphens=theme.hyphens), problems


@contextmanager
def _told_at(options: PrintOptions) -> Iterator[None]:
    """Yield what is wrong with fonts at the setting that asks for them, if it is the deck's."""
    from cardprint.text.fonts import UnknownFamilyError  # noqa: PLC0415 - as above

    try:
        yield
    except DeckError as error:
        named = "font" if "font" in options.values else "theme"
        place = options.places.get(named if isinstance(error, UnknownFamilyError) else "font-dir")
        raise type(error)(*(problem._replace(span=problem.span or place) for problem in error.problems)) from None


def _speaking(options: PrintOptions, typesetter: Typesetter) -> PrintOptions:
    """Settle the words that are printed beside the deck's: English where no font has those of its language."""
    words = options.values.get("words")
    if words is None:
        return options
    return options._replace(values={**options.values, "words": printable(words, typesetter)})


def printable(words: Words, typesetter: Typesetter) -> Words:
    """Return words that can be printed: these, or English where no font has all of their letters."""
    unusual = sorted({character for text in words for character in text if not character.isascii()})
    return ENGLISH if typesetter.fonts.missing(unusual) else words
