"""What tests of the source room share: decks and blocks written down as a few plain lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cardprint.errors import format_problem
from cardprint.model.blocks import Chain, CodeBlock, Comparison, Formula, ListBlock, Paragraph, PictureBlock, Ruby

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cardprint.errors import Problem
    from cardprint.model.blocks import Block, Run
    from cardprint.model.deck import Deck

_SHIFTS = {-1: ["sub"], 0: [], 1: ["sup"]}


def _runs(runs: Iterable[Run]) -> str:
    """Write runs as text, those with a style as ``<bold italic|text>``, line ends as ``⏎``."""
    written = []
    for text, style, inset, cloze in runs:
        names = [name for name in ("bold", "italic", "code") if getattr(style, name)]
        names += _SHIFTS[style.shift] + ([style.link] if style.link else [])
        if isinstance(inset, Formula):
            names.append("display" if inset.display else "formula")
        elif isinstance(inset, Ruby):
            names.append(f"reads {inset.reading}")
        if cloze:
            names.append(f"cloze({cloze.hint})" if cloze.hint else "cloze")
        shown = text.replace("\n", "⏎")
        written.append(f"<{' '.join(names)}|{shown}>" if names else shown)
    return "".join(written)


def _told(code: CodeBlock) -> str:
    """Write code with what its parts are, as ``<keyword|text>``."""
    told = []
    for text, part in code.tokens or ((code.text, ""),):
        pieces = (f"<{part}|{piece}>" if part and piece.strip() else piece for piece in text.split("\n"))
        told.append("\n".join(pieces))
    return "".join(told)


def _lines(block: Block) -> list[str]:
    if isinstance(block, Paragraph | PictureBlock):
        return [f"¶ {_runs(block.runs)}" if isinstance(block, Paragraph) else _picture(block)]
    if isinstance(block, CodeBlock):
        return [f"code {block.language}".rstrip(), *(f"| {line}".rstrip() for line in _told(block).split("\n"))]
    if isinstance(block, Chain):
        arrows = [f" -{_runs(label.runs)}-> " if label else " -> " for label in block.labels] + [""]
        steps = [_runs(step.runs) for step in block.steps]
        return ["chain " + "".join(step + arrow for step, arrow in zip(steps, arrows, strict=True))]
    if isinstance(block, Comparison):
        sides = [(_runs(side.title.runs), side.blocks) for side in block.sides]
        return [
            "comparison",
            *(line for title, blocks in sides for line in [f"  {title}:", *_indented(blocks, "    ")]),
        ]
    if isinstance(block, ListBlock):
        head = "list" if block.start is None else f"list from {block.start}"
        return [head, *(line for item in block.items for line in _item(item))]
    rows = [" | ".join(_runs(cell.runs) for cell in row) for row in (block.head, *block.rows)]
    return [f"table {' '.join(block.aligns)}", *(f"  {row}".rstrip() for row in rows)]


def _picture(block: PictureBlock) -> str:
    """Write a picture as ``picture dot.png 3x2 turned 6 "what it shows"`` and how it is set."""
    picture, alt, set_, spots = block
    words = [f"picture {picture} {picture.kind.value} {picture.size.width:g}x{picture.size.height:g}"]
    words += [f"turned {picture.turn}"] if picture.turn > 1 else []
    words += [f'"{alt}"'] if alt else []
    words += [set_.side.value, set_.fit.value if set_.fit else "as suits"] if set_ else []
    words += [f"{set_.height:.1f} pt"] if set_ and set_.height else []
    words += [f"at {spot.across:.1%} {spot.down:.1%}" for spot in spots]
    return " ".join(words)


def _item(blocks: tuple[Block, ...]) -> list[str]:
    first, *more = _indented(blocks, "    ")
    return [f"  * {first.strip()}", *more]


def _indented(blocks: Iterable[Block], indent: str) -> list[str]:
    return [indent + line for block in blocks for line in _lines(block)]


def _sketch(blocks: Iterable[Block]) -> str:
    return "\n".join(_indented(blocks, ""))


def _dump(deck: Deck, warnings: Iterable[Problem]) -> str:
    lines = [
        f"title: {deck.title}",
        f"lang: {deck.lang}",
        *(f"{name}: {value}" for name, value in deck.settings.items()),
    ]
    for card in deck.cards:
        lines.append(f"card {card.number} at {card.mark.line}:{card.mark.column}, {card.id}")
        names = ("tags", "points", "lines", "rating", "labels")
        facts = {"kind": card.kind and card.kind.value} | {name: getattr(card, name) for name in names}
        lines += [f"  {name}: {value}" for name, value in facts.items() if value not in ((), None)]
        lines += [f"  accept: {' / '.join(_indented(answer, ''))}" for answer in card.accept]
        lines += [f"  choice: {' / '.join(_indented(choice, ''))}" for choice in card.choices]
        for name in ("front", "back", "note", "hint"):
            blocks = getattr(card, name)
            mark = getattr(card, f"{name}_mark", None)
            place = f" at {mark.line}:{mark.column}" if mark else ""
            lines += [f"  {name}{place}", *_indented(blocks, "    ")] if blocks else []
    return "\n".join([*lines, *map(format_problem, warnings), ""])


@pytest.fixture(scope="session")
def sketch() -> Callable[[Iterable[Block]], str]:
    """Return what writes blocks down, a few lines each."""
    return _sketch


@pytest.fixture(scope="session")
def dump() -> Callable[[Deck, Iterable[Problem]], str]:
    """Return what writes a deck and its warnings down."""
    return _dump


@pytest.fixture(scope="session")
def decks() -> Callable[[str], list[Path]]:
    """Return what lists the decks of ``good`` or ``bad``."""
    return lambda kind: sorted((Path(__file__).parents[1] / "decks" / kind).glob("*.yaml"))
