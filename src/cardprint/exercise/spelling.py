"""How an answer is written into squares, a sign to each, as the crosswords of its language have it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cardprint.exercise.gist import answering, short_answer
from cardprint.exercise.likeness import articles
from cardprint.model.block_contents import every_run
from cardprint.model.blocks import Chain, Comparison, Formula, ListBlock, Paragraph, Ruby, Table
from cardprint.model.puzzle import LONGEST, SHORTEST, Spelling
from cardprint.patterns import lazy_pattern
from cardprint.text.breaks import clusters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cardprint.model.deck import Card

_ASIDE = lazy_pattern(r"\s*[(\[（][^()\[\]（）]*[)\]）]\s*")
_FIRST = lazy_pattern(r"\s*[,;|、，；،؛\n]|\s/|(?<=\w)/")  # what begins another answer, or says more of it
_APART = lazy_pattern(r"[\s\-‐–—_·・]+")
_ELIDED = lazy_pattern(r"(\w+)['’]\s*(?=\w)")
# Languages whose crosswords leave accents out, and the letters with accents that they keep.
_BARE: Mapping[str, str] = {
    **dict.fromkeys(("ca", "de", "el", "en", "fr", "ga", "it", "nl", "pt"), ""),
    **dict.fromkeys(("es", "eu", "gl"), "Ñ"),
}
# Words that the likeness of answers takes for articles, and that begin phrases as well: d'accord, zu Hause.
_IN_PHRASES = frozenset((("fr", "de"), ("fr", "d"), ("de", "zu")))
_IN_TWO = str.maketrans({"Æ": "AE", "Œ": "OE", "Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Þ": "TH"})
_UMLAUTS = str.maketrans({"Ä": "AE", "Ö": "OE", "Ü": "UE"})
_DOTTED = str.maketrans({"i": "İ", "ı": "I"})
# Hebrew's letters at the end of words, and Arabic's alif with its hamzas, are written as anywhere; so are small kana.
_ONE_FORM = str.maketrans(
    "ךםןףץأإآٱЁぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ",
    "כמנפצااااЕあいうえおつやゆよわアイウエオツヤユヨワ",
)
_THAI_AM, _LAO_AM = ("\u0e4d\u0e32", "\u0e33"), ("\u0ecd\u0eb2", "\u0eb3")  # which NFKC takes apart
_CASED = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN")
_JAPANESE = ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC")

ALPHABETS: Mapping[str, str] = {
    "LATIN": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "GREEK": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
    "CYRILLIC": "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЬЮЯ",
    "HEBREW": "אבגדהוזחטיכלמנסעפצקרשת",
    "ARABIC": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
}
"""The letters of scripts with few of them, as they are written into squares."""


class Clued(NamedTuple):
    """A card, and its answer as it is written into squares."""

    card: Card
    spelling: Spelling


def spelled(card: Card, lang: str) -> Spelling | None:
    """Spell the answer of a card; None where it is no word or phrase of one script that has a length to write.

    So it is where the answer is a list or a figure: the first of several steps is not what the question asks.

    What stands in brackets, and from the first comma, semicolon or stroke on, is left out, and so are an article before
    the answer, accents where the language's crosswords have none, and all punctuation. Words are in capitals.
    """
    answer = short_answer(card)
    runs = answer.runs if isinstance(answer, Paragraph) else ()
    if _has_parts(card) or any(isinstance(run.inset, Formula) for run in runs) or _has_many_gaps(card):
        return None
    text = "".join(run.inset.reading if isinstance(run.inset, Ruby) else run.text for run in runs)
    return spell(text, lang)


@lru_cache(maxsize=4096)
def spell(text: str, lang: str) -> Spelling | None:
    """Spell a text, as ``spelled`` does an answer."""
    language = lang.partition("-")[0].lower()
    text = unicodedata.normalize("NFKC", text).replace(*_THAI_AM).replace(*_LAO_AM)
    text = _FIRST.split(_ASIDE.sub(" ", text).strip())[0]
    names = [name for name in _APART.split(_ELIDED.sub(r"\1 ", text)) if name]
    if len(names) > 1 and _is_article(names[0].casefold(), language):
        text = text[text.find(names[0]) + len(names[0]) :].lstrip("'’ ")
    words = []
    for part in _APART.split(text):
        signs = _signs(_capitals(part, language))
        if signs is None:
            return None
        if signs:
            words.append(signs)
    spelling = Spelling(tuple(words))
    of_letters = any(script_of(sign) for sign in spelling.signs)
    if not of_letters or not SHORTEST <= len(spelling.signs) <= LONGEST or not _in_onescript_of(spelling.signs):
        return None
    return spelling


def _is_article(word: str, language: str) -> bool:
    return word in articles(language) and (language, word) not in _IN_PHRASES


def _has_parts(card: Card) -> bool:
    block = answering(card.back)
    return isinstance(block, Chain | Comparison | Table) or (isinstance(block, ListBlock) and len(block.items) > 1)


def _has_many_gaps(card: Card) -> bool:
    return card.is_cloze and len({run.cloze for run in every_run(card.back) if run.cloze}) > 1


def _capitals(word: str, language: str) -> str:
    """Return a word in the letters that crosswords write it with."""
    if language in ("tr", "az"):
        word = word.translate(_DOTTED)
    word = "".join(letter.upper() if script_of(letter) in _CASED else letter for letter in word)
    if language == "de":
        word = word.translate(_UMLAUTS)
    if language in _BARE:
        word = "".join(letter if letter in _BARE[language] else _bare(letter) for letter in word).translate(_IN_TWO)
    return word.translate(_ONE_FORM)


def _bare(letter: str) -> str:
    """Take the accents off a letter of an alphabet in which they are no letters of their own."""
    return unicodedata.normalize("NFD", letter)[0] if script_of(letter) in ("LATIN", "GREEK") else letter


def _signs(word: str) -> tuple[str, ...] | None:
    """Part a word into what fills a square each; None where there is something in it that is not written there."""
    signs = []
    for cluster in clusters(word):
        kind = unicodedata.category(cluster[0])
        if kind[0] == "L" or kind == "Nd":
            signs.append(_unmarked(cluster))
        elif kind[0] not in "PC":
            return None
    return tuple(signs)


def _unmarked(cluster: str) -> str:
    """Take off the points of Hebrew and the vowels of Arabic, which crosswords leave out."""
    if script_of(cluster[0]) in ("HEBREW", "ARABIC"):
        return "".join(sign for sign in cluster if unicodedata.category(sign) != "Mn")
    return cluster


def _in_onescript_of(signs: tuple[str, ...]) -> bool:
    scripts = {script_of(sign) for sign in signs} - {""}
    return len(scripts) <= 1 or scripts <= set(_JAPANESE)


@lru_cache(maxsize=4096)
def script_of(sign: str) -> str:
    """Name the script of a letter by how Unicode names the letter; empty for figures."""
    return "" if sign[0].isdigit() else unicodedata.name(sign[0], "?").split()[0]
