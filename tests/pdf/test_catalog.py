from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from cardprint.model.job import Flip
from cardprint.model.page import Page
from cardprint.pdf.self_check import check_pdf
from cardprint.pdf.writer import render

if TYPE_CHECKING:
    from cardprint.model.page import Document

TITLES = ["Compute services", "Größe (1): a \\ b", 'Ελλάδα <&> "quoted"', "日本語 – 𠮷 🃏", "tab\tand\nline"]
DC = "{http://purl.org/dc/elements/1.1/}"


def opened(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(render(document)), strict=True)


@pytest.mark.parametrize(
    ("duplex", "wanted"),
    [(Flip.LONG, "/DuplexFlipLongEdge"), (Flip.SHORT, "/DuplexFlipShortEdge"), (None, "/Simplex")],
)
def test_the_printer_is_told_how_to_turn_sheets_and_to_scale_nothing(cards: Document, duplex: Flip, wanted: str):
    preferences = opened(cards._replace(duplex=duplex)).root_object["/ViewerPreferences"]
    assert preferences == {
        "/Duplex": wanted,
        "/PrintScaling": "/None",
        "/PickTrayByPDFSize": True,
        "/DisplayDocTitle": True,
    }


@pytest.mark.parametrize("title", TITLES)
def test_the_title_is_kept_in_every_script(cards: Document, title: str):
    reader = opened(cards._replace(title=title))
    assert reader.metadata.title == title
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize("title", TITLES)
def test_the_xmp_metadata_say_title_and_language_and_no_date(cards: Document, title: str):
    packet = opened(cards._replace(title=title)).root_object["/Metadata"].get_data()
    tree = ET.fromstring(packet)  # noqa: S314 - our own
    assert [leaf.text or "" for leaf in tree.find(f".//{DC}title").iter() if not len(leaf)] == [title]
    assert [leaf.text for leaf in tree.find(f".//{DC}language").iter() if not len(leaf)] == ["en-GB"]
    assert b"Date" not in packet


def test_a_title_xml_has_no_way_to_write_does_not_break_the_metadata(cards: Document):
    packet = opened(cards._replace(title="a\x00b\x1bc")).root_object["/Metadata"].get_data()
    assert "a\ufffdb\ufffdc" in ET.fromstring(packet).find(f".//{DC}title")[0][0].text  # noqa: S314


def test_the_language_is_said(cards: Document):
    assert opened(cards).root_object["/Lang"] == "en-GB"


def test_the_file_says_what_made_it_and_not_when(cards: Document):
    metadata = opened(cards).metadata
    assert set(metadata) == {"/Title", "/Creator", "/Producer"}
    assert metadata.producer.startswith("cardprint ")


def test_every_page_has_its_label(cards: Document):
    assert opened(cards).page_labels == ["1 front", "1 back", "2 front", "2 back"]


@pytest.mark.parametrize(
    ("labels", "entries"),
    [
        (["sheet 8", "sheet 9", "sheet 10", "sheet 11"], 1),
        (["key A1", "key A2", "key B1", "key B2"], 2),
        (["1 front", "1 back", "plan 1", "plan 2"], 3),
        (["plan 1", "plan 1", "plan 3", "log 4"], 4),
        (["a 09", "a 10", "a", "a 12"], 4),
        (["7", "8", "0", "x0"], 4),
        (["лист 1", "лист 2", "лист 3", "(1)"], 2),
        (["x 999999999", "x 1000000000", "x 1000000001", "9" * 30], 4),
    ],
)
def test_labels_that_count_on_are_named_together_and_read_as_they_are(cards: Document, labels: list[str], entries: int):
    pages = [page._replace(label=label) for page, label in zip(cards.pages, labels, strict=True)]
    data = render(cards._replace(pages=pages))
    reader = PdfReader(io.BytesIO(data), strict=True)
    assert reader.page_labels == labels
    assert len(reader.root_object["/PageLabels"]["/Nums"]) == 2 * entries
    check_pdf(data, 4)


def test_pages_without_a_label_are_counted(cards: Document):
    unlabelled = [Page(page.size, page.panels) for page in cards.pages]
    assert opened(cards._replace(pages=[cards.pages[0], *unlabelled])).page_labels == ["1 front", "2", "3", "4", "5"]
    assert "/PageLabels" not in opened(cards._replace(pages=unlabelled)).root_object


def test_the_outline_leads_to_the_first_page(cards: Document):
    reader = opened(cards._replace(outline="Karten"))
    (entry,) = reader.outline
    assert (entry.title, reader.get_destination_page_number(entry)) == ("Karten", 0)
    assert "/Outlines" not in opened(cards._replace(outline="")).root_object


def test_nothing_runs_when_the_file_is_opened(cards: Document):
    data = render(cards)
    assert not any(key in data for key in (b"/OpenAction", b"/AA", b"/JavaScript", b"/JS", b"/Launch", b"/Names"))
