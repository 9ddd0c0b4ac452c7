"""Content streams come back compressed, in order, as they went in, from one processor or from two."""

import zlib

import pytest

from cardprint.pdf.compression import compressed
from cardprint.pdf.content import PageContent


@pytest.mark.parametrize("count", [3, 500])
def test_every_page_has_its_own_stream_in_its_place(count):
    pages = [(f"page {number}", PageContent(b"%d 0 0 " % number * 300, ())) for number in range(count)]
    done = list(compressed(iter(pages), count))
    assert [page for page, _ in done] == pages
    assert all(zlib.decompress(stream) == content.operators for (_, content), stream in done)


def test_no_more_pages_wait_than_need_to():
    taken = 0

    def pages():
        nonlocal taken
        for number in range(1000):
            taken = number
            yield f"page {number}", PageContent(b"", ())

    for number, _ in enumerate(compressed(pages(), 1000)):
        assert taken - number < 20


def test_what_fails_before_all_are_drawn_ends_it():
    def pages():
        yield "page", PageContent(b"", ())
        raise KeyError("a page")

    with pytest.raises(KeyError):
        list(compressed(pages(), 200))
