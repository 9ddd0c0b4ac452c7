from __future__ import annotations

import re
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardprint.errors import ExitCode, SelfCheckError
from cardprint.pdf.objects import DamagedFileError
from cardprint.pdf.self_check import _see_numbers, check_pdf
from cardprint.pdf.writer import render

if TYPE_CHECKING:
    from cardprint.model.page import Document


def refusal(data: bytes, pages: int = 4) -> str:
    with pytest.raises(SelfCheckError) as caught:
        check_pdf(data, pages)
    assert caught.value.exit_code == ExitCode.SELF_CHECK
    assert caught.value.problems[0].hint
    return str(caught.value).removeprefix("the finished PDF did not pass its check: ")


def with_labels(cards: Document, *labels: str) -> Document:
    pages = [page._replace(label=label) for page, label in zip(cards.pages, labels, strict=True)]
    return cards._replace(pages=pages)


def test_a_finished_file_passes(cards: Document):
    check_pdf(render(cards), 4)


def test_a_file_with_pages_too_few_or_too_many_is_found_out(cards: Document):
    assert refusal(render(cards), 5) == "it has 4 pages instead of 5"
    assert refusal(render(cards), 3) == "it has 4 pages instead of 3"


def test_a_file_that_is_no_pdf_is_found_out():
    assert refusal(b"") == "it does not begin as a PDF 1.7 file does"
    assert refusal(b"%PDF-1.7\n" + bytes(5000)) == "it does not end as a PDF file does"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.data())
def test_a_file_cut_short_anywhere_is_found_out(cards: Document, data: st.DataObject):
    whole = render(cards)
    refusal(whole[: data.draw(st.integers(0, len(whole) - 2))])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.data())
def test_a_file_with_a_hole_is_found_out(cards: Document, data: st.DataObject):
    whole = render(cards)
    start = data.draw(st.integers(0, len(whole) - 600))
    refusal(whole[:start] + whole[start + data.draw(st.integers(1, 500)) :])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(data=st.data())
def test_whatever_is_damaged_the_check_says_so_or_passes(cards: Document, data: st.DataObject):
    damaged = bytearray(render(cards))
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with suppress(SelfCheckError):
        check_pdf(bytes(damaged), 4)


def test_pages_that_changed_places_are_found_out(cards: Document):
    data = render(cards)
    first, second, third, fourth = re.search(rb"/Kids \[(\d+ 0 R) (\d+ 0 R) (\d+ 0 R) (\d+ 0 R)\]", data).groups()
    swapped = data.replace(b" ".join((first, second, third, fourth)), b" ".join((first, fourth, third, second)))
    assert refusal(swapped) == "page '1 back' shows what belongs on another"


def test_a_page_with_the_content_of_another_is_found_out(cards: Document):
    data = render(cards)
    *_, another, own = re.findall(rb"/Contents\[\d+ 0 R (\d+) 0 R\]", data)
    wrong = data.replace(b" %s 0 R]" % own, b" %s 0 R]" % another.rjust(len(own)))
    assert refusal(wrong) == "page '2 back' shows what belongs on another"


@pytest.mark.parametrize(
    ("contents", "why"),
    [
        (b"", "a page has no content"),
        (b"/Contents[]", "a page has no content"),
        (b"/Contents[1 0 R 2 0 R]", "a page has no content"),
        (b"/Contents[99 0 R]", "object 99 is missing"),
    ],
)
def test_a_page_without_content_is_found_out(cards: Document, contents: bytes, why: str):
    pattern = re.compile(rb"/Contents\[[\dR ]+\]")
    damaged = pattern.sub(lambda found: contents.ljust(len(found[0])), render(cards), count=1)
    assert refusal(damaged) == why


@pytest.mark.parametrize(("furniture", "why"), [(b"[1 ", "a page has no content"), (b"[0 ", "object 0 is missing")])
def test_furniture_that_is_not_there_is_found_out(cards: Document, furniture: bytes, why: str):
    damaged = re.sub(rb"(?<=/Contents)\[\d ", furniture, render(cards))
    assert refusal(damaged) == why


def test_a_stream_that_cannot_be_unpacked_is_found_out(cards: Document):
    data = render(cards)
    packed = zlib.compress(b"", 4)[:2]
    assert refusal(data.replace(packed, b"\0\0")) == "a page's content cannot be unpacked"


def test_a_page_tree_that_miscounts_is_found_out(cards: Document):
    assert refusal(render(cards).replace(b"/Count 4", b"/Count 5")) == "its page tree does not count its pages right"


@pytest.mark.parametrize(
    ("written", "damaged"),
    [
        (b"/Nums[0<", b"/Nums[1<"),
        (b"1<</P(1 back)>>2<</P(2 front)>>", b"2<</P(1 back)>>1<</P(2 front)>>"),
    ],
)
def test_labels_that_are_not_in_the_order_of_the_pages_are_found_out(cards: Document, written: bytes, damaged: bytes):
    assert refusal(render(cards).replace(written, damaged)) == "its labels are not those of its pages"


@pytest.mark.parametrize(
    "labels",
    [
        ("1 front", "1 back", "2 front", "2 back"),
        ("1 front", "2 front", "1 back", "2 back"),
        ("1 front", "2 front", "2 back", "1 back"),
        ("1", "2", "3", "4"),
        ("sheet 9", "sheet 10", "sheet 11", "sheet 13"),
        ("1 front", "1 back", "Worksheet 1", "Key 1"),
        ("1 front", "2 front", "3 front", "4 front"),
        ("Vorderseite (1)", "зад", "a\\b", ""),
    ],
)
def test_sheets_that_pair_up_pass(cards: Document, labels: tuple[str, ...]):
    check_pdf(render(with_labels(cards, *labels)), 4)


@pytest.mark.parametrize(
    "labels",
    [
        ("1 back", "1 front", "2 front", "2 back"),
        ("1 front", "2 back", "2 front", "1 back"),
        ("1 front", "1 back", "2 front", "Worksheet 1"),
        ("1 front", "2 front", "1 back", "1 back"),
        ("1 front", "1 back", "2 back", "2 front"),
    ],
)
def test_sheets_whose_fronts_and_backs_do_not_pair_up_are_found_out(cards: Document, labels: tuple[str, ...]):
    assert refusal(render(with_labels(cards, *labels))) == "the fronts and backs of its sheets do not pair up"


@pytest.mark.parametrize("word", [b"2147483648", b"-9999999999.5", b"1e-7", b"1.5E3", b"nan", b"-inf", b"1.2.3e4"])
def test_a_number_that_pdf_does_not_hold_is_found_out(word: bytes):
    with pytest.raises(DamagedFileError, match="is a number that PDF does not hold"):
        _see_numbers(b"q 1 0 0 1 " + word + b" 0 cm\n(text) Tj Q")


@pytest.mark.parametrize(
    "content",
    [
        b"2147483647 -0.000000000001 .5 -.25 Td",
        b"[(a)2020(b)2020(c)-20(d)2020(e)2020 <00>2020<00>2020]TJ",
        b"[(1e5 9999999999 \\) nan) -20 <0123456789e0>]TJ",
        b"/G0e1 gs /X9999999999 Do",
        b"%(1e5)\nq re f Q",
    ],
)
def test_what_only_looks_like_such_a_number_passes(content: bytes):
    _see_numbers(content)
