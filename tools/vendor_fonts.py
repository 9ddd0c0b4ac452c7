"""Make fonts/ from the packages its families are published in.

    python tools/vendor_fonts.py --noto DIR --node DIR

``--noto`` is the folder with the TrueType files of Debian's fonts-noto-core and fonts-noto-mono (20201225-1).
``--node`` is a node_modules folder with @expo-google-fonts/noto-sans 0.4.2 (Noto Sans 2.015),
@expo-google-fonts/noto-sans-jp 0.4.3 (Noto Sans JP 2.004), @expo-google-fonts/noto-sans-kr 0.4.3 (Noto Sans KR 2.004),
@expo-google-fonts/noto-emoji 0.4.7 (Noto Emoji 3.006), @expo-google-fonts/atkinson-hyperlegible 0.4.1 (1.006),
@expo-google-fonts/lexend 0.4.1 (1.007) and joyo-kanji 0.2.1 (the list of jōyō kanji).

Needs fonttools. From each file it drops the hinting, which paper has no use for and which is a third of its size, and
the signature that no longer holds; Noto Sans, Noto Sans JP and Noto Sans KR are reduced to the characters said below.
Layout tables stay whole. Families whose bold face would weigh more than 100 KB, for few decks, come without one. None
of the families reserves the name it carries ("Source", reserved by Adobe, and "RevReading Lexend" are not in use).
"""

# ruff: noqa: INP001 - a script, not a package

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "fonts"


_KHMER_DEPTH = 0.54  # em: a letter below a letter, and a vowel below both, as in ខ្ញុំ
_BOTH, _ONE = ("Regular", "Bold"), ("Regular",)
# Families of a single script each, whole, from Debian.
SCRIPTS = {
    "Armenian": _BOTH,
    "Bengali": _ONE,
    "Ethiopic": _ONE,
    "Georgian": _BOTH,
    "Gujarati": _ONE,
    "Gurmukhi": _BOTH,
    "Kannada": _ONE,
    "Khmer": _BOTH,
    "Lao": _BOTH,
    "Malayalam": _BOTH,
    "Myanmar": _ONE,
    "Oriya": _ONE,
    "Sinhala": _ONE,
    "Tamil": _BOTH,
    "Telugu": _ONE,
}


class Family(NamedTuple):
    """A family to vendor: its folder, where its files are, which characters to keep (None: all) and to leave out."""

    folder: str
    stem: str
    styles: tuple[str, ...]
    package: str = ""
    keep: frozenset[int] | None = None
    omit: frozenset[int] = frozenset()


def span(*ranges: tuple[int, int]) -> frozenset[int]:
    """Collect code points; both ends belong to a range."""
    return frozenset(code for first, last in ranges for code in range(first, last + 1))


def jis_rows(first: int, last: int) -> frozenset[int]:
    """Give the code points of some rows of JIS X 0208: 1-8 are kana and symbols, 16-47 the kanji of level 1."""
    found = set()
    for row in range(first, last + 1):
        for cell in range(1, 95):
            try:
                found.add(ord(bytes((0xA0 + row, 0xA0 + cell)).decode("euc_jp")))
            except UnicodeDecodeError:  # noqa: PERF203 - a cell without a character
                continue
    return frozenset(found)


def hangul() -> frozenset[int]:
    """Give the 2,350 syllables of KS X 1001, which is what Korean is written with."""
    pairs = (bytes((row, cell)) for row in range(0xB0, 0xC9) for cell in range(0xA1, 0xFF))
    return frozenset(ord(pair.decode("euc_kr")) for pair in pairs)


def joyo(node: Path) -> frozenset[int]:
    """Read the jōyō kanji, and add the printed forms of the 2010 table that the list writes with older code points."""
    listed = re.findall(r'"(.)"', (node / "joyo-kanji" / "index.js").read_text(encoding="utf-8"))
    return frozenset(map(ord, listed)) | frozenset(map(ord, "塡剝頰𠮟填剥頬叱"))


def families(node: Path) -> tuple[Family, ...]:
    """List what fonts/ holds."""
    japanese = (
        joyo(node)
        | jis_rows(1, 8)
        | jis_rows(16, 47)
        | span(
            (0x20, 0x7E),
            (0x2000, 0x2BFF),
            (0x2E80, 0x2FDF),
            (0x3000, 0x30FF),
            (0x31F0, 0x31FF),
            (0x3200, 0x33FF),
            (0xFF00, 0xFFEF),
        )
    )
    return (
        Family(
            "noto-sans",
            "NotoSans",
            ("Regular", "Italic", "SemiBold", "Bold", "BoldItalic"),
            "@expo-google-fonts/noto-sans",
            omit=span((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF)),  # Devanagari: a family of its own
        ),
        Family("noto-sans-mono", "NotoSansMono", ("Regular", "Bold")),
        Family("noto-sans-hebrew", "NotoSansHebrew", ("Regular", "Bold")),
        Family("noto-sans-arabic", "NotoSansArabic", ("Regular", "Bold")),
        Family("noto-sans-devanagari", "NotoSansDevanagari", ("Regular", "Bold")),
        Family("noto-sans-thai", "NotoSansThai", ("Regular", "Bold")),
        Family("noto-sans-jp", "NotoSansJP", ("Regular", "Bold"), "@expo-google-fonts/noto-sans-jp", japanese),
        Family("noto-sans-math", "NotoSansMath", ("Regular",)),
        Family("noto-sans-symbols", "NotoSansSymbols", ("Regular", "Bold")),
        Family("noto-sans-symbols-2", "NotoSansSymbols2", ("Regular",)),
        Family(
            "noto-sans-kr",
            "NotoSansKR",
            ("Regular",),
            "@expo-google-fonts/noto-sans-kr",
            # Without the brackets and stops it shares with Chinese, which draws them otherwise.
            hangul() | span((0x20, 0x7E), (0x1100, 0x11FF), (0x3131, 0x318E), (0x3200, 0x321E), (0x3260, 0x327F)),
        ),
        *(Family(f"noto-sans-{name.lower()}", f"NotoSans{name}", styles) for name, styles in SCRIPTS.items()),
        Family("noto-emoji", "NotoEmoji", ("Regular",), "@expo-google-fonts/noto-emoji"),
        Family(
            "atkinson-hyperlegible",
            "AtkinsonHyperlegible",
            ("Regular", "Italic", "Bold", "BoldItalic"),
            "@expo-google-fonts/atkinson-hyperlegible",
        ),
        Family("lexend", "Lexend", ("Regular", "SemiBold", "Bold"), "@expo-google-fonts/lexend"),
    )


_WEIGHTS = {
    "Regular": "400Regular",
    "Italic": "400Regular_Italic",
    "SemiBold": "600SemiBold",
    "Bold": "700Bold",
    "BoldItalic": "700Bold_Italic",
}


def source(family: Family, style: str, noto: Path, node: Path) -> Path:
    """Find the file a face is published in."""
    if not family.package:
        return noto / f"{family.stem}-{style}.ttf"
    weight = _WEIGHTS[style]
    return node / family.package / weight / f"{family.stem}_{weight}.ttf"


def slim(font: TTFont, family: Family) -> None:
    """Drop hinting and signature, and every character that is not to be kept, with the glyphs only it needs."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["DSIG", "STAT", "vhea", "vmtx", "BASE", "gasp"]
    subsetter = subset.Subsetter(options)
    kept = set(font.getBestCmap()) if family.keep is None else family.keep
    subsetter.populate(unicodes=kept - family.omit)
    subsetter.subset(font)


def narrow_space(font: TTFont) -> None:
    """Make the spaces of the emoji face, as wide as its pictures, as wide as those of Noto Sans."""
    for code in (0x20, 0xA0):
        if name := font.getBestCmap().get(code):
            _, bearing = font["hmtx"][name]
            font["hmtx"][name] = (round(0.26 * font["head"].unitsPerEm), bearing)


def deep_stacks(font: TTFont) -> None:
    """Give the Khmer face the descent that its stacked letters really have; its own is that of Latin."""
    font["hhea"].descent = -round(_KHMER_DEPTH * font["head"].unitsPerEm)


def main() -> None:
    """Write every family's folder anew."""
    parser = argparse.ArgumentParser(description="Make fonts/ from the packages its families are published in.")
    parser.add_argument("--noto", type=Path, required=True, help="folder of Debian's Noto TrueType files")
    parser.add_argument("--node", type=Path, required=True, help="node_modules folder with the other packages")
    arguments = parser.parse_args()
    licence = (arguments.node / "@expo-google-fonts/noto-emoji/LICENSE_FONT").read_text(encoding="utf-8")
    terms = licence.partition("\n")[2]
    for family in families(arguments.node):
        folder = FONTS / family.folder
        folder.mkdir(parents=True, exist_ok=True)
        for style in family.styles:
            font = TTFont(source(family, style, arguments.noto, arguments.node), recalcTimestamp=False)
            slim(font, family)
            if family.stem == "NotoEmoji":
                narrow_space(font)
            if family.stem == "NotoSansKhmer":
                deep_stacks(font)
            font.save(folder / f"{family.stem}-{style}.ttf")
            owner = str(font["name"].getDebugName(0))
        (folder / "OFL.txt").write_text(f"{owner}\n{terms}", encoding="utf-8")


if __name__ == "__main__":
    main()
