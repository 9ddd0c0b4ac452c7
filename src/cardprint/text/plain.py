"""Plain text → a measured paragraph, by its characters.

Plain text is letters, digits and marks in faces whose advances depend on a character's neighbour alone. It is looked
at character by character, in flat tables; only what is more than letters between two spaces gets a closer look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cardprint.text.breaks import glue, inner_breaks, may_stay
from cardprint.text.edges import BEGINS_PLAIN, DIVIDED, EMPTY, ENDS_UNUSUAL, NOT_PLAIN, edges, is_doubtful
from cardprint.text.face_runs import FaceRuns
from cardprint.text.measured_text import MeasuredText
from cardprint.text.pairs import BYTES, SPACE, UNKNOWN, NotPairsError

if TYPE_CHECKING:
    from mypy_extensions import i64

    from cardprint.text.pairs import PairTable

_LEAST: Final[i64] = 2  # letters of a word that nothing is said of but that it begins like one


def measure_plain(texts: list[str], tables: list[PairTable], lang: str) -> MeasuredText | None:
    """Measure a paragraph of plain words; None where there is more to it.

    ``texts`` are its stretches, of one style each, and ``tables`` those of their faces. What stands between two spaces
    is one unit, in any styles.
    """
    try:
        return _scanned(texts, tables, lang, glued=False)
    except NotPairsError:
        return None


def _scanned(  # noqa: C901, PLR0912, PLR0915 - every character of a deck goes through this loop
    texts: list[str], tables: list[PairTable], lang: str, *, glued: bool
) -> MeasuredText | None:
    """Look at the characters of a paragraph in turn. Spaces that hold are looked for, unless it is ``glued``."""
    starts: list[float] = [0.0]
    ends: list[float] = []
    bounds: list[int] = [0]
    whole = texts[0] if len(texts) == 1 else "".join(texts)
    ascent = descent = position = 0.0
    flags = before = 0  # of a word and of the one before it
    offset: i64 = 0  # of a character in the whole text
    begin: i64 = 0  # of its unit
    total: i64 = 0  # the advance of the unit in this stretch, in font units
    spread = odd = divided = False  # whether the unit has several stretches, and more than letters
    for stretch, text in enumerate(texts):
        table = tables[stretch]
        characters, advances, lengths, face = table.bytes_of(text), table.advances, table.lengths, table.typeface
        units, space = table.units, table.space
        ascent, descent = max(ascent, face.ascent), max(descent, -face.descent)
        if stretch + 1 == len(texts):
            characters += b" "  # ends the last unit
        pair: i64 = -1
        for character in characters:
            byte: i64 = character
            if pair >= 0:
                advance: i64 = advances[pair + byte]
                total += advance if advance != UNKNOWN else table.glyph(pair + byte).advance
            if byte != SPACE:
                pair = byte * BYTES
                length: i64 = lengths[byte]
                if length > 0:
                    offset += length
                elif length == 0:
                    offset += 1
                    odd = True
                else:
                    return None
                continue
            # A word of one letter may have to stay with the next one, and one of none is no word.
            flags = edges(whole[begin:offset]) if odd or offset - begin < _LEAST else BEGINS_PLAIN
            if flags != BEGINS_PLAIN or before & ENDS_UNUSUAL != 0:
                if flags & (NOT_PLAIN | EMPTY) != 0 or (ends and is_doubtful(before, flags)):
                    return None
                if ends and not glued and may_stay(before, flags, whole[begin:offset], lang):
                    return _scanned(_glued(texts, lang), tables, lang, glued=True)
                if flags & DIVIDED != 0:
                    word = whole[begin:offset]
                    breaks = inner_breaks(word, lang)
                    if len(breaks) > 1:
                        if spread:
                            return None
                        divided = True  # parts do not look beyond each other: a line may end between them
                        start = 0
                        for end in breaks[:-1]:
                            position += float(table.advance(word[start:end])) / units
                            ends.append(position)
                            starts.append(position)
                            bounds.append(begin + end)
                            start = end
                        total = table.advance(word[start:])
            before = flags
            ends.append(position + float(total) / units)
            position += float(total + space) / units
            starts.append(position)
            offset += 1
            bounds.append(offset)
            begin = offset
            total = 0
            pair = -1
            spread = odd = False
        if pair >= 0:  # the unit goes on in the next stretch
            position += float(total + table.glyph(pair + SPACE).advance) / units
            total = 0
            spread = True
    bounds[-1] = len(whole)
    content = FaceRuns(whole, tables, [len(text) for text in texts], divided=divided)
    return MeasuredText(content, starts, ends, bounds, ascent=ascent, descent=descent)


def _glued(texts: list[str], lang: str) -> list[str]:
    """Return the stretches of a text with its spaces that hold; each keeps its length."""
    text = glue("".join(texts), lang)
    stretches = []
    start = 0
    for stretch in texts:
        stretches.append(text[start : start + len(stretch)])
        start += len(stretch)
    return stretches
