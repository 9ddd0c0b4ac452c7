"""Holds printed cards against the deck they were made of: nothing lost, added or moved, nothing outside a card."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from itertools import groupby

from cardprint.model.block_contents import plain_text, with_runs
from cardprint.model.blocks import Ruby, Run, Table
from cardprint.model.units import mm
from cardprint.source.words import load_words

FROM_THE_CUT = mm(3)  # no ink comes nearer to it, but for a tag's band on a corner: the safe zone of print shops
SPECK, OVERLAP = 0.5, 0.25  # points, and of the smaller letter
STROKE = 0.5  # points; pdfium gives the box of a line with more than its thickness around it

# Where a line from right to left ends in a vowel mark and a full stop, pdfium gives the full stop first.
STRAY_MARK = re.compile("([.!?]+)([\u0591-\u05bd\u064b-\u0652]+)")
# In such text it also turns brackets and quotes around.
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
TURNED = str.maketrans(")]}>»›”’", "([{<«‹“‘")
# It spells ligatures and presentation forms out.
FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]")
ARROWS = ("→", "←")
LIST_MARKER = re.compile(r"(?<![^\n])(?:[•–·]|\d+\.)\s*")


def differs(expected: str, found: str) -> str:
    """Compare a deck's text with what was read; give the place where they part, or nothing.

    A line may end anywhere, at a hyphen that the text does not have too; of one that it has pdfium makes such a one,
    with no space behind it. White space is white space, but it has to be where the deck has it. Items of lists have a
    bullet or a number that is not in the deck's text; of the two arrows around a label one is drawn, and an arrow may
    point left where the text runs there. Marks on one letter are in no
    order of their own (Unicode's canonical equivalence).
    """
    expected, found = _comparable(expected, found)
    i = j = 0
    while i < len(expected) or j < len(found):
        wanted, read = expected[i : i + 1], found[j : j + 1]
        if wanted == "\u00ad":
            i += 1
        elif read == "\u00ad":
            i, j = _after_space(expected, i + 1) if wanted == "-" else i, j + 1
        elif wanted.isspace() and (read.isspace() or not read):
            i, j = _after_space(expected, i), _after_space(found, j)
        elif read == "\n":
            j += 1
        elif wanted == read:
            i, j = i + 1, j + 1
        elif marker := LIST_MARKER.match(found, j):
            j = marker.end()
        elif wanted == "→":
            i = _after_space(expected, i + 1)
        elif read in ARROWS:
            j = _after_space(found, j + 1)
        else:
            return f"…{expected[max(0, i - 30) : i]}⟨{expected[i : i + 30]}⟩ but …⟨{found[j : j + 30]}⟩"
    return ""


def _spelt_out(form: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", form[0])


def _comparable(expected: str, found: str) -> tuple[str, str]:
    found = STRAY_MARK.sub(r"\2\1", found)
    expected, found = (unicodedata.normalize("NFC", text.strip()) for text in (expected, found))
    expected, found = (FORMS.sub(_spelt_out, text) for text in (expected, found))
    if RIGHT_TO_LEFT.search(expected):
        expected, found = expected.translate(TURNED), found.translate(TURNED)
    return expected, found


def _after_space(text: str, index: int) -> int:
    while text[index : index + 1].isspace():
        index += 1
    return index


def as_printed(blocks, *, blanks: bool = False, hints: bool = True) -> str:
    """Return the text of blocks with readings behind their words, and with ``blanks`` without what is left out."""

    def change(runs):
        for cloze, group in groupby(runs, lambda run: run.cloze):
            if cloze and blanks:
                yield Run(f"[{cloze.hint}]" if cloze.hint and hints else " ")
                continue
            for run in group:
                yield run._replace(text=run.text + run.inset.reading) if isinstance(run.inset, Ruby) else run

    return plain_text(with_runs(blocks, change))


def words(text: str) -> str:
    """Return the pattern of words that lines may part."""
    return r"\s+".join(map(re.escape, text.split()))


def hold_against(deck, sides, *, confidence: bool = False) -> None:
    """Hold the pieces of all sides, fronts and backs in turn, against the deck."""
    faces = (defaultdict(dict), defaultdict(dict))
    for index, pieces in enumerate(sides):
        for piece in pieces:
            body, number, part = without_foot(piece, deck.title)
            assert part not in faces[index % 2][number]
            faces[index % 2][number][part] = body, piece.tag
    fronts, backs = faces
    assert list(fronts) == [card.number for card in deck.cards]
    for card in deck.cards:
        front, back = fronts[card.number], backs[card.number]
        assert sorted(front) == sorted(back) == list(range(len(front)))
        assert all(re.fullmatch(shown(card.tags[0] if card.tags else ""), tag) for _, tag in front.values())
        asked, hint = as_printed(card.front, blanks=True), plain_text(card.hint)
        bodies = [front[part][0] for part in sorted(front)]
        if all(ends_in(hint, body) for body in bodies):
            hold_parts(card, asked, rf"\s*{words(hint)}", bodies)
        else:  # a long hint is part of the question
            hold_parts(card, f"{asked}\n{hint}", "", bodies)
        hold_parts(
            card,
            as_printed(card.told),
            scale(deck.lang) if confidence else "",
            [back[part][0] for part in sorted(back)],
        )


def without_foot(piece, title: str) -> tuple[str, int, int]:
    """Take the foot off a face: give the rest, the card's number, and which part of the card it is, from 0."""
    number = r"(?P<number>\d+)(?: · (?P<part>\d+)/\d+)?"
    # What pdfium takes for a line from right to left it gives the other way round. A long number leaves no title.
    for foot in (rf"{shown(title)}\s+{number}", rf"{number}\s+{shown(title)}", number):
        found = re.fullmatch(rf"(?P<rest>.*?)\s*{foot}\s*", piece.text, re.DOTALL)
        if found:
            return found["rest"], int(found["number"]), int(found["part"] or 1) - 1
    raise AssertionError(piece.text)


@cache
def scale(lang: str) -> str:
    """Return the pattern of the scale in a language.

    On a narrow card it does without its question, on a very narrow one without the words at its ends. Behind a line
    that ends in a hyphen, or a minus, pdfium gives no line end; and it may turn a line from right to left around.
    """
    said = load_words(lang)
    knew, least, most = (rf"(?:{words(text)}\s+)?" for text in (said.knew, said.least, said.most))
    forth = rf"{knew}{least}1\s+2\s+3\s+4\s+5(?:\s+{words(said.most)})?"
    back = rf"{most}5\s+4\s+3\s+2\s+1(?:\s+{words(said.least)})?(?:\s+{words(said.knew)})?"
    return rf"(?:\s+|(?<=\u00ad))(?:{forth}|{back})"


@cache
def shown(text: str) -> str:
    """Return the pattern of a text that is shortened where there is no room for it."""
    starts = (text[:length].rstrip() for length in range(len(text) - 1, -1, -1))
    return "(?:" + "|".join([words(text), *(rf"{words(start)}\s*…" for start in starts)]) + ")"


def ends_in(end: str, text: str) -> bool:
    return re.search(rf"{words(end)}\s*$", text) is not None


def hold_parts(card, expected: str, end: str, parts: list[str]) -> None:
    """Hold the parts of a text, each without what it ends in, against the whole; the last part may be repeated."""
    bodies = []
    for part in parts:
        found = re.fullmatch(rf"(.*?){end}\s*", part, re.DOTALL)
        assert found, part
        bodies.append(found[1])
    bodies = without_repeated_heads(bodies, (*card.front, *card.back))
    told = differs(expected, "\n".join(bodies))
    while told and bodies[-1:] == bodies[-2:-1]:
        bodies.pop()
        told = differs(expected, "\n".join(bodies))
    assert not told, (card.number, told)


def without_repeated_heads(bodies: list[str], blocks) -> list[str]:
    """Take the head of a table off where the table goes on and has it again."""
    heads = [words(" ".join(cell.text for cell in block.head)) for block in blocks if isinstance(block, Table)]
    kept: list[str] = []
    for body in bodies:
        again = (re.match(rf"\s*{head}\s", body) for head in heads if re.search(head, "\n".join(kept)))
        found = next(filter(None, again), None)
        kept.append(body[found.end() :] if found else body)
    return kept


def assert_inside(piece) -> None:
    """See that all ink keeps off the cut."""
    inner = piece.edges.shrunk(FROM_THE_CUT)
    for glyph in piece.glyphs:
        assert not glyph.ink or inner.holds(glyph.ink, 0.01), (glyph, inner, piece.text)
    for shape in piece.drawn:
        assert inner.holds(shape.ink, STROKE), (shape, inner, piece.text)
    if piece.band:
        assert piece.edges.holds(piece.band, 0.02)  # each edge is written to a hundredth of a point
        assert piece.band.right < inner.right or piece.band.left > inner.left


def assert_apart(piece) -> None:
    """See that no line is printed over another: the ink of their letters shares no more than the odd serif."""
    inks = sorted(
        ((glyph.ink, glyph) for glyph in piece.glyphs if glyph.ink and min(glyph.ink.width, glyph.ink.height) > SPECK),
        key=lambda pair: pair[0].top,
    )
    for index, (ink, glyph) in enumerate(inks):
        for other_ink, other in inks[index + 1 :]:
            if other_ink.top > ink.bottom - SPECK:
                break
            if abs(other.y - glyph.y) > SPECK:
                shared = _shared(ink, other_ink)
                assert shared < OVERLAP * min(_size(ink), _size(other_ink)), (glyph, other, piece.text)


def _shared(one, other) -> float:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(width, 0.0) * max(height, 0.0)


def _size(ink) -> float:
    return ink.width * ink.height
