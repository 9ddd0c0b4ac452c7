"""Wrong answers that could be right: taken from the other cards of a deck, and never right by any reading."""

from __future__ import annotations

from bisect import bisect_left
from hashlib import sha256
from math import log
from typing import TYPE_CHECKING, NamedTuple

from cardprint.exercise.gist import offer, short_answer
from cardprint.exercise.likeness import accepted, essence, essences, spelt
from cardprint.model.block_contents import pictures_in
from cardprint.model.blocks import CodeBlock
from cardprint.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cardprint.exercise.gist import ShortAnswer
    from cardprint.exercise.verdict import TrueFalseCards
    from cardprint.model.deck import Card, Deck

_WINDOW = 24  # neighbours of like length that are looked at, to either side: enough to choose from in any deck
_AROUND_SIGNS = lazy_pattern(r"\s*([^\w\s])\s*")
_NUMBER = lazy_pattern(r"[-+−]?[\d.,:/\s]*\d\s*\S{0,3}")


class Candidate(NamedTuple):
    """A card as a source of wrong answers: its answer in short, and all that would be right for it.

    ``shape`` is what answers of one form share.
    """

    card: Card
    answer: ShortAnswer
    right: frozenset[str]
    asked: str
    shape: tuple[int, ...]
    length: float


class Distractors:
    """The wrong answers that a deck holds."""

    def __init__(self, deck: Deck, verdicts: TrueFalseCards) -> None:
        """Look through all cards once; ``verdicts`` tell which of them are claims."""
        self._lang = deck.lang
        self._claims = frozenset(card.number for card in deck.cards if verdicts.on(card) is not None)
        self._candidates = {card.number: self._candidate(card) for card in deck.cards}
        by_length = sorted((one for one in self._candidates.values() if one.answer.text), key=_order)
        self._all = by_length
        self._tagged: dict[str, list[Candidate]] = {}
        self._asked: dict[str, list[Candidate]] = {}
        for candidate in by_length:
            for tag in candidate.card.tags:
                self._tagged.setdefault(tag, []).append(candidate)
            self._asked.setdefault(candidate.asked, []).append(candidate)

    def answer(self, card: Card) -> ShortAnswer:
        """Return the right answer as it is offered."""
        return self._candidates[card.number].answer

    def right(self, card: Card) -> frozenset[str]:
        """Return the essences of everything that counts as right for a card, by other cards that ask the same too."""
        own = self._candidates[card.number]
        return frozenset().union(*(twin.right for twin in self._asked[own.asked]))

    def draw(self, card: Card, count: int, seed: str, taken: frozenset[str] = frozenset()) -> list[ShortAnswer]:
        """Return up to ``count`` wrong answers for a card, the likeliest first.

        None is right for the card, or has an essence in ``taken``, and no two are alike. Cards that share a tag come
        before others, then answers of the same form, then those of like length; a seed decides between equals. Verdicts
        on claims are offered to a question only where there is nothing else.
        """
        own = self._candidates[card.number]
        refused = self.right(card) | taken
        drawn: list[ShortAnswer] = []
        seen: set[str] = set()
        for candidate in self._own_sort_first(own, self._ranked(own, seed)):
            if candidate.right & refused or candidate.right & seen:
                continue
            seen |= candidate.right
            drawn.append(candidate.answer)
            if len(drawn) == count:
                break
        return drawn

    def _own_sort_first(self, own: Candidate, ranked: Iterator[Candidate]) -> Iterator[Candidate]:
        """Yield candidates in their order, but first those that are claims as this card is, or questions as it is."""
        is_claim = own.card.number in self._claims
        others = []
        for candidate in ranked:
            if (candidate.card.number in self._claims) is is_claim:
                yield candidate
            else:
                others.append(candidate)
        yield from others

    def _ranked(self, own: Candidate, seed: str) -> Iterator[Candidate]:
        """Yield other candidates, the best first, in ever wider circles of like length."""
        given = {own.card.number}
        for tag in own.card.tags:
            for candidate in _nearest(self._tagged[tag], own, seed, len(self._tagged[tag])):
                if candidate.card.number not in given:
                    given.add(candidate.card.number)
                    yield candidate
        for candidate in _nearest(self._all, own, seed, len(self._all)):
            if candidate.card.number not in given:
                yield candidate

    def _candidate(self, card: Card) -> Candidate:
        answer = short_answer(card)
        text = answer.text
        offers = (answer, *map(offer, card.accept))
        right = accepted(card, (spelt((answer,)),), self._lang).union(*(readings(each, self._lang) for each in offers))
        pictures = (block.picture.name for block in pictures_in(card.front))
        asked = "\n".join((essence(spelt(card.front), self._lang), *pictures))
        return Candidate(card, answer, right, asked, _shape(text), log(len(text) + 2))


def readings(answer: ShortAnswer, lang: str) -> frozenset[str]:
    """Return the essence of an answer as it is offered by each of its readings; of code all counts but spaces."""
    if is_code(answer):
        return frozenset(("\n".join(map(_without_spaces, answer.text.rstrip().split("\n"))),))
    return essences(spelt((answer,)), lang)


def is_code(answer: ShortAnswer) -> bool:
    """Return whether an answer is code and nothing else, of which every sign counts."""
    return isinstance(answer, CodeBlock) or (bool(answer.runs) and all(run.style.code for run in answer.runs))


def _without_spaces(line: str) -> str:
    """Leave out the spaces of a line of code but those that indent it and those between words."""
    words = line.strip()
    return line[: line.find(words)] + _AROUND_SIGNS.sub(r"\1", words)


def alike(one: ShortAnswer, other: ShortAnswer, lang: str) -> bool:
    """Return whether two answers say the same: whether one as a whole is a reading of the other.

    What ``f(x)`` and ``f(y)`` have in common without their brackets is neither of them.
    """
    return bool(whole(one, lang) & readings(other, lang) or whole(other, lang) & readings(one, lang))


def whole(answer: ShortAnswer, lang: str) -> frozenset[str]:
    """Return the essence of an answer with all that stands in brackets."""
    return readings(answer, lang) if is_code(answer) else frozenset((essence(spelt((answer,)), lang),))


def _nearest(pool: Sequence[Candidate], own: Candidate, seed: str, count: int) -> Iterator[Candidate]:
    """Rank the neighbours in length of a candidate, then, should these not do, all others as they stand."""
    place = bisect_left(pool, _order(own), key=_order)
    low, high = max(0, place - _WINDOW), min(count, place + _WINDOW)

    def likeness(other: Candidate) -> tuple[int, int, bytes]:
        # Lengths count as like within a third.
        apart = int(abs(own.length - other.length) / log(4 / 3))
        return _differences(own.shape, other.shape), apart, _draw(f"{seed}/{own.card.number}/{other.card.number}")

    yield from sorted(pool[low:high], key=likeness)
    yield from pool[high:]
    yield from reversed(pool[:low])


def _draw(text: str) -> bytes:
    return sha256(text.encode(errors="surrogateescape")).digest()[:8]


def _order(candidate: Candidate) -> tuple[tuple[int, ...], float, int]:
    return candidate.shape, candidate.length, candidate.card.number


def _shape(text: str) -> tuple[int, ...]:
    """Return what kind of answer a text is: a number, a word, some words, a sentence; with a capital or without."""
    words = len(text.split())
    kind = 0 if _NUMBER.fullmatch(text) else 1 if words == 1 else 2 if words <= 4 else 3  # noqa: PLR2004
    return kind, int(text[:1].isupper()), int(text.rstrip()[-1:] in ".!?。؟")


def _differences(one: Sequence[int], other: Sequence[int]) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))
