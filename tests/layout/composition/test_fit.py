"""The largest size at which a text fills its box and does not leave it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.fit import COMFORT, FLOOR, fit, ladder, largest_index
from cardprint.layout.composition.row_protocols import Placement
from cardprint.model.blocks import PLAIN, Chain, CodeBlock, Comparison, Formula, ListBlock, Paragraph, Run, Side, Table
from cardprint.model.geometry import Size
from cardprint.model.page import Group, Outline, Rule
from cardprint.model.text import Text
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from making import by_line
from text_checks import texts_in

COMPOSER = Composer(Typesetter(load_fonts(system=False), "en"))
SIZES = (24, 20, 17, 15, 13, 11.5, 10, 9, 8)
BOX = Size(230, 130)


def paragraph(text):
    return Paragraph((Run(text),))


def items_of(*texts):
    return ListBlock(tuple((paragraph(text),) for text in texts))


BLOCKS = {
    "paragraph": (paragraph("Packs an application with everything it needs. " * 3),),
    "list": (paragraph("In short:"), items_of("starts in seconds", "scales up and down as quickly")),
    "numbers": (ListBlock(((paragraph("first, this"),), (paragraph("then that"),)), start=9),),
    "code": (CodeBlock("for x in y:\n    print(x)"),),
    "table": (Table((paragraph("a"), paragraph("b")), ((paragraph("one cell"), paragraph("2")),), ("left", "right")),),
    "comparison": (
        Comparison(
            (
                Side(paragraph("Docker"), (items_of("shares the kernel"),)),
                Side(paragraph("Virtual machine"), (items_of("brings a system"),)),
            )
        ),
    ),
    "chain": (
        Chain((paragraph("Image lands"), paragraph("Lambda runs"), paragraph("Saved")), (paragraph("event"), None)),
    ),
}


def extent(items):
    """Return how far items reach: left, right, top and bottom, text by the ascent and descent of its faces."""
    boxes = []
    for item in by_line(items):
        if isinstance(item, Text):
            right = item.x + item.size * (sum(word.width for word in item.words[:-1]) + item.words[-1].ink)
            face = item.words[0].typeface
            boxes.append((item.x, right, item.y - face.ascent * item.size, item.y - face.descent * item.size))
        elif isinstance(item, Group):
            boxes.append((item.x, item.x + item.width, item.y - item.ascent, item.y + item.descent))
        elif isinstance(item, Outline):
            shape, size = item.shape, item.size
            boxes.append((item.x, item.x + item.width, item.y - shape.ascent * size, item.y + shape.descent * size))
        elif not isinstance(item, Rule):
            boxes.append((item.x, item.x + item.width, item.y, item.y + item.height))
    lefts, rights, tops, bottoms = zip(*boxes, strict=True)
    return min(lefts), max(rights), min(tops), max(bottoms)


@pytest.mark.parametrize("blocks", BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize("box", [BOX, Size(150, 150), Size(420, 60)])
def test_what_fits_stays_inside_its_box(blocks, box):
    fitted = fit(blocks, COMPOSER, box, SIZES)
    for flow in fitted.flows:
        left, right, top, bottom = extent(flow.place(Placement(0, box.width, fitted.size), 0))
        assert left >= -0.01
        assert right <= box.width + 0.01
        assert top >= -0.01
        assert bottom <= box.height + 0.01


@pytest.mark.parametrize("blocks", BLOCKS.values(), ids=BLOCKS)
def test_the_next_size_up_would_not_fit(blocks):
    fitted = fit(blocks, COMPOSER, BOX, SIZES)
    (flow,) = fitted.flows
    larger = [size for size in SIZES if size > fitted.size][-1:]
    assert all(flow.height(BOX.width / size) * size > BOX.height * 0.87 for size in larger)


def test_short_text_takes_the_largest_size():
    assert fit((paragraph("Cat"),), COMPOSER, BOX, SIZES).size == SIZES[0]


@given(st.lists(st.text("abcdefghijklm", min_size=1, max_size=40), min_size=1, max_size=400))
def test_text_of_any_length_is_set_whole_over_as_many_faces_as_it_takes(words):
    text = " ".join(words)
    fitted = fit((paragraph(text),), COMPOSER, BOX, SIZES)
    set_words = [
        word.text
        for flow in fitted.flows
        for item in texts_in(flow.place(Placement(0, BOX.width, fitted.size), 0))
        for word in item.words
    ]
    plain = "".join(set_words).replace("\u00ad", "").replace(" ", "")
    assert plain == text.replace(" ", "")


def test_every_face_of_a_long_text_is_filled_before_the_next():
    fitted = fit((paragraph("word " * 600),), COMPOSER, BOX, SIZES)
    assert fitted.size == FLOOR
    heights = [flow.height(BOX.width / FLOOR) * FLOOR for flow in fitted.flows]
    assert len(heights) > 2
    assert all(BOX.height - height < 2 * FLOOR for height in heights[:-1])


@pytest.mark.parametrize(
    ("counts", "faces"),
    [
        ([13], ["a" * 11, "aa"]),
        ([10, 3], ["a" * 10, "bbb"]),
        ([9, 3], ["a" * 9, "bbb"]),
        ([9, 4], ["a" * 9 + "bb", "bb"]),
        ([10, 1, 3], ["a" * 10 + "b", "ccc"]),
        ([13, 10], ["a" * 12, "a" + "b" * 10]),  # else there would be a third
    ],
)
def test_no_line_of_a_paragraph_stands_alone_unless_that_takes_another_face(counts, faces):
    blocks = tuple(
        paragraph(" ".join([f"{name}{'m' * 28}"] * count)) for name, count in zip("abc", counts, strict=False)
    )
    fitted = fit(blocks, COMPOSER, BOX, (FLOOR,))
    placed = [texts_in(flow.place(Placement(0, BOX.width, FLOOR), 0)) for flow in fitted.flows]
    assert ["".join(item.words[0].text[0] for item in items) for items in placed] == faces


def test_words_are_divided_to_reach_a_comfortable_size():
    fitted = fit((paragraph("Donaudampfschifffahrtsgesellschaft"),), german(), Size(120, 130), SIZES)
    assert fitted.size >= 15
    assert len(fitted.flows) == 1


def test_words_are_not_divided_for_one_step_of_size():
    fitted = fit((paragraph("Donaudampfschiff"),), german(), Size(200, 130), SIZES)
    assert "\u00ad" not in "".join(word.text for word in fitted.flows[0].rows[0].measured.words)


def german():
    return Composer(Typesetter(load_fonts(system=False), "de"))


def formula(source):
    return (Paragraph((Run(source, PLAIN, Formula(display=True)),)),)


def test_a_formula_is_broken_at_its_operators_where_it_would_be_small_without_that():
    series = formula(
        r"e^x = 1+x+\frac{x^2}{2!}+\frac{x^3}{3!}+\frac{x^4}{4!}+\frac{x^5}{5!}+\dots+\frac{x^{n+2}}{(n+2)!}"
    )
    size, flows = fit(series, COMPOSER, Size(180, 100), SIZES)
    assert len(flows) == 1
    assert flows[0].natural_width(180 / size) <= 180 / size
    whole = largest_index(COMPOSER.flow(series), Size(180, 100), SIZES)
    assert SIZES[whole] < COMFORT < size


def test_a_formula_that_is_all_there_is_is_set_as_a_display():
    source = r"\sum_{i=1}^n \frac{1}{i}"
    inline = (Paragraph((Run(source, PLAIN, Formula()),)),)
    alone, displayed = (fit(blocks, COMPOSER, BOX, SIZES) for blocks in (inline, formula(source)))
    assert extent(alone.flows[0].place(Placement(0, 200, 10), 0)) == extent(
        displayed.flows[0].place(Placement(0, 200, 10), 0)
    )
    among = fit((Paragraph((Run("so "), *inline[0].runs)),), COMPOSER, BOX, SIZES).flows[0]
    assert among.rows[0].measured.reaches[-1] < displayed.flows[0].rows[0].measured.reaches[-1]


def test_a_formula_of_a_comfortable_size_stays_whole():
    series = formula(r"e^x = 1+x+\frac{x^2}{2!}+\dots+\frac{x^n}{n!}")
    size = fit(series, COMPOSER, Size(180, 100), SIZES).size
    assert size == SIZES[largest_index(COMPOSER.flow(series), Size(180, 100), SIZES)] >= COMFORT


def test_a_figure_that_fits_nowhere_goes_on_as_text():
    chain = Chain(tuple(paragraph(f"a step of some length, number {n}") for n in range(40)), (None,) * 39)
    fitted = fit((chain,), COMPOSER, BOX, SIZES)
    assert len(fitted.flows) > 1
    text = "".join(word.text for flow in fitted.flows for row in flow.rows for word in row.measured.line_words())
    assert "number 39" in text


def test_a_ladder_ends_at_the_floor():
    assert ladder((24, 20, 9, 8, 6), 20) == (20, 9, 8)
    assert ladder((24, 20), 3) == (FLOOR,)
