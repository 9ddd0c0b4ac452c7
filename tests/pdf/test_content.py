from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.model.geometry import Size
from cardprint.model.glyphs import Typeface, Word
from cardprint.model.page import Box, Circle, Item, Link, Page, Panel, Polygon, Rule
from cardprint.model.text import Text, TextBlock
from cardprint.pdf.content import ContentWriter, PageLink
from cardprint.pdf.glyph_codes import NoSingleByteError
from cardprint.pdf.operators import OperatorWriter

SANS, BOLD = Typeface("Sans", "sans.ttf"), Typeface("Bold", "bold.ttf")
PAPER = Size(200.0, 100.0)


class Spelling:
    """Fonts that show a word as its text, and count how often they are asked for one."""

    def __init__(self) -> None:
        self.names: dict[Typeface, str] = {}
        self.asked = 0

    def resource(self, typeface: Typeface, *, wide: bool = False) -> str:
        name = self.names.setdefault(typeface, f"F{len(self.names) + 1}")
        return name.replace("F", "W") if wide else name

    def encoder(self, _: Typeface, *, wide: bool = False) -> Spelt:
        return Spelt(self, wide=wide)


class Spelt:
    """What shows words in one of the fonts: ß in a wide one alone."""

    def __init__(self, fonts: Spelling, *, wide: bool) -> None:
        self._fonts = fonts
        self._wide = wide

    def encode(self, word: Word) -> str:
        self._fonts.asked += 1
        return self.encode_pairs(word.text)

    def encode_pairs(self, text: str, _: Letters | None = None) -> str:
        if "ß" in text and not self._wide:
            raise NoSingleByteError
        return text


class Letters:
    """The pairs of letters of a face, as far as the writer of text asks for them."""

    def __init__(self, typeface: Typeface) -> None:
        self.typeface = typeface

    def word(self, text: str) -> Word:
        return Word(text, self.typeface, None, 0.5 * len(text), pairs=self)


def word(text: str, typeface: Typeface = SANS) -> Word:
    return Word(text, typeface, (), 0.5 * len(text))


def text(
    words: str | tuple[Word, ...], x: float = 0.0, y: float = 0.0, size: float = 10.0, colour: str = "#000000"
) -> Text:
    return Text(x, y, size, colour, (word(words),) if isinstance(words, str) else words)


def block(*lines: tuple[str, ...], size: float = 10.0, leading: float = 12.0, colour: str = "#000000") -> TextBlock:
    """Return a block of lines of spans, whose faces take turns."""
    made = TextBlock(size)
    faces = Letters(SANS), Letters(BOLD)
    for number, (first, *others) in enumerate(lines):
        made.add_line(0.0, number * leading, colour, f"x{first}", 1, len(first) + 1, faces[0])
        for turn, span in enumerate(others, 1):
            made.add_span(f"{span}x", 0, len(span), faces[turn % 2])
    return made


def drawn(*items: Item) -> str:
    """Return what a panel in the top left corner says between its matrix and its end."""
    content = ContentWriter(Spelling()).page(Page(PAPER, (Panel(0, 0, items),))).operators.decode("latin-1")
    match = re.fullmatch(r"%\(\)\nq 1 0 0 1 0 100 cm\n(.*)\nQ\n", content, re.DOTALL)
    assert match is not None, content
    return match[1]


def test_a_text_stands_at_its_place_with_y_down_and_its_size_in_the_matrix():
    assert (
        drawn(text("one", x=12.5, y=20.25, size=11.5)) == "BT\n0 g\n/F1 1 Tf\n11.5 0 0 11.5 12.5 -20.25 Tm[(one)]TJ\nET"
    )


def test_the_words_of_a_text_follow_one_another_in_one_array():
    assert "[(one two)]TJ" in drawn(text((word("one "), word("two"))))


def test_what_is_set_is_not_set_again():
    assert drawn(text("one"), text("two", y=12), text("three", y=24)) == (
        "BT\n0 g\n/F1 1 Tf\n10 0 0 10 0 0 Tm[(one)]TJ\n0 -1.2 Td[(two)]TJ\n0 -1.2 Td[(three)]TJ\nET"
    )


def test_a_text_of_another_size_has_a_matrix_of_its_own_and_one_that_is_as_large_is_moved_to_in_ems():
    lines = drawn(text("one", x=5), text("two", y=10, size=8.0), text("three", x=20, y=26, size=8.0)).split("\n")
    assert lines[3:5] == ["10 0 0 10 5 0 Tm[(one)]TJ", "8 0 0 8 0 -10 Tm[(two)]TJ"]
    assert lines[5] == "2.5 -2 Td[(three)]TJ"


def test_moves_from_line_to_line_add_up_to_no_more_than_a_fiftieth_of_a_point():
    leading = 10 / 3
    lines = drawn(*(text("line", y=number * leading, size=9.0) for number in range(40))).split("\n")
    moved = sum(float(line.split()[1]) * 9 for line in lines if " Td" in line)
    assert abs(moved + 39 * leading) < 0.02


def test_a_text_in_another_face_or_colour_sets_just_that():
    lines = drawn(text("one"), text((word("two", BOLD),)), text((word("three", BOLD),), colour="#ff0000")).split("\n")
    assert lines[4:] == ["/F2 1 Tf", "0 0 Td[(two)]TJ", "1 0 0 rg", "0 0 Td[(three)]TJ", "ET"]


def test_words_of_several_faces_share_a_line():
    mixed = (word("plain "), word("bold", BOLD), word("er ", BOLD), word("plain"))
    assert "Tm[(plain )]TJ /F2 1 Tf[(bolder )]TJ /F1 1 Tf[(plain)]TJ" in drawn(text(mixed))


def test_the_face_a_mixed_line_ends_in_is_the_one_the_next_line_starts_from():
    lines = drawn(text((word("a"), word("b", BOLD))), text((word("c", BOLD),)), text("d")).split("\n")
    assert lines[4:] == ["0 0 Td[(c)]TJ", "/F1 1 Tf", "0 0 Td[(d)]TJ", "ET"]


def test_a_line_that_needs_the_wide_font_of_a_face_stands_in_it_as_a_whole():
    lines = drawn(text((word("a "), word("ß"))), text("b"), text((word("c", BOLD),)), text("d")).split("\n")
    assert lines[2:] == [
        "/F1 1 Tf",
        "10 0 0 10 0 0 Tm[()]TJ /W1 1 Tf[(a ß)]TJ",
        "0 0 Td[(b)]TJ",
        "/F2 1 Tf",
        "0 0 Td[(c)]TJ",
        "/F1 1 Tf",
        "0 0 Td[(d)]TJ",
        "ET",
    ]


def test_faces_that_are_equal_but_were_made_twice_are_one_font():
    assert drawn(text((word("one"), word("two", Typeface("Sans", "sans.ttf"))))).count("/F1 1 Tf") == 2


def test_a_block_draws_its_lines_as_one_text_each():
    assert drawn(block(("one",), ("two",), ("three",))) == drawn(text("one"), text("two", y=12), text("three", y=24))


def test_spans_of_several_faces_share_a_line():
    assert "Tm[(plain )]TJ /F2 1 Tf[(bold)]TJ /F1 1 Tf[(er)]TJ\n" in drawn(block(("plain ", "bold", "er")))


@pytest.mark.parametrize(
    "lines",
    [
        [("a", "b"), ("c",)],
        [("a ", "b"), ("ß",), ("c",)],
        [("a ", "ß"), ("c ", "d", "e")],
        [("a ", "b", " ß"), ("c ", "d")],
        [("ß ", "b"), ("c ", "ß")],
    ],
)
def test_the_fonts_of_a_block_are_chosen_as_those_of_its_lines_would_be(lines: list[tuple[str, ...]]):
    lined = block(*lines, colour="#ff0000")
    assert drawn(text("before"), lined, text("after")) == drawn(text("before"), *lined.as_texts(), text("after"))


def test_each_line_of_a_block_has_its_colour():
    lined = TextBlock(10.0)
    for colour in ("#ff0000", "#ff0000", "#000000"):
        lined.add_line(0.0, 0.0, colour, "x", 0, 1, Letters(SANS))
    assert re.findall(r".* rg|.* g", drawn(lined)) == ["1 0 0 rg", "0 g"]


def test_a_block_without_lines_draws_nothing():
    assert ContentWriter(Spelling()).page(Page(PAPER, (Panel(0, 0, (TextBlock(10.0),)),))).operators == b"%()\n"


def test_a_text_without_words_draws_nothing():
    assert ContentWriter(Spelling()).page(Page(PAPER, (Panel(0, 0, (text(()),)),))).operators == b"%()\n"


def test_lines_leave_the_text_and_later_text_comes_back():
    lines = drawn(text("one"), Rule(0, 5, 50, 5, 0.5, "#b8b8bd"), text("two")).split("\n")
    assert lines[4:] == [
        "ET",
        "0.722 0.722 0.741 RG",
        "0.5 w",
        "0 -5 m 50 -5 l S",
        "BT",
        "10 0 0 10 0 0 Tm[(two)]TJ",
        "ET",
    ]


def test_a_dash_holds_until_the_next_line_without():
    rules = (
        Rule(0, 0, 9, 0, 1, "#000000", (2.0, 1.5)),
        Rule(0, 1, 9, 1, 1, "#000000", (2.0, 1.5)),
        Rule(0, 2, 9, 2, 1, "#000000"),
    )
    assert drawn(*rules).split("\n")[2:] == [
        "[2 1.5] 0 d",
        "0 0 m 9 0 l S",
        "0 -1 m 9 -1 l S",
        "[] 0 d",
        "0 -2 m 9 -2 l S",
    ]


@pytest.mark.parametrize(
    ("fill", "stroke", "operator"),
    [("#ffffff", None, "f"), (None, "#ffffff", "S"), ("#ffffff", "#ffffff", "B"), (None, None, "n")],
)
def test_a_box_is_filled_stroked_or_both(fill: str | None, stroke: str | None, operator: str):
    assert drawn(Box(10, 20, 30, 40, fill, stroke)).split("\n")[-1] == f"10 -60 30 40 re {operator}"


def test_only_the_corners_with_a_radius_are_round():
    path = drawn(Box(0, 0, 100, 50, "#000000", None, 0, (8.0, 0.0, 0.0, 0.0))).split("\n")[-1]
    assert path == "8 0 m 100 0 l 100 -50 l 0 -50 l 0 -8 l 0 -3.58 3.58 0 8 0 c h f"


def test_four_round_corners_take_four_curves_that_end_on_the_edges():
    path = drawn(Box(0, 0, 100, 50, "#000000", None, 0, (1.0, 2.0, 3.0, 4.0))).split("\n")[-1]
    ends = re.findall(r"(\S+ \S+) c", path)
    assert ends == ["100 -2", "97 -50", "0 -46", "1 0"]


def test_a_circle_is_round_to_a_thousandth():
    path = drawn(Circle(50, 50, 40, None, "#000000", 1.0)).split("\n")[-1]
    numbers = [float(token) for token in path.split() if token not in ("m", "c", "h", "S")]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    assert len(points) == 13
    for (x0, y0), (x1, y1), (x2, y2), (x3, y3) in (points[at : at + 4] for at in (0, 3, 6, 9)):
        middle = (x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8
        assert math.dist(middle, (50, -50)) == pytest.approx(40, abs=0.04)
        assert math.dist((x3, y3), (50, -50)) == pytest.approx(40, abs=0.01)


def test_a_polygon_is_closed_and_filled():
    assert drawn(Polygon(((0, 0), (5, 2.5), (0, 5)), "#1c1c1e")).split("\n")[-1] == "0 0 m 5 -2.5 l 0 -5 l h f"


def test_a_turned_panel_is_turned_about_its_origin():
    page = Page(PAPER, (Panel(150, 80, (text("x"),), turned=True),))
    assert b"q -1 0 0 -1 150 20 cm\n" in ContentWriter(Spelling()).page(page).operators


def test_every_panel_starts_afresh():
    panels = (Panel(0, 0, (text("a"),)), Panel(50, 0, (text("b"),)))
    content = ContentWriter(Spelling()).page(Page(PAPER, panels)).operators
    assert content.count(b"0 g\n/F1 1 Tf") == content.count(b"q ") == content.count(b"Q\n") == 2


def test_links_lie_where_they_are_on_the_page_not_in_the_stream():
    link = Link(10, 20, 30, 5, "https://example.org")
    upright = ContentWriter(Spelling()).page(Page(PAPER, (Panel(100, 40, (link,)),)))
    turned = ContentWriter(Spelling()).page(Page(PAPER, (Panel(100, 40, (link,), turned=True),)))
    assert upright.links == (PageLink(110, 35, 140, 40, "https://example.org"),)
    assert turned.links == (PageLink(60, 80, 90, 85, "https://example.org"),)
    assert upright.operators == turned.operators == b"%()\n"


def test_the_first_line_names_the_page():
    def name(label: str) -> bytes:
        return ContentWriter(Spelling()).page(Page(PAPER, (), label)).operators

    assert name("3 back") == b"%(3 back)\n"
    assert name("зад (3)\n") == b"%<FEFF0437043004340020002800330029000A>\n"


@pytest.mark.skipif(not hasattr(OperatorWriter.draw, "__code__"), reason="nobody can look on where this is compiled")
def test_a_face_printed_often_is_drawn_once(monkeypatch: pytest.MonkeyPatch):
    drawn_items = []
    draw = OperatorWriter.draw
    monkeypatch.setattr(OperatorWriter, "draw", lambda writer, items: drawn_items.append(items) or draw(writer, items))
    items = (text("one"), text("two"))
    writer = ContentWriter(Spelling())
    pages = [writer.page(Page(PAPER, (Panel(0, 0, items), Panel(90, 0, items, turned=True)))) for _ in range(3)]
    assert pages[0] == pages[1] == pages[2]
    assert drawn_items == [items]


def test_furniture_is_drawn_apart_and_the_same_on_every_page_of_one_size():
    items = (Rule(0, 5, 50, 5, 0.5, "#000000"),)
    writer = ContentWriter(Spelling())
    first, second = (
        writer.page(Page(PAPER, (Panel(3, 0, items, "furniture"), Panel(0, 0, (text(label),), "sheet")), label))
        for label in ("one", "two")
    )
    assert first.furniture == second.furniture == b"q 1 0 0 1 3 100 cm\n0 G\n0.5 w\n0 -5 m 50 -5 l S\nQ\n"
    assert first.operators.startswith(b"%(one)\nq ")
    assert first.operators.count(b"q ") == 1


def test_a_word_is_asked_for_once():
    fonts, once = Spelling(), word("once")
    ContentWriter(fonts).page(Page(PAPER, (Panel(0, 0, (text((once, once)), text((once,), size=8))),)))
    assert fonts.asked == 1


def test_items_that_are_gone_are_not_mistaken_for_new_ones():
    writer = ContentWriter(Spelling())
    contents = {writer.page(Page(PAPER, (Panel(0, 0, (text(str(number)),)),))).operators for number in range(1000)}
    assert len(contents) == 1000


@given(st.lists(st.floats(-3000, 3000), min_size=6, max_size=6), st.floats(0.001, 100))
def test_numbers_have_no_exponent_no_negative_zero_and_two_decimals(values: list[float], size: float):
    content = drawn(text("x", *values[:2], size=size), Rule(*values[2:6], 0.25, "#123456"))
    places = re.findall(r"(\S+) (\S+) Tm|(\S+) (\S+) m (\S+) (\S+) l", content)
    numbers = [number for match in places for number in match if number]
    assert len(numbers) == 6
    assert all(re.fullmatch(r"0|-?(?!0\d)\d+(\.\d?[1-9])?", number) and number != "-0" for number in numbers)
    wanted = [values[0], -values[1], values[2], -values[3], values[4], -values[5]]
    assert [float(number) for number in numbers] == pytest.approx(wanted, abs=0.00501)


@pytest.mark.parametrize("place", [float("nan"), float("inf"), float("-inf")])
def test_a_place_that_is_none_is_refused(place: float):
    with pytest.raises(ValueError, match="no place on a page"):
        drawn(text("x", x=place))
