"""Decks and pictures made to hurt whoever reads them, each with the status that the program has to end with.

They are made here, so that none of them has to lie about. What naive code does with each: an alias bomb or a merge key
stands for ten billion values, nested brackets end libyaml's own loader with a crash, a pixel bomb of half a megabyte
takes gigabytes, an EPS with the name of a PNG runs Ghostscript, a DOCTYPE reads other files, and so on.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import NamedTuple

DONE, INPUT, LIMIT = 0, 3, 4
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # of the kinds of colours of PNG


class Sample(NamedTuple):
    """The text of a deck, the files beside it, and how the program ends."""

    deck: str | bytes
    status: int = DONE
    files: dict[str, bytes] = {}  # noqa: RUF012 - read only


def _deck(cards: str, head: str = "") -> str:
    return f"title: t\n{head}cards:\n{cards}"


def _card(back: str) -> str:
    return _deck("  - front: q\n    back: |\n" + "\n".join(f"      {line}" for line in back.split("\n")) + "\n")


def _shows(name: str, data: bytes, status: int = INPUT) -> Sample:
    return Sample(_deck(f"  - {{front: q, image: {name}, back: a}}\n"), status, {name: data})


def png(  # noqa: PLR0913 - what a picture is
    width: int, height: int, data: bytes | None = None, more: bytes = b"", *, kind: int = 0, depth: int = 8
) -> bytes:
    """Make a PNG, grey where no other ``kind`` is named; without ``data`` its pixels are all alike."""

    if data is None:
        row = b"\0" + b"\1" * (width * _CHANNELS[kind] * depth // 8)
        packer = zlib.compressobj(9)
        data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + more + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _ztxt(size: int) -> bytes:
    return _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(size), 9))


def _saved(kind: str, side: int) -> bytes:
    """Make a picture of other kinds, each side so many pixels."""
    from PIL import Image  # noqa: PLC0415 - here alone

    written = BytesIO()
    Image.new("RGBA", (side, side), (9, 9, 9, 9)).save(written, kind)
    return written.getvalue()


def _svg(inside: str, attributes: str = "viewBox='0 0 9 9'", before: str = "") -> bytes:
    return f"{before}<svg xmlns='http://www.w3.org/2000/svg' {attributes}>{inside}</svg>".encode()


_BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
_MERGES = "a: &a {x: 1}\n" + "".join(
    f"{name}: &{name} {{<<: [{', '.join([f'*{before}'] * 10)}]}}\n"
    for before, name in zip("abcdef", "bcdefg", strict=True)
)
_USES = "<g id='a'><rect width='1' height='1'/></g>" + "".join(
    f"<g id='{name}'>{'<use href=' + chr(39) + '#' + before + chr(39) + '/>'}</g>".replace(
        "/>", "/>" + f"<use href='#{before}'/>" * 9
    )
    for before, name in zip("abcdefg", "bcdefgh", strict=True)
)

_CUT = f"<clipPath id='c'><path d='M0 0{'h1' * 500_000}'/></clipPath><g clip-path='url(#c)'><path d='M0 0h1v1'/></g>"

YAML = {
    "aliases that stand for ten billion values": Sample(_BOMB, LIMIT),
    "merge keys": Sample(_MERGES, LIMIT),
    "an alias inside itself": Sample("a: &a [*a]\n", INPUT),
    "a hundred thousand brackets": Sample("[" * 100_000, LIMIT),
    "a million brackets never closed": Sample("cards: " + "[" * 1_000_000, LIMIT),
    "a hundred thousand braces": Sample("{a: " * 100_000, LIMIT),
    "dashes": Sample("- " * 1_000_000, LIMIT),
    "mappings one in another": Sample("".join("  " * depth + "a:\n" for depth in range(1000)), LIMIT),
    "names without end": Sample("".join(f"- &a{number} x\n" for number in range(300_000)), LIMIT),
    "too many cards": Sample(_deck("  - {front: a, back: b}\n" * 100_000), LIMIT),
    "a hundred thousand keys": Sample(
        _deck("  - {front: a, back: b, " + ", ".join(f"k{n}: 1" for n in range(99_999)) + "}\n"), INPUT
    ),
    "one key again and again": Sample("a: b\n" * 1_000_000, INPUT),
    "a hundred thousand tags on a card": Sample(
        _deck("  - {front: a, back: b, tags: [" + "t, " * 100_000 + "]}\n"), LIMIT
    ),
    "other answers without end": Sample(_deck("  - {front: a, back: b, accept: [" + "t, " * 100_000 + "]}\n"), LIMIT),
    "a text of a million characters": Sample(_deck(f"  - {{front: a, back: {'x' * 1_000_000}}}\n"), LIMIT),
    "a key of a million characters": Sample("x" * 1_000_000 + ": a\n", LIMIT),
    "a number with a million digits": Sample(_deck(f"  - {{front: a, back: b, points: {'9' * 9000}}}\n"), INPUT),
    "fifteen megabytes of line ends": Sample("\n" * 15_000_000 + _card("b"), DONE),
    "fifteen megabytes of comment": Sample(_card("b") + "#" + "x" * 15_000_000, DONE),
    "a file too large": Sample("#" * 17_000_000, LIMIT),
    "an error on every line": Sample(_deck("  - {front: a, bakc: b}\n" * 45_000), INPUT),
    "python": Sample("!!python/object/apply:os.system [echo]\n", INPUT),
    "bytes of no encoding": Sample(b"title: \xff\xfe\xed\xa0\x80\n", INPUT),
    "zeros": Sample(b"title: a\0b\n", INPUT),
    "escapes that name half a character": Sample('title: "\\ud800"\ncards: []\n', INPUT),
    "control characters": Sample("title: a\x1b[2Jb\n", INPUT),
    "odd kinds": Sample("? [a]\n: b\n", INPUT),
}
TEXTS = {
    "brackets": Sample(_card("x" + "[" * 9990)),
    "brackets that close": Sample(_card("[" * 4990 + "x" + "]" * 4990)),
    "stars": Sample(_card("x " + "**a" * 3000)),
    "braces": Sample(_card("x" + "{{" * 4900)),
    "blanks": Sample(_card("{{a}} " * 1600)),
    "backticks": Sample(_card("x " + " ".join("`" * number for number in range(1, 138)))),
    "a formula of ten thousand tokens": Sample(_card("$" + "x+" * 4900 + "x$"), INPUT),
    "a formula that is deep": Sample(_card("$" + "{" * 900 + "x" + "}" * 900 + "$"), INPUT),
    "a table of five thousand cells": Sample(_card("|a|b|\n|-|-|\n" + "|1|2|\n" * 1600)),
    "a table of two thousand columns": Sample(_card("|".join("a" * 2400) + "\n" + "|".join("-" * 2400))),
    "a chain of two thousand steps": Sample(_card(" -> ".join("a" * 2000))),
    "a list of two thousand items": Sample(_card("- a\n" * 2400)),
    "five thousand lines": Sample(_card("a\n" * 4900)),
    "a word of ten thousand letters": Sample(_card("W" * 9990)),
    "soft hyphens": Sample(_card("a" + "\u00ad" * 9990)),
    "soft hyphens between letters": Sample(_card("a\u00ad" * 4990)),
    "emoji joined without end": Sample(_card("👩\u200d" * 4900)),
    "flags": Sample(_card("🇩🇪" * 4900)),
    "a letter under ten thousand marks": Sample(_card("a" + "\u0301" * 9900), INPUT),
    "letters under forty marks": Sample(_card(("a" + "\u0301" * 40) * 200), INPUT),
    "text turned around without end": Sample(_card("\u202e\u2066" * 4900)),
    "both directions": Sample(_card("אa1" * 3300)),
    "links": Sample(_card("<https://a.b/c> " * 600)),
    "a link of ten thousand letters": Sample(_card("https://a.b/" + "c" * 9900)),
    "tags of HTML": Sample(_card("<img src='file:///etc/passwd'/> <seq template='%(x)1000000000s'/> a < b & c &#0;")),
    "a link to a script": Sample(_card("[x](javascript:alert(1))"), INPUT),
    "a picture ten thousand times": Sample(
        _deck("  - {front: a, image: a.png, back_image: a.png}\n" * 5000), DONE, {"a.png": png(9, 9)}
    ),
}


def _styled(style: str) -> bytes:
    return _svg(f"<style>{style}</style><rect width='9' height='9'/>")


PICTURES = {
    "a hundred and seventy million pixels": _shows("a.png", png(13_000, 13_000), LIMIT),
    "a head that promises four thousand million": _shows("a.png", png(65_000, 65_000, zlib.compress(b"")), LIMIT),
    "as many pixels as are allowed": _shows("a.png", png(6_300, 6_300), DONE),
    "as many pixels as are allowed, all clear": _shows("a.png", png(6_300, 6_300, kind=6), DONE),
    "as many greys as are allowed, all clear": _shows("a.png", png(6_300, 6_300, kind=4), DONE),
    "as many pixels as are allowed of a palette with clear colours": _shows(
        "a.png", png(6_300, 6_300, None, _chunk(b"PLTE", bytes(99)) + _chunk(b"tRNS", b"\1\2\3"), kind=3), DONE
    ),
    "as many pixels as are allowed with a clear colour": _shows(
        "a.png", png(6_300, 6_300, None, _chunk(b"tRNS", b"\0\1\0\1\0\1"), kind=2), DONE
    ),
    "as many pixels of sixteen bits as are allowed with a clear grey": _shows(
        "a.png", png(6_300, 6_300, None, _chunk(b"tRNS", b"\1\1"), depth=16), DONE
    ),
    "as many pixels of WebP as are allowed": _shows("a.webp", _saved("WEBP", 4_880), DONE),
    "more pixels of WebP than are allowed": _shows("a.webp", _saved("WEBP", 4_910), LIMIT),
    "as many pixels of AVIF as are allowed": _shows("a.avif", _saved("AVIF", 3_980), DONE),
    "more pixels of AVIF than are allowed": _shows("a.avif", _saved("AVIF", 4_010), LIMIT),
    "a comment of a gigabyte": _shows("a.png", png(9, 9, more=_ztxt(200_000_000)), INPUT),
    "rows that are missing": _shows("a.png", png(900, 900, zlib.compress(bytes(9000)))),
    "nothing": _shows("a.png", b""),
    "a program in PostScript": _shows("a.png", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n{} loop\n"),
    "text": _shows("a.jpg", b"hello"),
    "a JPEG cut short": _shows("a.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0"),
    "a drawing that uses its parts ten million times": _shows("a.svg", _svg(_USES + "<use href='#h'/>"), LIMIT),
    "a drawing that uses itself": _shows("a.svg", _svg("<g id='a'><use href='#a'/></g>"), LIMIT),
    "a drawing two hundred deep": _shows("a.svg", _svg("<g>" * 200 + "</g>" * 200), LIMIT),
    "a drawing with very many rules of style for very many elements": _shows(
        "a.svg", _svg("<style>" + ".a{fill:red}" * 30_000 + "</style>" + "<rect class='a'/>" * 3000), LIMIT
    ),
    "comments that never end in a drawing": _shows("a.svg", _styled("/*" * 900_000), DONE),
    "brackets that never close in a drawing": _shows("a.svg", _styled("a" + "[b" * 900_000), DONE),
    "braces that never close in a drawing": _shows("a.svg", _styled("a{" * 900_000), DONE),
    "rules that never begin in a drawing": _shows("a.svg", _styled("@" * 1_800_000), DONE),
    "very many classes for very many rules": _shows(
        "a.svg",
        _svg(
            "<style>"
            + "".join(f".a{number}{{fill:red}}" for number in range(30_000))
            + f"</style><rect class='{'a1 ' * 300_000}' width='9' height='9'/>",
        ),
        DONE,
    ),
    "a text as long as a book": _shows("a.svg", _svg(f"<text>{'a' * 1_000_000}</text>"), LIMIT),
    "an arc of one long number": _shows("a.svg", _svg(f"<path d='M0 0A{'2' * 4000}'/>"), DONE),
    "a length that ends in nothing": _shows("a.svg", _svg(f"<rect width='{'1' * 900_000}x' height='1'/>"), DONE),
    "a gradient that takes after twenty thousand": _shows(
        "a.svg",
        _svg(
            "".join(f"<linearGradient id='g{number}' href='#g{number + 1}'/>" for number in range(20_000))
            + "<rect fill='url(#g0)' width='1' height='1'/>" * 5000
        ),
        LIMIT,
    ),
    "a gradient of ten thousand stops for ten thousand shapes": _shows(
        "a.svg",
        _svg(
            "<linearGradient id='g'>"
            + "".join(f"<stop offset='{at}e-4'/>" for at in range(10_000))
            + "</linearGradient>"
            "<g fill='url(#g)'>" + "<rect width='1' height='1'/>" * 10_000 + "</g>"
        ),
        LIMIT,
    ),
    "a drawing that declares entities": _shows("a.svg", _svg("&a;", before="<!DOCTYPE s [<!ENTITY a 'b'>]>")),
    "a drawing that reads a file": _shows("a.svg", _svg("<image href='/etc/passwd'/>")),
    "a drawing of fifty thousand points": _shows("a.svg", _svg(f"<path d='M0 0{' l1 1' * 50_000}'/>"), DONE),
    "a line of two hundred thousand points": _shows("a.svg", _svg(f"<polyline points='{'0 1 ' * 200_000}'/>"), DONE),
    "a line of half a million points": _shows("a.svg", _svg(f"<polyline points='{'0 1 ' * 500_000}'/>"), LIMIT),
    "half a million points cut from a drawing": _shows("a.svg", _svg(_CUT), LIMIT),
    "a drawing of three megabytes": _shows("a.svg", _svg("<g/>" * 800_000), LIMIT),
    "a packed drawing": _shows("a.svgz", b"\x1f\x8b\x08\0\0\0\0\0\0\3"),
    "a drawing without a size": _shows("a.svg", _svg("<rect width='1' height='1'/>", "width='nan' height='-1'")),
}
