"""Paragraphs of plain text: measured by characters just as words are that are shaped, and set as such."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cardprint.model.blocks import PLAIN, Run, Style
from cardprint.model.text import TextBlock
from cardprint.model.theme import Spacing
from cardprint.text.breaks import glue, icu_breaks
from cardprint.text.edges import GLUE
from cardprint.text.font_files import hb_font, open_typeface
from cardprint.text.fonts import load_fonts
from cardprint.text.pairs import PairTable, has_pairs
from cardprint.text.typesetter import Typesetter
from cardprint.text.vendored_families import VENDORED
from text_checks import shaped_whole

FONTS = load_fonts(system=False)
TYPESETTER = Typesetter(FONTS, "en")
BOLD, ITALIC, SEMIBOLD, CODE = Style(bold=True), Style(italic=True), Style(semibold=True), Style(code=True)
STYLES = (PLAIN, BOLD, ITALIC, SEMIBOLD, CODE, Style(bold=True, italic=True))
FAMILIES = [
    family.name
    for family in VENDORED
    for face in [open_typeface(family.files[0])]
    if has_pairs(face) and all(hb_font(face).get_nominal_glyph(ord(letter)) for letter in "abcdefghijklmnopqrstuvwxyz")
]
_TYPESETTERS: dict[tuple[str, str], Typesetter] = {}

WORDS = st.text("aefilATVWoé.,-5/%()!?'’“”–…ĀāŁőſŻß\"", min_size=1, max_size=7) | st.sampled_from(
    ["affluent", "office", "well-known", "“Curly”", "it’s", "(e.g.", "5", "kg", "%", "z.", "B.", "a", "i", "–", "1948"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
ENDS = st.sets(st.integers(1, 40), max_size=3)


def typesetter(family, lang="en"):
    if (family, lang) not in _TYPESETTERS:
        _TYPESETTERS[family, lang] = Typesetter(load_fonts(family=family, system=False), lang)
    return _TYPESETTERS[family, lang]


def cut(text, ends, styles=(PLAIN, BOLD, ITALIC)):
    """Cut a text at some places into runs that take turns in their styles."""
    places = sorted({min(end, len(text)) for end in ends} | {0, len(text)})
    return [Run(text[start:end], styles[at % len(styles)]) for at, (start, end) in enumerate(pairwise(places))]


def shaped(setter, runs):
    """Measure a paragraph the way that any text can be measured, out of words."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Typesetter, "plain", lambda *_: None)
        return setter.measure(runs)


def set_line(measured, first=0, after=None, size=10.0):
    """Return a line of a block as a text."""
    block = TextBlock(size)
    measured.add_line(block, first, len(measured) if after is None else after, 0.0, 0.0, "#000000")
    (text,) = block.as_texts()
    return text


def text_of(line):
    return "".join(word.text for word in line.words)


def glyphs_of(line):
    return [(glyph.id, glyph.text, glyph.advance, glyph.dx, glyph.dy) for word in line.words for glyph in word.glyphs]


def units(measured):
    """Return the text of each unit, in whatever styles, with the space behind it."""
    if measured.characters is not None:
        return [measured.characters.text[start:end].replace(GLUE, " ") for start, end in pairwise(measured.bounds)]
    return ["".join(word.text for word in measured.all_words[start:end]) for start, end in pairwise(measured.bounds)]


def assert_same(plain, general):
    assert units(plain) == units(general)
    assert plain.starts[: len(plain)] == pytest.approx(general.starts[: len(plain)], abs=1e-6)
    assert plain.ends == pytest.approx(general.ends, abs=1e-6)
    assert (plain.ascent, plain.descent) == (general.ascent, general.descent)


@pytest.mark.parametrize("family", FAMILIES)
@given(text=TEXTS, ends=ENDS, styles=st.permutations(STYLES))
@example(text="an obvious, fine day", ends={3, 10}, styles=STYLES)
@example(text="a well-known office of “Ālfs” weighs 5 kg", ends=set(), styles=STYLES)
def test_plain_text_is_measured_as_its_shaped_words_are(family, text, ends, styles):
    runs = cut(text, ends, styles)
    assert_same(typesetter(family).measure(runs), shaped(typesetter(family), runs))


@pytest.mark.parametrize("lang", ["en", "de", "pl", "tr"])
@given(text=TEXTS, ends=ENDS)
@example(text="z. B. i tak w 5 % domu a z", ends={4})
@example(text="to (i w domu) i “a b”", ends=set())
@example(text="tak w domu", ends=set())
@example(text="they say “so” (and not)", ends=set())
def test_it_has_the_breaks_of_icu_but_for_spaces_that_are_glued(lang, text, ends):
    glued = glue(text, lang)
    wanted = [text[start:end] for start, end in pairwise([0, *icu_breaks(glued, lang)])]
    runs = cut(text, ends)
    assert units(typesetter("Noto Sans", lang).measure(runs)) == wanted
    assert units(shaped(typesetter("Noto Sans", lang), runs)) == wanted


@given(TEXTS, ENDS, st.floats(1, 20))
def test_its_lines_end_where_those_of_shaped_words_end(text, ends, measure):
    runs = cut(text, ends)
    plain, general = TYPESETTER.measure(runs), shaped(TYPESETTER, runs)
    for way in ("break_lines", "break_without_orphan", "balanced"):
        assert getattr(plain, way)(measure) == getattr(general, way)(measure)


@pytest.mark.parametrize(
    "runs",
    [
        [Run("What does an office do?")],
        [Run("a "), Run("bold", BOLD), Run("er word")],
        [Run("5 kg of “Straße”, it’s well-known")],
        [Run("Łódź, žluťoučký kůň", CODE)],
        [Run("")] * 2 + [Run("x")],
    ],
)
def test_common_text_is_plain(runs):
    assert TYPESETTER.plain(runs).is_plain
    assert TYPESETTER.measure(runs).is_plain


@pytest.mark.parametrize(
    "text", ["in Греция", " lead", "two  spaces", "end ", "日本", "e\u0301", "a × b", "no\u00a0way", ""]
)
def test_other_text_takes_the_general_way(text):
    assert TYPESETTER.plain([Run(text)]) is None
    assert not TYPESETTER.measure([Run(text)]).is_plain


@pytest.mark.parametrize("style", [Style(shift=1), Style(link="https://example.org"), Style(tone="quiet")])
def test_so_does_text_that_is_set_apart(style):
    assert TYPESETTER.plain([Run("so "), Run("it", style), Run(" is")]) is None


def test_letters_that_are_spaced_are_shaped():
    spaced = Typesetter(load_fonts(system=False, spacing=Spacing(0.1, 3.5)), "en")
    assert not spaced.measure([Run("a fine day")]).is_plain


def test_a_line_in_one_style_is_one_span():
    (word,) = set_line(TYPESETTER.measure([Run("to affix five stamps")])).words
    assert word.text == "to affix five stamps"


def test_so_is_each_stretch_of_one_style():
    words = set_line(TYPESETTER.measure(cut("an obvious, fine day", {3, 10}))).words
    assert [(word.text, word.typeface.name) for word in words] == [
        ("an ", "NotoSans-Regular"),
        ("obvious", "NotoSans-Bold"),
        (", fine day", "NotoSans-Italic"),
    ]


def test_a_space_in_another_style_is_not_set_at_the_end_of_a_line():
    measured = TYPESETTER.measure(cut("end of line", {3, 4}))
    assert [word.text for word in set_line(measured, 0, 1).words] == ["end"]


def test_a_line_may_end_inside_a_word_with_a_hyphen():
    measured = TYPESETTER.measure([Run("a well-known word")])
    assert measured.is_plain
    assert [text_of(set_line(measured, unit, unit + 1)) for unit in range(len(measured))] == [
        "a",
        "well-",
        "known",
        "word",
    ]


def test_what_is_glued_keeps_together_and_is_a_space():
    measured = TYPESETTER.measure([Run("it weighs 5 kg in all")])
    assert len(measured) == 5
    assert text_of(set_line(measured, 2, 3)) == "5 kg"


@given(TEXTS, ENDS, st.integers(0, 5), st.integers(1, 6))
@example("A well-known affine V", {5}, 0, 6)
def test_a_line_is_what_its_shaped_words_are(text, ends, first, count):
    runs = cut(text, ends)
    plain, general = TYPESETTER.plain(runs), shaped(TYPESETTER, runs)
    if plain is not None and first < len(plain):
        after = min(first + count, len(plain))
        line = set_line(plain, first, after)
        (wanted,) = general.place(first, after, 0.0, 0.0, 10.0, "#000000")
        (placed,) = plain.place(first, after, 0.0, 0.0, 10.0, "#000000")
        assert glyphs_of(line) == glyphs_of(placed) == glyphs_of(wanted)
        assert line.width == pytest.approx(10 * plain.line_width(first, after))


@pytest.mark.parametrize("family", FAMILIES)
@given(text=TEXTS)
def test_a_stretch_of_a_line_is_what_harfbuzz_makes_of_it(family, text):
    setter = typesetter(family)
    plain = setter.plain([Run(text)])
    if plain is not None and not plain.characters.divided:
        (word,) = set_line(plain).words
        assert [(glyph.id, glyph.dx, glyph.dy) for glyph in word.glyphs] == shaped_whole(
            text, word.typeface, "en", rtl=False
        )


@given(TEXTS, st.integers(0, 5), st.integers(1, 6))
def test_a_part_of_a_paragraph_is_set_as_in_the_whole(text, first, count):
    measured = TYPESETTER.plain(cut(text, {4, 9}))
    if measured is not None and first < len(measured):
        after = min(first + count, len(measured))
        part = measured.part(first, after)
        assert part.is_plain
        assert text_of(set_line(part)) == text_of(set_line(measured, first, after))
        assert part.widths == measured.widths[first:after]
        assert part.width == pytest.approx(measured.line_width(first, after))


@given(TEXTS, ENDS)
def test_its_words_are_its_text_and_each_as_wide_as_it_was_measured(text, ends):
    measured = TYPESETTER.plain(cut(text, ends))
    if measured is not None:
        assert "".join(word.text for word in measured.words) == text
        assert sum(word.width for word in measured.words) == pytest.approx(measured.width, abs=1e-6)


def test_a_block_has_the_lines_that_were_added_each_in_its_place_and_colour():
    block = TextBlock(8.0)
    for number, (text, colour) in enumerate([("one line", "#000000"), ("and another", "#ff0000")]):
        measured = TYPESETTER.measure(cut(text, {4}))
        measured.add_line(block, 0, 2, 3.0, 10.0 * number, colour)
    found = [(text.x, text.y, text.size, text.colour, text_of(text)) for text in block.as_texts()]
    assert found == [(3.0, 0.0, 8.0, "#000000", "one line"), (3.0, 10.0, 8.0, "#ff0000", "and another")]
    assert [len(text.words) for text in block.as_texts()] == [2, 2]
    moved = [(text.x, text.y) for text in block.moved(2.0, 1.5).as_texts()]
    assert moved == [(5.0, 1.5), (5.0, 11.5)]


def test_in_a_mirror_each_line_of_a_block_ends_where_it_began():
    block = TextBlock(8.0)
    for x, text in ((3.0, "one line"), (7.0, "and another")):
        TYPESETTER.measure([Run(text)]).add_line(block, 0, 2, x, 0.0, "#000000")
    mirrored = [*block.mirrored(100.0).as_texts()]
    assert [100.0 - text.x - text.width for text in mirrored] == pytest.approx([3.0, 7.0])
    assert [text_of(text) for text in mirrored] == ["one line", "and another"]


def test_text_that_is_not_plain_adds_no_line_to_a_block():
    block = TextBlock(8.0)
    TYPESETTER.measure([Run("日本")]).add_line(block, 0, 1, 0.0, 0.0, "#000000")
    assert [*block.as_texts()] == []


def test_spaces_that_hold_in_a_block_are_read_as_spaces():
    face = PairTable(FONTS.base(PLAIN), "en")
    block = TextBlock(8.0)
    block.add_line(0.0, 0.0, "#000000", f"5{GLUE}kg", 0, 4, face)
    assert [text_of(text) for text in block.as_texts()] == ["5 kg"]
