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
from typing import TYPE_CHECKING, NamedTuple

from cardprint.pictures.unfit import UnfitPictureError

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 40_000_000
MOST_BYTES = 25 * 1024 * 1024
_AGAIN = "open it in an image program and save it again"
_ORIENTATION = 0x0112
_POINTERS = (0x8769, 0x8825)  # tags of EXIF whose value is where more tags begin
_UPRIGHT, _LAST_TURN = 1, 8


class _Format(NamedTuple):
    name: str
    plugin: str
    begins: tuple[bytes, ...]
    brand: bytes = b""  # what follows after four bytes more, in formats that are boxes inside boxes


_FORMATS = (
    _Format("PNG", "PngImagePlugin", (b"\x89PNG\r\n\x1a\n",)),
    _Format("JPEG", "JpegImagePlugin", (b"\xff\xd8\xff",)),
    _Format("GIF", "GifImagePlugin", (b"GIF87a", b"GIF89a")),
    _Format("WEBP", "WebPImagePlugin", (b"RIFF",), b"WEBP"),
    _Format("TIFF", "TiffImagePlugin", (b"II*\0", b"MM\0*")),
    _Format("BMP", "BmpImagePlugin", (b"BM",)),
    _Format("PPM", "PpmImagePlugin", tuple(b"P%d" % number for number in range(1, 7))),
    _Format("AVIF", "AvifImagePlugin", (b"",), b"ftypavif"),
)
_KNOWN = "PNG, JPEG, WebP, GIF or SVG"
# What Pillow raises over damaged files, found by breaking files byte by byte: beyond OSError it lets errors of its
# parsers through.
_DAMAGE = (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError, struct.error, zlib.error)


def open_raster(data: bytes) -> tuple[Image.Image, int]:
    """Decode a picture, the first frame where it moves. Gives it as it lies in the file, and its EXIF orientation.

    Raises UnfitPictureError where any of it cannot be read, and for more than 40 million pixels or 25 MB.
    """
    if len(data) > MOST_BYTES:
        raise _too_large(f"is larger than {MOST_BYTES // 1024 // 1024} MB")
    wanted = _format_of(data)
    from PIL import Image  # noqa: PLC0415 - 25 ms, and most decks have no pictures

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.filterwarnings("error", message="Corrupt EXIF", category=UserWarning)
        warnings.filterwarnings("error", category=Image.DecompressionBombWarning)
        try:
            importlib.import_module(f"PIL.{wanted.plugin}")
            image = Image.open(io.BytesIO(data), formats=(wanted.name,))
            if image.width * image.height > MOST_PIXELS:
                raise _too_many_pixels()
            image.load()
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise _too_many_pixels() from None
        except ImportError:
            raise _unread(wanted) from None
        except UnfitPictureError:
            raise
        except UserWarning:
            raise _turned_unknown() from None
        except MemoryError:
            raise _too_large("takes more memory than there is") from None
        except _DAMAGE as error:
            raise UnfitPictureError("is cut short" if "runcat" in str(error) else "is damaged", _AGAIN) from error
        return image, _turn(image)


def _format_of(data: bytes) -> _Format:
    if not data:
        raise UnfitPictureError("is empty")
    for known in _FORMATS:
        if data.startswith(known.begins) and (not known.brand or known.brand in data[4:16]):
            return known
    raise UnfitPictureError("is no picture that can be printed", f"save it as {_KNOWN}")


def _turn(image: Image.Image) -> int:
    """Give the EXIF orientation; a number that has no meaning counts as upright, as it does everywhere."""
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


def _too_many_pixels() -> UnfitPictureError:
    return _too_large(f"has more than {MOST_PIXELS // 1_000_000} million pixels")


def _too_large(message: str) -> UnfitPictureError:
    return UnfitPictureError(message, "make it smaller: print shows 300 pixels to the inch", is_limit=True)
