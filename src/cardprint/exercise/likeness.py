"""When two answers are the same to a teacher: but for case, accents, punctuation and the article before them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from cardprint.model.block_contents import every_run, plain_text, with_runs
from cardprint.model.blocks import Formula, Run
from cardprint.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping, Sequence

    from cardprint.model.blocks import Block
    from cardprint.model.deck import Card

# Words that begin an answer and make no other answer of it: articles, and the infinitive's particle.
_ARTICLES: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "ca": "el la els les un una uns unes l",
        "da": "en et den det de at",
        "de": "der die das den dem des ein eine einen einem einer eines zu",
        "el": "ο η το οι τα τον την ενας μια ενα",
        "en": "a an the to",
        "es": "el la los las lo un una unos unas",
        "fr": "le la les l un une des du de d",
        "hu": "a az egy",
        "it": "il lo la i gli le l un uno una",
        "nb": "en ei et den det de a",
        "nl": "de het een te t n",
        "pt": "o a os as um uma uns umas",
        "ro": "un o niste",
        "sv": "en ett den det de att",
        "tr": "bir",
    }.items()
}
# Vowel signs, viramas and marks of tone or voicing are letters to those who read them: か is not が. Unicode gives
# them these combining classes.
_LETTERS_TOO = frozenset((0, 7, 8, 9, 84, 91, 103, 107, 118, 122, 129, 130, 132))
_JOINED_ARTICLES = {"ar": "ال"}
_UNDECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
# Punctuation goes, but for what makes another number or another name: -5, 3.5, 1/2, C#, 20 %, f*.
_IN_NUMBERS = lazy_pattern(r"(?<!\d)[.,:/'’](?=.)|[.,:/'’](?!\d)|[-‐–—](?!\d)|(?<=\w)[-‐–—](?=\d)|_")
_SIGNS = lazy_pattern(r"[^\w\s.,:/'’#%*‐–—-]")
_SPACES = lazy_pattern(r"(?<!\d) | (?!\d)")  # ice-cream is ice cream is icecream; 10 20 is not 1020
_ALTERNATIVES = lazy_pattern(r"\s*[;|\n]\s*|\s+/\s+|(?<=[^\W\d])/(?=[^\W\d])|\s+(?:or|oder|ou|o|of|lub|veya)\s+")
_ASIDE = lazy_pattern(r"\s*[(\[（][^()\[\]（）]*[)\]）]\s*")

_MARKS = "',;:-–"
# What changes no more than the size of a formula: spaces, stretched brackets, braces around one sign.
_SAME_LOOKS = lazy_pattern(r"\\(?:(?:left|right|quad|qquad)(?![A-Za-z])|[,;:! ])|(?<=[_^]){(\w)}")
_SAME_SPACES = lazy_pattern(r"(?<![A-Za-z]) +| +(?![A-Za-z])")
_NO_SCRIPT = 0xE000  # where Unicode's area for private use begins


def articles(language: str) -> frozenset[str]:
    """Return the words of a language that may stand before an answer and change none: articles, without accents."""
    return _ARTICLES.get(language, frozenset())


@lru_cache(maxsize=65536)
def essence(text: str, lang: str) -> str:
    """Return what is left of an answer when all is left out that does not make another answer of it.

    A text that consists of nothing else is given as it is.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    letters = "".join(character for character in folded if unicodedata.combining(character) in _LETTERS_TOO).translate(
        _UNDECOMPOSED
    )
    words = _IN_NUMBERS.sub(" ", _SIGNS.sub(_no_punctuation, letters.replace("−", "-"))).split()
    language = lang.partition("-")[0].lower()
    while len(words) > 1 and words[0] in articles(language):
        del words[0]
    if words and language in _JOINED_ARTICLES:
        words[0] = words[0].removeprefix(_JOINED_ARTICLES[language]) or words[0]
    return _SPACES.sub("", " ".join(words)) or " ".join(text.split())


def _no_punctuation(match: re.Match[str]) -> str:
    return " " if unicodedata.category(match[0]).startswith("P") else match[0]


def essences(text: str, lang: str) -> frozenset[str]:
    """Return the essence of an answer, and of each answer it gives to choose from: ``dog (animal) / hound``."""
    readings = [text, _ASIDE.sub(" ", text), *_ALTERNATIVES.split(text)]
    readings += [_ASIDE.sub(" ", reading) for reading in readings]
    return frozenset(essence(reading, lang) for reading in readings if reading.strip())


def differ_in_marks(one: str, other: str) -> bool:
    """Return whether two texts have the same letters, but other accents, apostrophes, hyphens or commas inside them.

    A card that offers both asks for just that: está or esta, its or it's.
    """
    (letters, marks), (others_letters, others_marks) = map(_letters_and_marks, (one, other))
    return letters == others_letters and marks != others_marks


def _letters_and_marks(text: str) -> tuple[str, str]:
    """Return the letters of a text, and its marks with a full stop for each letter before them."""
    written = unicodedata.normalize("NFD", text.casefold()).replace("’", "'").strip(f"{_MARKS} .!?")
    letters = "".join(filter(str.isalnum, written))
    signs = (sign for sign in written if sign.isalnum() or sign in _MARKS or unicodedata.combining(sign))
    return letters, "".join("." if sign.isalnum() else sign for sign in signs)


def spelt(blocks: Sequence[Block]) -> str:
    """Return the words of blocks with signs of no script for each formula, in which everything counts: -x is not x."""
    if not any(isinstance(run.inset, Formula) for run in every_run(blocks)):
        return plain_text(blocks)
    return plain_text(with_runs(blocks, lambda runs: map(_sealed, runs)))


def _sealed(run: Run) -> Run:
    """Put signs in the place of a formula: the same for two that are set alike."""
    if not isinstance(run.inset, Formula):
        return run
    formula = _SAME_SPACES.sub("", _SAME_LOOKS.sub(r"\1", run.text))
    return Run("".join(chr(_NO_SCRIPT + byte) for byte in sha256(formula.encode()).digest()[:8]), run.style)


def accepted(card: Card, answers: Iterable[str], lang: str) -> frozenset[str]:
    """Return the essences of everything that counts as right for a card: its answer as given, and what it accepts.

    ``answers`` are the forms in which the answer may be offered.
    """
    texts = (spelt(card.back), *answers, *map(spelt, card.accept))
    return frozenset().union(*(essences(text, lang) for text in texts))
