"""What of a JPEG goes into a PDF, and which JPEGs go in another way."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from cardprint.pdf.jpeg import strip

PIECE = b"\xff\xfe\x00\x07place"  # a comment


@pytest.fixture(scope="module")
def jpeg():
    written = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 10, 10)).save(written, "JPEG")
    return written.getvalue()


def test_comments_padding_and_what_follows_the_picture_are_left_out(jpeg):
    bare = strip(jpeg)
    assert strip(jpeg[:2] + PIECE + b"\xff\xff" + jpeg[2:] + b"thumbnail") == bare
    assert Image.open(io.BytesIO(bare.data)).getpixel((0, 0)) == Image.open(io.BytesIO(jpeg)).getpixel((0, 0))
    assert not bare.inverted


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:2] + b"no marker" + data[2:],
        lambda data: data.replace(b"\xff\xc0", b"\xff\xc3"),  # without loss: PDF has no filter for it
        lambda data: data[: data.index(b"\xff\xda") + 20],  # cut short
        lambda data: data[:20],
    ],
    ids=["no marker", "lossless", "cut in the scan", "cut before it"],
)
def test_what_a_viewer_could_not_read_is_not_taken_as_it_is(jpeg, spoil):
    assert strip(spoil(jpeg)) is None
