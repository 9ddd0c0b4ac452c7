from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pdfplumber
import pytest
from pypdf import PdfReader

from cardprint.model.geometry import Size
from cardprint.model.page import Document, Link, Page, Panel, Rule
from cardprint.pdf.writer import render, render_parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

A4 = (595.2756, 841.8898)
HEIGHT = A4[1]


def unpacked(data: bytes) -> bytes:
    """Return everything that streams hold, unpacked."""
    streams = re.findall(rb"FlateDecode[^>]*>>\s*stream\n(.*?)\nendstream", data, re.DOTALL)
    return b"\n".join(zlib.decompress(stream) for stream in streams)


def starts(page: pdfplumber.page.Page, char: str) -> list[tuple[float, ...]]:
    """Return the text matrices of a character: its direction and size, then where its baseline starts, y up."""
    return [found["matrix"] for found in page.chars if found["text"] == char]


def test_other_programs_find_nothing_wrong(cards: Document, assert_valid: Callable[[bytes], None]):
    assert_valid(render(cards))


def test_it_is_pdf_1_7_and_nothing_in_base_85(cards: Document):
    data = render(cards)
    assert data.startswith(b"%PDF-1.7\n")
    assert b"85" not in b"".join(re.findall(rb"/Filter\s*\S+", data))


def test_pages_share_the_stream_of_their_furniture_and_have_one_of_their_own(cards: Document):
    streams = re.findall(rb"/Type/Page/.*?/Contents\[(\d+) 0 R (\d+) 0 R\]", render(cards))
    assert len(streams) == 4
    assert len({shared for shared, _ in streams}) == 1
    assert len({own for _, own in streams}) == 4


def test_each_furniture_is_written_once_however_often_pages_change_between_them(cards: Document):
    turned = Rule(20, 42, 575, 42, 0.4, "#b8b8bd")
    backs = [page._replace(panels=(Panel(0, 0, (turned,), "furniture"), *page.panels[1:])) for page in cards.pages]
    document = cards._replace(pages=[page for pair in zip(cards.pages, backs, strict=True) for page in pair])
    shared = re.findall(rb"/Contents\[(\d+) 0 R \d+ 0 R\]", render(document))
    assert shared == shared[:2] * 4
    assert shared[0] != shared[1]


def test_a_page_without_furniture_has_one_stream(part: Callable[..., Document]):
    assert len(re.findall(rb"/Type/Page/.*?/Contents\[\d+ 0 R\]>>", render(part("Worksheet", "a", "b")))) == 2


def test_pages_have_the_exact_size_of_the_paper(cards: Document):
    letter = Page(Size(612.0, 792.0), cards.pages[0].panels)
    data = render(cards._replace(pages=(*cards.pages[:2], letter, cards.pages[3])))
    sizes = [tuple(map(float, page.mediabox)) for page in PdfReader(io.BytesIO(data), strict=True).pages]
    assert sizes == [(0, 0, *size) for size in (A4, A4, (612, 792), A4)]
    assert data.count(b"/MediaBox") == 2  # most pages inherit it


def test_text_reads_as_it_was_written(cards: Document):
    with pdfplumber.open(io.BytesIO(render(cards))) as pdf:
        assert pdf.pages[0].extract_text().split("\n") == ["question 1! question 1!", "print at 100 %"]


def test_upright_text_stands_where_the_model_puts_it(cards: Document):
    with pdfplumber.open(io.BytesIO(render(cards))) as pdf:
        matrices = starts(pdf.pages[0], "q")
    assert matrices == [
        pytest.approx((15, 0, 0, 15, 100 + 12.5, HEIGHT - 140), abs=0.005),
        pytest.approx((15, 0, 0, 15, 310 + 12.5, HEIGHT - 140), abs=0.005),
    ]


def test_turned_text_runs_left_and_up_from_its_origin(cards: Document):
    with pdfplumber.open(io.BytesIO(render(cards))) as pdf:
        matrices = [matrix for matrix in starts(pdf.pages[1], "a") if matrix[0] < 0]
    assert matrices == [
        pytest.approx((-15, 0, 0, -15, 300 - 12.5, HEIGHT - 160), abs=0.005),
        pytest.approx((-15, 0, 0, -15, 510 - 12.5, HEIGHT - 160), abs=0.005),
    ]


def test_shapes_lie_where_the_model_puts_them(cards: Document):
    with pdfplumber.open(io.BytesIO(render(cards))) as pdf:
        front, back = pdf.pages[:2]
    line = front.lines[0]
    assert (line["x0"], line["top"], line["x1"], line["linewidth"]) == pytest.approx((20, 800, 575, 0.4), abs=0.005)
    boxes = [curve for curve in front.curves if curve["width"] > 100]
    assert [(box["x0"], box["top"]) for box in boxes] == [
        pytest.approx(at, abs=0.01) for at in ((100, 100), (310, 100))
    ]
    turned = [curve for curve in back.curves if curve["width"] > 100]
    assert [(box["x1"], box["bottom"]) for box in turned] == [
        pytest.approx(at, abs=0.01) for at in ((300, 200), (510, 200))
    ]
    dot = next(curve for curve in front.curves if curve["width"] < 10 and curve["x0"] > 280)
    assert (dot["x0"], dot["top"], dot["width"]) == pytest.approx((286, 106, 8), abs=0.01)


def test_links_open_their_address_from_where_they_lie(cards: Document):
    with pdfplumber.open(io.BytesIO(render(cards))) as pdf:
        front, back = (page.hyperlinks[0] for page in pdf.pages[:2])
    assert front["uri"] == "https://example.org/1"
    assert [front[side] for side in ("x0", "top", "x1", "bottom")] == pytest.approx([112.5, 128, 172.5, 143], abs=0.005)
    assert [back[side] for side in ("x0", "top", "x1", "bottom")] == pytest.approx([227.5, 157, 287.5, 172], abs=0.005)


def linking(url: str) -> Document:
    return Document("Links", "en", (Page(Size(100, 100), (Panel(0, 0, (Link(0, 0, 10, 10, url),)),)),), "Links")


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://example.org/a_(b)?q=1&r=%20#x", "https://example.org/a_(b)?q=1&r=%20#x"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("https://de.wikipedia.org/wiki/Öl heiß", "https://de.wikipedia.org/wiki/%C3%96l%20hei%C3%9F"),
    ],
)
def test_an_address_is_written_in_ascii(url: str, written: str):
    with pdfplumber.open(io.BytesIO(render(linking(url)))) as pdf:
        assert pdf.pages[0].hyperlinks[0]["uri"] == written


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "ftp://example.org", "x", " https://a.b"])
def test_no_link_opens_anything_but_the_web_and_mail(url: str):
    with pytest.raises(ValueError, match="no address a card may open"):
        render(linking(url))


class LaidOutOnDemand(Sequence[Page]):
    """Pages that are made when they are asked for, and count how many were made and how many are still held."""

    def __init__(self, template: Page, count: int) -> None:
        self.template, self.count = template, count
        self.made = self.held = self.most_held = 0

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, index: int) -> Page:
        if not 0 <= index < self.count:
            raise IndexError(index)
        pages = self

        class Watched(Page):
            def __del__(self) -> None:
                pages.held -= 1

        self.made += 1
        self.held += 1
        self.most_held = max(self.most_held, self.held)
        return Watched(self.template.size, self.template.panels, f"{index + 1}")


def test_pages_are_laid_out_once_and_let_go(cards: Document):
    pages = LaidOutOnDemand(cards.pages[0], 20)
    render(cards._replace(pages=pages))
    assert pages.made == 20
    assert pages.most_held <= 2


def test_a_document_without_pages_is_refused(cards: Document):
    with pytest.raises(ValueError, match="has no pages"):
        render(cards._replace(pages=()))


def test_the_same_document_gives_the_same_bytes_and_another_a_new_identifier(cards: Document):
    other = cards._replace(title="Compute services: card")
    first, second, third = (re.findall(rb"/ID\[<(\w+)><(\w+)>\]", render(one)) for one in (cards, cards, other))
    assert first == second != third
    assert first[0][0] == first[0][1]
    assert render(cards) == render(cards)


SCRIPT = """
import hashlib, sys
from cardprint.model.geometry import Size
from cardprint.model.page import Document, Page, Panel
from cardprint.model.text import Text
from cardprint.pdf.bundle import bundle
from cardprint.pdf.writer import render_parts
from cardprint.text.fonts import load_fonts
from cardprint.text.typesetter import Typesetter

words = Typesetter(load_fonts(), "de").words("Größe Ω שלום →")
page = Page(Size(595.2756, 841.8898), (Panel(9, 9, (Text(0, 0, 9.5, "#1c1c1e", words),)),), "1 front")
parts = render_parts([Document("Größe", "de", (page,), name) for name in ("Karten", "Blatt")])
print(hashlib.sha256(b"".join(parts) + bundle(parts, title="Größe", lang="de")).hexdigest())
"""


def test_neither_hash_seed_nor_zone_nor_locale_nor_folder_changes_a_byte(tmp_path: Path):
    places = [
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Chatham", "LC_ALL": "tr_TR.UTF-8", "SOURCE_DATE_EPOCH": "1"},
        {"PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "soon", "RL_invariant": "0", "RL_pdfComments": "1"},
    ]
    digests = set()
    for number, variables in enumerate(places):
        folder = tmp_path / str(number)
        folder.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))} | variables,
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stderr == ""
        digests.add(done.stdout)
    assert len(digests) == 1


def test_a_part_that_is_written_alone_holds_nothing_of_the_others(part: Callable[..., Document]):
    sheet, key = part("Worksheet", "abc"), part("Key", "abc xyz")
    assert b"<0078>" not in unpacked(render(sheet))
    assert b"<0078>" in unpacked(render(key))


def test_parts_to_be_bundled_embed_the_same_fonts(part: Callable[..., Document]):
    def font_files(data: bytes) -> set[str]:
        return {hashlib.sha256(found).hexdigest() for found in re.findall(rb"/Length1.*?endstream", data, re.DOTALL)}

    sheet, key = render_parts([part("Worksheet", "abc"), part("Key", "abc xyz")])
    assert font_files(sheet) == font_files(key)
    assert len(font_files(key)) == 1
