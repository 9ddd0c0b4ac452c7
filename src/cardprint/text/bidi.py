"""The order of words where right-to-left text is (UAX #9): levels for a paragraph, visual order for a line."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cardprint.text.bidi_runs import resolved

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")

_DEEPEST = 125  # BD2
_EMBEDDING = {"LRE": "L", "RLE": "R", "LRO": "L", "RLO": "R"}
_OVERRIDING = frozenset(("LRO", "RLO"))
_ISOLATING = frozenset(("LRI", "RLI", "FSI"))
_UNSEEN = frozenset((*_EMBEDDING, "PDF", "BN"))  # what rule X9 takes out
_NEVER_OVERRIDDEN = frozenset((*_UNSEEN, "B"))
_RIGHTWARD = frozenset(("RLE", "RLO", "RLI"))
_SPACES = frozenset((*_ISOLATING, "PDI", "WS"))
_STRONG = {"L": 0, "R": 1, "AL": 1}
_RIGHT_TO_LEFT_LANGUAGES = frozenset(
    (
        *("ar", "arc", "arz", "ckb", "dv", "fa", "glk", "he", "ks", "lrc"),
        *("mzn", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi"),
    )
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset(("adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"))
_ARABIC = ("\u0600", "\u07bf")  # code points that are not assigned yet are right to left in these blocks
_HEBREW = ("\u0590", "\u08ff")


def is_right_to_left(lang: str) -> bool:
    """Return whether a language (BCP 47) is written from right to left; its script, where named, decides."""
    language, *subtags = lang.lower().split("-")
    script = next((subtag for subtag in subtags if len(subtag) == 4 and subtag.isalpha()), None)  # noqa: PLR2004 - RFC 5646
    return script in _RIGHT_TO_LEFT_SCRIPTS if script else language in _RIGHT_TO_LEFT_LANGUAGES


def base_level(text: str) -> int:
    """Return the paragraph's direction by its first strong character: 0 left to right, 1 right to left."""
    return _first_strong(list(map(_bidi_class, text)), 0)


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of every character; characters that UAX #9 removes go with what stands before them."""
    given = list(map(_bidi_class, text))
    classes = list(given)
    embeddings = _explicit(classes, base)
    seen = [index for index, bidi_class in enumerate(given) if bidi_class not in _UNSEEN]
    found = list(embeddings)
    for sequence in _sequences(seen, given, embeddings):
        level = embeddings[sequence[0]]
        before, after = _surroundings(sequence, seen, given, embeddings, base)
        characters = [text[index] for index in sequence]
        kinds = resolved(characters, [classes[index] for index in sequence], level, before, after)
        for index, kind in zip(sequence, kinds, strict=True):
            if level % 2 == 0:
                found[index] += {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
            else:
                found[index] += kind != "R"
    _reset_spaces(given, found, base)
    for index, bidi_class in enumerate(given):
        if bidi_class in _UNSEEN:
            found[index] = found[index - 1] if index else base
    return found


def visual_order(items: Sequence[T], item_levels: Sequence[int]) -> list[T]:
    """Put the items of one line in the order they stand on paper, left to right (UAX #9, rule L2)."""
    ordered = list(range(len(items)))
    highest = max(item_levels, default=0)
    lowest_odd = min((level for level in item_levels if level % 2), default=highest + 1)
    for level in range(highest, lowest_odd - 1, -1):
        start = 0
        while start < len(ordered):
            if item_levels[ordered[start]] < level:
                start += 1
                continue
            end = start
            while end < len(ordered) and item_levels[ordered[end]] >= level:
                end += 1
            ordered[start:end] = ordered[start:end][::-1]
            start = end
    return [items[index] for index in ordered]


def _bidi_class(character: str) -> str:
    found = unicodedata.bidirectional(character)
    if found:
        return found
    if _ARABIC[0] <= character <= _ARABIC[1]:
        return "AL"
    return "R" if _HEBREW[0] <= character <= _HEBREW[1] or "\U00010800" <= character <= "\U00010fff" else "L"


def _first_strong(classes: Sequence[str], start: int, *, isolated: bool = False) -> int:
    """Find the level of the first strong class, past whole isolates (P2, P3), 0 where there is none.

    Where the text is ``isolated`` it ends at the mark that closes the isolate.
    """
    depth = 0
    for index in range(start, len(classes)):
        bidi_class = classes[index]
        if bidi_class in _ISOLATING:
            depth += 1
        elif bidi_class == "PDI":
            if isolated and depth == 0:
                break
            depth = max(0, depth - 1)
        elif depth == 0 and bidi_class in _STRONG:
            return _STRONG[bidi_class]
    return 0


class _Status(NamedTuple):
    """What holds inside an embedding or isolate: its level, the class that overrides others, whether it isolates."""

    level: int
    override: str = ""
    isolate: bool = False


class _Stack:
    """The embeddings and isolates a character stands in (X1)."""

    def __init__(self, base: int) -> None:
        self._entries = [_Status(base)]
        self._isolates = self._excess_isolates = self._excess_embeddings = 0

    @property
    def top(self) -> _Status:
        return self._entries[-1]

    def enter(self, bidi_class: str, *, right: bool) -> None:
        """Go into an embedding or isolate (X2 to X5c); those too deep are only counted."""
        isolate = bidi_class in _ISOLATING
        level = (self.top.level + 1) | 1 if right else (self.top.level + 2) & ~1
        if level <= _DEEPEST and not self._excess_isolates and not self._excess_embeddings:
            self._isolates += isolate
            override = _EMBEDDING[bidi_class] if bidi_class in _OVERRIDING else ""
            self._entries.append(_Status(level, override, isolate))
        elif isolate:
            self._excess_isolates += 1
        elif not self._excess_isolates:
            self._excess_embeddings += 1

    def leave_isolate(self) -> None:
        """Go out of the innermost isolate, and of the embeddings in it (X6a)."""
        if self._excess_isolates:
            self._excess_isolates -= 1
        elif self._isolates:
            self._excess_embeddings = 0
            self._isolates -= 1
            while not self._entries.pop().isolate:
                pass

    def leave_embedding(self) -> None:
        """Go out of the innermost embedding, unless an isolate is further in (X7)."""
        if self._excess_isolates:
            return
        if self._excess_embeddings:
            self._excess_embeddings -= 1
        elif not self.top.isolate and len(self._entries) > 1:
            self._entries.pop()


def _explicit(classes: list[str], base: int) -> list[int]:
    """Return the levels that marks ask for (X1 to X8), and put overriding classes in the place of the others."""
    stack = _Stack(base)
    found = []
    for index, bidi_class in enumerate(classes):
        if bidi_class == "PDI":
            stack.leave_isolate()
        level, override, _ = stack.top
        found.append(level)
        if override and bidi_class not in _NEVER_OVERRIDDEN:
            classes[index] = override
        if bidi_class == "FSI":
            stack.enter(bidi_class, right=_first_strong(classes, index + 1, isolated=True) == 1)
        elif bidi_class in _EMBEDDING or bidi_class in _ISOLATING:
            stack.enter(bidi_class, right=bidi_class in _RIGHTWARD)
        elif bidi_class == "PDF":
            stack.leave_embedding()
    return found


def _sequences(seen: Sequence[int], given: Sequence[str], embeddings: Sequence[int]) -> Iterator[list[int]]:
    """Yield the characters' places in isolating run sequences (BD13): runs of a level, joined over isolates."""
    waiting: list[list[int]] = []  # sequences that an isolate interrupts
    current: list[int] = []
    for index in seen:
        if current and embeddings[current[-1]] != embeddings[index]:
            if given[current[-1]] in _ISOLATING:
                waiting.append(current)
            else:
                yield current
            resumes = given[index] == "PDI" and waiting and embeddings[waiting[-1][-1]] == embeddings[index]
            current = waiting.pop() if resumes else []
        current.append(index)
    yield from waiting
    if current:
        yield current


def _surroundings(
    sequence: Sequence[int], seen: Sequence[int], given: Sequence[str], embeddings: Sequence[int], base: int
) -> tuple[str, str]:
    """Return the directions at the start and the end of a sequence (X10)."""
    level = embeddings[sequence[0]]
    before, after = bisect_left(seen, sequence[0]) - 1, bisect_right(seen, sequence[-1])
    outer_before = embeddings[seen[before]] if before >= 0 else base
    open_end = after == len(seen) or given[sequence[-1]] in _ISOLATING
    outer_after = base if open_end else embeddings[seen[after]]
    return "LR"[max(level, outer_before) % 2], "LR"[max(level, outer_after) % 2]


def _reset_spaces(given: Sequence[str], embeddings: list[int], base: int) -> None:
    """Set separators, and spaces before them or at the end, to the level of the paragraph (L1)."""
    trailing = True
    for index in range(len(given) - 1, -1, -1):
        bidi_class = given[index]
        if bidi_class in {"B", "S"}:
            trailing = True
        elif bidi_class not in _SPACES and bidi_class not in _UNSEEN:
            trailing = False
        if trailing and bidi_class not in _UNSEEN:
            embeddings[index] = base
