"""Word searches of a deck's answers: which cards share one, and what it looks like in each version."""

from __future__ import annotations

from math import ceil, sqrt
from typing import TYPE_CHECKING, NamedTuple

from cardprint.exercise.hiding import Hidden, Work, hide, is_within
from cardprint.exercise.likeness import essence
from cardprint.exercise.spelling import ALPHABETS, script_of
from cardprint.model.puzzle import ALL_WAYS, ROWS_A_WORD, Entry, Squares, WordSearch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cardprint.exercise.spelling import Clued
    from cardprint.model.deck import Card
    from cardprint.model.puzzle import Square

LARGEST_SEARCH = 24
"""The most words of a word search: more make a list that is searched longer than the letters."""

_SHORTEST = 3  # letters: a shorter word is there by accident wherever one looks
_FULL = 0.5  # the share of letters that are in words
_FEWEST = 4  # words of a word search, however small the paper
_LEAST, _GAP = 8, 1  # squares to a side, and between letters and list
_LARGER = 4  # by how many squares the sides may grow where not all words find a place
_VARIED = 12  # different letters that are enough to choose from for the squares between words
# Squares looked at: ten million take a second or less. All word searches of a deck together get so much, in any case
# each a few tries; and so do all versions of them, whose letters are those of the first where that is too little.
_ALL_WORK, _LEAST_WORK, _WORK_ANEW = 30_000_000, 2_000_000, 300_000


class SearchField(NamedTuple):
    """What a word search may take: how many squares there is room for, the ways that words run.

    ``word`` is how many rows of squares a word takes in the list below.
    """

    squares: Squares
    ways: tuple[Square, ...] = ALL_WAYS
    word: float = ROWS_A_WORD


class Search(NamedTuple):
    """The cards of one word search, and their words in the first square of letters that was found for them."""

    clued: tuple[Clued, ...]
    hidden: Hidden
    pool: tuple[str, ...]


def searches(clued: Sequence[Clued], field: SearchField, seed: str) -> tuple[list[Search], list[Card]]:
    """Divide cards into word searches, and give the cards that no word search can have."""
    left = [one.card for one in clued if not _SHORTEST <= len(one.spelling.signs) <= field.squares.columns]
    fit = [one for one in clued if _SHORTEST <= len(one.spelling.signs) <= field.squares.columns]
    found: list[Search] = []
    parts = -(-len(fit) // _words_in(fit, field))
    pool = _pool(fit)
    size = -(-len(fit) // max(1, parts))
    for first in range(0, len(fit), size or 1):
        part = _told_apart(fit[first : first + size], field.ways)
        work = Work(max(_LEAST_WORK, _ALL_WORK // parts))
        left += [one.card for one in fit[first : first + size] if one not in part]
        while part:
            if work.left <= 0:
                left += [one.card for one in part]
                break
            hidden = _hidden(part, field, pool, f"{seed}/{first}", work)
            if hidden is not None:
                found.append(Search(tuple(part), hidden, pool))
                break
            left.append(part.pop().card)
    return found, left


def can_be_made_anew(count: int) -> bool:
    """Return whether there is work for so many word searches in all versions, each with places of its own."""
    return count * _WORK_ANEW <= _ALL_WORK


def anew(search: Search, field: SearchField, seed: str, of: int) -> Search:
    """Return a word search with its words at other places for each seed: one of ``of`` that are made anew."""
    hidden = _hidden(search.clued, field, search.pool, seed, Work(_ALL_WORK // of))
    return search if hidden is None else search._replace(hidden=hidden)


def word_search(
    search: Search, lang: str, ways: Sequence[Square], *, right_to_left: bool, listed: bool
) -> tuple[tuple[Card, ...], WordSearch]:
    """Return the cards of a word search in the order of its list, which is that of the alphabet, and the word search.

    ``listed`` is whether the words are in the list. Where the clues are instead, they are in the order of the cards.
    """
    order = list(range(len(search.clued)))
    if listed:
        order.sort(key=lambda index: essence(search.clued[index].spelling.text, lang))
    positions, signs, squares = search.hidden
    entries = tuple(Entry(search.clued[index].spelling, *positions[index]) for index in order)
    rows = tuple(tuple(signs[column, row] for column in range(squares.columns)) for row in range(squares.rows))
    cards = tuple(search.clued[index].card for index in order)
    return cards, WordSearch(entries, squares, rows, tuple(ways), right_to_left, listed)


def _words_in(clued: Sequence[Clued], field: SearchField) -> int:
    """Return how many words, as long as these are as a rule, a word search may have on paper with so much room."""
    letters = sum(len(one.spelling.signs) for one in clued) / max(1, len(clued))
    for count in range(LARGEST_SEARCH, _FEWEST, -1):
        columns, rows = _squares(count, letters * count, 0, field)
        if columns * rows * _FULL >= letters * count:
            return count
    return _FEWEST


def _squares(words: int, letters: float, longest: int, field: SearchField) -> Squares:
    """Return least squares for words of so many letters: a square, or wider where the list is to have room below."""
    room = field.squares
    side = max(_LEAST, longest + 1, ceil(sqrt(letters / _FULL)))
    rows = min(side, max(min(_LEAST, room.rows), room.rows - ceil(words * field.word + _GAP)))
    return Squares(min(room.columns, max(side, ceil(letters / _FULL / rows))), rows)


def _told_apart(clued: Sequence[Clued], ways: Sequence[Square]) -> list[Clued]:
    """Leave out words that could be read in others more than once."""
    kept = []
    for one in clued:
        word = one.spelling.signs
        within = sum(is_within(word, other.spelling.signs, ways) for other in clued if other is not one)
        if within <= 1:
            kept.append(one)
    return kept


def _hidden(clued: Sequence[Clued], field: SearchField, pool: Sequence[str], seed: str, work: Work) -> Hidden | None:
    words = [one.spelling.signs for one in clued]
    columns, rows = _squares(len(words), sum(map(len, words)), max(map(len, words)), field)
    for more in range(_LARGER + 1):
        squares = Squares(min(columns + more, field.squares.columns), min(rows + more, field.squares.rows))
        hidden = hide(words, squares, field.ways, pool, f"{seed}/{more}", work)
        if hidden is not None:
            return hidden
    return None


def _pool(clued: Sequence[Clued]) -> tuple[str, ...]:
    """Return the signs of all words as often as they come, and the alphabet where these are few."""
    signs = tuple(sign for one in clued for sign in one.spelling.signs)
    if len(set(signs)) >= _VARIED or not signs:
        return signs
    return signs + tuple(ALPHABETS.get(script_of(next(filter(script_of, signs), signs[0])), ""))
