"""The colours of a decoded picture, brought to what PDF has: grey, red, green and blue, inks, or a palette of colours.

Eight bits a colour or a single one, and with grey or colours perhaps how opaque a pixel is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PIL import Image

_SIXTEEN_BITS = 65536
_OPAQUE = (255, 255)
_PRINTED = ("1", "L", "P", "RGB", "CMYK")
_GREYS = ("1", "L", "LA", "La")


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
        image = image if image.mode == wanted else image.convert(wanted)
        if image.getchannel("A").getextrema() == _OPAQUE:
            image = image.convert("L" if grey else "RGB")
    elif image.mode not in _PRINTED or (image.mode == "P" and not _is_plain_palette(image)):
        image = image.convert("RGB")
    image.format = kind
    return image


def _has_palette(image: Image.Image) -> bool:
    return image.palette is not None and len(image.palette.palette) >= len(image.palette.mode)


def _is_plain_palette(image: Image.Image) -> bool:
    """Tell whether a palette is of whole colours, and has all that its picture names."""
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
        return image.point(lambda value: value * scale - low * scale).convert("L")
    if not image.mode.startswith("I"):
        return image
    levels = image.convert("I")
    reduced = levels.point([level >> 8 for level in range(_SIXTEEN_BITS)], "L")
    clear = image.info.get("transparency")
    if isinstance(clear, int):
        reduced.putalpha(levels.point([255 * (level != clear) for level in range(_SIXTEEN_BITS)], "L"))
    return reduced
