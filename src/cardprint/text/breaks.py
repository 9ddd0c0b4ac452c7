"""Where a line may break: UAX #14 as ICU reads it, and the few places where taste forbids what it allows.

Most text is plain words between spaces. For such text ICU always gives the same answer, a break after every space and
what it finds inside each word by itself, so ICU is asked once a word instead of once a paragraph.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate, pairwise, starmap
from typing import TYPE_CHECKING

from cardprint.patterns import lazy_pattern
from cardprint.text.edges import (
    BEGINS_WITH_MARK,
    EMPTY,
    ENDS_SHORT,
    ENDS_WITH_DIGIT,
    GLUE,
    NOT_PLAIN,
    edges,
    is_doubtful,
)

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

# Stand for what is no word in a line, as non-characters too: for lines to break as at a letter, or at an ideograph.
INSET, WIDE_INSET = "\ufdd1", "\ufdd2"
_WORD_JOINER = "\u2060"  # what ICU is shown for it: UAX #14, LB11, no break on either side

_LONGEST = 16  # code points of what readers call one character: a family of four, each with a colour of skin, has 11
_LETTERS = "A-Za-zÀ-ÖØ-öø-ɏͰ-ͽͿ-ΆΈ-ԯ"
# A word whose breaks need no ICU, with the space behind it or without: letters or digits in any closing and opening
# marks. A line may end behind a hyphen in it, if what follows is no number.
_COMMON = lazy_pattern(rf"[(\"“]?[{_LETTERS}0-9]+(?:['’.,-][{_LETTERS}0-9]+)*[)\"”,.;:!?…]* ?")
_HYPHEN = lazy_pattern(r"-(?![0-9])")
# UAX #14, LB13 and LB15: no break before these, even after a space, unless they begin a number.
_NEVER_BEFORE = lazy_pattern(r" (?=[/!?)]|[.,;:](?![0-9]))")
_RIGHT_TO_LEFT = lazy_pattern(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

# A number and its unit stay together (ISO 80000-1, 7.1.4: a space, and no break in it).
_UNIT_WORD = (
    r"(?:[µμnmckMGTdhd]?(?:m|g|l|L|s|A|V|W|Wh|J|N|Hz|Pa|bar|mol|cal|eV|B|bit|bits|px)[²³]?"
    r"|min|h|d|%|°C|°F|°|K|Ω|dB|pt|ft|in|lb|oz|[KMGT]i?B)(?![\w²³])"
)
_UNIT, _BEGINS_WITH_UNIT = lazy_pattern(rf" (?<=\d )(?={_UNIT_WORD})"), lazy_pattern(_UNIT_WORD)
# Prepositions and conjunctions of one letter do not end a line in these languages (national typographic rules).
_ONE_LETTER = lazy_pattern(r"(?:(?<=^)|(?<=[ („\"]))([aikosuvwzAIKOSUVWZ]) (?=\S)")
_ONE_LETTER_LANGUAGES = frozenset({"cs", "pl", "sk"})
_SHORT_FORM = lazy_pattern(r"(?<=\b[A-Za-zÄÖÜ]\.) (?=[A-Za-zÄÖÜ]\.)")  # z. B., d. h., i. d. R. (DIN 5008)
# Kinsoku of JIS X 4051: no line begins with a small kana or the mark of a long vowel, which ICU allows in Japanese.
_STRICT_JAPANESE = "ja-u-lb-strict"
_REPEATS = frozenset("ៗໆๆ")  # say again the word before them, and are part of it; ICU's dictionaries do not know
# These and the breaks of code take 4 ms to compile, which most decks can do without.
_DIVIDED = {"ja": "[ぁ-ゖァ-ヺ]", "ko": "[가-힣]"}
_FIRST_OF_THEM = "ぁ"  # no letter of theirs, nor an ideograph, stands before it
# Words of hanja, with or without Korean endings; a longer row of ideographs is Chinese. To ICU lines may end in both.
_HANJA = rf"(?<![㐀-鿿])[㐀-䶿一-鿿豈-\ufaff{INSET}{WIDE_INSET}]{{1,6}}(?![㐀-鿿])[가-힣]*"
_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]{2}"
_ARROWS = frozenset("→←↔⇒⇐⇔")
_SHORT_ARROW = lazy_pattern(r"(?<![^ (])(\S{1,3}) ([→←↔⇒⇐⇔]) (?=\S{1,3}(?:[ ,.;:)]|$))")
# Where a line of code may go on below: after blanks and commas, after an opening bracket if what follows is long,
# inside addresses and paths, before the dot of a call of what a call gave, and between ideographs.
_CODE_BREAK = (
    r"[ \t]+(?=[^ \t])|[,;](?=[^\s,;)\]}])|[(\[{](?=[^\s,;()\[\]{}]{8})|(?<=\w)[/&?](?=\w)|(?<=[)\]])(?=\.[A-Za-z_])"
    "|(?<=[\u2e80-\ud7af])(?=[\u2e80-\ud7af])"
)
# A space that one of these may hold: most text has none, and is told so by one look at its spaces.
_MAY_STAY = lazy_pattern(r" (?:(?<=\d )|(?=[/!?).,;:→←↔⇒⇐⇔]))")


def may_stay(before: int, after: int, word: str, lang: str) -> bool:
    """Return whether good taste may forbid a line to end at the space before a word.

    ``before`` and ``after`` are the flags of the words beside the space.
    """
    if after & BEGINS_WITH_MARK:
        return True
    if before & ENDS_WITH_DIGIT and _BEGINS_WITH_UNIT.match(word):
        return True
    return before & ENDS_SHORT != 0 and (lang[:2] in _ONE_LETTER_LANGUAGES or lang[:2] == "de")


def glue(text: str, lang: str) -> str:
    """Replace by GLUE the spaces at which a line may not break, and those at which it should not by good taste."""
    if _MAY_STAY.search(text):
        text = _NEVER_BEFORE.sub(GLUE, _UNIT.sub(GLUE, text))
        if not _ARROWS.isdisjoint(text):
            text = _SHORT_ARROW.sub(rf"\1{GLUE}\2{GLUE}", text)
    if lang[:2] in _ONE_LETTER_LANGUAGES:
        text = _ONE_LETTER.sub(rf"\1{GLUE}", text)
    elif ". " in text and lang[:2] == "de":
        text = _SHORT_FORM.sub(GLUE, text)
    return text


def is_plain(text: str) -> bool:
    """Return whether the breaks of this text are those after its spaces and those inside each of its words."""
    flags = list(map(edges, text.split(" ")))
    return not any(flag & (NOT_PLAIN | EMPTY) for flag in flags) and not any(starmap(is_doubtful, pairwise(flags)))


def has_right_to_left(text: str) -> bool:
    """Return whether any character runs from right to left, so that the order of words must be worked out."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def objects(text: str) -> str:
    """Show insets as what they are to UAX #9: things without a direction of their own."""
    return text.replace(INSET, "\ufffc").replace(WIDE_INSET, "\ufffc")


@cache
def _line_breaker() -> type:
    from icu4py.breakers import LineBreaker  # noqa: PLC0415 - 20 ms that a deck of plain words can do without

    breaker: type = LineBreaker
    return breaker


@cache
def _word_breaker() -> type:
    from icu4py.breakers import WordBreaker  # noqa: PLC0415 - as above

    breaker: type = WordBreaker
    return breaker


@cache
def _character_breaker() -> type:
    from icu4py.breakers import CharacterBreaker  # noqa: PLC0415 - as above

    breaker: type = CharacterBreaker
    return breaker


def _ends(breaker: type, text: str, lang: str) -> list[int]:
    """Return the ends of ICU's segments, in characters; ICU itself counts UTF-16 units."""
    ends = [end for _, end in breaker(text, lang).segments()]
    if text.isascii() or max(text) <= "\uffff":
        return ends
    units = 0
    characters_at = {0: 0}
    for index, character in enumerate(text, 1):
        units += 2 if character > "\uffff" else 1
        characters_at[units] = index
    return [characters_at[end] for end in ends]


def line_breaks(text: str, lang: str, whole: Container[str] = ()) -> list[int]:
    """Return the positions after which a line may end, the last of them the length of the text.

    ``whole`` are languages whose words stay whole though UAX #14 divides them: "ko" the words between spaces, "ja" a
    word and the particles that follow it, "zh" the words of ICU's dictionary. Which language a text is in, its letters
    say.
    """
    if not is_plain(text):
        return _between_phrases(text, icu_breaks(text, lang), whole)
    ends: list[int] = []
    start = 0
    for word in text.split(" "):
        inner = inner_breaks(word, lang)
        if len(inner) > 1:
            ends += [start + end for end in inner[:-1]]
        start += len(word) + 1
        ends.append(start)
    ends[-1] -= 1
    return ends


def _between_phrases(text: str, ends: list[int], whole: Container[str]) -> list[int]:
    """Keep those breaks that divide no phrase of some languages, as far as a text is in them."""
    letters = text.replace(GLUE, "").replace(INSET, "").replace(WIDE_INSET, "")
    if max(letters, default="") < _FIRST_OF_THEM:
        return ends
    for language, letter in _DIVIDED.items():
        if language in whole and re.search(letter, text):
            phrases = set(_ends(_line_breaker(), text.replace(GLUE, _WORD_JOINER), f"{language}-u-lw-phrase"))
            ends = [end for end in ends if end in phrases]
            if language == "ko":
                inside = {at for word in re.finditer(_HANJA, text) for at in range(word.start() + 1, word.end())}
                ends = [end for end in ends if end not in inside]
    if "zh" in whole and re.search(_HAN, text) and not re.search(_DIVIDED["ja"], text):
        words = set(
            _ends(_word_breaker(), text.replace(GLUE, " ").replace(INSET, "、").replace(WIDE_INSET, "、"), "zh")
        )
        ends = [end for end in ends if end in words]
    return ends


def inner_breaks(word: str, lang: str) -> list[int]:
    """Return the same for one word of plain text; most have no break but their end and need no ICU to know it."""
    if not _COMMON.fullmatch(word):
        return icu_breaks(word, lang)
    return [*(hyphen.end() for hyphen in _HYPHEN.finditer(word)), len(word)] if "-" in word else [len(word)]


def icu_breaks(text: str, lang: str) -> list[int]:
    """Ask ICU for the positions after which a line may end."""
    shown = text.replace(GLUE, _WORD_JOINER).replace(INSET, "x").replace(WIDE_INSET, "\u4e00")
    locale = _STRICT_JAPANESE if lang[:2].lower() == "ja" else lang
    ends = _ends(_line_breaker(), shown, locale) if text else []
    return ends if _REPEATS.isdisjoint(text) else [end for end in ends if text[end : end + 1] not in _REPEATS]


def code_breaks(text: str) -> list[int]:
    """Return the positions after which a line of code may go on below, the last of them the length of the text."""
    return [*(found.end() for found in re.finditer(_CODE_BREAK, text) if found.end()), len(text)]


def taken_apart(text: str, ends: Sequence[int], widths: Sequence[float], measure: float) -> list[int]:
    """Return the ends of a text's units, of those that are wider than a measure the end of every character.

    What is written with more code points than any character, as emoji joined without end, is taken apart too.
    """
    apart: list[int] = []
    for start, end, width in zip([0, *ends], ends, widths, strict=False):
        pieces = [text[start:end]]
        if width > measure:
            pieces = [part for one in clusters(text[start:end]) for part in ([one] if len(one) <= _LONGEST else one)]
        apart += list(accumulate(map(len, pieces), initial=start))[1:]
    return apart


def clusters(text: str) -> list[str]:
    """Split a text into what its reader calls characters (UAX #29 grapheme clusters)."""
    if text.isascii():
        return list(text)
    ends = _ends(_character_breaker(), text, "en")
    return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]
