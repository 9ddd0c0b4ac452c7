"""Fonts in the file: what is read out of it is what was put in, in every script and by every reader."""

import io
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from string import ascii_letters

import pdfplumber
import pypdfium2
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTCollection, TTFont
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageOps
from pypdf import PdfReader

from cardprint.errors import DeckError
from cardprint.model.blocks import PLAIN, Run, Style
from cardprint.model.geometry import Size
from cardprint.model.glyphs import Glyph, Word
from cardprint.model.page import Document, Page, Panel
from cardprint.model.text import Text, TextBlock
from cardprint.pdf.embedded_fonts import EmbeddedFonts
from cardprint.pdf.glyph_codes import GlyphEncoder, NoSingleByteError
from cardprint.pdf.writer import render, render_parts
from cardprint.text.fonts import hb_font, load_fonts
from cardprint.text.pairs import PairTable
from cardprint.text.typesetter import Typesetter

CHAIN = load_fonts(system=False)
TYPESETTER = Typesetter(CHAIN, "en")

LEFT_TO_RIGHT = {
    "ligatures": "first office fjord affluent",
    "kerning": "AV Towers, “Ta” Wo. LT",
    "diacritics": "Żółć naïve Ægir šťěží ĳsvrij ǆ",
    "stacked marks": "ạ̀ x̧̃ ŏ̱ q̄",
    "Vietnamese": "Tiếng Việt phổ thông ợ ữ",
    "phonetics": "ˈfəʊnɪks ʒ̊ t͡ʃ ɑ̃",
    "Greek": "ἄνθρωπος ψυχῆς Ωμέγα",
    "Cyrillic": "съешь же ещё этих ї є ґ",
    "Devanagari": "विद्यार्थी नमस्ते क्षत्रिय श्री हिन्दी",
    "Thai": "ภาษาไทยที่นี่ กำลัง น้ำ",
    "Japanese": "日本語の「文章」です。が ｶﾞ",
    "mathematics": "∀x∈ℝ: x² ≥ −1 ⇒ 𝑥 → ∞",
    "symbols": "☐ open ✓ done ★ ③ ♞",
    "boxes": "─┼┤ █",
    "emoji": "👩‍👩‍👧 🇩🇪 1️⃣ 👍🏽 🙂 ❤️",
}
RIGHT_TO_LEFT = {"Hebrew": "שלום עולם", "Arabic": "السلام عليكم", "Persian": "می\u200cخواهم"}
POINTED = {"pointed Hebrew": "בְּרֵאשִׁית בָּרָא", "vowelled Arabic": "اَلسَّلَامُ عَلَيْكُمْ وَرَحْمَةُ", "one picture": "اللّٰهِ"}


def as_params(samples):
    return [pytest.param(text, id=name.replace(" ", "-")) for name, text in samples.items()]


def document(*lines, style=PLAIN, typesetter=TYPESETTER):
    """A page with each text on a line of its own."""
    items = []
    for number, text in enumerate(lines, 1):
        measured = typesetter.measure([Run(text, style)])
        items += measured.place(0, len(measured), 40, 50 * number, 14, "#000000")
    return Document("Test", "en", (Page(Size(595, 842), (Panel(0, 0, tuple(items)),)),), "Test")


def comparable(text):
    """Bring a text into normal form: the order of marks on a letter is free, nor do direction marks at the ends."""
    lines = (line.strip("\u200e\u200f\u202a\u202b\u202c\ufeff \x0c") for line in text.splitlines())
    return unicodedata.normalize("NFC", "\n".join(line for line in lines if line))


def pdfium(data):
    return pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()


def pypdf(data):
    return PdfReader(io.BytesIO(data)).pages[0].extract_text()


def plumber(data):
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return pdf.pages[0].extract_text()


def program(*command):
    def extract(data):
        if shutil.which(command[0]) is None:
            pytest.skip(f"{command[0]} is not installed")
        done = subprocess.run(command, input=data, capture_output=True, check=True)
        return done.stdout.decode("utf-8", "replace")

    return extract


def mutool(data, tmp_path):
    path = tmp_path / "mutool.pdf"
    path.write_bytes(data)
    return program("mutool", "draw", "-q", "-F", "txt", str(path))(b"")


poppler = program("pdftotext", "-", "-")


@pytest.mark.parametrize("text", as_params(LEFT_TO_RIGHT))
@pytest.mark.parametrize("extract", [pdfium, pypdf, plumber, poppler], ids=["pdfium", "pypdf", "plumber", "poppler"])
def test_text_is_read_as_it_was_written(text, extract):
    assert comparable(extract(render(document(text)))) == comparable(text)


@pytest.mark.parametrize("text", as_params({name: text for name, text in LEFT_TO_RIGHT.items() if name != "emoji"}))
def test_mupdf_reads_it_too(text, tmp_path):
    assert comparable(mutool(render(document(text)), tmp_path)) == comparable(text)


@pytest.mark.parametrize("text", as_params(RIGHT_TO_LEFT | POINTED))
@pytest.mark.parametrize("extract", [pdfium, pypdf], ids=["pdfium", "pypdf"])
def test_right_to_left_text_is_read_in_its_order(text, extract):
    assert comparable(extract(render(document(text)))) == comparable(text)


@pytest.mark.parametrize("text", as_params(RIGHT_TO_LEFT))
def test_poppler_reads_right_to_left_text_too(text):
    assert comparable(poppler(render(document(text)))) == comparable(text)


@pytest.mark.parametrize("text", as_params(RIGHT_TO_LEFT | POINTED))
def test_readers_that_do_not_turn_text_around_get_it_exactly_reversed(text):
    assert comparable(plumber(render(document(text)))[::-1]) == comparable(text)


@pytest.mark.parametrize("extract", [pdfium, pypdf, plumber, poppler], ids=["pdfium", "pypdf", "plumber", "poppler"])
@pytest.mark.parametrize(
    "text",
    [
        "\U0001f3f4" + "".join(chr(0xE0061 + number % 26) for number in range(32)) + "\U000e007f",
        "a" + "\u0301\u0302" * 16,
    ],
    ids=["a flag with tags", "a letter under marks"],
)
def test_a_cluster_of_very_many_characters_is_read_as_it_was_written(text, extract):
    data = render(document(f"x {text}"))
    assert comparable(extract(data)) == comparable(f"x {text}")
    fonts = PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/Font"]
    maps = [fonts[name]["/ToUnicode"].get_data() for name in fonts]
    units = [len(found) // 4 for one in maps for found in re.findall(rb"><([0-9a-f]+)>", one)]
    assert 1 < max(units) <= 63  # poppler's buffer for a text has 256 bytes, with its brackets and its end


def test_one_glyph_tells_each_of_the_texts_it_stands_for():
    face = CHAIN.base(PLAIN)
    glyph = hb_font(face).get_nominal_glyph(ord("A"))
    advance = hb_font(face).get_glyph_h_advance(glyph)
    words = tuple(Word(text, face, (Glyph(glyph, text, advance),), advance / 1000) for text in ("A", "Α", "А"))
    page = Page(Size(200, 100), (Panel(0, 0, (Text(20, 50, 12, "#000000", words),)),))
    assert pdfium(render(Document("Test", "en", (page,), "Test"))) == "AΑА"


def test_spaces_that_do_not_break_are_read_as_what_they_are():
    data = render(document("a\u00a0b 5\u202f%"))
    assert pdfium(data) == pypdf(data) == "a\u00a0b 5\u202f%"


def test_a_soft_hyphen_is_read_as_one():
    (item,) = TYPESETTER.measure([Run("x")]).place(0, 1, 20, 20, 10, "#000000")
    hyphen = hb_font(item.words[0].typeface).get_nominal_glyph(ord("-"))
    word = Word("\u00ad", item.words[0].typeface, (Glyph(hyphen, "\u00ad", 322),), 0.322)
    page = Page(Size(200, 100), (Panel(0, 0, (item._replace(words=(*item.words, word)),)),))
    assert pypdf(render(Document("Test", "en", (page,), "Test"))) == "x\u00ad"


def test_faces_of_different_heights_are_on_one_line():
    text = "a ☐ ─ 日本 🙂 ש ไ z"
    assert plumber(render(document(text))) == text
    assert len({(each["Ascent"], each["Descent"]) for each in descriptors(render(document(text)))}) == 1


# What is drawn.


def expected_ink(items):
    """Where HarfBuzz says that the ink of a line is: left, top, right, bottom in points on the page."""
    boxes = []
    for item in items:
        pen = item.x
        for word in item.words:
            scale, font = item.size / word.typeface.units, hb_font(word.typeface)
            for glyph in word.glyphs:
                box = font.get_glyph_extents(glyph.id)
                if box.width:
                    left = pen + (glyph.dx + box.x_bearing) * scale
                    top = item.y - (glyph.dy + box.y_bearing) * scale
                    boxes.append((left, top, left + box.width * scale, top - box.height * scale))
                pen += glyph.advance * scale
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def drawn_ink(data, scale=4):
    page = pypdfium2.PdfDocument(data)[0]
    picture = ImageOps.invert(page.render(scale=scale, grayscale=True).to_pil())
    return tuple(edge / scale for edge in picture.point(lambda grey: 255 * (grey > 20)).getbbox())


@pytest.mark.parametrize("text", as_params(LEFT_TO_RIGHT | RIGHT_TO_LEFT | POINTED))
@pytest.mark.parametrize("style", [PLAIN, Style(bold=True, italic=True)], ids=["plain", "bold-italic"])
def test_the_ink_is_where_the_shaper_put_it(text, style):
    laid_out = document(text, style=style)
    expected = expected_ink(laid_out.pages[0].panels[0].items)
    assert drawn_ink(render(laid_out)) == pytest.approx(expected, abs=0.5)


@pytest.mark.parametrize(
    ("options", "width"),
    [
        ({"cubic": True}, 400),
        ({"cubic": True, "units": 2048}, 400),
        ({"units": 2048}, 400),
        ({"weights": (400, 700)}, 400),
        ({"weights": (400, 700), "bold": True}, 500),
    ],
    ids=["cubic", "cubic-2048", "quadratic-2048", "light-end", "heavy-end"],
)
def test_fonts_of_every_kind_are_drawn_and_read(cast_font, options, width):
    style = Style(bold=options.pop("bold", False))
    path = cast_font("Squares", f"{ascii_letters} \u0301", **options)
    typesetter = Typesetter(load_fonts(family="Squares", folders=[path.parent], system=False))
    laid_out = document("ab b", style=style, typesetter=typesetter)
    data = render(laid_out)
    assert pdfium(data) == pypdf(data) == plumber(data) == "ab b"
    left, _, right, bottom = drawn_ink(data)
    em = 14 / options.get("units", 1000)
    assert (left, right, bottom) == pytest.approx((40, 40 + (3 * 600 + width) * em, 50), abs=0.4)
    kind = "FontFile3" if options.get("cubic") else "FontFile2"
    assert all(kind in each for each in descriptors(data))


def test_a_face_of_a_collection_is_embedded(cast_font):
    members = [cast_font("First", "ab", cubic=True), cast_font("Second", "\ue000", cubic=True)]
    collection = TTCollection()
    collection.fonts = [TTFont(path) for path in members]
    collection.save(members[0].with_suffix(".ttc"))
    for path in members:
        path.unlink()
    typesetter = Typesetter(load_fonts(folders=[members[0].parent], system=False))
    data = render(document("\ue000", typesetter=typesetter))
    assert fonts_of(data)[0]["/BaseFont"].endswith("+Second-Regular")
    assert drawn_ink(data) == pytest.approx((40, 50 - 5.6, 45.6, 50), abs=0.4)


def test_a_font_whose_damage_shows_late_is_named(cast_font):
    path = cast_font("Broken", "\ue000")
    with TTFont(path) as font:
        head = font.reader.tables["head"].offset
    data = bytearray(path.read_bytes())
    data[head + 50 : head + 52] = b"\0\7"  # the format of the table that says where glyphs are
    path.write_bytes(data)
    typesetter = Typesetter(load_fonts(folders=[path.parent], system=False))
    with pytest.raises(DeckError, match=r"Broken-Regular\.ttf' is damaged or not a font"):
        render(document("\ue000", typesetter=typesetter))


def test_a_cluster_of_a_cubic_font_is_one_glyph(cast_font):
    path = cast_font("Squares", f"{ascii_letters}\u0301", cubic=True)
    typesetter = Typesetter(load_fonts(family="Squares", folders=[path.parent], system=False))
    data = render(document("a\u0301a", typesetter=typesetter))
    (font,) = programs(data)
    (top,) = compact_fonts(font)
    assert top.ROS == ("Adobe", "Identity", 0)
    assert top.charset == [".notdef", "cid00001", "cid00002"]
    assert pdfium(data) == "a\u0301a"


# What is embedded.


def compact_fonts(data):
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    return list(fonts.values()) if hasattr(fonts, "values") else [fonts[0]]


def fonts_of(data):
    return [font.get_object() for font in PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/Font"].values()]


def descendants(data):
    """The fonts that have widths: simple ones, and what stands below the others."""
    return [font.get("/DescendantFonts", [font])[0].get_object() for font in fonts_of(data)]


def descriptors(data):
    return [
        {key.lstrip("/"): value for key, value in descendant["/FontDescriptor"].items()}
        for descendant in descendants(data)
    ]


def programs(data):
    return [(each.get("FontFile2") or each["FontFile3"]).get_object().get_data() for each in descriptors(data)]


EVERYTHING = (*LEFT_TO_RIGHT.values(), *RIGHT_TO_LEFT.values())


def test_every_font_is_an_embedded_subset_with_its_texts():
    data = render(document(*EVERYTHING[:14]))
    assert len(fonts_of(data)) >= 8
    for font, descriptor in zip(fonts_of(data), descriptors(data), strict=True):
        assert re.fullmatch(r"/[A-Z]{6}\+Noto[A-Za-z0-9]+-Regular", font["/BaseFont"])
        assert font["/BaseFont"] == descriptor["FontName"]
        if font["/Subtype"] == "/Type0":
            assert font["/Encoding"] == "/Identity-H"
            assert font["/DescendantFonts"][0]["/BaseFont"] == font["/BaseFont"]
        else:
            assert font["/Subtype"] == "/TrueType"
            assert "/Encoding" not in font  # so that readers go by the font's own cmap
        assert "/ToUnicode" in font
        assert "FontFile2" in descriptor
    assert sum(map(len, programs(data))) < 120_000


def test_a_subset_holds_what_is_used_and_no_more():
    (font,) = (TTFont(io.BytesIO(data)) for data in programs(render(document("abba"))))
    assert sorted(font.keys()) == ["GlyphOrder", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"]
    assert font["maxp"].numGlyphs == 3


def test_a_cluster_of_several_glyphs_becomes_one():
    (font,) = (TTFont(io.BytesIO(data)) for data in programs(render(document("x\u0303\u0327"))))
    composites = [glyph for glyph in (font["glyf"][name] for name in font.getGlyphOrder()) if glyph.isComposite()]
    (composite,) = (glyph for glyph in composites if len(glyph.components) == 3)
    left, right = composite.xMin, composite.xMax
    composite.recalcBounds(font["glyf"])
    assert (composite.xMin, composite.xMax) == (left, right)
    assert font["maxp"].maxComponentElements >= 3


def test_the_widths_of_the_codes_are_those_of_their_glyphs():
    seen = set()
    data = render(document("Hello, wide world – 100 %", "שָׁלוֹם", "👍🏽 x", "日本語", UNUSUAL[:300]))
    for font, program in zip(descendants(data), programs(data), strict=True):
        glyphs = TTFont(io.BytesIO(program))
        units, order = glyphs["head"].unitsPerEm, glyphs.getGlyphOrder()
        seen.add(font["/Subtype"])
        for code, glyph in glyphs_of(font, glyphs):
            advance = glyphs["hmtx"][order[glyph]][0] * 1000 / units
            assert widths_of(font).get(code, font.get("/DW")) == pytest.approx(advance, abs=0.01)
    assert seen == {"/TrueType", "/CIDFontType2"}


def glyphs_of(font, program):
    """Return the codes of a font, each with its glyph."""
    if "/CIDToGIDMap" in font:
        of_code = font["/CIDToGIDMap"].get_data()
        found = enumerate(int.from_bytes(of_code[at : at + 2], "big") for at in range(0, len(of_code), 2))
        return [(code, glyph) for code, glyph in found if glyph]
    (cmap,) = program["cmap"].tables
    assert (cmap.platformID, cmap.platEncID) == (1, 0)
    return [(code, program.getGlyphID(name)) for code, name in cmap.cmap.items() if name != ".notdef"]


def rows_of(font):
    row = list(font.get("/W", []))
    return list(zip(row[::2], row[1::2], strict=True))


def widths_of(font):
    if "/Widths" in font:
        return dict(enumerate(map(float, font["/Widths"]), font["/FirstChar"]))
    return {first + at: float(width) for first, row in rows_of(font) for at, width in enumerate(row)}


@pytest.mark.parametrize(
    ("style", "flags", "angle", "stem"),
    [
        (PLAIN, 4, 0, 88),
        (Style(bold=True), 4, 0, 166),
        (Style(italic=True), 68, -12, 88),
        (Style(code=True), 5, 0, 88),
    ],
)
def test_the_descriptor_describes_the_face(style, flags, angle, stem):
    (descriptor,) = descriptors(render(document("abc", style=style)))
    assert (descriptor["Flags"], descriptor["ItalicAngle"], descriptor["StemV"]) == (flags, angle, stem)
    assert (descriptor["Ascent"], descriptor["Descent"], descriptor["CapHeight"]) == (1069, -293, 714)
    left, bottom, right, top = descriptor["FontBBox"]
    assert left < 0 < right
    assert bottom < 0 < top


def test_independent_programs_accept_the_fonts(assert_valid, cast_font):
    path = cast_font("Squares", "\ue000\ue001", cubic=True)
    typesetter = Typesetter(load_fonts(folders=[path.parent], system=False))
    assert_valid(render(document(*EVERYTHING[:14], "\ue000\ue001", typesetter=typesetter)))


def test_documents_set_together_embed_the_same_fonts():
    apart = [render(document(text)) for text in ("worksheet", "answer key")]
    assert programs(apart[0]) != programs(apart[1])
    together = render_parts([document("worksheet"), document("answer key")])
    assert programs(together[0]) == programs(together[1])
    assert fonts_of(together[0])[0]["/BaseFont"] == fonts_of(together[1])[0]["/BaseFont"]


def test_the_same_text_gives_the_same_bytes_whatever_the_hash_seed():
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from cardprint.pdf.embedded_fonts import EmbeddedFonts; from cardprint.pdf.reportlab_isolated import new_file;"
        "from cardprint.pdf.streams import add_objects;"
        "from cardprint.text.fonts import load_fonts; from cardprint.text.typesetter import Typesetter;"
        "fonts = EmbeddedFonts(); setter = Typesetter(load_fonts(system=False));"
        "texts = sys.argv[2:];"
        "[fonts.encoder(word.typeface, wide=True).encode(word) for text in texts for word in setter.words(text)];"
        "file = new_file(); print(add_objects(file, fonts.finished()));"
        "print([value for value in file.idToObject.values() if isinstance(value, bytes)])"
    )
    command = [sys.executable, "-c", script, os.pathsep.join(sys.path), *EVERYTHING]
    outputs = {
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


# What a word shows.

UNUSUAL = "".join(map(chr, range(0x100, 0x250)))  # more letters of one face than there are codes of one byte


def shown(text, style=PLAIN):
    fonts = EmbeddedFonts()
    return f"({''.join(fonts.encoder(word.typeface).encode(word) for word in TYPESETTER.words(text, style))})"


def test_a_word_shows_as_one_string_of_a_byte_a_letter():
    assert shown("noon") == "(\1\2\2\1)"


def test_ideographs_have_two_bytes_from_the_first():
    assert shown("日本日") == "(\0\1\0\2\0\1)"


def test_what_goes_beyond_single_bytes_shows_in_a_wide_font_only():
    fonts = EmbeddedFonts()
    usual, unusual = (TYPESETTER.words(text)[0] for text in ("no", UNUSUAL))
    narrow, wide = fonts.encoder(usual.typeface).encode, fonts.encoder(usual.typeface, wide=True).encode
    assert narrow(usual) == "\1\2"
    with pytest.raises(NoSingleByteError):
        narrow(unusual)
    assert wide(usual) == "\0\1\0\2"
    assert fonts.resource(usual.typeface, wide=True) == "W1"


def test_what_goes_beyond_single_bytes_is_read_as_it_was_written():
    lines = (UNUSUAL[:260], "\u202bx\u202b", "\u200bab\u200b", "Þis")
    for extract in (pdfium, pypdf):
        assert extract(render(document(*lines))).splitlines() == [*lines]


def test_kerning_stands_between_strings_in_thousandths_of_an_em():
    before, kerning, after = re.fullmatch(r"\((.)\)(-?\d+)\((.)\)", shown("AV"), re.DOTALL).groups()
    assert (before, after) == ("\1", "\2")
    glyphs = TYPESETTER.words("AV")[0].glyphs
    natural = hb_font(CHAIN.base(PLAIN)).get_glyph_h_advance(glyphs[0].id)
    assert int(kerning) == natural - glyphs[0].advance > 0


def spelt(word):
    """What the codes say that show a word, one after another."""
    encoder = GlyphEncoder(word.typeface, 1)
    codes = "".join(re.findall(r"\((.*?)\)", f"({encoder.encoder(wide=False).encode(word)})", re.DOTALL)).encode(
        "latin-1"
    )
    size = 1 if encoder.has_single_bytes else 2
    texts = {code.to_bytes(size, "big"): encoded.text for encoded, code in encoder.codes.items()}
    return "".join(texts[codes[at : at + size]] for at in range(0, len(codes), size))


@given(st.text("aAfiV\u0301\u0323éß", min_size=1) | st.text("कषि्त्रय", min_size=1) | st.text("กน้ำี่", min_size=1))
def test_the_codes_of_a_word_spell_it(text):
    for word in TYPESETTER.words(text):
        assert spelt(word) == word.text


@given(st.text("שלוםב\u05bc\u05c1\u05b8", min_size=1) | st.text("السلام\u064e\u0651\u200c", min_size=1))
def test_the_codes_of_a_word_from_right_to_left_spell_it_backwards(text):
    for word in TYPESETTER.words(f"א{text}"):
        assert spelt(word) == word.text[::-1]


@pytest.mark.parametrize("wide", [False, True])
@given(st.lists(st.text("aefilATVoß.,-’“(ĀŁſő", min_size=1, max_size=9), min_size=1).map(" ".join))
def test_pairs_of_letters_show_what_the_shaped_word_shows(wide, text):
    face = CHAIN.base(PLAIN)
    paired = PairTable(face, "en").word(text)
    shaped = Word(text, face, paired.glyphs, paired.width)
    assert paired.pairs is not None
    assert EmbeddedFonts().encoder(face, wide=wide).encode(paired) == EmbeddedFonts().encoder(face, wide=wide).encode(
        shaped
    )


def test_pairs_are_shown_again_as_they_were_first():
    pairs = PairTable(CHAIN.base(PLAIN), "en")
    show = EmbeddedFonts().encoder(CHAIN.base(PLAIN)).encode_pairs
    assert show("noon", pairs) == show("noon", pairs) == "\1\2\2\1"
    assert show("noon", PairTable(CHAIN.base(PLAIN), "tr")) == "\1\2\2\1"


def test_pairs_go_beyond_single_bytes_as_words_do():
    face = CHAIN.base(PLAIN)
    fonts, pairs = EmbeddedFonts(), PairTable(face, "en")
    fonts.encoder(face, wide=True).encode(TYPESETTER.words(UNUSUAL)[0])
    with pytest.raises(NoSingleByteError):
        fonts.encoder(face).encode_pairs("no", pairs)
    assert len(fonts.encoder(face, wide=True).encode_pairs("no", pairs)) == 4


def test_a_paragraph_of_more_letters_than_single_bytes_is_read_as_it_was_written():
    lines = [UNUSUAL[at : at + 8] for at in range(0, 0x80, 8)] + [ascii_letters, "Þis “naïve” fjord"]
    lines += ["".join(map(chr, range(at, at + 16))) for at in (0xC0, 0xE0)]
    block = TextBlock(12)
    for number, line in enumerate(lines):
        face = PairTable(CHAIN.base(PLAIN), "en")
        block.add_line(20, 20 + 18 * number, "#000000", line, 0, len(line), face)
    data = render(Document("Block", "en", [Page(Size(600, 800), (Panel(0, 0, (block,)),), "1")], "Block"))
    for extract in (pdfium, pypdf):
        assert extract(data).splitlines() == lines


def test_codes_need_no_escapes():
    fonts = EmbeddedFonts()
    words = TYPESETTER.words(UNUSUAL)
    strings = re.sub(r"\)-?\d+\(", "", "".join(fonts.encoder(word.typeface, wide=True).encode(word) for word in words))
    assert not set(strings) & set("()\\\r\n")
    assert len(strings) == 2 * len(UNUSUAL)


def test_fonts_are_numbered_in_order_of_first_use():
    fonts = EmbeddedFonts()
    bold = CHAIN.base(Style(bold=True))
    assert [fonts.resource(face) for face in (bold, CHAIN.base(PLAIN), bold)] == ["F1", "F2", "F1"]
