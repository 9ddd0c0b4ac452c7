from __future__ import annotations

import re
from time import process_time

import pytest

from cardprint.model.geometry import Size
from cardprint.model.paper import CARD_SIZES, PAPERS, card_size, format_size, paper, paper_name
from cardprint.model.units import mm

IN_MM = {
    "A3": (297, 420),
    "A4": (210, 297),
    "A5": (148, 210),
    "A6": (105, 148),
    "A7": (74, 105),
    "Letter": (215.9, 279.4),
    "Legal": (215.9, 355.6),
    "Tabloid": (279.4, 431.8),
}
CARDS_IN_MM = {
    "index-3x5": (127, 76.2),
    "index-4x6": (152.4, 101.6),
    "index-5x8": (203.2, 127),
    "A6": (148, 105),
    "A7": (105, 74),
    "A8": (74, 52),
    "poker": (63.5, 88.9),
    "bridge": (57.15, 88.9),
    "TCG": (63, 88),
    "Japanese": (59, 86),
    "business-US": (88.9, 50.8),
    "business-EU": (85, 55),
    "ID-1": (85.6, 53.98),
    "tarot": (70, 120),
}


PAPYRUS = "no paper is called 'papyrus': write A3, A4, A5, A6, A7, Letter, Legal, Tabloid, or a size such as 210x297mm"


def size_in_mm(width, height):
    return Size(mm(width), mm(height))


@pytest.mark.parametrize(("name", "measure"), IN_MM.items())
def test_a_paper_goes_by_its_name(name, measure):
    assert paper(name) == paper(name.upper()) == paper(f" {name.lower()} ") == size_in_mm(*measure)


@pytest.mark.parametrize(("name", "measure"), CARDS_IN_MM.items())
def test_a_card_size_goes_by_its_name(name, measure):
    assert card_size(name) == card_size(name.upper()) == card_size(name.replace("-", " ")) == size_in_mm(*measure)


def test_no_other_sizes_have_names():
    assert set(PAPERS) == set(IN_MM)
    assert set(CARD_SIZES) == set(CARDS_IN_MM)


def test_a4_is_exact_to_a_ten_thousandth_of_a_point():
    assert tuple(round(side, 4) for side in paper("A4")) == (595.2756, 841.8898)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("90x60mm", (90, 60)),
        ("90×60mm", (90, 60)),
        ("90 X 60 mm", (90, 60)),
        ("9x6cm", (90, 60)),
        ("90mmx60mm", (90, 60)),
        ("9cm x 60mm", (90, 60)),
        ("3x5in", (76.2, 127)),
        ('3"x5"', (76.2, 127)),
        ('3x5"', (76.2, 127)),
        ("85,6x53,98mm", (85.6, 53.98)),
    ],
)
def test_any_other_size_is_width_by_height(text, measure):
    assert card_size(text) == pytest.approx(size_in_mm(*measure))


def test_paper_wider_than_high_is_paper_that_lies():
    assert paper("297x210mm") == pytest.approx(paper("A4").turned())


@pytest.mark.parametrize(
    ("read", "text", "message"),
    [
        (paper, "A44", "no paper is called 'A44': did you mean A4?"),
        (paper, "leter", "no paper is called 'leter': did you mean Letter?"),
        (paper, "papyrus", PAPYRUS),
        (card_size, "pokre", "no card size is called 'pokre': did you mean poker?"),
        (card_size, "index 3*5", "no card size is called 'index 3*5': did you mean index-3x5?"),
        (card_size, "3x5", "'3x5' is not a card size: write width and height with a unit, as in 90x60mm"),
        (card_size, "90x60x2mm", "'90x60x2mm' is not a card size: write width and height with a unit, as in 90x60mm"),
        (card_size, "5x60mm", "'5x60mm' is not a possible card size: each side is from 20 mm to 5080 mm"),
        (card_size, "-90x60mm", "'-90x60mm' is not a possible card size: each side is from 20 mm to 5080 mm"),
        (paper, "20x30mm", "'20x30mm' is not a possible paper: each side is from 25 mm to 5080 mm"),
        (paper, "6x1cm", "'6x1cm' is not a possible paper: each side is from 25 mm to 5080 mm"),
        (paper, "200x999999cm", "'200x999999cm' is not a possible paper: each side is from 25 mm to 5080 mm"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_advice(read, text, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        read(text)


@pytest.mark.parametrize(
    ("size", "name"),
    [
        (size_in_mm(210, 297), "A4"),
        (size_in_mm(297, 210), "A4 landscape"),
        (size_in_mm(279.4, 215.9), "Letter landscape"),
        (size_in_mm(200, 200.5), "200 × 200.5 mm"),
    ],
)
def test_a_size_of_paper_is_called_by_its_name_where_it_has_one(size, name):
    assert paper_name(size) == name


def test_a_size_is_shown_as_width_by_height():
    assert format_size(size_in_mm(63.5, 88.9)) == "63.5 × 88.9 mm"


@pytest.mark.parametrize("text", ["9" * 10_000, "9x" * 5_000, "x" * 10_000, "9mm" * 3_000])
def test_a_long_text_is_no_size_at_once(text):
    began = process_time()
    with pytest.raises(ValueError, match=r"is not a paper|no paper is called"):
        paper(text)
    assert process_time() - began < 0.5
