"""Which face sets what: the chain, the fonts that come with the program, the user's and the system's."""

import errno
import os
import re
import unicodedata
from pathlib import Path
from string import ascii_letters

import pytest
import uharfbuzz

from cardprint.errors import DeckError, quoted
from cardprint.files.shipped import FONTS
from cardprint.model.blocks import PLAIN, Style
from cardprint.text import system_fonts
from cardprint.text.emoji import is_emoji
from cardprint.text.font_files import characters, faces_in, open_typeface
from cardprint.text.font_packages import _core, advice, package_hint
from cardprint.text.fonts import hb_font, load_fonts
from cardprint.text.vendored_families import FORMULAS, VENDORED

CHAIN = load_fonts(system=False)
BOLD, ITALIC, BOLD_ITALIC = Style(bold=True), Style(italic=True), Style(bold=True, italic=True)
SEMIBOLD, CODE, BOLD_CODE = Style(semibold=True), Style(code=True), Style(bold=True, code=True)
JOYO = "".join((Path(__file__).parent / "joyo_kanji.txt").read_text(encoding="utf-8").split())


def name(cluster, style=PLAIN, chain=CHAIN, **options):
    face = chain.face_for(cluster, style, **options)
    return face and face.name


def names(text, **options):
    return [name(cluster, **options) for cluster in text.split()]


@pytest.mark.parametrize(
    ("style", "face"),
    [
        (PLAIN, "NotoSans-Regular"),
        (BOLD, "NotoSans-Bold"),
        (ITALIC, "NotoSans-Italic"),
        (BOLD_ITALIC, "NotoSans-BoldItalic"),
        (SEMIBOLD, "NotoSans-SemiBold"),
        (CODE, "NotoSansMono-Regular"),
        (BOLD_CODE, "NotoSansMono-Bold"),
        (Style(code=True, italic=True), "NotoSansMono-Regular"),
        (Style(shift=1, link="https://example.org"), "NotoSans-Regular"),
    ],
)
def test_each_style_has_its_face(style, face):
    assert CHAIN.base(style).name == face == name("a", style)


@pytest.mark.parametrize(
    ("cluster", "face"),
    [
        ("ế", "NotoSans-Regular"),
        ("Ж", "NotoSans-Regular"),
        ("ʃ", "NotoSans-Regular"),
        ("שָׁ", "NotoSansHebrew-Regular"),
        ("بُّ", "NotoSansArabic-Regular"),
        ("क्षि", "NotoSansDevanagari-Regular"),
        ("น้ำ", "NotoSansThai-Regular"),
        ("→", "NotoSansMath-Regular"),
        ("∀", "NotoSansMath-Regular"),
        ("☐", "NotoSansSymbols2-Regular"),
        ("★", "NotoSansSymbols2-Regular"),
        ("③", "NotoSansSymbols-Regular"),
        ("│", "NotoSansMono-Regular"),
        ("漢", "NotoSansJP-Regular"),
        ("か", "NotoSansJP-Regular"),
        ("힘", "NotoSansKR-Regular"),
        ("քև", "NotoSansArmenian-Regular"),
        ("ჭ", "NotoSansGeorgian-Regular"),
        ("ሜ", "NotoSansEthiopic-Regular"),
        ("ক্ষি", "NotoSansBengali-Regular"),
        ("ਸ੍ਰੀ", "NotoSansGurmukhi-Regular"),
        ("ક્ષ", "NotoSansGujarati-Regular"),
        ("ଓ", "NotoSansOriya-Regular"),
        ("ஸ்ரீ", "NotoSansTamil-Regular"),
        ("క్ష్మి", "NotoSansTelugu-Regular"),
        ("ಕ್ಷ", "NotoSansKannada-Regular"),
        ("ക്ഷ", "NotoSansMalayalam-Regular"),
        ("ශ්‍රී", "NotoSansSinhala-Regular"),
        ("ខ្មែ", "NotoSansKhmer-Regular"),
        ("ນ້ຳ", "NotoSansLao-Regular"),
        ("မြန်", "NotoSansMyanmar-Regular"),
        ("🙂", "NotoEmoji-Regular"),
    ],
)
def test_a_cluster_is_set_in_the_first_face_that_has_all_of_it(cluster, face):
    assert name(cluster) == face


def test_a_weight_a_family_lacks_is_replaced_by_the_nearest():
    assert name("ש", SEMIBOLD) == name("ש", BOLD_ITALIC) == "NotoSansHebrew-Bold"
    assert name("ש", ITALIC) == "NotoSansHebrew-Regular"
    assert name("∀", BOLD) == "NotoSansMath-Regular"


def test_accents_may_be_composed_or_not():
    assert name("e\u0301") == name("é") == "NotoSans-Regular"
    assert name("\u1112\u1161\u11ab") == name("한") == "NotoSansKR-Regular"


def test_what_is_never_drawn_needs_no_face():
    assert name("a\u200d") == name("a\u00ad") == name("\u2060") == "NotoSans-Regular"


@pytest.mark.parametrize("cluster", ["👩‍👩‍👧", "🇩🇪", "1️⃣", "👍🏽", "❤️", "©️", "⌛", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "☎️", "🏳️‍🌈"])
def test_pictures_are_emoji_as_a_whole(cluster):
    assert is_emoji(cluster)
    assert name(cluster) == name(cluster, BOLD) == "NotoEmoji-Regular"


@pytest.mark.parametrize("cluster", ["©", "™", "1", "#", "→", "❤", "☎", "✓", "a", "é", "क्\u200dष", "⌛\ufe0e", "漢"])
def test_text_is_no_emoji(cluster):
    assert not is_emoji(cluster)
    assert name(cluster) != "NotoEmoji-Regular"


def test_emoji_sequences_have_a_picture_of_their_own():
    for cluster in ("👩‍👩‍👧", "🇩🇪", "1️⃣", "👍🏽", "🏳️‍🌈", "👩🏾‍🚀"):
        buffer = uharfbuzz.Buffer()
        buffer.add_str(cluster)
        buffer.guess_segment_properties()
        font = hb_font(CHAIN.face_for(cluster, PLAIN))
        uharfbuzz.shape(font, buffer)
        seen = [info.codepoint for info in buffer.glyph_infos if font.get_glyph_extents(info.codepoint).width]
        assert len(seen) == 1, cluster
        assert seen != [0]


def test_latin_text_opens_no_other_face():
    open_typeface.cache_clear()
    chain = load_fonts()
    for cluster in ("a", "é", "ế", "—", "’", "€", "ß", "λ"):
        chain.face_for(cluster, PLAIN)
    assert open_typeface.cache_info().currsize == 1


def test_what_no_face_has_is_listed_once_in_order():
    assert CHAIN.missing("a\ue000é漢\ua000\ue000") == ["\ue000", "\ua000"]
    assert CHAIN.missing(["e\u0301", "\U000f0000\u0301"]) == ["\U000f0000\u0301"]
    assert name("\ue000") is None


def test_measures_are_fractions_of_an_em():
    face = CHAIN.base(PLAIN)
    assert (face.units, face.ascent, face.descent, face.cap_height, face.x_height) == (
        1000,
        1.069,
        -0.293,
        0.714,
        0.536,
    )
    emoji = CHAIN.face_for("🙂", PLAIN)
    assert emoji.units == 2048
    assert 0.8 < emoji.ascent < 1.2
    assert hb_font(emoji).scale == (2048, 2048)


def test_the_font_object_of_a_face_is_made_once():
    assert hb_font(CHAIN.base(BOLD)) is hb_font(CHAIN.base(BOLD)) is not hb_font(CHAIN.base(PLAIN))


# The fonts that come with the program.


def test_every_file_of_the_table_is_there_and_no_other():
    listed = {Path(file.path) for family in (*VENDORED, *FORMULAS) for file in family.files}
    assert {path for path in FONTS.rglob("*.*tf") if path.suffix in {".ttf", ".otf"}} == listed


@pytest.mark.parametrize("family", [*VENDORED, *FORMULAS], ids=lambda family: family.name)
def test_a_family_is_what_its_files_say_and_comes_with_its_licence(family):
    for file in family.files:
        (found,) = faces_in(Path(file.path))
        assert found.file == file
        assert found.family.replace(" ", "") == family.name.replace(" ", "")
    licence = (Path(family.files[0].path).parent / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    reserved = "Source" if "Reserved Font Name" in licence else None
    assert reserved is None or reserved not in family.name


@pytest.mark.parametrize("family", VENDORED, ids=lambda family: family.name)
def test_the_readme_of_the_fonts_says_what_each_family_is(family):
    folder = Path(family.files[0].path).parent
    readme = (FONTS / "README.md").read_text(encoding="utf-8").splitlines()
    (row,) = (line.split("|") for line in readme if line.startswith(f"| {folder.name} |"))
    version = re.search(r"\d\.\d{3}", hb_font(open_typeface(family.files[0])).face.get_name(5))[0]
    assert row[3].split(",")[0].strip() == version


def block(first, last):
    return [char for char in map(chr, range(first, last + 1)) if unicodedata.category(char)[0] != "C"]


VIETNAMESE = "ăâđêôơưĂÂĐÊÔƠƯ" + "".join(
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in "\u0300\u0301\u0303\u0309\u0323"
)


def in_code(codec, first, last):
    """Return the characters of a double-byte code between two of its codes."""
    decoded = (code.to_bytes(2, "big").decode(codec, errors="ignore") for code in range(first, last + 1))
    return [char for char in decoded if len(char) == 1 and not char.isascii()]


KS_X_1001 = in_code("euc_kr", 0xB0A1, 0xC8FE)
JIS_X_0208 = in_code("euc_jp", 0xB0A1, 0xF4A6)
GB_2312 = in_code("gb2312", 0xB0A1, 0xF7FE)
BIG5_LEVEL_1 = in_code("big5", 0xA440, 0xC67E)


@pytest.mark.parametrize(
    ("what", "faces"),
    [
        (block(0x20, 0x7E) + block(0xA0, 0xFF), "NotoSans NotoSansMono"),
        (block(0x100, 0x24F), "NotoSans NotoSansMono"),
        (block(0x250, 0x2AF), "NotoSans NotoSansMono"),
        (block(0x2B0, 0x2FF), "NotoSans NotoSansMono"),
        (block(0x300, 0x34E), "NotoSans NotoSansMono"),
        (block(0x370, 0x3E1) + block(0x3F0, 0x3FF), "NotoSans NotoSansMono"),
        (block(0x400, 0x52F), "NotoSans NotoSansMono"),
        (block(0x1E00, 0x1EFF), "NotoSans NotoSansMono"),
        (block(0x1F00, 0x1FFF), "NotoSans NotoSansMono"),
        (VIETNAMESE, "NotoSans NotoSansMono"),
        ("–—‘’“”„‚«»‹›…•·†‡‰′″€£¥¢₽₹₺₩§¶©®™°×÷±−¼½¾¹²³", "NotoSans"),
        (block(0x5D0, 0x5EA) + block(0x591, 0x5C7), "NotoSansHebrew"),
        (block(0x621, 0x64A) + block(0x64B, 0x655) + list("٠١٢٣٤٥٦٧٨٩،؛؟پچژگکیەڤٹڈڑںے"), "NotoSansArabic"),
        (block(0x900, 0x97F), "NotoSansDevanagari"),
        (block(0xE01, 0xE3A) + block(0xE3F, 0xE5B), "NotoSansThai"),
        (block(0x531, 0x556) + block(0x559, 0x58A) + ["֏"], "NotoSansArmenian"),
        (block(0x10A0, 0x10C5) + block(0x10D0, 0x10FF) + block(0x1C90, 0x1CBF), "NotoSansGeorgian"),
        (block(0x1200, 0x137C), "NotoSansEthiopic"),
        (block(0x981, 0x9FD), "NotoSansBengali"),
        (block(0xA01, 0xA75), "NotoSansGurmukhi"),
        (block(0xA81, 0xAF1), "NotoSansGujarati"),
        (block(0xB01, 0xB54) + block(0xB56, 0xB77), "NotoSansOriya"),
        (block(0xB82, 0xBFA), "NotoSansTamil"),
        (block(0xC01, 0xC39) + block(0xC3D, 0xC5A) + block(0xC60, 0xC6F), "NotoSansTelugu"),
        (block(0xC81, 0xCD6) + block(0xCDE, 0xCF2), "NotoSansKannada"),
        (block(0xD01, 0xD7F), "NotoSansMalayalam"),
        (block(0xD82, 0xDF4), "NotoSansSinhala"),
        (block(0x1780, 0x17DD) + block(0x17E0, 0x17E9), "NotoSansKhmer"),
        (list("ກຂຄງຈຊຍດຕຖທນບປຜຝພຟມຢຣລວສຫອຮຯໜໝໞໟ") + block(0xEB0, 0xEB9) + block(0xEBB, 0xED9), "NotoSansLao"),
        (block(0x1000, 0x109F), "NotoSansMyanmar"),
        (KS_X_1001, "NotoSansKR"),
        (JIS_X_0208, "NotoSansJP"),
        (GB_2312, "NotoSansSC"),
        (BIG5_LEVEL_1, "NotoSansTC"),
        ("鼴鱷蝟鯊檸檬濛嘅咗哋喺啲嗰冇佢嘢諗攞瞓嚟畀冚嚿揸曱甴𥄫𨋢", "NotoSansTC"),
        ("啰瞭喆堃镕祎玥", "NotoSansSC"),
        (
            "，。、；：？！“”‘’（）《》〈〉「」『』【】…—·～％℃āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüㄅㄆㄇㄈㄉㄚㄛㄜˊˇˋ˙",
            "NotoSansSC NotoSansTC",
        ),
        (block(0x3041, 0x3096) + block(0x3099, 0x30FF), "NotoSansJP"),
        (JOYO, "NotoSansJP"),
        ("「」『』、。・ー々〆〇〒※〜…‥（）！？：；［］｛｝％＆０９ＡＺａｚｱｶﾞ￥①②③★☆○●◎△▲□■→←↑↓", "NotoSansJP"),
    ],
)
def test_the_vendored_faces_cover_what_they_are_for(what, faces):
    for family in faces.split():
        files = next(each.files for each in VENDORED if each.name.replace(" ", "") == family)
        for file in files:
            covered = characters(open_typeface(file))
            assert [f"{char} U+{ord(char):04X}" for char in what if ord(char) not in covered] == [], file.path


def test_the_lists_of_letters_are_whole():
    assert len(JOYO) == len(set(JOYO)) == 2136
    assert [len(set(code)) for code in (KS_X_1001, JIS_X_0208, GB_2312, BIG5_LEVEL_1)] == [2350, 6355, 6763, 5401]


@pytest.mark.parametrize(
    "text",
    [
        "← → ↑ ↓ ↔ ⇒ ⇔ ⟶ ⇄",
        "∀ x ∈ ℝ ∃ ∅ ∑ ∫ √ ≤ ≥ ≠ ≈ ∞ π ∂ ∇ ⊂ ∪ ∩ ⊥ ∠ 𝑥 𝔸",
        "☐ ☑ ☒ ✓ ✔ ✗ ✘ ★ ☆ ● ○ ■ □ ▲ △ ♠ ♥ ♦ ♣ ♪ ♫ ☀ ☎ ✂ ✏",
        "⠁ ♔ ⚀ ⌘ ⏎ ⌫",
    ],
)
def test_symbols_need_no_font_of_the_system(text):
    assert CHAIN.missing(text.split()) == []


def test_the_overview_tells_of_every_family():
    rows = CHAIN.describe()
    assert [row.family for row in rows] == [family.name for family in VENDORED]
    first = rows[0]
    assert first.styles == ("regular", "italic", "semibold", "bold", "bold italic")
    assert first.covers == "Latin, Greek, Cyrillic, Vietnamese, phonetics"
    assert first.origin == "built in"
    assert first.characters > 2500


# The user's fonts.


def test_a_font_of_a_folder_sets_what_the_built_in_ones_lack(cast_font):
    path = cast_font("My Runes", "aᚠ\ue000")
    chain = load_fonts(folders=[path.parent], system=False)
    assert name("\ue000", chain=chain) == "MyRunes-Regular"
    assert name("a", chain=chain) == "NotoSans-Regular"
    assert chain.describe()[-1]._replace(covers="") == ("My Runes", ("regular",), "", "font folder", 3)


def test_a_named_family_goes_first_but_not_for_code(cast_font):
    cast_font("School Hand", ascii_letters)
    folder = cast_font("School Hand", ascii_letters, "Bold", weight=700).parent
    for spelling in ("School Hand", "school-hand", "SCHOOLHAND"):
        chain = load_fonts(family=spelling, folders=[folder], system=False)
        assert name("a", chain=chain) == "SchoolHand-Regular"
        assert name("a", BOLD, chain=chain) == name("a", BOLD_ITALIC, chain=chain) == "SchoolHand-Bold"
        assert name("1", chain=chain) == "NotoSans-Regular"
        assert name("a", CODE, chain=chain) == "NotoSansMono-Regular"


def test_a_character_that_only_a_regular_face_has_is_set_in_it_even_in_bold(cast_font):
    cast_font("My Runes", "\ue000\ue001")
    folder = cast_font("My Runes", "\ue000", "Bold", weight=700).parent
    chain = load_fonts(folders=[folder], system=False)
    assert name("\ue000", BOLD, chain=chain) == "MyRunes-Bold"
    assert name("\ue001", BOLD, chain=chain) == name("\ue001", BOLD_CODE, chain=chain) == "MyRunes-Regular"


def test_a_named_family_without_latin_leaves_it_to_the_next():
    chain = load_fonts(family="Noto Sans Hebrew", system=False)
    assert chain.base(PLAIN).name == "NotoSans-Regular"
    assert chain.sets_ascii(PLAIN)
    assert name("ש", chain=chain) == "NotoSansHebrew-Regular"


def test_a_named_family_with_gaps_in_ascii_is_known_to_have_them(cast_font):
    folder = cast_font("School Hand", ascii_letters).parent
    chain = load_fonts(family="School Hand", folders=[folder], system=False)
    assert chain.base(PLAIN).name == name("a", chain=chain) == "SchoolHand-Regular"
    assert not chain.sets_ascii(PLAIN)
    assert name("{", chain=chain) == "NotoSans-Regular"


def test_a_built_in_family_can_be_named():
    chain = load_fonts(family="noto sans mono", system=False)
    assert chain.base(PLAIN).name == chain.base(CODE).name == "NotoSansMono-Regular"
    assert load_fonts(family="noto-sans").base(PLAIN).name == "NotoSans-Regular"


@pytest.mark.parametrize(
    ("family", "hint"),
    [
        ("Noto Snas", "did you mean 'Noto Sans'?"),
        ("Papyrus", "see the families there are with: cardprint fonts"),
        (
            "~/Hand.ttf",
            "name the folder of the file with --font-dir, and here the family, as cardprint fonts lists it",
        ),
    ],
)
def test_an_unknown_family_is_refused_with_advice(family, hint):
    with pytest.raises(DeckError) as caught:
        load_fonts(family=family)
    (problem,) = caught.value.problems
    assert problem.message == f"there is no font family '{family}'"
    assert problem.hint == hint


def test_it_is_told_where_to_look_for_a_family_that_the_folder_does_not_have(cast_font, tmp_path):
    def hint(folder):
        with pytest.raises(DeckError) as caught:
            load_fonts(family="Papyrus", folders=[folder])
        return caught.value.problems[0].hint

    folder = cast_font("School Hand").parent
    assert hint(folder) == f"see the families there are with: cardprint fonts --font-dir {folder}"
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "papyrus.woff2").write_bytes(b"wOF2")
    assert hint(tmp_path / "web") == (
        f"there are no .ttf, .otf or .ttc files in {tmp_path / 'web'}; web fonts (.woff, .woff2) do not print"
    )


def test_a_file_is_no_folder(cast_font):
    path = cast_font("School Hand")
    with pytest.raises(DeckError) as caught:
        load_fonts(folders=[path])
    (problem,) = caught.value.problems
    assert problem.message == f"the font folder '{path}' is a file"
    assert problem.hint == f"name the folder it is in: {path.parent}"


def test_a_file_that_broke_off_is_damaged_wherever_it_did(cast_font):
    """HarfBuzz takes what is not there for empty; so a letter would be blank."""
    path = cast_font("School Hand", ascii_letters)
    whole = path.read_bytes()
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        with pytest.raises(DeckError, match="damaged"):
            load_fonts(folders=[path.parent])


def test_a_collection_that_broke_off_is_damaged(cast_font, tmp_path):
    from fontTools.ttLib import TTCollection, TTFont  # noqa: PLC0415 - slow, and for this test alone

    collection = TTCollection()
    collection.fonts = [TTFont(cast_font(family)) for family in ("One Hand", "Other Hand")]
    path = tmp_path / "both" / "both.ttc"
    path.parent.mkdir()
    collection.save(path)
    found = [row.family for row in load_fonts(folders=[path.parent]).describe()[-2:]]
    assert found == ["One Hand", "Other Hand"]
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(DeckError, match="damaged"):
        load_fonts(folders=[path.parent])


def test_what_a_system_keeps_for_itself_is_no_font_to_print_with(cast_font):
    folder = cast_font(".Last Resort", "\ue000").parent
    assert load_fonts(folders=[folder]).missing("\ue000") == ["\ue000"]


def test_every_damaged_file_is_named(tmp_path, cast_font):
    good = cast_font("Good", "a")
    cut = good.with_name("cut.ttf")
    cut.write_bytes(good.read_bytes()[:200])
    text = good.with_name("text.otf")
    text.write_text("no font at all")
    good.with_name("readme.txt").write_text("not looked at")
    gone = tmp_path / "gone"
    with pytest.raises(DeckError) as caught:
        load_fonts(folders=[good.parent, gone])
    assert [problem.message for problem in caught.value.problems] == [
        f"'{cut}' is damaged or not a font",
        f"'{text}' is damaged or not a font",
        f"the font folder {quoted(str(gone))} does not exist",
    ]


def test_the_weights_of_a_variable_font_are_faces_of_its_family(cast_font):
    folder = cast_font("Grows", "\ue000", weights=(400, 700)).parent
    chain = load_fonts(folders=[folder], system=False)
    regular, bold = (chain.face_for("\ue000", style) for style in (PLAIN, BOLD))
    assert (regular.name, regular.axes) == ("Grows-Regular-wght400", (("wght", 400.0),))
    assert (bold.name, bold.axes) == ("Grows-Regular-wght700", (("wght", 700.0),))
    widths = [hb_font(face).get_glyph_extents(1).width for face in (regular, bold)]
    assert widths == [400, 500]


# The system's fonts.


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Pretend that the system has the fonts of a folder and no others."""

    def forget():
        system_fonts.han_families.cache_clear()
        system_fonts.other_families.cache_clear()

    monkeypatch.setattr(system_fonts, "folders", lambda: (tmp_path / "fonts", tmp_path / "nowhere"))
    forget()
    yield
    forget()


@pytest.mark.usefixtures("installed")
def test_system_fonts_help_out_only_where_nothing_else_has_a_character(cast_font):
    cast_font("Noto Sans Yi", "a\ua000")
    chain = load_fonts()
    assert name("\ua000", chain=chain) == "NotoSansYi-Regular"
    assert name("a", chain=chain) == "NotoSans-Regular"
    assert name("\ua000", chain=load_fonts(system=False)) is None


@pytest.mark.usefixtures("installed")
def test_only_noto_fonts_of_the_system_are_used_and_damaged_ones_passed_over(cast_font):
    other = cast_font("Stranger", "\ue000")
    other.with_name("NotoSansBroken-Regular.ttf").write_bytes(b"nothing")
    assert load_fonts().missing("\ue000") == ["\ue000"]


@pytest.mark.usefixtures("installed")
def test_of_the_systems_han_fonts_those_of_the_language_go_first(cast_font):
    for region in ("JP", "SC", "HK"):
        cast_font(f"Noto Sans CJK {region}", "\U00020731")
    chosen = [name("\U00020731", chain=load_fonts(lang=lang)) for lang in ("en", "zh", "zh-HK")]
    assert chosen == ["NotoSansCJKJP-Regular", "NotoSansCJKSC-Regular", "NotoSansCJKHK-Regular"]


# Whose shapes Han has.


@pytest.mark.parametrize(
    ("lang", "face"),
    [
        ("ja", "NotoSansJP"),
        ("zh", "NotoSansSC"),
        ("zh-Hant", "NotoSansTC"),
        ("zh-HK", "NotoSansTC"),
        ("en", "NotoSansJP"),
    ],
)
def test_each_language_has_the_shapes_of_its_country_in_both_weights(lang, face):
    chain = load_fonts(lang=lang, system=False)
    assert name("直", chain=chain) == f"{face}-Regular"
    assert name("直", BOLD, chain=chain) == f"{face}-Bold"


@pytest.mark.parametrize("style", [PLAIN, BOLD])
def test_korea_has_its_own_shapes_where_they_are_not_those_of_japan(style):
    chain = load_fonts(lang="ko", system=False)
    faces = {char: chain.face_for(char, style).name.partition("-")[0] for char in "社神海全直學"}
    assert faces == dict.fromkeys("社神海全", "NotoSansKR") | dict.fromkeys("直學", "NotoSansJP")


def test_all_hanja_of_the_korean_standard_need_no_font_of_the_system():
    hanja = in_code("euc_kr", 0xCAA1, 0xFDFE)
    assert len(hanja) == 4888
    assert load_fonts(lang="ko", system=False).missing(hanja) == []


@pytest.mark.parametrize("lang", ["ja", "ko", "zh", "zh-Hant", "en"])
def test_what_a_country_does_not_use_has_the_shape_of_one_that_does(lang):
    chain = load_fonts(lang=lang, system=False)
    assert names("汉 対 嘅 か 한", chain=chain) == [
        *("NotoSansSC-Regular", "NotoSansJP-Regular", "NotoSansTC-Regular", "NotoSansJP-Regular", "NotoSansKR-Regular")
    ]


def test_where_the_language_does_not_say_whose_han_is_meant_the_letters_do():
    def face(letters, lang="en"):
        return name("直", chain=load_fonts(lang=lang, letters=letters, system=False))

    assert face("直接汉语") == "NotoSansSC-Regular"
    assert face("直接漢語嗎") == "NotoSansTC-Regular"
    assert face("直接汉语かな") == face("直接") == "NotoSansJP-Regular"
    assert face("直接汉语", lang="ja") == "NotoSansJP-Regular"


@pytest.mark.parametrize(("lang", "face"), [("ja", "JP"), ("zh", "SC"), ("zh-TW", "TC")])
def test_east_asian_languages_draw_their_own_symbols(lang, face):
    assert names("★ ① →", chain=load_fonts(lang=lang)) == [f"NotoSans{face}-Regular"] * 3


@pytest.mark.parametrize(
    ("char", "package"),
    [
        ("\ua000", "fonts-noto-core"),
        ("汉", "fonts-noto-cjk"),
        ("한", "fonts-noto-cjk"),
        ("\U0002070e", "fonts-noto-cjk"),
        ("\U00020089", "fonts-noto-cjk"),
        ("\ue000", None),
        ("\U00020000", None),
        ("\U00010570", None),
        ("\u0870", None),
        ("\u1b4c", None),
        ("\U0001d800", "fonts-noto-core"),
        ("\U0001fae9", None),
    ],
)
def test_the_package_that_brings_a_character_is_named_where_one_does(char, package):
    assert package_hint(char) == package


@pytest.mark.parametrize(
    "word",
    [
        "བོད་ཡིག",
        "ᠮᠣᠩᠭᠣᠯ",
        "ܣܘܪܝܝܐ",
        "ꆈꌠ",
        "ꦗꦮ",
        "ᬩᬮᬶ",
        "ᮞᮥᮔ᮪ᮓ",
        "ᨅᨔ",
        "ᯅᯖᯂ᯲",
        "ᜆᜄᜎᜓᜄ᜔",
        "ᜱᜨᜳᜨᜳᜢ",
        "ꓡꓲ",
        "ᦟᦹᧉ",
        "ᥖᥭᥰ",
        "ᩃᩣ᩠ᨶᨶᩣ",
        "ꪼꪕ",
        "ꤊꤢꤛꤢ꤭",
        "ᤕᤠᤰ",
        "ᰛᰩᰵ",
        "ꢱꣃꢬꢵꢯ꣄ꢡ",
        "ꠍꠤꠟꠐꠤ",
        "ꯃꯤꯇꯩ",
        "𑄌𑄋𑄴𑄟𑄳𑄦",
        "𐐔𐐯𐑅𐐨𐑉𐐯𐐻",
        "𞤊𞤵𞤤𞤢",
        "ߒߞߏ",
        "ⵜⴰⵎⴰⵣⵉⵖⵜ",
        "ދިވެހި",
        "ᱥᱟᱱᱛᱟᱲᱤ",
        "ꕙꔤ",
        "ꚠꚡ",
        "𞄀𞄁",
        "𑀩𑁆𑀭𑀸𑀳𑁆𑀫𑀻",
        "ⲕⲏⲙⲉ",
        "Ⰳⰾⰰ",
        "𐌲𐌿𐍄",
        "ᚱᚢᚾᛖ",
        "᚛ᚑᚌᚐᚋ",
        "𓂋𓈖",
        "𒀭",
        "𐤊𐤍𐤏𐤍",
        "𐎀𐎁",
    ],
)
def test_the_letters_of_every_script_are_there_or_the_package_with_them_is_named(word):
    for char in CHAIN.missing(word):
        assert package_hint(char) == "fonts-noto-core", f"U+{ord(char):04X}"


def test_no_package_is_named_for_what_comes_along():
    built_in = {code for family in VENDORED for code in characters(open_typeface(family.files[0]))}
    assert not [code for first, last in _core() for code in range(first, last + 1) if code in built_in]
    assert sum(last - first + 1 for first, last in _core()) > 15_000


@pytest.mark.parametrize("sign", "♯♭♮𝄫")
def test_accidentals_are_as_high_as_the_names_of_notes(sign):
    font = hb_font(CHAIN.face_for(sign, PLAIN))
    extents = font.get_glyph_extents(font.get_nominal_glyph(ord(sign)))
    top, bottom = extents.y_bearing, extents.y_bearing + extents.height
    scale = font.face.upem
    assert 0.69 * scale < top < 0.78 * scale
    assert -0.07 * scale < bottom <= 0


def test_notes_and_clefs_need_no_font_of_the_system():
    assert CHAIN.missing("𝄞 𝄢 𝄡 ♭ ♮ ♯ 𝄪 𝄫 𝅝 𝅗𝅥 𝅘𝅥 𝅘𝅥𝅮 𝄽 𝄾 𝄐 𝄆 𝄇 𝄴 𝄵") == []


def test_each_system_has_its_own_advice(monkeypatch):
    said = {}
    for system in ("linux", "win32", "darwin"):
        monkeypatch.setattr("sys.platform", system)
        said[system] = advice("fonts-noto-core")
    assert said["linux"] == "install fonts-noto-core (as Debian and Ubuntu call the package)"
    assert r"--font-dir C:\Windows\Fonts" in said["win32"]
    assert "--font-dir /System/Library/Fonts" in said["darwin"]


def test_a_folder_that_cannot_be_looked_into_is_passed_over(cast_font, monkeypatch):
    """As in /proc, where processes end while one looks."""
    good = cast_font("Good")
    (good.parent / "gone").mkdir()
    scan = os.scandir

    def scanning(path: object = "."):
        if str(path).endswith("gone"):
            raise ProcessLookupError(errno.ESRCH, "No such process")
        return scan(path)

    monkeypatch.setattr(os, "scandir", scanning)
    assert [row.family for row in load_fonts(folders=[good.parent]).describe()][-1] == "Good"
