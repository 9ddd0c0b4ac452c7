"""What no font can print: takes a deck and its fonts, gives a problem for each such character at its card."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cardprint.errors import Problem, Severity, Span
from cardprint.model.blocks import Chain, CodeBlock, Comparison, Formula, ListBlock, Paragraph, Ruby, Table
from cardprint.text.breaks import clusters
from cardprint.text.font_packages import package_hint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cardprint.model.blocks import Block
    from cardprint.model.deck import Deck, Mark
    from cardprint.text.fonts import FontChain


# Marks, joiners and tags, skin tones; and of other kinds Hangul's letters, vowels of Thai and Lao, marks of half width
# and the letters of flags.
_JOINING_KINDS = frozenset(("Mn", "Mc", "Me", "Cf", "Sk"))
_JOINING = re.compile("[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u0e33\u0eb3\uff9e\uff9f\U0001f1e6-\U0001f1ff]")


class _Place(NamedTuple):
    """Where a text stands: on a card, or where ``card`` is 0, over the deck as a whole."""

    card: int
    mark: Mark | None


def unprintable(deck: Deck, fonts: FontChain) -> tuple[Problem, ...]:
    """Give an error for each character that none of the fonts has, once a deck, where it first stands.

    Characters that one package brings share one error, at the first of them.
    """
    missing = _missing(deck, fonts)
    found: dict[str, list[tuple[str, _Place]]] = {}
    for place, text in _texts(deck) if missing else ():
        for cluster in clusters(text):
            if cluster in missing:
                missing.discard(cluster)
                found.setdefault(_package(cluster) or cluster, []).append((cluster, place))
    return tuple(_problem(*lacking[0], deck, others=len(lacking) - 1) for lacking in found.values())


def missing_from(text: str, fonts: FontChain) -> list[str]:
    """List the grapheme clusters of a text that no font has, each once."""
    return fonts.missing(clusters(text))


def _missing(deck: Deck, fonts: FontChain) -> set[str]:
    """Find the grapheme clusters that no font has.

    Most characters are clusters by themselves and are looked up once for the whole deck; only texts with characters
    that join others are taken apart.
    """
    characters = set().union(*(text for _, text in _texts(deck) if not text.isascii()))
    joining = {character for character in characters if _joins(character)}
    missing = set(fonts.missing(sorted(characters - joining)))
    if joining:
        joined = (text for _, text in _texts(deck) if not joining.isdisjoint(text))
        missing.update(fonts.missing(cluster for text in joined for cluster in clusters(text)))
    return missing


def _joins(character: str) -> bool:
    """Tell whether a character may be part of a cluster with its neighbours (UAX #29), or stands alone always."""
    return unicodedata.category(character) in _JOINING_KINDS or _JOINING.match(character) is not None


def as_boxes(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give the warnings that say the same of characters that are printed as boxes."""
    return tuple(
        replace(problem, message=f"{problem.message}: a box is printed instead", severity=Severity.WARNING)
        for problem in problems
    )


def _texts(deck: Deck) -> Iterator[tuple[_Place, str]]:
    """Give the texts of a deck with their places, but for sides in ASCII, which the built-in fonts always have."""
    yield _Place(0, None), deck.title
    for card in deck.cards:
        sides = ((card.front_text, card.front_mark, card.front), (card.back_text, card.back_mark, card.back))
        for typed, mark, blocks in sides:
            for text in () if typed.isascii() else _texts_in(blocks):
                yield _Place(card.number, mark), text
        place = _Place(card.number, card.mark)
        for text in (*card.tags, *card.accept, *card.choices, *_texts_in(card.hint), *_texts_in(card.note)):
            yield place, text


def _texts_in(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph | CodeBlock):
            yield from _texts_of(block) if isinstance(block, Paragraph) else (block.text,)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _texts_in(item)
        elif isinstance(block, Table):
            for row in (block.head, *block.rows):
                yield from _texts_in(row)
        elif isinstance(block, Comparison):
            for side in block.sides:
                yield from _texts_in((side.title, *side.blocks))
        elif isinstance(block, Chain):
            yield from _texts_in(block.steps)
            yield from filter(None, block.labels)


def _texts_of(paragraph: Paragraph) -> Iterator[str]:
    """Give what the fonts of text print: readings too, formulas not, which have a font of their own."""
    if all(run.inset is None for run in paragraph.runs):
        yield paragraph.text
        return
    yield "".join(run.text for run in paragraph.runs if not isinstance(run.inset, Formula))
    for run in paragraph.runs:
        if isinstance(run.inset, Ruby):
            yield run.inset.reading
        if run.cloze:
            yield run.cloze.hint


def _problem(cluster: str, place: _Place, deck: Deck, others: int) -> Problem:
    named = " + ".join(f"U+{ord(character):04X} {_name(character)}" for character in cluster)
    where = f"card {place.card}" if place.card else "the title"
    more = f", nor {others} more of the deck's characters" if others else ""
    return Problem(
        f"{where} has '{cluster}' ({named}), which no font here has{more}",
        deck.span(place.mark) if place.mark else Span(deck.path),
        hint=_hint(cluster),
    )


def _hint(cluster: str) -> str:
    package = _package(cluster)
    own = "name a folder with a font that has it (--font-dir), or print a box instead (--missing box)"
    return f"install {package} (as Debian and Ubuntu call the package); or {own}" if package else own


def _package(cluster: str) -> str | None:
    return next(filter(None, map(package_hint, cluster)), None)


def _name(character: str) -> str:
    return unicodedata.name(character, "without a name").lower()
