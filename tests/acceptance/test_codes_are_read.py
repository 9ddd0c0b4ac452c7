"""What a camera makes of printed codes: pages drawn by pdfium and read by ZXing, which know nothing of how we draw."""

from __future__ import annotations

import pypdfium2
import pytest
import zxingcpp

DECK = """\
  - front: Find the river on [the map](https://www.openstreetmap.org/#map=12/52.53/13.2).
    back: The Spree, see [its article](https://de.wikipedia.org/wiki/Spree_(Fluss)).
    hint: It is in [Köln](https://example.org/köln?süß=ja&x=1)
    tags: [rivers]
  - front: Whom to ask?
    back: |
      - [the office](mailto:office@example.org?subject=A%20question)
      - [the library](https://example.org/library/opening-hours/in-the-holidays?month=7&print=yes)
      - <https://example.org>
    note: As [the school](https://example.org/school) says.
"""
ASKED = {"https://www.openstreetmap.org/#map=12/52.53/13.2", "https://example.org/k%C3%B6ln?s%C3%BC%C3%9F=ja&x=1"}
TOLD = {
    "https://de.wikipedia.org/wiki/Spree_(Fluss)",
    "mailto:office@example.org?subject=A%20question",
    "https://example.org/library/opening-hours/in-the-holidays?month=7&print=yes",
    "https://example.org",
}
NOTED = {"https://example.org/school"}
DPI = 300


def scanned(data: bytes) -> list[set[str]]:
    """Return what codes each page has, as a scanner of office resolution sees it."""
    with pypdfium2.PdfDocument(data) as document:
        pages = [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in document]
    return [{code.text for code in zxingcpp.read_barcodes(page)} for page in pages]


@pytest.mark.parametrize("theme", ["plain", "school", "mono", "bold"])
def test_every_code_on_cards_is_read(theme, deck_of, printed):
    fronts, backs = scanned(printed(deck_of(DECK), arrangement="duplex", qr="yes", theme=theme).data)
    assert fronts == ASKED
    assert backs == TOLD


@pytest.mark.parametrize("edition", ["large-print", "dyslexia"])
def test_every_code_of_an_edition_is_read(edition, deck_of, printed):
    fronts, backs, *_ = scanned(printed(deck_of(DECK), arrangement="duplex", qr="yes", edition=edition).data)
    assert fronts == ASKED
    assert backs == TOLD


@pytest.mark.parametrize("lang", ["en", "he"])
def test_a_worksheet_has_codes_of_what_it_asks_and_its_key_of_what_it_tells(lang, deck_of, printed):
    deck = deck_of(DECK, lang=lang)
    sheet, key = (scanned(printed(deck, product, qr="yes").data) for product in ("worksheet", "key"))
    assert set().union(*sheet) == ASKED
    assert set().union(*key) == ASKED | TOLD | NOTED


def test_a_deck_may_ask_for_codes_itself(deck_of, printed):
    assert scanned(printed(deck_of(DECK, print="{qr: true, arrangement: duplex}")).data) == [ASKED, TOLD]
