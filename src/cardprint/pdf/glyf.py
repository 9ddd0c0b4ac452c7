"""TrueType files: takes the tables of a subset and composites to add to it, gives the file to embed.

The formats are those of the OpenType specification: cmap, head, hhea, hmtx, maxp, loca, glyf and the table directory.
"""

from __future__ import annotations

import struct
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORDS, _OFFSETS, _MORE, _OVERLAP = 0x0001, 0x0002, 0x0020, 0x0400  # flags of a composite's component
_LOCA_FORMAT, _CHECKSUM_ADJUSTMENT = 50, 8  # places in head
_METRICS_COUNT, _WIDEST = 34, 10  # places in hhea
_GLYPHS, _MOST_POINTS, _MOST_COMPOSITE_POINTS, _MOST_PARTS, _DEPTH = 4, 6, 10, 28, 30  # places in maxp
_FILE_CHECKSUM = 0xB1B0AFBA
_TRUETYPE = 0x00010000


class Composite(NamedTuple):
    """A glyph made of others: (glyph, x, y) in font units; without parts it is blank."""

    parts: tuple[tuple[int, int, int], ...]
    advance: int


class _Box(NamedTuple):
    left: int
    bottom: int
    right: int
    top: int


def font_file(tables: Mapping[str, bytes], composites: Sequence[Composite], single: Sequence[int] = ()) -> bytes:
    """Add composites behind the glyphs of a font, in order, and put its tables into a file.

    ``single`` has the glyph of every single byte from 0 on, of a font that is to be shown by such.
    """
    count = _number(tables["maxp"], _GLYPHS)
    outlines = _outlines(tables, count)
    metrics = _metrics(tables, count)
    for composite in composites:
        boxes = [_moved(_box(outlines[glyph]), x, y) for glyph, x, y in composite.parts if outlines[glyph]]
        box = _around(boxes)
        outlines.append(_composite(composite, box) if boxes else b"")
        metrics.append(struct.pack(">Hh", composite.advance, box.left))
    most_parts = max((len(composite.parts) for composite in composites), default=0)
    glyf, loca = _glyf_and_loca(outlines)
    return _file(
        {
            **({"cmap": _cmap(single)} if single else {}),
            "glyf": glyf,
            "head": _with(tables["head"], _LOCA_FORMAT, 1),
            "hhea": _with(
                _with(tables["hhea"], _METRICS_COUNT, len(metrics)), _WIDEST, max(_number(each, 0) for each in metrics)
            ),
            "hmtx": b"".join(metrics),
            "loca": loca,
            "maxp": _limits(tables["maxp"], len(outlines), most_parts),
        }
    )


def _outlines(tables: Mapping[str, bytes], count: int) -> list[bytes]:
    """Cut the glyf table into glyphs."""
    loca, glyf = tables.get("loca", b""), tables.get("glyf", b"")
    if _number(tables["head"], _LOCA_FORMAT):
        places = struct.unpack_from(f">{count + 1}I", loca)
    else:
        places = tuple(2 * place for place in struct.unpack_from(f">{count + 1}H", loca))
    return [glyf[start:end] for start, end in pairwise(places)]


def _metrics(tables: Mapping[str, bytes], count: int) -> list[bytes]:
    """Return each glyph its advance and left bearing; at the end of hmtx glyphs may share the last advance."""
    hmtx, full = tables["hmtx"], _number(tables["hhea"], _METRICS_COUNT)
    metrics = [hmtx[4 * glyph : 4 * glyph + 4] for glyph in range(full)]
    bearings = hmtx[4 * full :]
    return metrics + [metrics[-1][:2] + bearings[2 * rest : 2 * rest + 2] for rest in range(count - full)]


def _composite(composite: Composite, box: _Box) -> bytes:
    data = struct.pack(">h4h", -1, *box)
    last = len(composite.parts) - 1
    for position, (glyph, x, y) in enumerate(composite.parts):
        flags = _WORDS | _OFFSETS | (_MORE if position < last else 0) | (_OVERLAP if position == 0 else 0)
        data += struct.pack(">HHhh", flags, glyph, x, y)
    return data


def _box(outline: bytes) -> _Box:
    return _Box(*struct.unpack_from(">4h", outline, 2))


def _moved(box: _Box, x: int, y: int) -> _Box:
    return _Box(box.left + x, box.bottom + y, box.right + x, box.top + y)


def _around(boxes: Sequence[_Box]) -> _Box:
    if not boxes:
        return _Box(0, 0, 0, 0)
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return _Box(min(lefts), min(bottoms), max(rights), max(tops))


def _glyf_and_loca(outlines: Sequence[bytes]) -> tuple[bytes, bytes]:
    places, glyf = [0], bytearray()
    for outline in outlines:
        glyf += outline + bytes(-len(outline) % 4)
        places.append(len(glyf))
    return bytes(glyf) or bytes(4), struct.pack(f">{len(places)}I", *places)


def _limits(maxp: bytes, glyphs: int, most_parts: int) -> bytes:
    """Raise the limits that rasterizers reserve memory by, where composites were added."""
    maxp = _with(maxp, _GLYPHS, glyphs)
    if not most_parts:
        return maxp
    for place, composite_place in (
        (_MOST_POINTS, _MOST_COMPOSITE_POINTS),
        (_MOST_POINTS + 2, _MOST_COMPOSITE_POINTS + 2),
    ):
        most = max(_number(maxp, place), _number(maxp, composite_place)) * most_parts
        maxp = _with(maxp, composite_place, min(most, 0xFFFF))
    maxp = _with(maxp, _MOST_PARTS, max(_number(maxp, _MOST_PARTS), most_parts))
    return _with(maxp, _DEPTH, _number(maxp, _DEPTH) + 1)


def _cmap(glyphs: Sequence[int]) -> bytes:
    """Map single bytes to glyphs: a trimmed table (format 6) of the Macintosh (1, 0), which PDF reads of such fonts."""
    subtable = struct.pack(f">HHHHH{len(glyphs)}H", 6, 10 + 2 * len(glyphs), 0, 0, len(glyphs), *glyphs)
    return struct.pack(">HHHHI", 0, 1, 1, 0, 12) + subtable


def _number(table: bytes, place: int) -> int:
    return int.from_bytes(table[place : place + 2], "big")


def _with(table: bytes, place: int, value: int) -> bytes:
    """Return a table with two of its bytes changed."""
    return table[:place] + value.to_bytes(2, "big") + table[place + 2 :]


def _file(tables: Mapping[str, bytes]) -> bytes:
    """Put tables into a file, with their directory and checksums."""
    head = tables["head"]
    tables = {**tables, "head": head[:_CHECKSUM_ADJUSTMENT] + bytes(4) + head[_CHECKSUM_ADJUSTMENT + 4 :]}
    power = len(tables).bit_length() - 1
    directory = struct.pack(">IHHHH", _TRUETYPE, len(tables), 16 << power, power, 16 * (len(tables) - (1 << power)))
    place, body, head_place = 12 + 16 * len(tables), bytearray(), 0
    for tag in sorted(tables):
        table = tables[tag]
        if tag == "head":
            head_place = place + len(body)
        directory += struct.pack(">4sIII", tag.encode(), _checksum(table), place + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    data = directory + body
    adjustment = (_FILE_CHECKSUM - _checksum(data)) & 0xFFFFFFFF
    at = head_place + _CHECKSUM_ADJUSTMENT
    return data[:at] + adjustment.to_bytes(4, "big") + data[at + 4 :]


def _checksum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
