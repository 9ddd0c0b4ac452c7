"""Every file is one that viewers, printers and validators take without a word."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

WAYS = [
    {"product": "cards", "arrangement": "duplex"},
    {"product": "cards", "arrangement": "fold", "confidence": "yes"},
    {"product": "cards", "arrangement": "separate", "flip": "short", "card_size": "A7"},
    {"product": "cards", "arrangement": "duplex", "stock": "avery-5388", "turn": "top"},
    {"product": "worksheet", "grade": "2"},
    {"product": "key", "paper": "letter", "key": "compact"},
    {"product": "bundle", "arrangement": "duplex", "confidence": "yes"},
]
FORBIDDEN = {"/JavaScript", "/JS", "/Launch", "/GoToR", "/EmbeddedFile", "/OpenAction", "/AA"}


@pytest.fixture(params=WAYS, ids=lambda way: " ".join(way.values()))
def made(request, sample, printed):
    if (request.param.get("stock") or request.param.get("card_size")) and sample.stem == "times-tables":
        pytest.skip("that deck says how large its cards are")
    return printed(sample, **request.param)


def reader(made):
    return PdfReader(BytesIO(made.data), strict=True)


def test_validators_find_nothing(made, assert_valid):
    assert_valid(made.data)


def test_the_catalog_says_how_to_print_and_read_it(made):
    catalog = reader(made).trailer["/Root"]
    preferences = catalog["/ViewerPreferences"]
    assert made.data.startswith(b"%PDF-1.7")
    assert preferences["/PrintScaling"] == "/None"
    assert preferences["/PickTrayByPDFSize"] == True  # noqa: E712 - pypdf's own boolean
    assert preferences["/Duplex"] in ("/Simplex", "/DuplexFlipLongEdge", "/DuplexFlipShortEdge")
    assert catalog["/Lang"] == made.deck.lang
    assert reader(made).metadata.title == made.deck.title
    assert [entry.title for entry in reader(made).outline]
    assert len(reader(made).page_labels) == len(reader(made).pages) == sum(made.pages)


def test_every_font_is_embedded_as_a_subset(made):
    fonts = [font.get_object() for page in reader(made).pages for font in page["/Resources"].get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        (descendant,) = font["/DescendantFonts"]
        descriptor = descendant.get_object()["/FontDescriptor"]
        assert font["/BaseFont"][7] == "+"
        assert "/ToUnicode" in font
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_nothing_in_it_acts(made):
    seen = set()

    def keys(value):
        if isinstance(value, IndirectObject):
            if value.idnum in seen:
                return
            seen.add(value.idnum)
            value = value.get_object()
        if isinstance(value, DictionaryObject):
            yield from value
            for part in value.values():
                yield from keys(part)
        elif isinstance(value, list):
            for part in value:
                yield from keys(part)

    assert not FORBIDDEN & set(keys(reader(made).trailer))
