"""Chains of steps: boxes and arrows in as few and as even rows as keep them low."""

from itertools import pairwise

import pytest

from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.row_protocols import IMPOSSIBLE, Placement
from cardprint.model.blocks import Chain
from cardprint.model.page import Box, Group, Link, Outline
from cardprint.source.markup.parser import parse
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from making import paragraph, read
from text_checks import texts_in


@pytest.fixture
def chain(typesetter):
    def make(*steps, labels=None):
        said = [label and paragraph(label) for label in labels or (None,) * (len(steps) - 1)]
        block = Chain(tuple(paragraph(step) for step in steps), tuple(said))
        return Composer(typesetter).flow((block,)).rows[0]

    return make


def boxes(items):
    return [item for item in items if isinstance(item, Box)]


def test_short_steps_stand_in_one_row(chain):
    placed = chain("A", "B", "C").place(Placement(0, 300, 10), 0)
    assert len({box.y for box in boxes(placed)}) == 1


def test_a_narrow_measure_takes_more_rows(chain):
    figure = chain("Image lands", "Lambda runs", "Picture saved")
    assert len({box.y for box in boxes(figure.place(Placement(0, 110, 10), 0))}) > 1


def test_too_narrow_for_the_widest_word_is_impossible(chain):
    assert chain("incomprehensible", "x").height(4) == IMPOSSIBLE


def test_rows_are_centred_below_one_another(chain):
    placed = boxes(chain("One step", "Another one", "Last").place(Placement(0, 110, 10), 0))
    rows = [[box for box in placed if box.y == y] for y in sorted({box.y for box in placed})]
    first, *others = [(row[0].x + row[-1].x + row[-1].width) / 2 for row in rows]
    assert others
    assert others == pytest.approx([first] * len(others), abs=0.01)


def test_a_chain_begins_where_text_begins(chain):
    assert boxes(chain("A", "B").place(Placement(7, 300, 10), 0))[0].x == pytest.approx(7)
    first, second = boxes(chain("ראשון", "שני").place(Placement(7, 300, 10), 0))
    assert first.x + first.width == pytest.approx(307)
    assert second.x > 7


@pytest.mark.parametrize(
    "placement", [Placement(7, 300, 10, centred=True), Placement(7, 300, 10, figures_centred=True)]
)
def test_a_chain_stands_in_the_middle_of_a_card(placement, chain):
    first, second = boxes(chain("A", "Longer").place(placement, 0))
    assert first.x - 7 == pytest.approx(307 - second.x - second.width)


def test_a_label_has_markup_as_its_steps_have(typesetter):
    (block,) = parse("SO~2~ -V~2~O~5~-> SO~3~ -[by hand](https://a.example)-> H~2~SO~4~")
    placed = Composer(typesetter).flow((block,)).rows[0].place(Placement(0, 300, 10), 0)
    assert "~" not in read(placed)
    assert [item.url for item in placed if isinstance(item, Link)] == ["https://a.example"]


@pytest.mark.parametrize("measure", [300, 60], ids=["across", "down"])
def test_a_high_formula_on_an_arrow_keeps_clear_of_boxes_and_arrow(typesetter, measure):
    (block,) = parse(r"start -$\frac{\frac{a^2}{b^2}}{\frac{c}{d}}$-> end")
    figure = Composer(typesetter).flow((block,)).rows[0]
    placed = figure.place(Placement(0, measure, 10), 0)
    (label,) = (item for item in placed if isinstance(item, Group))
    (arrow,) = arrows(placed)
    top, bottom = label.y - label.ascent, label.y + label.descent
    first, second = boxes(placed)
    if first.y == second.y:
        assert top >= first.y
        assert bottom <= arrow.y - arrow.shape.ascent * arrow.size
    else:
        assert first.y + first.height <= top
        assert bottom <= second.y


def test_text_reads_step_by_step_with_labels_and_arrows(chain):
    placed = chain("A", "B", "C", labels=("first", None)).place(Placement(0, 300, 10), 0)
    assert sorted(read(placed).split()) == sorted(["A", "first", "→", "B", "→", "C"])


def test_boxes_never_touch(chain):
    placed = sorted(boxes(chain("One", "Two", "Three", "Four").place(Placement(0, 400, 10), 0)), key=lambda box: box.x)
    assert all(one.x + one.width < other.x for one, other in pairwise(placed))


def test_a_right_to_left_chain_begins_on_the_right(chain):
    placed = chain("ראשון", "שני").place(Placement(0, 300, 10), 0)
    first, second = boxes(placed)
    assert first.x > second.x


def arrows(items):
    return [item for item in items if isinstance(item, Outline)]


def test_an_arrow_fills_the_gap_between_its_boxes_and_touches_neither(chain):
    for figure, size in (chain("A", "B"), 10), (chain("A", "B", labels=("a long label",)), 24):
        placed = figure.place(Placement(0, 30 * size, size), 0)
        (arrow,) = arrows(placed)
        one, other = boxes(placed)
        assert arrow.x - one.x - one.width == pytest.approx(0.3 * size, abs=0.01 * size)
        assert other.x - arrow.x - arrow.width == pytest.approx(0.3 * size, abs=0.01 * size)


def test_an_arrow_stands_at_the_middle_of_its_boxes(chain):
    placed = chain("A", "B").place(Placement(0, 300, 10), 0)
    (arrow,) = arrows(placed)
    box = boxes(placed)[0]
    above, below = arrow.y - 10 * arrow.shape.ascent, arrow.y + 10 * arrow.shape.descent
    assert (above + below) / 2 == pytest.approx(box.y + box.height / 2)


def tip(arrow):
    """Return the corner that an arrow ends in: the one in the middle of its seven."""
    corners = [command.points for command in arrow.shape.path if command.points]
    return corners[3]


def test_arrows_point_where_reading_goes_and_down_to_the_next_row(chain):
    (right,) = arrows(chain("A", "B").place(Placement(0, 300, 10), 0))
    (left,) = arrows(chain("א", "ב").place(Placement(0, 300, 10), 0))
    (down,) = arrows(chain("Image lands", "Lambda runs").place(Placement(0, 90, 10), 0))
    assert tip(right)[0] == pytest.approx(1000 * right.shape.width)
    assert tip(left)[0] == 0
    assert tip(down)[1] == pytest.approx(1000 * down.shape.descent)
    assert read([left]) == read([down]) == "→"


def test_everything_stays_inside_the_measure(chain):
    for width in (80, 120, 200, 400):
        figure = chain("Client", "API Gateway", "Lambda", "DynamoDB", labels=("REST", "proxy", "read, write"))
        placed = figure.place(Placement(0, width, 10), 0)
        assert min(box.x for box in boxes(placed)) >= -0.01
        assert max(box.x + box.width for box in boxes(placed)) <= width + 0.01
        assert max(item.y for item in texts_in(placed)) <= figure.height(width / 10) * 10


@pytest.mark.parametrize("width", [70, 100, 150, 220])
def test_a_long_label_stays_within_the_measure_or_makes_it_impossible(chain, width):
    figure = chain("Draft", "Proof", "Print", labels=("read by two colleagues", "everybody has agreed on it"))
    if figure.height(width / 10) == IMPOSSIBLE:
        return
    for item in figure.place(Placement(30, width, 10), 0):
        assert item.x >= 30 - 0.01
        assert item.x + item.width <= 30 + width + 0.01


def test_steps_in_japanese_break_between_phrases():
    typesetter = Typesetter(load_fonts(lang="ja", system=False), "ja")
    block = Chain((paragraph("朝ご飯を食べる"), paragraph("学校へ行く"), paragraph("寝る")), (None, None))
    placed = Composer(typesetter).flow((block,)).rows[0].place(Placement(0, 160, 10), 0)
    said = [read([item]) for item in texts_in(placed)]
    assert [text for text in said if "食" in text] == ["食べる"]
