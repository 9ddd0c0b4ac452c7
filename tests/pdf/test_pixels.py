"""Pictures of every kind of pixels as PDF images: what comes out is as many colours and as opaque as what went in."""

from __future__ import annotations

import io
import re
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from cardprint.images.errors import UnfitPictureError
from cardprint.images.raster import open_raster
from cardprint.pdf.pixels import encode


def encoded(image, width=100.0, height=100.0, kind="PNG", **options):
    written = io.BytesIO()
    image.save(written, kind, **options)
    return encode(written.getvalue(), width, height)


def entries(stream):
    """Return the dictionary of an image as it is written, ``*`` for what it refers to."""
    return "".join(entry.decode() if isinstance(entry, bytes) else "*" for entry in stream.entries)


@pytest.mark.parametrize(
    ("image", "space"),
    [
        (Image.new("1", (9, 9), 1), "/DeviceGray"),
        (Image.new("L", (9, 9), 90), "/DeviceGray"),
        (Image.new("I;16", (9, 9), 40000), "/DeviceGray"),
        (Image.new("RGB", (9, 9), (9, 99, 199)), "/DeviceRGB"),
    ],
    ids=lambda value: getattr(value, "mode", value),
)
@pytest.mark.parametrize("pixels", [100, 4], ids=["whole", "made smaller"])
def test_greys_stay_greys_and_colours_colours_at_any_size(image, space, pixels):
    told = entries(encoded(image, pixels, pixels))
    assert space in told
    assert f"/Width {min(9, pixels)}" in told
    assert "/SMask" not in told


@pytest.mark.parametrize("pixels", [100, 4], ids=["whole", "made smaller"])
@pytest.mark.parametrize("mode", ["LA", "RGBA"])
def test_what_is_clear_in_places_has_a_mask_and_what_is_clear_nowhere_has_none(mode, pixels):
    clear = Image.new(mode, (9, 9), (9,) * (len(mode) - 1) + (100,))
    assert "/SMask" in entries(encoded(clear, pixels, pixels))
    clear.putalpha(255)
    assert "/SMask" not in entries(encoded(clear, pixels, pixels))


def test_a_grey_of_sixteen_bits_that_stands_for_clear_is_clear():
    grey = Image.new("I;16", (2, 1))
    grey.putpixel((0, 0), 40000)
    assert "/SMask" in entries(encoded(grey, transparency=40000))


@pytest.mark.parametrize("value", [(0.0, 1.0), (5.0, 5.0)], ids=["from dark to light", "all alike"])
def test_floating_greys_are_spread_over_what_print_has(value):
    image = Image.new("F", (2, 1))
    image.putdata(value)
    assert "/DeviceGray" in entries(encoded(image, kind="TIFF"))


def test_inks_are_inks_whether_packed_or_made_smaller_or_as_they_are():
    inks = Image.new("CMYK", (9, 9), (9, 99, 199, 0))
    for kind, pixels, coding in (("TIFF", 100, "/FlateDecode"), ("TIFF", 4, "/FlateDecode"), ("JPEG", 4, "/DCTDecode")):
        told = entries(encoded(inks, pixels, pixels, kind))
        assert "/DeviceCMYK" in told
        assert coding in told


def test_what_lost_something_already_is_coded_with_loss_again_and_what_did_not_is_not():
    photo = Image.effect_noise((64, 64), 60).convert("RGB")
    assert "/DCTDecode" in entries(encoded(photo, kind="WEBP"))
    assert "/DCTDecode" not in entries(encoded(photo, kind="WEBP", lossless=True))


def test_a_jpeg_that_stays_as_large_is_not_coded_again_and_one_too_large_is():
    image = Image.effect_noise((64, 64), 60).convert("RGB")
    whole, smaller = (entries(encoded(image, size, size, "JPEG")) for size in (64, 32))
    assert re.search(r"/Width 64\b", whole)
    assert re.search(r"/Width 32\b", smaller)


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(kind, bits, *more):
    """Make a PNG of 8 × 4 pixels of a kind of colours, all its checksums right, with these chunks."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[kind]
    row = b"\0" + bytes(range(bits * channels))
    head = struct.pack(">IIBBBBB", 8, 4, bits, kind, 0, 0, 0)
    chunks = [chunk(b"IHDR", head), *more, chunk(b"IDAT", zlib.compress(row * 4)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize(
    "data", [png(3, 8), png(3, 8, chunk(b"PLTE", b"")), png(3, 1, chunk(b"tRNS", b"ab"))], ids=["no", "empty", "clear"]
)
def test_a_palette_without_colours_is_refused_when_the_deck_is_read(data):
    with pytest.raises(UnfitPictureError, match="is damaged"):
        open_raster(data)


def test_a_pixel_beyond_its_palette_is_black_in_every_reader():
    told = entries(encode(png(3, 8, chunk(b"PLTE", b"\xff\0\0")), 100, 100))
    assert "/DeviceRGB" in told
    assert "/Indexed" not in told


@given(
    st.sampled_from(
        [(0, 1), (0, 8), (0, 16), (2, 8), (2, 16), (3, 1), (3, 4), (3, 8), (4, 8), (4, 16), (6, 8), (6, 16)]
    ),
    st.lists(
        st.tuples(
            st.sampled_from([b"PLTE", b"tRNS", b"gAMA", b"iCCP", b"sBIT", b"bKGD", b"hIST", b"pHYs", b"eXIf", b"acTL"]),
            st.binary(max_size=12) | st.sampled_from([bytes(768), bytes(769), bytes(300)]),
        ),
        max_size=3,
    ),
    st.sampled_from([100, 3]),
)
@settings(max_examples=400)
def test_whatever_is_accepted_when_a_deck_is_read_can_be_printed(kind, chunks, pixels):
    data = png(*kind, *(chunk(name, content) for name, content in chunks))
    try:
        open_raster(data)
    except UnfitPictureError:
        return
    encode(data, pixels, pixels)
