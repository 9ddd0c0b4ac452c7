"""Every file is one that viewers, printers and validators take without a word."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from random import Random
from typing import NamedTuple

import pytest
from pypdf import PdfReader

from acceptance.harmless import acts
from cardprint.build.pipeline import make
from cardprint.errors import CardprintError
from cardprint.model.units import mm
from cardprint.options.request import PrintRequest, Product
from fuzz.decks import case

A4, LETTER = (210, 297), (215.9, 279.4)  # mm
SIMPLEX, LONG, SHORT = "/Simplex", "/DuplexFlipLongEdge", "/DuplexFlipShortEdge"
BUNDLE = ["Cards", "Worksheet", "Key"]


class Way(NamedTuple):
    """A way to print a deck: what is asked for, and the paper, the printer's turn and the parts that are to come."""

    asked: dict[str, str]
    paper: tuple[float, float]
    turn: str
    parts: list[str]


WAYS = [
    Way({"product": "cards", "arrangement": "duplex"}, A4, LONG, ["Cards"]),
    Way({"product": "cards", "arrangement": "fold", "confidence": "yes"}, A4, SIMPLEX, ["Cards"]),
    Way({"product": "cards", "arrangement": "separate", "card_size": "A7", "flip": "short"}, A4, SIMPLEX, ["Cards"]),
    Way(
        {"product": "cards", "arrangement": "duplex", "stock": "avery-5388", "flip": "short"}, LETTER, SHORT, ["Cards"]
    ),
    Way({"product": "cards", "arrangement": "duplex", "paper": "100x150mm"}, (100, 150), LONG, ["Cards"]),
    Way({"product": "worksheet", "grade": "2"}, A4, SIMPLEX, ["Worksheet"]),
    Way({"product": "key", "paper": "letter", "key": "compact"}, LETTER, SIMPLEX, ["Key"]),
    Way({"product": "bundle", "arrangement": "duplex", "confidence": "yes"}, A4, LONG, BUNDLE),
    Way({"product": "bundle", "arrangement": "fold", "stock": "avery-5371"}, LETTER, SIMPLEX, BUNDLE),
]


@pytest.fixture(scope="module", params=WAYS, ids=lambda way: " ".join(way.asked.values()))
def way(request):
    return request.param


@pytest.fixture(scope="module")
def made(way, sample, printed):
    """Print a deck in one way for all tests; none of them changes what is made."""
    return printed(sample, **way.asked)


@pytest.fixture
def reader(made):
    return PdfReader(BytesIO(made.data), strict=True)


def test_validators_find_nothing(made, assert_valid):
    assert_valid(made.data)


def test_pages_are_exactly_as_large_as_the_paper(way, reader):
    upright = pytest.approx([mm(length) for length in way.paper], abs=0.0001)
    for page in reader.pages:
        assert page.mediabox.lower_left == (0, 0)
        assert sorted(map(float, page.mediabox.upper_right)) == upright


def test_the_catalog_says_how_to_print_it(way, made, reader):
    preferences = reader.trailer["/Root"]["/ViewerPreferences"]
    assert made.data.startswith(b"%PDF-1.7")
    assert preferences["/PrintScaling"] == "/None"
    assert preferences["/PickTrayByPDFSize"].value is True
    assert preferences["/Duplex"] == way.turn


def test_the_catalog_says_what_it_is(way, made, reader):
    assert reader.trailer["/Root"]["/Lang"] == made.deck.lang
    assert reader.metadata.title == made.deck.title
    assert [entry.title for entry in reader.outline] == way.parts


def test_every_part_begins_where_the_outline_says_and_every_page_has_a_label_of_its_own(way, made, reader):
    begins = [sum(made.pages[:part]) for part in range(len(way.parts))]
    assert [reader.get_destination_page_number(entry) for entry in reader.outline] == begins
    assert len(set(reader.page_labels)) == len(reader.page_labels) == sum(made.pages)


def test_every_font_is_embedded_as_a_subset(reader):
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"].get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        (described,) = font.get("/DescendantFonts", [font])
        descriptor = described.get_object()["/FontDescriptor"]
        assert font["/BaseFont"][7] == "+"
        assert "/ToUnicode" in font
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_nothing_in_it_acts(made):
    assert acts(made.data) == set()


@pytest.fixture(scope="module")
def random_files(tmp_path_factory):
    """Print the decks that the fuzzer makes, as far as they are printed."""
    files = []
    folder = tmp_path_factory.mktemp("random")
    for number in range(2_000_000, 2_000_100):
        dice = Random(number)  # noqa: S311 - nothing secret
        case_ = case(dice)
        for name, data in case_.files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
        with suppress(CardprintError):
            files.append(make(folder / "deck.yaml", PrintRequest(Product(case_.product), {"missing": "box"})).data)
        for name in case_.files:
            (folder / name).unlink()
    return files


@pytest.mark.slow
def test_random_decks_give_valid_files(random_files, assert_valid):
    assert len(random_files) > 25
    for data in random_files:
        assert_valid(data)


@pytest.mark.slow
def test_nothing_in_the_files_of_random_decks_acts(random_files):
    assert [acts(data) for data in random_files] == [set()] * len(random_files)
