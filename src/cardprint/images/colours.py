"""The colours of a decoded picture, brought to what PDF has: grey, red, green and blue, inks, or a palette of colours.

Eight bits a colour or a single one, and with grey or colours perhaps how opaque a pixel is. Large pictures are changed
a band at a time, so that besides the old and the new one there is no third in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PIL import Image

_SIXTEEN_BITS = 65536
_PRINTED = ("1", "L", "P", "RGB", "CMYK")
_GREYS = ("1", "L", "LA", "La")
_BAND = 1 << 20  # pixels that are changed at a time


def in_colours(image: Image.Image) -> Image.Image:
    """Return a picture in one of the modes of Pillow that are printed: 1, L, P, RGB, CMYK; LA, RGBA if not opaque.

    Raises ValueError for a palette without colours, and what Pillow raises for what it cannot make sense of.
    """
    kind = image.format
    image = _eight_bits(image)
    if image.mode == "P" and not _has_palette(image):
        raise ValueError("no palette")
    if "transparency" in image.info or image.mode in ("LA", "PA", "RGBA", "La", "RGBa"):
        grey = image.mode in _GREYS
        wanted = "LA" if grey else "RGBA"
        if all(_is_opaque(band.convert(wanted)) for band in bands(image)):
            image = image.convert("L" if grey else "RGB")
        elif image.mode != wanted:
            image = image.convert(wanted)
    elif image.mode not in _PRINTED or (image.mode == "P" and not _is_plain_palette(image)):
        image = image.convert("RGB")
    image.format = kind
    return image


def bands(image: Image.Image) -> Iterator[Image.Image]:
    """Yield a picture band by band, from the top."""
    rows = max(1, _BAND // image.width)
    for top in range(0, image.height, rows):
        yield image.crop((0, top, image.width, min(top + rows, image.height)))


def _is_opaque(image: Image.Image) -> bool:
    return image.getchannel("A").getextrema() == (255, 255)


def _has_palette(image: Image.Image) -> bool:
    return image.palette is not None and len(image.palette.palette) >= len(image.palette.mode)


def _is_plain_palette(image: Image.Image) -> bool:
    """Return whether a palette is of whole colours, and has all that its picture names."""
    palette = image.palette
    if palette is None or palette.mode != "RGB" or len(palette.palette) % 3:
        return False
    _, last = cast("tuple[int, int]", image.getextrema())
    return last < len(palette.palette) // 3


def _eight_bits(image: Image.Image) -> Image.Image:
    """Reduce sixteen bits of grey to eight; what is transparent stays so."""
    if image.mode == "F":
        low, high = cast("tuple[float, float]", image.getextrema())
        scale = 255 / (high - low) if high > low else 1.0
        return _changed(image, "L", lambda band: band.point(lambda value: value * scale - low * scale).convert("L"))
    if not image.mode.startswith("I"):
        return image
    clear = image.info.get("transparency")
    reduced = [level >> 8 for level in range(_SIXTEEN_BITS)]
    if not isinstance(clear, int):
        return _changed(image, "L", lambda band: band.convert("I").point(reduced, "L"))
    opaque = [255 * (level != clear) for level in range(_SIXTEEN_BITS)]

    def with_opacity(band: Image.Image) -> Image.Image:
        levels = band.convert("I")
        grey = levels.point(reduced, "L")
        grey.putalpha(levels.point(opaque, "L"))
        return grey

    return _changed(image, "LA", with_opacity)


def _changed(image: Image.Image, mode: str, change: Callable[[Image.Image], Image.Image]) -> Image.Image:
    """Return a picture in another mode, changed band by band."""
    from PIL import Image as Images  # noqa: PLC0415 - it is loaded by now

    new = Images.new(mode, image.size)
    new.info = {name: value for name, value in image.info.items() if name != "transparency"}
    top = 0
    for band in bands(image):
        new.paste(change(band), (0, top))
        top += band.height
    return new
