"""What no font can print: takes a deck and its fonts, gives a problem for each such character at its card."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from cardprint.errors import Problem, Severity, Span
from cardprint.model.blocks import Chain, CodeBlock, Comparison, ListBlock, Paragraph, Table
from cardprint.text.breaks import clusters
from cardprint.text.font_packages import package_hint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cardprint.model.blocks import Block
    from cardprint.model.deck import Deck, Mark
    from cardprint.text.fonts import FontChain


class _Place(NamedTuple):
    """Where a text stands: on a card, or where ``card`` is 0, over the deck as a whole."""

    card: int
    mark: Mark | None


def unprintable(deck: Deck, fonts: FontChain) -> tuple[Problem, ...]:
    """Give an error for each character that none of the fonts has, once a deck, where it first stands."""
    missing = dict.fromkeys(fonts.missing(cluster for _, text in _texts(deck) for cluster in _unusual(text)))
    problems = []
    for place, text in _texts(deck) if missing else ():
        for cluster in _unusual(text):
            if cluster in missing:
                del missing[cluster]
                problems.append(_problem(cluster, place, deck))
    return tuple(problems)


def as_boxes(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give the warnings that say the same of characters that are printed as boxes."""
    return tuple(
        replace(problem, message=f"{problem.message}: a box is printed instead", severity=Severity.WARNING)
        for problem in problems
    )


def _unusual(text: str) -> list[str]:
    """Split a text into clusters, if there can be any that a font lacks."""
    return [] if text.isascii() else clusters(text)


def _texts(deck: Deck) -> Iterator[tuple[_Place, str]]:
    yield _Place(0, None), deck.title
    for card in deck.cards:
        for mark, blocks in ((card.front_mark, card.front), (card.back_mark, card.back)):
            for text in _texts_in(blocks):
                yield _Place(card.number, mark), text
        place = _Place(card.number, card.mark)
        for text in (*card.tags, *card.accept, *_texts_in(card.hint), *_texts_in(card.note)):
            yield place, text


def _texts_in(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph | CodeBlock):
            yield block.text
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


def _problem(cluster: str, place: _Place, deck: Deck) -> Problem:
    named = " + ".join(f"U+{ord(character):04X} {_name(character)}" for character in cluster)
    where = f"card {place.card}" if place.card else "the title"
    return Problem(
        f"{where} has '{cluster}' ({named}), which no font here has",
        deck.span(place.mark) if place.mark else Span(deck.path),
        hint=_hint(cluster),
    )


def _hint(cluster: str) -> str:
    package = next(filter(None, map(package_hint, cluster)), None)
    own = "name a folder with a font that has it (--font-dir), or print a box instead (--missing box)"
    return f"install {package}; or {own}" if package else own


def _name(character: str) -> str:
    return unicodedata.name(character, "without a name").lower()
