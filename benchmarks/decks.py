"""The decks of the benchmark: the sample, and as many different cards of its shape as are asked for.

    python decks.py SIZE [WORDS]    makes the deck of SIZE cards and says how many it has and where it is; WORDS is a
                                    file of words
    python decks.py rich            the same of 50 times the cards of the showcase: pictures, formulas, tables, code
    python decks.py japanese        the same of 6,000 words of the dictionary that Debian's package edict installs
    python decks.py FILE            the same of a deck that is there

A generated card is a card of the sample in which every word of four letters or more has given way to a word of the same
length out of a dictionary, so that lengths, lists, bold words and line counts stay those of a real deck and no two
cards are alike. Words come as often as words do in real text, by Zipf's law: 10,000 cards hold 265,000 words, 50,000 of
them different, which is as much as a dictionary. Chains and comparisons are unfolded into plain text, because no peer
can set them.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import yaml  # noqa: TID251 - peers and decks read YAML the plain way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "cards" / "other-compute-services.yaml"
OUT = HERE / "out"
SEED = 20240607
SHOWCASE = SAMPLE.with_name("showcase.yaml")
RICH = "rich"
TIMES = 50
JAPANESE = "japanese"
EDICT = Path("/usr/share/edict/edict")
ENTRIES = 6_000

_ARROW = re.compile(r" -(?:[^->]+-)?> ")
_COMPARISON_HEAD = re.compile(r"(?m)^(\w[^\n]*):$")
_ENTRY = re.compile(r"(\S+) (?:\[(\S+)\] )?/(.*)/\(P\)/")  # (P) are the words that come often
_LONG_WORD = re.compile(r"[A-Za-z]{4,}")


def deck_of(size: int, words: Path | None = None) -> Path:
    """Return the deck of that many cards: the sample itself where it has as many, else a generated one."""
    sample = _read(SAMPLE)
    if size == len(sample):
        return SAMPLE
    OUT.mkdir(exist_ok=True)
    path = OUT / f"{size}-cards.yaml"
    by_length = _by_length(_dictionary(words))
    path.write_text("".join(_lines(f"{size} cards", _different(sample, by_length, size))), encoding="utf-8")
    return path


def rich() -> Path:
    """Return a deck of 50 times the cards of the showcase."""
    OUT.mkdir(exist_ok=True)
    shutil.copytree(SHOWCASE.parent / "pictures", OUT / "pictures", dirs_exist_ok=True)
    head, cards, body = SHOWCASE.read_text(encoding="utf-8").partition("\ncards:\n")
    again = (re.sub(r"(?m)^( +id: \S+)", rf"\1-{number}", body) for number in range(1, TIMES + 1))
    path = OUT / "rich.yaml"
    path.write_text(head + cards + "".join(again), encoding="utf-8")
    return path


def japanese() -> Path:
    """Return a deck of frequent words, each with how it is read and what it means."""
    if not EDICT.exists():
        raise SystemExit(f"no Japanese dictionary {EDICT}: install Debian's package edict")
    found = list(filter(None, map(_ENTRY.match, EDICT.read_text(encoding="euc-jp").splitlines())))
    chance = random.Random(SEED)  # noqa: S311 - the same cards on every machine are wanted
    cards = (
        (word, f"【{reading}】\n{meanings}" if reading else meanings)
        for word, reading, meanings in (entry.groups() for entry in chance.sample(found, ENTRIES))
    )
    OUT.mkdir(exist_ok=True)
    path = OUT / "japanese.yaml"
    path.write_text("".join(_lines("Frequent words", cards, lang="ja")), encoding="utf-8")
    return path


def named(name: str, words: Path | None = None) -> Path:
    """Return the deck of so many cards, the rich one, the Japanese one, or the one at a path."""
    if name.isdecimal():
        return deck_of(int(name), words)
    if name == JAPANESE:
        return japanese()
    return rich() if name == RICH else Path(name)


def _read(path: Path) -> list[tuple[str, str]]:
    cards = yaml.safe_load(path.read_text(encoding="utf-8"))["cards"]
    return [(str(card["front"]), str(card["back"]).rstrip()) for card in cards]


def _dictionary(words: Path | None) -> Iterable[str]:
    """Read one word a line from the file, or take the words of the GNU Collaborative Dictionary of English."""
    if words is not None:
        return words.read_text(encoding="utf-8").split()
    try:
        from english_words import get_english_words_set  # noqa: PLC0415 - only where no file is given
    except ImportError:
        raise SystemExit("no dictionary: pip install english-words, or give one with --words FILE") from None
    return get_english_words_set(["gcide"], alpha=True, lower=True)


def _by_length(words: Iterable[str]) -> Mapping[int, Sequence[str]]:
    """Sort words by length, each length by how often its words are to come; which are frequent is left to chance."""
    lengths: defaultdict[int, list[str]] = defaultdict(list)
    for word in sorted({word.lower() for word in words if word.isascii() and word.isalpha()}):
        lengths[len(word)].append(word)
    chance = random.Random(SEED)  # noqa: S311 - the same cards on every machine are wanted
    for alike in lengths.values():
        chance.shuffle(alike)
    return lengths


def _different(
    sample: Sequence[tuple[str, str]], by_length: Mapping[int, Sequence[str]], size: int
) -> Iterator[tuple[str, str]]:
    chance = random.Random(SEED)  # noqa: S311 - as above

    def other(match: re.Match[str]) -> str:
        word = match[0]
        choices = by_length.get(len(word))
        if not choices:
            return word
        found = choices[int(len(choices) ** chance.random()) - 1]  # rank r with a chance of about 1 / r
        return found.capitalize() if word[0].isupper() else found

    plain = [(front, _COMPARISON_HEAD.sub(r"**\1**", _ARROW.sub(", then ", back))) for front, back in sample]
    seen: set[tuple[str, str]] = set()
    while len(seen) < size:
        front, back = plain[len(seen) % len(plain)]
        card = _LONG_WORD.sub(other, front), _LONG_WORD.sub(other, back)
        if card not in seen:
            seen.add(card)
            yield card


def _lines(title: str, cards: Iterable[tuple[str, str]], lang: str = "en") -> Iterator[str]:
    yield f"title: {title}\nlang: {lang}\ncards:\n"
    for number, (front, back) in enumerate(cards, 1):
        block = "".join(f"      {line}".rstrip() + "\n" for line in back.split("\n"))
        yield f"  - front: {json.dumps(front, ensure_ascii=False)}\n    back: |\n{block}    id: card-{number}\n"


if __name__ == "__main__":
    asked = named(sys.argv[1], Path(sys.argv[2]) if sys.argv[2:] else None)
    print(len(yaml.load(asked.read_bytes(), Loader=yaml.CSafeLoader)["cards"]), asked)
