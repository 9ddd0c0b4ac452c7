"""The families that come with the program, and the order in which they are asked for a character."""

from __future__ import annotations

from typing import NamedTuple

from cardprint.files.shipped import FONTS
from cardprint.text.font_files import BOLD, REGULAR, SEMIBOLD, FontFile


class Family(NamedTuple):
    """A family of faces that stand in for one another in weight and slope.

    ``role`` is ``text``, ``mono`` (goes first for code), ``emoji`` (goes first for emoji) or ``formulas``. ``covers``
    is what to tell people; empty where the file itself is to say it.
    """

    name: str
    files: tuple[FontFile, ...]
    role: str = "text"
    covers: str = ""
    origin: str = "built in"


_STYLES = {
    "Regular": (REGULAR, False),
    "Italic": (REGULAR, True),
    "SemiBold": (SEMIBOLD, False),
    "Bold": (BOLD, False),
    "BoldItalic": (BOLD, True),
}


def _vendored(name: str, styles: str, covers: str, role: str = "text") -> Family:
    """Name the files of a family in fonts/: ``Noto Sans`` is in ``noto-sans/NotoSans-Regular.ttf`` and so on."""
    folder = FONTS / name.lower().replace(" ", "-")
    stem = name.replace(" ", "")
    files = tuple(FontFile(str(folder / f"{stem}-{style}.ttf"), *_STYLES[style]) for style in styles.split())
    return Family(name, files, role, covers)


VENDORED = (
    _vendored("Noto Sans", "Regular Italic SemiBold Bold BoldItalic", "Latin, Greek, Cyrillic, Vietnamese, phonetics"),
    _vendored("Noto Sans Hebrew", "Regular Bold", "Hebrew with points"),
    _vendored("Noto Sans Arabic", "Regular Bold", "Arabic, Persian, Urdu with vowel signs"),
    _vendored("Noto Sans Devanagari", "Regular Bold", "Hindi, Marathi, Nepali, Sanskrit"),
    _vendored("Noto Sans Thai", "Regular Bold", "Thai"),
    _vendored("Noto Music", "Regular", "musical notation: notes, rests, clefs, neumes"),
    _vendored("Noto Sans Math", "Regular", "mathematics, arrows"),
    _vendored("Noto Sans Symbols", "Regular Bold", "letterlike and technical symbols, circled numbers"),
    _vendored("Noto Sans Symbols 2", "Regular", "boxes, ticks, stars, chess, dice, braille"),
    _vendored("Noto Sans Mono", "Regular Bold", "code, box drawing", "mono"),
    _vendored("Noto Sans JP", "Regular Bold", "Japanese: kana, JIS X 0208, full and half width forms"),
    _vendored("Noto Sans SC", "Regular Bold", "simplified Chinese: GB 2312"),
    _vendored("Noto Sans TC", "Regular Bold", "traditional Chinese: Big5 level 1, Cantonese, bopomofo"),
    _vendored("Noto Emoji", "Regular", "emoji in one colour", "emoji"),
    _vendored("Noto Sans KR", "Regular Bold", "Korean: the syllables of KS X 1001, its hanja with JP"),
    _vendored("Noto Sans Armenian", "Regular Bold", "Armenian"),
    _vendored("Noto Sans Georgian", "Regular Bold", "Georgian"),
    _vendored("Noto Sans Ethiopic", "Regular", "Amharic, Tigrinya, Ge'ez"),
    _vendored("Noto Sans Bengali", "Regular", "Bengali, Assamese"),
    _vendored("Noto Sans Gurmukhi", "Regular Bold", "Punjabi"),
    _vendored("Noto Sans Gujarati", "Regular", "Gujarati"),
    _vendored("Noto Sans Oriya", "Regular", "Odia"),
    _vendored("Noto Sans Tamil", "Regular Bold", "Tamil"),
    _vendored("Noto Sans Telugu", "Regular", "Telugu"),
    _vendored("Noto Sans Kannada", "Regular", "Kannada"),
    _vendored("Noto Sans Malayalam", "Regular Bold", "Malayalam"),
    _vendored("Noto Sans Sinhala", "Regular", "Sinhala"),
    _vendored("Noto Sans Khmer", "Regular Bold", "Khmer"),
    _vendored("Noto Sans Lao", "Regular Bold", "Lao"),
    _vendored("Noto Sans Myanmar", "Regular", "Burmese, Shan, Karen"),
    _vendored("Noto Sans Thaana", "Regular Bold", "Dhivehi"),
    _vendored("Noto Sans Tifinagh", "Regular", "Tamazight"),
    _vendored("Noto Sans Adlam", "Regular", "Fula in Adlam"),
    _vendored("Noto Sans NKo", "Regular", "Bambara and its kin in N'Ko"),
    _vendored("Noto Sans Vai", "Regular", "Vai"),
    _vendored("Noto Sans Ol Chiki", "Regular", "Santali"),
    _vendored("Noto Sans Meetei Mayek", "Regular", "Manipuri"),
    _vendored("Noto Sans Chakma", "Regular", "Chakma"),
    _vendored("Noto Sans Hanifi Rohingya", "Regular", "Rohingya"),
    _vendored("Noto Sans Canadian Aboriginal", "Regular", "Inuktitut, Cree, Ojibwe"),
    _vendored("Noto Sans Cherokee", "Regular", "Cherokee"),
    _vendored("Noto Sans Osage", "Regular", "Osage"),
    _vendored("Atkinson Hyperlegible", "Regular Italic Bold BoldItalic", "Latin, for readers with low vision"),
    _vendored("Lexend", "Regular SemiBold Bold", "Latin, Vietnamese, for readers with dyslexia"),
)

FORMULAS = (
    Family(
        "Lete Sans Math",
        tuple(
            FontFile(str(FONTS / f"lete-sans-math/LeteSansMath-{style}.otf"), *_STYLES[style])
            for style in ("Regular", "Bold")
        ),
        "formulas",
        "formulas, beside letters without serifs",
    ),
    Family(
        "STIX Two Math",
        (FontFile(str(FONTS / "stix-two-math/STIXTwoMath-Regular.ttf")),),
        "formulas",
        "formulas, beside letters with serifs",
    ),
)
"""The families that set formulas, and no text."""
