"""What cannot be printed well: takes a deck and its fonts, gives a problem for each such character at its card."""

from __future__ import annotations

import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cardprint.errors import DeckError, Problem, Severity, Span, quoted
from cardprint.model.block_contents import every_text
from cardprint.model.blocks import Formula, Paragraph, Ruby
from cardprint.patterns import lazy_pattern
from cardprint.text.breaks import clusters
from cardprint.text.font_packages import advice, package_hint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cardprint.errors import TooWideError
    from cardprint.model.blocks import Block
    from cardprint.model.deck import Deck, Mark
    from cardprint.text.fonts import FontChain

MOST_MARKS = 8  # on one letter; cantillated Hebrew and Vedic Sanskrit come to 5
UNPRINTABLE_MARKS = 32  # each raises the pile by a third of an em
_NAMED = 4  # characters of a cluster that a message names
# Marks, joiners and tags, skin tones, what is newer than Python's tables; and of other kinds Hangul's letters, vowels
# of Thai and Lao, marks of half width and the letters of flags.
_JOINING_KINDS = frozenset(("Mn", "Mc", "Me", "Cf", "Sk", "Cn"))
_JOINING = lazy_pattern("[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u0e33\u0eb3\uff9e\uff9f\U0001f1e6-\U0001f1ff]")


class _Place(NamedTuple):
    """Where a text stands: on a card, or where ``card`` is 0, over the deck as a whole."""

    card: int
    mark: Mark | None


class Characters(NamedTuple):
    """What the texts of a deck are made of: characters that stand alone, and grapheme clusters of several."""

    single: frozenset[str]
    joined: frozenset[str]


def characters_of(deck: Deck) -> Characters:
    """Take the texts of a deck apart.

    Most characters are clusters by themselves and are looked up once for the whole deck; only texts with characters
    that join others are taken apart into clusters.
    """
    characters = set().union(*(text for _, text in _texts(deck) if not text.isascii()))
    joining = {character for character in characters if _joins(character)}
    joined: set[str] = set()
    if joining:
        for _, text in _texts(deck):
            if not joining.isdisjoint(text):
                joined.update(clusters(text))
    return Characters(frozenset(characters - joining), frozenset(joined))


def unprintable(deck: Deck, fonts: FontChain, characters: Characters | None = None) -> tuple[Problem, ...]:
    """Return an error for each character that none of the fonts has, once a deck, where it first stands.

    Characters that one package brings share one error, at the first of them. ``characters`` are the deck's, where
    somebody has taken its texts apart before.
    """
    single, joined = characters or characters_of(deck)
    missing = {*fonts.missing(sorted(single)), *fonts.missing(joined)}
    found: dict[str, list[tuple[str, _Place]]] = {}
    for cluster, place in _first_places(missing, deck):
        found.setdefault(_package(cluster) or cluster, []).append((cluster, place))
    return tuple(_problem(*lacking[0], deck, others=len(lacking) - 1) for lacking in found.values())


def overloaded_letters(deck: Deck, characters: Characters | None = None) -> tuple[Problem, ...]:
    """Return a problem for each letter with more marks than any language puts on one: they reach over other lines.

    It is a warning, or past all measure, where they would reach out of their card, an error.
    """
    heaps = {cluster for cluster in (characters or characters_of(deck)).joined if _marks_on(cluster) > MOST_MARKS}
    return tuple(_overloaded(_marks_on(cluster), place, deck) for cluster, place in _first_places(heaps, deck))


def _first_places(wanted: set[str], deck: Deck) -> Iterator[tuple[str, _Place]]:
    """Yield each of some grapheme clusters with the place where it first stands, in the order of the deck."""
    left = set(wanted)
    for place, text in _texts(deck) if left else ():
        for cluster in clusters(text):
            if cluster in left:
                left.discard(cluster)
                yield cluster, place


def _marks_on(cluster: str) -> int:
    if len(cluster) <= MOST_MARKS:
        return 0
    return sum(unicodedata.category(character) in ("Mn", "Me") for character in cluster)


def _overloaded(marks: int, place: _Place, deck: Deck) -> Problem:
    return Problem(
        f"{_where(place)} has a letter with {marks} marks on it",
        deck.span(place.mark) if place.mark else Span(deck.path),
        "delete some: they are printed over the lines above and below",
        Severity.WARNING if marks <= UNPRINTABLE_MARKS else Severity.ERROR,
    )


def with_place(error: TooWideError, deck: Deck) -> DeckError:
    """Return the error for a character that is too wide, with the place where it first stands."""
    (problem,) = error.problems
    found = next((place for place, text in _texts(deck) if error.text and error.text in text), None)
    where = found or _Place(0, None)
    span = deck.span(where.mark) if where.mark else Span(deck.path)
    return DeckError(problem._replace(message=f"{_where(where)}: {problem.message}", span=span))


def missing_from(text: str, fonts: FontChain) -> list[str]:
    """List the grapheme clusters of a text that no font has, each once."""
    return fonts.missing(clusters(text))


def has_overloaded_letter(text: str) -> bool:
    """Return whether a letter of a text has so many marks that they would reach out of any line."""
    return not text.isascii() and any(_marks_on(cluster) > UNPRINTABLE_MARKS for cluster in clusters(text))


def _joins(character: str) -> bool:
    """Return whether a character may be part of a cluster with its neighbours (UAX #29), or stands alone always."""
    return unicodedata.category(character) in _JOINING_KINDS or _JOINING.match(character) is not None


def as_boxes(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the warnings that say the same of characters that are printed as boxes."""
    return tuple(
        problem._replace(message=f"{problem.message}: a box is printed instead", severity=Severity.WARNING)
        for problem in problems
    )


def _texts(deck: Deck) -> Iterator[tuple[_Place, str]]:
    """Yield the texts of a deck with their places, but for sides in ASCII, which the built-in fonts always have."""
    yield _Place(0, None), deck.title
    for card in deck.cards:
        sides = ((card.front_text, card.front_mark, card.front), (card.back_text, card.back_mark, card.back))
        for typed, mark, blocks in sides:
            for text in () if typed.isascii() else _texts_in(blocks):
                yield _Place(card.number, mark), text
        if card.tags or card.hint or card.note or card.accept or card.choices:
            place = _Place(card.number, card.mark)
            more = chain(card.hint, card.note, *card.accept, *card.choices)
            for text in (*card.tags, *_texts_in(more)):
                yield place, text


def _texts_in(blocks: Iterable[Block]) -> Iterator[str]:
    for part in every_text(blocks):
        if isinstance(part, Paragraph):
            yield from _texts_of(part)
        else:
            yield part.text


def _texts_of(paragraph: Paragraph) -> Iterator[str]:
    """Yield what the fonts of text print: readings too, of formulas the words, which have a font of their own."""
    if not paragraph.has_insets:
        yield paragraph.text
        return
    yield "".join(run.text for run in paragraph.runs if not isinstance(run.inset, Formula))
    for run in paragraph.runs:
        if isinstance(run.inset, Ruby):
            yield run.inset.reading
        if isinstance(run.inset, Formula):
            from cardprint.text.math.setting import words_in  # noqa: PLC0415 - few decks have formulas

            yield from words_in(run.text, display=run.inset.display)
        if run.cloze:
            yield run.cloze.hint


def _problem(cluster: str, place: _Place, deck: Deck, others: int) -> Problem:
    named = " + ".join(f"U+{ord(character):04X} {_name(character)}" for character in cluster[:_NAMED])
    if len(cluster) > _NAMED:
        named += f" and {len(cluster) - _NAMED} more"
    more = f", nor {others} more of the deck's characters" if others else ""
    return Problem(
        f"{_where(place)} has {quoted(cluster)} ({named}), which no font here has{more}",
        deck.span(place.mark) if place.mark else Span(deck.path),
        hint=_hint(cluster),
    )


def _where(place: _Place) -> str:
    return f"card {place.card}" if place.card else "the title"


def _hint(cluster: str) -> str:
    package = _package(cluster)
    own = "name a folder with a font that has it (--font-dir), or print a box instead (--missing box)"
    return f"{advice(package)}; or {own}" if package else own


def _package(cluster: str) -> str | None:
    return next(filter(None, map(package_hint, cluster)), None)


def _name(character: str) -> str:
    return unicodedata.name(character, "without a name").lower()
