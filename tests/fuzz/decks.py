"""Random decks, and what lies beside them: well formed more often than not, so that they get far before they fail."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fuzz import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

TESTS = Path(__file__).parents[1]
PICTURES = {f"pictures/{path.name}": path.read_bytes() for path in (TESTS / "decks/good/pictures").iterdir()}
GOOD, BAD = (
    [path.read_bytes() for path in sorted((TESTS / "decks" / name).glob("*.yaml"))] for name in ("good", "bad")
)
THEME = (
    b"base: plain\nabout: A theme\ntext: '#123'\nfront: 20\nband: corner\n"
    b"border: round\ncorner: 3mm\ntags: ['#0072b2', '#fff']\n"
)
PRODUCTS = ("cards", "cards", "cards", "worksheet", "worksheet", "key", "study", "bundle")
DAMAGES = 6


class Case(NamedTuple):
    """What is tried: files by their names, the product asked for, and settings as on the command line."""

    files: dict[str, bytes]
    product: str
    settings: dict[str, str]


def case(dice: Random) -> Case:
    """Make the case that these dice give."""
    deck = random_deck(dice) if dice.random() < 0.7 else dice.choice(dice.choice((GOOD, BAD)))
    files = {"deck.yaml": damaged(deck, dice) if dice.random() < 0.3 else deck}
    if b"six.png" in deck or b"disc" in deck or b"jpg" in deck or b"odd.svg" in deck:
        files |= PICTURES
        files["six.png"] = dice.choice((PICTURES["pictures/six.png"], damaged(PICTURES["pictures/six.png"], dice)))
        files["odd.svg"] = random_svg(dice)
    settings = random_settings(dice, dice.choice((0, 0, 1, 1, 2, 4)))
    if dice.random() < 0.8:
        settings["missing"] = "box"
    if b"theme.yaml" in deck or settings.get("theme") == "theme.yaml":
        files["theme.yaml"] = damaged(THEME, dice)
    if dice.random() < 0.08:
        files["deck.ratings.csv"] = random_table(dice, ("id", "number", "front", "rating"))
    if dice.random() < 0.03:
        files["class.csv"] = random_table(dice, ("name", "version", "edition", "language", "cards"))
    return Case(files, dice.choice(PRODUCTS), settings)


def random_deck(dice: Random) -> bytes:
    """Write a deck of a few cards."""
    keys = {"title": random_text(dice, 2).replace("\n", " ").strip() or "t"}
    lines = [f"{key}: {_quoted(text, dice, '')}" for key, text in keys.items()]
    if dice.random() < 0.4:
        lines.append(f"lang: {dice.choice(words.LANGUAGES[:9] if dice.random() < 0.8 else words.LANGUAGES)}")
    if dice.random() < 0.2:
        settings = random_settings(dice, 2)
        lines.append("print: {" + ", ".join(f"{name}: {json.dumps(text)}" for name, text in settings.items()) + "}")
    lines.append("cards:")
    for _ in range(dice.choice((1, 1, 2, 3, 5))):
        lines.append(f"  - front: {_quoted(random_text(dice, dice.choice((1, 3, 8))), dice, '      ')}")
        lines.append(f"    back: {_quoted(random_text(dice, dice.choice((1, 4, 12))), dice, '      ')}")
        lines += [f"    {line}" for line in _more(dice)]
    return ("\n".join(lines) + "\n").encode("utf-8", "surrogatepass")


def _more(dice: Random) -> list[str]:
    """Return a card's further keys; what stands behind them is as it should be three times out of four."""

    def some(values: Sequence[str], good: int) -> str:
        return dice.choice(values[:good] if dice.random() < 0.75 else values)  # type: ignore[no-any-return]

    choices = [
        lambda: f"tags: {some(words.TAGS, 3)}",
        lambda: f"{dice.choice(('points', 'lines', 'rating'))}: {some(words.NUMBERS, 4)}",
        lambda: f"{dice.choice(('note', 'hint'))}: {_quoted(random_text(dice, 3), dice, '      ')}",
        lambda: f"accept: {_quoted(random_text(dice, 1), dice, '      ')}",
        lambda: f"choices: [{json.dumps(random_text(dice, 1))}, {json.dumps(random_text(dice, 2))}]",
        lambda: f"kind: {some(words.SETTINGS['kind'], 9)}",
        lambda: f"{dice.choice(('image', 'back_image'))}: {dice.choice(('six.png', 'odd.svg', 'pictures/disc.svg'))}",
        lambda: f"image: pictures/disc.svg\n    labels: {_labels(dice)}",
        lambda: f"image_height: {some(words.LENGTHS, 3)}",
        lambda: f"image_side: {some(('top', 'left', 'fill', 'under'), 3)}",
        lambda: f"id: {some(('one', 'x-1', 'ü', 'two words', ''), 3)}{dice.randrange(99)}",
    ]
    return [choice() for choice in dice.sample(choices, dice.choice((0, 0, 0, 1, 1, 3)))]


def _labels(dice: Random) -> str:
    """Write labels, now and then with a spot that is none."""
    spots = (
        "0%",
        "50%",
        "51%",
        "100%",
        "33.3%",
        f"{dice.randrange(100)}%",
        *(("101%", "a", "") if dice.random() < 0.1 else ()),
    )
    labels = (
        f"{{at: [{dice.choice(spots)}, {dice.randrange(100)}%], text: {json.dumps(random_text(dice, 1))}}}"
        for _ in range(dice.choice((1, 2, 5, 30)))
    )
    return f"[{', '.join(labels)}]"


def random_text(dice: Random, length: int) -> str:
    """Write so many pieces of text and markup, now and then a formula, seldom what is wrong."""
    pieces = []
    for _ in range(length):
        luck = dice.random()
        if luck < 0.1:
            formula = "".join(dice.choices(words.TEX, k=dice.choice((1, 3, 6)))) if dice.random() < 0.3 else "x^2"
            pieces.append(f"${formula}$")
        else:
            known = words.LETTERS if luck < 0.6 else words.MARKUP if luck < 0.95 else words.RARE + words.BROKEN_MARKUP
            pieces.append(dice.choice(known))
        if dice.random() < 0.7:
            pieces.append(" ")
    return "".join(pieces)


def _quoted(text: str, dice: Random, indent: str) -> str:
    """Write a text as YAML, in one of the ways it can be written."""
    luck = dice.random()
    if indent and luck < 0.5:
        return dice.choice(("|", "|", "|-", ">")) + "\n" + "\n".join(indent + line for line in text.split("\n"))
    if luck < 0.85:
        return json.dumps(text, ensure_ascii=dice.random() < 0.5)
    if luck < 0.97:
        return "'" + text.replace("'", "''").replace("\n", " ") + "'"
    return text.replace("\n", " ")


def random_settings(dice: Random, count: int) -> dict[str, str]:
    """Choose settings and values, the first of which fit."""
    names = dice.sample(list(words.SETTINGS)[:-1] if dice.random() < 0.95 else list(words.SETTINGS), count)
    return {
        name: dice.choice(words.SETTINGS[name][:3] if dice.random() < 0.88 else words.SETTINGS[name]) for name in names
    }


def random_svg(dice: Random) -> bytes:
    """Draw something."""
    size = dice.choice(("viewBox='0 0 10 10'", "width='9' height='9'", "width='1e9' height='1'", "viewBox='0 0 0 nan'"))
    inside = "".join(dice.choices(words.SVG, k=dice.randrange(6)))
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' {size}>{inside}</svg>".encode()
    return damaged(svg, dice) if dice.random() < 0.3 else svg


def random_table(dice: Random, columns: tuple[str, ...]) -> bytes:
    """Write a table as a spreadsheet might."""
    delimiter = dice.choice((",", ";", "\t", "|"))
    cells = ("", "1", "2", "A", "B", "de", "large-print", "1-2", "9" * 30, "Ada", '"x', "=1+1", *words.LETTERS)
    rows = [columns, *([dice.choice(cells) for _ in columns] for _ in range(dice.randrange(5)))]
    table = "\n".join(delimiter.join(row) for row in rows).encode("utf-8", "surrogatepass")
    return damaged(table, dice) if dice.random() < 0.3 else table


def damaged(data: bytes, dice: Random) -> bytes:
    """Damage a file: pieces of it are lost, doubled, moved, changed in a bit, or make room for what breaks parsers."""
    for _ in range(dice.randrange(1, DAMAGES)):
        begin = dice.randrange(len(data) + 1)
        end = min(len(data), begin + int(dice.expovariate(1 / 8)))
        how = dice.randrange(6)
        if how == 0:
            data = data[:begin] + data[end:]
        elif how == 1:
            data = data[:end] + data[begin:]
        elif how == 2:
            data = data[:begin] + dice.choice(words.SCRAPS) + data[begin:]
        elif how == 3:
            data = (
                data[:begin]
                + bytes(byte ^ 1 << dice.randrange(8) for byte in data[begin : begin + 1])
                + data[begin + 1 :]
            )
        elif how == 4:
            to = dice.randrange(len(data) + 1)
            data = data[:to] + data[begin:end] + data[to:]
        else:
            lines = data.split(b"\n")
            at = dice.randrange(len(lines))
            lines.insert(dice.randrange(len(lines) + 1), b" " * dice.randrange(5) + lines.pop(at).lstrip())
            data = b"\n".join(lines)
    return data
