"""What pupils get holds nothing of the answers, in no part of the file; and it agrees with the key line by line."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO

import pytest
from pypdf import PdfReader

from acceptance.reader import read_pdf
from cardprint.class_set.copies import ClassSet
from cardprint.model.units import mm
from cardprint.options.request import PrintRequest, Product

HIDDEN = """\
  - front: What is the first secret?
    back: |
      Quixotic **zephyrs** jump: ξψ
      - vex
    note: Accept wyvern.
    accept: [jabberwock]
  - front: And the second?
    back: kumquat -grows to-> fjord
    id: second
"""
RED, QUIET, WHITE = "#b3261e", "#6e6e73", "#ffffff"
FOOT = mm(22)  # the foot of a key says that it is one
WHOLE_RANGE = "<0000><FFFF>"  # of codes of two bytes: every map of these to characters begins with it
UNICODE = re.compile(r"<(?:[0-9A-F]{2}){1,2}>\s*<((?:[0-9A-F]{4})+)>", re.IGNORECASE)
ONLY_IN_ANSWERS = ("Quixotic", "zephyrs", "vex", "wyvern", "jabberwock", "kumquat", "fjord", "grows")


def everything_in(data: bytes) -> str:
    """Return all a file holds, decoded: text of pages, metadata, names, every stream, what font codes stand for."""
    reader = PdfReader(BytesIO(data))
    parts = [page.extract_text() for page in reader.pages]
    parts += [str(value) for value in (reader.metadata or {}).values()]
    for number in sorted({*reader.xref_objStm, *(key for table in reader.xref.values() for key in table)}):
        found = reader.get_object(number)
        parts.append(str(found))
        if hasattr(found, "get_data"):
            parts.append(found.get_data().decode("latin-1"))
    return "\n".join(parts)


@pytest.fixture
def sheet(deck_of, printed):
    """Return what prints the worksheet of a deck."""
    return lambda cards, **settings: printed(deck_of(cards), "worksheet", **settings).data


def test_a_worksheet_holds_no_word_of_an_answer(sheet):
    held = everything_in(sheet(HIDDEN))
    assert "first secret" in held
    assert [word for word in ONLY_IN_ANSWERS if word in held] == []


@pytest.mark.parametrize("together", [False, True], ids=["files", "one file"])
def test_no_copy_of_a_class_holds_a_word_of_an_answer(together, deck_of, tmp_path):
    roster = tmp_path / "5b.csv"
    roster.write_text("name,edition,language,cards\nAda,,,\nBo,large-print,,\nCy,,de,\nDi,,,1\n", encoding="utf-8")
    request = PrintRequest(Product.WORKSHEET, {"versions": "A,B"})
    copies = ClassSet(deck_of(HIDDEN), request, roster, spares=1)
    folder = tmp_path / "class"
    done = copies.collate(folder) if together else copies.hand_out(folder)
    assert (done.made, done.failures) == (5, ())
    held = {path.name: everything_in(path.read_bytes()) for path in folder.glob("*.pdf")}
    assert sum("secret" in text for name, text in held.items() if not name.startswith("key")) == (1 if together else 5)
    for name, text in held.items():
        assert [word for word in ONLY_IN_ANSWERS if word in text] == [] or name.startswith("key"), name
    assert "Quixotic" in held["key-A.pdf"]


@pytest.mark.parametrize("settings", [{"versions": "A,B,C"}, {"edition": "large-print"}, {"pages": "1"}], ids=str)
def test_versions_editions_and_tight_sheets_hold_no_word_of_an_answer_either(sheet, settings):
    held = everything_in(sheet(HIDDEN, **settings))
    assert "secret" in held
    assert [word for word in ONLY_IN_ANSWERS if word in held] == []


def test_a_worksheets_fonts_have_no_character_that_its_pages_do_not_show(sample, printed):
    data = printed(sample, "worksheet").data
    shown = "".join(page.text for page in read_pdf(data))
    held = {
        bytes.fromhex(code).decode("utf-16-be")
        for code in UNICODE.findall(everything_in(data).replace(WHOLE_RANGE, ""))
    }
    assert len(held) > 20
    assert {character for text in held for character in text} <= {*shown, "\u00a0"}


@pytest.mark.parametrize("product", ["worksheet", "key"])
def test_only_the_key_depends_on_the_answers(product, deck_of, printed):
    """Nothing of a worksheet, not a byte, tells one answer from another that is as long."""
    asked = "  - {{front: What is it?, back: {}, note: {}, accept: [{}], lines: 2}}\n"
    files = [
        printed(deck_of(asked.format(*answers)), product).data
        for answers in (("an aardvark", "Accept ants.", "ant bear"), ("Жираф 🦒", "None else.", "1"))
    ]
    assert (files[0] == files[1]) is (product == "worksheet")


def test_the_key_holds_all_answers(deck_of, printed):
    text = "\n".join(page.text for page in read_pdf(printed(deck_of(HIDDEN), "key").data))
    assert [word for word in ONLY_IN_ANSWERS if word not in text] == []


@pytest.mark.parametrize("settings", [{}, {"columns": "2", "grade": "3"}, {"confidence": "yes", "grade": "k"}], ids=str)
def test_the_key_is_the_sheet_with_something_added_in_red(sample, settings, printed):
    pages = (read_pdf(printed(sample, product, **settings).data) for product in ("worksheet", "key"))
    for sheet, key in zip(*pages, strict=True):
        assert Counter(map(placed, sheet.glyphs)) <= Counter(map(placed, key.glyphs))
        added = Counter(map(placed, key.glyphs)) - Counter(map(placed, sheet.glyphs))
        foot = sheet.height - FOOT
        assert {colour for _, _, y, colour in added if y < foot} <= {RED, WHITE, QUIET}  # flag, and names of cards
        assert Counter(sheet.drawn) <= Counter(key.drawn)
        assert {shape.colour for shape in (Counter(key.drawn) - Counter(sheet.drawn))} <= {RED}


def placed(glyph):
    """Return what a glyph is and where; white space has no place of its own."""
    return (glyph.text, round(glyph.x, 2), round(glyph.y, 2), glyph.colour) if glyph.ink else ("", 0, 0, RED)
