"""What pupils get holds nothing of the answers, in no part of the file; and it agrees with the key line by line."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from acceptance.reader import read_pdf

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
ONLY_IN_ANSWERS = ("Quixotic", "zephyrs", "vex", "wyvern", "jabberwock", "kumquat", "fjord", "grows")


def everything_in(data: bytes) -> str:
    """Give all a file holds, decoded: text of pages, metadata, names, every stream, what font codes stand for."""
    reader = PdfReader(BytesIO(data))
    parts = [page.extract_text() for page in reader.pages]
    parts += [str(value) for value in (reader.metadata or {}).values()]
    for number in sorted({*reader.xref_objStm, *(key for table in reader.xref.values() for key in table)}):
        found = reader.get_object(number)
        parts.append(str(found))
        if hasattr(found, "get_data"):
            parts.append(found.get_data().decode("latin-1"))
    return "\n".join(parts)


def test_a_worksheet_holds_no_word_of_an_answer(deck_of, printed):
    held = everything_in(printed(deck_of(HIDDEN), "worksheet").data)
    assert "first secret" in held
    assert [word for word in ONLY_IN_ANSWERS if word in held] == []


def test_a_worksheets_fonts_have_no_character_that_only_answers_use(deck_of, printed):
    held = everything_in(printed(deck_of(HIDDEN), "worksheet").data)
    codes = set(re.findall(r"<[0-9A-F]{4}>\s*<([0-9A-F]{4})>", held))
    assert codes
    for character in "ξψQzxj":
        assert f"{ord(character):04X}" not in codes


def test_the_key_holds_them_all(deck_of, printed):
    pages = PdfReader(BytesIO(printed(deck_of(HIDDEN), "key").data)).pages
    text = "\n".join(page.extract_text() for page in pages)
    assert [word for word in ONLY_IN_ANSWERS if word not in text] == []


@pytest.mark.parametrize("settings", [{}, {"columns": "2", "grade": "3"}, {"confidence": "yes"}], ids=str)
def test_key_and_sheet_agree_line_by_line(sample, settings, printed):
    sheet, key = (read_pdf(printed(sample, product, **settings).data) for product in ("worksheet", "key"))
    assert len(sheet) == len(key)
    for one, other in zip(sheet, key, strict=True):
        ruled = [{shape.ink for shape in page.drawn if shape.ink.height < 2} for page in (one, other)]
        assert ruled[0]
        assert ruled[0] <= ruled[1]
