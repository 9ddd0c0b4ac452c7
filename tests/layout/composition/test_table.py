"""Tables: cells that wrap, columns that align, and rows that go on under the head in another box."""

from __future__ import annotations

import pytest

from cardprint.layout.composition.compose import Composer
from cardprint.layout.composition.fit import FLOOR, fit
from cardprint.layout.composition.row_protocols import IMPOSSIBLE, Placement
from cardprint.model.blocks import Formula, Paragraph, Run, Table
from cardprint.model.geometry import Size
from cardprint.model.page import Group, Rule
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter
from making import paragraph, read
from text_checks import texts_in

HEBREW = Typesetter(load_fonts(lang="he", system=False), "he")
GERMAN = Typesetter(load_fonts(system=False), "de")
SIZES = (24, 17, 13, 10, 8)
BOX = Size(230, 120)


def table(head, *rows, aligns=None):
    cells = [tuple(paragraph(cell) for cell in row) for row in (head, *rows)]
    return Table(cells[0], tuple(cells[1:]), aligns or ("left",) * len(head))


def texts(items):
    return list(texts_in(items))


@pytest.fixture
def placed(typesetter):
    def placing(block, width=300, setter=typesetter):
        flow = Composer(setter).flow((block,))
        assert flow.height(width / 10) < IMPOSSIBLE
        return flow.place(Placement(0, width, 10), 0)

    return placing


LONG = table(("row", "what it says"), *((f"{number}", "some words about it") for number in range(1, 31)))


def parts_of(block, typesetter, box=BOX):
    fitted = fit((block,), Composer(typesetter), box, SIZES)
    return [texts(flow.place(Placement(0, box.width, fitted.size), 0)) for flow in fitted.flows], fitted


def test_a_table_too_high_for_a_card_goes_on_row_by_row_under_its_head(typesetter):
    parts, fitted = parts_of(LONG, typesetter)
    assert fitted.size == FLOOR
    assert len(parts) > 2
    assert all(read(part).startswith("row what it says ") for part in parts)
    rows = [read(part).removeprefix("row what it says ") for part in parts]
    assert " ".join(rows).split()[::5] == [str(number) for number in range(1, 31)]


def test_the_parts_of_a_table_have_the_same_columns(typesetter):
    block = table(("a", "b"), *(("a rather long cell" if number == 1 else "x", "y") for number in range(40)))
    parts, _ = parts_of(block, typesetter)
    assert len({round(part[1].x, 3) for part in parts}) == 1


def test_no_part_of_a_table_leaves_its_box_and_each_is_filled(typesetter):
    parts, fitted = parts_of(LONG, typesetter)
    heights = [flow.height(BOX.width / FLOOR) * FLOOR for flow in fitted.flows]
    assert max(heights) <= BOX.height
    row = heights[0] / len(parts[0][::2])
    assert all(BOX.height - height < row for height in heights[:-1])


def test_the_head_of_a_table_never_stands_alone_at_the_foot_of_a_card(typesetter):
    for count in range(4, 14):
        blocks = (paragraph("word " * count * 6), LONG)
        for flow in fit(blocks, Composer(typesetter), BOX, (FLOOR,)).flows:
            assert not read(flow.place(Placement(0, BOX.width, FLOOR), 0)).endswith("what it says")


def test_text_around_a_long_table_stays_around_it(typesetter):
    blocks = (paragraph("Before."), LONG, paragraph("Behind."))
    flows = fit(blocks, Composer(typesetter), BOX, SIZES).flows
    said = [read(flow.place(Placement(0, BOX.width, FLOOR), 0)) for flow in flows]
    assert said[0].startswith("Before. row")
    assert said[-1].endswith("30 some words about it Behind.")


def test_a_row_too_high_for_a_card_makes_text_of_the_table(typesetter):
    block = table(("a", "b"), ("x", "word " * 600))
    fitted = fit((block,), Composer(typesetter), BOX, SIZES)
    items = [item for flow in fitted.flows for item in flow.place(Placement(0, BOX.width, fitted.size), 0)]
    assert not any(isinstance(item, Rule) for item in items)
    assert read(items).split().count("word") == 600


def test_a_cell_that_is_aligned_right_has_all_its_lines_at_the_right(placed):
    lines = texts(placed(table(("a", "b"), ("x", "some words that need several lines"), aligns=("left", "right")), 100))
    ends = {round(item.x + item.width - (item.words[-1].width - item.words[-1].ink) * 10, 2) for item in lines[3:]}
    assert len(lines) == 5
    assert ends == {100.0}


def test_a_column_that_is_centred_has_its_lines_about_its_middle(placed):
    head, cell = texts(placed(table(("a long head",), ("x",), aligns=("center",))))
    assert head.x + head.width / 2 == pytest.approx(cell.x + cell.width / 2, abs=0.01)


def test_words_in_cells_are_divided_where_that_makes_a_table_of_them():
    block = table(
        ("Wort", "Bedeutung"), ("Donaudampfschifffahrtsgesellschaft", "Rechtsschutzversicherungsgesellschaften")
    )
    fitted = fit((block,), Composer(GERMAN), Size(150, 120), SIZES)
    (flow,) = fitted.flows
    items = flow.place(Placement(0, 150, fitted.size), 0)
    assert any(isinstance(item, Rule) for item in items)
    assert read(items).replace("\u00ad", "").replace(" ", "").startswith("WortBedeutungDonaudampfschiff")


def test_in_a_right_to_left_deck_columns_and_cells_begin_at_the_right_whatever_is_in_them(placed):
    head, other, cell, long = texts(placed(table(("Python", "מילה"), ("def", "מילה ארוכה")), setter=HEBREW))
    assert head.x > other.x
    assert head.x + head.width == pytest.approx(cell.x + cell.width)
    assert other.x + other.width == pytest.approx(long.x + long.width)


def test_a_small_table_begins_where_text_begins_and_on_a_card_stands_in_the_middle(typesetter):
    flow = Composer(typesetter).flow((table(("A", "B"), ("one", "two")),))

    def lines(placement):
        return [item for item in flow.place(placement, 0) if isinstance(item, Rule)]

    assert all(line.x1 == pytest.approx(7) for line in lines(Placement(7, 300, 10)))
    for placement in (Placement(7, 300, 10, centred=True), Placement(7, 300, 10, figures_centred=True)):
        assert all(line.x1 - 7 == pytest.approx(307 - line.x2) for line in lines(placement))


def test_a_right_to_left_table_ends_where_the_measure_ends():
    flow = Composer(HEBREW).flow((table(("א", "ב"), ("ג", "ד")),))
    ends = [item.x2 for item in flow.place(Placement(7, 300, 10), 0) if isinstance(item, Rule)]
    assert ends == pytest.approx([307.0] * len(ends))
    assert ends


def test_the_cells_of_a_row_stand_on_one_baseline_whatever_is_in_them(placed):
    fraction = Paragraph((Run(r"\frac{a}{b}", inset=Formula()),))
    block = Table(
        (paragraph("A"), paragraph("B"), paragraph("C")),
        ((paragraph("low"), fraction, paragraph("ผึ้ง")),),
        ("left",) * 3,
    )
    items = placed(block)
    baselines = [item.y for item in texts_in(items) if read([item]) in {"low", "ผึ้ง"}]
    (formula,) = (item for item in items if isinstance(item, Group))
    assert baselines == pytest.approx([formula.y] * 2)
    rule = next(item for item in items if isinstance(item, Rule))
    assert formula.y - formula.ascent > rule.y1


def test_a_table_without_rows_is_its_head(placed):
    assert read(texts(placed(table(("a", "b"))))) == "a b"


def test_empty_cells_take_their_place(placed):
    block = Table((Paragraph((Run("a"),)), Paragraph(())), ((Paragraph(()), Paragraph((Run("d"),))),), ("left", "left"))
    first, last = texts(placed(block))
    assert last.x > first.x
    assert last.y > first.y


def test_an_empty_head_takes_no_line_where_a_table_becomes_text(typesetter):
    rows = [
        " ".join(read(row.place(Placement(0, 900, 10), 0)).split())
        for row in as_text(table(["", ""], ["a", "b"]), typesetter)
    ]
    assert rows == ["a b"]


def as_text(block, typesetter):
    return Composer(typesetter).unfolding().flow((block,)).rows
