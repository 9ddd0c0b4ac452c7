"""Pictures of pixels: takes the bytes of a file, gives them decoded to the last one, and which way up they are.

Pillow is asked for one format only, the one the first bytes name. Asked for any, it would also try those that run
other programs (EPS runs Ghostscript), and load every plugin it has.
"""

from __future__ import annotations

import importlib
import io
import struct
import warnings
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from cardprint.images.colours import in_colours
from cardprint.images.errors import SMALLER, UnfitPictureError, too_many_bytes
from cardprint.model.limits import DEFAULT, MILLION, more

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

    from cardprint.model.limits import Limits

_AGAIN = "open it in an image program and save it again"
_ORIENTATION = 0x0112
_POINTERS = (0x8769, 0x8825)  # tags of EXIF whose value is where more tags begin
_UPRIGHT, _LAST_TURN = 1, 8


class _Format(NamedTuple):
    name: str
    plugin: str
    begins: tuple[bytes, ...]
    brand: bytes = b""  # what follows after four bytes more, in formats that are boxes inside boxes
    share: float = 1.0  # of the pixels allowed: decoders that keep several copies of a picture get fewer


_FORMATS = (
    _Format("PNG", "PngImagePlugin", (b"\x89PNG\r\n\x1a\n",)),
    _Format("JPEG", "JpegImagePlugin", (b"\xff\xd8\xff",)),
    _Format("GIF", "GifImagePlugin", (b"GIF87a", b"GIF89a")),
    _Format("WEBP", "WebPImagePlugin", (b"RIFF",), b"WEBP", 0.6),
    _Format("TIFF", "TiffImagePlugin", (b"II*\0", b"MM\0*")),
    _Format("BMP", "BmpImagePlugin", (b"BM",)),
    _Format("PPM", "PpmImagePlugin", tuple(b"P%d" % number for number in range(1, 7))),
    _Format("AVIF", "AvifImagePlugin", (b"",), b"ftypavif", 0.4),
)
_KNOWN = "PNG, JPEG, WebP, GIF or SVG"
# What Pillow raises over damaged files, found by breaking files byte by byte: beyond OSError it lets errors of its
# parsers through.
_DAMAGE = (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError, struct.error, zlib.error)


def open_raster(data: bytes, limits: Limits = DEFAULT) -> tuple[Image.Image, int]:
    """Decode a picture, the first frame where it moves, into colours that are printed.

    Returns it as it lies in the file, and its EXIF orientation. Whoever looks whether a file can be printed and whoever
    prints it go this one road, so that what the first accepts the second can print.
    Raises UnfitPictureError where any of it cannot be read, and for more pixels or bytes than the limits allow.
    """
    if len(data) > limits.picture_bytes:
        raise too_many_bytes(limits)
    wanted = _format_of(data)
    from PIL import Image  # noqa: PLC0415 - 25 ms, and most decks have no pictures

    with warnings.catch_warnings(), _allowing(limits.picture_pixels):
        warnings.simplefilter("ignore")
        warnings.filterwarnings("error", message="Corrupt EXIF", category=UserWarning)
        warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
        try:
            importlib.import_module(f"PIL.{wanted.plugin}")
            image: Image.Image = Image.open(io.BytesIO(data), formats=(wanted.name,))
            if image.width * image.height > limits.picture_pixels * wanted.share:
                raise _too_many_pixels(limits, wanted)
            image.load()
            turn = _turn(image)
            image = in_colours(image)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise _too_many_pixels(limits, wanted) from None
        except ImportError:
            raise _unread(wanted) from None
        except UnfitPictureError:
            raise
        except UserWarning:
            raise _turned_unknown() from None
        except MemoryError:
            raise UnfitPictureError("takes more memory than there is", SMALLER, is_limit=True) from None
        except _DAMAGE as error:
            raise UnfitPictureError("is cut short" if "runcat" in str(error) else "is damaged", _AGAIN) from error
        return image, turn


@contextmanager
def _allowing(pixels: int) -> Iterator[None]:
    """Let Pillow, which has a limit of its own, warn of pictures that have more pixels."""
    from PIL import Image  # noqa: PLC0415 - as above

    before, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, pixels
    try:
        yield
    finally:
        Image.MAX_IMAGE_PIXELS = before


def _format_of(data: bytes) -> _Format:
    if not data:
        raise UnfitPictureError("is empty")
    for known in _FORMATS:
        if data.startswith(known.begins) and (not known.brand or known.brand in data[4:16]):
            return known
    raise UnfitPictureError("is no picture that can be printed", f"save it as {_KNOWN}")


def _turn(image: Image.Image) -> int:
    """Return the EXIF orientation; a number that has no meaning counts as upright, as it does everywhere."""
    try:
        exif = image.getexif()
        turn = exif.get(_ORIENTATION, _UPRIGHT)
        pointers = [exif.get(pointer, 0) for pointer in _POINTERS]
    except (*_DAMAGE, UserWarning):
        raise _turned_unknown() from None
    if not all(isinstance(pointer, (int, dict)) for pointer in pointers):
        raise _turned_unknown()
    return int(turn) if isinstance(turn, int) and _UPRIGHT <= turn <= _LAST_TURN else _UPRIGHT


def _unread(wanted: _Format) -> UnfitPictureError:
    return UnfitPictureError(f"is {wanted.name}, which Pillow here does not read", f"save it as {_KNOWN}")


def _turned_unknown() -> UnfitPictureError:
    return UnfitPictureError("has damaged EXIF data, which should say which way up it is", _AGAIN)


def _too_many_pixels(limits: Limits, wanted: _Format) -> UnfitPictureError:
    most = limits.picture_pixels * wanted.share / MILLION
    message = f"has more than {most:.0f} million pixels{f' as {wanted.name}' if wanted.share < 1 else ''}"
    return UnfitPictureError(message, f"{SMALLER}, {more('pixels')}", is_limit=True)
