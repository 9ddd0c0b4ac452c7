"""Code on paper: a block that keeps its shape, whose parts are told apart by weight and lightness, and stays text."""

from __future__ import annotations

import pytest

from cardprint.layout.composition.code_block import code_lines
from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.fit import COMFORT, fit
from cardprint.layout.composition.row_protocols import IMPOSSIBLE, Placement
from cardprint.layout.palette import Inks
from cardprint.model.blocks import CodeBlock, ListBlock, Token
from cardprint.model.built_in_themes import THEMES, Edition, adapted
from cardprint.model.contrast import contrast
from cardprint.model.geometry import Size
from cardprint.model.page import Outline
from cardprint.model.theme import Spacing
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from making import paragraph, read
from text_checks import texts_in

HEBREW = Typesetter(load_fonts(lang="he", system=False), "he")
SIZES = (24, 20, 17, 15, 13, 11.5, 10, 9, 8)
LONG = CodeBlock("    total = price_of_all_items(first, second, third) + tax")
LOOKS = [*THEMES.values(), *(adapted(theme, edition) for theme in THEMES.values() for edition in Edition)]
PLAIN_INKS = Inks()
COLUMN = 0.6  # em, in Noto Sans Mono


@pytest.fixture
def placed(typesetter):
    def placing(*blocks, width=400, size=10, setter=typesetter, centred=False, inks=PLAIN_INKS, **options):
        flow = Composer(setter, **options).flow(blocks)
        assert flow.height(width / size) < IMPOSSIBLE
        return flow.place(Placement(0, width, size, inks, centred), 0)

    return placing


def words(items):
    """Return the texts, without the blanks that lines begin with."""
    return [item for item in texts_in(items) if any(word.ink for word in item.words)]


def lines(items):
    """Return the text of each printed line, with the blanks it begins with."""
    baselines = {}
    for item in texts_in(items):
        baselines.setdefault(round(item.y, 3), []).append("".join(word.text for word in item.words))
    return ["".join(texts) for _, texts in sorted(baselines.items())]


def test_code_is_in_a_face_of_one_width_and_keeps_its_indentation(placed):
    first, second = words(placed(CodeBlock("if x:\n    y()")))
    assert first.words[0].typeface.name.startswith("NotoSansMono")
    assert second.x - first.x == pytest.approx(4 * COLUMN * 10, abs=0.1)


def test_what_is_copied_has_its_indentation_too(placed):
    assert lines(placed(CodeBlock("if x:\n    y()\n        z()"))) == ["if x:", "    y()", "        z()"]


def test_blank_lines_are_kept(placed):
    first, second = words(placed(CodeBlock("a\n\n\nb")))
    assert second.y - first.y == pytest.approx(3 * 1.25 * 10)


@pytest.mark.parametrize(
    ("typed", "shown"), [("a\tb", "a   b"), ("abcd\tb", "abcd    b"), ("\tx", "    x"), ("a b  \t c", "a b      c")]
)
def test_tabs_go_to_the_next_stop_of_four_columns(typed, shown):
    ((lead, runs),) = code_lines(CodeBlock(typed))
    assert " " * lead + "".join(run.text for run in runs) == shown


def test_tabs_are_counted_over_the_parts_of_a_line():
    tokens = (Token("if", "keyword"), Token("\tx\n\ty"))
    assert [(lead, "".join(run.text for run in runs)) for lead, runs in code_lines(CodeBlock("", "", tokens))] == [
        (0, "if  x"),
        (4, "y"),
    ]


def test_on_a_centred_side_the_block_is_in_the_middle_and_its_lines_begin_together(placed):
    first, second = words(placed(CodeBlock("abcdefghij\nab"), centred=True))
    assert first.x == pytest.approx(200 - 5 * COLUMN * 10, abs=0.5)
    assert second.x == pytest.approx(first.x)


PARTS = CodeBlock(
    "for x 1 # c", "python", (Token("for ", "keyword"), Token("x "), Token("1 ", "literal"), Token("# c", "comment"))
)


def test_keywords_are_bold_and_comments_quiet(placed):
    keyword, plain, literal, comment = words(placed(PARTS))
    faces = [item.words[0].typeface.name for item in (keyword, plain, literal, comment)]
    assert [("Bold" in face) for face in faces] == [True, False, False, False]
    inks = PLAIN_INKS
    assert [item.colour for item in (keyword, plain, literal, comment)] == [
        inks.keyword,
        inks.text,
        inks.literal,
        inks.quiet,
    ]


def test_in_one_ink_all_of_code_is_in_that_ink(placed):
    assert {item.colour for item in words(placed(PARTS, inks=Inks.one("#b3261e")))} == {"#b3261e"}


@pytest.mark.parametrize("theme", LOOKS, ids=lambda theme: f"{theme.name} {theme.smallest:g}")
def test_the_inks_of_code_are_read_on_white_and_told_apart_on_a_grey_printer(theme):
    """WCAG 2.1 asks for a contrast of 4.5 to 1. Keywords are bold; comments are lighter than names and marks."""
    inks = Inks.of(theme.colours)
    assert all(contrast(ink) >= 4.5 for ink in (inks.text, inks.keyword, inks.literal, inks.quiet))
    assert contrast(inks.quiet) < 0.8 * contrast(inks.text)


@pytest.mark.parametrize("edition", [None, *Edition])
def test_the_theme_without_colours_has_none_in_code(edition):
    theme = THEMES["mono"] if edition is None else adapted(THEMES["mono"], edition)
    inks = Inks.of(theme.colours)
    assert all(ink[1:3] == ink[3:5] == ink[5:7] for ink in (inks.text, inks.keyword, inks.literal, inks.quiet))


def test_print_for_dyslexia_has_neither_red_nor_green_code():
    for theme in THEMES.values():
        colours = adapted(theme, Edition.DYSLEXIA).colours
        for ink in (colours.keyword, colours.literal):
            red, green, blue = (int(ink[at : at + 2], 16) for at in (1, 3, 5))
            assert blue >= max(red, green) or min(red, green) > max(red, green) / 2


def test_a_line_that_is_too_long_goes_on_further_in_behind_a_mark_that_is_no_text(placed):
    items = placed(LONG, width=200, wraps=True)
    first, *others = words(items)
    marks = [item for item in items if isinstance(item, Outline)]
    assert len(others) == len(marks) > 0
    for mark, line in zip(marks, others, strict=True):
        assert line.x - first.x == pytest.approx(2 * COLUMN * 10, abs=0.1)
        assert first.x <= mark.x < mark.x + mark.width < line.x
        assert mark.y == line.y
        assert mark.words == ()
    assert "".join(lines(items)).replace(" ", "") == LONG.text.replace(" ", "")


@pytest.mark.parametrize("width", [60, 90, 130, 200, 300])
def test_code_of_any_width_stays_within_its_measure(placed, width):
    deep = CodeBlock(" " * 60 + "deep(1)\n" + "a" * 100 + "\n" + LONG.text)
    items = placed(deep, ListBlock(((deep,),)), width=width, break_words=width / 10, wraps=True)
    for item in words(items):
        assert item.x >= -0.01
        assert item.x + item.width <= width + 0.01
    assert "".join(lines(items)).replace(" ", "").replace("•", "") == (deep.text * 2).replace(" ", "").replace("\n", "")


def test_code_is_set_smaller_before_its_lines_are_turned_over(typesetter):
    fitted = fit((LONG,), Composer(typesetter), Size(320, 200), SIZES)
    (flow,) = fitted.flows
    assert flow.height(320 / fitted.size) == pytest.approx(1.25, abs=0.2)
    assert fitted.size < SIZES[0]


def test_lines_that_are_turned_over_are_in_small_type_so_that_few_are(typesetter):
    fitted = fit((LONG,), Composer(typesetter), Size(200, 200), SIZES)
    assert len(fitted.flows) == 1
    assert fitted.size <= COMFORT


def test_code_too_high_for_a_card_goes_on_between_lines_as_typed(typesetter):
    block = CodeBlock("\n".join(f"    call_number_{number}(first_argument, second_argument)" for number in range(30)))
    fitted = fit((block,), Composer(typesetter), Size(200, 100), SIZES)
    assert len(fitted.flows) > 2
    for flow in fitted.flows:
        items = flow.place(Placement(0, 200, fitted.size, centred=True), 0)
        assert read(words(items)).startswith("call_number_")
        assert len({item.x for item in words(items)}) == 2  # lines, and what was turned over


def test_code_runs_from_left_to_right_in_every_deck_and_stands_where_text_begins(placed):
    comment, code = words(placed(CodeBlock("# שלום עולם\nx = 1"), setter=HEBREW))
    assert comment.x == pytest.approx(code.x)
    assert comment.x + comment.width == pytest.approx(400)
    assert comment.words[0].text == "# "


@pytest.mark.parametrize("centred", [False, True])
def test_the_number_of_an_item_that_begins_with_code_stands_where_text_begins(placed, centred):
    block = ListBlock(((CodeBlock("x = 1"),), (paragraph("ב"),)), 1)
    first, code, second, word = words(placed(block, setter=HEBREW, centred=centred))
    assert read([code]) == "x = 1"
    assert first.x == pytest.approx(second.x)
    assert code.x + code.width == pytest.approx(word.x + word.width, abs=0.01)
    assert code.x >= 0


def test_letters_and_spaces_that_are_set_wider_still_stand_below_each_other():
    wide = Typesetter(load_fonts(system=False, spacing=Spacing(0.35, 3.5)), "en")
    flow = Composer(wide).flow((CodeBlock("ab cd\n   ef"),))
    first, second = words(flow.place(Placement(0, 400, 10), 0))
    assert second.x == pytest.approx(first.x + 10 * sum(word.width for word in first.words[:1]), abs=0.01)


def test_a_list_in_which_code_stands_keeps_its_items_clear_of_it(placed):
    def gap(block):
        items = words(placed(ListBlock(((paragraph("a"), block), (paragraph("b"),)))))
        return items[-1].y - items[-3].y

    assert gap(CodeBlock("x")) > gap(paragraph("x"))


def test_code_in_a_list_that_stands_in_the_middle_stands_below_its_item(placed):
    items = words(placed(ListBlock(((paragraph("first"), CodeBlock("x = 1")), (paragraph("second"),))), centred=True))
    _, first, code, _, second = items
    assert first.x == pytest.approx(code.x) == pytest.approx(second.x)
