from __future__ import annotations

import io
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from cardprint.build.collation import on_sheets_of_their_own
from cardprint.model.job import Flip
from cardprint.pdf.bundle import bundle
from cardprint.pdf.self_check import check_pdf
from cardprint.pdf.writer import render_parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from cardprint.model.page import Document


def bound(*documents: Document) -> bytes:
    return bundle(render_parts(documents), title="Compute services (all)", lang="en-GB")


def opened(*documents: Document) -> PdfReader:
    return PdfReader(io.BytesIO(bound(*documents)), strict=True)


@pytest.fixture
def parts(cards: Document, part: Callable[..., Document]) -> tuple[Document, ...]:
    return cards, part("Worksheet", "What is it?", "And why?"), part("Key", "Compute", "So")


def test_other_programs_find_nothing_wrong(parts: tuple[Document, ...], assert_valid: Callable[[bytes], None]):
    assert_valid(bound(*parts))


def test_our_own_check_passes(parts: tuple[Document, ...]):
    check_pdf(bound(*parts), 8)


def test_the_outline_leads_to_the_first_page_of_every_part(parts: tuple[Document, ...]):
    reader = opened(*parts)
    entries = [(entry.title, reader.get_destination_page_number(entry)) for entry in reader.outline]
    assert entries == [("Cards", 0), ("Worksheet", 4), ("Key", 6)]
    assert reader.page_mode == "/UseOutlines"


def test_pages_keep_order_text_size_and_labels(parts: tuple[Document, ...]):
    reader = opened(*parts)
    texts = [page.extract_text() for page in reader.pages]
    wanted = ["question 1", "answer 1", "question 2", "answer 2", "What is it?", "And why?", "Compute", "So"]
    assert all(text in found for text, found in zip(wanted, texts, strict=True))
    assert {tuple(map(float, page.mediabox)) for page in reader.pages} == {(0, 0, 595.2756, 841.8898)}
    assert reader.page_labels == [page.label for document in parts for page in document.pages]


def test_a_part_without_labels_is_counted(parts: tuple[Document, ...], part: Callable[..., Document]):
    document = part("Key", "a", "b")
    unlabelled = type(document)("t", "en", [page._replace(label="") for page in document.pages], "Key")
    assert opened(parts[1], unlabelled).page_labels == ["Worksheet 1", "Worksheet 2", "1", "2"]


def test_links_are_kept(parts: tuple[Document, ...]):
    links = [link.get_object()["/A"]["/URI"] for page in opened(*parts).pages for link in page.get("/Annots", [])]
    assert links == [f"https://example.org/{sheet}" for sheet in (1, 1, 1, 1, 2, 2, 2, 2)]


def test_it_has_a_title_and_a_language_of_its_own(parts: tuple[Document, ...]):
    reader = opened(*parts)
    assert reader.metadata.title == "Compute services (all)"
    assert reader.root_object["/Lang"] == "en-GB"
    assert b"Compute services (all)" in reader.root_object["/Metadata"].get_data()


def test_it_is_printed_as_the_part_with_two_sides_wants_it(part: Callable[..., Document]):
    flat, turned = part("Worksheet", "a"), part("Cards", "b", "c", duplex=Flip.SHORT)
    wanted = {"/PrintScaling": "/None", "/PickTrayByPDFSize": True, "/DisplayDocTitle": True}
    assert opened(flat, flat).root_object["/ViewerPreferences"] == {"/Duplex": "/Simplex", **wanted}
    assert opened(flat, turned).root_object["/ViewerPreferences"] == {"/Duplex": "/DuplexFlipShortEdge", **wanted}


def test_an_empty_page_of_a_part_is_one_of_the_bundle(
    cards: Document, part: Callable[..., Document], assert_valid: Callable[[bytes], None]
):
    data = bound(*on_sheets_of_their_own((cards, part("Worksheet", "What is it?"), part("Key", "Compute"))))
    reader = PdfReader(io.BytesIO(data), strict=True)
    assert [page.extract_text().strip() for page in reader.pages[4:]] == ["What is it?", "", "Compute"]
    assert reader.page_labels[4:] == ["Worksheet 1", "Worksheet 1 back of the sheet", "Key 1"]
    assert reader.pages[5].mediabox == reader.pages[4].mediabox
    check_pdf(data, 7)
    assert_valid(data)


def test_pages_share_their_furniture_as_in_the_part(parts: tuple[Document, ...]):
    contents = [[stream.idnum for stream in page["/Contents"]] for page in opened(*parts).pages]
    assert len({shared for shared, *own in contents if own}) == 1
    assert len({own for *_, own in contents}) == 8


def test_every_font_is_there_once(parts: tuple[Document, ...]):
    data = bound(*parts)
    names = re.findall(rb"/FontName /(\S+)", data)
    assert len(names) == len(set(names)) == 2
    assert len(re.findall(rb"/Length1 ", data)) == 2
    assert len(data) < sum(map(len, render_parts(parts))) - 10_000


def test_a_face_of_two_fonts_shows_in_every_part_what_it_shows_alone(part: Callable[..., Document]):
    letters = [*map(chr, (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x180), *range(0x410, 0x450)))]
    lines = ["".join(letters[start : start + 30]) for start in range(0, len(letters), 30)]
    for page, line in zip(opened(part("Cards", *lines), part("Key", *lines)).pages, lines * 2, strict=True):
        assert page.extract_text() == line


def test_the_same_parts_give_the_same_bytes_and_an_identifier_of_their_own(parts: tuple[Document, ...]):
    assert bound(*parts) == bound(*parts)
    identifiers = [PdfReader(io.BytesIO(data)).trailer["/ID"] for data in (bound(*parts), bound(*parts[:2]))]
    assert identifiers[0][0] == identifiers[0][1]
    assert identifiers[0] != identifiers[1]


def test_it_is_pdf_1_7_and_says_what_made_it(parts: tuple[Document, ...]):
    data = bound(*parts)
    assert data.startswith(b"%PDF-1.7\n")
    assert PdfReader(io.BytesIO(data)).metadata.producer.startswith("cardprint ")
    assert b"pypdf" not in data


def test_merging_does_without_what_reads_fonts_and_leaves_it_to_others():
    program = "import sys; from cardprint.pdf import bundle; print('fontTools' in sys.modules); import fontTools.ttLib"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
