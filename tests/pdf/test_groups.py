"""Formulas in the PDF: text of an embedded font that reads as its source, wherever the group of them is put."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pypdfium2
import pytest

from cardprint.layout.sheet.strip import mirrored
from cardprint.model.blocks import PLAIN, Formula, Run
from cardprint.model.geometry import Size
from cardprint.model.page import Document, Group, Page, Panel, moved
from cardprint.pdf.writer import render
from cardprint.text.fonts import load_fonts
from cardprint.text.inset_factory import make_inset
from cardprint.text.typesetter import Typesetter

SETTER = Typesetter(load_fonts(system=False))


def group(source, x=40.0, y=60.0):
    (placed,) = make_inset(SETTER, Run(source, inset=Formula(display=True)), PLAIN).place(x, y, 20, "#000000", {})
    return placed


def printed(*items):
    return render(Document("x", "en", (Page(Size(300, 120), (Panel(0, 0, items),), "1"),), "x"))


@pytest.mark.parametrize(
    "source", [r"\frac{a}{b} + x^2", r"\sqrt{\sum_i x_i}", r"\text{größer} \to 0", r"\left(\frac12\right)"]
)
def test_a_formula_reads_as_its_source(source):
    (page,) = pypdfium2.PdfDocument(printed(group(source)))
    assert page.get_textpage().get_text_bounded().strip() == source


def test_readers_that_know_no_such_reading_find_its_letters():
    (page,) = pypdf.PdfReader(BytesIO(printed(group(r"E = mc^2 \le \alpha")))).pages
    assert "".join(page.extract_text().split()) == "E=mc2≤α"


def test_each_group_ends_what_it_reads_as():
    content = pypdf.PdfReader(BytesIO(printed(group("x"), group("y")))).pages[0].get_contents().get_data()
    assert content.count(b"BDC") == content.count(b"EMC") == 2


def test_a_group_is_drawn_alike_wherever_it_is_put():
    def drawn(item):
        (page,) = pypdfium2.PdfDocument(printed(item))
        return page.render(scale=2).to_pil().convert("L")

    source = r"\frac{a+b}{c} = \sqrt{x}"
    here, there = drawn(group(source)), drawn(moved(group(source, 10, 60), 30, 0))
    assert here.tobytes() == there.tobytes()


def test_a_formula_is_seen_in_a_mirror_as_a_whole():
    formula = group(r"a = b")
    turned = mirrored(formula, 300)
    assert isinstance(turned, Group)
    assert turned.x == pytest.approx(300 - 40 - formula.width)
    assert turned.items == formula.items
