"""Pictures of pixels as PDF images: nothing is lost that print would show, and nothing is kept that it would not.

A JPEG goes in as it is. What has more pixels than print can show is made smaller first, and is a JPEG again if it was
one. Everything else is packed without loss, by the rows of PNG, which Pillow writes and PDF reads.
"""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

from cardprint.images.colours import bands
from cardprint.images.raster import open_raster
from cardprint.model.limits import DEFAULT
from cardprint.pdf.jpeg import strip
from cardprint.pdf.streams import Stream, packed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

    from cardprint.model.limits import Limits

_QUALITY = 85
_QUALITY_OF_ANOTHER = 92  # of what lost something already in another form: WebP and AVIF
_BANDS = {"1": 1, "L": 1, "P": 1, "RGB": 3, "CMYK": 4}
_SPACES = {"1": b"/DeviceGray", "L": b"/DeviceGray", "RGB": b"/DeviceRGB", "CMYK": b"/DeviceCMYK"}
_KINDS = {"L": b"GRAY", "RGB": b"RGB ", "CMYK": b"CMYK"}  # what profiles call the colours they are for (ICC.1, 7.2.6)
_CLASSES = (b"scnr", b"mntr", b"prtr", b"spac")  # of devices; others are for programs (PDF 1.7, 8.6.5.5)
_TURNED = 5  # orientations from here on lie on their side in the file
_SRGB = (b"sRGB", "sRGB".encode("utf-16-be"))
_INVERTED = b"/Decode[1 0 1 0 1 0 1 0]"


class _Source(NamedTuple):
    """A decoded picture: its colours, how opaque each pixel is (None: all are), and its profile where one matters."""

    colours: Image.Image
    opacity: Image.Image | None
    profile: bytes


def encode(data: bytes, width: float, height: float, limits: Limits = DEFAULT) -> Stream:
    """Make an image of a file's bytes, of at most so many pixels as it is seen, if it is shown at its own proportions.

    Raises UnfitPictureError where the file has changed since it was looked through.
    """
    image, turn = open_raster(data, limits)
    if turn >= _TURNED:
        width, height = height, width
    share = max(width / image.width, height / image.height)
    if share >= 1 and image.format in ("JPEG", "MPO") and image.mode in _SPACES:
        jpeg = strip(data)
        if jpeg is not None:
            profile = _profile(image)
            inverted = jpeg.inverted and image.mode == "CMYK"
            return _stream(image, _space(image.mode, profile), b"/DCTDecode", jpeg.data, inverted=inverted)
    kind = image.format
    if share < 1:
        image = _reduced(image, max(round(image.width * share), 1), max(round(image.height * share), 1))
    source = _source(image)
    del image  # which frees its memory before all is packed
    mask = () if source.opacity is None else (b"/SMask", _lossless(source.opacity, (b"/DeviceGray",)))
    if kind in ("JPEG", "MPO"):
        return _lossy(source, _QUALITY, mask)
    if kind == "AVIF" or (kind == "WEBP" and b"VP8L" not in data[:4096]):
        return _lossy(source, _QUALITY_OF_ANOTHER, mask)
    return _lossless(source.colours, _space(source.colours.mode, source.profile), mask)


def _source(image: Image.Image) -> _Source:
    """Take the opacity of a picture apart, and turn its inks around where Pillow did."""
    profile = _profile(image)
    opacity = None
    if image.mode in ("LA", "RGBA"):
        opacity = image.getchannel("A")
        image = image.convert("L" if image.mode == "LA" else "RGB")
    if image.mode == "CMYK" and image.format == "JPEG" and "adobe" not in image.info:
        from PIL import ImageChops  # noqa: PLC0415 - few pictures are like that

        image = ImageChops.invert(image)  # Pillow takes all inks of JPEGs for inverted, as Adobe writes them
    return _Source(image, opacity, profile)


def _reduced(image: Image.Image, width: int, height: int) -> Image.Image:
    """Make a picture smaller. Colours of what is clear do not bleed into what is not: Pillow sees to that."""
    from PIL import Image as Images  # noqa: PLC0415 - it is loaded by now

    kind = image.format
    if image.mode in ("1", "P"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    gap = None if image.mode in ("LA", "RGBA") else 3.0
    reduced = image.resize((width, height), Images.Resampling.LANCZOS, reducing_gap=gap)
    reduced.format, reduced.info = kind, image.info
    return reduced


def _lossy(source: _Source, quality: int, mask: tuple[bytes | Stream, ...]) -> Stream:
    written = io.BytesIO()
    colours = source.colours if source.colours.mode in ("L", "RGB", "CMYK") else source.colours.convert("RGB")
    colours.save(written, "JPEG", quality=quality, optimize=True)
    bare = strip(written.getvalue())
    if bare is None:
        raise AssertionError  # it was written a moment ago
    space = _space(colours.mode, source.profile)
    return _stream(colours, space, b"/DCTDecode", bare.data, mask, inverted=colours.mode == "CMYK")


def _lossless(image: Image.Image, space: tuple[bytes | Stream, ...], mask: tuple[bytes | Stream, ...] = ()) -> Stream:
    """Pack an image by the rows of PNG; inks, which PNG does not have, as four greys side by side."""
    if image.mode == "CMYK":
        packer = zlib.compressobj()
        data = [*(packer.compress(band.tobytes()) for band in bands(image)), packer.flush()]
        return Stream((*_entries(image, space, 8, mask), b"/Filter/FlateDecode"), b"".join(data))
    written = io.BytesIO()
    image.save(written, "PNG", icc_profile=None)
    chunks = list(_chunks(written.getbuffer()))
    bits = chunks[0][1][8]
    if image.mode == "P":
        colours = next(content for kind, content in chunks if kind == b"PLTE")
        space = (b"[/Indexed", *space, b" %d<%s>]" % (len(colours) // 3 - 1, colours.hex().encode()))
    rows = b"".join(content for kind, content in chunks if kind == b"IDAT")
    parameters = b"/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>" % (
        _BANDS[image.mode],
        bits,
        image.width,
    )
    return Stream((*_entries(image, space, bits, mask), parameters, b"/Filter/FlateDecode"), rows)


def _stream(  # noqa: PLR0913 - what an image is
    image: Image.Image,
    space: tuple[bytes | Stream, ...],
    decoder: bytes,
    data: bytes,
    mask: tuple[bytes | Stream, ...] = (),
    *,
    inverted: bool = False,
) -> Stream:
    decode = (_INVERTED,) if inverted else ()
    return Stream((*_entries(image, space, 8, mask), *decode, b"/Filter", decoder), data)


def _entries(
    image: Image.Image, space: tuple[bytes | Stream, ...], bits: int, mask: tuple[bytes | Stream, ...]
) -> tuple[bytes | Stream, ...]:
    size = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace" % (*image.size, bits)
    return (size, *space, *mask)


def _space(mode: str, profile: bytes) -> tuple[bytes | Stream, ...]:
    """Name the colour space of a picture: that of its profile where it has one."""
    mode = "RGB" if mode == "P" else mode
    if not profile or profile[16:20] != _KINDS.get(mode):
        return (_SPACES[mode],)
    entries = b"/N %d/Alternate%s" % (_BANDS[mode], _SPACES[mode])
    return (b"[/ICCBased", packed((entries,), profile), b"]")


def _profile(image: Image.Image) -> bytes:
    """Return the profile of a picture's colours; none where it is that of sRGB, as everybody expects, or is damaged."""
    profile = image.info.get("icc_profile") or b""
    if profile[12:16] not in _CLASSES or profile[16:20] not in _KINDS.values() or any(map(profile.__contains__, _SRGB)):
        return b""
    from PIL import ImageCms  # noqa: PLC0415 - few pictures have a profile that matters

    try:
        ImageCms.ImageCmsProfile(io.BytesIO(profile))
    except OSError:
        return b""
    return bytes(profile)


def _chunks(png: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    at = 8
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        yield kind, png[at + 8 : at + 8 + length]
        at += length + 12
